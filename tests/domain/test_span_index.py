"""Stretches over a place or a range, against looking at all of them; also after changes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain import span_index
from annotator.domain.span_index import SpanIndex

Stretch = tuple[int, int, int]
STRETCHES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.integers(0, 99)), max_size=25).map(
    lambda found: sorted({(start, start + length, name) for start, length, name in found})
)
PLACES = st.integers(0, 45)


def _order(stretch: Stretch) -> Stretch:
    return stretch


def _index(stretches: Sequence[Stretch]) -> SpanIndex[Stretch]:
    return SpanIndex(tuple(stretches), [s[0] for s in stretches], [s[1] for s in stretches], order=_order)


def _is_right(index: SpanIndex[Stretch], stretches: Sequence[Stretch], start: int, end: int) -> None:
    """The index answers as looking at everything does."""
    assert list(index) == list(stretches)
    assert len(index) == len(stretches)
    assert list(index.over(start, end)) == [
        s for s in stretches if s[0] < max(end, start + 1) and s[1] > start
    ]
    assert index.after(start) == next((s for s in stretches if s[0] > start), None)
    assert index.before(start) == next((s for s in reversed(stretches) if s[0] < start), None)


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a few stretches fill many blocks."""
    monkeypatch.setattr(span_index, "BLOCK", 3)


@given(STRETCHES, PLACES, PLACES)
def test_what_is_over_a_range(stretches: list[Stretch], start: int, end: int) -> None:
    _is_right(_index(stretches), stretches, start, end)


@given(STRETCHES, STRETCHES, PLACES, PLACES, st.randoms(use_true_random=False))
def test_an_index_after_changes_is_as_made_anew(
    old: list[Stretch], new: list[Stretch], start: int, end: int, chance: random.Random
) -> None:
    index, first, now = _index(old), _index(old), set(old)
    steps = [(s, "in") for s in new if s not in now] + [(s, "out") for s in old]
    chance.shuffle(steps)
    for stretch, way in steps:
        if way == "in":
            index = index.having(stretch, stretch[0], stretch[1])
            now.add(stretch)
        else:
            index = index.without(stretch)
            now.remove(stretch)
        _is_right(index, sorted(now), start, end)
    _is_right(first, old, start, end)  # a value: what it was changed into leaves it as it is


@given(STRETCHES)
def test_what_is_not_there_cannot_be_taken_out(stretches: list[Stretch]) -> None:
    with pytest.raises(LookupError, match="not there to take out"):
        _index(stretches).without((17, 18, 100))


def test_few_of_many_stretches_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(span_index, "BLOCK", 128)
    looks = 0

    class Counted(int):
        def __gt__(self, other: int) -> bool:
            nonlocal looks
            looks += 1
            return int(self) > other

    starts = list(range(0, 1_000_000, 10))
    one_long = [Counted(1_000_000), *(Counted(start + 15) for start in starts[1:])]
    index = SpanIndex(starts, starts, one_long, order=int)
    looks = 0
    assert list(index.over(500_000, 500_020)) == [0, 499_990, 500_000, 500_010]
    assert 0 < looks < 10 * 128


def test_changes_share_all_but_one_block() -> None:
    stretches = [(i, i + 2, i) for i in range(0, 300, 2)]
    index = _index(stretches)
    changed = index.having((101, 104, 0), 101, 104).without((102, 104, 102))
    same = {id(block) for block in index._blocks} & {id(block) for block in changed._blocks}
    assert len(index._blocks) - len(same) <= 2


def test_a_change_adds_up_anew_only_what_it_alters(monkeypatch: pytest.MonkeyPatch) -> None:
    stretches = [(10 * i, 10 * i + 4, i) for i in range(3_000)]
    index, compared = _index(stretches), 0

    def counted(*values: Any) -> Any:
        nonlocal compared
        compared += 1
        return max(*values)

    monkeypatch.setattr(span_index, "max", counted, raising=False)
    for place in (0, 15_000, 29_990):
        new = (place + 2, place + 7, 0)
        grown = index.having(new, new[0], new[1])
        _is_right(grown.without(new), stretches, place, place + 3)
    assert compared < 60
