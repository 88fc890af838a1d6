"""What a selected wording may have been: remembered, in the glossary, in the lexicons, by sound."""

from __future__ import annotations

import pytest

from annotator.domain.suggestion import SuggestionKind
from annotator.suggest.candidates import Candidate, Candidates
from annotator.suggest.found import Target, TargetOrigin
from annotator.suggest.memory import Memory

TARGETS = [
    Target("漏损率"),
    Target("罗知远", TargetOrigin.SPEAKER),
    Target("预训练"),
    Target("pump station"),
    Target("SmartPump", spellings=("斯马特泵",)),
]


def offered(text: str, wording: str, *pairs: tuple[str, str]) -> list[Candidate]:
    start = text.index(wording)
    return Candidates(text, TARGETS, Memory(pairs)).at(start, start + len(wording))


def first(text: str, wording: str, *pairs: tuple[str, str]) -> str:
    return offered(text, wording, *pairs)[0].replacement


@pytest.mark.parametrize(
    ("text", "wording", "meant"),
    [
        ("今年楼孙律很高", "楼孙律", "漏损率"),
        ("请洛之圆老师讲", "洛之圆", "罗知远"),
        ("请之圆老师讲", "之圆", "知远"),
        ("模型与训练完成", "与", "预"),
        ("the pum station is new", "pum", "pump"),
        ("他们的 smrtpump 坏了", "smrtpump", "SmartPump"),
        ("用斯马特泵抽水", "斯马特泵", "SmartPump"),
        ("这个 hypothsis 不对", "hypothsis", "hypothesis"),
        ("很多 modelel 在跑", "modelel", "model"),
        ("涨了3。5米", "3。5", "3.5"),
    ],
)
def test_the_first_choice_is_what_was_meant(text: str, wording: str, meant: str) -> None:
    assert first(text, wording) == meant


@pytest.mark.parametrize(
    ("text", "wording", "meant"),
    [
        ("我们要买贵到云上", "买贵", "migrate"),
        ("这个一术没有关", "一术", "issue"),
        ("一个 ntwrk 的问题", "ntwrk", "network"),
        ("副样本太少", "副样本", "负样本"),
        ("在江边散部的老人", "散部", "散步"),
        ("lod balancig 太多", "lod balancig", "load balancing"),
    ],
)
def test_what_was_meant_is_among_the_first_nine(text: str, wording: str, meant: str) -> None:
    assert meant in [one.replacement for one in offered(text, wording)[:9]]


def test_what_was_corrected_before_comes_first() -> None:
    (first_one, second, *_) = offered(
        "这里资源不够", "资源", ("资源", "芝园"), ("资源", "滋源"), ("资源", "滋源")
    )
    assert (first_one.replacement, second.replacement) == ("滋源", "芝园")
    assert first_one.kind is SuggestionKind.KNOWN_PAIR
    assert first_one.score > second.score


def test_what_was_meant_before_is_likelier_in_another_spelling() -> None:
    def rank(*pairs: tuple[str, str]) -> int:
        return [one.replacement for one in offered("用 grvimetr 来量", "grvimetr", *pairs)].index(
            "gravimeter"
        )

    assert rank(("grav meter", "gravimeter")) == 0


def test_the_wording_itself_is_not_offered_and_scores_fall() -> None:
    found = offered("今年楼孙律很高", "楼孙律")
    assert "楼孙律" not in [one.replacement for one in found]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 <= one.score <= 1 and one.evidence for one in found)


@pytest.mark.parametrize("wording", [" ", "。", "😊", "漏", "Z", "5", "漏 ab"])
def test_any_wording_can_be_selected(wording: str) -> None:
    assert all(one.replacement != wording for one in offered(f"前{wording}后", wording))


def test_a_word_of_the_text_is_completed() -> None:
    text = "水库很大，水库很深，水库很远，那个水很清"
    found = Candidates(text).at(text.rindex("水"), text.rindex("水") + 1)
    assert "水库" in [one.replacement for one in found[:9]]


def test_swearing_is_not_offered() -> None:
    assert not {"shitty", "shit"} & {one.replacement for one in offered("去医院拍个西踢", "西踢")}
    assert not {"shitty", "shit"} & {one.replacement for one in offered("the shity bridge", "shity")}
