"""A project opens where it was left, also where the program was killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.editing import Annotate
from annotator.ui.app import Annotator
from tests.ui.shell.desk import TALK, User, project_with

Start = Callable[[Path | None], tuple[Annotator, User]]
CTRL = Qt.KeyboardModifier.ControlModifier
LONG = "".join(
    f"甲：第{number}夜，潮水到了第{number}级石阶，守夜的人又往上挪了一步。\n" for number in range(300)
)


def standing(user: User) -> tuple[object, ...]:
    """Everything that is to be found again: words and lines in view among them."""
    at = user.bridge.selection
    lines = user.window.page._surface.visible_text().lines
    first = next(line for line in lines if line.baseline > 0)
    return (at.transcript_id, at.span, at.annotation_id, at.layer, first.start, round(first.baseline))


def test_a_project_opens_at_the_same_words_with_the_same_lines_in_view(start: Start, tmp_path: Path) -> None:
    path = project_with(tmp_path, TALK, LONG)
    _, user = start(path)
    user.key(Qt.Key.Key_PageDown, CTRL)
    at = LONG.index("第200夜")
    user.window.page.select_span(Span(at, at + 5))
    bar = user.window.page._surface.verticalScrollBar()
    bar.setValue(bar.value() + 137)
    user.rest(250)
    left = standing(user)
    assert left[1] == Span(at, at + 5)
    user.window.close()
    _, user = start(path)
    user.rest(250)
    assert standing(user) == left


def test_the_chosen_mark_and_a_place_out_of_view_are_found_again(start: Start, tmp_path: Path) -> None:
    path = project_with(tmp_path, LONG)
    _, user = start(path)
    at, label = LONG.index("第150夜"), user.bridge.codebook.labels_of(Layer.CLAIMS)[0].id
    user.bridge.do(Annotate(user.transcript.id, at, at + 5, label))
    user.stand_at("第120夜")
    user.key(Qt.Key.Key_Tab)
    assert user.bridge.annotation is not None
    bar = user.window.page._surface.verticalScrollBar()
    bar.setValue(0)  # looked at something else last
    user.rest(250)
    left = standing(user)
    user.window.close()
    _, user = start(path)
    user.rest(250)
    assert standing(user) == left
    user.key(Qt.Key.Key_G)
    assert [name for name, _ in user.marks()] == ["Figure"]


_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.ui.demo import Player
from tests.ui.shell.desk import open_program
project, at = Path(sys.argv[1]), int(sys.argv[2])
program, user = open_program(QApplication(["annotator"]), project)
user.window.page.select_span(Span(at, at + 5))
user.bridge.choose_layer(Layer.TOPICS)
bar = user.window.page._surface.verticalScrollBar()
bar.setValue(bar.value() + 91)
user.rest(1500)
print(user.window.page.standing().line, flush=True)
user.rest(60_000)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
def test_a_killed_window_opens_where_it_was(start: Start, tmp_path: Path) -> None:
    path, at = project_with(tmp_path, LONG), LONG.index("第222夜")
    window = subprocess.Popen(
        [sys.executable, "-c", _WINDOW, str(path), str(at)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    try:
        assert window.stdout is not None
        seen = window.stdout.readline()
    finally:
        window.kill()
        window.communicate()
    assert seen.startswith("Place("), "the window did not come up"
    _, user = start(path)
    user.rest(250)
    left, stood = user.bridge.selection, user.window.page.standing()
    assert (left.span, left.layer) == (Span(at, at + 5), Layer.TOPICS)
    assert stood is not None
    assert f"{stood.line}\n" == seen
