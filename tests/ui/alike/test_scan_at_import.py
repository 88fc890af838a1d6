"""What comes in is looked through in the background: the number is told and leads to the queue."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.domain.transcript import Transcript
from annotator.editing import AddTerm, RemoveTranscript
from annotator.ui.scan_at_import import ScanAtImport
from annotator.workspace.importing import edit_for, look_at
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

CTRL = Qt.KeyboardModifier.ControlModifier
OLD = "旧的一场\n\n周允：管网的漏孙率。\n"
NEW = """新的一场

周允：老城的漏孙率到底多少？漏孙率公开吗？
简宁：公开的漏孙率是百分之十一。
"""
OTHER = "另一场\n\n简宁：夜里的漏孙率更高。\n"
CLEAN = "好的一场\n\n简宁：夜里很安静。\n"


@pytest.fixture
def user(open_window: Open) -> User:
    """Somebody at a window with a talk and a glossary."""
    user = open_window(OLD)
    user.bridge.do(AddTerm("漏损率"))
    return user


def scan(user: User) -> ScanAtImport:
    return user.window.open_view.scan_at_import


def bring(user: User, folder: Path, *texts: str) -> list[str]:
    """Import texts in one step and wait until they are looked through; their ids."""
    files = []
    for number, text in enumerate(texts):
        files.append(folder / f"came-{number}.txt")
        files[-1].write_text(text, encoding="utf-8")
    edit = edit_for([look_at(file) for file in files], [])
    assert edit is not None
    event = user.bridge.do(edit)
    assert event is not None
    ids = [change.after.id for change in event.of(Transcript) if isinstance(change.after, Transcript)]
    user.bridge.open_transcript(ids[0])
    user.until(lambda: not scan(user).is_at_work)
    user.rest(20)
    return ids


def lines(user: User) -> dict[str, str]:
    """What the list says of each transcript."""
    model = user.window.transcripts.model
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [str(model.data(model.index(row), role)).split(", ", 1) for row in range(model.rowCount())]
    return {one[0]: one[1] for one in said}


def test_the_number_is_told_and_leads_to_the_queue(user: User, tmp_path: Path) -> None:
    bring(user, tmp_path, NEW)
    assert user.said == "3 probable mishearings found"
    assert user.window.panes.messages.verb.text() == "Look at them (Ctrl+J)"
    assert lines(user)["新的一场"] == "nobody named · 3 doubtful"
    user.window.panes.messages.verb.click()
    user.rest(50)
    queue = user.window.open_view.below.queue
    assert queue.is_open
    assert not queue.panel.filters.everywhere
    assert len(queue.listing.places) == 3


def test_several_are_one_number_and_the_queue_is_over_all(user: User, tmp_path: Path) -> None:
    bring(user, tmp_path, CLEAN, NEW, OTHER)
    assert user.said == "4 probable mishearings found"
    assert lines(user)["另一场"] == "nobody named · 1 doubtful"
    assert lines(user)["好的一场"] == "nobody named · new"
    user.window.panes.messages.verb.click()
    user.until(lambda: not user.window.open_view.below.queue.surveying.is_running)
    user.rest(50)
    assert len(user.window.open_view.below.queue.listing.places) == 5


def test_where_nothing_is_found_nothing_is_said(user: User, tmp_path: Path) -> None:
    bring(user, tmp_path, CLEAN)
    assert user.said == ""


def test_an_undone_import_is_not_looked_through(user: User, tmp_path: Path) -> None:
    file = tmp_path / "came.txt"
    file.write_text(NEW, encoding="utf-8")
    edit = edit_for([look_at(file)], [])
    assert edit is not None
    user.bridge.do(edit)
    user.key(Qt.Key.Key_Z, CTRL)
    user.until(lambda: not scan(user).is_at_work)
    assert user.said == "Taken back: Import “新的一场”"
    user.key(Qt.Key.Key_Y, CTRL)
    assert not scan(user).is_at_work


def test_it_can_be_stopped(user: User, tmp_path: Path) -> None:
    file = tmp_path / "came.txt"
    file.write_text(NEW, encoding="utf-8")
    edit = edit_for([look_at(file)], [])
    assert edit is not None
    user.bridge.do(edit)
    assert scan(user).is_at_work
    scan(user)._scanned = ["x"]
    scan(user)._tell_work()
    assert user.said == "Looking for mishearings in 1 new transcript …"
    user.window.panes.messages.verb.click()
    assert not scan(user).is_at_work


def test_the_number_in_the_list_follows_the_answers(user: User, tmp_path: Path) -> None:
    (new,) = bring(user, tmp_path, NEW)
    waiting = user.window.open_view.suggesting.waiting.all
    user.bridge.do(user.bridge.workspace.suggestions.accepting([waiting[0]]))
    user.until(lambda: lines(user)["新的一场"] == "nobody named · 2 doubtful")
    user.key(Qt.Key.Key_Z, CTRL)
    user.until(lambda: lines(user)["新的一场"] == "nobody named · 3 doubtful")
    user.bridge.do(RemoveTranscript(new))
    user.until(lambda: "新的一场" not in lines(user))
