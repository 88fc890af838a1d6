"""Lines in a turn that look like labels: boxed questions, pictures, times of day, kin who are told of."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, names, who_says

SAID: dict[str, tuple[str, list[str]]] = {
    "questions in boxes": (
        (
            "圆桌：老城的夜市\n"
            "【主持人】各位好，今晚谈三个问题。\n"
            "【问题一】夜市该不该收费？\n"
            "【何敏】我觉得该收，不收就没人打扫。\n"
            "【丁国强】收可以，收多少要说清楚。\n"
            "【问题二】噪声怎么办？\n"
            "【何敏】十一点以后不许放音乐。\n"
            "【图二】这张图是去年的投诉，我们数过。\n"
            "【丁国强】我同意。\n"
        ),
        ["主持人", "何敏", "丁国强", "何敏", "丁国强"],
    ),
    "times of a day among those of a recording": (
        (
            "主持人 00:03\n"
            "人到齐了吗？\n"
            "\n"
            "说话人2 00:09\n"
            "还差两个。\n"
            "赵工 9:15 才下飞机。\n"
            "陈主任 10:30 的会。\n"
            "\n"
            "说话人3 00:31\n"
            "那我们先开始吧。\n"
        ),
        ["主持人", "说话人2", "说话人3"],
    ),
    "one time of a day beside as many labels": (
        (
            "[00:03] 林工：人到齐了吗？\n"
            "[00:09] 说话人2：还差两个。\n"
            "周院长 10:30 到。\n"
            "[00:20] 林工：那我们先开始吧。\n"
        ),
        ["林工", "说话人2", "林工"],
    ),
    "times and words on one line": (
        ("老马 00:03 人到齐了吗？\n小田 00:09 还差两个，我打电话。\n老马 00:15 那我们先开始吧。\n"),
        ["老马", "小田", "老马"],
    ),
    "kin and superiors who are told of": (
        (
            "采访者：您当年为什么回村？\n"
            "苗春生：我妈病了，得有人在家。\n"
            "我姐：你别回，回了就出不来了。\n"
            "我们厂长：给你留三个月的位子。\n"
            "两个人说的都对。\n"
            "采访者：那您后悔吗？\n"
            "苗春生：我老婆：后悔也晚了。这是她的原话。\n"
        ),
        ["采访者", "苗春生", "采访者", "苗春生"],
    ),
    "kin who are told of in English": (
        (
            "Interviewer: Why did you leave the bank?\n"
            "Carla Mendes: I couldn't sleep any more.\n"
            "My husband: you are mad, nobody leaves a bank.\n"
            "My old boss: you'll be back by June.\n"
            "Interviewer: And were you?\n"
            "Carla Mendes: I was back in May, to close my account.\n"
        ),
        ["Interviewer", "Carla Mendes", "Interviewer", "Carla Mendes"],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SAID.values(), ids=SAID.keys())
def test_what_is_told_in_a_turn_is_no_label(text: str, speakers: list[str]) -> None:
    assert [who for who, _ in who_says(text)] == speakers
    assert names(text) == list(dict.fromkeys(speakers))


def test_a_boxed_question_is_a_section_and_nobodys() -> None:
    text = SAID["questions in boxes"][0]
    assert [title for _, title in headings(text)] == ["问题一 夜市该不该收费？", "问题二 噪声怎么办？"]
    assert all("问题" not in words or who == "主持人" for who, words in who_says(text))


@pytest.mark.parametrize("box", ["圖一", "图3", "表二", "附件1", "案例A", "原因③", "步骤2", "亮点一"])
def test_things_with_a_number_are_nobody(box: str) -> None:
    text = (
        "【主持人】请您接着讲，我们都在听。\n【何敏】我补充一点。\n"
        f"【{box}】我们看得很清楚，对吧？\n【主持人】谢谢。\n【何敏】谢谢大家。\n【{box}】好的，我们再看一次。\n"
    )
    assert names(text) == ["主持人", "何敏"]


@pytest.mark.parametrize("box", ["嘉宾一", "学生3", "专家A", "观众①"])
def test_people_with_a_number_speak(box: str) -> None:
    text = (
        "【主持人】请您接着讲，我们都在听。\n【何敏】我补充一点。\n"
        f"【{box}】我们看得很清楚，对吧？\n【主持人】谢谢。\n【何敏】谢谢大家。\n【{box}】好的，我们再看一次。\n"
    )
    assert names(text) == ["主持人", "何敏", box]


def test_who_tells_of_herself_and_her_kin_gives_them_the_word() -> None:
    text = "我：妈，我回来了。\n我妈：吃了没有？\n我：没有，火车晚了。\n我妈：我去热。\n"
    assert [who for who, _ in who_says(text)] == ["我", "我妈", "我", "我妈"]


def test_his_honour_speaks() -> None:
    text = (
        "Mr. Reed: I have no further questions.\nHis honour: You may step down.\nMr. Reed: Thank you.\n"
        "His honour: Call your next witness, please.\n"
    )
    assert "His honour" in names(text)
