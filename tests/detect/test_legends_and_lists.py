"""Legends over the talk, additions of a seat, and where a turn in a list of notes ends."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, read_one, who_says

_GROUP = (
    "M：大家平时怎么上班？\nF1：我坐公交，四十分钟。\nF2：走路。\nM1：我老婆开车送我。\nM：那你们觉得堵不堵？\n"
    "F1：早上特别堵。\nF2：还好吧。\n"
)


@pytest.mark.parametrize(
    "legend",
    [
        "M：主持人；F1-F2：女性受访者；M1：男性受访者",
        "（M：主持人，F1~F2：女性，M1：男性）",
        "注：M=主持人；F1=女；F2=女；M1=男",
    ],
)
def test_a_legend_tells_who_speaks_and_is_nobodys_turn(legend: str) -> None:
    text = f"通勤座谈\n{legend}\n\n{_GROUP}"
    assert [speaker for speaker, _ in who_says(text)] == ["M", "F1", "F2", "M1", "M", "F1", "F2"]
    roles = {speaker.name: speaker.role for speaker in read_one(text).speakers}
    assert roles["M"] == "主持人"


@pytest.mark.parametrize("line", ["M：我来主持，F1：先说", "A：甲方；B：乙方"])
def test_talk_and_letters_that_never_speak_are_no_legend(line: str) -> None:
    text = f"通勤座谈\n\n{_GROUP}{line}\n"
    assert line in text[read_one(text).turns[-1].start :]


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("座位3的补充", "座位3"),
        ("座位1的回应", "座位1"),
        ("主持人的追问", "主持人"),
        ("沈一鸣的发言", "沈一鸣"),
    ],
)
def test_what_somebody_adds_is_his(label: str, who: str) -> None:
    text = (
        f"座位1：我先说。\n座位2：我同意。\n{label}：刚才我漏了一点。\n座位1：好，谢谢。\n座位2：没有了。\n"
    )
    if who == "沈一鸣":
        text += "沈一鸣：我说完了。\n"
    assert (who, "刚才我漏了一点。") in who_says(text)


def test_an_addition_of_nobody_names_nobody() -> None:
    text = (
        "座位1：我先说。\n座位2：我同意。\n最后的补充：刚才漏了一点。\n座位1：好，谢谢。\n座位2：没有了。\n"
    )
    assert names(text) == ["座位1", "座位2"]


def test_in_nested_notes_nobody_gets_the_items_of_others() -> None:
    text = (
        "# 读书会\n\n- 议题1：旧书怎么办\n  - 老周：送给学校\n    - 学校就在隔壁\n    - 林秀珍：不收旧书\n"
        "- 议题2：下次读什么\n  - 老周：我没有意见\n  - 结论：下次再定\n- 费用：每人三十元\n"
    )
    said = [words for who, words in who_says(text) if who == "老周"]
    assert said == ["送给学校\n    - 学校就在隔壁", "我没有意见"]
