"""Which stretches lie over a place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.export.strata import Strata

STRETCHES = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 10)).map(lambda s: (s[0], s[0] + s[1])))


@given(STRETCHES)
def test_the_answer_is_that_of_looking_at_all(stretches: list[tuple[int, int]]) -> None:
    strata = Strata((start, end, i) for i, (start, end) in enumerate(stretches))
    for place in range(-1, 32):
        assert strata.over(place) == tuple(
            i for i, (start, end) in enumerate(stretches) if start <= place < end
        )
