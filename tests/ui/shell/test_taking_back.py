"""Ctrl+Z on the page where what is taken back is not to be seen on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.editing import AddTerm, Batch, Correct
from annotator.text.text_map import shown_text
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HARBOUR = "港口的第一段话。\n第二段说到了码头和谦桥。\n"
MARKET = "菜场的第一段话。\n第二段说到了摊位和谦桥。\n"


@pytest.fixture
def two(open_window: Open) -> User:
    return open_window(HARBOUR, MARKET)


def whole(user: User, number: str) -> AnnotatedTranscript:
    return user.bridge.workspace.transcript(number)


def put_right(user: User, number: str) -> Correct:
    transcript = whole(user, number)
    at = transcript.text.index("谦桥")
    return Correct(transcript.id, at, at + 2, "浅桥")


def reads(user: User, number: str) -> str:
    transcript = whole(user, number)
    return shown_text(transcript.text, transcript.accepted_corrections)


def show(user: User, number: str) -> None:
    user.bridge.open_transcript(whole(user, number).id)
    user.stand_at(user.transcript.text[:2])


def test_undo_goes_to_the_transcript_whose_correction_it_takes_back(two: User) -> None:
    two.bridge.do(put_right(two, "1"))
    show(two, "2")
    two.key(Qt.Key.Key_Z, CTRL)
    assert reads(two, "1") == HARBOUR
    assert two.transcript.text == HARBOUR, "there it is to be seen"
    assert two.bridge.selection.caret == HARBOUR.index("谦桥")
    assert two.said == "Taken back in “talk-1”: Correct “谦桥” to “浅桥”"
    show(two, "2")
    two.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert "浅桥" in reads(two, "1")
    assert two.transcript.text == HARBOUR
    assert two.said == "Made again in “talk-1”: Correct “谦桥” to “浅桥”"


def test_undo_of_a_step_in_several_transcripts_stays_and_tells(two: User) -> None:
    two.bridge.do(Batch((put_right(two, "1"), put_right(two, "2"))))
    show(two, "2")
    two.key(Qt.Key.Key_Z, CTRL)
    assert (reads(two, "1"), reads(two, "2")) == (HARBOUR, MARKET)
    assert two.transcript.text == MARKET
    assert two.said.startswith("Taken back: ")
    assert two.said.endswith("(2 transcripts)")


def test_what_no_page_shows_is_told_and_its_redo_offered(two: User) -> None:
    two.bridge.do(AddTerm("浅桥"))
    two.key(Qt.Key.Key_Z, CTRL)
    assert two.said == "Taken back: Add “浅桥” to the glossary"
    two.window.panes.messages.verb.click()
    assert [term.term for term in two.bridge.codebook.terms] == ["浅桥"]


def test_an_import_that_is_taken_back_is_told(two: User) -> None:
    show(two, "1")
    two.key(Qt.Key.Key_Z, CTRL)
    assert [s.transcript.title for s in two.bridge.workspace.summaries()] == ["talk-1"]
    assert two.said == "Taken back: Import “talk-2”"


def test_what_is_taken_back_before_ones_eyes_needs_no_words(two: User) -> None:
    show(two, "1")
    two.bridge.do(put_right(two, "1"))
    two.key(Qt.Key.Key_Z, CTRL)
    assert reads(two, "1") == HARBOUR
    assert two.said == ""


def test_reverting_where_nothing_is_corrected_says_so(two: User) -> None:
    show(two, "1")
    two.key(Qt.Key.Key_E, SHIFT)
    assert two.said == "Nothing is corrected here"
