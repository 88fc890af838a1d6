"""Parents who are called by their child's name, in lists of notes and in talk; and lists of such names."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, read_one, who_says

NOTES = (
    "# 三班家长会\n\n- 班主任：先讲午睡\n  - 自愿，不强迫\n- 周禾苗妈妈：\n  - 孩子中午睡不着\n"
    "  - 能不能看书\n- 班主任：看书可以\n    - 生活老师插话：别出声就行\n- 其他\n  - 秋游：带水壶\n"
    "- 周禾苗妈妈：\n  - 几点接？\n- 小满爸爸：我也想问这个\n- 班主任：四点一刻\n"
)


def test_parents_alternate_with_a_teacher_in_a_list() -> None:
    assert [who for who, _ in who_says(NOTES) if who] == [
        "班主任",
        "周禾苗妈妈",
        "班主任",
        "周禾苗妈妈",
        "小满爸爸",
        "班主任",
    ]
    said = [words for who, words in who_says(NOTES) if who == "周禾苗妈妈"]
    assert "孩子中午睡不着" in said[0]
    assert "能不能看书" in said[0]


@pytest.mark.parametrize("kin", ["妈妈", "家长", "媽媽", "外婆"])
def test_a_parent_is_not_the_child(kin: str) -> None:
    text = f"梁老师：谁先来？\n程予安{kin}：我先说，作业太多了。\n程予安：不多。\n梁老师：好，您接着讲。\n"
    assert [who for who, _ in who_says(text)] == ["梁老师", f"程予安{kin}", "程予安", "梁老师"]
    assert not read_one(text).same


NOBODY = {
    "numbers": "# 通讯录\n\n- 周禾苗妈妈：13*****0021\n- 小满爸爸：13*****0043\n- 程予安家长：13*****0077\n",
    "tasks": "# 秋游分工\n\n- 周禾苗妈妈：水果\n- 小满爸爸：开车\n- 班主任：点名\n- 程予安家长：药箱\n",
    "kinds": "# 谁在带娃\n\n- 全职妈妈：四成\n- 单亲妈妈：一成\n- 小区奶奶：三成\n- 全职妈妈：北方更多\n",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_parents_in_lists_that_say_nothing_open_no_turn(text: str) -> None:
    assert names(text) == []
