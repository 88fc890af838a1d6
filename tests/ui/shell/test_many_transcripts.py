"""Going from transcript to transcript: what is no longer shown does not stay in memory for ever."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ref

from PySide6.QtCore import Qt

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.ui.bridge import KEPT
from tests.ui.shell.conftest import Open


def test_only_the_transcripts_shown_last_stay_in_memory(open_window: Open) -> None:
    user = open_window(*(f"甲：这是第{number}场。\n" for number in range(6)))
    texts, seen = [], []
    for _ in range(6):
        shown = user.bridge.transcript
        assert shown is not None
        texts.append(shown.text)
        seen.append(ref(shown))
        del shown
        user.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    gc.collect()
    alive = [whole() for whole in seen if whole() is not None]
    assert len(set(texts)) == 6
    assert len(alive) <= KEPT
    assert all(isinstance(whole, AnnotatedTranscript) for whole in alive)


def test_a_transcript_that_was_let_go_comes_back_with_what_was_marked(
    open_window: Open, tmp_path: Path
) -> None:
    user = open_window(*(f"甲：这是第{number}场的话。\n" for number in range(KEPT + 1)))
    first = user.bridge.selection.transcript_id
    user.key(Qt.Key.Key_F)
    assert len(user.transcript.annotations) == 1
    for _ in range(KEPT + 1):
        user.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert user.bridge.selection.transcript_id == first
    assert len(user.transcript.annotations) == 1
    user.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not user.transcript.annotations
