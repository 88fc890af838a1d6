"""The whole window: from process start, and at work on transcripts of three lengths.

Figures of 1,000,000 characters have the act's name alone; those of the shorter transcripts end with
their length. ``…bare_median`` is the bare editor doing the nearest equal work in the same run, and
``…growth`` how many times longer an act takes in 1,000,000 characters than in 100,000.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter

import msgspec

from annotator.ui.preferences import keep_settings_in
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace
from tests.bench.acts import Series
from tests.bench.figure import Figure, growth, median, percentile
from tests.bench.long_texts import LENGTHS, SHORT, long_transcript, make_project

ROOT = Path(__file__).resolve().parents[2]
LONGEST = LENGTHS[-1]
STARTS = 7
TRIES, FEW = 40, 9
KEYS = (
    "mark_sentence",
    "undo",
    "redo",
    "relabel",
    "undo_relabel",
    "speaker_from_here",
    "undo_speaker",
    "topic_to_here",
    "open_correction",
    "correct",
    "undo_correction",
    "type_in_place",
    "type_on_in_place",
    "delete_in_place",
    "compose_in_place",
    "undo_in_place",
    "review_and_go_on",
    "next_unreviewed",
    "move_caret",
    "next_sentence",
    "next_claim",
)
"""What one key does: at once, and as quickly in a long transcript as in a short one."""
GLANCES = ("scroll", "jump", "select_all", "filter_layer")
"""What only shows something else: before the eye notices, and at any length."""
LAYOUTS = ("open", "switch_transcript", "switch_view_top", "switch_view_far", "resize", "resize_column")
"""What shows all of the text anew, for which the toolkit's own time is the measure: at most twice as much,
in a long text; of a short one the panes around the page take their share."""
BARE_OF = {"switch_transcript": "open", "resize_column": "resize"}
"""What the bare editor does instead, where it has no act of this name."""
GLANCE_GROWTH_BAR = 2.0
"""What is only looked at shows more of a longer text, but never more than there are rows of pixels."""
OPEN_BAR_MS = 300.0
"""``open`` reads the marks from disk before it shows anything; the bare editor has its text in memory, so
their ratio says little and has no bar. ``switch_transcript`` is the same without the disk."""
GROWTH_BAR = 1.5
"""A key may take half as long again in ten times the text, which logarithms and caches explain; whatever
looks at the whole of it takes ten times as long. Growth is told from the quicker half (the lower quartile)
and figures below 2 ms count as 2 ms, so that what else the machine does decides nothing."""


def measure() -> Iterator[Figure]:
    """Seconds until the window is up; milliseconds from an event until painted and on disk."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keep_settings_in(folder)
        yield from _coming_up(folder)
        found: dict[int, Mapping[str, Series]] = {}
        for length in LENGTHS:
            found[length] = series_of(folder / str(length), length)
            yield from _figures(found[length], "" if length == LONGEST else f".{length}")
        yield from _growths(found[LENGTHS[0]], found[LONGEST])


def _coming_up(folder: Path) -> Iterator[Figure]:
    small, long = folder / "small.annodb", folder / "long.annodb"
    _make_small(small)
    make_project(long, long_transcript(LONGEST))
    starts = [_start(small)[0] for _ in range(STARTS + 1)][1:]
    yield Figure("window.up", median(starts), "s", STARTS, bar=1.0)
    ups = [_start(long) for _ in range(4)][1:]
    yield Figure("window.up_on_1000000_characters", median([up[0] for up in ups]), "s", 3)
    yield Figure("window.memory_on_1000000_characters", max(up[1] for up in ups), "MB", 3, bar=250.0)


def _make_small(path: Path) -> None:
    workspace = Workspace.create(path, author="bench")
    import_all(workspace, [look_at(ROOT / "data" / "samples" / "water-panel.txt")])
    workspace.close()


def _start(project: Path) -> tuple[float, float]:
    """Seconds from the start of the process until the page's words are painted, and its megabytes."""
    command = [sys.executable, "-m", "tests.bench.window_up", str(project), str(project.parent)]
    began = perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as up:
        assert up.stdout is not None
        word, megabytes = up.stdout.readline().split()
        assert word == b"up"
        return perf_counter() - began, float(megabytes)


def series_of(folder: Path, length: int, *, tries: int = TRIES, few: int = FEW) -> Mapping[str, Series]:
    """Everything measured on a transcript of this length, in a process of its own."""
    folder.mkdir()
    project = folder / "long.annodb"
    make_project(project, long_transcript(3_000, SHORT), long_transcript(length))
    command = [sys.executable, "-m", "tests.bench.window_acts", str(project), str(tries), str(few)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if told.returncode:
        raise RuntimeError(told.stderr.decode(errors="replace"))
    series = [msgspec.json.decode(line, type=Series) for line in told.stdout.splitlines()]
    return {one.name: one for one in series}


def _figures(found: Mapping[str, Series], end: str) -> Iterator[Figure]:
    for act in (*KEYS, *GLANCES, *LAYOUTS):
        if act not in found:
            print(f"# window.{act}{end}: the window cannot do it yet", file=sys.stderr)
            continue
        values, bare = found[act].values, found.get(f"bare.{BARE_OF.get(act, act)}")
        is_layout = act in LAYOUTS
        bar = 16.0 if act in KEYS else OPEN_BAR_MS if act == "open" else None
        name = f"window.{act}"
        yield Figure(f"{name}_median{end}", median(values), "ms", len(values), bar=bar)
        p95 = percentile(values, 0.95)
        yield Figure(f"{name}_p95{end}", p95, "ms", len(values), bar=None if is_layout else 33.0)
        if bare is not None:
            alone = median(bare.values)
            yield Figure(f"{name}_bare_median{end}", alone, "ms", len(bare.values))
            ratio = median(values) / alone
            bar = 2.0 if is_layout and act != "open" and not end else None
            yield Figure(f"{name}_ratio{end}", ratio, "x", len(values), bar=bar)
    held = found["hold_after_mark"].values
    yield Figure(f"window.hold_after_mark{end}", median(held), "ms", len(held), bar=33.0)
    yield Figure(f"window.memory_open{end}", found["memory_open"].values[0], "MB", bar=250.0)
    yield Figure(f"window.memory_in_use{end}", found["memory_in_use"].values[0], "MB")


def _growths(short: Mapping[str, Series], long: Mapping[str, Series]) -> Iterator[Figure]:
    """How acts grow from the shortest transcript to the longest."""
    for act in (*KEYS, *GLANCES, *LAYOUTS, "hold_after_mark"):
        if act in short and act in long:
            times = growth(percentile(short[act].values, 0.25), percentile(long[act].values, 0.25))
            bar = GROWTH_BAR if act in KEYS else GLANCE_GROWTH_BAR if act in GLANCES else None
            yield Figure(f"window.{act}.growth", times, "x", len(long[act].values), bar=bar)
