"""Correcting mode while another program edits the transcript: what is typed stays together, in its place."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.editing import Correct, RemoveTranscript, RenameProject
from annotator.ui.transcript_page.typing_surface import TypingSurface
from annotator.workspace.workspace import Workspace
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

CTRL = Qt.KeyboardModifier.ControlModifier
TALK = "第一段说港口和码头。\n外人我是自我介绍的人，从南边来。\n最后一段说天气。\n"


@pytest.fixture
def typist(open_window: Open) -> Iterator[User]:
    user = open_window(TALK)
    user.key(Qt.Key.Key_M, CTRL)
    yield user
    assert user.bridge.workspace.problems() == ()


@pytest.fixture
def other(typist: User) -> Iterator[Workspace]:
    """The same project in another program."""
    workspace = Workspace.open(typist.bridge.workspace.path, author="Eve")
    yield workspace
    workspace.close()


def corrects(other: Workspace, words: str, meant: str) -> None:
    whole = other.transcript("1")
    at = TALK.index(words)
    other.do(Correct(whole.id, at, at + len(words), meant))


def reading(user: User) -> str:
    text = user.window.page.reading_text()
    assert text is not None
    assert isinstance(user.text, TypingSurface)
    assert user.text.document().toRawText().replace("\u2029", "\n") == text.text
    return text.text


def press(user: User, words: str) -> None:
    """A key for each character, as a keyboard has it that writes these."""
    for word in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(user.text, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, word))


def compose(user: User, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(user.text, event)


@pytest.mark.parametrize(
    ("words", "meant"), [("港口", "外部港口"), ("港口", ""), ("天气", "气候"), ("人，", "那个人，")]
)
def test_a_word_that_is_typed_stays_whole(typist: User, other: Workspace, words: str, meant: str) -> None:
    typist.stand_at("我是自我")
    for key in "窗口前":
        corrects(other, words, meant + key)
        press(typist, key)
    assert reading(typist) == TALK.replace("我是自我", "窗口前我是自我").replace(words, f"{meant}前")


@pytest.mark.parametrize("meant", ["外部的人", "人", "", "外人外人"])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_words_stay_whole_right_behind_what_the_other_program_corrects(
    typist: User, other: Workspace, meant: str, at: int
) -> None:
    typist.stand_at("我是自我")
    for number, key in enumerate("窗口前"):
        if number == at:
            corrects(other, "外人", meant)
        press(typist, key)
    assert reading(typist) == TALK.replace("外人", f"{meant}窗口前")


@pytest.mark.parametrize(("words", "meant"), [("港口", "外部港口"), ("港口", ""), ("天气", "气候")])
def test_composed_words_go_where_the_caret_stands(
    typist: User, other: Workspace, words: str, meant: str
) -> None:
    typist.stand_at("我是自我")
    compose(typist, "chuang")
    corrects(other, words, meant)
    compose(typist, "chuangkou")
    compose(typist, "", "窗口")
    compose(typist, "qian")
    corrects(other, words, f"{meant}又")
    compose(typist, "", "前")
    assert reading(typist) == TALK.replace("我是自我", "窗口前我是自我").replace(words, f"{meant}又")


def test_deleting_takes_the_characters_at_the_caret(typist: User, other: Workspace) -> None:
    typist.stand_at("我是自我")
    for _ in range(2):
        corrects(other, "港口", "海边的大港口")
        typist.key(Qt.Key.Key_Delete)
    corrects(other, "港口", "港")
    typist.key(Qt.Key.Key_Backspace)
    assert reading(typist) == TALK.replace("外人我是自我", "外自我").replace("港口", "港")


def test_what_is_selected_is_what_is_typed_over(typist: User, other: Workspace) -> None:
    typist.stand_at("南边")
    typist.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    typist.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    corrects(other, "港口", "海边的大港口")
    press(typist, "北方")
    assert reading(typist) == TALK.replace("南边", "北方").replace("港口", "海边的大港口")


def test_typing_goes_on_where_the_other_program_corrects_the_same_words(
    typist: User, other: Workspace
) -> None:
    typist.stand_at("我是自我")
    press(typist, "窗")
    corrects(other, "自我介绍", "介绍自己")
    press(typist, "口")
    assert "窗口我是介绍自己的人" in reading(typist)


def test_a_transcript_that_the_other_program_removed_takes_no_letters(typist: User, other: Workspace) -> None:
    typist.stand_at("我是自我")
    press(typist, "窗")
    other.refresh()
    other.do(RemoveTranscript(other.transcript("1").id))
    press(typist, "口")
    assert typist.bridge.transcript is None


ANOTHER_PROGRAM = """
import sys
from pathlib import Path
from annotator.editing import Correct
from annotator.workspace.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), author="Eve")
workspace.do(Correct(sys.argv[2], 4, 6, "外部的港口"))
workspace.close()
"""


def test_what_another_process_writes_is_seen_while_nobody_does_anything(typist: User) -> None:
    typist.stand_at("我是自我")
    path = str(typist.bridge.workspace.path)
    done = subprocess.run(
        [sys.executable, "-c", ANOTHER_PROGRAM, path, typist.transcript.id], check=False, timeout=60
    )
    assert done.returncode == 0
    meant = TALK.replace("港口", "外部的港口", 1)
    typist.until(lambda: reading(typist) == meant)
    press(typist, "窗口")
    assert reading(typist) == meant.replace("我是自我", "窗口我是自我")


def test_nobody_is_disturbed_who_composes(typist: User, other: Workspace) -> None:
    typist.stand_at("我是自我")
    compose(typist, "chuang")
    corrects(other, "港口", "外部的港口")
    QTest.qWait(1600)
    assert reading(typist) == TALK, "the letters that are composed stand where they were"
    compose(typist, "", "窗")
    assert reading(typist) == TALK.replace("港口", "外部的港口").replace("我是自我", "窗我是自我")


def test_what_was_made_elsewhere_is_told_once(typist: User, other: Workspace) -> None:
    workspace = typist.bridge.workspace
    made = workspace.make([RenameProject("夜谈")])
    heard: list[object] = []
    workspace.subscribe(heard.append)
    workspace.refresh()
    assert workspace.announce(made)[0].changes
    assert len(heard) == 1
    assert workspace.codebook.project.name == "夜谈"
