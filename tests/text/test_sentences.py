from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.sentences import (
    WINDOW,
    clause_at,
    next_sentence,
    paragraph_around,
    previous_sentence,
    sentence_at,
    sentences,
)


@pytest.mark.parametrize(
    "whole",
    [
        "漏损率是百分之十一点三。|去年呢？|我不知道！",
        "他说：“先做两个片区。|把经验写下来。”|然后再铺开。",
        "“水表换完了吗？”她问。|没有。",
        "“都换完了。”简宁说。|大家鼓掌。",
        "（这里有掌声。他停了一下。）我们继续。|好。",
        "真的吗？！|太好了！！！|走吧……|再见",
        "我，我想……，就是说不行。|对吧。",
        "It rose by 3.5 percent. |Then it fell.",
        "Version 2.0.1 is out at example.org today. |Use it.",
        "Dr. Larsen spoke to Mr. Q. Odell, e.g. about pipes. |He left.",
        "We measured leaks, valves, etc. |Nobody asked why.",
        "We measured leaks, valves, etc. before noon. |Nobody asked.",
        "He lives in the U.S. and works. |Fine.",
        '"Is it done?" she asked. |"Yes." |Good.',
        "用的是GPT-4.5。|效果很好",
        "我们用了API.|然后呢？",
        "1. 先测夜间流量。|再换表。",
        "3.我们先测夜间流量。|再换表。",
        "Wait... what? |Nothing.",
        "没有标点的一整段",
        "说完了。 😀 ！|下一句。👏",
        "😀好的。|👨‍👩‍👧也好。",
    ],
)
def test_a_paragraph_falls_into_its_sentences(whole: str) -> None:
    paragraph = whole.replace("|", "")
    assert [paragraph[a:b] for a, b in sentences(paragraph)] == [piece.strip() for piece in whole.split("|")]


def test_a_sentence_is_found_under_a_place_and_at_its_end() -> None:
    text = "第一句。第二句。\n\n第三句。"
    assert sentence_at(text, 0) == (0, 4)
    assert sentence_at(text, 4) == (4, 8)
    assert sentence_at(text, 8) == (4, 8)
    assert sentence_at(text, 9) is None
    assert sentence_at(text, len(text)) == (10, 14)


def test_steps_cross_blank_lines_and_stop_at_the_ends() -> None:
    text = "第一句。第二句。\n\n  第三句。"
    assert next_sentence(text, 0) == (4, 8)
    assert next_sentence(text, 5) == (12, 16)
    assert next_sentence(text, 12) is None
    assert previous_sentence(text, 14) == (12, 16)
    assert previous_sentence(text, 12) == (4, 8)
    assert previous_sentence(text, 0) is None


def test_clauses_lie_between_commas() -> None:
    text = "公开的口径，是1,200户；不全是管子漏。好。"
    assert [text[a:b] for a, b in (clause_at(text, at) or (0, 0) for at in (0, 7, 15))] == [
        "公开的口径，",
        "是1,200户；",
        "不全是管子漏。",
    ]


def test_a_text_without_line_ends_is_looked_at_in_a_window() -> None:
    text = "这一段没有换行，很长很长。" * 20_000
    at = len(text) // 2
    start, end = paragraph_around(text, at)
    assert end - start <= 2 * WINDOW
    found = sentence_at(text, at)
    assert found is not None
    assert text[slice(*found)] == "这一段没有换行，很长很长。"


mixture = st.text(alphabet="中文句子。！？…，“”（）.?! abAB12\n😀", max_size=60)


@given(mixture)
def test_sentences_lie_in_order_and_leave_out_only_white_space(text: str) -> None:
    paragraph = text.replace("\n", " ")
    found = sentences(paragraph)
    at = 0
    for start, end in found:
        assert at <= start < end
        assert not paragraph[at:start].strip()
        at = end
    assert not paragraph[at:].strip()


@given(mixture)
def test_walking_forward_visits_what_walking_back_visits(text: str) -> None:
    text = "\n" + text
    forward = []
    step = next_sentence(text, 0)
    while step is not None:
        forward.append(step)
        step = next_sentence(text, step[0])
    back = []
    step = previous_sentence(text, len(text))
    while step is not None:
        back.append(step)
        step = previous_sentence(text, step[0])
    assert forward == back[::-1]
