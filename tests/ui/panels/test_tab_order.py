"""The Tab key goes through the panel as the eye does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.label import Layer
from annotator.editing import AddLabel
from annotator.ui.panels.scrolled_column import ORDERING_MS
from annotator.ui.panels.tagging_panel import TaggingPanel
from tests.ui.panels.conftest import FIGURE, Stage


def walk(start: QWidget, steps: int) -> list[str]:
    start.setFocus()
    names = []
    for _ in range(steps):
        now = QApplication.focusWidget()
        assert now is not None
        names.append(now.accessibleName())
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return names


def test_tab_goes_down_the_panel(panel: TaggingPanel, stage: Stage) -> None:
    stage.bridge.do(AddLabel(Layer.TOPICS, "新来"))
    stage.bridge.select_annotation(stage.claim(FIGURE).id)
    QTest.qWait(2 * ORDERING_MS)
    names = walk(panel.marks.speakers.sorter, 30)
    wanted = [
        "Sort by name", "Add a speaker", "All speakers: edit, merge, reorder", "Speakers",
        "All topics: edit, order, nest", "漏损率, 1, current", "分区, 1", "水价", "新来", "Add a topic",
        "All claim types: edit, define",
    ]  # fmt: skip
    assert names[: len(wanted)] == wanted
    form = [
        "Normalised wording", "Speaker: 简宁 (from the turn)", "Stance: —", "Certainty: —", "Check: —",
        "Topics: 漏损率 (from the text)", "Change the relation: attacks",
    ]  # fmt: skip
    begin = names.index(form[0])
    assert names[begin : begin + len(form)] == form
    assert names[begin + len(form) :][2:4] == ["Relate to another claim", "Note"]
