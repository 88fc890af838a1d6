"""A long transcript without a window: loading it, and edits until they are durable."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

from annotator.editing import Annotate, Correct, MarkReviewed, RemoveTranscript, StartTopic
from annotator.editing.plan import Edit
from annotator.workspace.workspace import Workspace
from tests.bench.figure import Figure, growth, median, percentile, seconds
from tests.bench.long_texts import LENGTHS, LONG, long_transcript, make_project

SHORTEST, LENGTH = LENGTHS[0], LENGTHS[-1]
TRIES = 100
LOADS = 7
GROWTH_BAR = 1.5
MS = 1000.0


def measure() -> Iterator[Figure]:
    """Milliseconds to open, to load, and for edits until they are durable; their bars are the window's."""
    with tempfile.TemporaryDirectory() as name:
        short, path = Path(name) / "short.annodb", Path(name) / "long.annodb"
        make_project(short, long_transcript(SHORTEST))
        make_project(path, long_transcript(LENGTH))
        opens = [seconds(lambda: _open(path)) for _ in range(LOADS)]
        yield Figure("edits.open_project", median(opens) * MS, "ms", LOADS)
        workspace = Workspace.open(path, author="bench")
        loads = [seconds(lambda: _load(workspace)) for _ in range(LOADS)]
        yield Figure("edits.load_transcript", median(loads) * MS, "ms", LOADS, bar=200.0)
        in_short, in_long = _edits(Workspace.open(short, author="bench"), SHORTEST), _edits(workspace, LENGTH)
        for what, taken in in_long.items():
            yield Figure(f"edits.{what}_median", median(taken), "ms", TRIES, bar=16.0)
            yield Figure(f"edits.{what}_p95", percentile(taken, 0.95), "ms", TRIES, bar=33.0)
            times = growth(percentile(in_short[what], 0.25), percentile(taken, 0.25))
            yield Figure(f"edits.{what}.growth", times, "x", TRIES, bar=GROWTH_BAR)
        removal = RemoveTranscript(LONG)
        yield Figure("edits.remove_transcript", seconds(lambda: workspace.do(removal)) * MS, "ms")
        yield Figure("edits.restore_transcript", seconds(workspace.undo) * MS, "ms")
        workspace.close()


def _open(path: Path) -> None:
    Workspace.open(path, author="bench").close()


def _load(workspace: Workspace) -> None:
    workspace.forget(LONG)
    workspace.transcript(LONG)


def _edits(workspace: Workspace, length: int) -> Mapping[str, list[float]]:
    """Milliseconds of each kind of edit in a project whose transcript has this length and is loaded."""
    workspace.transcript(LONG)
    return {
        what: [seconds(work) * MS for _ in range(TRIES)] for what, work in _kinds(workspace, length).items()
    }


def _kinds(workspace: Workspace, length: int) -> Mapping[str, Callable[[], object]]:
    """Each kind of edit, at another place of the text every time."""
    places = (start for start in count(17, 7_919) if start % length < length - 100)

    def make(edit_at: Callable[[int], Edit]) -> Callable[[], object]:
        return lambda: workspace.do(edit_at(next(places) % length))

    typed = count(1)
    workspace.do(Correct(LONG, 5, 7, "改"))

    def type_on() -> object:
        return workspace.do(Correct(LONG, 5, 7, "字" * next(typed)), joining=workspace.undoable)

    return {
        "type_on": type_on,
        "mark": make(lambda at: Annotate(LONG, at, at + 30, "claim-0")),
        "correct": make(lambda at: Correct(LONG, at, at + 2, "更 正")),
        "start_topic": make(lambda at: StartTopic(LONG, at, "topic-0")),
        "mark_reviewed": make(lambda at: MarkReviewed(LONG, at, at + 100)),
        "undo": workspace.undo,
        "redo": workspace.redo,
    }
