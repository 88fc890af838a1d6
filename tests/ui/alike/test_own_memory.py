"""The user's own memory: off until it is wanted, learns and unlearns, is known to later projects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.editing import AddTerm, Batch, Correct, RemoveTerms
from annotator.ui.alike.remembering import Remembering
from annotator.ui.dialogs.memory_dialog import MemoryDialog
from annotator.workspace.personal_memory import PersonalMemory, default_file
from annotator.workspace.picking import Picking
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

CTRL = Qt.KeyboardModifier.ControlModifier
TALK = """水务夜谈

周允：我们做多模台训练，模台要对齐。
简宁：支援不够，模台也不够。
"""


@pytest.fixture(autouse=True)
def _empty_memory() -> Iterator[None]:
    yield
    default_file().unlink(missing_ok=True)


@pytest.fixture
def user(open_window: Open) -> User:
    """Somebody at a window with a talk."""
    user = open_window(TALK)
    user.stand_at("我们")
    return user


def remembering(user: User) -> Remembering:
    return user.window.open_view.alike.remembering


def rest(user: User) -> None:
    user.until(lambda: not remembering(user)._waiting)


def correct(user: User, words: str, meant: str) -> None:
    at = user.transcript.text.index(words)
    user.bridge.do(Correct(user.transcript.id, at, at + len(words), meant))


def kept() -> dict[tuple[str, str], int]:
    return {(one.heard, one.meant): one.count for one in PersonalMemory().entries()}


def open_memory(user: User) -> MemoryDialog:
    user.window.actions_of_commands.by_name["memory"].trigger()
    dialog = user.window.open_view.panel.findChild(MemoryDialog)
    assert dialog is not None
    return dialog


def test_nothing_is_kept_until_the_user_says_so(user: User) -> None:
    correct(user, "台", "态")
    user.rest(1700)
    assert not default_file().exists()


def test_corrections_are_kept_as_whole_words_and_taken_back_with_undo(user: User) -> None:
    remembering(user).switch(is_on=True)
    correct(user, "台", "态")
    rest(user)
    assert kept() == {("模台", "模态"): 1}
    user.key(Qt.Key.Key_Z, CTRL)
    assert kept() == {}
    user.key(Qt.Key.Key_Y, CTRL)
    rest(user)
    assert kept() == {("模台", "模态"): 1}


def test_many_at_once_count_each(user: User) -> None:
    remembering(user).switch(is_on=True)
    text, here = TALK, user.transcript.id
    places = [at for at in range(len(text)) if text.startswith("模台", at)]
    user.bridge.do(Batch(tuple(Correct(here, at, at + 2, "模态") for at in places)))
    rest(user)
    assert kept() == {("模台", "模态"): 3}


def test_what_waits_is_kept_when_the_project_is_left(user: User) -> None:
    remembering(user).switch(is_on=True)
    correct(user, "支援", "资源")
    user.window.show_workspace(None)
    assert kept() == {("支援", "资源"): 1}


def test_a_later_project_proposes_and_offers_what_is_remembered(user: User) -> None:
    PersonalMemory().remember([("模台", "模态")])
    view = user.window.open_view
    assert user.bridge.workspace.suggestions.own_memory is None
    remembering(user).switch(is_on=True)
    user.rest(900)
    user.until(lambda: len(view.suggesting.waiting) == 3)  # also where 多模 is cut off as a word
    assert {s.replacement for s in view.suggesting.waiting.all} == {"模态"}
    at = TALK.index("模台")
    offers = Picking(user.bridge.workspace).offers(user.transcript, (at, at + 2))
    assert offers.offers[0].words == "模态"
    remembering(user).switch(is_on=False)
    user.rest(900)
    user.until(lambda: not len(view.suggesting.waiting))


def test_damage_is_told_in_one_sentence_and_costs_nothing_else(user: User) -> None:
    PersonalMemory().remember([("模台", "模态")])
    with default_file().open("ab") as file:
        file.write(b"broken\n")
    remembering(user).switch(is_on=True)
    assert user.said.startswith("Lines that cannot be read: 1, in ")
    assert kept() == {("模台", "模态"): 1}


def test_the_dialog_shows_removes_and_forgets(user: User) -> None:
    PersonalMemory().remember([("模台", "模态"), ("支援", "资源")])
    dialog = open_memory(user)
    assert not dialog.keeps.isChecked()
    assert "Nothing is remembered beyond the project" in dialog.hint.text()
    dialog.keeps.click()
    assert remembering(user).is_on
    rows = [[dialog.entries.data(dialog.entries.index(r, c)) for c in range(3)] for r in range(2)]
    assert sorted(map(tuple, rows)) == [("支援", "资源", "1"), ("模台", "模态", "1")]
    dialog.filter.setText("资")
    dialog.table.selectAll()
    user.key(Qt.Key.Key_Delete)
    dialog.table.setFocus()
    dialog.remover.click()
    assert kept() == {("模台", "模态"): 1}
    dialog.clearer.click()
    assert kept() == {("模台", "模态"): 1}
    dialog.clearer.click()
    assert kept() == {}
    assert not dialog.writing.isEnabled()


def test_the_dialog_writes_a_table_and_takes_it_in(user: User, tmp_path: Path) -> None:
    PersonalMemory().remember([("模台", "模态")])
    dialog = open_memory(user)
    table = tmp_path / "own.csv"
    dialog.write(table)
    assert dialog.told.text() == f"Written to {table}."
    dialog.memory.clear()
    dialog.take_in(table)
    assert dialog.told.text() == "“own.csv”: 1 new entry."
    assert kept() == {("模台", "模态"): 1}
    dialog.take_in(tmp_path / "missing.csv")
    assert dialog.told.text() == f"There is no file “{tmp_path / 'missing.csv'}”."


def test_only_tables_of_corrections_are_taken_in(user: User, tmp_path: Path) -> None:
    dialog = open_memory(user)
    terms, shown = tmp_path / "terms.csv", tmp_path / "shown.csv"
    terms.write_text("term,pinyin\n智源,zhi yuan\n重庆,chong qing\n", encoding="utf-8")
    dialog.take_in(terms)
    assert "is a list of terms, not of corrections" in dialog.told.text()
    assert kept() == {}
    shown.write_text(
        "听成,应为,次数,最近\n支援,智源,3,2026-03-01\n模台,模态,50,2026-04-02\n", encoding="gb18030"
    )
    dialog.take_in(shown)
    assert dialog.told.text() == "“shown.csv”: 2 new entries."
    assert kept() == {("支援", "智源"): 3, ("模台", "模态"): 50}


def test_what_is_a_term_here_is_told_and_kept(user: User) -> None:
    user.bridge.do(AddTerm("支援"))
    PersonalMemory().remember([("模台", "模态"), ("支援", "资源")])
    dialog = open_memory(user)
    rows = {dialog.entries.data(dialog.entries.index(row, 0)) for row in range(2)}
    assert rows == {"支援 (right here)", "模台"}
    assert dialog.told.isVisibleTo(dialog)
    assert dialog.told.text().endswith("never proposed to be another word here: 支援.")
    assert kept() == {("模台", "模态"): 1, ("支援", "资源"): 1}
    user.bridge.do(RemoveTerms(("支援",)))
    dialog.refresh()
    assert not dialog.told.isVisibleTo(dialog)


def test_every_control_has_a_name(user: User) -> None:
    dialog = open_memory(user)
    for one in (dialog.keeps, dialog.taking, dialog.writing, dialog.remover, dialog.clearer, dialog.closer):
        assert one.text()
    assert dialog.table.accessibleName()
    assert dialog.filter.accessibleName()
