from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.utf16 import Utf16Map, units

texts = st.lists(
    st.sampled_from(
        ["水", "a", "é", "e\u0301", "😀", "👨\u200d👩\u200d👧", "🇳🇱", "\U00020bb7", "\n", "\ufffd"]
    )
).map("".join)


def in_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(texts)
def test_every_place_is_counted_as_utf16_counts_it(text: str) -> None:
    positions = Utf16Map(text)
    assert positions.unit_length == units(text) == in_units(text)
    for at in range(len(text) + 1):
        assert positions.to_units(at) == in_units(text[:at])
        assert positions.to_code_points(positions.to_units(at)) == at


@given(texts)
def test_a_place_inside_a_character_is_the_start_of_it(text: str) -> None:
    positions = Utf16Map(text)
    starts = {positions.to_units(at): at for at in range(len(text) + 1)}
    for unit in range(positions.unit_length + 1):
        expected = starts.get(unit, starts.get(unit - 1))
        assert positions.to_code_points(unit) == expected


@given(texts, texts, st.data())
def test_following_a_change_equals_counting_again(text: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    positions = Utf16Map(text)
    positions.replace(start, end, new)
    changed = text[:start] + new + text[end:]
    again = Utf16Map(changed)
    assert positions.unit_length == again.unit_length
    assert [positions.to_units(i) for i in range(len(changed) + 1)] == [
        again.to_units(i) for i in range(len(changed) + 1)
    ]


@pytest.mark.parametrize("place", [-1, 3])
def test_places_outside_the_text_are_refused(place: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        Utf16Map("水a").to_units(place)
    with pytest.raises(ValueError, match="outside"):
        Utf16Map("水a").to_code_points(place)
