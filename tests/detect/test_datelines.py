"""Datelines and sources of news, and the words of strangers in it."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one, who_says

REST = "一座建了九年的水库日前开始蓄水。\n\n青石县水务局局长韦向东告诉记者：“我们盼了多年。”\n"


@pytest.mark.parametrize(
    ("dateline", "metadata"),
    [
        (
            "新华社青石11月2日电（记者 陆遥、孟凡）",
            {"source": "新华社", "place": "青石", "date": "11月2日", "reporter": ("陆遥", "孟凡")},
        ),
        (
            "中新网青石2020年3月18日电 (记者 罗婕)",
            {"source": "中新网", "place": "青石", "date": "2020年3月18日", "reporter": ("罗婕",)},
        ),
        ("本报讯（记者 江楠 通讯员 陶然）", {"source": "本报", "reporter": ("江楠", "陶然")}),
        ("（北山通讯社青石4月8日电）", {"source": "北山通讯社", "place": "青石", "date": "4月8日"}),
        ("中央社青石4日電（記者 羅蘭）", {"source": "中央社", "place": "青石", "reporter": ("羅蘭",)}),
    ],
)
def test_a_dateline_says_whose_report_it_is(dateline: str, metadata: dict[str, object]) -> None:
    reading = read_one(dateline + REST)
    assert dict(reading.metadata) == metadata
    assert [speaker.name for speaker in reading.speakers] == ["韦向东"]


@pytest.mark.parametrize(
    "text",
    [
        "电视台3月1日电力抢修，全城停播两小时。\n",
        "社区11月2日电影放映，请你带好椅子。\n",
        "我们收到了报社11月2日电话通知，大家都很高兴。\n",
        "CHAPTER ONE — The boat had come back at last, and nobody was in it.\n",
        "ANNA (aside) — You never told me that.\n",
    ],
)
def test_what_only_looks_like_a_dateline_says_nothing(text: str) -> None:
    assert not {"source", "place", "date", "reporter"} & set(read_one(text).metadata)


def test_an_english_dateline_tells_place_and_day() -> None:
    said = "“We waited for years,” said Ellen Prowse, the mayor.\n"
    text = "NORTHWICK, May 4, 2021 -- The harbour will get a barrier.\n\n" + said
    metadata = read_one(text).metadata
    assert (metadata["place"], metadata["date"]) == ("NORTHWICK", "May 4, 2021")


def test_the_source_in_brackets_at_the_end_is_metadata() -> None:
    metadata = read_one("新华社青石4月8日电 " + REST + "\n（来源：新华社 编辑：柯南）\n").metadata
    assert metadata["来源"] == "新华社"


@pytest.mark.parametrize(
    "stranger",
    [
        "“真快。”出租车司机老贾竖起大拇指。",
        "“我等了十年。”住在江边的一位老人感慨地说。",
        "“孩子们都来看。”一名路过的小学老师笑着说。",
    ],
)
def test_what_a_stranger_says_is_not_the_last_speakers(stranger: str) -> None:
    text = "市交通局副局长廖启明说：“过江只要七分钟。”\n\n" + stranger + "\n"
    said = [words.strip() for speaker, words in who_says("东湖隧道通车\n\n" + text) if speaker == "廖启明"]
    assert said == ["市交通局副局长廖启明说：“过江只要七分钟。”"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("市民姚女士高兴地说：“以后上班方便多了。”", "姚女士"),
        ("移民代表向秀兰深有感触地说：“孩子上学近了。”", "向秀兰"),
        ("项目总工程师单铭向记者透露，第二座水库正在选址。", "单铭"),
        ("“它们走得很慢。”监测队员普宗信对记者说，“我们夜里也跟着。”", "普宗信"),
    ],
)
def test_words_of_manner_and_listeners_are_no_part_of_a_name(sentence: str, name: str) -> None:
    text = "县水务局局长韦向东指出：“大坝已经合龙。”\n\n" + sentence + "\n"
    assert [speaker.name for speaker in read_one(text).speakers] == ["韦向东", name]
