"""Hits kept by columns are the hits that were put in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.ui.find.hits import Hits
from annotator.workspace.finding import Hit

words = st.text(alphabet="水ab😊\n", max_size=4)
places = st.integers(0, 30)


@st.composite
def found(draw: st.DrawFn) -> list[Hit]:
    """Hits of one transcript in text order, some with the same start, some inside corrected words."""
    starts = sorted(draw(st.lists(places, max_size=8)))
    made = []
    for start in starts:
        length, inner = draw(st.integers(1, 4)), draw(st.integers(-2, 2))
        span = Span(start, start + length, inner, draw(st.integers(0, 2)))
        mark = draw(st.sampled_from([None, "m"]))
        made.append(Hit("t", span, draw(words), draw(words), draw(words), mark))
    return made


@given(found(), st.integers(0, 8))
def test_what_goes_in_comes_out(hits: list[Hit], cut: int) -> None:
    kept = Hits("t")
    kept.extend(hits[:cut])
    kept.extend(hits[cut:])
    assert list(kept) == hits
    assert kept[:] == hits
    assert kept.spans() == [hit.span for hit in hits]
    if hits:
        assert kept[-1] == hits[-1]


@given(found(), places)
def test_hits_are_found_by_place(hits: list[Hit], offset: int) -> None:
    kept = Hits("t")
    kept.extend(hits)
    assert kept.first_from(offset) == sum(hit.span.start < offset for hit in hits)
    for hit in hits:
        at = kept.place_of(hit.span)
        assert at is not None
        assert kept[at].span == hit.span
    assert kept.place_of(Span(40, 41)) is None
