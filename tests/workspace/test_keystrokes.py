"""Typing in the reading text: what is read is what a plain text would say, and nothing else moves."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.domain.span import Span
from annotator.editing import Annotate, Correct, TypeOver
from annotator.editing.retyping import ReadingText, as_typed
from annotator.text.running_text import RunningText
from annotator.text.text_map import TextMap, shown_text
from annotator.text.word_steps import character_after, character_before
from annotator.workspace.keystrokes import Keystrokes, caret_after
from annotator.workspace.workspace import Workspace
from tests.editing.projects import import_text

TEXT = (
    "周允：我们用chaGPT写稿子，潜瞻性很重要。\n"
    "简宁：kickickoff 开会的时候，😊👩‍🌾漏孙率还很高。\n"
    "周允：差的这一截，是没有计量的公供用水。\n"
)


class Typist:
    """Types in one transcript, and keeps beside it the plain text that it ought to read."""

    def __init__(self, workspace: Workspace, transcript_id: str) -> None:
        self.workspace, self.transcript_id = workspace, transcript_id
        self.keys = Keystrokes(lambda edit, step: workspace.do(edit, joining=step))
        self.caret, self.model = 0, self.read().text

    def read(self) -> ReadingText:
        whole = self.workspace.transcript(self.transcript_id)
        known = whole.accepted_corrections
        running = RunningText(shown_text(whole.text, known))
        return ReadingText(whole, running, TextMap(len(whole.text), known))

    def put(self, words: str, *, first: int | None = None, last: int | None = None) -> None:
        """Words in place of a stretch, at the caret where none is given."""
        start, stop = self.caret if first is None else first, self.caret if last is None else last
        at = self.keys.press(self.read(), start, stop, words)
        self.model = self.model[:start] + words + self.model[stop:]
        assert at is not None
        self.caret = caret_after(self.read().map, at)
        assert self.read().text == self.model
        assert self.caret == start + len(words)

    def type(self, words: str) -> None:
        for sign in words:
            self.put(sign)

    def backspace(self, times: int = 1) -> None:
        for _ in range(times):
            self.put("", first=character_before(self.model, self.caret))

    def delete(self, times: int = 1) -> None:
        for _ in range(times):
            self.put("", last=character_after(self.model, self.caret))

    def go(self, to: int) -> None:
        self.keys.leave(self.read().transcript)
        self.caret = to

    def go_behind(self, words: str) -> None:
        self.go(self.model.index(words) + len(words))

    def pause(self) -> None:
        self.keys.pause(self.read().transcript)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What was heard and what is meant, in the order of the text."""
        whole = self.read().transcript
        return [(whole.text[c.start : c.end], c.replacement) for c in whole.accepted_corrections]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.create(tmp_path / "typed.annodb", author="typist")
    yield opened
    assert opened.problems() == ()
    opened.close()


@pytest.fixture
def typist(workspace: Workspace) -> Typist:
    return Typist(workspace, import_text(workspace, TEXT).id)


def test_a_chinese_word_deleted_and_retyped_is_one_correction(typist: Typist) -> None:
    typist.go_behind("潜瞻性")
    typist.backspace(3)
    typist.put("前瞻性")
    typist.pause()
    assert typist.pairs == [("潜", "前")]
    (made,) = typist.read().transcript.accepted_corrections
    assert made.kind is CorrectionKind.HOMOPHONE
    assert made.origin is CorrectionOrigin.TYPED


def test_one_character_retyped_is_a_correction_of_that_character(typist: Typist) -> None:
    typist.go_behind("漏孙")
    typist.backspace()
    typist.put("损")
    typist.pause()
    assert typist.pairs == [("孙", "损")]


@pytest.mark.parametrize(
    ("heard", "meant", "pairs"),
    [
        ("差的这一截", "差的那一截", [("这", "那")]),
        ("我们用chaGPT写", "我们用ChatGPT写", [("chaGPT", "ChatGPT")]),
        ("是没有计量的", "是没有人计量的", [("", "人")]),
        ("没有计量的公供用水", "没有剂量的公共用水", [("计", "剂"), ("供", "共")]),
    ],
)
def test_a_selection_typed_over_is_corrected_where_it_differs(
    typist: Typist, heard: str, meant: str, pairs: list[tuple[str, str]]
) -> None:
    start = TEXT.index(heard)
    typist.go(start)
    typist.put(meant[0], first=start, last=start + len(heard))
    typist.type(meant[1:])
    typist.pause()
    assert typist.pairs == pairs
    typist.workspace.undo()
    assert typist.pairs == []


@given(st.integers(0, len(TEXT) - 12), st.integers(1, 12), st.text("漏损公供的，写GPT", max_size=12))
@settings(max_examples=30)
def test_words_typed_over_others_read_so_in_the_fewest_corrections(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int, words: str
) -> None:
    workspace = Workspace.create(tmp_path_factory.mktemp("over") / "p.annodb", author="typist")
    shown = import_text(workspace, TEXT)
    workspace.do(TypeOver(shown.id, start, start + length, words))
    whole = workspace.transcript(shown.id)
    assert shown_text(whole.text, whole.accepted_corrections) == TEXT[:start] + words + TEXT[start + length :]
    for one in whole.accepted_corrections:
        heard = whole.text[one.start : one.end]
        if not re.search("[A-Za-z]", heard + one.replacement) and heard and one.replacement:
            assert heard[0] != one.replacement[0]
            assert heard[-1] != one.replacement[-1]
    workspace.close()


def test_what_was_corrected_so_before_stays_what_it_is(typist: Typist) -> None:
    at = TEXT.index("公供")
    other = Correct(typist.transcript_id, at, at + 2, "公共", origin=CorrectionOrigin.GLOSSARY, rule="公共")
    typist.workspace.do(other)
    start = TEXT.index("是没有")
    whole = len("是没有计量的公供用水")
    typist.workspace.do(TypeOver(typist.transcript_id, start, start + whole, "是没有剂量的公共用水"))
    made = typist.read().transcript.accepted_corrections
    assert [(one.replacement, one.origin) for one in made] == [
        ("剂", CorrectionOrigin.TYPED),
        ("共", CorrectionOrigin.TYPED),
    ]
    typist.workspace.undo()
    typist.workspace.undo()
    typist.workspace.do(Correct(typist.transcript_id, at + 1, at + 2, "共", origin=CorrectionOrigin.GLOSSARY))
    typist.workspace.do(TypeOver(typist.transcript_id, start, start + whole, "是没有剂量的公共用水"))
    made = typist.read().transcript.accepted_corrections
    assert [(one.replacement, one.origin) for one in made] == [
        ("剂", CorrectionOrigin.TYPED),
        ("共", CorrectionOrigin.GLOSSARY),
    ]


def test_a_letter_typed_within_a_latin_word_corrects_the_word(typist: Typist) -> None:
    typist.go_behind("cha")
    typist.type("t")
    assert typist.pairs == [("chaGPT", "chatGPT")]
    typist.go_behind("kickick")
    typist.backspace(4)
    typist.type("k")
    typist.pause()
    assert typist.pairs[1:] == [("kickickoff", "kickoff")]
    assert typist.read().transcript.accepted_corrections[1].kind is CorrectionKind.ENGLISH


def test_a_word_retyped_letter_by_letter_is_one_correction_and_one_undo(typist: Typist) -> None:
    before = typist.workspace.undoable
    typist.go_behind("kickickoff")
    typist.backspace(10)
    typist.type("kickoff")
    typist.pause()
    assert typist.pairs == [("kickickoff", "kickoff")]
    entry = typist.workspace.undoable
    assert entry is not None
    assert (entry.kind, entry.about["source"], entry.about["replacement"]) == (
        "correct",
        "kickickoff",
        "kickoff",
    )
    typist.workspace.undo()
    assert typist.pairs == []
    assert typist.workspace.undoable == before
    typist.workspace.redo()
    assert typist.pairs == [("kickickoff", "kickoff")]


def test_each_pause_is_a_step_and_the_word_one_correction_all_the_same(typist: Typist) -> None:
    typist.go_behind("潜瞻性")
    typist.backspace(2)
    typist.pause()
    typist.backspace()
    typist.put("前瞻")
    typist.pause()
    typist.type("性")
    typist.pause()
    assert typist.pairs == [("潜", "前")]
    texts = []
    for _ in range(3):
        typist.workspace.undo()
        texts.append(typist.read().text.split("写稿子，")[1][:4])
    assert texts == ["前瞻很重", "潜很重要", "潜瞻性很"]


def test_typing_the_source_words_again_takes_the_correction_away(typist: Typist) -> None:
    before = typist.workspace.undoable
    typist.go_behind("潜瞻性")
    typist.backspace(3)
    typist.type("潜瞻性")
    typist.pause()
    assert typist.pairs == []
    assert typist.workspace.undoable == before


def test_a_line_end_is_typed_and_lines_are_joined(typist: Typist) -> None:
    typist.go_behind("写稿子，")
    typist.put("\n")
    typist.go(typist.model.index("\n简宁"))
    typist.delete()
    assert "很重要。简宁：" in typist.read().text
    assert typist.pairs == [("", "\n"), ("\n", "")]
    typist.backspace()
    typist.put("，")
    assert typist.pairs == [("", "\n"), ("。\n", "，")]


def test_a_long_passage_pasted_over_itself_is_corrected_where_it_differs(typist: Typist) -> None:
    start = typist.model.index("周允：差的")
    typist.go(start)
    typist.put("周允：差的那一截，是没有计量的公共用水。", first=start, last=start + 20)
    typist.pause()
    assert typist.pairs == [("这", "那"), ("供", "共")]
    typist.workspace.undo()
    assert typist.pairs == []


def test_signs_of_several_code_points_are_deleted_whole(typist: Typist) -> None:
    typist.go_behind("👩‍🌾")
    typist.backspace()
    assert typist.pairs == [("👩‍🌾", "")]
    typist.backspace()
    assert typist.pairs == [("😊👩‍🌾", "")]


def test_two_places_are_two_corrections(typist: Typist) -> None:
    typist.go_behind("漏孙")
    typist.backspace()
    typist.type("损")
    typist.go_behind("公供")
    typist.backspace()
    typist.type("共")
    typist.pause()
    assert typist.pairs == [("孙", "损"), ("供", "共")]
    typist.workspace.undo()
    assert typist.pairs == [("孙", "损")]


def test_a_correction_of_before_is_made_anew_and_its_undo_gives_it_back(typist: Typist) -> None:
    at = TEXT.index("潜瞻性")
    typist.workspace.do(Correct(typist.transcript_id, at, at + 3, "前瞻"))
    typist.model = typist.read().text
    typist.go_behind("前瞻")
    typist.type("性")
    typist.pause()
    assert typist.pairs == [("潜", "前")]
    typist.workspace.undo()
    assert typist.pairs == [("潜瞻性", "前瞻")]


def test_somebody_elses_edit_between_two_keys_is_kept(typist: Typist) -> None:
    other = Workspace.open(typist.workspace.path, author="somebody else")
    typist.go_behind("潜瞻性")
    typist.backspace()
    at = TEXT.index("公供")
    other.do(Correct(typist.transcript_id, at, at + 2, "公共"))
    typist.model = typist.model.replace("公供", "公共")
    typist.backspace(2)
    typist.put("前瞻性")
    assert typist.pairs == [("潜瞻性", "前瞻性"), ("公供", "公共")]
    other.refresh()
    assert len(other.transcript(typist.transcript_id).accepted_corrections) == 2
    other.close()


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2029b\u2028c", "a\nb\nc"),
        ("a\x00\x1b[b\tc\x7f", "a[b\tc"),
        ("\ud83d漏\udc00", "漏"),
        ("\u3000\u00a0👩‍🌾", "\u3000\u00a0👩‍🌾"),
    ],
)
def test_words_are_cleaned_before_they_come_in(given: str, taken: str) -> None:
    assert as_typed(given) == taken


KEYS = st.lists(
    st.one_of(
        st.tuples(
            st.just("type"), st.sampled_from(["漏", "a", "b", " ", "，", "😊", "𠮷", "\n", "前瞻性", "GPT"])
        ),
        st.tuples(st.sampled_from(["backspace", "delete", "pause", "retype"]), st.just("")),
        st.tuples(st.just("go"), st.integers(0, 200)),
        st.tuples(
            st.just("over"), st.tuples(st.integers(0, 200), st.integers(0, 8), st.text("漏x\n", max_size=3))
        ),
    ),
    max_size=25,
)
MANY = 300 if os.environ.get("HYPOTHESIS_PROFILE") == "explore" else 40


@given(KEYS, st.lists(st.tuples(st.integers(0, len(TEXT) - 9), st.integers(1, 8)), max_size=4))
@settings(max_examples=MANY)
def test_random_keys_read_like_a_plain_text_and_move_nothing(
    tmp_path_factory: pytest.TempPathFactory, keys: list[tuple[str, object]], marks: list[tuple[int, int]]
) -> None:
    workspace = Workspace.create(tmp_path_factory.mktemp("keys") / "p.annodb", author="typist")
    typist = Typist(workspace, import_text(workspace, TEXT).id)
    label = workspace.codebook.labels[0].id
    for start, length in marks:
        workspace.do(Annotate(typist.transcript_id, start, start + length, label))
    before = workspace.transcript(typist.transcript_id)
    quotes = quotes_of(typist)
    steps = {len(workspace.history()): typist.model}
    for kind, what in keys:
        press(typist, kind, what)
        steps[sum(e.state == "done" for e in workspace.history())] = typist.model
    typist.go(0)
    after = workspace.transcript(typist.transcript_id)
    assert (after.text, after.turns, after.segments) == (before.text, before.turns, before.segments)
    assert after.annotation_by_id == before.annotation_by_id
    touched = [(c.start, c.end) for c in after.accepted_corrections]
    now = quotes_of(typist)
    for identity, annotation in after.annotation_by_id.items():
        span = annotation.span
        if all(end <= span.start or span.end <= start for start, end in touched if start < end) and not any(
            span.start < start < span.end for start, _ in touched
        ):
            assert now[identity] == quotes[identity]
    assert workspace.problems() == ()
    done = sum(e.state == "done" for e in workspace.history())
    while done in steps:
        assert typist.read().text == steps[done]
        workspace.undo()
        done -= 1
        if done < min(steps):
            break
    workspace.close()


def press(typist: Typist, kind: str, what: object) -> None:
    length = len(typist.model)
    typist.caret = min(typist.caret, length)
    if kind == "type":
        typist.put(str(what))
    elif kind == "backspace":
        typist.backspace()
    elif kind == "delete":
        typist.delete()
    elif kind == "pause":
        typist.pause()
    elif kind == "retype":
        first = character_before(typist.model, typist.caret)
        typist.put(typist.model[first : typist.caret], first=first)
    elif kind == "go":
        assert isinstance(what, int)
        typist.go(min(what, length))
    else:
        assert isinstance(what, tuple)
        start = min(what[0], length)
        typist.go(start)
        typist.put(what[2], first=start, last=min(start + what[1], length))


def quotes_of(typist: Typist) -> dict[str, str]:
    reading = typist.read()
    whole = reading.transcript
    found = {}
    for identity, annotation in whole.annotation_by_id.items():
        span: Span = annotation.span
        first, last = reading.map.shown_span(span)
        found[identity] = reading.text[first:last]
    return found
