"""The codebook: order, tree, keys, definitions, merging, all by keyboard too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from annotator.domain.label import Layer
from annotator.editing import (
    AddLabel,
    AddSpeaker,
    Annotate,
    EditLabel,
    EditSpeaker,
    MergeLabels,
    MergeSpeakers,
    RemoveLabel,
)
from annotator.ui.panels import colour_row, removal
from annotator.ui.panels.codebook_dialog import CodebookDialog
from annotator.ui.panels.codebook_tree import CodebookTree
from annotator.ui.panels.tagging_panel import TaggingPanel
from tests.ui.panels.conftest import Stage, palette_of


@pytest.fixture
def dialog(stage: Stage) -> CodebookDialog:
    made = CodebookDialog(stage.bridge)
    made.show()
    assert QTest.qWaitForWindowActive(made, 2000)
    return made


def names(tree: CodebookTree) -> list[str]:
    return [item.text(0) for item in tree._all()]


def go_to(dialog: CodebookDialog, layer: Layer, identity: str) -> CodebookTree:
    dialog.show_layer(layer)
    page = {Layer.SPEAKERS: dialog.speakers, Layer.TOPICS: dialog.topics, Layer.CLAIMS: dialog.claims}[layer]
    page.tree.choose(identity)
    page.tree.setFocus()
    return page.tree


def test_everything_about_a_speaker_can_be_changed(dialog: CodebookDialog, stage: Stage) -> None:
    speaker = stage.speaker("简宁")
    go_to(dialog, Layer.SPEAKERS, speaker.id)
    page = dialog.speakers
    assert (page.name.text(), page.affiliation.text()) == ("简宁", "供水公司")
    for line, words in ((page.name, "简宁宁"), (page.affiliation, "水厂"), (page.role, "工程师")):
        line.setText(words)
        line.editingFinished.emit()
    page.aliases.line.setText("老简")
    QTest.keyClick(page.aliases.line, Qt.Key.Key_Return)
    page.colour.swatches[6].click()
    assert stage.bridge.edits == [
        EditSpeaker(speaker.id, name="简宁宁"),
        EditSpeaker(speaker.id, affiliation="水厂"),
        EditSpeaker(speaker.id, role="工程师"),
        EditSpeaker(speaker.id, aliases=("小简", "老简")),
        EditSpeaker(speaker.id, colour=page.colour.swatches[6].colour),
    ]
    assert page.colour.swatches[6].isChecked()


def test_the_codebook_opens_with_the_keyboard_in_its_list(dialog: CodebookDialog) -> None:
    dialog.close()
    dialog.show_layer(Layer.CLAIMS)
    dialog.show()
    assert QTest.qWaitForWindowActive(dialog, 2000)
    assert dialog.claims.tree.hasFocus()


def test_leaving_a_field_unchanged_makes_no_undo_step(dialog: CodebookDialog, stage: Stage) -> None:
    steps = len(stage.workspace.history())
    for line in (dialog.speakers.name, dialog.speakers.affiliation, dialog.speakers.role):
        line.editingFinished.emit()
    assert len(stage.workspace.history()) == steps


def test_a_key_of_another_is_refused_in_clear_words(dialog: CodebookDialog, stage: Stage) -> None:
    go_to(dialog, Layer.SPEAKERS, stage.speaker("简宁").id)
    dialog.speakers.key.click()
    QTest.keyClick(palette_of(dialog).line, Qt.Key.Key_1)
    assert stage.bridge.edits == []
    assert dialog.told.isVisible()
    assert dialog.told.text() == "The key 1 belongs to “周允”; choose another."
    dialog.speakers.key.click()
    QTest.keyClick(palette_of(dialog).line, Qt.Key.Key_8)
    assert stage.speaker("简宁").shortcut == "8"
    assert not dialog.told.isVisible()


def test_a_key_that_a_command_has_is_refused_in_clear_words(dialog: CodebookDialog, stage: Stage) -> None:
    go_to(dialog, Layer.CLAIMS, stage.bridge.codebook.labels_of(Layer.CLAIMS)[0].id)
    dialog.claims.key.chosen.emit("E")
    assert stage.bridge.edits == []
    assert dialog.told.text() == "The key E belongs to “Correct in place”; choose another."
    owners = {choice.id: choice.detail for choice in dialog.claims.key_choices()}
    assert (owners["S"], owners["Z"]) == ("Speaker from here on", "")


def test_a_key_of_another_layer_is_refused_too(dialog: CodebookDialog, stage: Stage) -> None:
    go_to(dialog, Layer.TOPICS, stage.label("水价").id)
    dialog.topics.key.chosen.emit("F")
    assert stage.bridge.edits == []
    assert dialog.told.text() == "The key F belongs to “Fact”; choose another."


def test_a_refused_edit_is_told_and_the_old_name_stands_again(dialog: CodebookDialog, stage: Stage) -> None:
    go_to(dialog, Layer.SPEAKERS, stage.speaker("简宁").id)
    dialog.speakers.name.setText("周允")
    dialog.speakers.name.editingFinished.emit()
    assert "周允" in dialog.told.text()
    assert dialog.speakers.name.text() == "简宁"


def test_alt_and_arrows_reorder_in_one_step(dialog: CodebookDialog, stage: Stage) -> None:
    tree = go_to(dialog, Layer.SPEAKERS, stage.speaker("Ode Larsen").id)
    QTest.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(tree) == ["周允", "Ode Larsen", "简宁"]
    assert tree.current_id() == stage.speaker("Ode Larsen").id
    stage.bridge.undo()
    assert names(tree) == ["周允", "简宁", "Ode Larsen"]
    tree.dropped.emit(stage.speaker("周允").id, "", "")
    assert names(tree) == ["简宁", "Ode Larsen", "周允"]


def test_several_speakers_are_merged_into_one_of_them(dialog: CodebookDialog, stage: Stage) -> None:
    tree = go_to(dialog, Layer.SPEAKERS, stage.speaker("周允").id)
    for item in tree._all()[:2]:
        item.setSelected(True)
    dialog.speakers.merger.click()
    kept, gone = stage.speaker("周允"), stage.speaker("简宁")
    QTest.keyClick(palette_of(dialog).line, Qt.Key.Key_1)
    assert stage.bridge.last() == MergeSpeakers((gone.id,), kept.id)
    assert names(tree) == ["周允", "Ode Larsen"]


def test_a_new_speaker_is_chosen_at_once(dialog: CodebookDialog, stage: Stage) -> None:
    dialog.speakers.adder.click()
    QTest.keyClicks(palette_of(dialog).line, "Lin")
    QTest.keyClick(palette_of(dialog).line, Qt.Key.Key_Return)
    assert stage.bridge.edits == [AddSpeaker("Lin")]
    assert dialog.speakers.tree.current_id() == stage.speaker("Lin").id


def test_topics_are_nested_and_taken_out_by_key(dialog: CodebookDialog, stage: Stage) -> None:
    topic = stage.label("水价").id
    tree = go_to(dialog, Layer.TOPICS, topic)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(tree, Qt.Key.Key_Right, alt)
    assert stage.label("水价").parent_id == stage.label("分区").id
    QTest.keyClick(tree, Qt.Key.Key_Left, alt)
    assert stage.label("水价").parent_id is None
    assert names(tree) == ["漏损率", "分区", "水价"]
    QTest.keyClick(tree, Qt.Key.Key_Up, alt)
    QTest.keyClick(tree, Qt.Key.Key_Up, alt)
    QTest.keyClick(tree, Qt.Key.Key_Up, alt)
    assert names(tree) == ["水价", "漏损率", "分区"]
    QTest.keyClick(tree, Qt.Key.Key_Down, alt)
    assert names(tree) == ["漏损率", "水价", "分区"]


def test_a_topic_taken_out_stands_right_after_its_parent(dialog: CodebookDialog, stage: Stage) -> None:
    tree = go_to(dialog, Layer.TOPICS, stage.label("分区").id)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(tree, Qt.Key.Key_Right, alt)
    QTest.keyClick(tree, Qt.Key.Key_Left, alt)
    assert names(tree) == ["漏损率", "分区", "水价"]


def test_a_topic_is_dropped_onto_another_and_between(dialog: CodebookDialog, stage: Stage) -> None:
    tree = go_to(dialog, Layer.TOPICS, stage.label("水价").id)
    first, second, _ = tree._all()
    where = QAbstractItemView.DropIndicatorPosition
    ids = [stage.label(n).id for n in ("漏损率", "分区", "水价")]
    assert tree.landing(first, where.OnItem) == (ids[0], "")
    assert tree.landing(second, where.AboveItem) == ("", ids[1])
    assert tree.landing(second, where.BelowItem) == ("", ids[2])
    assert tree.landing(None, where.OnViewport) == ("", "")
    tree.dropped.emit(ids[2], ids[0], "")
    assert stage.label("水价").parent_id == ids[0]


def test_a_topic_cannot_stand_under_itself(dialog: CodebookDialog, stage: Stage) -> None:
    tree = go_to(dialog, Layer.TOPICS, stage.label("漏损率").id)
    tree.dropped.emit(stage.label("漏损率").id, stage.label("漏损率").id, "")
    assert "under itself" in dialog.told.text()


def test_a_type_of_claim_is_defined_as_one_step(dialog: CodebookDialog, stage: Stage) -> None:
    label = stage.bridge.codebook.labels_of(Layer.CLAIMS)[0]
    go_to(dialog, Layer.CLAIMS, label.id)
    definition = dialog.claims.definition
    definition.setFocus()
    definition.selectAll()
    QTest.keyClicks(definition, "true")
    definition.save()
    QTest.keyClicks(definition, " or false")
    dialog.claims.name.setFocus()
    assert stage.bridge.codebook.label_by_id[label.id].definition == "true or false"
    stage.bridge.undo()
    assert stage.bridge.codebook.label_by_id[label.id].definition == label.definition
    assert definition.toPlainText() == label.definition


def test_closing_saves_what_is_being_typed(dialog: CodebookDialog, stage: Stage) -> None:
    label = stage.bridge.codebook.labels_of(Layer.CLAIMS)[0]
    go_to(dialog, Layer.CLAIMS, label.id)
    dialog.claims.definition.setFocus()
    dialog.claims.definition.selectAll()
    QTest.keyClicks(dialog.claims.definition, "kept")
    QTest.keyClick(dialog.claims.name, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert stage.bridge.codebook.label_by_id[label.id].definition == "kept"


def test_labels_are_added_merged_and_removed(
    dialog: CodebookDialog, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def agree(title: str, consequence: str, parent: QWidget) -> bool:
        said.append(consequence)
        return True

    monkeypatch.setattr(removal, "ask_removal", agree)
    go_to(dialog, Layer.TOPICS, stage.label("水价").id)
    dialog.topics.adder.click()
    QTest.keyClicks(palette_of(dialog).line, "Tariff")
    QTest.keyClick(palette_of(dialog).line, Qt.Key.Key_Return)
    assert stage.bridge.last() == AddLabel(Layer.TOPICS, "Tariff")
    gone, kept = stage.label("Tariff").id, stage.label("水价").id
    dialog.topics.merger.click()
    QTest.keyClick(palette_of(dialog).line, Qt.Key.Key_3)
    assert stage.bridge.last() == MergeLabels((gone,), kept)
    tree = go_to(dialog, Layer.TOPICS, stage.label("漏损率").id)
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert isinstance(stage.bridge.last(), RemoveLabel)
    assert "1 mark with this label is removed too." in said[0]
    stage.bridge.undo()
    assert names(tree) == ["漏损率", "分区", "水价"]


def test_any_other_colour_can_be_chosen(
    dialog: CodebookDialog, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(colour_row, "ask_colour", lambda *_: "#123456")
    label = stage.label("水价")
    go_to(dialog, Layer.TOPICS, label.id)
    dialog.topics.colour.other.click()
    assert stage.bridge.edits == [EditLabel(label.id, colour="#123456")]
    assert dialog.topics.colour.own.isVisible()


def test_a_name_is_typed_in_the_tree(dialog: CodebookDialog, stage: Stage) -> None:
    tree = go_to(dialog, Layer.TOPICS, stage.label("水价").id)
    label, item = stage.label("水价"), tree.currentItem()
    assert item is not None
    item.setText(0, "价格")
    assert stage.bridge.edits == [EditLabel(label.id, name="价格")]


def test_every_control_of_the_codebook_has_a_name(dialog: CodebookDialog) -> None:
    nameless = [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", lambda: "")()
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_marks_are_counted_over_the_whole_project(dialog: CodebookDialog, stage: Stage) -> None:
    counts = {item.text(0): item.text(2) for item in dialog.topics.tree._all()}
    assert counts == {"漏损率": "1", "分区": "1", "水价": "0"}
    stage.bridge.do(Annotate(stage.transcript_id, 0, 3, "水价"))
    dialog._counting.timeout.emit()
    assert [item.text(2) for item in dialog.topics.tree._all()] == ["1", "1", "1"]


def test_the_panel_opens_the_codebook_at_the_group_that_asked(stage: Stage, panel: TaggingPanel) -> None:
    panel.marks.topics.more.click()
    opened = panel.open_codebook(Layer.TOPICS)
    assert opened.isVisible()
    assert opened.pages.currentWidget() is opened.topics
    opened.close()
    stage.bridge.do(AddLabel(Layer.TOPICS, "新来"))
    assert "新来" not in names(opened.topics.tree)
    panel.marks.claims.more.click()
    assert "新来" in names(opened.topics.tree)
    assert opened.pages.currentWidget() is opened.claims
