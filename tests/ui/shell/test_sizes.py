"""The window at other sizes: the page keeps its measure, and nothing is cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QPushButton

from annotator.ui.app import Annotator
from annotator.ui.panels.segments import Segments
from annotator.ui.theme import ui_font
from annotator.ui.three_panes import LEFT, RIGHT
from tests.ui.shell.desk import TALK, User, project_with


def test_in_a_narrow_window_the_sides_give_way_before_the_page(user: User) -> None:
    panes = user.window.panes.panes
    user.window.resize(1440, 900)
    user.rest(20)
    wide = panes.sizes()
    user.window.resize(1024, 700)
    user.rest(20)
    narrow = panes.sizes()
    assert narrow[0] < wide[0]
    assert narrow[2] < wide[2]
    assert narrow[1] >= 500
    user.window.resize(1440, 900)
    user.rest(20)
    assert panes.sizes() == wide


def test_a_project_opened_in_a_wide_window_has_the_widths_as_drawn(
    start: Callable[[Path | None], tuple[Annotator, User]], tmp_path: Path
) -> None:
    _, user = start(None)
    user.window.resize(1440, 900)
    user.rest(20)
    user.window.projects.open(project_with(tmp_path, TALK))
    user.rest(20)
    left, _, right = user.window.panes.panes.sizes()
    assert (left, right) == (LEFT, RIGHT)


def test_widths_that_the_user_gave_stay(user: User) -> None:
    panes = user.window.panes.panes
    user.window.resize(1440, 900)
    user.rest(20)
    panes.setSizes([300, 700, 440])
    panes.splitterMoved.emit(300, 1)
    given = panes.sizes()
    user.window.resize(1500, 900)
    user.rest(20)
    assert panes.sizes()[0] == given[0]
    assert panes.sizes()[2] == given[2]
    project = user.bridge.workspace.path
    user.window.projects.close()
    user.window.projects.open(project)
    user.rest(20)
    assert panes.sizes()[0] == given[0]


def test_widths_that_the_user_gave_are_there_the_next_day(
    start: Callable[[Path | None], tuple[Annotator, User]], tmp_path: Path
) -> None:
    project = project_with(tmp_path, TALK)
    _, user = start(project)
    user.window.resize(1440, 900)
    user.rest(20)
    user.window.panes.panes.setSizes([300, 700, 440])
    user.window.panes.panes.splitterMoved.emit(300, 1)
    given = user.window.panes.given
    user.window.close()
    _, tomorrow = start(project)
    tomorrow.window.resize(1440, 900)
    tomorrow.rest(20)
    sizes = tomorrow.window.panes.panes.sizes()
    assert (sizes[0], sizes[2]) == (given[0], given[2])


@pytest.mark.parametrize("width", [900, 1024, 1440])
def test_no_choice_of_the_matrix_is_cut(user: User, width: int) -> None:
    user.window.resize(width, 700)
    user.window.switch_matrix()
    user.rest(40)
    seen = 0
    for segments in user.window.panes.centre.findChildren(Segments):
        for made in segments.findChildren(QPushButton):
            assert made.width() >= QFontMetrics(ui_font(bold=True)).horizontalAdvance(made.text()) + 20
            around = made.mapTo(user.window.panes.centre, made.rect().topRight())
            assert around.x() <= user.window.panes.centre.width()
            seen += 1
    assert seen == 7


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_at_its_least_size_nothing_in_the_window_is_cut(
    qapp: QApplication, tmp_path: Path, language: str
) -> None:
    program = Annotator(qapp, language=language, theme="light")
    program.show(project_with(tmp_path, TALK))
    user = User(program.window)
    user.window.resize(10, 10)
    user.rest(40)
    bar, panes = user.window.panes.bar, user.window.panes.panes
    for made in bar.findChildren(QPushButton):
        if made.text():
            assert made.width() >= QFontMetrics(ui_font(bold=True)).horizontalAdvance(made.text()) + 16
    places = [panes.widget(i) for i in range(3)]
    ends = [pane.geometry().right() for pane in places if pane is not None]
    assert ends == sorted(ends)
    assert ends[-1] <= panes.width()
    page = user.window.page
    assert page.width() <= user.window.panes.middle.width()
    assert page._overview.geometry().right() <= page.width()
    program.window.close()
    program.preferences.forget_all()
    qapp.setStyleSheet("")


def test_the_overview_frames_what_is_in_view_after_a_resize(user: User) -> None:
    overview = user.window.page._overview
    user.window.resize(1280, 480)
    user.rest(40)
    user.window.resize(1280, 900)
    user.rest(40)
    assert overview._visible[1] >= len(TALK) - 1


def test_headings_are_written_alike_on_both_sides(user: User) -> None:
    labels = user.window.findChildren(QFrame)
    headings = [w.text() for w in labels if w.property("role") == "heading" and hasattr(w, "text")]
    assert "Transcripts" in headings
    assert not [text for text in headings if text.isupper()]
