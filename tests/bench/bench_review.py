"""The review of a structure: opening it, going through it, ruling on it, in long texts with labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter, sleep

from PySide6.QtWidgets import QApplication

from annotator.detect import read_structure
from annotator.domain.progress import Progress
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.ruling import Ruling, RulingKind
from annotator.ui.review.draft import Draft
from annotator.ui.review.pane import ReviewPane
from tests.bench.figure import Figure, median, percentile, seconds
from tests.bench.long_texts import long_text

LENGTHS = (100_000, 1_000_000)
_EVERY = 6
"""Paragraphs from one label to the next."""
_KEYS = 60


def measure() -> Iterator[Figure]:
    """Seconds until painted, milliseconds a key, and what keeps the window waiting meanwhile."""
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    for length in LENGTHS:
        source = SourceFile("long.txt", labelled(length), "utf-8", "LF")
        readings = read_structure(source)
        yield from _measure(application, source, readings, f"{length // 1000}k")


def labelled(length: int) -> str:
    """A long text in which two people take turns."""
    lines = [line for line in long_text(length).split("\n") if line.strip()]
    people = ("周允", "简宁")
    return "\n".join(
        f"{people[i // _EVERY % 2]}：{line}" if i % _EVERY == 0 else line for i, line in enumerate(lines)
    )


def _measure(
    application: QApplication, source: SourceFile, readings: Sequence[Reading], size: str
) -> Iterator[Figure]:
    pane = ReviewPane()
    pane.resize(1200, 800)
    pane.show()
    application.processEvents()

    def read(rulings: Sequence[Ruling], progress: Progress) -> tuple[Reading, ...]:
        return read_structure(source, rulings, progress=progress)

    draft = Draft(source.text, readings, read)

    def painted(work: Callable[[], object]) -> tuple[float, float]:
        """How long until it is painted, and the longest time in which the window does nothing else."""
        began, longest = perf_counter(), 0.0
        work()
        while draft.is_busy:
            longest = max(longest, seconds(application.processEvents))
            sleep(0.001)
        longest = max(longest, seconds(pane.text.viewport().repaint))
        return perf_counter() - began, longest

    whole, held = painted(lambda: pane.show_draft(draft))
    yield Figure(f"review.open.{size}", whole, "s", bar=1.0)
    yield Figure(f"review.open_held_up.{size}", held * 1000, "ms")

    def key() -> None:
        pane.text.put(pane.text.current + 1)
        pane.text.viewport().repaint()

    pane.text.put(pane.text.count // 2)
    keys = [seconds(key) * 1000 for _ in range(_KEYS)]
    yield Figure(f"review.line_key.{size}", median(keys), "ms", _KEYS, bar=16.0)
    yield Figure(f"review.line_key_p95.{size}", percentile(keys, 0.95), "ms", _KEYS, bar=33.0)
    ruled, held = painted(lambda: pane.rule((Ruling(RulingKind.NO_SPEAKER, "简宁"),)))
    yield Figure(f"review.rule.{size}", ruled, "s")
    yield Figure(f"review.rule_held_up.{size}", held * 1000, "ms")
    pane.show_draft(None)
    pane.close()
    pane.deleteLater()
