"""The whole scan: what is looked for unasked, what only when asked, and which of two places is kept."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import Cancelled
from annotator.domain.suggestion import SuggestionKind
from annotator.suggest.found import CLEANING, MISHEARD, Found, Target, apart
from annotator.suggest.scan import scan
from tests.detect.corpus.gold import corpus

TARGETS = [
    Target("漏损率"),
    Target("checkpoint", spellings=("chick point",)),
    *map(
        Target,
        (
            "基础模型",
            "多模态",
            "预训练",
            "算力",
            "涌现",
            "对齐",
            "推理",
            "粒度",
            "开源",
            "transformer",
            "token",
        ),
    ),
]
TEXT = "我我们呃的漏孙率，过了 chick point。😊，很有潜瞻性。"


def test_misheard_words_are_found_unasked_and_nothing_else() -> None:
    found = scan(TEXT, TARGETS)
    assert [(one.source, one.replacement) for one in found] == [
        ("漏孙率", "漏损率"),
        ("chick point", "checkpoint"),
        ("潜瞻性", "前瞻性"),
    ]
    assert {one.kind for one in found} <= MISHEARD


@pytest.mark.parametrize(
    ("kind", "sources"),
    [
        (SuggestionKind.FILLER, ["呃"]),
        (SuggestionKind.REPETITION, ["我我"]),
        (SuggestionKind.SEGMENT_MARK, ["。😊，"]),
        (SuggestionKind.HOMOPHONE, ["漏孙率"]),
        (SuggestionKind.PRONOUN, []),
    ],
)
def test_one_kind_alone(kind: SuggestionKind, sources: list[str]) -> None:
    assert [one.source for one in scan(TEXT, TARGETS, [kind])] == sources


def test_progress_is_told_and_can_stop_it() -> None:
    told: list[float] = []

    def tell(share: float) -> None:
        told.append(share)

    scan(TEXT, TARGETS, progress=tell)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)

    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        scan(TEXT, TARGETS, progress=stop)


@pytest.mark.parametrize("name", sorted(corpus()))
def test_edited_texts_are_left_in_peace(name: str) -> None:
    text = corpus()[name][0].read_text(encoding="utf-8-sig", errors="replace")
    assert [one for one in scan(text, TARGETS) if one.tier == 1] == []


@given(
    st.lists(
        st.sampled_from("我我们呃啊漏孙损率模台的。，😊\n 3。5abchickpoint谢谢他她女士大家"), max_size=60
    ).map("".join)
)
def test_whatever_is_found_quotes_the_text_and_stands_apart(text: str) -> None:
    found = scan(text, TARGETS, [*MISHEARD, *CLEANING])
    assert all(text[one.start : one.end] == one.source != one.replacement for one in found)
    assert all(one.start < one.end and one.tier in (1, 2, 3) and 0 < one.score <= 1 for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_of_two_places_the_better_tier_wins_then_the_longer() -> None:
    def at(start: int, end: int, tier: int, score: float = 0.5) -> Found:
        return Found(start, end, "", "", SuggestionKind.ENGLISH, tier, score, "")

    assert apart([at(0, 9, 2), at(3, 5, 1)]) == [at(3, 5, 1)]
    assert apart([at(0, 3, 1, 0.9), at(1, 6, 1)]) == [at(1, 6, 1)]
    assert apart([at(4, 6, 1), at(0, 3, 1), at(3, 4, 2)]) == [at(0, 3, 1), at(3, 4, 2), at(4, 6, 1)]
    assert apart([]) == []
