"""What stands over a title: trails, dates, mastheads, numbers; titles of records over several lines."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, names, read_all, read_one
from tests.detect.test_titles import TALK

HEARING = (
    "CHAIR DUNN: We will come to order. Who speaks first?\n\nMS. HALE: I do, thank you.\n\n"
    "CHAIR DUNN: Then please begin.\n\nMS. HALE: The bridge is old, and we want it mended.\n"
)


@pytest.mark.parametrize(
    "above",
    [
        "您现在的位置：首页 > 访谈 > 正文",
        "当前位置: 首页 >> 新闻中心 >> 人物",
        "当前位置：江城网 > 桥梁 > 老桥",
        "首页 › 频道 › 老桥",
        "江城桥梁网 -> 要闻 -> 正文",
        "2014-05-06 10:20",
        "2014年5月6日 来源：江城日报",
        "发布时间：2014-05-06",
        "《江城学刊》2014年第5期（总第88期）",
        "江城月刊 2014年第5期",
        "江城大学学报 第12卷 第3期",
        "2014年第5期",
        "江城市交通局文件",
        "江交〔2014〕17号",
        "【人物访谈】",
        "江城市交通局文件\n\n江交〔2014〕17号",
        "当前位置：首页 > 访谈\n\n2014-05-06 10:20",
    ],
)
@pytest.mark.parametrize("title", ["老桥座谈", "修还是拆：老桥座谈", "石头会老，桥不会——访石匠陆远山"])
def test_the_title_stands_under_what_is_none(above: str, title: str) -> None:
    text = f"{above}\n\n{title}\n\n{TALK}"
    reading = read_one(text)
    assert reading.title == title
    assert [turn.speaker for turn in reading.turns] == ["罗知秋", "白若溪", "罗知秋", "白若溪"]
    assert headings(text) == []


def test_what_stands_over_a_title_is_kept() -> None:
    reading = read_one(f"《江城学刊》2014年第5期\n\n2014年5月6日 来源：江城日报\n\n老桥座谈\n\n{TALK}")
    assert reading.title == "老桥座谈"
    assert reading.metadata["date"] == "2014年5月6日"
    assert set(reading.metadata["source"]) >= {"江城学刊", "江城日报"}


@pytest.mark.parametrize(
    ("front", "title"),
    [
        (
            "STATE HARBOR COMMISSION\n\nTRANSCRIPT OF PROCEEDINGS\n\nDocket No. 14-0237\n\nMay 6, 2014\n\n",
            "TRANSCRIPT OF PROCEEDINGS",
        ),
        ("TOWN OF PIERS\nPLANNING BOARD\n\nPUBLIC HEARING\n\nMay 6, 2014\n\n", "PUBLIC HEARING"),
        (
            "                DEPOSITION OF\n                NORA ELLIS\n\n                May 6, 2014\n\n",
            "DEPOSITION OF NORA ELLIS",
        ),
        (
            "NORLAND COUNTY COURT\n\nTRANSCRIPT OF HEARING\nBEFORE THE HONORABLE TOM REED\n\n",
            "TRANSCRIPT OF HEARING BEFORE THE HONORABLE TOM REED",
        ),
        ("MINUTES OF THE ANNUAL MEETING\nMay 6, 2014\n\n", "MINUTES OF THE ANNUAL MEETING"),
        ("The Pier Project\nOral History Interview with\nNora Ellis\n\nMay 6, 2014\n\n", None),
        ("TRANSCRIPT OF\nINTERVIEW WITH NORA ELLIS\n\n", "TRANSCRIPT OF INTERVIEW WITH NORA ELLIS"),
    ],
)
def test_titles_of_english_records(front: str, title: str | None) -> None:
    text = front + HEARING
    reading = read_one(text)
    assert reading.title == title or (title is None and reading.title is not None)
    assert names(text) == ["CHAIR DUNN", "MS. HALE"]
    assert len(reading.turns) == 4
    assert headings(text) == []


@pytest.mark.parametrize(
    "first",
    ["OPENING REMARKS", "OPENING STATEMENT", "PUBLIC COMMENT"],
)
def test_a_part_in_capitals_is_no_title_of_a_record(first: str) -> None:
    assert read_one(f"{first}\n\n{HEARING}").title is None


@pytest.mark.parametrize(
    "line",
    ["我的位置：第三排", "位置：江城市桥头路", "先修桥 > 再修路", "石桥、木桥 > 纸桥", "目前的位置不错"],
)
def test_what_is_no_trail(line: str) -> None:
    text = f"{TALK}{line}\n{TALK}"
    assert all(line not in text[noise.start : noise.end] for noise in read_one(text).noise)


def test_the_body_is_the_same_field_in_all_records_of_a_file() -> None:
    text = (
        "编号：B-01\n地点：柳湾\n日期：2021-07-03\n内容：渠首有三处裂缝，最长一米多，下雨就漏，田里浇不上水。\n\n"
        "编号：B-02\n地点：石桥\n日期：2021-07-04\n内容：已修。\n"
    )
    second = read_all(text)[1]
    assert second.metadata == {"编号": "B-02", "地点": "石桥", "日期": "2021-07-04"}
    assert "已修" in text[second.segments[-1].start : second.segments[-1].end]
