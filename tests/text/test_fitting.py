"""Which of two wordings makes the commoner words among others."""

from __future__ import annotations

import pytest

from annotator.text.fitting import fits_better


@pytest.mark.parametrize(
    ("before", "heard", "meant", "after"),
    [
        ("前锋骗过", "门奖", "门将", "，球"),
        ("要从单", "模台", "模态", "走到多"),
        ("去做", "多模台", "多模态", "大模型"),
        ("前鋒騙過", "門獎", "門將", "，球"),
    ],
)
def test_what_was_misheard_makes_rare_words(before: str, heard: str, meant: str, after: str) -> None:
    assert fits_better(before, heard, meant, after)


@pytest.mark.parametrize(
    ("before", "heard", "meant", "after"),
    [
        ("我们快", "点秋", "点球", "游去"),
        ("下午三", "点秋", "点球", "天的风"),
        ("国内一些", "数据机", "数据集", "构的合作"),
        ("只用", "于训练", "预训练", "的部分"),
    ],
)
def test_what_is_meant_makes_common_ones(before: str, heard: str, meant: str, after: str) -> None:
    assert not fits_better(before, heard, meant, after)


def test_marks_and_letters_are_no_words_beside_it() -> None:
    assert fits_better("过。x", "门奖", "门将", "，") == fits_better("", "门奖", "门将", "")
