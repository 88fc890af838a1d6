"""Topics and types of claims as chips, and the edit that each gesture makes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.label import Layer
from annotator.editing import (
    AddLabel,
    Annotate,
    EditLabel,
    MergeLabels,
    RemoveLabel,
)
from annotator.ui.panels import removal
from annotator.ui.panels.name_editor import NameEditor
from annotator.ui.panels.tagging_panel import TaggingPanel
from tests.ui.panels.conftest import (
    Stage,
    choose,
    menu_action,
    palette_of,
    submenu,
)


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
    menu_action(menu, "New topic below …").trigger()
    QTest.keyClicks(palette_of(panel).line, "night")
    QTest.keyClick(palette_of(panel).line, Qt.Key.Key_Return)
    assert stage.bridge.edits == [AddLabel(Layer.TOPICS, "night", parent=parent.id)]
    assert [chip.face.text for chip in panel.marks.topics.flow.chips()] == [
        "漏损率",
        "› night",
        "分区",
        "水价",
    ]


def test_of_many_labels_those_that_nobody_needs_here_stay_away(panel: TaggingPanel, stage: Stage) -> None:
    group = panel.marks.topics
    assert not group.others.isVisible()
    for number in range(30):
        stage.bridge.do(AddLabel(Layer.TOPICS, f"topic {number}"))
    assert [chip.face.text for chip in group.flow.chips()][:3] == ["漏损率", "分区", "水价"]
    assert len(group.flow.chips()) == 14
    assert group.others.text() == "and 19 more"
    stage.bridge.do(Annotate(stage.transcript_id, 0, 4, "topic 29"))
    assert group.flow.chips()[-1].face.text == "topic 29"
    group.others.click()
    assert len(group.flow.chips()) == 33
    assert group.others.text() == "Show fewer"
    group.others.click()
    group.add()
    QTest.keyClicks(palette_of(panel).line, "the newest")
    QTest.keyClick(palette_of(panel).line, Qt.Key.Key_Return)
    assert group.flow.chips()[-1].face.text == "the newest"


def test_a_label_is_renamed_over_its_chip(panel: TaggingPanel, stage: Stage) -> None:
    label = stage.label("水价")
    panel.marks.topics.rename(label)
    editor = panel.marks.topics.flow.findChild(NameEditor)
    assert isinstance(editor, NameEditor)
    QTest.keyClicks(editor, "price")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert stage.bridge.edits == [EditLabel(label.id, name="price")]


def test_the_menu_offers_no_key_that_means_something_already(panel: TaggingPanel, stage: Stage) -> None:
    keys = submenu(panel.marks.topics.menu_for(stage.label("水价")), "Key")
    possible = {action.text()[0]: action.isEnabled() for action in keys.actions() if action.text()}
    assert {key: possible[key] for key in "ESFZ"} == {"E": False, "S": False, "F": False, "Z": True}
    assert "E – belongs to Correct in place" in [action.text() for action in keys.actions()]


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
    assert stage.bridge.last() == MergeLabels((gone.id,), kept.id)
    removal.remove_label(stage.bridge, kept.id, panel)
    assert stage.bridge.last() == RemoveLabel(kept.id)


def test_arrow_keys_go_from_chip_to_chip(panel: TaggingPanel) -> None:
    chips = panel.marks.claims.flow.chips()
    chips[0].setFocus()
    QTest.keyClick(chips[0], Qt.Key.Key_Right)
    assert chips[1].hasFocus()
    QTest.keyClick(chips[0], Qt.Key.Key_Left)
    assert chips[-1].hasFocus()
