"""Whether one wording can have been heard for another."""

from __future__ import annotations

import pytest

from annotator.text.likeness import can_be_misheard


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("门奖", "门将"),
        ("大元模型", "大语言模型"),
        ("大语模型", "大语言模型"),
        ("dead line", "deadline"),
        ("mp3", "MP3"),
        ("拆GPT", "ChatGPT"),
        ("买贵", "migrate"),
    ],
)
def test_what_sounds_or_looks_alike_can_be_misheard(heard: str, meant: str) -> None:
    assert can_be_misheard(heard, meant)


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("苹果", "香蕉"),
        ("桌子", "椅子"),  # what differs does not sound alike
        ("男人", "女人"),
        ("天", "地"),
        ("same", "same"),
        ("big", "large"),
        ("thanks", "谢谢"),
        ("zhangsan", "张三"),  # it says how the name sounds
    ],
)
def test_other_pairs_are_no_mishearings(heard: str, meant: str) -> None:
    assert not can_be_misheard(heard, meant)
