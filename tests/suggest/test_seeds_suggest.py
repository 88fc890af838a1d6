"""The bars on the shared documents, where they are present. Nothing of them is quoted here but places."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from itertools import chain

import pytest

from annotator.formats.registry import read
from annotator.suggest.found import CLEANING, Found, Target
from annotator.suggest.scan import scan
from tests.detect.test_seeds import SHARED, seed
from tests.gates.tools import ROOT
from tests.suggest.replaying import by_kind, gold_rows, replay, shares

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not (SHARED / "shapes").is_dir(), reason="the shared documents are not here"),
]
SHAPES = SHARED / "shapes"
LEAST_RECALL = 0.95
LEAST_PRECISION = 0.95
LEAST_SHOWN_FIRST = 0.9
LEAST_SETTLED = 0.78
LEAST_FIRST = 0.64
MOST_KEYS = 4.5


@cache
def targets() -> tuple[Target, ...]:
    lines = (SHAPES / "002.glossary.txt").read_text(encoding="utf-8").split("\n")
    return tuple(Target(line.strip()) for line in lines if line.strip())


@cache
def text(number: str) -> str:
    return read(seed(number)).text


def test_the_scan_is_as_good_as_it_was() -> None:
    command = [
        sys.executable,
        str(SHARED / "score" / "scan.py"),
        f"{sys.executable} -m annotator",
        str(seed("002")),
        str(SHAPES / "002.glossary.txt"),
        str(SHAPES / "002.asr_errors.tsv"),
        "1",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    figures = dict(re.findall(r"(recall|precision_tier1) ([\d.]+)", done.stdout.splitlines()[-1]))
    recall, precision = float(figures["recall"]), float(figures["precision_tier1"])
    assert recall >= LEAST_RECALL, done.stdout
    assert precision >= LEAST_PRECISION, done.stdout
    homophones = re.search(r"^homophone: .* in glossary (\d+), .* in tier 1 (\d+)", done.stdout, re.MULTILINE)
    assert homophones is not None
    rows, shown_first = map(int, homophones.groups())
    assert shown_first >= LEAST_SHOWN_FIRST * rows, done.stdout


@pytest.mark.parametrize("number", ["000", "003", "004"])
def test_edited_texts_are_left_in_peace(number: str) -> None:
    first = [one for one in scan(text(number), targets()) if one.tier == 1]
    assert len(first) * 2000 < len(text(number))


def test_corrections_in_their_order_are_mostly_settled_without_typing() -> None:
    done = list(replay(text("002"), gold_rows(text("002"), SHAPES / "002.asr_errors.tsv"), targets()))
    figures = shares(done)
    for name, one in {"all": figures, **by_kind(done)}.items():
        print(f"{name}: {one}")
    assert figures.settled >= LEAST_SETTLED, figures
    assert figures.first >= LEAST_FIRST, figures
    assert figures.keys <= MOST_KEYS, figures


LEFT: tuple[tuple[str, str], ...] = (
    ("3:5", "，我是自我介绍一下，我是"),
    ("5:39", "不一一的介绍"),
    ("5:71", "一些来到"),
    ("23:11", "非常这个一线的专家"),
    ("33:5", "有声音吧"),
    ("33:22", "谢谢刘老师"),
    ("35:19", "跟大家分享"),
    ("71:9", "很重要"),
    ("95:23", "中英双语商用"),
    ("145:14", "公益活动"),
    ("253:69", "就完事了"),
    ("649:78", "就是通过我们的"),
    ("1781:11", "一个成长路径"),
    ("39:45", "说。"),
    ("9:24", "最早的大模型"),
    ("129:26", "因为0有bug"),
    ("1829:77", "刘静老师"),
)
"""Places of the list of 30 that are to be cleaned, and what is left of them."""
KEPT = (
    "105:31", "483:69", "123:56", "431:25", "309:85", "625:13", "1967:52", "907:6", "43:9", "1685:81",
    "1361:70", "1071:9",
)  # fmt: skip
"""Places of the list that stay as they are."""
_ROW = re.compile(r"\| (\d+:\d+) \| `(.+?)` \|")
SELF_REPAIR = "27:59"
"""The first, broken copy goes and the second stays, hesitation and all: a person decides."""


@cache
def cleaning() -> tuple[Found, ...]:
    return tuple(scan(text("002"), targets(), CLEANING))


@cache
def examples() -> dict[str, str]:
    """The 30 places of ``002.md`` with their words."""
    lines = (SHAPES / "002.md").read_text(encoding="utf-8").split("\n")
    rows = [found.groups() for line in lines if (found := _ROW.match(line))]
    return dict(rows)  # type: ignore[arg-type]


def cleaned(place: str) -> str:
    line, column = map(int, place.split(":"))
    start = sum(len(one) + 1 for one in text("002").split("\n")[: line - 1]) + column
    words = examples()[place]
    assert text("002").startswith(words, start)
    end = start + len(words)
    for one in reversed(cleaning()):
        if one.start < end and start < one.end:
            words = words[: max(0, one.start - start)] + one.replacement + words[one.end - start :]
    return words


@pytest.mark.parametrize(("place", "left"), LEFT)
def test_what_can_go_goes(place: str, left: str) -> None:
    assert cleaned(place) == left


@pytest.mark.parametrize("place", KEPT)
def test_what_was_meant_stays(place: str) -> None:
    assert cleaned(place) == examples()[place]


def test_of_a_self_repair_the_second_copy_is_kept() -> None:
    assert cleaned(SELF_REPAIR) == "智源人工智能研究院"[-len(cleaned(SELF_REPAIR)) :]


def test_the_list_is_whole() -> None:
    assert set(chain((place for place, _ in LEFT), KEPT, [SELF_REPAIR])) == set(examples())
