"""A text in pieces is the string that the same replacements make."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import running_text, sentences
from annotator.text.running_text import RunningText

words = st.text(alphabet="字词😊a\n", max_size=9)


@pytest.fixture(autouse=True, scope="module")
def _short_pieces() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running_text, "_PIECE", 4)
        yield


@given(words, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12), words), max_size=12), st.data())
def test_it_reads_as_a_string_does(
    text: str, replaced: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    running = RunningText(text)
    for at, length, new in replaced:
        start = min(at, len(text))
        end = min(len(text), start + length)
        text = text[:start] + new + text[end:]
        running.replace(start, end, new)
        first, last = data.draw(st.integers(0, 70)), data.draw(st.integers(-3, 70))
        assert running[first:last] == text[first:last]
        assert len(running) == len(text)
    assert [running[i] for i in range(len(text))] == list(text)
    for at in range(len(text) + 1):
        end = text.find("\n", at)
        assert running.line_start(at) == text.rfind("\n", 0, at) + 1
        assert running.line_end(at) == (len(text) if end < 0 else end)
    assert running.whole == text


def test_what_stands_around_a_place_says_where_it_begins() -> None:
    running = RunningText("零一二三四五六七八九")
    running.replace(0, 1, "〇")
    assert running.around(5, 2) == ("三四五六", 3)
    assert running.around(1, 4) == ("〇一二三四", 0)
    assert running.around(9, 100) == ("〇一二三四五六七八九", 0)


@given(st.text(alphabet="字词 a。，！\n（）“”1.", max_size=60), st.integers(0, 60))
def test_a_sentence_is_found_in_what_stands_around_it(text: str, at: int) -> None:
    at = min(at, len(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "WINDOW", 6)
        here, begins = RunningText(text).around(at, 12)
        for find in (sentences.sentence_at, sentences.clause_at):
            near = find(here, at - begins)
            assert find(text, at) == (None if near is None else (near[0] + begins, near[1] + begins))
