"""A mapping that follows changes, against a plain dictionary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain import directory
from annotator.domain.directory import Directory

NAMES = st.sampled_from("abcdefgh")
CHANGES = st.lists(st.dictionaries(NAMES, st.one_of(st.none(), st.integers())), max_size=8)


@given(st.dictionaries(NAMES, st.integers()), CHANGES, st.integers(1, 5))
def test_it_is_as_a_dictionary_that_was_changed(
    stock: dict[str, int], steps: list[dict[str, int | None]], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(directory, "_MOST", most)
        kept, plain = Directory(stock), dict(stock)
        for changes in steps:
            before, was = kept, dict(plain)
            kept = kept.following(changes)
            plain = {name: thing for name, thing in (plain | changes).items() if thing is not None}
            assert dict(kept) == plain
            assert len(kept) == len(plain)
            assert [kept.get(name) for name in "abcdefgh"] == [plain.get(name) for name in "abcdefgh"]
            assert {name for name in "abcdefgh" if name in kept} == set(plain)
            assert dict(before) == was  # a value


def test_what_is_gone_has_no_value() -> None:
    with pytest.raises(KeyError):
        Directory({"a": 1}).following({"a": None})["a"]
