"""The form of the chosen mark: what it inherits, what it saves, and when."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.annotation import Certainty, CheckWorthiness, RelationKind, Stance
from annotator.editing import (
    Correct,
    EditAnnotation,
    EditRelation,
    Relate,
    RemoveAnnotations,
    Unrelate,
)
from annotator.language import use_language
from annotator.ui.panels.tagging_panel import TaggingPanel
from tests.ui.panels.conftest import (
    ADVICE,
    FACT,
    FIGURE,
    FORECAST,
    Stage,
    choose,
    palette_of,
)


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
    assert [row.kind.text() for row in form.relations.rows] == ["attacked by"]


def test_a_claim_whose_words_were_taken_out_says_so_and_what_was_heard(
    panel: TaggingPanel, stage: Stage
) -> None:
    claim, other = stage.claim(FIGURE), stage.claim(FACT)
    stage.bridge.select_annotation(claim.id)
    stage.bridge.do(Correct(claim.transcript_id, claim.span.start, claim.span.end, ""))
    form = panel.marks.form
    assert form.quote.text() == f"(its words were taken out; heard: “{FIGURE}”)"
    stage.bridge.select_annotation(other.id)
    assert form.relations.rows[0].quote.text() == f"(its words were taken out; heard: “{FIGURE}”)"
    stage.bridge.undo()
    stage.bridge.select_annotation(claim.id)
    assert form.quote.text() == FIGURE


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
    assert isinstance(stage.bridge.last(), EditAnnotation)
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
    assert stage.bridge.last() == EditRelation(relation.id, relation_kind=RelationKind.RESTATES)
    assert [row.kind.text() for row in form.relations.rows] == ["restates"]
    form.relations.rows[0].quote.click()
    assert gone == [(stage.transcript_id, stage.claim(FACT).id)]
    form.relations.rows[0].drop.click()
    assert stage.bridge.last() == Unrelate((relation.id,))
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


def test_who_is_quoted_there_is_offered_first_and_becomes_a_speaker_in_one_step(
    panel: TaggingPanel, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "annotator.ui.panels.claim_form.quoted_over", lambda transcript, span, codebook, rulings: ("岑溪",)
    )
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    form = panel.marks.form
    form.speaker.click()
    palette = palette_of(panel)
    offered = [str(palette.model.index(i).data()) for i in range(palette.model.rowCount())]
    assert offered[:2] == ["From the turn", "岑溪"]
    choose(panel, 1)
    assert form.speaker.text() == "岑溪"
    said_by = stage.claim(FIGURE).attributes.speaker_id
    assert said_by == stage.speaker("岑溪").id
    stage.workspace.undo()
    assert "岑溪" not in [s.name for s in stage.workspace.codebook.speakers]
    assert stage.claim(FIGURE).attributes.speaker_id is None


def test_a_name_that_nobody_has_may_be_typed_for_the_claim(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    panel.marks.form.speaker.click()
    palette = palette_of(panel)
    QTest.keyClicks(palette.line, "Adela")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert panel.marks.form.speaker.text() == "Adela"
    assert stage.claim(FIGURE).attributes.speaker_id == stage.speaker("Adela").id


def test_a_field_is_as_high_as_its_lines_in_chinese(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    wording = panel.marks.form.wording
    for text in ("老城三个片区夜里的漏水按最小流量算平均是百分之十九，公开的不到十二", "one\n二\nthree"):
        wording.replace_text(text)
        QApplication.processEvents()
        assert wording.document().size().height() >= 2
        assert wording.verticalScrollBar().maximum() == 0
        last = wording.document().lastBlock()
        assert wording.blockBoundingGeometry(last).bottom() <= wording.viewport().height()
