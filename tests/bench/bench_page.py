"""The transcript page on long transcripts, beside a bare ``QTextEdit`` with the same text and line height."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript, annotation_order
from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change, added
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction
from annotator.domain.label import Label, Layer
from annotator.domain.project import Project
from annotator.domain.span import Place, Span
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import Segment, SegmentKind, Transcript
from annotator.text.text_map import View
from annotator.ui.theme import LIGHT, wear
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.look import Look
from tests.bench.figure import Figure, median, percentile

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1104, 860)
SIZES = (100_000, 1_000_000)
SPACING = 50
"""Characters from one annotation to the next."""
CORRECTIONS = 5_000
TIMES, TRIES = 5, 40
COLOURS = ("#2f62b5", "#b8461c", "#1c7350", "#8768dc", "#b8820f", "#c9366f")
MS = 1000.0


def paragraphs() -> str:
    """Raw paragraphs of recognised speech: the seed's where it is there, else a sample's."""
    shared = Path(os.environ.get("ANNOTATOR_SHARED") or ROOT.parent / "shared")
    for file in sorted((shared / "seeds").glob("002_*.txt")):
        return file.read_text(encoding="utf-8")
    return (ROOT / "data" / "samples" / "water-panel.txt").read_text(encoding="utf-8")


def long_text(length: int) -> str:
    once = paragraphs()
    return (once * (length // len(once) + 1))[:length]


def book() -> Codebook:
    labels = tuple(Label(f"l{i}", Layer.CLAIMS, f"label {i}", COLOURS[i % 6], position=i) for i in range(12))
    speakers = tuple(Speaker(f"s{i}", f"说话人{i}", colour=COLOURS[i], position=i) for i in range(6))
    return Codebook(Project("p", "bench"), speakers=speakers, labels=labels)


def long_transcript(length: int) -> AnnotatedTranscript:
    """One annotation for 50 characters, a tenth of them over the next; a turn for 20 paragraphs."""
    text = long_text(length)
    annotations = []
    for i, start in enumerate(range(10, length - 2 * SPACING, SPACING)):
        stop = start + (SPACING + 12 if i % 10 == 0 else 22)
        annotations.append(Annotation(f"a{i}", "t", f"l{i % 12}", Span(start, stop)))
    turns, segments = [], []
    at = 0
    for i, line in enumerate(text.split("\n")):
        segments.append(
            Segment("t", at, at + len(line), SegmentKind.PARAGRAPH if line else SegmentKind.BLANK)
        )
        if i % 40 == 0:
            turns.append(Turn("t", at, at, (f"s{i // 40 % 6}",)))
        at += len(line) + 1
    step = length // CORRECTIONS if length >= 1_000_000 else 200
    return AnnotatedTranscript(
        transcript=Transcript("t", "bench", "0" * 64, length),
        text=text,
        segments=tuple(segments),
        turns=tuple(turns),
        annotations=tuple(sorted(annotations, key=annotation_order)),
        corrections=tuple(
            Correction(f"c{i}", "t", start, start + 2, "更正了")
            for i, start in enumerate(range(33, length - step, step))
        ),
    )


def painted(widget: QWidget) -> None:
    """Until what is shown is up to date on the screen."""
    widget.repaint()  # with everything in it


def settle(application: QApplication) -> None:
    """Let background work (the rest of the layout) come to its end."""
    until = perf_counter() + 60
    quiet = 0
    while quiet < 40 and perf_counter() < until:
        began = perf_counter()
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        quiet = quiet + 1 if perf_counter() - began < 0.002 else 0
        sleep(0.005)


@dataclass
class Bare:
    """What the toolkit alone does."""

    editor: QTextEdit

    @classmethod
    def open(cls, text: str) -> Bare:
        look = Look(LIGHT)
        editor = QTextEdit()
        editor.setFrameShape(QFrame.Shape.NoFrame)
        editor.setReadOnly(True)
        editor.setUndoRedoEnabled(False)
        editor.setFont(look.text_font)
        editor.resize(look.measure_px(38) + 24, SIZE[1])
        height = QTextBlockFormat()
        height.setLineHeight(look.line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        height.setBottomMargin(look.paragraph_gap)
        document = QTextDocument(editor)  # filled before it is shown: the quickest way there is
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(look.text_font)
        cursor = QTextCursor(document)
        cursor.setBlockFormat(height)
        cursor.insertText(text)
        editor.setDocument(document)
        editor.show()
        editor.grab()
        return cls(editor)


def open_page(transcript: AnnotatedTranscript, codebook: Codebook) -> TranscriptPage:
    page = TranscriptPage(LIGHT)
    page.resize(*SIZE)
    page.show_transcript(transcript, codebook, view=View.READING)
    page.show()
    page.grab()  # a window that is not exposed yet would not paint; this does
    return page


def timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * MS


def closed(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def memory_mb() -> float:
    """What the process holds now, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def opening(length: int, codebook: Codebook) -> Iterator[Figure]:
    corrected_too = long_transcript(length)
    transcript = replace(corrected_too, corrections=())
    bare: list[float] = []
    page: list[float] = []
    more: list[float] = []
    shown: list[QWidget] = []
    for _ in range(TIMES):
        bare.append(timed(lambda: shown.append(Bare.open(transcript.text).editor)))
        closed(shown.pop())
        for times, whole in ((page, replace(transcript)), (more, replace(corrected_too))):
            times.append(timed(lambda: shown.append(open_page(whole, codebook))))  # noqa: B023
            closed(shown.pop())
    bar = 2.0 if length >= 1_000_000 else None
    yield Figure(f"page.open.bare.{length}", median(bare), "ms", TIMES)
    yield Figure(f"page.open.{length}", median(page), "ms", TIMES)
    yield Figure(f"page.open.ratio.{length}", median(page) / median(bare), "x", TIMES, bar=bar)
    yield Figure(f"page.open.with_corrections.{length}", median(more), "ms", TIMES)


def marked(page: TranscriptPage, place: int, name: int) -> float:
    """One mark until painted: the page is given what an edit gives back."""
    transcript = page.transcript
    state = page._surface.state
    assert transcript is not None
    assert state is not None
    mark = Annotation(f"new{name}", "t", f"l{name % 12}", Span(place, place + 15))
    change = (added(mark),)

    def work() -> None:
        page.apply(transcript.with_changes(change), state.codebook, change)
        painted(page)

    return timed(work)


def corrected(page: TranscriptPage, place: int, name: int) -> float:
    """One correction until painted."""
    transcript = page.transcript
    state = page._surface.state
    assert transcript is not None
    assert state is not None
    change: tuple[Change, ...] = (added(Correction(f"new{name}", "t", place, place + 3, "新的词句")),)

    def work() -> None:
        page.apply(transcript.with_changes(change), state.codebook, change)
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


def using(application: QApplication, length: int, codebook: Codebook) -> Iterator[Figure]:
    page = open_page(long_transcript(length), codebook)
    began = perf_counter()
    settle(application)
    yield Figure(f"page.layout_rest.{length}", perf_counter() - began, "s")
    chance = random.Random(7)
    jumps, marks, words, steps = [], [], [], []
    for i in range(TRIES):
        place = free_place(page, chance)
        jumps.append(jumped(page, place))
        page.put_caret(Place(place))
        steps.append(stepped(page))
        marks.append(marked(page, place, i))
        words.append(corrected(page, place, i))
    for name, values, bar in (
        ("scroll", jumps, 33.0),
        ("mark", marks, 16.0),
        ("correction", words, 16.0),
        ("sentence_step", steps, 16.0),
    ):
        yield Figure(f"page.{name}.median.{length}", median(values), "ms", len(values), bar=bar)
        yield Figure(f"page.{name}.p95.{length}", percentile(values, 0.95), "ms", len(values), bar=33.0)
    for view in (View.TRACKED, View.SOURCE, View.READING):
        yield Figure(f"page.view.{view.value}.{length}", switched(page, view), "ms")
    closed(page)


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
    page = open_page(replace(long_transcript(length), corrections=()), book())
    settle(application)
    print(memory_mb())
    closed(page)


def measure() -> Iterator[Figure]:
    """Opening, marking, correcting, scrolling, switching views and memory, at two lengths."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(["bench"])
    wear(application, LIGHT)
    codebook = book()
    for length in SIZES:
        yield from opening(length, codebook)
    for length in SIZES:
        yield from using(application, length, codebook)
        yield Figure(f"page.memory.{length}", memory_of(length), "MB", bar=250.0)


if __name__ == "__main__":
    say_memory(int(sys.argv[1]))
