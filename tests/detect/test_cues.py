"""Where a new speaker may start in a text without labels: suggestions, and few that are wrong."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one

FORUM = """\
呃各位老师大家下午好，今天这个专场谈的是地下的河，那么一共有三个报告。

那下面我们就有请第一位讲者，来自北河大学的万俟青老师。

![](img/a_1.png)

好，谢谢主持人，那我今天讲的题目呢是漏斗，就是水位掉下去的那个坑。

这个坑有多大呢，最大的一个啊有九千平方公里，嗯，掉得非常快。

好，感谢万俟老师的精彩报告，那我们看看有没有问题。

老师您好，我想请问一下，水位降了以后还能不能回来呢？

嗯，这个问题问得非常好，其实是可以回来的，就是慢一点。

那因为时间关系，我们今天就到这里，谢谢大家。
"""


def cued(text: str) -> list[tuple[int, str | None]]:
    """The lines of the cues, counted from one, and whom they name."""
    return [(text.count("\n", 0, cue.start) + 1, cue.name) for cue in read_one(text).cues]


def test_thanks_invitations_questions_and_answers_are_cues() -> None:
    assert cued(FORUM) == [(1, None), (7, "万俟青"), (11, None), (13, None), (15, None), (17, None)]


def test_a_cue_tells_why_and_nobody_becomes_a_speaker_by_it() -> None:
    reading = read_one(FORUM)
    assert reading.speakers == ()
    assert reading.turns == ()
    assert all(cue.evidence for cue in reading.cues)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("下面先请周老师介绍一下情况。", "周老师"),
        ("那么有请欧阳教授上台。", "欧阳教授"),
        ("接下来有请北河大学的李教授发言。", "李教授"),
        ("下面有请李清源教授给大家做报告。", "李清源"),
        ("下面请我们的老师介绍一下。", None),
    ],
)
def test_a_name_in_a_cue_is_a_name(said: str, name: str | None) -> None:
    talk = "呃这个水位嗯掉得非常快，那么九千平方公里啊就是这样掉下去的，嗯。\n" * 30
    assert {called for _, called in cued(f"{talk}{said}好的谢谢主持人，那我就开始了。\n")} - {None} == {
        name
    } - {None}


def test_english_cues() -> None:
    text = (
        "okay so thank you very much for that wonderful talk. our next speaker"
        " is Dr Abara from the harbour board.\n\n"
        "hello everyone my name is Ann Abara and I build bridges.\n\n"
        "that's a very good question. no we don't.\n"
    )
    assert [line for line, _ in cued(text)] == [1, 3, 5]


def test_ordinary_talk_has_no_cues() -> None:
    text = (
        "那我们的模型呢，用的是三维的有限差分，网格是一公里乘一公里。\n\n"
        "大家可以看到这个分布啊，跟去年是一样的，这个我就不说了。\n\n"
        "所以这个方法叫做回灌，我们叫它雨水银行，我来自己算过一遍。\n"
    )
    assert cued(text) == []


def test_labelled_talk_has_no_cues() -> None:
    assert read_one("主持人：有请罗老师。\n罗知秋：谢谢主持人。\n主持人：好。\n罗知秋：我来讲。\n").cues == ()


FORGOTTEN = """\
主持人：今天谈旧厂房改造，旧厂房到底该拆还是该留？
谢谢主持人。我是周立，做旧厂房改造十二年了。
主持人：谢谢周立的分享。接下来把话筒交给沈念老师。
大家好，我是沈念，城市大学的。
主持人：好，谢谢沈老师。现在提问环节。
"""


def test_a_line_under_a_label_may_be_somebody_elses_whose_label_is_missing() -> None:
    assert [line for line, _ in cued(FORGOTTEN)] == [2, 4]


def test_a_turn_that_starts_at_a_cue_answers_it() -> None:
    answered = FORGOTTEN.replace("谢谢主持人。", "周立：谢谢主持人。").replace("大家好", "沈念：大家好")
    assert cued(answered) == []
    assert (
        cued("周立：\n大家好，我叫周立。\n沈念：\n大家好，我叫沈念。\n周立：\n那我先说。\n沈念：\n好。\n")
        == []
    )


def test_a_report_says_itself_who_speaks() -> None:
    report = (
        "本次论坛邀请到临江大学教授温若华、临江（北京）公司副总经理林远舟担任嘉宾。论坛旨在讨论水价。\n"
        "温若华教授表示，漏损率三年没有下降。林远舟指出，分区计量只做了一半。\n"
    )
    assert [turn.speaker for turn in read_one(report).turns] == ["温若华", "林远舟"]
    assert cued(report) == []


def test_a_post_before_a_title_is_no_name() -> None:
    assert cued("那下面我们有请临江公司副总经理上台分享。\n好，我讲三点。\n") == [(2, None)]


def test_a_short_recognised_talk_has_no_title_and_nobody_speaks_for_being_invited() -> None:
    reading = read_one(
        "嗯大家好啊很高兴今天能来讲一讲这个梯田的事😊\n"
        "我今天主要讲两个方面第一个方面呢是田埂第二个方面是灌水的成本。\n"
        "好谢谢邹教授的精彩分享下面有请农技站的万工给我们讲一讲。\n"
        "呃各位好我叫万小川我是农技站的。\n"
        "我们站里去年修了一段田埂。然后呢。效果还可以啊。\n"
    )
    assert (reading.title, reading.speakers, reading.turns, reading.sections) == (None, (), (), ())
    assert "万小川" in {cue.name for cue in reading.cues}


@pytest.mark.parametrize("said", ["我叫柏连城，来自冷库公司", "我是来自冷库公司的柏连城，今天讲梨"])
def test_who_gives_an_own_name_is_cued_by_it(said: str) -> None:
    text = f"好，下面有请冷库公司的柏总。\n大家好，{said}。\n我今天讲梨怎么过冬。\n"
    assert cued(text) == [(2, "柏连城")]


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("下一位，有请水利站的欧阳工。", "欧阳工"),
        ("接下来请柏连城。", "柏连城"),
        ("下面请来自冷库的罗师傅。", "罗师傅"),
        ("下一位，欧阳工。", "欧阳工"),
        ("下一位是柏连城。", "柏连城"),
    ],
)
def test_who_is_called_at_the_end_of_an_invitation_comes_next(called: str, name: str) -> None:
    assert cued(f"管子埋浅了就冻。\n{called}\n好的，我接着说滴灌。\n") == [(3, name)]


@pytest.mark.parametrize("end", ["看大屏幕", "安静", "关灯", "出示文件"])
def test_what_an_invitation_ends_with_need_be_nobody(end: str) -> None:
    assert cued(f"管子埋浅了就冻。\n下面请{end}。\n好的，我接着说滴灌。\n") == []


def test_thanks_for_a_talk_bring_in_no_words() -> None:
    text = "感谢祝教授的精彩报告。我们再看一组照片。\n好，因为时间关系，今天的论坛就到这里。\n"
    reading = read_one(text)
    assert (reading.speakers, reading.turns) == ((), ())
