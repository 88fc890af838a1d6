"""What two wordings share at their ends, never counted twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.same_ends import same_ends


@pytest.mark.parametrize(
    ("one", "other", "ends"),
    [
        ("漏孙率", "漏损率", (1, 1)),
        ("aa", "aaa", (2, 0)),
        ("", "词", (0, 0)),
        ("谢谢", "谢谢", (2, 0)),
        ("河", "渡", (0, 0)),
    ],
)
def test_ends_are_counted_once(one: str, other: str, ends: tuple[int, int]) -> None:
    assert same_ends(one, other) == ends


@given(st.text("ab好"), st.text("ab好"))
def test_what_stands_between_makes_one_into_the_other(one: str, other: str) -> None:
    first, last = same_ends(one, other)
    assert one[:first] + other[first : len(other) - last] + one[len(one) - last :] == other
    if first + last < min(len(one), len(other)):
        assert one[first] != other[first]
        assert one[-1 - last] != other[-1 - last]
