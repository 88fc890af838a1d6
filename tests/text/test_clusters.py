"""No sign is taken apart where a text is cut."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.clusters import whole_until

FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("小狐狸", 2, 2),
        (f"{FAMILY}一家人", 3, 0),
        (f"好{FAMILY}", 5, 1),
        ("好👋🏽吗", 2, 1),
        ("🇨🇳🇫🇷", 3, 2),
        ("🇨🇳🇫🇷", 2, 2),
        ("e\u0301a", 1, 0),
        ("1\ufe0f\u20e3好", 1, 0),
        ("短", 9, 1),
        ("", 0, 0),
    ],
)
def test_a_text_is_cut_between_signs(text: str, offset: int, place: int) -> None:
    assert whole_until(text, offset) == place


@given(
    st.text(
        st.sampled_from(["好", "a", "\u0301", "👨", "\u200d", "🏽", "🇨", "🇳", "\ufe0f", "😀"]), max_size=12
    )
)
def test_where_it_is_cut_a_cluster_ends(text: str) -> None:
    ends = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    for offset in range(len(text) + 1):
        place = whole_until(text, offset)
        assert place <= offset
        assert place in ends
