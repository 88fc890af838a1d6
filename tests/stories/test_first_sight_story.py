"""A project is opened, and what was marked in it is there at first sight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from annotator.domain.label import Layer
from annotator.editing import Annotate, StartTopic
from annotator.editing.labels import AddLabel
from annotator.ui.app import Annotator
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace
from tests.ui.page.watching import near, surface
from tests.ui.shell.desk import User

PANEL = Path(__file__).resolve().parents[2] / "data" / "samples" / "water-panel.txt"


def labelled(path: Path) -> Workspace:
    workspace = Workspace.create(path, author="Ada")
    import_all(workspace, [look_at(PANEL)])
    text = workspace.transcript("1").text
    start = text.index("茶都续上了吧")
    workspace.do(Annotate("1", start, start + 7, "Opinion"))
    workspace.do(AddLabel(Layer.TOPICS, "开场"))
    workspace.do(StartTopic("1", start, "开场"))
    return workspace


def colours_of(widget: QWidget) -> set[int]:
    image: QImage = widget.grab().toImage()
    return {
        image.pixel(x, y) & 0xFFFFFF for x in range(0, image.width(), 1) for y in range(0, image.height(), 2)
    }


def test_names_topics_and_claims_are_painted_as_soon_as_the_window_is_up(
    start: Callable[[Path | None], tuple[Annotator, User]], tmp_path: Path
) -> None:
    workspace = labelled(tmp_path / "panel.annodb")
    colours = {s.name: s.colour for s in workspace.codebook.speakers}
    opinion = next(x for x in workspace.codebook.labels if x.name == "Opinion").colour
    workspace.close()
    _, user = start(tmp_path / "panel.annodb")
    user.rest(300)
    page = surface(user.window.page)
    assert page.verticalScrollBar().value() == 0
    beside, text = colours_of(page.margin), colours_of(page)
    for name in ("周允", "简宁"):
        assert any(near(QColor(c), QColor(colours[name]), 50) for c in beside), name
    assert any(near(QColor(c), QColor(opinion), 50) for c in text)
