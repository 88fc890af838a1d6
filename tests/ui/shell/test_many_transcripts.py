"""Going from transcript to transcript: what is no longer shown does not stay in memory for ever."""

from __future__ import annotations

import gc
from weakref import ref

import pytest
from PySide6.QtCore import Qt

from annotator.ui import bridge
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

TEXTS = [f"甲：这是第{number}场的话。\n" for number in range(6)]


@pytest.fixture
def user(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> User:
    """Somebody at a window with six transcripts, two of which have room beside the one that is shown."""
    monkeypatch.setattr(bridge, "CHARACTERS_KEPT", 2 * len(TEXTS[0]))
    return open_window(*TEXTS)


def go_on(user: User) -> None:
    user.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)


def test_only_the_transcripts_shown_last_stay_in_memory(user: User) -> None:
    texts, seen = [], []
    for _ in TEXTS:
        texts.append(user.transcript.text)
        seen.append(ref(user.transcript))
        go_on(user)
    gc.collect()
    assert set(texts) == set(TEXTS)
    assert [whole() is not None for whole in seen] == [False, False, False, False, True, True]


def test_a_transcript_that_was_let_go_comes_back_with_what_was_marked(user: User) -> None:
    first = user.transcript.id
    user.key(Qt.Key.Key_F)
    assert len(user.transcript.annotations) == 1
    for _ in TEXTS:
        go_on(user)
    assert user.transcript.id == first
    assert len(user.transcript.annotations) == 1
    user.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not user.transcript.annotations
