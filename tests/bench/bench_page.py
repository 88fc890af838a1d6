"""The transcript page alone on long transcripts, beside a bare ``QTextEdit`` with the same text and line
height."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change, added
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction
from annotator.domain.span import Place, Span
from annotator.text.text_map import View
from annotator.ui.theme import LIGHT, wear
from annotator.ui.transcript_page import TranscriptPage
from tests.bench.acts import settle
from tests.bench.bare import HEIGHT, bare_editor, closed
from tests.bench.figure import Figure, growth, median, percentile
from tests.bench.long_texts import LENGTHS, LONG, book, long_transcript
from tests.bench.process_memory import memory_mb

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1104, HEIGHT)
TIMES, TRIES = 5, 40
GROWTH_BAR = 1.5
MS = 1000.0


def painted(widget: QWidget) -> None:
    """Until what is shown is up to date on the screen."""
    widget.repaint()  # with everything in it


def open_page(transcript: AnnotatedTranscript, codebook: Codebook) -> TranscriptPage:
    page = TranscriptPage(LIGHT)
    page.resize(*SIZE)
    page.show()  # as in the window, where the page has its width before it gets a text
    page.show_transcript(transcript, codebook, view=View.READING)
    page.grab()  # a window that is not exposed yet would not paint; this does
    return page


def timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * MS


def opening(length: int, codebook: Codebook) -> Iterator[Figure]:
    corrected_too = long_transcript(length)
    transcript = replace(corrected_too, corrections=())
    bare: list[float] = []
    page: list[float] = []
    more: list[float] = []
    shown: list[QWidget] = []
    for _ in range(TIMES):
        bare.append(timed(lambda: shown.append(bare_editor(transcript.text))))
        closed(shown.pop())
        for times, whole in ((page, replace(transcript)), (more, replace(corrected_too))):
            times.append(timed(lambda: shown.append(open_page(whole, codebook))))  # noqa: B023
            closed(shown.pop())
    bar = 2.0 if length == LENGTHS[-1] else None
    yield Figure(f"page.open.bare.{length}", median(bare), "ms", TIMES)
    yield Figure(f"page.open.{length}", median(page), "ms", TIMES)
    yield Figure(f"page.open.ratio.{length}", median(page) / median(bare), "x", TIMES, bar=bar)
    yield Figure(f"page.open.with_corrections.{length}", median(more), "ms", TIMES)
    yield Figure(
        f"page.open.with_corrections.ratio.{length}", median(more) / median(bare), "x", TIMES, bar=bar
    )


def marked(page: TranscriptPage, place: int, name: int) -> float:
    """One mark until painted: the page is given what an edit gives back."""
    mark = Annotation(f"new{name}", LONG, f"claim-{name % 12}", Span(place, place + 15))
    return followed(page, (added(mark),))


def corrected(page: TranscriptPage, place: int, name: int) -> float:
    """One correction until painted."""
    return followed(page, (added(Correction(f"new{name}", LONG, place, place + 3, "新的词句")),))


def followed(page: TranscriptPage, changes: tuple[Change, ...]) -> float:
    """Changes until painted."""
    transcript = page.transcript
    state = page._surface.state
    assert transcript is not None
    assert state is not None

    def work() -> None:
        page.apply(transcript.with_changes(changes), state.codebook, changes)
        painted(page)

    return timed(work)


def free_place(page: TranscriptPage, chance: random.Random) -> int:
    """A place that no correction is near."""
    transcript = page.transcript
    assert transcript is not None
    while True:
        place = chance.randrange(100, len(transcript.text) - 100)
        near = any(place - 6 <= c.start <= place + 6 for c in transcript.corrections)
        if not near and "\n" not in transcript.text[place : place + 3]:
            return place


def jumped(page: TranscriptPage, place: int) -> float:
    """A jump by the overview until painted."""

    def work() -> None:
        page._go_to(place)
        painted(page)

    return timed(work)


def stepped(page: TranscriptPage) -> float:
    """A step of the sentence cursor until painted."""

    def work() -> None:
        page.next_sentence()
        painted(page)

    return timed(work)


def switched(page: TranscriptPage, view: View) -> float:
    """Another view until painted, at the same place."""

    def work() -> None:
        page.set_view(view)
        painted(page)

    return timed(work)


Measured = dict[str, list[float]]


def using(length: int, codebook: Codebook) -> Iterator[Figure | Measured]:
    page = open_page(long_transcript(length), codebook)
    began = perf_counter()
    settle()
    yield Figure(f"page.layout_rest.{length}", perf_counter() - began, "s")
    chance = random.Random(7)
    taken: Measured = {"scroll": [], "mark": [], "correction": [], "sentence_step": []}
    for i in range(TRIES):
        place = free_place(page, chance)
        taken["scroll"].append(jumped(page, place))
        page.put_caret(Place(place))
        taken["sentence_step"].append(stepped(page))
        taken["mark"].append(marked(page, place, i))
        taken["correction"].append(corrected(page, place, i))
    for name, values in taken.items():
        bar = 33.0 if name == "scroll" else 16.0
        yield Figure(f"page.{name}.median.{length}", median(values), "ms", len(values), bar=bar)
        yield Figure(f"page.{name}.p95.{length}", percentile(values, 0.95), "ms", len(values), bar=33.0)
    for view in (View.TRACKED, View.SOURCE, View.READING):
        yield Figure(f"page.view.{view.value}.{length}", switched(page, view), "ms")
    closed(page)
    yield taken


def memory_of(length: int) -> float:
    """What a process of its own holds with the transcript open and laid out, in MB."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_page", str(length)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return float(told.stdout)


def say_memory(length: int) -> None:
    """What this process holds, on stdout."""
    application = QApplication(["bench"])
    wear(application, LIGHT)
    page = open_page(long_transcript(length), book())
    settle()
    print(memory_mb())
    closed(page)


def measure() -> Iterator[Figure]:
    """Opening, marking, correcting, scrolling, switching views and memory, at three lengths."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(["bench"])
    wear(application, LIGHT)
    codebook = book()
    for length in LENGTHS:
        yield from opening(length, codebook)
    taken: dict[int, Measured] = {}
    for length in LENGTHS:
        for said in using(length, codebook):
            if isinstance(said, Figure):
                yield said
            else:
                taken[length] = said
        yield Figure(f"page.memory.{length}", memory_of(length), "MB", bar=250.0)
    shortest, longest = taken[LENGTHS[0]], taken[LENGTHS[-1]]
    for name, values in longest.items():
        times = growth(percentile(shortest[name], 0.25), percentile(values, 0.25))
        yield Figure(f"page.{name}.growth", times, "x", len(values), bar=GROWTH_BAR)


if __name__ == "__main__":
    say_memory(int(sys.argv[1]))
