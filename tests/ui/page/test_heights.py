"""The sums of line heights against adding them up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.transcript_page.heights import Heights

LISTS = st.lists(st.integers(0, 60), max_size=40) | st.lists(st.integers(0, 3), min_size=500, max_size=800)


def _plain_at(heights: list[int], y: int) -> int:
    top = 0
    for i, height in enumerate(heights):
        if top <= max(0, y) < top + height:
            return i
        top += height
    return max((i for i, height in enumerate(heights) if height), default=0)


@given(LISTS, st.data())
def test_tops_and_places_are_those_of_adding_up(heights: list[int], data: st.DataObject) -> None:
    kept = Heights(heights)
    for _ in range(4):
        first = data.draw(st.integers(0, len(heights)))
        stop = data.draw(st.integers(first, len(heights)))
        new = data.draw(st.lists(st.integers(0, 60), max_size=6))
        heights[first:stop] = new
        kept.splice(first, stop, new)
        if heights:
            i = data.draw(st.integers(0, len(heights) - 1))
            height = data.draw(st.integers(0, 60))
            assert kept.put(i, height) == height - heights[i]
            heights[i] = height
        assert len(kept) == len(heights)
        assert kept.total == sum(heights)
        i = data.draw(st.integers(0, len(heights)))
        assert kept.top(i) == sum(heights[:i])
        if any(heights):
            y = data.draw(st.integers(-5, sum(heights) + 5))
            assert kept.at(y) == _plain_at(heights, y)
