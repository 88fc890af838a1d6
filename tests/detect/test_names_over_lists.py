"""Notes in which names stand over lists, and questions that are counted: all of one form are read alike."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, read_one, who_says

NOTES: dict[str, tuple[str, list[str]]] = {
    "names that have labels elsewhere": (
        (
            "一、宏观\n李总（某券商首席）\n- 明年增速会低一点\n- 风险：地产、出口\n"
            "王总\n- 不同意，通缩才是主要矛盾\n\n"
            "二、问答\nQ1：利率会降吗？\nA：会。两次。\n"
            "Q2：汇率？\n李总：还会稳一段。\n王总：我补充一句，看海外。\n"
            "Q3: 黄金\nA(王总)：买。\n"
        ),
        ["李总", "王总", "A", "李总", "王总", "A(王总)"],
    ),
    "names that only stand so": (
        (
            "一、宏观\n李总（某券商首席）\n- 我认为明年会好一些\n"
            "- 主要风险在地产\n王总\n- 我不同意，通缩才是主要矛盾\n"
            "李总（某券商首席）\n- 那我们看数据\n"
        ),
        ["李总", "王总", "李总"],
    ),
    "with colons, one of them once": (
        (
            "一、宏观\n李总（某券商首席）：\n- 我认为明年会好一些\n"
            "- 主要风险在地产\n王总：\n- 我不同意，通缩才是主要矛盾\n"
        ),
        ["李总", "王总"],
    ),
    "traditional": (
        "讀書會\n張嵐\n- 我覺得第二章最好\n- 你們看到橋那一段了嗎\n周啟明\n- 我更喜歡最後一章\n",
        ["張嵐", "周啟明"],
    ),
    "numbered items": (
        "复盘\n骆春明\n1. 我们开会太晚了\n2. 下次谁来通知？\n尹佳\n1. 我可以通知\n2. 但是名单要给我\n",
        ["骆春明", "尹佳"],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), NOTES.values(), ids=NOTES.keys())
def test_names_over_lists_speak(text: str, speakers: list[str]) -> None:
    assert [who for who, _ in who_says(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "值班安排\n李总（总值班）\n- 周一\n- 周三\n王总\n- 周二\n",
        "待办\n骆春明\n- 我们的名单发给大家\n- 订会议室\n尹佳\n- 问一下你们的时间\n",
        "水果\n苹果\n- 红富士\n- 嘎啦\n李子\n- 黑布林\n",
        "主要著作\n白若溪\n- 《河湾旧事》\n- 《我们的桥》\n江心月\n- 《你和水》\n",
        "联系人\n王莉\n- 电话：办公室\n- 邮箱：请问前台\n",
        "参会人员\n罗知秋\n- 河湾大学\n白若溪\n- 江城大学\n",
    ],
)
def test_lists_of_what_people_do_or_are_say_nothing(text: str) -> None:
    assert not who_says(text)


QUESTIONS: dict[str, str] = {
    "answered under names": "Q1：利率会降吗？\n李总：会，两次，我看上半年就有。\n"
    "Q2：汇率呢？\n王总：我认为还会稳一段时间。\n"
    "Q3：黄金怎么看？\n李总：我会买。\n",
    "answered once under a letter": "Q1：利率会降吗？\nA：会。两次。\nQ2：汇率呢？\n"
    "李总：稳。\nQ3：黄金呢？\n李总：我会买。\n",
    "answered in lists": "Q1：您怎么看地产？\n- 地产还要两年。\nQ2：出口呢？\n"
    "- 出口不错。\nQ3：消费呢？\n- 慢慢恢复。\n",
    "answered under 答": "Q1: 为什么要换？\n答：因为交期太长。\nQ2: 新的怎么样？\n"
    "答：我们看过三家。\nQ3: 价格呢？\n答：高一点。\n",
}


@pytest.mark.parametrize("text", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_counted_questions_are_headings_all_of_them(text: str) -> None:
    asked = [title for _, title in headings(text) if title[0] == "Q"]
    assert [title[:2] for title in asked] == ["Q1", "Q2", "Q3"]
    assert not any(turn.speaker and turn.speaker[0] == "Q" for turn in read_one(text).turns)


def test_counted_questions_with_counted_answers_are_turns_all_of_them() -> None:
    text = (
        "Q1：为什么搬家？\nA1：因为租金涨了。\nQ2：搬到哪里？\n"
        "A2：河对岸，我们喜欢那里。\nQ3：习惯吗？\nA3：还在习惯。\n"
    )
    assert [who for who, _ in who_says(text)] == ["Q", "A"] * 3


def test_people_who_are_called_by_letter_and_number_stay_people() -> None:
    text = "Q1：我先说，我住三楼。\nQ2：我住五楼。\nQ1：你们五楼漏水吗？\nQ2：漏，我们天天拖地。\n"
    assert [who for who, _ in who_says(text)] == ["Q1", "Q2"] * 2
