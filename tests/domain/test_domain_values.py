from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.changes import Change, added, inverse, removed
from annotator.domain.colours import PALETTE, next_colour
from annotator.domain.errors import InvalidEdit
from annotator.domain.identity import new_id, now
from annotator.domain.speaker import Speaker
from annotator.domain.transcript import SourceText, Transcript, text_hash
from annotator.language import mark, use_language


def test_a_change_keeps_the_identity_of_what_it_changes() -> None:
    with pytest.raises(ValueError, match="nothing"):
        Change(None, None)
    with pytest.raises(ValueError, match="identity"):
        Change(Speaker("a", "周允"), Speaker("b", "周允"))
    with pytest.raises(ValueError, match="identity"):
        Change(Speaker("a", "周允"), Transcript("a", "周允", "", 0))


def test_the_inverse_is_made_backwards() -> None:
    first, second = Speaker("a", "周允"), Speaker("a", "周允平")
    changes = (added(first), Change(first, second))
    assert inverse(changes) == (Change(second, first), removed(first))
    assert inverse(inverse(changes)) == changes
    assert [c.subject for c in changes] == [first, second]


def test_identities_are_new_and_sort_by_time() -> None:
    made = [new_id() for _ in range(2_000)]
    assert len(set(made)) == 2_000
    assert {len(identity) for identity in made} == {16}
    assert [identity[:9] for identity in made] == sorted(identity[:9] for identity in made)


def test_moments_sort_as_text() -> None:
    moments = [now() for _ in range(50)]
    assert moments == sorted(moments)
    assert all(len(moment) == 24 and moment.endswith("Z") for moment in moments)


@given(st.text(st.characters(codec="utf-8")))
def test_a_source_text_is_named_by_its_hash(text: str) -> None:
    made = SourceText.of(text)
    assert made.sha256 == text_hash(text)
    assert made.key == (made.sha256,)
    assert text_hash(text + " ") != made.sha256


def test_the_hash_is_sha256_of_utf_8() -> None:
    assert text_hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert text_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@given(st.lists(st.sampled_from((*PALETTE, "#000000")), max_size=40))
def test_the_next_colour_is_one_of_the_least_used(taken: list[str]) -> None:
    chosen = next_colour(taken)
    assert taken.count(chosen) == min(taken.count(colour) for colour in PALETTE)


def test_an_error_is_a_sentence_in_the_language_in_use() -> None:
    error = InvalidEdit(mark("There is nothing to undo."))
    assert str(error) == "There is nothing to undo."
    use_language("zh_CN")
    assert str(error) != "There is nothing to undo."
    assert error.edit_number == 0
