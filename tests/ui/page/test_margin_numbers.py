"""The left margin says when or on which line something stands, quietly and never over a name."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from annotator.domain.line_numbers import LineNumbers
from annotator.text.text_map import View
from annotator.ui.transcript_page import TranscriptPage
from tests.ui.page.conftest import ShowPage
from tests.ui.page.dense import BOOK, LINES, TEXT, dense
from tests.ui.page.samples import sample
from tests.ui.page.watching import surface


def numbers(page: TranscriptPage) -> list[tuple[str, int]]:
    return [(number.text, number.offset) for number in surface(page).margin.numbers()]


@pytest.mark.parametrize("view", View)
def test_without_times_every_paragraph_has_its_line(show_page: ShowPage, view: View) -> None:
    page = show_page(replace(dense(), asides=()), book=BOOK, view=view)
    page.resize(1000, 1400)
    starts = [sum(len(line) + 1 for line in LINES[:i]) for i in range(len(LINES))]
    assert numbers(page) == [(str(i + 1), start) for i, start in enumerate(starts)]


def test_with_times_no_lines_are_told(page: TranscriptPage) -> None:
    told = numbers(page)
    assert told
    assert all(len(text.split(":")) == 3 for text, _ in told)
    assert told[0][0] == "00:41:07"


def test_where_times_are_known_for_some_paragraphs_only_they_have_one(show_page: ShowPage) -> None:
    segments = sample().segments
    some = (segments[0], *(replace(segment, start_ms=None) for segment in segments[1:]))
    page = show_page(replace(sample(), segments=some))
    assert [text for text, _ in numbers(page)] == ["00:41:07"]


def test_a_label_on_a_line_of_its_own_and_its_words_tell_their_time_once(show_page: ShowPage) -> None:
    segments = sample().segments
    same = tuple(replace(segment, start_ms=segments[0].start_ms) for segment in segments)
    whole = numbers(show_page(replace(sample(), segments=same, turns=sample().turns[:1])))
    assert whole == [("00:41:07", 0), ("00:41:07", sample().turns[0].start)]  # the heading is in no turn


def test_the_same_time_is_told_again_for_somebody_else(show_page: ShowPage) -> None:
    segments = sample().segments
    same = tuple(replace(segment, start_ms=segments[0].start_ms) for segment in segments)
    told = numbers(show_page(replace(sample(), segments=same)))
    assert [offset for _, offset in told] == [0, *(turn.start for turn in sample().turns)]


def test_numbers_and_names_never_touch(show_page: ShowPage) -> None:
    page = show_page(dense(), book=BOOK)
    page.resize(700, 900)
    rows = [number.baseline for number in surface(page).margin.numbers()]
    assert all(b - a >= 20 for a, b in pairwise(rows))


def test_lines_are_counted_from_one() -> None:
    lines = LineNumbers(TEXT)
    assert (lines.of(0), lines.of(len(LINES[0])), lines.of(len(LINES[0]) + 1)) == (1, 1, 2)
    assert lines.starts_at(0)
    assert lines.starts_at(len(LINES[0]) + 1)
    assert not lines.starts_at(4)
