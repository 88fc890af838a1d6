"""Who has written and pictured a text, in lines under its title, is told of it."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one, who_says

_TALK = "记者：您现在一年修几条船？\n邵师傅：七八条吧。\n记者：以前呢？\n邵师傅：以前一个月就七八条。\n"


@pytest.mark.parametrize(
    "lines", ["文 / 桑榆\n图 / 老麦", "文/桑榆\n\n图/老麦", "文｜桑榆 图｜老麦", "文丨桑榆  图丨老麦"]
)
def test_credits_behind_strokes_are_metadata(lines: str) -> None:
    text = f"河边的修船人\n\n{lines}\n\n江边的船坞只剩一家。老板姓邵，修了四十年船。\n\n{_TALK}"
    reading = read_one(text)
    assert reading.title == "河边的修船人"
    assert reading.metadata == {"文": "桑榆", "图": "老麦"}
    assert not any(text[start:end].startswith(("文", "图")) for start, end in reading.unplaced)
    assert [who for who, _ in who_says(text) if who] == ["记者", "邵师傅"] * 2


@pytest.mark.parametrize("line", ["文/理分科之后", "图 / 表 / 公式", "文 / 武之道，一张一弛。"])
def test_other_words_with_strokes_are_none(line: str) -> None:
    assert not read_one(f"河边的修船人\n\n{line}\n\n{_TALK}").metadata
