"""Sections found at the import are gone through and answered by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.domain.label import Layer
from annotator.domain.span import Place
from annotator.ui.suggesting import Suggesting
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
TALK = """# 渡口

## 一、旧船

老艄公：旧船还能用三年。

## 二、新桥

镇长：新桥明年开工。

## 二、新桥

老艄公：桥一通，我就收桨。
"""
BOAT, BRIDGE, AGAIN = TALK.index("## 一"), TALK.index("## 二"), TALK.rindex("## 二")


@pytest.fixture
def ferry(open_window: Open) -> User:
    user = open_window(TALK)
    user.stand_at("# 渡口")
    user.rest(250)
    return user


def suggesting(user: User) -> Suggesting:
    return user.window.open_view.suggesting


def proposed(user: User) -> list[str]:
    return [suggestion.replacement for suggestion in suggesting(user).waiting.all]


def caret(user: User) -> int:
    return user.bridge.selection.caret


def test_the_status_bar_counts_and_tells_the_current_one(ferry: User) -> None:
    ferry.window.page.put_caret(Place(TALK.index("还能用")))
    ferry.rest(250)
    count = len(proposed(ferry))
    assert f"{count} suggestions" in ferry.window.status.text()
    ferry.window.page.put_caret(Place(BRIDGE))
    ferry.rest(250)
    said = ferry.window.status.text()
    assert "Topic “新桥”? · a heading of level 1 begins here" in said
    assert "2 alike here" in said
    assert "%" in said


def test_keys_step_through_them_and_round(ferry: User) -> None:
    ferry.window.page.put_caret(Place(BOAT))
    ferry.press("J")
    assert caret(ferry) == BRIDGE
    ferry.press("J")
    assert caret(ferry) == AGAIN
    ferry.key(Qt.Key.Key_J, SHIFT)
    ferry.key(Qt.Key.Key_J, SHIFT)
    assert caret(ferry) == BOAT


def test_accepting_marks_and_goes_on_and_one_undo_takes_it_back(ferry: User) -> None:
    before = proposed(ferry)
    ferry.window.page.put_caret(Place(BOAT))
    ferry.press("Y")
    assert [name for name, _ in ferry.marks()] == ["旧船"]
    assert caret(ferry) == BRIDGE
    ferry.key(Qt.Key.Key_Z, CTRL)
    assert ferry.marks() == []
    assert ferry.bridge.codebook.labels_of(Layer.TOPICS) == ()
    assert proposed(ferry) == before


def test_all_alike_are_accepted_in_one_step(ferry: User) -> None:
    ferry.window.page.put_caret(Place(AGAIN))
    ferry.key(Qt.Key.Key_Y, SHIFT)
    assert [name for name, _ in ferry.marks()] == ["新桥", "新桥"]
    assert "新桥" not in proposed(ferry)
    ferry.key(Qt.Key.Key_Z, CTRL)
    assert ferry.marks() == []


def test_dismissing_is_remembered_for_one_or_all(ferry: User) -> None:
    ferry.window.page.put_caret(Place(BRIDGE))
    ferry.press("X")
    assert (proposed(ferry).count("新桥"), caret(ferry)) == (1, AGAIN)
    ferry.key(Qt.Key.Key_Z, CTRL)
    ferry.window.page.put_caret(Place(BRIDGE))
    ferry.key(Qt.Key.Key_X, SHIFT)
    assert "新桥" not in proposed(ferry)
    assert ferry.marks() == []
    ferry.key(Qt.Key.Key_Z, CTRL)
    assert proposed(ferry).count("新桥") == 2


def test_without_a_current_one_nothing_is_answered(ferry: User) -> None:
    before = proposed(ferry)
    ferry.stand_at("还能用")
    ferry.press("YX")
    assert (proposed(ferry), ferry.marks()) == (before, [])


def test_the_page_shows_what_waits(ferry: User) -> None:
    state = ferry.window.page._state
    assert state is not None
    assert [s.replacement for s in state.proposed_topics] == proposed(ferry)
    ferry.window.page.put_caret(Place(BOAT))
    ferry.press("Y")
    ferry.rest(250)
    assert [s.replacement for s in state.proposed_topics] == proposed(ferry)
