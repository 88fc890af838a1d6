"""Debaters by side and place, headings that call a person by a number, names met in another record."""

from __future__ import annotations

from tests.detect.readings import headings, names, read_all, read_one, who_says

DEBATE = """主席：各位来宾晚上好，欢迎来到青河杯决赛，双方辩手已经就座。

正方一辩 宋栖迟：谢谢主席。我方认为短视频占去了人与人见面的时间。

反方一辩{second}：谢谢主席。对方把原因和现象弄反了，孤独的人才刷短视频。

正方二辩·郁小棠：请问对方三辩，您一天用手机多久？

主席：下面进入总结环节，请反方先说。
"""
IN_ENGLISH = """Chair: Good evening and welcome to the final. The motion is on the old airport.

Proposition first speaker Hanna Brook: Thank you, Chair. The airport is loud, and nobody near it sleeps.

Opposition first speaker Tobias Quill: My opponent forgets that four thousand people work there.

Second Proposition Amara Nwosu: Work moves, and it always has. We have a plan for every one of them.

Chair: Thank you both. We go to the floor.
"""


def test_debaters_speak_once_each_beside_who_is_in_the_chair() -> None:
    for second in ("阮明珂", " 阮明珂", "（阮明珂）"):
        text = DEBATE.format(second=second)
        assert [who for who, _ in who_says(text)] == ["主席", "宋栖迟", "阮明珂", "郁小棠", "主席"]
    roles = {speaker.name: speaker.role for speaker in read_one(text).speakers}
    assert roles["阮明珂"] == "反方一辩"
    assert roles["郁小棠"] == "正方二辩"


def test_debaters_in_english_have_side_and_place_for_a_role() -> None:
    assert names(IN_ENGLISH) == ["Chair", "Hanna Brook", "Tobias Quill", "Amara Nwosu"]
    roles = {speaker.name: speaker.role for speaker in read_one(IN_ENGLISH).speakers}
    assert roles["Tobias Quill"] == "Opposition first speaker"
    assert roles["Amara Nwosu"] == "Second Proposition"


def test_the_programme_of_a_debate_speaks_for_nobody() -> None:
    assert (
        names("辩论赛流程\n\n正方一辩 宋栖迟：3分钟\n反方一辩 阮明珂：3分钟\n正方二辩 郁小棠：2分钟\n") == []
    )
    assert names("辩论赛名单\n\n正方一辩：宋栖迟\n反方一辩：阮明珂\n正方二辩：郁小棠\n地点：报告厅\n") == []


def test_headings_of_a_number_and_any_noun_speak_where_somebody_is_heard() -> None:
    text = """# 菜场夜话

## 4号摊主

我卖了二十年鱼，最怕的就是停电，一停电冰就化了。

## 9号车主

充电桩只有两根，晚上大家都抢，我干脆早上五点来充。

## 小组长

我们下周再挨家问一遍，今天先记下来。

## 第3组

我们组认为路边不应划线。
"""
    assert names(text) == ["4号摊主", "9号车主", "小组长"]
    assert [title for _, title in headings(text)] == ["第3组"]


def test_headings_of_a_noun_and_a_number_in_english() -> None:
    text = """# A listening session

## Commuter 5

I have taken this train for nine years and I have never once been told why it is late.

## Tenant 2

We live above the yard, so I hear every horn. I am not asking for silence.

## Table 4

We asked for better lamps, and I think we will get them.
"""
    assert names(text) == ["Commuter 5", "Tenant 2"]
    assert [title for _, title in headings(text)] == ["Table 4"]


def test_headings_of_what_is_done_are_no_people() -> None:
    text = (
        "# 座位1\n\n我先说，我们都试过。\n\n# 额外提问\n\n我想问，你们怎么看？\n\n# 座位2\n\n我没有试过。\n"
    )
    assert names(text) == ["座位1", "座位2"]
    assert [title for _, title in headings(text)] == ["额外提问"]


def test_headings_of_numbered_things_stay_topics() -> None:
    text = "# 手册\n\n## 2号楼\n\n我们这栋楼共六层，您从东侧进。\n\n## 3号线\n\n我们建议您早上五点半乘车。\n"
    assert names(text) == []
    assert [title for _, title in headings(text)] == ["2号楼", "3号线"]


def test_the_bracket_before_a_time_is_no_name() -> None:
    text = """Guest (status)   0:27
Hi everyone, can you hear me? I am on the train so I might drop.

Ann (she/her)  0:31
Loud and clear. Let us start with the budget, it is the longest item.

iPad (host) 1:02
I have the sheet open, give me a second to share it.

Ann (she/her)  1:20
Take your time.
"""
    assert names(text) == ["Guest", "Ann", "iPad"]
    assert {speaker.name: speaker.affiliation for speaker in read_one(text).speakers}["Ann"] is None


def test_who_speaks_in_one_record_is_known_in_the_next() -> None:
    text = """Title: Harbour hearings, day one
Date: 2019-04-02
Text: Ingrid Falk, director of the harbour trust, said the quay would close in June. Tom Abara, a crane driver, said nobody had told him.

Title: Harbour hearings, day two
Date: 2019-04-03
Text: More people came on the second day. Falk said the quay might stay open. Abara argued for nights as well.
"""  # noqa: E501
    _, second = read_all(text)
    assert [turn.speaker for turn in second.turns] == ["Ingrid Falk", "Tom Abara"]


def test_english_openers_less_direct() -> None:
    text = (
        "River towns meet over the new dam\n\n"
        "The forum in Harlow Bend drew two hundred people on Saturday.\n\n"
        "Margaret Oyelaran, who chairs the valley council, opened by thanking the volunteers who "
        "had filled sandbags in March. She said the council had no money left for another year "
        "like it.\n\n"
        "Peter Lindqvist, an engineer at the water board, described how the gates had jammed "
        "twice in one night. He argued for a second set of gates upstream.\n\n"
        "Rosa Delgado, a farmer, made the case for leaving the flood plain empty. She said cattle "
        "could be moved in a day.\n\n"
        "Lindqvist warned of a dry decade ahead. The board's figures show three bad years in ten.\n\n"
        "Oyelaran recalled the flood of 1988, when the church bells rang all night.\n\n"
        "Delgado warned against building houses on the meadow.\n\n"
    )
    assert [who for who, _ in who_says(text)] == [
        "Margaret Oyelaran",
        "Peter Lindqvist",
        "Rosa Delgado",
        "Peter Lindqvist",
        "Margaret Oyelaran",
        "Rosa Delgado",
    ]


def test_what_one_record_tells_of_a_person_is_known_in_the_next() -> None:
    text = (
        "标题：河口修堤开工\n日期：2025-03-02\n来源：河口新闻\n"
        "正文：3月2日，工程开工。市水利局副局长卞国梁说，这次要修十二公里。\n\n"
        "标题：第一段完工\n日期：2025-09-12\n来源：河口新闻\n"
        "正文：9月12日，第一段完工。卞国梁说，比计划早了二十天。\n\n"
        "标题：换了岗位\n日期：2026-02-20\n来源：河口新闻\n"
        "正文：2月20日，第二段开工。县应急局局长卞国梁表示，汛期以前要修完。\n"
    )
    found = [(one.name, one.affiliation, one.role) for r in read_all(text) for one in r.speakers]
    before = ("卞国梁", "市水利局", "副局长")
    assert found == [before, before, ("卞国梁", "县应急局", "局长")]


ESSAY = "# 小册子\n\n## 缘起\n\n老人凑钱印了船歌。\n\n## 读者\n\n{said}\n\n## 尾声\n\n最后一页空着。\n"


def test_a_role_alone_among_topics_speaks_only_where_somebody_is_heard() -> None:
    silent = ESSAY.format(said="三百本寄给了下游的学校。")
    assert names(silent) == []
    assert [title for _, title in headings(silent)] == ["缘起", "读者", "尾声"]
    heard = ESSAY.format(said="我想问一下，您家里还有这本吗？")
    assert who_says(heard)[0] == ("读者", "我想问一下，您家里还有这本吗？")
