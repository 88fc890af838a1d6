"""The speakers: what is shown of them, and the edit that each gesture makes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget

from annotator.domain.colours import PALETTE
from annotator.editing import (
    AddSpeaker,
    EditSpeaker,
    MergeSpeakers,
    RemoveSpeaker,
    SetSpeakerFrom,
)
from annotator.ui.panels import removal
from annotator.ui.panels.tagging_panel import TaggingPanel
from tests.ui.panels.conftest import (
    FORECAST,
    TEXT,
    Stage,
    choose,
    palette_of,
    submenu,
)


def names(panel: TaggingPanel) -> list[str]:
    model = panel.marks.speakers.model
    return [str(model.index(i).data()) for i in range(model.rowCount())]


def test_speakers_are_shown_with_their_share_of_the_speech(panel: TaggingPanel, stage: Stage) -> None:
    assert names(panel) == ["周允", "简宁", "Ode Larsen"]
    model = panel.marks.speakers.model
    rows = [model.row(model.index(i)) for i in range(3)]
    assert sum(row.share for row in rows if row) == pytest.approx(1)
    first = rows[0]
    assert first is not None
    assert first.percent.endswith("%")
    assert first.about == "主持人"


def test_pressing_a_speaker_tells_whom(panel: TaggingPanel, stage: Stage) -> None:
    told: list[str] = []
    panel.speaker_chosen.connect(told.append)
    speakers = panel.marks.speakers.list
    speakers.setCurrentIndex(panel.marks.speakers.model.index(1))
    QTest.keyClick(speakers, Qt.Key.Key_Return)
    assert told == [stage.speaker("简宁").id]
    assert stage.bridge.edits == []


def test_a_speaker_is_renamed_in_place(panel: TaggingPanel, stage: Stage) -> None:
    speakers = panel.marks.speakers.list
    speakers.rename(stage.speaker("简宁").id)
    editor = speakers.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("简 宁宁")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert stage.bridge.edits == [EditSpeaker(stage.speaker("简 宁宁").id, name="简 宁宁")]
    assert names(panel) == ["周允", "简 宁宁", "Ode Larsen"]


def test_a_name_that_another_has_is_refused_and_nothing_changes(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.do(EditSpeaker(stage.speaker("简宁").id, name="周允"))
    assert len(stage.bridge.sentences) == 1
    assert names(panel) == ["周允", "简宁", "Ode Larsen"]


def test_a_speaker_is_added_by_name(panel: TaggingPanel, stage: Stage) -> None:
    panel.marks.speakers.adder.click()
    QTest.keyClicks(palette_of(panel).line, "Lin Xia")
    QTest.keyClick(palette_of(panel).line, Qt.Key.Key_Return)
    assert stage.bridge.edits == [AddSpeaker("Lin Xia")]
    assert names(panel)[-1] == "Lin Xia"


def test_the_menu_recolours_and_gives_keys_but_not_those_of_others(panel: TaggingPanel, stage: Stage) -> None:
    speaker = stage.speaker("简宁")
    menu = panel.marks.speakers.menu_for(speaker)
    colours = submenu(menu, "Colour")
    colours.actions()[4].trigger()
    assert stage.bridge.last() == EditSpeaker(speaker.id, colour=PALETTE[4])
    keys = submenu(menu, "Key")
    taken, own, free = keys.actions()[0], keys.actions()[1], keys.actions()[6]
    assert not taken.isEnabled()
    assert "周允" in taken.text()
    assert own.isChecked()
    free.trigger()
    assert stage.bridge.last() == EditSpeaker(speaker.id, shortcut="7")
    assert stage.speaker("简宁").shortcut == "7"


def test_a_speaker_is_merged_into_another(panel: TaggingPanel, stage: Stage) -> None:
    gone, kept = stage.speaker("Ode Larsen"), stage.speaker("周允")
    panel.marks.speakers.ask_merge(gone)
    choose(panel, 0)
    assert stage.bridge.edits == [MergeSpeakers((gone.id,), kept.id)]
    assert names(panel) == ["周允", "简宁"]


def test_removing_a_speaker_says_what_will_happen(
    panel: TaggingPanel, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    answers = iter([False, True])

    def ask(title: str, consequence: str, parent: QWidget) -> bool:
        said.append(f"{title} {consequence}")
        return next(answers)

    monkeypatch.setattr(removal, "ask_removal", ask)
    speaker = stage.speaker("简宁")
    speakers = panel.marks.speakers.list
    speakers.setCurrentIndex(panel.marks.speakers.model.place_of(speaker.id))
    QTest.keyClick(speakers, Qt.Key.Key_Delete)
    assert stage.bridge.edits == []
    assert "2 turns stay without a speaker" in said[0]
    QTest.keyClick(speakers, Qt.Key.Key_Delete)
    assert stage.bridge.edits == [RemoveSpeaker(speaker.id)]
    assert names(panel) == ["周允", "Ode Larsen"]


def test_somebody_who_says_nothing_is_removed_without_a_question(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.do(AddSpeaker("路人"))
    speaker = stage.speaker("路人")
    panel.marks.speakers.list.removal_asked.emit(speaker.id)
    assert stage.bridge.last() == RemoveSpeaker(speaker.id)


def test_the_question_offers_to_keep_first(stage: Stage, window: QWidget) -> None:
    from PySide6.QtCore import QTimer

    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        default = box.defaultButton()
        assert default is not None
        seen.append(default.text())
        QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, press)
    assert removal.ask_removal("Remove?", "All of it.", window) is False
    assert seen == ["Keep"]


def test_sorting_by_sound(panel: TaggingPanel) -> None:
    panel.marks.speakers.sorter.click()
    assert names(panel) == ["简宁", "Ode Larsen", "周允"]
    panel.marks.speakers.sorter.click()
    assert names(panel) == ["周允", "简宁", "Ode Larsen"]


def test_shares_follow_the_turns(panel: TaggingPanel, stage: Stage) -> None:
    start = stage.transcript.turns[0].start
    stage.bridge.do(SetSpeakerFrom(stage.transcript_id, start, (stage.speaker("简宁").id,)))
    model = panel.marks.speakers.model
    row = model.row(model.place_of(stage.speaker("周允").id))
    assert row is not None
    assert (row.turns, row.share) == (0, 0.0)


def test_only_the_row_that_changed_is_refreshed(panel: TaggingPanel, stage: Stage) -> None:
    touched: list[int] = []
    panel.marks.speakers.model.dataChanged.connect(lambda first, _last: touched.append(first.row()))
    stage.bridge.do(EditSpeaker(stage.speaker("Ode Larsen").id, role="顾问组长"))
    assert touched == [2]


def test_who_speaks_at_the_caret_stands_out(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.move_caret(TEXT.index(FORECAST))
    model = panel.marks.speakers.model
    current = [row.speaker.name for i in range(3) if (row := model.row(model.index(i))) and row.is_current]
    assert current == ["Ode Larsen"]
    chips = {chip.face.text: chip.face.is_current for chip in panel.marks.topics.flow.chips()}
    assert chips == {"漏损率": True, "分区": False, "水价": False}


def test_somebody_without_a_key_of_their_own_shows_the_digit_that_stands_for_them(
    panel: TaggingPanel, stage: Stage
) -> None:
    stage.bridge.do(EditSpeaker(stage.speaker("周允").id, shortcut=""))
    stage.bridge.do(EditSpeaker(stage.speaker("Ode Larsen").id, shortcut="L"))
    model = panel.marks.speakers.model
    assert [row.key for i in range(3) if (row := model.row(model.index(i)))] == ["1", "2", "L"]
