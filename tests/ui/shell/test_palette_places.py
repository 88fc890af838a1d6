"""The places that the palette finds in the open transcript, as it reads at the moment."""

from __future__ import annotations

from PySide6.QtCore import Qt

from annotator.editing import Correct
from annotator.ui.command_palette import CommandPalette
from tests.ui.shell.desk import TALK, User

CTRL = Qt.KeyboardModifier.ControlModifier


def offered(user: User, query: str) -> list[str]:
    """What the palette offers for what is written into it."""
    user.key(Qt.Key.Key_K, CTRL)
    palette = user.window.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    user.write(query)
    entries = [palette.model.entry(row) for row in range(palette.model.rowCount())]
    palette.close_palette()
    return [entry.text for entry in entries if entry is not None]


def test_places_are_found_in_the_other_script(user: User) -> None:
    assert any("撑不过冬天" in text for text in offered(user, "這座橋"))


def test_a_correction_is_found_as_soon_as_it_is_made(user: User) -> None:
    assert not any("拱桥" in text for text in offered(user, "拱桥"))
    start = TALK.index("这座桥")
    user.window.bridge.workspace.do(Correct(user.transcript.id, start, start + 3, "这座拱桥"))  # type: ignore[union-attr]
    assert any("拱桥撑不过" in text for text in offered(user, "拱桥"))


def test_the_words_stand_near_the_beginning_of_their_row(user: User) -> None:
    (text,) = (text for text in offered(user, "再请人") if "再请人" in text)
    assert 0 < text.index("再请人") <= 12
