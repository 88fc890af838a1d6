"""What was heard of a text: without marks and cuts between the parts of a word, and where it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.heard import HeardText


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("水位高。😊，我们走", "水位高我们走"),
        ("水位高。\n\n我们走", "水位高我们走"),
        ("水 位 高", "水位高"),
        ("pump A and B", "pump A and B"),
        ("水位高。我们走，好", "水位高。我们走，好"),
        ("", ""),
    ],
)
def test_marks_and_cuts_are_left_out(written: str, heard: str) -> None:
    assert HeardText(written).text == heard


def test_places_lead_back_to_what_is_written() -> None:
    text = HeardText("去比。😊，角两个")
    assert text.text == "去比角两个"
    assert text.stretch(1, 3) == (1, 6)
    assert not text.is_whole(1, 3)
    assert text.stretch(2, 5) == (5, 8)
    assert text.is_whole(2, 5)


@given(st.lists(st.sampled_from("水河。，😊 \nab3"), max_size=40).map("".join))
def test_every_character_heard_is_written_where_it_says(written: str) -> None:
    heard = HeardText(written)
    places = [heard.stretch(i, i + 1) for i in range(len(heard.text))]
    assert [written[start:end] for start, end in places] == list(heard.text)
    assert places == sorted(places)
