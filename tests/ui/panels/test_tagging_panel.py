"""The marks: what is shown of a transcript, and the edit that each gesture makes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget

from annotator.domain.annotation import Certainty, CheckWorthiness, RelationKind, Stance
from annotator.domain.label import Layer
from annotator.editing import (
    AddLabel,
    AddSpeaker,
    Annotate,
    EditAnnotation,
    EditLabel,
    EditRelation,
    EditSpeaker,
    MergeLabels,
    MergeSpeakers,
    Relate,
    RemoveAnnotations,
    RemoveLabel,
    RemoveSpeaker,
    SetSpeakerFrom,
    Unrelate,
)
from annotator.language import use_language
from annotator.ui.panels import removal
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.panels.name_editor import NameEditor
from annotator.ui.panels.tagging_panel import TaggingPanel
from tests.ui.panels.conftest import ADVICE, FACT, FIGURE, FORECAST, TEXT, Stage


@pytest.fixture
def panel(stage: Stage, window: QWidget) -> TaggingPanel:
    made = TaggingPanel(stage.bridge, window)
    made.resize(336, 780)
    made.show()
    return made


def palette_of(panel: QWidget) -> LabelPalette:
    """The palette that is open."""
    found = [p for p in panel.window().findChildren(LabelPalette) if p.isVisible()]
    assert len(found) == 1
    return found[0]


def choose(panel: QWidget, row: int) -> None:
    QTest.keyClick(palette_of(panel).line, Qt.Key(Qt.Key.Key_1 + row))


def names(panel: TaggingPanel) -> list[str]:
    model = panel.marks.speakers.model
    return [str(model.index(i).data()) for i in range(model.rowCount())]


# Speakers


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


def menu_action(menu: QWidget, text: str) -> object:
    return next(a for a in menu.actions() if a.text() == text)


def test_the_menu_recolours_and_gives_keys_but_not_those_of_others(panel: TaggingPanel, stage: Stage) -> None:
    speaker = stage.speaker("简宁")
    menu = panel.marks.speakers.menu_for(speaker)
    colours = menu_action(menu, "Colour").menu()  # type: ignore[attr-defined]
    colours.actions()[4].trigger()
    assert stage.bridge.last == EditSpeaker(speaker.id, colour="#a8780a")
    keys = menu_action(menu, "Key").menu()  # type: ignore[attr-defined]
    taken, own, free = keys.actions()[0], keys.actions()[1], keys.actions()[6]
    assert not taken.isEnabled()
    assert "周允" in taken.text()
    assert own.isChecked()
    free.trigger()
    assert stage.bridge.last == EditSpeaker(speaker.id, shortcut="7")
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
    assert stage.bridge.last == RemoveSpeaker(speaker.id)


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
    row = panel.marks.speakers.model.row(panel.marks.speakers.model.index(0))
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


# Labels


def test_topics_count_their_marks_and_claims_show_their_keys(panel: TaggingPanel, stage: Stage) -> None:
    assert [chip.text() for chip in panel.marks.topics.flow.chips()] == ["漏损率 · 1", "分区 · 1", "水价"]
    assert [chip.face.key for chip in panel.marks.claims.flow.chips()][:2] == ["F", "G"]
    stage.bridge.do(Annotate(stage.transcript_id, 0, 4, "水价"))
    assert panel.marks.topics.flow.chips()[2].text() == "水价 · 1"
    stage.bridge.undo()
    assert panel.marks.topics.flow.chips()[2].text() == "水价"


def test_pressing_a_chip_tells_which_label(panel: TaggingPanel, stage: Stage) -> None:
    topics: list[str] = []
    claims: list[str] = []
    panel.topic_chosen.connect(topics.append)
    panel.claim_chosen.connect(claims.append)
    panel.marks.topics.flow.chips()[1].click()
    QTest.keyClick(panel.marks.claims.flow.chips()[0], Qt.Key.Key_Return)
    first_type = stage.bridge.codebook.labels_of(Layer.CLAIMS)[0]
    assert (topics, claims) == ([stage.label("分区").id], [first_type.id])
    assert stage.bridge.edits == []


def test_a_topic_is_added_below_another_and_shown_there(panel: TaggingPanel, stage: Stage) -> None:
    parent = stage.label("漏损率")
    menu = panel.marks.topics.menu_for(parent)
    menu_action(menu, "New topic below …").trigger()  # type: ignore[attr-defined]
    QTest.keyClicks(palette_of(panel).line, "night")
    QTest.keyClick(palette_of(panel).line, Qt.Key.Key_Return)
    assert stage.bridge.edits == [AddLabel(Layer.TOPICS, "night", parent=parent.id)]
    assert [chip.face.text for chip in panel.marks.topics.flow.chips()] == [
        "漏损率",
        "› night",
        "分区",
        "水价",
    ]


def test_a_label_is_renamed_over_its_chip(panel: TaggingPanel, stage: Stage) -> None:
    label = stage.label("水价")
    panel.marks.topics.rename(label)
    editor = panel.marks.topics.flow.findChild(NameEditor)
    assert isinstance(editor, NameEditor)
    QTest.keyClicks(editor, "price")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert stage.bridge.edits == [EditLabel(label.id, name="price")]


def test_escape_leaves_the_name_as_it_was(panel: TaggingPanel, stage: Stage) -> None:
    panel.marks.topics.rename(stage.label("水价"))
    editor = panel.marks.topics.flow.findChild(NameEditor)
    assert isinstance(editor, NameEditor)
    QTest.keyClicks(editor, "price")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert stage.bridge.edits == []


def test_a_label_is_merged_and_removed(
    panel: TaggingPanel, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removal, "ask_removal", lambda *_: True)
    gone, kept = stage.label("分区"), stage.label("漏损率")
    panel.marks.topics.ask_merge(gone)
    choose(panel, 0)
    assert stage.bridge.last == MergeLabels((gone.id,), kept.id)
    removal.remove_label(stage.bridge, kept.id, panel)
    assert stage.bridge.last == RemoveLabel(kept.id)


def test_arrow_keys_go_from_chip_to_chip(panel: TaggingPanel) -> None:
    chips = panel.marks.claims.flow.chips()
    chips[0].setFocus()
    QTest.keyClick(chips[0], Qt.Key.Key_Right)
    assert chips[1].hasFocus()
    QTest.keyClick(chips[0], Qt.Key.Key_Left)
    assert chips[-1].hasFocus()


# The claim's form


def test_nothing_chosen_shows_a_hint_and_no_form(panel: TaggingPanel) -> None:
    assert panel.marks.hint.isVisible()
    assert not panel.marks.form.isVisible()


def test_the_chosen_claim_is_shown_with_what_it_inherits(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    form = panel.marks.form
    assert form.isVisible()
    assert not panel.marks.hint.isVisible()
    assert form.quote.text() == FIGURE
    assert form.speaker.text() == "简宁 (from the turn)"
    assert form.topics.text() == "漏损率 (from the text)"
    assert form.stance.text() == "—"
    assert [row.kind.text() for row in form.relations.rows] == ["attacks"]
    assert form.relations.rows[0].quote.text() == FACT
    stage.bridge.select_annotation(stage.claim(FACT).id)
    assert [row.kind.text() for row in form.relations.rows] == ["is attacked by"]


@pytest.mark.parametrize(
    ("field", "row", "attribute", "value"),
    [
        ("stance", 2, "stance", Stance.CRITICAL),
        ("certainty", 0, "certainty", Certainty.CERTAIN),
        ("check", 0, "check_worthiness", CheckWorthiness.WORTHY),
    ],
)
def test_an_attribute_is_chosen_and_taken_back(
    panel: TaggingPanel, stage: Stage, field: str, row: int, attribute: str, value: object
) -> None:
    claim = stage.claim(FIGURE)
    stage.bridge.select_annotation(claim.id)
    chooser = getattr(panel.marks.form, field)
    chooser.click()
    choose(panel, row)
    assert isinstance(stage.bridge.last, EditAnnotation)
    assert getattr(stage.claim(FIGURE).attributes, attribute) is value
    chooser.click()
    palette = palette_of(panel)
    QTest.keyClick(palette.line, Qt.Key(Qt.Key.Key_1 + palette.model.rowCount() - 1))
    assert getattr(stage.claim(FIGURE).attributes, attribute) is None
    assert len(stage.bridge.edits) == 2


def test_the_speaker_is_overridden_and_inherited_again(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    form = panel.marks.form
    form.speaker.click()
    QTest.keyClicks(palette_of(panel).line, "zy")
    QTest.keyClick(palette_of(panel).line, Qt.Key.Key_Return)
    assert stage.claim(FIGURE).attributes.speaker_id == stage.speaker("周允").id
    assert form.speaker.text() == "周允"
    form.speaker.click()
    choose(panel, 0)
    assert stage.claim(FIGURE).attributes.speaker_id is None


def test_topics_begin_with_what_was_inherited_and_can_be_inherited_again(
    panel: TaggingPanel, stage: Stage
) -> None:
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    form = panel.marks.form
    form.topics.click()
    choose(panel, 3)
    inherited, added = stage.label("漏损率").id, stage.label("水价").id
    assert stage.claim(FIGURE).attributes.topic_ids == (inherited, added)
    choose(panel, 1)
    assert stage.claim(FIGURE).attributes.topic_ids == (added,)
    assert form.topics.text() == "水价"
    choose(panel, 0)
    assert stage.claim(FIGURE).attributes.topic_ids is None
    QTest.keyClick(palette_of(panel).line, Qt.Key.Key_Escape)


def test_a_visit_of_a_field_is_one_undo_step_however_often_it_saves(
    panel: TaggingPanel, stage: Stage
) -> None:
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    wording = panel.marks.form.wording
    steps = len(stage.workspace.history())
    wording.setFocus()
    QTest.keyClicks(wording, "night")
    wording.save()
    assert stage.claim(FIGURE).attributes.wording == "night"
    QTest.keyClicks(wording, " flow 19%")
    panel.marks.form.note.setFocus()
    assert stage.claim(FIGURE).attributes.wording == "night flow 19%"
    standing = stage.workspace.undoable
    assert standing is not None
    stage.bridge.undo()
    assert stage.claim(FIGURE).attributes.wording == ""
    assert len(stage.workspace.history()) >= steps
    assert wording.toPlainText() == ""


def test_a_pause_saves(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    note = panel.marks.form.note
    note._pause.setInterval(10)
    note.setFocus()
    QTest.keyClicks(note, "ask")
    QTest.qWait(60)
    assert stage.claim(FIGURE).note == "ask"
    assert note.hasFocus()


def test_nothing_is_saved_while_an_input_method_composes(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    note = panel.marks.form.note
    note.setFocus()
    QTest.keyClicks(note, "a")
    QApplication.sendEvent(note, QInputMethodEvent("bei", []))
    note.save()
    assert stage.claim(FIGURE).note == ""
    commit = QInputMethodEvent("", [])
    commit.setCommitString("备")
    QApplication.sendEvent(note, commit)
    note.save()
    assert stage.claim(FIGURE).note == "a备"


def test_what_is_typed_goes_to_the_claim_it_was_typed_for(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    panel.marks.form.wording.setFocus()
    QTest.keyClicks(panel.marks.form.wording, "first")
    stage.bridge.select_annotation(stage.claim(FACT).id)
    assert stage.claim(FIGURE).attributes.wording == "first"
    assert stage.claim(FACT).attributes.wording == ""
    assert panel.marks.form.wording.toPlainText() == ""


def test_what_another_changes_does_not_wipe_what_is_being_typed(panel: TaggingPanel, stage: Stage) -> None:
    claim = stage.claim(FIGURE)
    stage.bridge.select_annotation(claim.id)
    wording = panel.marks.form.wording
    wording.setFocus()
    QTest.keyClicks(wording, "mine")
    stage.bridge.do(EditAnnotation(claim.id, note="theirs"))
    assert wording.toPlainText() == "mine"
    assert panel.marks.form.note.toPlainText() == "theirs"


def test_escape_takes_back_what_was_typed(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    wording = panel.marks.form.wording
    wording.setFocus()
    QTest.keyClicks(wording, "no")
    QTest.keyClick(wording, Qt.Key.Key_Escape)
    panel.save()
    assert stage.bridge.edits == []


def test_a_relation_is_added_by_kind_and_typing(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.select_annotation(stage.claim(ADVICE).id)
    form = panel.marks.form
    form.relations.adder.click()
    choose(panel, 0)
    line = palette_of(panel).line
    line.setText("百分之十二")
    QTest.keyClick(line, Qt.Key.Key_Return)
    source, target = stage.claim(ADVICE).id, stage.claim(FORECAST).id
    assert stage.bridge.edits == [Relate(RelationKind.SUPPORTS, source, target)]
    assert [row.quote.text() for row in form.relations.rows] == [FORECAST]


def test_a_relation_is_changed_followed_and_removed(panel: TaggingPanel, stage: Stage) -> None:
    gone: list[tuple[str, str]] = []
    panel.go_to.connect(lambda t, a: gone.append((t, a)))
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    relation = stage.transcript.relations[0]
    form = panel.marks.form
    form.relations.rows[0].kind.click()
    choose(panel, 2)
    assert stage.bridge.last == EditRelation(relation.id, relation_kind=RelationKind.RESTATES)
    assert [row.kind.text() for row in form.relations.rows] == ["restates"]
    form.relations.rows[0].quote.click()
    assert gone == [(stage.transcript_id, stage.claim(FACT).id)]
    form.relations.rows[0].drop.click()
    assert stage.bridge.last == Unrelate((relation.id,))
    assert form.relations.rows == []


def test_the_form_goes_when_its_claim_does(panel: TaggingPanel, stage: Stage) -> None:
    claim = stage.claim(ADVICE)
    stage.bridge.select_annotation(claim.id)
    stage.bridge.do(RemoveAnnotations((claim.id,)))
    assert not panel.marks.form.isVisible()
    assert panel.marks.hint.isVisible()


def test_a_chosen_topic_has_a_note_and_nothing_of_a_claim(panel: TaggingPanel, stage: Stage) -> None:
    topic = next(a for a in stage.transcript.annotations if a.label_id == stage.label("分区").id)
    stage.bridge.select_annotation(topic.id)
    form = panel.marks.form
    assert form.kind.text() == "Topic: 分区"
    assert not form.wording.isVisible()
    form.note.setFocus()
    QTest.keyClicks(form.note, "later")
    form.save()
    assert stage.bridge.edits == [EditAnnotation(topic.id, note="later")]


def test_every_control_has_an_accessible_name(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    nameless = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
    ]
    assert [type(widget).__name__ for widget in nameless] == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_text_is_cut_in_either_language(stage: Stage, window: QWidget, language: str) -> None:
    use_language(language)
    panel = TaggingPanel(stage.bridge, window)
    panel.resize(336, 780)
    panel.show()
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    QApplication.processEvents()
    row = panel.marks.claims.flow
    assert all(chip.width() >= chip.sizeHint().width() for chip in row.chips())
    assert panel.marks.form.width() <= 336
    right = panel.mapToGlobal(QPoint(panel.width(), 0)).x()
    for child in panel.marks.form.findChildren(QWidget):
        if child.isVisible():
            assert child.mapToGlobal(QPoint(child.width(), 0)).x() <= right
