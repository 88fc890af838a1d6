"""What was decided about a file holds when it is read in another encoding, by the words of its lines."""

from __future__ import annotations

import pytest

from annotator.domain.reading import SourceFile
from annotator.domain.ruling import Ruling, RulingKind
from annotator.workspace.importing import carried_over

LINES = ("会谈记录", "罗知秋：开始。", "接下来谈价钱", "家兴：好。", "接下来谈价钱", "罗知秋：完。")


def source(encoding: str, *lines: str) -> SourceFile:
    return SourceFile("talk.txt", "\n".join(lines), encoding, "LF")


def ruled(file: SourceFile, number: int) -> Ruling:
    """That a line is a heading."""
    start = sum(len(line) + 1 for line in file.text.split("\n")[:number])
    return Ruling(RulingKind.HEADING, start=start, end=start + len(file.text.split("\n")[number]))


def lines_ruled(file: SourceFile, rulings: tuple[Ruling, ...]) -> list[tuple[int, str]]:
    return [(file.text.count("\n", 0, r.start or 0), file.text[r.start : r.end]) for r in rulings]


@pytest.mark.parametrize("number", [0, 2, 4])
def test_a_place_keeps_its_line_where_others_come_or_go(number: int) -> None:
    before = source("utf-8", *LINES)
    after = source("utf-8-sig", "", "夹", *LINES)
    assert lines_ruled(after, carried_over([ruled(before, number)], before, after)) == [
        (number + 2, LINES[number])
    ]


def test_a_place_whose_line_is_gone_falls_and_the_others_stay() -> None:
    before = source("utf-8", *LINES)
    after = source("utf-8", *LINES[:2], *LINES[3:4], LINES[5])
    rulings = [ruled(before, 2), ruled(before, 5), Ruling(RulingKind.NO_SPEAKER, "家兴")]
    carried = carried_over(rulings, before, after)
    assert lines_ruled(after, carried[:1]) == [(3, "罗知秋：完。")]
    assert carried[1:] == (Ruling(RulingKind.NO_SPEAKER, "家兴"),)


def test_words_are_read_anew_with_the_line() -> None:
    right = source("gb18030", *LINES)
    wrong = source("utf-16-le", "误", *LINES)
    garbled = SourceFile("talk.txt", right.text.encode("gb18030").decode("latin-1"), "latin-1", "LF")
    assert lines_ruled(right, carried_over([ruled(garbled, 2)], garbled, right)) == [(2, "接下来谈价钱")]
    assert lines_ruled(right, carried_over([ruled(wrong, 3)], wrong, right)) == []
