"""English terms in Chinese characters: found where the characters make no words, never shown first."""

from __future__ import annotations

import pytest

from annotator.suggest.across_languages import find_across_languages
from annotator.suggest.found import Target
from annotator.text.heard import HeardText


def shown(text: str, *terms: str) -> list[tuple[str, str, int]]:
    found = find_across_languages(text, HeardText(text), [Target(term) for term in terms])
    return [(one.source, one.replacement, one.tier) for one in found]


def test_a_term_is_told_by_its_sound() -> None:
    assert shown("我们用了符笛来画", "Fudi") == [("符笛", "Fudi", 2)]


@pytest.mark.parametrize("text", ["我们用了水库来画", "符，笛", "用 Fudi 来画", "他吹笛子"])
def test_words_are_left_alone(text: str) -> None:
    assert shown(text, "Fudi", "水库") == []


def test_short_sounds_are_too_common() -> None:
    assert shown("我们用了菲来画", "Fi", "fee") == []
