"""The card above a talk: titles that name an event, rosters, fields on one line, lengths, manners."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, read_one, who_says

TITLED: dict[str, tuple[str, str, dict[str, str | tuple[str, ...]]]] = {
    "a panel": (
        (
            "Panel: Who Pays for the Night Bus?\nDate: June 4, 2023\nModerator: Ines Calder\n"
            "Panelists: Tom Okafor (City Lines), Mei-Hua Lin (Transit Watch)\n\n"
            "INES CALDER: Welcome, everybody. Tom, who pays?\nTOM OKAFOR: We all do, through the rates.\n"
            "MEI-HUA LIN: I don't think we do.\nINES CALDER: Why not?\n"
        ),
        "Panel: Who Pays for the Night Bus?",
        {
            "Date": "June 4, 2023",
            "Moderator": "Ines Calder",
            "Panelists": ("Tom Okafor (City Lines)", "Mei-Hua Lin (Transit Watch)"),
        },
    ),
    "a round table": (
        (
            "圆桌：老城的夜市\n主持人：何敏\n\n"
            "何敏：今晚谈什么？\n丁国强：我想谈收费。\n何敏：请讲。\n丁国强：我觉得该收。\n"
        ),
        "圆桌：老城的夜市",
        {"主持人": "何敏"},
    ),
    "a number of a broadcast over its guests": (
        (
            "老屋夜话 第12期\n嘉宾：丁国强，木匠；何敏，作家\n\n"
            "何敏：你好，今晚谈什么？\n丁国强：我想谈木头。\n何敏：好啊。\n丁国强：那我先说。\n"
        ),
        "老屋夜话 第12期",
        {},
    ),
    "a sheet of questions": (
        (
            "渡口访谈录\n受访者：丁国强\n采访者：何敏\n\n"
            "Q：您还摆渡吗？\nA：不摆了。\nQ：为什么？\nA：桥修好了。\n"
        ),
        "渡口访谈录",
        {"受访者": "丁国强", "采访者": "何敏"},
    ),
    "a court and the number of the case": (
        (
            "COUNTY COURT AT HARWICK\nCase No.: 3:19-cv-00812\n\nTHE COURT: Please be seated.\n"
            "MR. REED: Good morning, Your Honor.\n"
            "THE COURT: Call your witness.\nMR. REED: I call Dr. Lund.\n"
        ),
        "COUNTY COURT AT HARWICK",
        {"Case No.": "3:19-cv-00812"},
    ),
    "a recorder's length behind a bar": (
        (
            "产线周会_20230911\n2023-09-11 09:00|时长 00:18:05\n关键词：夹具、返工\n\n"
            "说话人1 00:03\n我们开始吧。\n\n说话人2 00:09\n好的。\n"
        ),
        "产线周会_20230911",
        {"date": "2023-09-11 09:00", "duration": "00:18:05", "关键词": ("夹具", "返工")},
    ),
    "fields and a date on one line": (
        (
            "江边的裁缝\n来源：河岸周报  2022-03-08 10:15  作者：丁国强\n\n"
            "记者：您做了多少年？\n何敏：我做了三十年。\n记者：累吗？\n何敏：累。\n"
        ),
        "江边的裁缝",
        {"来源": "河岸周报", "date": "2022-03-08 10:15", "作者": ("丁国强",)},
    ),
}


@pytest.mark.parametrize(("text", "title", "fields"), TITLED.values(), ids=TITLED.keys())
def test_the_card_has_title_and_fields(
    text: str, title: str, fields: dict[str, str | tuple[str, ...]]
) -> None:
    reading = read_one(text)
    assert reading.title == title
    assert {key: reading.metadata.get(key) for key in fields} == fields
    assert reading.unplaced == ()
    assert reading.turns


def test_a_roster_tells_of_those_whose_labels_are_in_capitals() -> None:
    reading = read_one(TITLED["a panel"][0])
    told = {speaker.name: (speaker.affiliation, speaker.role) for speaker in reading.speakers}
    assert told == {
        "INES CALDER": (None, "Moderator"),
        "TOM OKAFOR": ("City Lines", "Panelists"),
        "MEI-HUA LIN": ("Transit Watch", "Panelists"),
    }


def test_foreign_names_of_several_words_stay_whole_in_a_chinese_roster() -> None:
    text = (
        "【座談會】港邊的倉庫\n與談人：何敏（建築師）、Kevin Marsh（河岸畫廊）\n\n"
        "【何敏】我先講。\n【Kevin Marsh】我同意你。\n【何敏】謝謝。\n【Kevin Marsh】我補充。\n"
    )
    reading = read_one(text)
    assert reading.metadata["與談人"] == ("何敏（建築師）", "Kevin Marsh（河岸畫廊）")
    assert {s.name: s.affiliation for s in reading.speakers}["Kevin Marsh"] == "河岸畫廊"


def test_of_what_kind_a_calling_is_belongs_to_it() -> None:
    text = "嘉宾：丁国强，美食博主\n\n丁国强：我先说。\n何敏：请。\n丁国强：我做菜。\n何敏：您做什么菜？\n"
    found = {s.name: (s.affiliation, s.role) for s in read_one("灶台夜话\n" + text).speakers}
    assert found["丁国强"] == (None, "美食博主")


@pytest.mark.parametrize("manner", ["笑着说", "大笑", "沉默", "点头", "低声", "叹着气说", "摇头", "激动地说"])
def test_how_somebody_speaks_is_no_affiliation(manner: str) -> None:
    text = f"何敏：你来多久了？\n丁国强（{manner}）：我来了三年。\n何敏：还走吗？\n丁国强：不走了。\n"
    reading = read_one(text)
    assert {s.name: s.affiliation for s in reading.speakers} == {"何敏": None, "丁国强": None}


@pytest.mark.parametrize("body", ["青山着装设计", "河西小学", "说书人协会", "大地电影"])
def test_bodies_stay_affiliations(body: str) -> None:
    text = f"何敏：你来多久了？\n丁国强（{body}）：我来了三年。\n何敏：还走吗？\n丁国强：不走了。\n"
    assert {s.name: s.affiliation for s in read_one(text).speakers}["丁国强"] == body


def test_the_articles_of_a_law_are_no_fields() -> None:
    text = "渡口管理办法\n第一条：为了渡口的安全，制定本办法。\n第二条：渡船每年检验一次。\n"
    assert dict(read_one(text).metadata) == {}


def test_what_somebody_says_first_is_no_title() -> None:
    text = "何敏：我们从哪里讲起？\n丁国强：从渡口讲起。\n何敏：好。\n丁国强：那年我十岁。\n"
    assert read_one(text).title is None
    assert [who for who, _ in who_says(text)] == ["何敏", "丁国强", "何敏", "丁国强"]
    assert names(text) == ["何敏", "丁国强"]


def test_a_field_that_speaks_of_others_stays_one() -> None:
    text = (
        "河岸记事\n主题：修桥  还是修路\n\n"
        "何敏：你怎么看？\n丁国强：我看修桥。\n何敏：为什么？\n丁国强：近。\n"
    )
    assert read_one(text).metadata["主题"] == "修桥  还是修路"
