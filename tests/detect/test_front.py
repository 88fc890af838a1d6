"""Titles, metadata, records."""

from __future__ import annotations

import pytest

from annotator.domain.reading import Shape
from annotator.domain.transcript import SegmentKind
from tests.detect.readings import headings, names, read_all, read_one

RECORDS = """\
标题：云河大桥通车
链接：https://news.example.org/s?id=178&from=pc
内容：5月31日，云河大桥通车仪式举行。云河市副市长陆远山表示，大桥缩短了两岸的距离。交通大学土木学院教授白若溪认为，设计有三处创新。她还指出，维护很重要。据悉，大桥全长三公里。
关键词：大桥, 交通, 云河
桥梁类型：斜拉桥, 公路桥
内容摘要：以下是要点：

1. **两岸的距离**：
   - 通车时间：明天
   - 影响：很大

2. **设计的创新**：
   - 白若溪教授指出，有三处创新。

标题：新馆开放
链接：https://news.example.org/s?id=179
内容：云河图书馆馆长江心月介绍，新馆有百万册书。
关键词：图书馆
"""


def test_a_file_of_records_gives_several_readings() -> None:
    first, second = read_all(RECORDS)
    assert first.shape is second.shape is Shape.RECORD
    assert (first.title, second.title) == ("云河大桥通车", "新馆开放")
    assert RECORDS[second.start :].startswith("标题：新馆开放")
    assert first.end == second.start
    assert second.metadata["关键词"] == ("图书馆",)


def test_fields_are_metadata_and_no_speakers() -> None:
    first, second = read_all(RECORDS)
    assert list(first.metadata) == ["标题", "链接", "关键词", "桥梁类型", "内容摘要"]
    assert first.metadata["链接"] == "https://news.example.org/s?id=178&from=pc"
    assert first.metadata["桥梁类型"] == ("斜拉桥", "公路桥")
    assert [speaker.name for speaker in first.speakers] == ["陆远山", "白若溪"]
    assert [speaker.name for speaker in second.speakers] == ["江心月"]


def test_a_summary_is_never_speech() -> None:
    first, _ = read_all(RECORDS)
    body_end = RECORDS.index("关键词")
    assert all(turn.end <= body_end for turn in first.turns)
    assert [s.title for s in first.sections] == ["内容摘要", "两岸的距离", "设计的创新"]


def test_a_header_before_a_conversation_is_metadata() -> None:
    text = (
        "会议主题：老桥的将来\n会议时间：2025-03-08 14:30\n参会人：罗知秋、白若溪\n会议室：三楼\n\n"
        "罗知秋：开始。\n白若溪：好。\n罗知秋：谁先说？\n白若溪：我。\n"
    )
    reading = read_one(text)
    assert reading.shape is Shape.LABELLED
    assert reading.title == "老桥的将来"
    assert reading.metadata["参会人"] == ("罗知秋", "白若溪")
    assert reading.metadata["会议时间"] == "2025-03-08 14:30"
    assert [segment.kind for segment in reading.segments[:4]] == [SegmentKind.METADATA] * 4


def test_a_header_before_prose_is_metadata() -> None:
    text = (
        "标题：老桥要修了\n时间：2024-05-06\n来源：江城晚报\n\n"
        "江城大学教授罗知秋指出，老桥要修。两岸的居民都很高兴。\n\n江城交通局主任白若溪表示，钱已到位。\n"
    )
    reading = read_one(text)
    assert reading.shape is Shape.PROSE
    assert (reading.title, reading.metadata["来源"]) == ("老桥要修了", "江城晚报")
    assert [turn.speaker for turn in reading.turns] == ["罗知秋", "白若溪"]


@pytest.mark.parametrize(
    ("heading", "title", "metadata"),
    [
        (
            "# 2021江城大会-桥梁-下午场 - P3 - 桥梁学会 - BV1ab2cd3EF9",
            "2021江城大会-桥梁-下午场",
            {
                "part": "3",
                "channel": "桥梁学会",
                "video": "BV1ab2cd3EF9",
                "link": "https://www.bilibili.com/video/BV1ab2cd3EF9?p=3",
            },
        ),
        (
            "桥梁大会 - 桥梁学会 - BV1ab2cd3EF9",
            "桥梁大会",
            {
                "channel": "桥梁学会",
                "video": "BV1ab2cd3EF9",
                "link": "https://www.bilibili.com/video/BV1ab2cd3EF9",
            },
        ),
    ],
)
def test_a_recording_tells_where_it_came_from(heading: str, title: str, metadata: dict[str, str]) -> None:
    reading = read_one(f"{heading}\n\n呃我们今天啊来谈一谈这个桥。\n\n嗯好的，那么我们开始吧。\n")
    assert (reading.title, dict(reading.metadata)) == (title, metadata)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("老桥座谈会\n\n罗知秋：好。\n白若溪：好。\n罗知秋：完。\n", "老桥座谈会"),
        ("老桥座谈会\n江城日报\n2024-05-06\n\n罗知秋：好。\n罗知秋：完。\n", "老桥座谈会"),
        ("# 老桥座谈会\n罗知秋：好。\n罗知秋：完。\n", "老桥座谈会"),
        ("罗知秋：好。\n罗知秋：完。\n", None),
        ("## 问题3：怎么办\n### 座位1\n好\n", None),
        ("说话人1 00:00\n\n大家好，我们开始今天的会议，先请各位自我介绍。\n", None),
        ("今天我们谈三件事。\n\n第一件是桥。\n", None),
        ("- 一\n\n- 二\n", None),
    ],
)
def test_titles_are_found_and_none_is_invented(text: str, title: str | None) -> None:
    assert read_one(text).title == title


def test_date_and_source_under_a_title() -> None:
    reading = read_one(
        "老桥座谈会\n江城日报\n2024年5月6日 09:30\n\n罗知秋：好。\n白若溪：是。\n罗知秋：完。\n"
    )
    assert dict(reading.metadata) == {"source": "江城日报", "date": "2024年5月6日 09:30"}
    assert names("罗知秋：好。\n罗知秋：完。\n") == ["罗知秋"]


def test_a_video_number_in_the_middle_is_no_address() -> None:
    reading = read_one("# 谈谈 BV1ab2cd3EF9 这个视频\n\n字。\n")
    assert reading.metadata == {}
    assert headings("# 谈谈 BV1ab2cd3EF9 这个视频\n\n字。\n") == []
