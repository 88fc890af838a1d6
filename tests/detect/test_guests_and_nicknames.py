"""Who is introduced in the head of an interview, nicknames with emoji, and chats of a message or two."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, read_one, who_says

ASKED = "\n\n宁静：{who}好，今年怎么样？\n{who}：少了三成，我也没想到。\n宁静：那怎么办？\n{who}：轮休吧。\n"


@pytest.mark.parametrize(
    ("head", "who", "affiliation", "role"),
    [
        ("嘉宾：东岭轴承厂副总 顾先生", "顾先生", "东岭轴承厂", "副总"),
        ("嘉宾：东岭轴承厂副总顾先生", "顾先生", "东岭轴承厂", "副总"),
        ("嘉宾：顾先生（东岭轴承厂副总）", "顾先生", "东岭轴承厂", "副总"),
        ("访谈嘉宾：某市自来水公司总工程师 黎女士", "黎女士", "某市自来水公司", "总工程师"),
        ("受访者：容振国，河口水文站站长", "容振国", "河口水文站", "站长"),
        ("采访对象：拾光书店店主 阮女士", "阮女士", "拾光书店", "店主"),
        ("与谈嘉宾：资深媒体人 老金", "老金", "资深", "媒体人"),
        ("嘉宾：顾先生", "顾先生", None, "嘉宾"),
    ],
)
def test_a_guest_of_the_head_speaks_with_post_and_place(
    head: str, who: str, affiliation: str | None, role: str | None
) -> None:
    reading = read_one("厂里的冬天\n\n时间：2019年11月6日\n" + head + ASKED.format(who=who))
    assert [turn.speaker for turn in reading.turns] == ["宁静", who, "宁静", who]
    (guest,) = (speaker for speaker in reading.speakers if speaker.name == who)
    assert (guest.affiliation, guest.role) == (affiliation, role)


def test_a_guest_who_answers_under_the_role_is_the_one_of_the_head() -> None:
    talk = "小戴：您打铁多少年了？\n嘉宾：四十二年了。\n小戴：还有徒弟吗？\n嘉宾：没有了。\n"
    reading = read_one("老街访谈\n\n嘉宾：东街铁匠铺老板 樊师傅\n\n" + talk)
    assert [turn.speaker for turn in reading.turns] == ["小戴", "樊师傅", "小戴", "樊师傅"]
    assert [(s.affiliation, s.role) for s in reading.speakers if s.name == "樊师傅"] == [
        ("东街铁匠铺", "老板")
    ]


def test_whoever_is_spoken_to_at_the_end_is_no_post() -> None:
    asked = "李老师：作业交了吗？\n小满：交了，老师。\n李老师：谁还没交？\n"
    text = asked + "小满：我知道，老师\n李老师：坐下。\n小满：好的，老师\n"
    assert [speaker for speaker, _ in who_says(text)] == ["李老师", "小满"] * 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("👨‍👩‍👧‍👦一家人", "🇨🇳老舅"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿小英", "👍🏽阿强"),
        ("👩🏻‍🏫李老师", "👦🏽小满"),
        ("🌸", "🐻‍❄️"),
        ("🇮🇪 Nora", "Jens 🇩🇪"),
    ],
)
def test_emoji_belong_to_nicknames(one: str, other: str) -> None:
    text = f"{one}：今晚你来吗？\n{other}：我来，你呢？\n{one}：我也去吧\n{other}：那好呀，我等你\n"
    reading = read_one(text)
    assert [turn.speaker for turn in reading.turns] == [one, other, one, other]
    assert reading.noise == ()


def test_emoji_before_a_role_are_no_part_of_it() -> None:
    text = "🎙️主持人：欢迎大家。\n林微：谢谢邀请。\n🎙️主持人：你最近在忙什么？\n林微：我在写书。\n"
    assert names(text) == ["主持人", "林微"]


def test_points_of_an_advertisement_are_nobody() -> None:
    points = "📍地点：公园东门\n💡提示：请你自带购物袋哦\n🎁福利：你来不来？\n"
    text = "市集开张啦\n\n" + points + "💡提示：我们等你\n🎁福利：有礼物吗？有\n"
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "阿木 2021-03-04 10:22\n三点开会你别忘了\n\n小满 2021-03-04 10:25\n会议室在几楼？\n",
            ["阿木", "小满"],
        ),
        ("[2021/3/4 10:22] 阿木: 下午三点开会\n", ["阿木"]),
        ("04/03/2021, 10:22 - Ann: the bus is late\n04/03/2021, 10:23 - Bo: I know\n", ["Ann", "Bo"]),
        ("林晚 2021-03-04 10:22\n老街的理发店关门了。他在那里剪了四十年头发。\n", []),
        ("开幕式 2021-03-04 10:22\n准时到场。\n闭幕式 2021-03-04 18:00\n准时离场。\n", []),
        ("发布 2021-03-04 10:22\n系统升级。\n更新 2021-03-05 10:22\n升级完成。\n", []),
    ],
)
def test_a_chat_may_be_a_message_or_two(text: str, speakers: list[str]) -> None:
    assert names(text) == speakers


def test_several_roles_on_one_line_introduce_nobody_as_another() -> None:
    head = "听证记录\n时间：2022年5月6日\n主持人：陶书兰　记录员：骆平、许晓东　监督员：梅青\n"
    talk = "主持人：请申请人陈述。\n申请人：房子漏水，我先垫了钱。\n主持人：请答复。\n申请人：说完了。\n"
    reading = read_one(head + talk)
    assert [turn.speaker for turn in reading.turns][-4:] == ["主持人", "申请人"] * 2
