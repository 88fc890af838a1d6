"""Short words between times: radio desks, dispatch and calls, and what a service says among them."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one, who_says

SAID: dict[str, tuple[str, list[str], list[str]]] = {
    "a desk and a driver, with days": (
        (
            "[2023-11-18 22:04:10] 罗建军: 到桥头了\n"
            "[2023-11-18 22:04:41] 值班室: 收到，路面怎么样\n"
            "[2023-11-18 22:05:30] 罗建军: 结冰，约200米\n"
            "[2023-11-18 22:06:02] 系统: 罗建军 已断开连接\n"
            "[2023-11-18 22:09:15] WARN: reconnect timeout\n"
            "[2023-11-18 22:10:00] 罗建军: 刚才没信号\n"
            "[2023-11-18 22:10:20] 值班室: 融雪车22:30出发\n"
        ),
        ["罗建军", "值班室", "罗建军", "罗建军", "值班室"],
        ["系统", "WARN"],
    ),
    "clock times without brackets": (
        (
            "22:04:10 罗建军: 到桥头了\n"
            "22:04:41 值班室: 收到，路面怎么样\n"
            "22:05:30 罗建军: 结冰，约200米\n"
            "22:06:02 系统: 罗建军 已断开连接\n"
            "22:10:00 罗建军: 刚才没信号\n"
            "22:10:20 值班室: 融雪车22:30出发\n"
        ),
        ["罗建军", "值班室", "罗建军", "罗建军", "值班室"],
        ["系统"],
    ),
    "clock times in brackets under a title": (
        (
            "夜班无线电记录\n"
            "2023年11月18日\n"
            "\n"
            "[22:04] 罗建军：到桥头了\n"
            "[22:04] 调度：收到，路面怎么样\n"
            "[22:05] 罗建军：结冰，约200米\n"
            "[22:09] 系统：罗建军 已断开连接\n"
            "[22:10] 罗建军：刚才没信号\n"
            "[22:10] 调度：融雪车22:30出发\n"
        ),
        ["罗建军", "调度", "罗建军", "罗建军", "调度"],
        ["系统"],
    ),
    "units in English": (
        (
            "[2024-02-01 03:12:05] Unit 7: on scene\n"
            "[2024-02-01 03:12:40] Dispatch: copy, what have you got\n"
            "[2024-02-01 03:13:10] Unit 7: two vehicles, one on its side\n"
            "[2024-02-01 03:13:55] ERROR: channel lost\n"
            "[2024-02-01 03:14:20] Unit 7: need a tow, eta?\n"
            "[2024-02-01 03:14:41] Dispatch: 15 minutes\n"
            "[2024-02-01 03:15:00] System: Unit 7 disconnected\n"
        ),
        ["Unit 7", "Dispatch", "Unit 7", "Unit 7", "Dispatch"],
        ["ERROR", "System"],
    ),
    "friends": (
        (
            "[2023-11-18 22:04:10] 王海燕: 今晚谁值班\n"
            "[2023-11-18 22:04:12] 李想: 我\n"
            "[2023-11-18 22:04:20] 王海燕: 好，钥匙在老地方\n"
            "[2023-11-18 22:05:00] 系统消息: 陈卓 加入了会话\n"
            "[2023-11-18 22:05:30] 陈卓: 我也来\n"
        ),
        ["王海燕", "李想", "王海燕", "陈卓"],
        ["系统消息"],
    ),
}

QUIET: dict[str, str] = {
    "what was done in a program": (
        "[2023-11-18 22:04:10] 罗建军: 登录成功\n"
        "[2023-11-18 22:04:41] 李娜: 修改订单 20231118-04\n"
        "[2023-11-18 22:05:30] 罗建军: 导出报表\n"
        "[2023-11-18 22:06:02] 系统: 自动备份\n"
        "[2023-11-18 22:09:15] 李娜: 退出登录\n"
        "[2023-11-18 22:10:00] 罗建军: 退出登录\n"
    ),
    "levels of a log": (
        "[2023-11-18 22:04:10] INFO: server started\n"
        "[2023-11-18 22:04:41] WARN: disk almost full\n"
        "[2023-11-18 22:05:30] INFO: request from 10.0.0.2\n"
        "[2023-11-18 22:06:02] ERROR: could not connect to db\n"
        "[2023-11-18 22:09:15] DEBUG: retry 3, why does it fail?\n"
        "[2023-11-18 22:10:00] INFO: server stopped\n"
    ),
    "goods in and out": (
        "[2023-11-18 22:04:10] 入库: 钢管 200 根\n"
        "[2023-11-18 22:04:41] 出库: 钢管 20 根\n"
        "[2023-11-18 22:05:30] 入库: 水泥 3 吨\n"
        "[2023-11-18 22:06:02] 盘点: 钢管 180 根\n"
        "[2023-11-18 22:09:15] 出库: 水泥 1 吨\n"
    ),
    "times of runners": (
        "22:04:10 张伟: 3分42秒 第1名\n"
        "22:04:41 李强: 3分44秒 第2名\n"
        "22:05:30 张伟: 3分40秒 第1名\n"
        "22:06:02 李强: 3分45秒 第3名\n"
        "22:07:02 王磊: 3分51秒 第4名\n"
    ),
}


@pytest.mark.parametrize(("text", "speakers", "services"), SAID.values(), ids=SAID.keys())
def test_who_is_short_of_words_is_heard_and_a_service_is_not(
    text: str, speakers: list[str], services: list[str]
) -> None:
    reading = read_one(text)
    assert [turn.speaker for turn in reading.turns] == speakers
    assert [speaker.name for speaker in reading.speakers] == list(dict.fromkeys(speakers))
    set_aside = [text[noise.start : noise.end] for noise in reading.noise]
    assert len(set_aside) == len(services)
    assert all(service in line for service, line in zip(services, set_aside, strict=True))


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET.keys())
def test_records_of_what_happened_are_no_talk(text: str) -> None:
    assert who_says(text) == []


def test_lines_under_what_a_service_says_are_its_own() -> None:
    text = (
        "[2023-11-18 22:04:10] 罗建军: 到桥头了\n[2023-11-18 22:04:41] 值班室: 收到，路面怎么样\n"
        "[2023-11-18 22:06:02] ERROR: stream closed\n    at relay.c, line 40\n"
        "[2023-11-18 22:10:00] 罗建军: 结冰\n"
    )
    assert who_says(text) == [("罗建军", "到桥头了"), ("值班室", "收到，路面怎么样"), ("罗建军", "结冰")]


def test_who_is_called_like_a_service_in_an_interview_without_times_speaks() -> None:
    text = "记者：您怎么看这座桥？\nBot：我觉得它很老了。\n记者：那怎么办？\nBot：我会把它拆了。\n"
    assert [who for who, _ in who_says(text)] == ["记者", "Bot", "记者", "Bot"]
