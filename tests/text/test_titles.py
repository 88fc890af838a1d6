"""What a heading says without its number."""

from __future__ import annotations

import pytest

from annotator.text.titles import without_number


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("一、堤岸", "堤岸"),
        ("（二）撤离", "撤离"),
        ("议题3：老车厢要不要装空调？", "老车厢要不要装空调？"),
        ("第三部分：夜里", "夜里"),
        ("一问:谁先走?", "谁先走?"),
        ("Part 2: The ferry", "The ferry"),
        ("12. 沙袋", "沙袋"),
        ("2031年: 再看一次", "2031年: 再看一次"),
        ("三亚: 一座城", "三亚: 一座城"),
        ("两难", "两难"),
        ("3.", "3."),
        ("最贵的\n是等", "最贵的 是等"),
    ],
)
def test_only_a_number_is_left_out(title: str, name: str) -> None:
    assert without_number(title) == name
