"""Spellings that are known: exact, whole words in Latin letters, first where they can be nothing else."""

from __future__ import annotations

import pytest

from annotator.domain.suggestion import SuggestionKind
from annotator.suggest.found import Found, Target, TargetOrigin
from annotator.suggest.known_pairs import find_known, remembered
from annotator.suggest.scan import scan
from annotator.text.heard import HeardText


def found(text: str, *pairs: tuple[str, str]) -> list[Found]:
    return list(find_known(text, HeardText(text), remembered(pairs)))


def shown(text: str, *pairs: tuple[str, str]) -> list[tuple[str, str, int]]:
    return [(one.source, one.replacement, one.tier) for one in found(text, *pairs)]


@pytest.mark.parametrize(
    ("text", "heard", "meant", "tier"),
    [
        ("今年漏孙率很高", "漏孙率", "漏损率", 1),
        ("这里支援不够", "支援", "芝源", 2),  # a word, which may be meant
        ("用 glm2 模型", "glm2", "GLaM 2", 1),
        ("the PRO version", "pro", "prompt", 2),
        ("先发一个与报", "与", "预", 3),
        ("芝源和支援研究员都到了", "支援研究员", "芝源研究员", 1),
    ],
)
def test_the_tier_says_how_sure_it_is(text: str, heard: str, meant: str, tier: int) -> None:
    (one,) = found(text, (heard, meant))
    assert (one.replacement, one.tier) == (meant, tier)
    assert text[one.start : one.end] == one.source


@pytest.mark.parametrize(
    ("text", "heard", "meant"),
    [
        ("giggle at it", "gl", "GLaM"),
        ("gl3", "gl", "GLaM"),
        ("用 OpenAI 的", "open", "OpenAI"),  # stands already
        ("多模态很好", "多模", "多模态"),
        ("多模态很好", "态很", "模态"),
        ("参与的人", "与", "预"),  # within a word
        ("降与降之间", "与", "预"),  # no word with what stands beside it
        ("今天的天气，我的书，好的", "的", "得"),
    ],
)
def test_what_is_right_or_within_a_word_stays(text: str, heard: str, meant: str) -> None:
    assert found(text, (heard, meant)) == []


def test_a_form_with_two_meanings_is_not_shown_first() -> None:
    assert shown("漏孙率", ("漏孙率", "漏损率"), ("漏孙率", "楼损率")) == [("漏孙率", "楼损率", 2)]


def test_what_contradicts_itself_is_not_shown_first() -> None:
    assert shown("去漏损率会", ("漏孙率", "漏损率"), ("漏损率", "漏孙率")) == [("漏损率", "漏孙率", 2)]


def test_a_term_is_no_wrong_spelling_of_another() -> None:
    terms = [Target("芝源", spellings=("行掌",)), Target("行掌", spellings=("芝源",))]
    text = "芝源的行掌来了"
    assert list(find_known(text, HeardText(text), terms)) == []


def test_a_form_over_a_mark_is_not_shown_first() -> None:
    assert shown("漏孙。😊，率", ("漏孙率", "漏损率")) == [("漏孙。😊，率", "漏损率", 2)]


def test_spellings_of_a_glossary_are_known() -> None:
    targets = [Target("漏损率", spellings=("楼孙律", "漏损率"))]
    (one,) = find_known("楼孙律", HeardText("楼孙律"), targets)
    assert one.replacement == "漏损率"


def test_what_was_meant_gathers_its_forms() -> None:
    made = remembered([("a", "b"), ("c", "b"), ("a", "b"), ("", "x"), ("y", ""), ("z", "z")])
    assert made == [Target("b", TargetOrigin.MEMORY, spellings=("a", "c"))]


def test_a_single_character_is_found_where_it_makes_a_word_with_its_neighbour() -> None:
    text = "我觉的今天的天气好，是我的"
    assert [(one.start, one.source) for one in found(text, ("的", "得"))] == [(2, "的")]


def test_exact_memory_comes_before_what_only_sounds_so() -> None:
    text = "今天支援研究员来了"
    (one,) = scan(text, remembered([("支援研究员", "芝源研究员")]))
    assert (one.kind, one.tier, one.source) == (SuggestionKind.KNOWN_PAIR, 1, "支援研究员")


@pytest.mark.parametrize("text", ["他应该威严一点", "这个英味很重", "音韵为先"])
def test_a_common_word_that_was_meant_once_is_no_term_for_near_sounds(text: str) -> None:
    assert scan(text, remembered([("应为", "因为")])) == []
