"""Quoting what is near against quoting from the whole reading text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.correction import Correction
from annotator.domain.span import Span
from annotator.text.quoting import reading_words
from annotator.text.text_map import TextMap, shown_text, touching

SOURCE = "".join(chr(ord("一") + i) for i in range(40))


def _apart(drawn: list[tuple[int, int, str]]) -> list[Correction]:
    kept: list[Correction] = []
    for start, length, words in sorted(drawn):
        made = Correction(f"c{start}", "t", start, min(len(SOURCE), start + length), words)
        says_something = made.end > made.start or words
        if says_something and not (kept and touching(kept[-1], made)):
            kept.append(made)
    return kept


CORRECTIONS = st.lists(
    st.tuples(st.integers(0, 39), st.integers(0, 4), st.text("甲乙丙", max_size=4)), max_size=12
).map(_apart)


@given(CORRECTIONS, st.integers(0, 60), st.integers(1, 30))
def test_the_words_are_those_of_the_whole_reading_text(
    corrections: list[Correction], first: int, length: int
) -> None:
    reading, where = shown_text(SOURCE, corrections), TextMap(len(SOURCE), corrections)
    first = min(first, len(reading))
    last = min(len(reading), first + length)
    spans = [Span(a, b) for a, b in [(min(first, 38), min(first + length, 40))] if a < b]
    if first < last:
        spans.append(where.span(first, last))
    for span in spans:
        start, end = where.shown_span(span)
        assert reading_words(SOURCE, corrections, span) == reading[start:end]
