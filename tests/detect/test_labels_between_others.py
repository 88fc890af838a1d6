"""Labels that tell to whom, and those of journalists who ask once each; offices whole as labels."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, read_one, who_says

ADDRESSED = {
    "posts": (
        (
            "账号_2203 问 董事长：您好，分红什么时候到账？\n董事长 答 账号_2203：您好，下月十日以前。\n"
            "老李看盘** 问 董秘：公司会不会回购？\n董秘 答 老李看盘**：您好，目前没有计划。"
        ),
        ["账号_2203", "董事长", "老李看盘**", "董秘"],
    ),
    "an office answers nobody in particular": (
        (
            "liu***n 问 县水务局：早晚没水，怎么回事？\n县水务局 答：您好，管网正在抢修。\n"
            "风吹麦浪 问 县水务局：修到几号？\n县水务局 答：您好，修到本月底。"
        ),
        ["liu***n", "县水务局", "风吹麦浪", "县水务局"],
    ),
    "replies": (
        (
            "moss_9 replied to Kitty: You can't plant those in March.\n"
            "Kitty replied to moss_9: I did, and they came up.\n"
            "moss_9 replied to Kitty: Then your garden is warmer than mine."
        ),
        ["moss_9", "Kitty", "moss_9"],
    ),
    "回覆": (
        (
            "tram_lover 回覆 阿叮：請問幾時截止？\n阿叮 回覆 tram_lover：星期五，你快啲啦。\n"
            "路人甲 回覆 阿叮：我都投咗，你哋加油！"
        ),
        ["tram_lover", "阿叮", "路人甲"],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), ADDRESSED.values(), ids=ADDRESSED.keys())
def test_who_writes_speaks_and_not_whom_it_is_written_to(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in who_says(text)] == speakers


@pytest.mark.parametrize(
    "who", ["读者“灯下客”", "网友“一只鞋”", "微博用户“山风”", "讀者「阿昭」", '网友"半夏"', "市民“老周”"]
)
def test_a_nickname_behind_what_somebody_is_to_a_paper_speaks_once(who: str) -> None:
    text = (
        f"编者按：来信选登。\n\n{who}：我家门口也有这么一个摊子，去年冬天没了。\n\n"
        f"读者“南山”：你们写得太伤感了。\n"
    )
    assert who in [speaker for speaker, _ in who_says(text)]


MEDIA = (
    ("彭博社记者", "中国之声", "《银幕》杂志"),
    ("路透社", "NHK", "南城晚报"),
    ("中央社", "公視", "聯合報"),
    ("Reuters", "The Northern Echo", "KTRV News"),
)


@pytest.mark.parametrize("media", MEDIA)
def test_media_ask_once_each_between_the_answers_of_one(media: tuple[str, ...]) -> None:
    said = "\n".join(
        f"{medium}：请问第{n}条线什么时候开通？\n\n季川：快了，请大家关注公告。\n"
        for n, medium in enumerate(media, 1)
    )
    assert [speaker for speaker, _ in who_says("例行记者会\n\n" + said)] == [
        who for medium in media for who in (medium, "季川")
    ]


def test_a_post_alone_is_whoever_was_named_with_it() -> None:
    text = (
        "新闻发言人封岳：大家好，下面请提问。\n新华社记者：今年有什么安排？\n"
        "发言人：按计划进行，谢谢你的问题。\n"
        "水务局局长 常守诚：我补充一句。\n央视记者：水够不够？\n水务局局长：够的，请大家放心。\n"
    )
    told = [speaker for speaker, _ in who_says(text)]
    assert told == ["封岳", "新华社记者", "封岳", "常守诚", "央视记者", "常守诚"]


def test_a_deputy_is_not_whoever_holds_the_post() -> None:
    text = "组长：谁来说？\n副组长 张三丰：我来说。\n组长：好，你说吧。\n副组长 张三丰：我们缺人。\n"
    assert {speaker for speaker, _ in who_says(text)} == {"组长", "张三丰"}


@pytest.mark.parametrize(
    "office",
    [
        "房屋局局長",
        "水务局副局长",
        "第一检察厅厅长",
        "财政司司长",
        "宣传部副部长",
        "办公厅主任",
        "教務處處長",
    ],
)
def test_the_title_belongs_to_the_name_of_an_office(office: str) -> None:
    text = f"主席：请局方回应。\n{office}：多谢主席，我们会跟进。\n主席：几时完成？\n{office}：明年年底。\n"
    assert [speaker for speaker, _ in who_says(text)] == ["主席", office] * 2


@pytest.mark.parametrize(
    ("label", "name"), [("张局长", "张局长"), ("刘兴会主任", "刘兴会"), ("李科老师", "李科")]
)
def test_a_name_before_a_title_is_a_name(label: str, name: str) -> None:
    text = f"主席：请回应。\n{label}：好的，我来说两句。\n主席：你说。\n{label}：我们会跟进的。\n"
    assert name in names(text)


SILENT = {
    "routes": (
        "Scarrow to Holm: daily at 8.00, you can buy tickets on board.\nHolm to Scarrow: daily at 9.30.\n"
        "Scarrow to Lunt: Saturdays only.\nLunt to Scarrow: Sundays only, please book."
    ),
    "rates": "美元 对 人民币：7.1203\n欧元 对 人民币：7.7541\n英镑 对 人民币：9.0417\n人民币 对 美元：0.1404",
    "duties": (
        "第十条 乙方 对 甲方：应当按期交付，甲方可以检查。\n第十一条 甲方 对 乙方：应当按期付款，请乙方签收。"
    ),
    "sources": "新华社：2019年3月5日电讯稿。\n彭博社：2019年3月6日报道。\n路透社：2019年3月6日报道。",
    "questions by topic": (
        "运费：由谁承担？\n说明：由卖家承担。\n发票：可以开吗？\n说明：可以，请您填写。\n"
        "退货：几天？\n说明：七天。"
    ),
    "questions by subject": (
        "历史：科举始于哪朝？\n答案：隋朝。\n地理：长江入海在哪里？\n答案：上海。\n"
        "文学：《边城》作者是谁？\n答案：沈从文。"
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nobody_speaks_in_routes_rates_and_topics(text: str) -> None:
    assert read_one(text).speakers == ()
