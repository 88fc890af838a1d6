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


def test_a_part_of_a_term_is_told_by_the_other_one_behind_it() -> None:
    assert shown("先做pre再去翻 tune 一遍") == [("翻 tune", "fine-tune", 2)]
    assert shown("那翻ning就是这样") == [("翻ning", "fine-tuning", 2)], (
        "some letters of the other part may be lost"
    )
    assert shown("就去翻 net 那里", "Fan Net") == [("翻 net", "Fan Net", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "翻一遍",
        "再翻 page 看",
        "去打翻 tune",
        "他做完 shot 就走",
        "翻，tune",
        "再翻。\n\ntune",
        "把饭做 fine",
    ],
)
def test_without_the_other_part_or_within_a_word_nothing_is_told(text: str) -> None:
    assert shown(text) == []


def test_a_long_term_may_lose_what_chinese_syllables_cannot_have() -> None:
    assert shown("我们把东西买贵到新平台", "migrate") == [("买贵", "migrate", 3)]
    assert shown("我们把东西买贵到新平台", "merge", "deadline") == []
    assert shown("这是的单位", "deadline") == [], "the words in between stand everywhere"
    assert shown("他用了偷啃", "token") == [], "too short a sound"
