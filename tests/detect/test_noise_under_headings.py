"""A ruling that the words under a heading are noise says nothing of the heading."""

from __future__ import annotations

import pytest

from annotator.detect import read_structure
from annotator.domain.reading import SourceFile
from annotator.domain.ruling import Ruling, RulingKind
from tests.detect.readings import headings
from tests.detect.test_sections_of_shapes import p

TALK = f"罗知秋：{p(0)}\n\n白若溪：{p(1)}\n\n"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (f"{p(0)}\n\n钱从哪来\n\n{p(1)}\n\n桥头的灯\n\n{p(2)}\n", ["钱从哪来", "桥头的灯"]),
        (f"{p(0)}\n\n1. 钱从哪来\n\n{p(1)}\n\n2. 桥头的灯\n\n{p(2)}\n", ["1. 钱从哪来", "2. 桥头的灯"]),
        (f"{TALK}钱从哪来\n\n{TALK}桥头的灯\n\n罗知秋：{p(2)}\n", ["钱从哪来", "桥头的灯"]),
        (f"{TALK}00:10 钱从哪来\n\n{TALK}00:20 桥头的灯\n\n罗知秋：{p(2)}\n", ["钱从哪来", "桥头的灯"]),
        (
            f"标题：桥\n来源：报\n关键词：桥\n正文：{p(0)}\n一、钱从哪来\n{p(1)}\n二、桥头的灯\n{p(2)}\n",
            ["一、钱从哪来", "二、桥头的灯"],
        ),
    ],
)
def test_noise_under_the_last_heading_leaves_the_heading(text: str, titles: list[str]) -> None:
    assert [title for _, title in headings(text)] == titles
    start, end = len(text.rstrip().rpartition("\n")[0]) + 1, len(text.rstrip())
    source = SourceFile("talk.txt", text, "utf-8", "LF")
    (reading,) = read_structure(source, (Ruling(RulingKind.NOISE, start=start, end=end),))
    assert [section.title for section in reading.sections] == titles
    assert (start, end) in [(noise.start, noise.end) for noise in reading.noise]
    assert all(turn.end <= start for turn in reading.turns)
