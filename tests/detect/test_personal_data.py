"""Personal data: what is warned of, and numbers that are nobody's."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one


def warned(text: str) -> list[tuple[str, str]]:
    return [(warning.kind, warning.text) for warning in read_one(text).warnings]


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("联系人：罗知秋 13900001234", "phone", "13900001234"),
        ("请致电139 0000 1234或来信", "phone", "139 0000 1234"),
        ("电话+86-13900001234。", "phone", "+86-13900001234"),
        ("新闻热线：0571-87650000", "phone", "0571-87650000"),
        ("总机(010)65430000转802", "phone", "(010)65430000转802"),
        ("客服 400-820-1234", "phone", "400-820-1234"),
        ("手機：0912-345-678", "phone", "0912-345-678"),
        ("Call +44 20 7946 0123 today", "phone", "+44 20 7946 0123"),
        ("Call (555) 010-1234 today", "phone", "(555) 010-1234"),
        ("投稿：bridge.talk+1@mail.example.org。", "email", "bridge.talk+1@mail.example.org"),
        ("微信号：laoqiao_70", "account", "laoqiao_70"),
        ("QQ群：123456789", "account", "123456789"),
        ("新浪微博：@江城月刊", "account", "@江城月刊"),
        ("find me, @old_bridge, there", "account", "@old_bridge"),
        ("身份证 110101199003070011 已核", "id_number", "110101199003070011"),
        ("护照号：E12345678", "id_number", "E12345678"),
        ("卡号 6222 0212 3456 7890 123", "card", "6222 0212 3456 7890 123"),
    ],
)  # fmt: skip
def test_personal_data_is_warned_of(line: str, kind: str, words: str) -> None:
    text = f"罗知秋：桥要修。\n白若溪：好。\n罗知秋：完。\n{line}\n"
    assert warned(text) == [(kind, words)]
    (warning,) = read_one(text).warnings
    assert text[warning.start : warning.end] == words


@pytest.mark.parametrize(
    "line",
    [
        "会议时间：2024-05-06 14:30 到 17:00",
        "全年产量 1234567 吨，增长 3.14159265 倍",
        "比例尺 1:50000，坐标 120.123456, 30.654321",
        "视频编号 BV1xY4y1Z7pQ，网址 https://example.org/a/13900001234567",
        "2013900001234 只是一个编号",
        "微信上说过，微博也发了",
        "他从 1998 到 2005 年都在这里，一共 2555 天",
        "版本 2.4.1，温度 36.5，股价 139.0000",
        "公众号 江城月刊",
    ],
)
def test_other_numbers_are_nobodys(line: str) -> None:
    assert warned(line) == []


def test_each_is_told_where_it_stands() -> None:
    text = "联系人:主席—罗知秋 (13900001234 微信) 秘书—白若溪 (13800005678 微信)"
    assert warned(text) == [("phone", "13900001234"), ("phone", "13800005678")]
