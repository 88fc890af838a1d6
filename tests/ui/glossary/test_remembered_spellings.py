"""The glossary shows what its terms were misheard as by the corrections made so far."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.editing import AddTerm, Batch, Correct
from annotator.ui.glossary.dialog import GlossaryDialog
from annotator.ui.glossary.term_model import SPELLINGS
from tests.ui.shell.conftest import open_window, start
from tests.ui.shell.desk import User

__all__ = ["open_window", "start"]
TALK = "水务夜谈\n\n周允：漏孙率、漏水率、楼损率、陋损率、漏笋率都听错了。\n"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def user(open_window) -> User:  # type: ignore[no-untyped-def]
    """Somebody at a window with a glossary of one term."""
    user: User = open_window(TALK)
    user.stand_at("周允")
    user.bridge.do(AddTerm("漏损率", spellings=("漏孙率",)))
    return user


def correct(user: User, *heard: str) -> None:
    places = [(TALK.index(words), len(words)) for words in heard]
    edits = (Correct(user.transcript.id, at, at + size, "漏损率") for at, size in places)
    user.bridge.do(Batch(tuple(edits)))


def cell(user: User, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> str:
    dialog = user.window.open_view.panel.findChild(GlossaryDialog)
    assert dialog is not None
    user.rest(300)
    user.until(lambda: dialog.remembered._reading is None)
    return str(dialog.terms.index(0, SPELLINGS).data(role))


def test_what_was_corrected_stands_behind_the_spellings(user: User) -> None:
    correct(user, "漏孙率", "漏水率")
    user.key(Qt.Key.Key_L, CTRL)
    assert cell(user) == "漏孙率 (1 corrected: 漏水率)"
    assert cell(user, Qt.ItemDataRole.EditRole) == "漏孙率"
    correct(user, "楼损率", "陋损率", "漏笋率")
    assert cell(user) == "漏孙率 (4 corrected: 漏笋率; 陋损率; 楼损率 …)"
    assert cell(user, Qt.ItemDataRole.ToolTipRole) == "Corrected so far: 漏笋率; 陋损率; 楼损率; 漏水率"
    user.bridge.undo()
    user.bridge.undo()
    assert cell(user) == "漏孙率"
