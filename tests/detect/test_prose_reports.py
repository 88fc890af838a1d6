"""Whole reports of many kinds: every turn in them with its speaker, its start and its end, and no other.

In the texts beside this file ``[[Name]]`` stands where a turn begins and ``[[/]]`` where one ends before
the paragraph does; a paragraph without a mark that follows a turn goes on with it only if it says so.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.detect.readings import names, read_one

FOLDER = Path(__file__).parent / "reports"
_MARK = re.compile(r"\[\[([^\]]+)\]\]")


def marked(name: str) -> tuple[str, list[tuple[str, int]]]:
    """The text of a report without its marks, and the speakers of its turns with where they begin."""
    found: list[tuple[str, int]] = []
    pieces: list[str] = []
    at = length = 0
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for mark in _MARK.finditer(text):
        pieces.append(text[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        found.append((mark[1], length))
    return "".join([*pieces, text[at:]]), found


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_every_turn_of_a_report_is_found(name: str) -> None:
    text, expected = marked(name)
    turns = read_one(text).turns
    found = [
        "+".join([turn.speaker or "", *turn.also]) + ": " + text[turn.start : turn.start + 12]
        for turn in turns
    ]
    assert found == [f"{who}: {text[at : at + 12]}" for who, at in expected if who != "/"]


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_turns_end_where_the_reporter_speaks_again(name: str) -> None:
    text, expected = marked(name)
    ends = {at for who, at in expected if who == "/"}
    reached = {turn.end for turn in read_one(text).turns}
    assert ends <= reached


@pytest.mark.parametrize("name", sorted(path.stem for path in (FOLDER / "none").glob("*.txt")))
def test_nobody_speaks_in_stories_essays_and_rules(name: str) -> None:
    assert names((FOLDER / "none" / f"{name}.txt").read_text(encoding="utf-8")) == []
