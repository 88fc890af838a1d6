"""How well structure is found, kind by kind, and how long it takes in a text of 1,000,000 characters.

Precision and recall are shares (more is better); ``error`` is 1 - F1, for it is that which has a bar.
A time is that of the processor, for it is this program's own, whatever else the machine does. Its
``growth`` is how many times longer it takes in ten times the text, each time at its quickest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from time import process_time

from annotator.detect import read_structure
from annotator.domain.reading import SourceFile
from annotator.formats.registry import read
from tests.bench.figure import Figure, growth, median
from tests.bench.long_texts import long_text
from tests.detect.corpus.gold import corpus, shared
from tests.detect.scoring import Kind, Score, score_file, total

SHORT, LONG = 100_000, 1_000_000
TRIES = 3
SLOWEST = 2.0
"""Seconds of the processor for the long text."""
MOST_GROWTH = 12.0
CORPUS_BARS = {Kind.LABELLED: 0.05, Kind.PROSE: 0.15, Kind.SECTIONS: 0.15}
"""The most of 1 - F1."""
SEED_BARS = {Kind.SPEAKERS: 0.02, Kind.LABELLED: 0.02, Kind.PROSE: 0.02, Kind.SECTIONS: 0.05}


def measure() -> Iterator[Figure]:
    """Precision, recall and error of each kind; seconds and growth of each shape."""
    invented = {name: score_file(*paths) for name, paths in corpus().items()}
    yield from _quality("corpus", invented, CORPUS_BARS)
    false = sum(len(one.false_speakers) for one in invented.values())
    yield Figure("detection.corpus.false speakers", false, "speakers", len(invented), bar=0)
    seeds = {number: score_file(*paths) for number, paths in shared().items()}
    if seeds:
        yield from _quality("seeds", seeds, SEED_BARS)
    for name, text in SHAPES.items():
        yield from _speed(name, text)


def _quality(name: str, scores: Mapping[str, Score], bars: Mapping[Kind, float]) -> Iterator[Figure]:
    for kind, tally in total(scores.values()).items():
        if not tally.wanted:
            continue
        where = f"detection.{name}.{kind}"
        yield Figure(f"{where}.precision", tally.precision, "share", tally.found)
        yield Figure(f"{where}.recall", tally.recall, "share", tally.wanted)
        yield Figure(f"{where}.error", 1 - tally.f1, "share", tally.wanted, bar=bars.get(kind))


def _speed(name: str, text: Callable[[int], str]) -> Iterator[Figure]:
    short, long = (_times(text(length)) for length in (SHORT, LONG))
    yield Figure(f"detection.time.{name}", median(long), "s", TRIES, bar=SLOWEST)
    times = growth(min(short) * 1e3, min(long) * 1e3)
    yield Figure(f"detection.growth.{name}", times, "x", TRIES, bar=MOST_GROWTH)


def _times(text: str) -> list[float]:
    source = SourceFile("long.txt", text, "utf-8", "LF")
    return [_processor_seconds(lambda: read_structure(source)) for _ in range(TRIES)]


def _processor_seconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def _again(*names: str) -> Callable[[int], str]:
    """Files of the corpus one after the other, over and over; a number keeps lines from repeating others."""

    def text(length: int) -> str:
        once = "\n".join(read(corpus()[name][0]).text for name in names).split("\n")
        parts: list[str] = []
        size = 0
        for turn in count():
            part = "\n".join(f"{line}{turn}。" if line.endswith("。") else line for line in once)
            parts.append(part)
            size += len(part) + 1
            if size >= length:
                break
        return "\n".join(parts)[:length]

    return text


def _filled(line: str) -> Callable[[int], str]:
    """The line over and over, numbered."""
    return lambda length: "".join(line.format(n) for n in range(length // len(line) + 1))[:length]


SHAPES: Mapping[str, Callable[[int], str]] = {
    "labelled": _again("harbour-interview", "titled-names", "council-traditional"),
    "magazine": _again("shipwright-magazine", "clinic-panel"),
    "stamped": _again("tencent-export", "two-blanks", "seven-shapes-times"),
    "prose": _again("dam-news", "seabird-forum-report", "court-summary"),
    "recognised": long_text,
    "notes": _again("square-notes", "heading-speakers", "outline-notes"),
    "records": _again("farm-records", "echo-feature"),
    "short lines": _filled(
        "短题{}\n河大教授罗知秋指出，江边的老桥要修，要花钱，也要花时间，还要有人愿意去想。\n"
    ),
    "english": _filled("Jane Smith, the owner of shop {}, said it would close. “We tried,” she said.\n"),
    "settings": _filled("Key{}: value\n"),
    "keys": _filled("a:\n"),
    "names": _filled("名{}：好的。\n"),
    "one line": _filled("江城大学教授罗知秋指出第{}座桥要修，"),
}
"""What each long text is made of."""
