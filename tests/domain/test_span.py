from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Place, Span

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
