"""Somebody who goes through the queue by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotator.editing import AddTerm
from annotator.text.text_map import shown_text
from annotator.ui.queue.panel import QueuePanel
from annotator.ui.queue.place import QueuePlace
from tests.ui.shell.desk import User

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

TALK = (
    "主持人：漏孙率是多少？\n罗小满：漏孙率是百分之十九，漏笋率太高。\n主持人：去年的漏孙率呢？\n"
    "罗小满：不知道。听漏疑做完了再说。\n主持人：好，谢谢谢谢，慢慢来呃下次再说。\n"
)
SECOND = "主持人：接着谈漏孙率。\n罗小满：听漏疑已经做完了。\n"


class Answerer:
    """Uses the queue by keys; sees what is in it."""

    def __init__(self, user: User, *terms: str) -> None:
        self.user = user
        for term in terms:
            user.bridge.do(AddTerm(term))
        user.until(lambda: not user.window.open_view.suggesting.is_looking)

    @property
    def place(self) -> QueuePlace:
        return self.user.window.open_view.below.queue

    @property
    def panel(self) -> QueuePanel:
        return self.place.panel

    def open(self, *, cleaning: bool = False) -> None:
        """Press the key that opens the panel, and wait until everything is found."""
        self.user.key(Qt.Key.Key_J, CTRL | SHIFT if cleaning else CTRL)
        self.rest()

    def rest(self) -> None:
        view = self.user.window.open_view
        self.user.until(lambda: not (view.suggesting.is_looking or self.place.surveying.is_running))
        self.user.rest(20)

    def press(self, keys: str) -> None:
        """Letters, capitals with Shift."""
        for key in keys:
            self.user.key(Qt.Key(ord(key.upper())), SHIFT if key.isupper() else Qt.KeyboardModifier(0))

    def rows(self) -> list[str]:
        """What stands in the list: headings by what they say, places as they are in context."""
        model, said = self.panel.model, []
        for row in model.rows:
            if row.place is not None:
                before, after = model.context(row.place)
                said.append(f"{before[-3:]}[{row.place.source}→{row.place.replacement}]{after[:3]}")
            elif row.spelling is not None:
                said.append(f"  {row.spelling.heard}→{row.spelling.meant} {len(row.spelling.places)}")
            else:
                assert row.group is not None
                said.append(f"{row.group.kind or row.group.meant} {row.group.count}")
        return said

    @property
    def current(self) -> str:
        row = self.panel.list.row
        return self.rows()[row] if row >= 0 else ""

    @property
    def summary(self) -> str:
        return self.panel.summary.text()

    @property
    def reading(self) -> str:
        """The text of the page as it reads."""
        return shown_text(self.user.transcript.text, self.user.transcript.accepted_corrections)

    @property
    def selected(self) -> str:
        """The words that are selected on the page."""
        span = self.user.bridge.selection.span
        return "" if span is None else self.user.transcript.text[span.start : span.end]

    @property
    def keyboard(self) -> QWidget | None:
        return QApplication.focusWidget()
