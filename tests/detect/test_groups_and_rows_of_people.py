"""Groups of a workshop and people in rows of headings speak over lists; tables and parts of notes do not."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, who_says

SHEDS = """# Evening

## Water
### Group A
- The tap runs dry by noon
### Group B
- We want a second tank
## Sheds
### Group B
- We would share one shed
"""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            (
                "Notes of the library workshop\n\nTable A (north side):\n- We never find the large print\n"
                "Table B:\n- Children are loud, and we like it\n\nSummary - Table A\n- The lift would do\n"
            ),
            ["Table A", "Table B", "Table A"],
        ),
        (
            (
                "# 夜校分组记录\n\n## 上课时间\n主持\n- 大家先说\n第一组\n- 七点赶不到，厂里六点放\n"
                "第二组（补充）：\n- 八点要走，我们带孩子\n\n"
                "## 教室\n第一组：\n- 三楼没有电梯\n"
            ),
            ["主持", "第一组", "第二组", "第一组"],
        ),
        (SHEDS, ["Group A", "Group B", "Group B"]),
        (
            (
                "# Harbour forum\n\n## Moorings\n### Dredging agency\n- We have one barge, it is in dock\n"
                "- Cost: 4 million\n### Boat owners\n- Our keels touch mud\n\n## Lights\n"
                "### Boat owners\n- Two lamps work\n### Dredging agency\n- We can lend a crane\n"
            ),
            ["Dredging agency", "Boat owners", "Boat owners", "Dredging agency"],
        ),
    ],
)
def test_groups_and_repeated_headings_speak_over_lists(text: str, who: list[str]) -> None:
    assert [(name or "").partition(" (")[0] for name, _ in who_says(text)] == who


@pytest.mark.parametrize(
    "text",
    [
        (
            "Harvest report\n\nTable A (rainfall):\n- January: 80\n"
            "- February: 44\nTable B (yields):\n- Wheat: 7.1\n"
        ),
        (
            "# Plan\n\n## Roads\n### Pros\n- We save an hour a day\n### Cons\n- It costs us forty thousand\n"
            "## Rails\n### Pros\n- You can read on the way\n### Cons\n- We wait in the rain\n"
        ),
        (
            "# 茶园会议\n\n## 采茶机\n### 要点\n- 我们先买两台试一试\n### 小结\n- 下个月我们再看\n"
            "## 仓库\n### 小结\n- 我们把屋顶修好\n### 要点\n- 仓库漏雨你们都知道\n"
        ),
    ],
)
def test_tables_and_parts_of_notes_speak_for_nobody(text: str) -> None:
    assert who_says(text) == []


def test_chapters_over_the_rows_remain_headings() -> None:
    assert headings(SHEDS) == [(1, "Water"), (1, "Sheds")]


def test_groups_that_have_something_to_do_do_not_speak() -> None:
    text = "# Plan\n\n## Actions\n### Group A\n- We ring the county\n### Group B\n- We paint our bench\n"
    assert who_says(text) == []
    assert who_says("# 本周\n\n## 待办\n### 第一组\n- 我们去量尺寸\n### 第二组\n- 你们记得签字\n") == []
