"""Where two texts of the same recording differ, and what the one reads when it takes that over."""

from __future__ import annotations

import random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.aligning import aligned
from annotator.text.comparing import Comparison, DifferenceKind, compare

FIRST = "张三：我们今天讲模台，呃，还有拆GPT。\n李四：我我觉得chGPT 很好\n"
SECOND = "我们今天讲模态还有ChatGPT。我觉得，\nChatGPT很好。"
LABELS = [(0, 3), (FIRST.index("李四"), FIRST.index("李四") + 3)]


def told(first: str, second: str, comparison: Comparison) -> list[tuple[str, str, str]]:
    return [(d.kind.value, first[d.start : d.end], d.replacement) for d in comparison.differences]


def taken(first: str, comparison: Comparison) -> str:
    for difference in reversed(comparison.differences):
        first = first[: difference.start] + difference.replacement + first[difference.end :]
    return first


def without_blanks(text: str) -> str:
    return "".join(text.split())


def test_differences_are_whole_words_of_a_kind() -> None:
    found = compare(FIRST, SECOND, hidden=LABELS)
    assert told(FIRST, SECOND, found) == [
        ("words", "模台，呃，", "模态"),
        ("words", "拆GPT", "ChatGPT"),
        ("fillers", "我", ""),
        ("words", "chGPT", "，ChatGPT"),
        ("punctuation", "", "。"),
    ]
    assert taken(FIRST, found) == "张三：我们今天讲模态还有ChatGPT。\n李四：我觉得，ChatGPT 很好。\n"
    for difference in found.differences:
        words = SECOND[difference.other_start : difference.other_end]
        assert without_blanks(words) == without_blanks(difference.replacement)
    assert 0.7 < found.likeness < 1


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("he going home", "he is going home", [("words", "", " is")]),
        ("he is is going", "he is going", [("fillers", " is", "")]),
        ("uh we go", "we go", [("fillers", "uh", "")]),
        ("水很深\n，但是", "水很深，但是", []),
        ("用 GPT 吧", "用GPT吧", []),
        ("we fine tune it", "we finetune it", [("punctuation", "fine tune", "finetune")]),
        ("in natural language", "in natura lanuage", [("words", "natural language", "natura lanuage")]),
        ("kick\noff", "kickoff", []),
        ("ＧＰＴ很好", "GPT很好", [("punctuation", "ＧＰＴ", "GPT")]),
        ("这里\n有水", "这儿有水", [("words", "这里", "这儿")]),
        ("𠮷田😊说", "𠮷田说", [("emoji", "😊", "")]),
        ("", "水", [("words", "", "水")]),
        ("水", "", [("words", "水", "")]),
        ("", "", []),
        ("对", "对", []),
        ("一步不步走", "一步一步走", [("words", "不步", "一步")]),
    ],
)
def test_small_cases(first: str, second: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(first, second, compare(first, second)) == expected


def test_what_is_put_in_never_reaches_over_a_line_or_a_label() -> None:
    first = "甲：水很深的\n乙：河很宽\n"
    found = compare(first, "水很黑呀，桥很窄", hidden=[(0, 2), (7, 9)])
    after = taken(first, found)
    assert [line[:2] for line in after.split("\n")] == ["甲：", "乙：", ""]
    assert "桥" in after


SOME = st.text("水河桥是ab ，。\n呃😊", max_size=30)


@given(SOME, SOME)
def test_all_taken_the_texts_are_the_same(first: str, second: str) -> None:
    found = compare(first, second)
    after = taken(first, found)
    assert without_blanks(after) == without_blanks(second)
    assert after.count("\n") == first.count("\n")
    assert compare(after, second).differences == ()
    places = [place for d in found.differences for place in (d.start, d.end)]
    assert places == sorted(places)


@given(st.text("水河桥ab", max_size=40), st.text("水河桥ab", max_size=40))
def test_blocks_are_the_same_and_in_order(first: str, second: str) -> None:
    at = other_at = 0
    for block in aligned(first, second):
        assert block.size > 0
        assert at <= block.i
        assert other_at <= block.j
        assert first[block.i : block.i + block.size] == second[block.j : block.j + block.size]
        at, other_at = block.i + block.size, block.j + block.size


def long_text(characters: int) -> str:
    chance = random.Random(7)
    common = "的一是在了不和有大这主中人上为们地个用工时要动国产以我到他会作来分生对于学下级就年"
    rare = "".join(map(chr, range(0x5000, 0x5800)))
    words = [chance.choice(common if chance.random() < 0.7 else rare) for _ in range(characters)]
    return "".join("。\n" if i % 60 == 59 else word for i, word in enumerate(words))[:characters]


def damaged(text: str, share: float) -> str:
    chance = random.Random(3)
    return "".join(
        ""
        if (dice := chance.random()) < share / 3
        else "呀" + c
        if dice < share / 2
        else "错"
        if dice < share
        else c
        for c in text
    )


@pytest.mark.parametrize("repeated", [1, 4])
def test_long_texts_take_as_long_as_they_are_long(repeated: int) -> None:
    def seconds(characters: int) -> float:
        first = long_text(characters // repeated) * repeated
        second = damaged(first, 0.06)
        began = process_time()
        found = compare(first, second)
        spent = process_time() - began
        assert found.likeness > 0.85
        return spent

    seconds(2_000)
    short, long = min(seconds(40_000) for _ in range(2)), min(seconds(160_000) for _ in range(2))
    assert long < 10 * short  # four times as long; with every pair looked at it would be sixteen


def test_texts_that_have_nothing_in_common_say_so() -> None:
    found = compare(long_text(3_000), "".join(map(chr, range(0x6000, 0x6800))))
    assert found.likeness < 0.1


def test_kinds_have_names() -> None:
    assert [kind.value for kind in DifferenceKind] == ["words", "fillers", "punctuation", "emoji"]
