from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from annotator.ui.storeys import Storeys


class Panels:
    """A page with two panels below it that tell when they are put away."""

    def __init__(self) -> None:
        self.page = QFrame()
        self.storeys = Storeys(self.page)
        self.storeys.resize(700, 900)
        self.gone: list[str] = []
        self.finder, self.queue = QFrame(), QFrame()
        self.put("find", self.finder)
        self.put("queue", self.queue)
        self.storeys.show()

    def put(self, name: str, panel: QWidget) -> None:
        self.storeys.put(name, panel, lambda: self.gone.append(name))


@pytest.fixture
def panels(qapp: QApplication) -> Iterator[Panels]:
    made = Panels()
    yield made
    made.storeys.close()


def test_no_panel_is_shown_before_it_is_asked_for(panels: Panels) -> None:
    assert panels.storeys.shown is None
    assert panels.page.height() == 900
    assert not panels.finder.isVisible()


def test_one_panel_is_shown_at_a_time_and_the_other_is_told(panels: Panels) -> None:
    panels.storeys.show_panel("find")
    assert (panels.finder.isVisible(), panels.queue.isVisible()) == (True, False)
    panels.storeys.show_panel("queue")
    assert (panels.finder.isVisible(), panels.queue.isVisible()) == (False, True)
    assert panels.gone == ["find"]
    panels.storeys.hide_panel()
    assert panels.gone == ["find", "queue"]
    QApplication.processEvents()
    assert panels.page.height() == 900


def test_to_show_what_is_shown_tells_nobody(panels: Panels) -> None:
    panels.storeys.show_panel("find")
    panels.storeys.show_panel("find")
    assert panels.gone == []
    panels.storeys.hide_panel()
    panels.storeys.hide_panel()
    assert panels.gone == ["find"]


def test_each_panel_has_a_height_of_its_own(panels: Panels) -> None:
    panels.storeys.give_all("find:260,queue:410")
    panels.storeys.show_panel("find")
    assert panels.finder.height() == pytest.approx(260, abs=2)
    panels.storeys.show_panel("queue")
    assert panels.queue.height() == pytest.approx(410, abs=2)
    panels.storeys.show_panel("find")
    assert panels.finder.height() == pytest.approx(260, abs=2)


def test_a_dragged_height_is_kept_for_that_panel_alone(panels: Panels) -> None:
    panels.storeys.show_panel("queue")
    splitter = panels.storeys
    splitter.moveSplitter(500, splitter.indexOf(panels.queue))
    height = panels.queue.height()
    assert splitter.given == f"queue:{height}"
    splitter.show_panel("find")
    splitter.show_panel("queue")
    assert panels.queue.height() == pytest.approx(height, abs=2)


@pytest.mark.parametrize("kept", ["", "320", "find:", ":300", "find:high,,", "find:-3"])
def test_heights_that_make_no_sense_are_passed_over(panels: Panels, kept: str) -> None:
    panels.storeys.give_all(kept)
    assert panels.storeys.given == ""


def test_a_panel_of_the_same_name_takes_the_place_and_the_height(panels: Panels) -> None:
    panels.storeys.give("find", 300)
    other = QFrame()
    panels.put("find", other)
    panels.storeys.show_panel("find")
    assert other.height() == pytest.approx(300, abs=2)
    assert panels.storeys.names == ("queue", "find")
    panels.storeys.take_away("find")
    assert panels.storeys.shown is None
    assert panels.page.height() == 900
