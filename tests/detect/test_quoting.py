"""Third parties whom somebody quotes, told apart from the person speaking."""

from __future__ import annotations

from itertools import pairwise

import pytest

from annotator.detect.prose.quoting import LOOKED_BACK, REPORTED
from tests.detect.readings import read_one

LABELLED = """\
主持人：欢迎各位。
温若华：{}
主持人：好的，请林教授谈谈。
林远舟：谢谢主持人，我先说数据。
温若华：好。
"""


def quoted(text: str) -> list[tuple[str, str]]:
    """Who is quoted with which words."""
    return [(quote.name, text[quote.start : quote.end]) for quote in read_one(text).quotes]


@pytest.mark.parametrize(
    ("said", "name", "words"),
    [
        ("希尔伯特曾说：“问题是科学的生命。”所以要提问题。", "希尔伯特", "问题是科学的生命。"),
        ("正如希尔伯特所说，“没有问题就没有生命”。", "希尔伯特", "没有问题就没有生命"),
        ("我记得马斯克说过，火箭一定要能回收。这话我信。", "马斯克", "火箭一定要能回收"),
        ("数学家华知远写道：“算得慢才算得准。”", "华知远", "算得慢才算得准。"),
        ("苏格拉底有句名言：“我只知道自己一无所知。”", "苏格拉底", "我只知道自己一无所知。"),
        ("孔子云：“学而时习之。”", "孔子", "学而时习之。"),
        ("我们学院院长江慕白说，明年不招生了。我很意外。", "江慕白", "明年不招生了"),
        ("刚才林远舟说：“先看数据。”我不同意。", "林远舟", "先看数据。"),
        ("林教授说，先看数据。我不同意。", "林远舟", "先看数据"),
        ("用乔治·哈珀的话说，“鱼不读图纸”。", "乔治·哈珀", "鱼不读图纸"),
        ("联合创始人Ada Brook说过，先做小的。", "Ada Brook", "先做小的"),
        ("歷史學家韓德明曾經說過：「門檻不在錢。」", "韓德明", "門檻不在錢。"),
    ],
)
def test_whoever_is_quoted_in_a_turn_is_named(said: str, name: str, words: str) -> None:
    text = LABELLED.format(said)
    assert quoted(text) == [(name, words)]
    assert name == "林远舟" or name not in {turn.speaker for turn in read_one(text).turns}


@pytest.mark.parametrize(
    "said",
    [
        "我说过，先看数据。",
        "有人说，“这不可能”。",
        "专家说，明年会好。",
        "大家都说好。",
        "他说：“先看数据。”",
        "温若华说过，先看数据。",
        "换句话说，没有数据。",
        "马上说：“好。”",
        "俗话说：“磨刀不误砍柴工。”",
        "所以说，还是要看数据。",
        "这本书里写道：“数据不会骗人。”",
        "林远舟老师先说吧，您怎么看这些数据？",
    ],
)
def test_nobody_else_is_quoted(said: str) -> None:
    assert quoted(LABELLED.format(said)) == []


def test_a_report_tells_the_speaker_from_the_third_party() -> None:
    text = (
        "江城大学教授罗知秋在会上指出，桥还能用三十年。正如英国工程师乔治·哈珀所说，“桥会自己开口”。"
        "她认为应当先听桥怎么说。\n江城市副市长高远山表示，罗知秋教授说过，桥面要先修。\n"
    )
    reading = read_one(text)
    assert [turn.speaker for turn in reading.turns] == ["罗知秋", "高远山"]
    assert [(q.name, text[q.start : q.end], q.evidence) for q in reading.quotes] == [
        ("乔治·哈珀", "桥会自己开口", LOOKED_BACK),
        ("罗知秋", "桥面要先修", LOOKED_BACK),
    ]


def test_what_a_third_party_thinks_is_reported_in_a_turn() -> None:
    text = "江城大学教授罗知秋在会上说，桥要修。她提到，江城交通局局长王莉认为钱不够。\n高远山没有发言。\n"
    (quote,) = read_one(text).quotes
    assert (quote.name, text[quote.start : quote.end], quote.evidence) == ("王莉", "钱不够", REPORTED)


def test_an_essay_has_quotes_and_no_speakers() -> None:
    text = (
        "我爱迟到。\n\n古罗马哲学家塞涅卡曾经说过：“拖延是最大的浪费。”我把它抄下来了，抄的时候已经迟到。\n"
    )
    reading = read_one(text)
    assert reading.turns == ()
    assert quoted(text) == [("塞涅卡", "拖延是最大的浪费。")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            'As Albert Brook once said, "a bridge is a promise." I agree.',
            [("Albert Brook", "a bridge is a promise.")],
        ),
        ("The engineer Ada Lorne wrote that bridges listen. I agree.", [("Ada Lorne", "bridges listen")]),
        ("I said that before. She said it too.", []),
    ],
)
def test_english_turns_quote_third_parties_too(said: str, expected: list[tuple[str, str]]) -> None:
    text = (
        f"Interviewer: What is a bridge?\nJohn Marsh: {said}\nInterviewer: And then?\nJohn Marsh: Nothing.\n"
    )
    assert quoted(text) == expected


def test_quotes_lie_in_order_inside_their_turn() -> None:
    text = LABELLED.format("希尔伯特曾说：“甲乙丙丁。”正如苏格拉底所说，“戊己庚辛”。还有孔子云：“壬癸子丑。”")
    reading = read_one(text)
    turn = reading.turns[1]
    assert [quote.name for quote in reading.quotes] == ["希尔伯特", "苏格拉底", "孔子"]
    assert all(a.end <= b.start for a, b in pairwise(reading.quotes))
    assert all(turn.text_start <= quote.start < quote.end <= turn.end for quote in reading.quotes)


REPORT = (
    "本报讯 昨日，水务论坛在临江举行。临江大学教授温若华表示，漏损率三年没有下降。{} "
    "临江水司总工程师林远舟指出，分区计量只做了一半。市水务局局长江慕白强调，明年要做完另一半。\n"
)


def test_whom_a_report_cites_word_for_word_between_its_speakers_opens_a_turn() -> None:
    text = (
        REPORT.format("与会者想起一句老话。正如希尔伯特所说，“没有问题就没有生命”。") + "会议持续了一天。\n"
    )
    reading = read_one(text)
    assert [turn.speaker for turn in reading.turns] == ["温若华", "希尔伯特", "林远舟", "江慕白"]
    cited = reading.turns[1]
    assert text[cited.start : cited.end].strip() == "正如希尔伯特所说，“没有问题就没有生命”。"
    assert "希尔伯特" in [speaker.name for speaker in reading.speakers]
    assert reading.quotes == ()


def test_whom_an_essay_cites_opens_none() -> None:
    text = "读书笔记\n\n正如希尔伯特所说，“没有问题就没有生命”。孔子曾说：“学而时习之。”我也想。\n"
    reading = read_one(text)
    assert reading.turns == ()
    assert [quote.name for quote in reading.quotes] == ["希尔伯特", "孔子"]


@pytest.mark.parametrize(
    ("said", "name", "words"),
    [
        ("爱因斯坦说过：想象力比知识更重要。", "爱因斯坦", "想象力比知识更重要"),
        ("孔子说：“有教无类。”我同意。", "孔子", "有教无类。"),
        ("鲁迅先生在《故乡》里说：“其实地上本没有路。”", "鲁迅", "其实地上本没有路。"),
        ("我记得莎士比亚说，“凡是过往，皆为序章”。", "莎士比亚", "凡是过往，皆为序章"),
        ("尼采曾经写道：“没有音乐，生活是个错误。”", "尼采", "没有音乐，生活是个错误。"),
        ("屠格涅夫说过，时间有时像鸟。", "屠格涅夫", "时间有时像鸟"),
        ("維根斯坦說：“凡是說不出的，就要沉默。”", "維根斯坦", "凡是說不出的，就要沉默。"),
    ],
)
def test_people_of_the_past_are_cited_by_their_name_alone(said: str, name: str, words: str) -> None:
    assert quoted(LABELLED.format(said)) == [(name, words)]


@pytest.mark.parametrize(
    "said",
    [
        "我在孔子学院说过：要多练。",
        "孔子问礼的故事大家都知道。",
        "德鲁克提出目标管理已经七十年了。",
        "我读过尼采，他的书不好懂。",
        "小孔子说：“我也去。”",
    ],
)
def test_who_is_only_mentioned_is_not_cited(said: str) -> None:
    assert not [name for name, _ in quoted(LABELLED.format(said)) if name in ("孔子", "德鲁克", "尼采")]


def test_somebody_of_the_past_who_speaks_in_the_text_is_no_third_party() -> None:
    text = "孔子：你来了？\n子路：来了，老师。\n孔子：我说，“坐”。\n子路：好。\n孔子：孔子说：“有教无类。”\n"
    assert quoted(text) == []
