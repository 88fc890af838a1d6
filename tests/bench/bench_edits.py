"""A transcript of 1,000,000 characters with 20,000 annotations: loading it, and edits until durable."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from annotator.detect import read_structure
from annotator.domain.annotation import Annotation
from annotator.domain.changes import added
from annotator.domain.correction import Correction
from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.editing import AddLabel, Annotate, Correct, ImportTranscript, RemoveTranscript, StartTopic
from annotator.editing.plan import Edit
from annotator.store.project_file import ProjectFile
from annotator.workspace.workspace import Workspace
from tests.bench.figure import Figure, median, percentile, seconds
from tests.bench.long_texts import long_file

LENGTH = 1_000_000
ANNOTATIONS = 20_000
CORRECTIONS = 5_000
STAMP = "2026-03-01T08:00:00.000Z"
TRIES = 100
LOADS = 7
MS = 1000.0


def make_project(path: Path) -> None:
    """A project with the long transcript, its marks and corrections."""
    workspace = Workspace.create(path, author="bench")
    source = long_file(LENGTH)
    (reading,) = read_structure(source)
    workspace.do(ImportTranscript(source, reading, id="long"))
    workspace.do(AddLabel(Layer.TOPICS, "topic", id="topic"))
    workspace.do(AddLabel(Layer.CLAIMS, "claim", id="claim"))
    workspace.close()
    file = ProjectFile.open(path)
    with file.writing() as (writer, _):
        writer.write(added(mark) for mark in _marks())
        writer.write(added(correction) for correction in _corrections())
    file.close()


def _marks() -> Iterator[Annotation]:
    step = LENGTH // ANNOTATIONS
    for i, start in enumerate(range(0, LENGTH - step, step)):
        label = "topic" if i % 50 == 0 else "claim"
        yield Annotation(f"mark-{i}", "long", label, Span(start, start + step // 2), created_at=STAMP)


def _corrections() -> Iterator[Correction]:
    step = LENGTH // CORRECTIONS
    for i, start in enumerate(range(50, LENGTH - step, step)):
        yield Correction(f"correction-{i}", "long", start, start + 2, "更正", created_at=STAMP)


def measure() -> Iterator[Figure]:
    """Milliseconds to open, to load, and for edits until they are durable; their bars are the window's."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "long.annodb"
        make_project(path)
        yield Figure(
            "edits.open_project",
            median([seconds(lambda: _open(path)) for _ in range(LOADS)]) * MS,
            "ms",
            LOADS,
        )
        workspace = Workspace.open(path, author="bench")
        loads = [seconds(lambda: _load(workspace)) for _ in range(LOADS)]
        yield Figure("edits.load_transcript", median(loads) * MS, "ms", LOADS, bar=200.0)
        for what, work in _kinds(workspace):
            taken = [seconds(work) * MS for _ in range(TRIES)]
            yield Figure(f"edits.{what}_median", median(taken), "ms", TRIES, bar=16.0)
            yield Figure(f"edits.{what}_p95", percentile(taken, 0.95), "ms", TRIES, bar=33.0)
        removal = RemoveTranscript("long")
        yield Figure("edits.remove_transcript", seconds(lambda: workspace.do(removal)) * MS, "ms")
        yield Figure("edits.restore_transcript", seconds(workspace.undo) * MS, "ms")
        workspace.close()


def _open(path: Path) -> None:
    Workspace.open(path, author="bench").close()


def _load(workspace: Workspace) -> None:
    workspace.forget("long")
    workspace.transcript("long")


def _kinds(workspace: Workspace) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each kind of edit, at another place of the text every time."""
    places = (start for start in count(17, 7_919) if start % LENGTH < LENGTH - 100)

    def make(edit_at: Callable[[int], Edit]) -> Callable[[], object]:
        return lambda: workspace.do(edit_at(next(places) % LENGTH))

    yield "mark", make(lambda at: Annotate("long", at, at + 30, "claim"))
    yield "correct", make(lambda at: Correct("long", at, at + 2, "更 正"))
    yield "start_topic", make(lambda at: StartTopic("long", at, "topic"))
    yield "undo", workspace.undo
    yield "redo", workspace.redo
