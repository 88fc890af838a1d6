"""Stretches over a place or a range, against looking at all of them; also after changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span_index import SpanIndex

Stretch = tuple[int, int, int]
STRETCHES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.integers(0, 99)), max_size=25).map(
    lambda found: sorted({(start, start + length, name) for start, length, name in found})
)


def _bounds(stretch: Stretch) -> tuple[int, int]:
    return stretch[0], stretch[1]


def _index(stretches: tuple[Stretch, ...]) -> SpanIndex[Stretch]:
    return SpanIndex(stretches, [s[0] for s in stretches], [s[1] for s in stretches])


@given(STRETCHES, st.integers(0, 45), st.integers(0, 45))
def test_what_is_over_a_range(stretches: list[Stretch], start: int, end: int) -> None:
    wanted = [s for s in stretches if s[0] < max(end, start + 1) and s[1] > start]
    assert list(_index(tuple(stretches)).over(start, end)) == wanted


@given(STRETCHES, STRETCHES, st.integers(0, 45), st.integers(0, 45))
def test_following_is_the_same_as_making_anew(
    old: list[Stretch], changed: list[Stretch], start: int, end: int
) -> None:
    kept = [stretch for stretch in old if stretch[2] % 3]
    new = tuple(sorted({*kept, *changed[:3]}))
    followed = _index(tuple(old)).following(new, _bounds)
    assert list(followed.over(start, end)) == list(_index(new).over(start, end))
    again = followed.following(tuple(old), _bounds)
    assert list(again.over(start, end)) == list(_index(tuple(old)).over(start, end))
