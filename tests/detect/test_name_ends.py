"""Where the names of a text end, and whom a pronoun means."""

from __future__ import annotations

import pytest

from annotator.detect.prose.name_ends import NameEnds
from tests.detect.readings import names, read_one


@pytest.mark.parametrize(
    ("text", "read", "after", "name"),
    [
        ("与会的有费明、董则安。费明反对此事。", "费明", "反对此事", "费明"),
        ("出席的有单晓亦、苗青。单晓亦赞同。", "单晓", "亦赞同。", "单晓亦"),
        ("江朔则说，不行。江朔，五十岁。", "江朔则", "说，不行", "江朔"),
        ("技术员卓可为提出，可以打分。", "卓可", "为提出，", "卓可为"),
    ],
)
def test_other_places_tell_where_a_name_ends(text: str, read: str, after: str, name: str) -> None:
    assert NameEnds(text).settled(read, after) == name


def test_a_pronoun_never_means_the_speaker_before_where_somebody_else_stands_between() -> None:
    text = (
        "本报讯 县水务局局长罗知秋表示，堤坝安全。\n\n"
        "开三轮车的那位师傅等了很久才轮到发言。他说，绕路太远。\n"
    )
    assert names(text) == ["罗知秋"]
    assert len(read_one(text).turns) == 1
