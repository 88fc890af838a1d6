from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from annotator.domain.span import Span
from annotator.editing import AddTerm
from annotator.ui.picking.place import PickPlace, pick_place
from annotator.ui.picking.popup import PickPopup
from tests.ui.shell.conftest import Open, open_window, start
from tests.ui.shell.desk import User

__all__ = ["Picker", "open_window", "picker", "start"]

TALK = (
    "主持人：我们先说漏孙率。漏孙率是多少？\n"
    "罗小满：公开的漏孙率是百分之十九。我们用的是 fintune 过的模型，很有潜瞻性。\n"
    "主持人：谢谢，下一位。\n"
)


class Picker:
    """A user who corrects by choosing."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.place: PickPlace = pick_place(user.window)

    @property
    def popup(self) -> PickPopup:
        found = self.place.popup
        assert found is not None, "no list is open"
        return found

    @property
    def is_open(self) -> bool:
        return self.place.popup is not None

    def wait(self) -> None:
        """Until what may have been said is listed."""
        self.user.until(lambda: self.is_open and not self.popup.is_looking)
        self.user.rest(10)

    def select(self, words: str) -> None:
        at = self.user.transcript.text.index(words)
        self.user.stand_at(words)
        self.user.window.page.select_span(Span(at, at + len(words)))

    def take(self) -> None:
        """Press the key, and wait for the list."""
        self.user.press("C")
        self.wait()

    @property
    def taken(self) -> str:
        """The words that are selected on the page."""
        span = self.user.window.page.selection()
        assert span is not None
        return self.user.transcript.text[span.start : span.end]

    @property
    def listed(self) -> list[str]:
        return [row.words for row in self.popup.model.rows]

    def corrected(self) -> list[tuple[str, str]]:
        """Heard and meant of every correction, in text order."""
        text = self.user.transcript.text
        return [(text[c.start : c.end], c.replacement) for c in self.user.transcript.accepted_corrections]


@pytest.fixture
def picker(open_window: Open) -> Picker:
    user = open_window(TALK)
    user.bridge.do(AddTerm("漏损率"))
    user.stand_at("我们先说")
    QTest.qWait(20)
    return Picker(user)
