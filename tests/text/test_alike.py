"""Which characters count as the same."""

from __future__ import annotations

import pytest

from annotator.text.alike import Alike, small, usual_width
from annotator.text.matching import Query
from tests.text.scanning import same

EVERYTHING = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000]
"""All but the rarest Chinese characters, which have no other case, width or script here."""
CHOICES = [Alike(case, width, script) for case in (0, 1) for width in (0, 1) for script in (0, 1)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("character", "others"),
    [
        ("发", "發髮"),
        ("發", "发"),
        ("髮", "发"),
        ("里", "裡裏"),
        ("裡", "里裏"),
        ("画", "畫畵"),
        ("像", ""),
        ("龘", ""),
        ("a", "AａＡ"),
        ("Ｋ", "kKｋ\u212a"),
        ("，", ","),
        (" ", "\u3000"),
        ("ア", "ｱ"),
        ("1", "１"),
        ("σ", "Σς"),
        ("ß", "ẞ"),
        ("😊", ""),
    ],
)
def test_characters_that_count_as_one(character: str, others: str) -> None:
    assert Alike().to(character) == {character, *others}


def test_what_is_heeded_keeps_characters_apart() -> None:
    assert Alike(case=False).to("a") == {"a", "ａ"}
    assert Alike(width=False).to("a") == {"a", "A"}
    assert Alike(script=False).to("发") == {"发"}
    assert Alike(case=False, width=False, script=False).to("Ａ") == {"Ａ"}


@pytest.mark.parametrize("alike", CHOICES)
def test_who_is_alike_to_me_finds_me_alike(alike: Alike) -> None:
    """For every character there is."""
    for character in EVERYTHING:
        for other in alike.to(character):
            assert character in alike.to(other)


@pytest.mark.parametrize("alike", CHOICES)
def test_all_are_found_that_are_the_same(alike: Alike) -> None:
    """No letter of any script is missing among those alike to its small form."""
    query = Query("", match_case=not alike.case, fold_width=alike.width, fold_script=alike.script)
    for character in EVERYTHING:
        plain = usual_width(character) if alike.width else character
        plain = small(plain) if alike.case else plain
        if plain != character:
            assert character in alike.to(plain)
            assert same(plain, character, query)


def test_ways_are_told_for_each_place() -> None:
    assert Alike().ways("发.") == [{"发", "發", "髮"}, {".", "．"}]
