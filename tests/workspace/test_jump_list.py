"""Going back to where one was, and forward again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Place
from annotator.workspace.jump_list import MOST, JumpList, Spot


def spot(offset: int, transcript: str = "t") -> Spot:
    return Spot(transcript, Place(offset))


def test_back_leads_to_where_the_jump_started_and_forward_to_where_it_led() -> None:
    jumps = JumpList().leaving(spot(10)).leaving(spot(20, "u"))
    found = jumps.back(spot(30))
    assert found is not None
    jumps, there = found
    assert there == spot(20, "u")
    found = jumps.back(there)
    assert found is not None
    jumps, there = found
    assert there == spot(10)
    assert jumps.back(there) is None
    found = jumps.forward(there)
    assert found is not None
    jumps, there = found
    assert there == spot(20, "u")
    found = jumps.forward(there)
    assert found is not None
    assert found[1] == spot(30)


def test_a_jump_from_the_middle_forgets_what_lay_ahead() -> None:
    found = JumpList().leaving(spot(1)).back(spot(2))
    assert found is not None
    jumps = found[0].leaving(spot(1))
    assert jumps.forward(spot(9)) is None


def test_where_the_user_is_already_is_passed_over() -> None:
    jumps = JumpList().leaving(spot(1)).leaving(spot(2))
    found = jumps.back(spot(2))
    assert found is not None
    assert found[1] == spot(1)


def test_the_places_of_a_transcript_that_is_gone_are_gone() -> None:
    jumps = JumpList().leaving(spot(1)).leaving(spot(2, "gone")).without("gone")
    assert jumps.behind == (spot(1),)


@given(st.lists(st.integers(0, 300), max_size=3 * MOST))
def test_the_list_is_bounded_and_holds_no_place_twice(places: list[int]) -> None:
    jumps = JumpList()
    for place in places:
        jumps = jumps.leaving(spot(place))
    assert len(jumps.behind) <= MOST
    assert len(set(jumps.behind)) == len(jumps.behind)
    assert list(jumps.behind) == list(dict.fromkeys(reversed([spot(p) for p in places])))[:MOST][::-1]


@given(st.integers(1, 20), st.integers(0, 25))
def test_going_back_and_forward_as_often_ends_where_it_began(jumps_made: int, steps: int) -> None:
    jumps, here = JumpList(), spot(0)
    for place in range(1, jumps_made + 1):
        jumps, here = jumps.leaving(here), spot(place)
    start, gone = here, 0
    for _ in range(steps):
        found = jumps.back(here)
        if found is not None:
            (jumps, here), gone = found, gone + 1
    assert here == spot(max(0, jumps_made - steps))
    for _ in range(gone):
        found = jumps.forward(here)
        assert found is not None
        jumps, here = found
    assert here == start
