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


WRITTEN = (
    "書面答覆\n\n董議員問：\n\n去年有多少宗意外？\n\n{office}：\n\n主席：\n\n"
    "去年共有九宗意外。我們已發出指引。\n\n"
    "議員：\n\n跟進措施呢？\n\n{office}：\n\n主席：\n\n今年會加派人手，請放心。\n"
)


def test_who_is_greeted_before_an_answer_does_not_speak() -> None:
    told = [speaker for speaker, _ in who_says(WRITTEN.format(office="房屋局局長"))]
    assert "主席" not in told
    assert told.count("房屋局局長") == 2


@pytest.mark.parametrize("manner", ["齐声", "齐读", "齐唱", "大笑", "異口同聲", "面面相觑"])
def test_the_manner_of_a_chorus_is_no_name(manner: str) -> None:
    text = f"老师：读到哪儿了？\n众（{manner}）：读到船翻了！\n老师：谁来说说？\n众（{manner}）：他来！\n"
    assert names(text) == ["老师", "众"]


@pytest.mark.parametrize("manner", ["in unison", "together", "laughing", "quietly", "shouting"])
def test_the_manner_of_a_class_is_no_affiliation(manner: str) -> None:
    text = (
        f"TEACHER: What day is it?\nCLASS ({manner}): It is Thursday!\nTEACHER: Are you sure?\nCLASS: Yes!\n"
    )
    (found,) = (speaker for speaker in read_one(text).speakers if speaker.name == "CLASS")
    assert found.affiliation is None


def test_captions_open_turns_of_nobody_known() -> None:
    text = (
        ">>> TONIGHT, A TOWN UNDER WATER.\n>> I HAVE NEVER SEEN IT LIKE THIS.\n"
        ">> REPORTER: IT ROSE SIX FEET.\n>> WE LOST IT ALL."
    )
    assert who_says(text) == [
        (None, "TONIGHT, A TOWN UNDER WATER."),
        (None, "I HAVE NEVER SEEN IT LIKE THIS."),
        ("REPORTER", "IT ROSE SIX FEET."),
        (None, "WE LOST IT ALL."),
    ]
    assert {turn.evidence.value for turn in read_one(text).turns} == {"label"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "Hi Ben,\n\n>> Can you send it by Friday?\nI think so, yes.\nIt is on my desk.\n"
            ">> And the invoice?\nOn Monday.\n>> Good?\nGood."
        ),
        "> Can you send it?\n>> Yes, I can.\n> When?\n>> On Friday, I think.\n>> Or Monday.",
        ">>> import os\n>>> os.getcwd()\n'harbour'\n>>> print('hello')\nhello\n>>> def f(x): return x",
    ],
)
def test_mails_and_programs_open_none(text: str) -> None:
    assert read_one(text).turns == ()


@pytest.mark.parametrize(
    "head", ["Call participants:", "Participants", "参与者：", "与会人员", "对话者", "參會人員名單"]
)
def test_a_list_of_those_who_have_spoken_is_no_turn(head: str) -> None:
    text = (
        "主持人：谁先说？\n裴师傅：我先说吧，铺子下个月要搬。\n主持人：搬到哪里？\n"
        "裴师傅：还没定，您有好地方吗？\n\n"
        f"{head}\n裴师傅：修伞匠\n主持人：本刊编辑\n"
    )
    assert [speaker for speaker, _ in who_says(text)] == ["主持人", "裴师傅"] * 2


def test_strangers_once_each_between_the_turns_of_a_host_speak() -> None:
    text = (
        "主持人：请谈谈夜航。\n约翰逊：要两个人值更，我一直这么说。\n主持人：佩特森先生，您呢？\n"
        "佩特森：我同意，一个人会睡着。\n"
        "主持人：还有别的意见吗？\n“独眼”：加一盏灯。\n主持人：好，记下来。\n"
    )
    told = [speaker for speaker, _ in who_says(text)]
    assert told == ["主持人", "约翰逊", "主持人", "佩特森", "主持人", "独眼", "主持人"]


def test_what_somebody_lists_between_the_turns_of_a_host_says_nothing() -> None:
    text = (
        "记者：海上怎么样？\n船长：三句话。\n冷：冬天手伸不直。\n静：夜里只听见机器。\n想家：我想得不敢想。\n"
        "记者：后悔吗？\n船长：不后悔，我就会这个。\n"
    )
    assert names(text) == ["记者", "船长"]


@pytest.mark.parametrize(
    "label", ["Mod.", "Int.", '"Skip" Malone', "Director of Lands", ("Secretary for Housing")]
)
def test_abbreviated_roles_nicknames_and_offices_speak(label: str) -> None:
    text = (
        f"{label}: Shall we hear from the floor?\nAnna Bell: I would like to ask about the ferry.\n"
        f"{label}: Please do.\nAnna Bell: Who pays for it, and until when?\n"
    )
    assert [speaker for speaker, _ in who_says(text)] == [label, "Anna Bell"] * 2


def test_the_holder_of_a_role_in_capitals_is_the_one_of_the_head() -> None:
    text = (
        "Case Number: 12\nDate: March 4, 2009\nWitness: Harold Finch\nReporter: Diane Oakley\n\n"
        "MS. RIDLEY: What do you do, sir?\nWITNESS: I repair bells.\n"
        "MS. RIDLEY: Were you there?\nWITNESS: I was."
    )
    assert [speaker for speaker, _ in who_says(text)] == ["MS. RIDLEY", "Harold Finch"] * 2


@pytest.mark.parametrize("words", ["指甲方，即委托单位。", "系指委托人。", "是指渡口。"])
def test_what_a_letter_means_is_not_said(words: str) -> None:
    assert names(f"缩略语\n\n甲：{words}\nCW：个案工作者\nSP：服务提供方\n") == []


def test_accounts_with_a_sign_are_addressed_with_and_without_it() -> None:
    text = (
        "@江城发布：今晚八点起封路，请大家绕行。\n@老街猫 回复 @江城发布：封到几点？\n"
        "@江城发布 回复 @老街猫：明早六点，谢谢理解。\n"
        "@夜跑者_77 回复 @江城发布：跑步能过吗？\n@江城发布 回复 @夜跑者_77：不能，请您走中山路。\n"
    )
    assert names(text) == ["@江城发布", "@老街猫", "@夜跑者_77"]


def test_the_posts_of_a_board_are_counted_and_the_floors_of_a_house_say_nothing() -> None:
    board = (
        "1楼 青石板：谁知道老戏院哪天拆？\n2楼 阿福：说是下个月，你要去吗？\n"
        "3楼 青石板：要去，我爸在那儿放过电影。\n"
    )
    house = "1楼 大厅：挂号、收费，请您排队。\n2楼 内科：我们周日休息。\n3楼 外科：请按号就诊。\n"
    assert [speaker for speaker, _ in who_says(board)] == ["青石板", "阿福", "青石板"]
    assert names(house) == []


def test_a_nickname_before_a_calling_speaks_once_beside_others() -> None:
    text = (
        "主持人：每位说一句。\n季小楼：我的店二十平米，猫占一半。\n“书虫”老板：我们已经关了，所以我有空来。\n"
        "主持人：房租占多少？\n季小楼：六成，你猜呢？\n"
    )
    assert "“书虫”老板" in names(text)


def test_offices_that_greet_answer_citizens_who_ask_once_each() -> None:
    text = (
        "热线选登\n\n市民刘女士：小区电梯坏了半个月，没人管。\n市住建局：您好，已责令物业三日内修复。\n"
        "市民孙先生：公交站牌被树挡住了。\n市园林局：您好，已修剪，感谢您的监督。\n"
    )
    assert [speaker for speaker, _ in who_says(text)] == ["市民刘女士", "市住建局", "市民孙先生", "市园林局"]


def test_offices_that_greet_nobody_in_a_list_say_nothing() -> None:
    assert (
        names("办事指南\n\n市住建局：您好，请到二楼。\n市园林局：您好，请到三楼。\n市水务局：周末休息。\n")
        == []
    )
