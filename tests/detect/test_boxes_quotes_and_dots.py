"""Names in brackets with a time behind them, behind a quote sign at the top, and with a dot between."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one, who_says


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("[{}] {}", ("Rosa Marin", "Dr. Vance")),
        ("[{}] {}", ("贺兰芝", "施大业")),
        ("【{}】 {}", ("贺兰芝", "施大业")),
    ],
)
def test_a_time_behind_the_brackets_is_none_of_the_words(head: str, names: tuple[str, str]) -> None:
    said = ["I think that we can begin now.", "Yes, I am ready.", "Good, so tell us.", "Well, it was late."]
    if not names[0].isascii():
        said = ["大家好，我们今天聊聊果园。", "好，我先说剪枝。", "为什么要剪呢？", "不剪不结果。"]
    lines = [f"{head.format(names[k % 2], f'00:{k:02}:1{k}')}\n{words}\n" for k, words in enumerate(said)]
    reading = read_one("\n".join(lines))
    assert [turn.speaker for turn in reading.turns] == [names[0], names[1]] * 2
    assert reading.turns[1].text_start == "\n".join(lines).index(said[1])
    starts = {segment.start_ms for segment in reading.segments}
    assert starts == {10_000, 71_000, 132_000, 193_000}


def test_a_name_behind_a_quote_sign_is_no_title_where_it_comes_again() -> None:
    text = "> 施大业\n今天聊果园。\n> 贺兰芝\n我先问，园里种什么？\n> 施大业\n梨树，还有两棵枣树。\n"
    assert who_says(text) == [
        ("施大业", "今天聊果园。"),
        ("贺兰芝", "我先问，园里种什么？"),
        ("施大业", "梨树，还有两棵枣树。"),
    ]
    assert read_one(text).title is None


def test_a_foreign_name_with_a_dot_speaks_in_bold_too() -> None:
    said = [
        "贺兰芝：** 大家好。",
        "Ilse·Brandt：** 我小时候也种过。",
        "贺兰芝：** 在哪里？",
        "Ilse·Brandt：** 在山下。",
    ]
    text = "".join(f"**{words}\n\n" for words in said)
    assert [who for who, _ in who_says(text)] == ["贺兰芝", "Ilse·Brandt"] * 2
