"""Terms and words of Latin letters: clipped, glued together, in Chinese syllables; real words stay."""

from __future__ import annotations

import pytest

from annotator.suggest.english import find_english
from annotator.suggest.found import Target

TERMS = [Target(t) for t in ("checkpoint", "transformer", "SmartPump", "GlobeNet", "reinforced concrete")]


def fixes(text: str) -> list[tuple[str, str, int]]:
    return [(one.source, one.replacement, one.tier) for one in find_english(text, TERMS)]


@pytest.mark.parametrize(
    ("text", "source", "meant"),
    [
        ("一个 checkpointpoint 之后", "checkpointpoint", "checkpoint"),
        ("用 transfrmer 来做", "transfrmer", "transformer"),
        ("装了 smartump 以后", "smartump", "SmartPump"),
        ("reinforcd concrete 的桥", "reinforcd concrete", "reinforced concrete"),
    ],
)
def test_misspelt_terms_are_shown_first(text: str, source: str, meant: str) -> None:
    assert fixes(text) == [(source, meant, 1)]


def test_words_that_were_decoded_twice() -> None:
    assert fixes("很 windowdow 的问题") == [("windowdow", "window", 1)]
    assert fixes("这个 Meetinging 开了") == [("Meetinging", "Meeting", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "check the point of a transformer",
        "checkpoint 和 transformers",
        "他们的 CHKP 公司",  # initials are a name of their own
        "reinforced concrete is concrete",
        "banana and Mississippi",
        "Han Meimei met Fan Bingbing and Langlang, paid by PayPay; byebye",
        "https",
        "",
    ],
)
def test_words_and_names_stay(text: str) -> None:
    assert fixes(text) == []


def test_syllables_before_letters() -> None:
    (one,) = find_english("他说拆Net好", [Target("ChaiNet")])
    assert (one.source, one.replacement) == ("拆Net", "ChaiNet")


def test_a_term_with_a_false_stop_in_it_is_found_whole() -> None:
    assert fixes("再训transfo。😊，rmer看看") == [("transfo。😊，rmer", "transformer", 2)]
    assert fixes("存到checkpoi。The rest") == [("checkpoi", "checkpoint", 1)]
