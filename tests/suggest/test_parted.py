"""Words written in pieces are one, by a target or the lexicon; what English parts itself comes last."""

from __future__ import annotations

import pytest

from annotator.suggest.candidates import Candidates
from annotator.suggest.found import Target
from annotator.suggest.memory import Memory
from annotator.suggest.parted import find_parted
from annotator.suggest.scan import scan

TERMS = [Target(t) for t in ("deadline", "Figma", "Prometheus", "TikTok", "NAS", "setup", "machine learning")]


def fixes(text: str) -> list[tuple[str, str, int]]:
    return [(one.source, one.replacement, one.tier) for one in find_parted(text, TERMS)]


@pytest.mark.parametrize(
    ("text", "source", "meant", "tier"),
    [
        ("下周就是 dead line 了", "dead line", "deadline", 2),  # each piece is a word
        ("存在 N A S 里", "N A S", "NAS", 2),
        ("用 pro me theus 来看", "pro me theus", "Prometheus", 1),
        ("发到 Tik-Tok 上", "Tik-Tok", "TikTok", 1),
        ("上了一门 machinelearning 的课", "machinelearning", "machine learning", 1),
        ("We set up the stall.", "set up", "setup", 3),
    ],
)
def test_targets_in_other_pieces(text: str, source: str, meant: str, tier: int) -> None:
    assert fixes(text) == [(source, meant, tier)]


def test_words_of_the_lexicon_where_a_piece_is_no_word() -> None:
    assert fixes("看一下 conver sion 怎么样") == [("conver sion", "conversion", 1)]
    assert fixes("Conver sion 怎么样") == [("Conver sion", "Conversion", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "a machine-learning course on machine learning",
        "今天有 in form ation 三个词",  # all are words, and no target says more
        "Wan Ted 是我同学",  # a name in two parts
        "https://dead line.com/ 打不开",
        "dead\nline",
        "an as 与 n as",  # few letters of a target that are no initials
        "",
    ],
)
def test_what_is_parted_as_it_should_be(text: str) -> None:
    assert fixes(text) == []


def test_a_piece_is_not_mended_by_itself() -> None:
    found = scan("换成 pro me theus，发到 Tik Tok，看 conver sion", TERMS)
    assert [(one.source, one.replacement) for one in found] == [
        ("pro me theus", "Prometheus"),
        ("Tik Tok", "TikTok"),
        ("conver sion", "conversion"),
    ]


def test_the_list_at_the_words_offers_the_whole() -> None:
    text = "下周就是 dead line 了"
    first, *_ = Candidates(text, TERMS, Memory([])).at(5, 14)
    assert first.replacement == "deadline"
