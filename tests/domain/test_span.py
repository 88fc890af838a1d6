from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Place, Span
from annotator.domain.span_index import SpanIndex

OFFSETS = st.integers(0, 30)


@pytest.mark.parametrize(
    ("start", "end", "start_inner", "end_inner"), [(-1, 3, 0, 0), (4, 3, 0, 0), (3, 3, 0, 0), (3, 3, 2, 2)]
)
def test_what_is_no_stretch_is_refused(start: int, end: int, start_inner: int, end_inner: int) -> None:
    with pytest.raises(ValueError, match=r"not a span|empty span"):
        Span(start, end, start_inner, end_inner)


def test_a_span_may_lie_wholly_inside_inserted_words() -> None:
    span = Span(3, 3, -2, 4)
    assert (span.first, span.last) == (Place(3, -2), Place(3, 4))


@given(OFFSETS, OFFSETS, OFFSETS, OFFSETS)
def test_spans_overlap_where_they_share_a_character(a: int, b: int, c: int, d: int) -> None:
    if a >= b or c >= d:
        return
    shared = set(range(a, b)) & set(range(c, d))
    assert Span(a, b).overlaps(c, d) == bool(shared)
    assert Span.between(Span(a, b).first, Span(a, b).last) == Span(a, b)


@given(st.lists(st.tuples(OFFSETS, st.integers(0, 12)), max_size=30), OFFSETS, OFFSETS)
def test_the_index_finds_what_looking_at_everything_finds(
    stretches: list[tuple[int, int]], start: int, end: int
) -> None:
    ordered = sorted((a, a + length) for a, length in stretches)
    index = SpanIndex(ordered, [a for a, _ in ordered], [b for _, b in ordered])
    asked = set(range(start, max(end, start + 1)))
    expected = [(a, b) for a, b in ordered if set(range(a, b)) & asked]
    assert list(index.over(start, end)) == expected


def test_the_index_looks_at_few_stretches_of_many() -> None:
    class Ends(list[int]):
        looks = 0

        def __getitem__(self, i: int) -> int:  # type: ignore[override]
            Ends.looks += 1
            return super().__getitem__(i)

    starts = list(range(0, 1_000_000, 10))
    ends = Ends(start + 15 for start in starts)
    index = SpanIndex(starts, starts, ends)
    Ends.looks = 0
    assert list(index.over(500_000, 500_020)) == [499_990, 500_000, 500_010]
    assert 0 < Ends.looks < 10
