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
        "😀好的。👨‍👩‍👧|也好。",
        "我们还可以去比。😊，|角两个视频。😊。|然后呢？😊|对的",
        "他说“好。”😊，|我们就走了。👍🏽！|再见",
        "我们下次再谈😊，|今天到这里。",
        "支源3。0今天发布了。|它快了99。9999999倍，大约6。7B。|好。",
        "一共是三百。|2023年才开始，到30。|2024年又停了。",
        "全文见《你去哪儿？我不知道！》这本书。|好。",
        "引文[见第3章。译者注]在这里。|完。",
        "他喊了一声“停！”然后走了。|没有人听见。",
        "有句老话叫「水往低处流。」|这句话只对了一半。",
        "“为什么？”的问题，她问了三遍。|没有答案。",
        "老师说：“你读过‘为什么？’那一章吗？”|我读过。",
        "他答：“读过。|我还记得。”|大家都笑了。",
        "２．再换表，花了３．５天。|好。",
        "1.2.3. Who pays for it. |Nobody.",
        "IV. Results of the test. |They were good.",
        "He said no. |Then he left by No. 5 and Fig. 3 of vol. 2.",
        "We met on Jan. 5 in the U.S. Senate. |It was cold.",
        "We flew to the U.S. |They stayed at Larsen Inc. |Nobody knew.",
        "Larsen Inc. Europe was sold at 5 p.m. Monday. |Fine.",
        "See Odell et al. 2020, pp. 3 and 4, approx. 12 pages. |Done.",
        "Open https://example.org/a?b=1&c=2! |Then read node.js and www.example.org.",
        "ok?yes!no, that was one word. |对吗?|对的!|好",
        "He has a Ph.D. in pipes. |J. K. Odell has none.",
        "我想……|我还没想好。|真的？？|好吧！",
    ],
)
def test_a_paragraph_falls_into_its_sentences(whole: str) -> None:
    paragraph = whole.replace("|", "")
    assert [paragraph[a:b] for a, b in sentences(paragraph)] == [piece.strip() for piece in whole.split("|")]


@pytest.mark.parametrize(
    ("paragraph", "first"),
    [
        ("😊，呃，他到了。", "呃，他到了。"),
        ("，所以我们来了。", "所以我们来了。"),
        ("。😊。 那么开始。", "那么开始。"),
        ("……我不知道。", "……我不知道。"),
        ("“好。”他说。", "“好。”他说。"),
        (".NET is a name.", ".NET is a name."),
    ],
)
def test_marks_left_from_the_paragraph_before_belong_to_no_sentence(paragraph: str, first: str) -> None:
    start, end = sentences(paragraph)[0]
    assert paragraph[start:end] == first
    assert sentence_at(paragraph, 0) == (start, end)


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
def test_sentences_lie_in_order_and_leave_out_no_word(text: str) -> None:
    paragraph = text.replace("\n", " ")
    found = sentences(paragraph)
    at = 0
    for start, end in found:
        assert at <= start < end
        left_out = paragraph[at:start]
        assert not left_out.strip() if at else not any(character.isalnum() for character in left_out)
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
