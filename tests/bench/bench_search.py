"""Finding in 10,000,000 characters: 100 transcripts with corrections, turns and claims.

The first screen is 50 hits, or the certainty that there are no more. Each kind of question is asked with
many different words, each word several times, of which the median counts (others use the machine too);
told are the median and the worst of the words. ``search.plain.N`` looks for N characters that the text
has, ``rare`` for what only five transcripts have, ``absent`` for characters that the text has but not
in this order, or has not. All ignore case, width and script, as the window does; ``exact`` heeds them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter

from annotator.domain.annotation import Annotation
from annotator.domain.changes import added
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction
from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.domain.speaker import Turn
from annotator.domain.transcript import SourceText, Transcript
from annotator.editing import Correct
from annotator.store.project_file import ProjectFile
from annotator.store.writer import Writer
from annotator.text.matching import Query, Way
from annotator.workspace.filtering import Filter
from annotator.workspace.workspace import Workspace
from tests.bench.figure import Figure, median, seconds
from tests.bench.long_texts import ROOT, STAMP, book, long_text
from tests.bench.process_memory import memory_mb

TRANSCRIPTS, EACH = 100, 100_000
CORRECTED_EVERY, CLAIM_EVERY, TURN_EVERY = 200, 500, 1_000
RARE_IN = 20
"""Every so many transcripts end with a name that is nowhere else."""
RARE = "褚遂茗"
FIRST = 50
TRIES = 3
MANY = 40
COLD = 3
BAR = 50.0
MS = 1000.0
SOUNDS = (
    ("women", "zhongguo", "fazhan", "xian", "shichang", "rengongzhineng", "jingji", "gs", "zp", "rgzn"),
    ("chusuiming", "chu sui ming", "csm", "zhangpengq", "shishishishi", "zhpqk", "kuaikuaile", "biangbiang"),
)
"""Often said; seldom or never."""
HARD = ("sound.seldom", "pattern")
"""Of these the bar is the median's: the worst looks for half of all characters at every place."""
PATTERNS = (r"\d{4}年", "不(是|会)的", "第[一二三四五]届", "发.{1,3}展", "[a-z]+gpt", "^我们")


def make_project(path: Path) -> str:
    """The project; returns its whole text."""
    text = long_text(TRANSCRIPTS * EACH)
    labels = book()
    claims = [label.id for label in labels.labels if label.layer is Layer.CLAIMS]

    def furnish(writer: Writer) -> None:
        writer.write(added(speaker) for speaker in labels.speakers)
        writer.write(added(label) for label in labels.labels)
        for i in range(TRANSCRIPTS):
            part = text[i * EACH : (i + 1) * EACH]
            source = SourceText.of(part[: -len(RARE)] + RARE if i % RARE_IN == 0 else part)
            writer.keep_text(source)
            writer.write([added(Transcript(f"t{i}", f"t{i}", source.sha256, EACH, position=i))])
            writer.write(added(correction) for correction in _corrections(f"t{i}"))
            writer.write(added(turn) for turn in _turns(f"t{i}", labels))
            writer.write(added(claim) for claim in _claims(f"t{i}", claims))

    ProjectFile.create(path, name="search", furnish=furnish).close()
    return text


def _corrections(name: str) -> Iterator[Correction]:
    for start in range(33, EACH - CORRECTED_EVERY, CORRECTED_EVERY):
        yield Correction(f"{name}-{start}", name, start, start + 2, "更正了", created_at=STAMP)


def _turns(name: str, labels: Codebook) -> Iterator[Turn]:
    for i, start in enumerate(range(0, EACH, TURN_EVERY)):
        yield Turn(name, start, start, (labels.speakers[i % len(labels.speakers)].id,))


def _claims(name: str, labels: Sequence[str]) -> Iterator[Annotation]:
    for i, start in enumerate(range(10, EACH - CLAIM_EVERY, CLAIM_EVERY)):
        label = labels[i % len(labels)]
        yield Annotation(f"{name}-a{i}", name, label, Span(start, start + 60), created_at=STAMP)


def first_screen(workspace: Workspace, query: Query, only: Filter | None = None) -> int:
    """How many hits of the first screen there are."""
    found = workspace.searching.find(query, only if only is not None else Filter())
    return sum(1 for _ in islice(found, FIRST))


def taken(work: Callable[[], object]) -> float:
    """Milliseconds, the median of some tries."""
    times = []
    for _ in range(TRIES):
        began = perf_counter()
        work()
        times.append((perf_counter() - began) * MS)
    return median(times)


def words_of(text: str, length: int, chance: Random) -> list[str]:
    """So long pieces of the text's lines."""
    found: list[str] = []
    while len(found) < MANY:
        start = chance.randrange(len(text) - length)
        piece = text[start : start + length]
        if not any(c.isspace() for c in piece):
            found.append(piece)
    return found


def absent_words(text: str, length: int, chance: Random) -> list[str]:
    """Characters of the text in an order that it has not; for one character, such as it has not."""
    if length == 1:
        return [c for c in map(chr, range(0x9A6C, 0x9FA5)) if c not in text][:MANY]
    small = text.lower()
    found: list[str] = []
    while len(found) < MANY:
        piece = "".join(chance.choice(small) for _ in range(length))
        if not any(c.isspace() for c in piece) and piece not in small:
            found.append(piece)
    return found


def screens(name: str, workspace: Workspace, queries: Sequence[Query]) -> Iterator[Figure]:
    """The median and the worst of the first screens of these queries."""
    times = [taken(partial(first_screen, workspace, query)) for query in queries]
    yield Figure(f"search.{name}_median", median(times), "ms", len(times), bar=BAR)
    yield Figure(f"search.{name}_worst", max(times), "ms", len(times), bar=None if name in HARD else BAR)


def questions(text: str) -> Iterator[tuple[str, list[Query]]]:
    """Each kind of question with its words."""
    chance = Random(7)
    for length in (1, 2, 3, 5):
        words = words_of(text, length, chance)
        yield f"plain.{length}", list(map(Query, words))
        exact = [Query(w, match_case=True, fold_width=False, fold_script=False) for w in words]
        yield f"exact.{length}", exact
        yield f"word.{length}", [Query(w, Way.WORD) for w in words]
        yield f"absent.{length}", list(map(Query, absent_words(text, length, chance)))
    yield "rare", [Query(RARE[i:j]) for i in range(3) for j in range(i + 1, 4)]
    yield "latin", [Query(w) for w in ("AI", "ai", "gpt", "transformer", "e", "th", "zqx", "tqzzz")]
    often, seldom = SOUNDS
    yield "sound.often", [Query(w, Way.SOUND) for w in often]
    yield "sound.seldom", [Query(w, Way.SOUND) for w in seldom]
    yield "pattern", [Query(w, Way.PATTERN) for w in PATTERNS]


@dataclass(frozen=True, slots=True)
class Start:
    """What a process that has just opened the project tells: milliseconds and MB."""

    first_ms: float
    prepare_ms: float
    memory: float


def started(path: Path, word: str) -> Start:
    """A process of its own opens the project and looks for the word."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_search", str(path), word],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return Start(*map(float, told.stdout.split()))


def say_start(path: Path, word: str) -> None:
    """What :func:`started` reads, on stdout."""
    workspace = Workspace.open(path, author="bench")
    before = memory_mb()
    first = seconds(lambda: first_screen(workspace, Query(word)))
    workspace.searching.release()
    prepare = seconds(workspace.searching.prepare)
    print(first * MS, prepare * MS, memory_mb() - before)


def measure() -> Iterator[Figure]:
    """Milliseconds to the first screen, cold and warm; what it takes to get ready, and the memory."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "search.annodb"
        text = make_project(path)
        starts = {word: [started(path, word) for _ in range(COLD)] for word in ("我们", "龘")}
        for kind, found in zip(("present", "absent"), starts.values(), strict=True):
            yield Figure(f"search.cold.{kind}", median([start.first_ms for start in found]), "ms", COLD)
        every = [start for found in starts.values() for start in found]
        yield Figure("search.prepare", median([start.prepare_ms for start in every]), "ms", len(every))
        yield Figure("search.memory", median([start.memory for start in every]), "MB", len(every))
        workspace = Workspace.open(path, author="bench")
        for way in Way:
            workspace.searching.prepare(way)
        for kind, queries in questions(text):
            yield from screens(kind, workspace, queries)
        yield from _in_use(workspace)
        workspace.close()


def _in_use(workspace: Workspace) -> Iterator[Figure]:
    """Within marks, the marks alone, all that there are counted, and behind a correction."""
    claims = Filter(labels=frozenset({"claim-1"}), speakers=frozenset({"s0", "s1"}))
    for kind, query in (("filter.words", Query("我们")), ("filter.marks", Query(""))):
        yield Figure(
            f"search.{kind}", taken(partial(first_screen, workspace, query, claims)), "ms", TRIES, bar=BAR
        )
    for word in ("的", "我们"):
        yield Figure(
            f"search.count.{len(word)}",
            taken(lambda: list(workspace.searching.count(Query(word)))),  # noqa: B023
            "ms",
            TRIES,
        )
    times = []
    for i in range(20):
        workspace.do(Correct(f"t{i}", 60, 61, "甲乙"))
        began = perf_counter()
        first_screen(workspace, Query("甲乙"))
        times.append((perf_counter() - began) * MS)
    yield Figure("search.after_correction_median", median(times), "ms", len(times), bar=BAR)
    yield Figure("search.after_correction_worst", max(times), "ms", len(times), bar=BAR)


if __name__ == "__main__":
    say_start(Path(sys.argv[1]), sys.argv[2])
