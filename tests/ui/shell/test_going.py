"""Going to a long transcript: it is read beside the window, which goes on until it is there."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.store.reader import Reader
from annotator.ui import going
from annotator.workspace.reading_ahead import ReadAhead, read_ahead
from annotator.workspace.workspace import Workspace
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

SHORT, OTHER = "甲：我先说一句。\n乙：好。\n", "丙：换个题目。\n丁：行。\n"
LONG = "".join(f"{'戊己'[i % 2]}：这是第{i}句话。\n" for i in range(40))


class Disk:
    """Reads when it is let."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.is_free = threading.Event()
        self.count = 0
        patch.setattr(going, "read_ahead", self._read)

    def _read(self, workspace: Workspace, transcript_id: str) -> ReadAhead:
        ahead = read_ahead(workspace, transcript_id)
        self.count += 1
        assert self.is_free.wait(20)
        return ahead


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A disk that is slow; transcripts of more than twenty turns count as long."""
    monkeypatch.setattr(going, "MANY_TURNS", 20)
    slow = Disk(monkeypatch)
    yield slow
    slow.is_free.set()


@pytest.fixture
def user(open_window: Open, disk: Disk) -> User:
    return open_window(SHORT, LONG, OTHER)


def go_on(user: User) -> None:
    user.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)


def test_one_goes_on_where_one_is_until_a_long_transcript_is_there(user: User, disk: Disk) -> None:
    go_on(user)
    assert user.transcript.text == SHORT
    user.stand_at("我先")
    user.key(Qt.Key.Key_F)
    assert len(user.transcript.annotations) == 1
    disk.is_free.set()
    user.until(lambda: user.transcript.text == LONG)
    assert user.window.page.transcript is user.transcript
    user.key(Qt.Key.Key_F)
    assert len(user.transcript.annotations) == 1, "what was read before the mark is not what is there"
    user.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert user.transcript.text == SHORT
    assert not user.transcript.annotations


def test_the_next_key_goes_on_from_where_one_is_going(user: User, disk: Disk) -> None:
    go_on(user)
    go_on(user)
    assert user.transcript.text == OTHER
    disk.is_free.set()
    user.rest(60)
    assert user.transcript.text == OTHER, "nobody waits for the long one any more"


def test_what_is_asked_for_twice_is_read_once_and_then_at_hand(user: User, disk: Disk) -> None:
    long = user.window.transcripts.model.summaries[1].transcript.id
    user.window.open_view.going.to(long)
    user.window.open_view.going.to(long)
    disk.is_free.set()
    user.until(lambda: user.transcript.text == LONG)
    go_on(user)
    assert user.transcript.text == OTHER
    user.key(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert user.transcript.text == LONG
    assert disk.count == 1


def test_the_window_reads_nothing_of_a_long_transcript_itself(
    user: User, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    whole = Reader.whole

    def noted(reader: Reader, transcript_id: str) -> AnnotatedTranscript:
        threads.append(threading.current_thread())
        return whole(reader, transcript_id)

    monkeypatch.setattr(Reader, "whole", noted)
    disk.is_free.set()
    go_on(user)
    user.until(lambda: user.transcript.text == LONG)
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_a_project_that_is_left_waits_for_nothing(user: User, disk: Disk) -> None:
    go_on(user)
    user.window.projects.close()
    disk.is_free.set()
    user.rest(60)
    assert user.window.view is None
