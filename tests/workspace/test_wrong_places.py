"""Which stretches a key takes, and how their borders move."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.project import Verdict
from annotator.domain.reading import FoundSegment, Reading, SourceFile
from annotator.domain.suggestion import KEPT
from annotator.editing import AddTerm, Correct, Decide, ImportTranscript, MarkUnclear
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.picking import Picking
from annotator.workspace.workspace import Workspace
from annotator.workspace.wrong_places import Standing, stretched, word_from, wrong_places

TALK = "开场：先把它 fintune 一遍，很有潜瞻性。好。\n再说说猜GPT的事，谁先来？\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    file = tmp_path / "talk.txt"
    file.write_text(TALK, encoding="utf-8")
    made = Workspace.create(tmp_path / "talk.annodb")
    import_all(made, [look_at(file)])
    yield made
    made.close()


def taken(workspace: Workspace, words: str, *, goes_on: bool = False) -> list[str]:
    """What is taken, pressed with the caret before these words."""
    transcript = workspace.transcript("1")
    here = Standing(TALK.index(words), goes_on=goes_on)
    return [TALK[start:end] for start, end in wrong_places(Picking(workspace), transcript, here)]


def test_what_looks_wrong_in_the_sentence_is_taken_in_its_order_and_not_the_word_at_the_caret(
    workspace: Workspace,
) -> None:
    assert taken(workspace, "先把它") == ["fintune", "潜瞻性"]


def test_where_nothing_looks_wrong_it_is_the_word(workspace: Workspace) -> None:
    assert taken(workspace, "谁先来") == ["谁"]
    assert taken(workspace, "好。") == ["好"]


def test_going_on_looks_further(workspace: Workspace) -> None:
    assert taken(workspace, "好。", goes_on=True) == ["猜GPT"]


def test_at_the_caret_words_that_sound_like_likelier_ones_come_first(workspace: Workspace) -> None:
    text = "医生说他有新房颤动，很有潜瞻性。"
    bring = SourceFile("clinic.txt", text, "utf-8", "LF")
    reading = Reading(0, len(text), title="clinic", segments=(FoundSegment(0, len(text)),))
    workspace.do(ImportTranscript(bring, reading, id="clinic"))

    def found(caret: int, *, goes_on: bool = False) -> list[str]:
        here = Standing(caret, goes_on=goes_on)
        places = wrong_places(Picking(workspace), workspace.transcript("clinic"), here)
        return [text[start:end] for start, end in places]

    at = text.index("新房")
    assert found(at) == ["新房颤动", "潜瞻性"]
    assert found(0) == ["潜瞻性"]
    assert found(at, goes_on=True) == ["潜瞻性"], "the caret was left here by the last answer"
    workspace.do(Decide(KEPT, "新房颤动", "新房颤动", Verdict.DISMISSED, "clinic", at))
    assert found(at) == ["潜瞻性"]


def test_what_is_corrected_kept_unclear_or_a_term_is_left(workspace: Workspace) -> None:
    def at(words: str) -> tuple[int, int]:
        return TALK.index(words), TALK.index(words) + len(words)

    workspace.do(Correct("1", *at("fintune"), "fine-tune"))
    assert "fintune" not in taken(workspace, "先把它")
    workspace.undo()
    workspace.do(MarkUnclear("1", *at("它 fintune 一")))
    assert "fintune" not in taken(workspace, "先把它")
    workspace.undo()
    words = Decide(
        KEPT, "fintune", "fintune", Verdict.DISMISSED, workspace.transcript("1").id, at("fintune")[0]
    )
    workspace.do(words)
    assert "fintune" not in taken(workspace, "先把它")
    workspace.undo()
    assert "fintune" in taken(workspace, "先把它")
    workspace.do(AddTerm("fintune"))
    assert "fintune" not in taken(workspace, "先把它")


def test_a_corrected_stretch_is_taken_whole(workspace: Workspace) -> None:
    start = TALK.index("潜瞻性")
    workspace.do(Correct("1", start - 2, start + 2, "很有前瞻"))
    transcript = workspace.transcript("1")
    places = wrong_places(Picking(workspace), transcript, Standing(TALK.index("有潜")))
    assert (start - 2, start + 2) in places


@given(
    st.text("我们ab 1😀👨‍👩‍👧，。\n", min_size=1, max_size=30),
    st.integers(0, 29),
    st.integers(1, 9),
    st.sampled_from([(0, 1), (0, -1), (1, 0), (-1, 0)]),
)
def test_borders_move_within_the_line_and_leave_something(
    text: str, start: int, size: int, step: tuple[int, int]
) -> None:
    start = min(start, len(text) - 1)
    end = min(len(text), start + size)
    first, last = stretched(text, (start, end), *step)
    assert 0 <= first < last <= len(text)
    widens = step in ((0, 1), (-1, 0))
    assert (last - first >= end - start) if widens else (last - first <= end - start)
    assert "\n" not in text[first:start] + text[end:last]


def test_borders_pass_over_latin_words_and_joined_signs() -> None:
    text = "用 model 说👨‍👩‍👧好"
    assert text[slice(*stretched(text, (0, 1), 0, 1))] == "用 model"
    assert text[slice(*stretched(text, (0, 7), 0, -1))] == "用"
    assert text[slice(*stretched(text, (0, 7), 1, 0))] == "model"
    family = text.index("👨")
    assert text[slice(*stretched(text, (family - 1, family), 0, 1))] == "说👨‍👩‍👧"
    assert text[slice(*stretched(text, (family - 1, family + 5), 0, -1))] == "说"


def test_the_word_behind_marks_is_found() -> None:
    assert word_from("。，我们", 0, 4) == (2, 4)
    assert word_from("。，", 0, 2) is None
