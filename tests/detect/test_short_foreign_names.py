"""Foreign names in full and by a part: each a label, each proposed to be the one person whom it fits."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, read_one, refused, who_says

TALKS: dict[str, tuple[str, dict[str, str]]] = {
    "a first part once": (
        (
            "帕提古丽·艾山：我们村有三百户。\n王建军：我问一下，路修到哪儿了？\n帕提古丽：修到桥头了。\n"
            "王建军：桥呢？\n帕提古丽·艾山：桥还没有。\n"
        ),
        {"帕提古丽": "帕提古丽·艾山"},
    ),
    "in full once, then by the first part": (
        (
            "记者：您好，请介绍一下自己。\n阿依古丽·买买提：我是喀什的刺绣师，绣了二十多年。\n记者：学了多久？\n"
            "阿依古丽：从小就跟妈妈学，六岁开始穿针。\n记者：现在一天绣几个小时？\n阿依古丽：忙的时候十个小时。\n"
        ),
        {"阿依古丽": "阿依古丽·买买提"},
    ),
    "first and last parts": (
        (
            "主持人：欢迎两位来到节目。\n斯蒂芬·莱恩：谢谢邀请，很高兴来这里。\n克莱·汤普顿：我也很高兴。\n"
            "主持人：今年的目标是什么？\n斯蒂芬：我们想再拿一个冠军。\n"
            "克莱：对，没有别的目标。\n莱恩：而且要健康。\n"
        ),
        {"斯蒂芬": "斯蒂芬·莱恩", "克莱": "克莱·汤普顿", "莱恩": "斯蒂芬·莱恩"},
    ),
    "three parts": (
        (
            "卡洛斯·鲁伊斯·萨莫：我写得很慢。\n记者：一天写多少？\n卡洛斯：五百字就不错了。\n记者：您改得多吗？\n"
            "萨莫：改得比写得多。\n"
        ),
        {"卡洛斯": "卡洛斯·鲁伊斯·萨莫", "萨莫": "卡洛斯·鲁伊斯·萨莫"},
    ),
    "another dot": (
        (
            "艾力•玉素甫：这条路是我们修的。\n记者：修了几年？\n艾力：三年多一点。\n记者：谁出的钱？\n"
            "艾力•玉素甫：大家凑的。\n"
        ),
        {"艾力": "艾力•玉素甫"},
    ),
    "two words without a dot": (
        (
            "扎西次仁：我们合作社去年卖了三千斤。\n记者：都卖到哪里？\n扎西：大部分卖到拉萨。\n记者：今年呢？\n"
            "扎西次仁：今年要卖到成都。\n"
        ),
        {"扎西": "扎西次仁"},
    ),
    "a Japanese name with a courtesy": (
        "村田修一先生：我每天四点起床。\n记者：一直这样吗？\n村田：二十年了。\n记者：周末呢？\n村田：也一样。\n",
        {"村田": "村田修一"},
    ),
    "traditional": (
        (
            "主持人：歡迎。\n瑪麗亞·岡薩雷斯：謝謝，我很高興。\n主持人：您住在哪裡？\n"
            "瑪麗亞：我住在港口邊。\n"
            "主持人：多久了？\n瑪麗亞：九年了。\n"
        ),
        {"瑪麗亞": "瑪麗亞·岡薩雷斯"},
    ),
    "Latin letters in a Chinese talk": (
        (
            "主持人：各位好。\nJohn Smith：大家好，我是第一次来。\n主持人：感觉怎么样？\n"
            "John：非常好，谢谢。\n"
            "主持人：下次还来吗？\nSmith：一定来。\n"
        ),
        {"John": "John Smith", "Smith": "John Smith"},
    ),
    "English": (
        (
            "Host: Welcome back.\nJohn Smith: Thanks, glad to be here.\nHost: And Maria?\n"
            "Maria-José Alvarez: Happy to join you.\nJohn: So am I.\nMaria-José: Let's start.\nHost: Great.\n"
        ),
        {"John": "John Smith", "Maria-José": "Maria-José Alvarez"},
    ),
}


@pytest.mark.parametrize(("text", "same"), TALKS.values(), ids=TALKS.keys())
def test_a_part_of_a_name_is_heard_and_proposed(text: str, same: dict[str, str]) -> None:
    reading = read_one(text)
    assert {one.name: one.same_as for one in reading.same} == same
    assert len(reading.turns) == text.count("\n")
    assert not refused(text)


def test_where_two_share_the_part_nothing_is_proposed() -> None:
    text = "古丽·买买提：我来说。\n古丽·艾山：我也说两句。\n主持人：好。\n古丽：我先说吧。\n主持人：请。\n"
    assert names(text) == ["古丽·买买提", "古丽·艾山", "主持人", "古丽"]
    assert not read_one(text).same


def test_a_part_of_a_name_in_a_list_of_works_is_nobody() -> None:
    text = "库里：一种交通工具。\n斯蒂芬山：海拔两千米。\n汤普顿河：全长九十公里。\n"
    assert not who_says(text)


OBRIEN: dict[str, tuple[str, dict[str, str]]] = {
    "apostrophes of two kinds": (
        (
            "Panel: Health in the City\nModerator: Tom Reed\n"
            "Panelists: Dr. Sarah O'Brien (Mercy Health), James McDonald, Anne-Marie Duval\n\n"
            "TOM REED: Welcome, everyone. Let's begin.\n"
            "DR. O'BRIEN: Thank you, Tom. I want to start with data.\n"
            "MCDONALD: I agree with Sarah.\nDR. O’BRIEN: And then there is funding.\n"
            "DUVAL: Could I add something?\n"
            "TOM REED: Please do.\n"
        ),
        {"DR. O'BRIEN": "Dr. Sarah O'Brien", "MCDONALD": "James McDonald", "DUVAL": "Anne-Marie Duval"},
    ),
    "double-barrelled in capitals": (
        (
            "Speakers: Maire O’Connor, Hannah Smith-Jones (Water Board), Ian MacLeod\n\n"
            "O'CONNOR: I'd like to start with the pipes.\nSMITH-JONES: We have replaced most of them.\n"
            "MACLEOD: Not in our street, you haven't.\nO'CONNOR: That is what I hear too.\n"
            "SMITH-JONES: We will get there by May.\n"
        ),
        {"O'CONNOR": "Maire O’Connor", "SMITH-JONES": "Hannah Smith-Jones", "MACLEOD": "Ian MacLeod"},
    ),
    "initials before the name": (
        (
            "Moderator: JOAN FITZGERALD\n\nJ. FITZGERALD: Good evening. We have two guests tonight.\n"
            "PAUL O'NEILL: Good evening.\nMARY O'NEILL: Hello.\nO'NEILL: I'd say it was the storm.\n"
            "J. FITZGERALD: Which one of you was there?\n"
        ),
        {"J. FITZGERALD": "JOAN FITZGERALD"},
    ),
    "a Chinese list of people": (
        (
            "主持人：白若溪\n嘉宾：张知秋（河湾大学）、李长河\n\n主持人：今天谈谈桥。\n张老师：桥要修，我看了三年。\n"
            "李工：我也觉得要修。\n主持人：钱呢？\n张老师：钱可以凑。\n"
        ),
        {"张老师": "张知秋", "李工": "李长河"},
    ),
}


@pytest.mark.parametrize(("text", "same"), OBRIEN.values(), ids=OBRIEN.keys())
def test_whom_the_list_of_people_has_in_full_is_proposed(text: str, same: dict[str, str]) -> None:
    assert {one.name: one.same_as for one in read_one(text).same} == same


def test_apostrophes_of_two_kinds_write_one_name() -> None:
    text, _ = OBRIEN["apostrophes of two kinds"]
    assert [name for name in names(text) if "BRIEN" in name] == ["DR. O'BRIEN"]
