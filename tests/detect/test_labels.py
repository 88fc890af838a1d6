"""Labels, and what only looks like one."""

from __future__ import annotations

import pytest

from annotator.domain.reading import Shape
from annotator.domain.speaker import Evidence
from tests.detect.readings import names, read_one, refused, who_says

TALK = """\
欧阳静（主持人）：各位好，今天谈三件事。
时间：14:30 开始。
罗知秋（江城大学建筑学院）：我认为要先看数据。原因是：没有普查。
结论：先普查。
比例大约 3:1，见 https://example.org/a?t=14:30
Maria Lopez: It opens at 10:30.
罗知秋：同意。
首先：要有钱。
欧阳静、罗知秋：谢谢大家。
Maria Lopez: Thank you.
"""


def test_labels_open_turns() -> None:
    assert who_says(TALK) == [
        ("欧阳静", "各位好，今天谈三件事。\n时间：14:30 开始。"),
        (
            "罗知秋",
            "我认为要先看数据。原因是：没有普查。\n结论：先普查。\n比例大约 3:1，见 https://example.org/a?t=14:30",
        ),
        ("Maria Lopez", "It opens at 10:30."),
        ("罗知秋", "同意。\n首先：要有钱。"),
        ("欧阳静", "谢谢大家。"),
        ("Maria Lopez", "Thank you."),
    ]


def test_a_label_tells_role_and_affiliation() -> None:
    reading = read_one(TALK)
    assert reading.shape is Shape.LABELLED
    assert [(s.name, s.affiliation, s.role, s.generic) for s in reading.speakers] == [
        ("欧阳静", None, "主持人", False),
        ("罗知秋", "江城大学建筑学院", None, False),
        ("Maria Lopez", None, None, False),
    ]
    assert reading.turns[4].also == ("罗知秋",)
    assert {turn.evidence for turn in reading.turns} == {Evidence.LABEL}


def test_the_reasons_of_what_is_rejected_are_given() -> None:
    assert refused(TALK) == {
        "时间：": "the name of a field",
        "结论：": "the name of a field",
        "首先：": "words that open or announce a sentence",
    }


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/a:b",
        "14:30 散会",
        "比例 1:50000",
        "2024年5月6日：晴",
        "结论：可以。",
        "时间：14:30",
        "链接：https://example.org",
        "具体来说：先修桥。",
        "这么做的原因是：没有钱。",
        "成本：三百元。",
        "企业：快，高校：慢。",
        "他说：“好。”",
        "我们12:30 见",
        "更重要的建议：等等看。",
    ],
)
def test_a_line_of_speech_is_no_label(line: str) -> None:
    text = f"罗知秋：今天怎么样？\n白若溪：很好。\n{line}\n罗知秋：继续。\n白若溪：完了。\n"
    assert names(text) == ["罗知秋", "白若溪"]
    assert len(read_one(text).turns) == 4


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("罗知秋:", "白若溪:", ["罗知秋", "白若溪"]),
        ("罗知秋 ：", "白若溪 ：", ["罗知秋", "白若溪"]),
        ("**罗知秋**：", "**白若溪**：", ["罗知秋", "白若溪"]),
        ("**罗知秋：**", "**白若溪：**", ["罗知秋", "白若溪"]),
        ("罗知秋(河大):", "白若溪[星河]:", ["罗知秋", "白若溪"]),
        ("罗知秋（河大）：", "白若溪【星河】：", ["罗知秋", "白若溪"]),
        ("[00:12] 罗知秋：", "[01:02:03] 白若溪：", ["罗知秋", "白若溪"]),
        ("罗知秋（00:12）：", "白若溪（00:15）：", ["罗知秋", "白若溪"]),
        ("00:12 罗知秋：", "00:15 白若溪：", ["罗知秋", "白若溪"]),
        ("问：", "答：", ["问", "答"]),
        ("主持人：", "嘉宾：", ["主持人", "嘉宾"]),
        ("说话人1：", "说话人2：", ["说话人1", "说话人2"]),
        ("说话人 1：", "说话人 2：", ["说话人1", "说话人2"]),
        ("SPEAKER_00: ", "SPEAKER_01: ", ["SPEAKER_00", "SPEAKER_01"]),
        ("Speaker A: ", "Speaker B: ", ["Speaker A", "Speaker B"]),
        ("Interviewer: ", "Jane Doe: ", ["Interviewer", "Jane Doe"]),
        ("歐陽靜：", "羅知秋：", ["歐陽靜", "羅知秋"]),
        ("阿依古丽·买买提：", "约翰·史密斯：", ["阿依古丽·买买提", "约翰·史密斯"]),
        ("小鹿：", "老王：", ["小鹿", "老王"]),
        ("张总：", "李老师：", ["张总", "李老师"]),
        ("高远：", "江山：", ["高远", "江山"]),
    ],
)
def test_labels_of_every_spelling(first: str, second: str, expected: list[str]) -> None:
    text = f"{first}今天怎么样？\n{second}很好。\n{first}那就好。\n{second}是的，很好。\n"
    if expected == ["高远", "江山"]:  # both are ordinary words as well: somebody must speak beside them
        text += "罗知秋：我也来。\n罗知秋：来了。\n"
        expected = [*expected, "罗知秋"]
    assert names(text) == expected
    assert len(read_one(text).turns) == len(text.splitlines())


def test_a_label_on_its_own_line_with_a_time() -> None:
    text = "说话人1 00:00\n大家好。\n\n说话人 2 01:02:03.500\n我们12:30 见。\n\n说话人1 01:02:09\n再见。\n"
    assert who_says(text) == [("说话人1", "大家好。"), ("说话人2", "我们12:30 见。"), ("说话人1", "再见。")]
    times = [segment.start_ms for segment in read_one(text).segments]
    assert times == [0, 0, 3_723_500, 3_723_500, 3_729_000, 3_729_000]  # the label, and what is said


def test_a_name_that_comes_once_is_doubtful() -> None:
    assert refused("罗知秋：今天的会到此为止。\n\n其他的事情下次再说，大家辛苦了。\n") == {
        "罗知秋：": "looks like a name but comes only once"
    }


def test_who_speaks_once_is_heard_among_others() -> None:
    text = "罗知秋：一。\n白若溪：二。\n罗知秋：三。\n白若溪：四。\n陆远山：我只说一句。\n"
    assert names(text)[-1] == "陆远山"


def test_a_roster_line_is_no_speech_and_tells_the_role() -> None:
    text = (
        "老桥座谈\n\n主持人：欧阳静\n嘉宾：罗知秋、白若溪\n\n欧阳静：开始吧。\n罗知秋：好。\n白若溪：好的。\n"
    )
    reading = read_one(text)
    assert [speaker.role for speaker in reading.speakers] == ["主持人", "嘉宾", "嘉宾"]
    assert len(reading.turns) == 3
    assert reading.metadata == {"主持人": "欧阳静", "嘉宾": ("罗知秋", "白若溪")}


def test_a_role_that_one_person_holds_is_that_person() -> None:
    text = "欧阳静（主持人）：开始。\n罗知秋：好。\n主持人：请讲。\n罗知秋：完了。\n"
    assert [turn.speaker for turn in read_one(text).turns] == ["欧阳静", "罗知秋", "欧阳静", "罗知秋"]
    assert read_one(text).speakers[0].aliases == ("主持人",)


def test_a_moderator_may_say_a_name_and_nothing_else() -> None:
    text = "主持人：开始。\n罗知秋：好。\n主持人：白若溪\n白若溪：在。\n罗知秋：我补充。\n"
    assert ("主持人", "白若溪") in who_says(text)


def test_seats_are_of_this_text_only() -> None:
    text = "座位3：一。\n主持人：二。\n罗知秋（河大）：三。\n"
    assert [speaker.generic for speaker in read_one(text).speakers] == [True, True, False]


def test_people_called_by_the_heavenly_stems_speak_and_parties_of_a_contract_do_not() -> None:
    talk = "甲（某公司）：你量过没有？\n乙：量过，四厘米。\n甲：那就封桥。\n"
    assert names(talk) == ["甲（某公司）", "乙", "甲"]  # whether they are one is asked, never decided
    assert [speaker for speaker, _ in who_says(talk)] == ["甲（某公司）", "乙", "甲"]
    assert names("甲方：江畔物业公司\n乙方：城南电梯厂\n双方约定如下：\n一、按季度结算。\n") == []


def test_what_comes_three_times_is_not_said_to_come_once() -> None:
    text = "Repair of the bridge\n\n" + "".join(
        f"Narrator: {what}\n\nThe rest was put off until the weather is better.\n\n"
        for what in ("three drawings", "two beams", "one rope")
    )
    assert refused(text) == {"Narrator:": "what follows does not read like talk"}


PICKS = (
    "主持人：请两位店员各带几本书来。\n贺小棠：我先说，我带了三本。\n《潮汐簿》：讲一个看闸人。\n"
    "《三口井》：讲三个妯娌分水，吵到最后一起哭。\n主持人：谢谢。文竹呢？\n文竹：我没有带。\n"
)


@pytest.mark.parametrize("title", ["《三口井》", "《三口井》（新版）", "**《三口井》**", "1. 《三口井》"])
@pytest.mark.parametrize("words", ["讲三个妯娌分水，吵到最后一起哭。", "讲三个妯娌分水，你们看过吗？"])
def test_titles_of_works_with_a_colon_are_said_in_the_turn(title: str, words: str) -> None:
    text = PICKS.replace("《三口井》：讲三个妯娌分水，吵到最后一起哭。", f"{title}：{words}")
    assert names(text) == ["主持人", "贺小棠", "文竹"]
    assert who_says(text)[1][1].endswith(f"{title}：{words}")


def test_a_paper_that_asks_under_its_title_speaks() -> None:
    text = (
        "《江城》：您为什么修桥？\n罗知秋：因为桥老了。\n《江城》：修了多久？\n罗知秋：三年，修得很慢。\n"
        "《江城》：以后还修吗？\n罗知秋：我想修到修不动。\n"
    )
    assert len(who_says(text)) == 6


@pytest.mark.parametrize("form", ["<<{} | 08:15>> ", "<{} | 08:15> ", "<<{}｜08:15>> ", "[{} | 08:15] "])
def test_names_and_times_between_brackets(form: str) -> None:
    said = [("老莫", "渡船漏了。"), ("小蕨", "漏在哪里？"), ("老莫", "左边第三块板。"), ("小蕨", "我去补。")]
    text = "".join(f"{form.format(who)}{words}\n" for who, words in said)
    assert who_says(text) == said
    assert {segment.start_ms for segment in read_one(text).segments} == {495_000}
