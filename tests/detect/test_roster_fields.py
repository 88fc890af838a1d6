"""What a roster tells behind a colon is in the card, wherever it stands."""

from __future__ import annotations

import pytest

from annotator.detect import read_structure
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.transcript import SegmentKind

BETWEEN = """时间：2024年6月1日

小桃：今天说说展览的灯光。
欧阳望舒：灯光太暗，字都看不清。
小桃：是故意的吗？
欧阳望舒：坏了也算故意。
编辑：周大桥
联系电话：13900001234
小桃：那就修好再来。
欧阳望舒：修好再来。
"""
MEETING = """Panel: The Pier and the Ferry
Moderator: Wendy Parr
Speakers: Tom Oxley, Mira Dunn
Venue: Old Boat House

Moderator: Shall we begin with the pier?
Tom Oxley: It needs new planks.
Moderator: Mira, do you agree?
Mira Dunn: I do, but the ferry needs them more.
Tom Oxley: I swam over on Sunday.
Moderator: And how do you feel?
"""
SIDES = """# 菜园过冬

小桃：冬天怎么办？
欧阳望舒：我们听听两边怎么说。
小桃：好，写在板上。

## 两种想法

- 正方：盖膜
- 反方：让地歇一歇
- 折中：一半盖，一半歇
"""


def read(text: str) -> Reading:
    (reading,) = read_structure(SourceFile("talk.txt", text, "utf-8", "LF"))
    return reading


def kinds(text: str, reading: Reading) -> dict[str, SegmentKind]:
    return {text[s.start : s.end]: s.kind for s in reading.segments}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BETWEEN, {"编辑": ("周大桥",), "联系电话": "13900001234"}),
        (
            MEETING,
            {"Moderator": "Wendy Parr", "Speakers": ("Tom Oxley", "Mira Dunn"), "Venue": "Old Boat House"},
        ),
    ],
)
def test_fields_of_a_roster_are_metadata(text: str, told: dict[str, object]) -> None:
    reading = read(text)
    assert told.items() <= reading.metadata.items()
    kept = [words for words, kind in kinds(text, reading).items() if kind is SegmentKind.METADATA]
    assert [words.replace("：", ":").split(":")[0] for words in kept] == list(reading.metadata)
    assert [r.text for r in reading.rejected] == []


def test_what_sides_hold_is_no_roster() -> None:
    reading = read(SIDES)
    assert reading.metadata == {}
    assert {r.text for r in reading.rejected} >= {"- 正方：", "- 反方："}
    assert SegmentKind.METADATA not in kinds(SIDES, reading).values()
