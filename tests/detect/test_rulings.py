"""What a person has decided about a text holds in its reading, and the rest follows."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.detect import read_structure
from annotator.detect.rulings.obeying import YOU_SAID_SO
from annotator.domain.errors import BadPattern
from annotator.domain.reading import Reading, Shape, SourceFile
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.transcript import SegmentKind
from tests.detect.ruled_talk import STAR, TALK, over
from tests.detect.test_laws import PAGES, check


def read(text: str, *rulings: Ruling) -> Reading:
    (reading,) = read_structure(SourceFile("talk.txt", text, "utf-8", "LF"), rulings)
    return reading


def said(text: str, *rulings: Ruling) -> list[tuple[str | None, str]]:
    """Who says what."""
    return [(t.speaker, text[t.text_start : t.end]) for t in read(text, *rulings).turns]


def kinds(text: str, words: str, *rulings: Ruling) -> SegmentKind:
    """The kind of the line with these words."""
    at = text.index(words)
    return next(s.kind for s in read(text, *rulings).segments if s.start <= at < s.end)


def test_a_name_that_is_added_opens_turns_everywhere_and_ends_those_before() -> None:
    assert "星河" not in dict(said(TALK))
    after = said(TALK, STAR)
    assert after[0] == ("罗知秋", "大家好，我们开始吧。")
    assert after[1] == ("星河", "先说说水的事，水还是不够用。")
    assert ("星河", "那就修管子。") in after
    assert len(after) == len(said(TALK)) + 2
    assert [r.text for r in read(TALK, STAR).rejected] == ["结论："]


@pytest.mark.parametrize(
    "label",
    [
        "星河：",
        "星河 ：",
        "**星河**：",
        "【星河】",
        "[星河] ",
        "> 星河：",
        "星河（河大）：",
        "星河 00:12\n",
        "星河\n",
        "- 星河：",
        "00:12 星河：",
        "[00:12] 星河：",
        "星河 >> ",
        "星河 | ",
        "星河 — ",
        "星河 / ",
        "星河 · ",
        "星河 ~ ",
        "星河\t",
        "星河\u3000",
        "@星河：",
        "#星河：",
        "→ 星河：",
        ">> 星河：",
        "## 星河\n",
        "星 河：",
        "星河 ",
    ],
)
def test_a_label_is_known_in_whatever_dress(label: str) -> None:
    text = f"罗知秋：开始。\n{label}水不够用。\n罗知秋：好。\n"
    assert said(text, STAR) == [("罗知秋", "开始。"), ("星河", "水不够用。"), ("罗知秋", "好。")]


@pytest.mark.parametrize(
    "line", ["星河湾：水", "问星河：水", "我说星河：水", "星河是一条河。", "星河，水", "《星河》讲水"]
)
def test_the_words_are_no_label_where_they_do_not_open_the_line_alone(line: str) -> None:
    text = f"罗知秋：开始。\n{line}\n罗知秋：好。\n"
    assert "星河" not in dict(said(text, STAR))


def test_english_words_need_a_sign_behind_them() -> None:
    text = "Quill: so it is.\nHarbour said nothing then.\nHarbour - we dredge.\nQuill: fine.\n"
    ruling = Ruling(RulingKind.SPEAKER, "Harbour")
    assert said(text, ruling)[1] == ("Harbour", "we dredge.")
    assert [name for name, _ in said(text, ruling)] == ["Quill", "Harbour", "Quill"]


def test_a_time_beside_a_ruled_label_is_kept() -> None:
    reading = read("罗知秋：开始。\n星河 00:01:12\n水不够用。\n罗知秋：好。\n", STAR)
    assert [s.start_ms for s in reading.segments][:2] == [None, 72_000]


def test_words_can_be_the_label_of_somebody_else() -> None:
    reading = read(TALK, Ruling(RulingKind.SPEAKER, "星河", "刘星河"))
    speaker = next(s for s in reading.speakers if s.name == "刘星河")
    assert speaker.aliases == ("星河",)
    assert [t.speaker for t in reading.turns].count("刘星河") == 2


def test_a_label_is_taken_away_everywhere_and_the_reason_is_told() -> None:
    reading = read(TALK, Ruling(RulingKind.NO_SPEAKER, "家兴老师"))
    assert "家兴" not in [s.name for s in reading.speakers]
    assert [r.text for r in reading.rejected if r.why == YOU_SAID_SO] == ["家兴老师：", "家兴老师："]
    assert "家兴老师：我补充一点。" in dict(said(TALK, Ruling(RulingKind.NO_SPEAKER, "家兴老师")))[
        "罗知秋"
    ] + "".join(words for _, words in said(TALK, Ruling(RulingKind.NO_SPEAKER, "家兴老师")))


def test_a_speaker_is_taken_away_by_the_name_in_the_list_too() -> None:
    reading = read(TALK, Ruling(RulingKind.NO_SPEAKER, "家兴"))
    assert [s.name for s in reading.speakers] == ["罗知秋", "张家兴"]
    assert [r.text for r in reading.rejected if r.why == YOU_SAID_SO] == ["家兴老师：", "家兴老师："]


def test_a_heading_that_names_nobody_who_speaks_opens_a_section() -> None:
    text = "## 罗知秋\n水不够用。\n## 星河湾\n那就修。\n## 罗知秋\n好。\n"
    assert next(s.title for s in read(text, Ruling(RulingKind.NO_SPEAKER, "罗知秋")).sections) == "罗知秋"
    assert "罗知秋" not in [s.name for s in read(text, Ruling(RulingKind.NO_SPEAKER, "罗知秋")).speakers]


def test_a_speaker_in_prose_is_taken_away() -> None:
    text = (
        "水务局举行了会议。\n"
        "河大教授罗知秋指出，管网漏损每年都在增加，必须先修主干管道。\n"
        "水务局局长张家兴表示，三年之内漏损率可以降到百分之十二以下。\n"
    )
    assert [s.name for s in read(text).speakers] == ["罗知秋", "张家兴"]
    reading = read(text, Ruling(RulingKind.NO_SPEAKER, "罗知秋"))
    assert [s.name for s in reading.speakers] == ["张家兴"]


def test_somebody_who_is_named_in_prose_is_a_speaker_when_somebody_says_so() -> None:
    text = (
        "水务局举行了会议。\n"
        "河大教授罗知秋指出，管网漏损每年都在增加，必须先修主干管道。\n"
        "柳下表示，三年之内漏损率可以降到百分之十二以下。\n"
    )
    assert [s.name for s in read(text).speakers] == ["罗知秋"]
    reading = read(text, Ruling(RulingKind.SPEAKER, "柳下"))
    assert [s.name for s in reading.speakers] == ["罗知秋", "柳下"]


def test_words_of_somebody_else_follow_what_is_said_of_the_name() -> None:
    text = "罗知秋：开始。\n张家兴：希尔伯特曾说：“我们必须知道。”\n罗知秋：好。\n张家兴：好。\n"
    assert [q.name for q in read(text).quotes] == ["希尔伯特"]
    assert read(text, Ruling(RulingKind.NO_SPEAKER, "希尔伯特")).quotes == ()
    named = read(text, Ruling(RulingKind.SAME_PERSON, "希尔伯特", "大卫·希尔伯特"))
    assert [q.name for q in named.quotes] == ["大卫·希尔伯特"]


def test_what_was_said_is_not_proposed_again() -> None:
    proposed = read(TALK).same
    assert ("家兴", "张家兴") in [(s.name, s.same_as) for s in proposed]
    assert read(TALK, Ruling(RulingKind.SAME_PERSON, "家兴", "张家兴")).same == ()
    assert "家兴" not in [s.name for s in read(TALK, Ruling(RulingKind.NO_SPEAKER, "家兴")).same]


def test_two_names_are_one_person() -> None:
    reading = read(TALK, Ruling(RulingKind.SAME_PERSON, "家兴", "张家兴"))
    assert [s.name for s in reading.speakers] == ["罗知秋", "张家兴"]
    assert set(reading.speakers[1].aliases) >= {"家兴"}
    assert [t.speaker for t in reading.turns].count("张家兴") == 4


def test_a_name_that_is_only_mentioned_becomes_one_of_the_speaker() -> None:
    text = TALK.replace("家兴老师：", "罗知秋：家兴老师，").replace("谢谢各位", "谢谢家兴老师")
    (offered,) = read(text).same
    assert (offered.name, offered.same_as) == ("家兴老师", "张家兴")
    reading = read(text, Ruling(RulingKind.SAME_PERSON, "家兴老师", "张家兴"))
    assert {s.name: s.aliases for s in reading.speakers} == {"罗知秋": (), "张家兴": ("家兴老师",)}
    assert reading.same == ()
    chain = (
        Ruling(RulingKind.SAME_PERSON, "家兴老师", "家兴"),
        Ruling(RulingKind.SAME_PERSON, "家兴", "张家兴"),
    )
    assert {s.name: s.aliases for s in read(text, *chain).speakers}["张家兴"] == ("家兴老师", "家兴")
    for later in (RulingKind.NO_SPEAKER, RulingKind.DIFFERENT):
        taken_back = (chain[1], Ruling(RulingKind.SAME_PERSON, "家兴老师", "张家兴"))
        left = read(text, *taken_back, Ruling(later, "家兴老师", "张家兴"))
        assert {s.name: s.aliases for s in left.speakers}["张家兴"] == ("家兴",)


def test_two_names_that_are_two_people_are_not_proposed_again() -> None:
    apart = Ruling(RulingKind.DIFFERENT, "家兴", "张家兴")
    reading = read(TALK, apart)
    assert reading.same == ()
    assert reading.turns == read(TALK).turns
    assert reading.speakers == read(TALK).speakers
    same = Ruling(RulingKind.SAME_PERSON, "家兴", "张家兴")
    for rulings, speakers in (((apart, same), 2), ((same, apart), 3)):
        assert len(read(TALK, *rulings).speakers) == speakers
    back = Ruling(RulingKind.DIFFERENT, "张家兴", "家兴")
    assert len(read(TALK, same, back).speakers) == 3


SURNAMES = (
    "夜谈\n\n樊立行（以下简称樊），船长。纪沧洲（以下简称纪），船长。\n\n"
    "樊：你还记得那次吧？\n纪：怎么不记得，你喊错了一个字。\n樊：我紧张嘛，眼睛不够用。\n纪：我到了海里，胆子不够用。\n"
    "樊：那你进过海没有？\n纪：进过一次，我就回来了。\n"
)
LISTED = (
    "圆桌记录\n\n邝一诺\n\n壁虎机器人\n\n傅青舟\n\n长风号\n\n"
    "主持人：欢迎两位，你们先说。\n邝一诺：我先说叶片。\n傅青舟：我说说海缆，你们听。\n"
    "邝一诺：叶片又脏了，我们去洗。\n傅青舟：海缆好好的。\n主持人：谢谢你们。\n"
)
JOINED = (
    "线路沟通会\n\n花晓岚 已加入会议\n\n00:00:02 --> 00:00:09\n花晓岚\n各位好，我把三号线说清楚。\n\n"
    "00:00:10 --> 00:00:16\n堵师傅\n我慢一分钟，行不行？\n\n"
    "00:00:17 --> 00:00:26\n花晓岚\n你说吧，我们听。\n\n"
    "00:00:27 --> 00:00:36\n堵师傅\n早上七点，我就到了。\n"
)


REPORT = (
    "最后一个走村的理发匠\n\n本报讯 云坪村村支书钭志强告诉记者，村里常住人口从二百人减到四十人。\n\n"
    "理发匠缪长根说，他挑着担子走了三十年。“剃头不光是剃头。”\n\n"
    "问起将来：那就剃到挑不动为止。\n\n八十一岁的村民郁阿婆告诉记者，她的头一直是他剃的。\n"
)


@pytest.mark.parametrize(
    "text",
    [TALK, SURNAMES, LISTED, JOINED, REPORT],
    ids=["talk", "surnames", "listed", "joined", "report"],
)
def test_what_is_said_of_one_speaker_is_said_of_no_other(text: str) -> None:
    before = read(text)
    assert len(before.speakers) > 1
    for speaker in before.speakers:
        others = {s for s in before.speakers if s.name != speaker.name}
        assert read(text, Ruling(RulingKind.SPEAKER, speaker.name)).turns == before.turns
        for ruling in (
            Ruling(RulingKind.SPEAKER, speaker.name),
            Ruling(RulingKind.SPEAKER, speaker.name, "陆远山"),
            Ruling(RulingKind.SAME_PERSON, speaker.name, "陆远山"),
            Ruling(RulingKind.NO_SPEAKER, speaker.name),
        ):
            after = read(text, ruling)
            assert {s for s in after.speakers if s.name not in (speaker.name, "陆远山")} == others
            theirs = [t.start for t in after.turns if t.speaker in {s.name for s in others}]
            assert theirs == [t.start for t in before.turns if t.speaker in {s.name for s in others}]


def test_one_label_in_a_report_leaves_it_a_report() -> None:
    before = read(REPORT)
    assert len(before.turns) == 3
    after = read(REPORT, Ruling(RulingKind.SPEAKER, "问起将来"))
    assert after.shape is before.shape
    assert [t for t in after.turns if t.speaker != "问起将来"] == list(before.turns)
    (added,) = (t for t in after.turns if t.speaker == "问起将来")
    assert REPORT[added.text_start : added.end] == "那就剃到挑不动为止。"


@pytest.mark.parametrize("kind", [RulingKind.HEADING, RulingKind.NOISE, RulingKind.TEXT])
def test_who_is_introduced_in_a_ruled_line_is_known_elsewhere(kind: RulingKind) -> None:
    text = REPORT + "\n钭志强认为，村子不会空。\n"
    before = read(text)
    assert [t.speaker for t in before.turns] == ["钭志强", "缪长根", "郁阿婆", "钭志强"]
    after = read(text, over("云坪村村支书", kind, text))
    assert [t.speaker for t in after.turns] == ["缪长根", "郁阿婆", "钭志强"]


def test_a_label_that_is_none_leaves_the_others_labels() -> None:
    before = read(SURNAMES)
    for kind in (RulingKind.HEADING, RulingKind.NOISE, RulingKind.TEXT):
        after = read(SURNAMES, over("樊：我紧张嘛", kind, SURNAMES))
        assert {s.name for s in after.speakers} == {s.name for s in before.speakers}
        assert len([t for t in after.turns if t.speaker is not None]) == len(before.turns) - 1


def test_that_the_title_is_a_heading_changes_nothing() -> None:
    text = """渡口修桥座谈会

一、桥墩
柳青：请欧阳望舒老师讲一讲桥墩。
欧阳望舒：桥墩要换，去年就该换了。
柳青：什么时候换呢？
欧阳望舒：等水退了再换。
"""
    plain = read(text)
    assert [section.title for section in plain.sections] == ["一、桥墩"]
    assert read(text, over("渡口修桥", RulingKind.HEADING, text)) == plain


def test_names_lead_to_names_and_the_later_word_holds() -> None:
    chain = (
        Ruling(RulingKind.SAME_PERSON, "家兴", "张家兴"),
        Ruling(RulingKind.SAME_PERSON, "张家兴", "张总"),
    )
    assert {t.speaker for t in read(TALK, *chain).turns} == {"罗知秋", "张总"}
    circle = (*chain[:1], Ruling(RulingKind.SAME_PERSON, "张家兴", "家兴"))
    assert {t.speaker for t in read(TALK, *circle).turns} == {"罗知秋", "家兴"}
    assert {t.speaker for t in read(TALK, *circle[::-1]).turns} == {"罗知秋", "张家兴"}


def test_the_later_ruling_holds() -> None:
    none = Ruling(RulingKind.NO_SPEAKER, "星河")
    assert said(TALK, STAR, none) == said(TALK, none)
    assert said(TALK, none, STAR) == said(TALK, STAR)
    plain, heading = over("接下来", RulingKind.TEXT), over("接下来", RulingKind.HEADING)
    assert read(TALK, plain, heading).sections == read(TALK, heading).sections
    assert read(TALK, heading, plain).sections == ()


@pytest.mark.parametrize("kind", [RulingKind.TEXT, RulingKind.NOISE, RulingKind.HEADING])
@pytest.mark.parametrize("everywhere", [STAR, Ruling(RulingKind.PATTERN, "{name}：{text}")])
def test_what_is_said_of_a_line_holds_whatever_is_said_of_labels(
    kind: RulingKind, everywhere: Ruling
) -> None:
    line = over("星河：那就", kind)
    for rulings in ((line, everywhere), (everywhere, line)):
        assert [name for name, _ in said(TALK, *rulings)].count("星河") == 1
    assert kinds(TALK, "星河：那就", line, everywhere) is kinds(TALK, "星河：那就", line)


def test_a_line_is_a_heading() -> None:
    reading = read(TALK, over("接下来谈价钱。", RulingKind.HEADING))
    assert [(s.level, s.title) for s in reading.sections] == [(1, "接下来谈价钱。")]
    assert kinds(TALK, "接下来", over("接下来谈价钱。", RulingKind.HEADING)) is SegmentKind.HEADING
    assert ("罗知秋", "谢谢各位。") in said(TALK, over("接下来谈价钱。", RulingKind.HEADING))


def test_lines_together_are_one_heading_of_their_form() -> None:
    text = "# 大会\n\n## 一、水\n罗知秋：好。\n### 二、\n### 价钱\n罗知秋：贵。\n罗知秋：真贵。\n"
    start = text.index("### 二")
    ruling = Ruling(RulingKind.HEADING, start=start, end=text.index("罗知秋：贵"))
    assert read(text, ruling).sections[-1].title == "二、价钱"
    assert read(text, over("## 一、水", RulingKind.HEADING, text)).sections == read(text).sections


def test_a_line_is_noise() -> None:
    reading = read(TALK, over("接下来", RulingKind.NOISE))
    assert [TALK[n.start : n.end] for n in reading.noise] == ["接下来谈价钱。"]
    assert ("罗知秋", "谢谢各位。") in said(TALK, over("接下来", RulingKind.NOISE))


def test_a_line_is_plain_speech_whatever_it_looked_like() -> None:
    text = "# 大会\n罗知秋：好。\n## 题目\n![](a.png)\n张家兴：不是。\n罗知秋：对。\n张家兴：嗯。\n张家兴：好"
    lines = [over(words, RulingKind.TEXT, text) for words in ("题目", "![](a.png)", "张家兴：不")]
    reading = read(text, *lines)
    assert [s.title for s in reading.sections] == [s.title for s in read(text).sections if s.title != "题目"]
    assert reading.noise == ()
    assert text[reading.turns[0].text_start : reading.turns[0].end].endswith("张家兴：不是。")
    assert [t.speaker for t in reading.turns] == ["罗知秋", "罗知秋", "张家兴", "张家兴"]


def test_a_title_that_is_none_is_none() -> None:
    assert read(TALK).title == "会谈记录"
    assert read(TALK, over("会谈记录", RulingKind.TEXT)).title is None


def test_lines_of_a_copy_can_be_speech_of_their_own() -> None:
    body = "".join(
        f"罗知秋：这是第{n}句话，说的是水的事情。\n张家兴：我来回答第{n}个问题。\n" for n in range(30)
    )
    text = body + "\n" + body
    (copy,) = read(text).repeats
    start = text.index("罗知秋：这是第3句", len(body))
    pieces = read(text, Ruling(RulingKind.TEXT, start=start, end=start + 5)).repeats
    assert [(p.start, p.of) for p in pieces] == [
        (copy.start, copy.of),
        (text.index("\n", start) + 1, text.index("\n", start) + 1 - copy.start + copy.of),
    ]
    assert pieces[0].end <= start
    assert pieces[1].end == copy.end


def test_labels_can_be_told_by_their_form() -> None:
    text = "老A @ 00:12 > 水不够。\n河边的人 @ 00:20 > 修管子。\n再说 > 不修。\n"
    reading = read(text, Ruling(RulingKind.PATTERN, "{name} @ {time} > {text}"))
    assert [(t.speaker, text[t.text_start : t.end]) for t in reading.turns] == [
        ("老A", "水不够。"),
        ("河边的人", "修管子。\n再说 > 不修。"),
    ]
    assert [s.start_ms for s in reading.segments] == [12_000, 20_000, None]


def test_what_was_said_of_words_holds_against_a_form() -> None:
    form, none = Ruling(RulingKind.PATTERN, "{name}：{text}"), Ruling(RulingKind.NO_SPEAKER, "星河")
    assert "星河" in dict(said(TALK, form))
    for rulings in ((form, none), (none, form)):
        assert "星河" not in dict(said(TALK, *rulings))
        assert "罗知秋" in dict(said(TALK, *rulings))
    assert {r.text for r in read(TALK, form, none).rejected} == {"星河：", "结论："}


def test_a_form_makes_no_speakers_of_fields() -> None:
    text = """时间：2024年6月1日
主持：小桃

小桃：今天说说桥。
岸边的人：桥断了两年。
小桃：两年？
编辑：您什么时候走过那座桥？
岸边的人：断了以后。
编辑：周大桥
联系电话：13900001234
结论：桥要修。
"""
    form = Ruling(RulingKind.PATTERN, "{name}：{text}")
    reading = read(text, form)
    assert [t.speaker for t in reading.turns] == ["小桃", "岸边的人", "小桃", "编辑", "岸边的人"]
    assert reading.metadata.items() >= {"时间": "2024年6月1日", "主持": "小桃"}.items()
    assert "结论：" in {r.text for r in reading.rejected}
    # whoever says so of the very words is obeyed
    assert "结论" in dict(said(text, form, Ruling(RulingKind.SPEAKER, "结论")))


def test_a_pattern_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(BadPattern):
        read(TALK, Ruling(RulingKind.PATTERN, "{name}"))


def test_rulings_hold_in_every_record_of_a_file() -> None:
    record = (
        "标题：会议{n}\n时间：2024年3月{n}日\n来源：水务周报\n正文：开场。\n星河：水不够用。\n罗知秋：好。\n"
    )
    text = record.format(n=1) + record.format(n=2)
    readings = read_structure(SourceFile("talk.txt", text, "utf-8", "LF"), (STAR,))
    assert len(readings) == 2
    assert [[t.speaker for t in r.turns] for r in readings] == [["星河"], ["星河"]]


def test_a_text_in_which_somebody_talks_by_ruling_is_no_record() -> None:
    text = (
        "标题：水价\n时间：2024年3月1日\n地点：河大\n提案：先修管子。\n理由：每年都在漏。\n提案：再说价钱。\n"
    )
    assert read(text).turns == ()
    reading = read(text, Ruling(RulingKind.SPEAKER, "提案"), Ruling(RulingKind.SPEAKER, "理由"))
    assert [t.speaker for t in reading.turns] == ["提案", "理由", "提案"]
    assert {"时间", "地点"} <= reading.metadata.keys()
    assert "提案" not in reading.metadata
    assert reading.title == "水价"


WORDS = st.sampled_from(
    ["罗知秋", "座位1", "a", "标题", "时间", "正文", "：", "", "说话人1", "今天的会议", "罗知秋教授", "**"]
)
PATTERNS = st.sampled_from(["{name}：{text}", "{time} {name}", "{name}: {text}", "【{name}】{text}"])
OFFSETS = st.integers(0, 400)
RULINGS = st.lists(
    st.one_of(
        st.builds(Ruling, st.sampled_from([RulingKind.SPEAKER, RulingKind.SAME_PERSON]), WORDS, WORDS),
        st.builds(Ruling, st.just(RulingKind.NO_SPEAKER), WORDS),
        st.builds(Ruling, st.just(RulingKind.PATTERN), PATTERNS),
        st.builds(
            lambda kind, start, length: Ruling(kind, start=start, end=start + length),
            st.sampled_from([RulingKind.HEADING, RulingKind.NOISE, RulingKind.TEXT]),
            OFFSETS,
            st.integers(1, 60),
        ),
    ),
    max_size=6,
)


@given(PAGES, RULINGS)
def test_whatever_is_ruled_the_reading_is_valid(text: str, rulings: list[Ruling]) -> None:
    readings = read_structure(SourceFile("talk.txt", text, "utf-8", "LF"), rulings)
    for reading, following in pairwise(readings):
        assert reading.end == following.start
    for reading in readings:
        check(text, reading)


@given(PAGES)
def test_rulings_on_words_that_do_not_occur_change_nothing(text: str) -> None:
    source = SourceFile("talk.txt", text, "utf-8", "LF")
    rulings = [
        Ruling(RulingKind.SPEAKER, "𰻝𰻝"),
        Ruling(RulingKind.NO_SPEAKER, "𱁬"),
        Ruling(RulingKind.SAME_PERSON, "𱁬", "𰻝"),
    ]
    assert read_structure(source, rulings) == read_structure(source)


def test_rulings_cost_little() -> None:
    text = "".join(
        f"罗知秋：第{n}句，水还是不够用，先修管子再说价钱。\n星河：那就修第{n}根。\n" for n in range(3_000)
    )
    source = SourceFile("talk.txt", text, "utf-8", "LF")
    every = range(0, len(text) - 9, len(text) // 100)
    rulings = [Ruling(RulingKind.SPEAKER, f"无名{n}") for n in range(30)]
    rulings += [Ruling(RulingKind.TEXT, start=at, end=at + 3) for at in every]

    def best(*given: Ruling) -> float:
        found = []
        for _ in range(3):
            start = time.perf_counter()
            read_structure(source, given)
            found.append(time.perf_counter() - start)
        return min(found)

    assert best(STAR, *rulings) < 2 * best(STAR) + 0.3


def test_a_field_that_is_ruled_to_be_a_speaker_leaves_its_record_one() -> None:
    text = "标题：青鱼\n来源：河口日报\n品种：青鱼\n正文：今年的鱼汛比往年来得早一些，渔民们都很高兴。\n"
    reading = read(text, Ruling(RulingKind.SPEAKER, "来源"))
    assert reading.shape is Shape.RECORD
    assert reading.metadata == {"标题": "青鱼", "品种": "青鱼"}
    assert [turn.speaker for turn in reading.turns] == ["来源"]


TITLED = "会谈记录\n\n罗知秋：大家好，我们开始吧。\n家兴：好的，我来说。\n罗知秋：请。\n家兴：谢谢。\n"


@pytest.mark.parametrize("title", ["会谈记录", "圆桌：水价", "# 会谈记录", "今天谈的是水价，也谈管子。"])
def test_a_title_that_is_ruled_to_be_a_heading_stays_the_title(title: str) -> None:
    text = TITLED.replace("会谈记录", title)
    reading = read(text, Ruling(RulingKind.HEADING, start=0, end=len(title)))
    assert reading.title == title.strip("# ")
    assert reading.sections == ()
    assert [turn.speaker for turn in reading.turns] == ["罗知秋", "家兴", "罗知秋", "家兴"]


def test_a_heading_further_down_is_no_title() -> None:
    text = TITLED.replace("罗知秋：请。", "接下来谈价钱\n罗知秋：请。")
    at = text.index("接下来")
    reading = read(text, Ruling(RulingKind.HEADING, start=at, end=at + 6))
    assert reading.title == "会谈记录"
    assert [section.title for section in reading.sections] == ["接下来谈价钱"]


ASKED = (
    ("罗知秋", "今天我们谈谈供水，大家觉得够用吗？"),
    ("张家兴", "我觉得还是不够，漏损太高了。"),
    ("罗知秋", "那怎么办呢？"),
    ("张家兴", "先换主干管道吧，支线以后再说。"),
    ("罗知秋", "要花多少钱？"),
    ("张家兴", "我们算过，大概三年的预算。"),
    ("罗知秋", "好的，谢谢你。"),
)
SIGNED = (
    "{name}｜{words}",
    "{name} / {words}",
    "{name} — {words}",
    "{name} - {words}",
    "{name} · {words}",
    "{name} ~ {words}",
    "{name}\t{words}",
    "{name}\u3000{words}",
    ">> {name}：{words}",
    "→ {name}：{words}",
    "@{name}：{words}",
    "#{name}：{words}",
    "| {name} | {words} |",
    "00:10 {name}｜{words}",
)


def signed(form: str, turns: tuple[tuple[str, str], ...] = ASKED) -> str:
    return "".join(form.format(name=name, words=words) + "\n" for name, words in turns)


def names_in(text: str, *rulings: Ruling) -> list[str | None]:
    return [name for name, _ in said(text, *rulings)]


@pytest.mark.parametrize("form", SIGNED)
def test_who_has_another_name_has_it_under_any_sign_and_the_others_stay(form: str) -> None:
    text = signed(form)
    before = said(text)
    assert [name for name, _ in before] == [name for name, _ in ASKED]
    ruling = Ruling(RulingKind.SPEAKER, "张家兴", "刘星河")
    after = said(text, ruling)
    assert after == [("刘星河" if name == "张家兴" else name, words) for name, words in before]
    assert next(s for s in read(text, ruling).speakers if s.name == "刘星河").aliases == ("张家兴",)


@pytest.mark.parametrize("form", SIGNED)
def test_who_is_taken_away_and_named_again_is_there_as_before(form: str) -> None:
    text = signed(form)
    gone = Ruling(RulingKind.NO_SPEAKER, "张家兴")
    assert set(names_in(text, gone)) == {"罗知秋"}
    assert len([r for r in read(text, gone).rejected if r.why == YOU_SAID_SO]) == 3
    assert said(text, gone, Ruling(RulingKind.SPEAKER, "张家兴")) == said(text)


@pytest.mark.parametrize("form", SIGNED)
def test_two_names_behind_one_sign_are_one_person(form: str) -> None:
    text = signed(form, (ASKED[0], ("家兴", ASKED[1][1]), *ASKED[2:]))
    assert names_in(text, Ruling(RulingKind.SAME_PERSON, "家兴", "张家兴")) == [name for name, _ in ASKED]


@pytest.mark.parametrize("form", SIGNED)
@pytest.mark.parametrize("kind", [RulingKind.TEXT, RulingKind.HEADING, RulingKind.NOISE])
def test_one_line_that_is_none_leaves_the_others_turns_however_few_they_are(
    form: str, kind: RulingKind
) -> None:
    few = ASKED[:4]
    text = signed(form, few)
    assert names_in(text) == [name for name, _ in few]
    assert names_in(text, over(few[3][1], kind, text)) == [name for name, _ in few[:3]]
