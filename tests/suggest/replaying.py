"""Replaying corrections in their order, as somebody makes them: what is offered, and the keys it takes."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.suggest.candidates import Candidates
from annotator.suggest.found import Target
from annotator.suggest.memory import Memory

SHOWN = 9
"""Candidates that a digit picks."""
KEYS_OF_A_CHARACTER = 4
"""Letters of pinyin and the choice of the character, for one Chinese character."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A misheard place and what was said there."""

    start: int
    end: int
    meant: str
    kind: str


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was offered for a place: its rank from 0, or ``None``; whether memory had the very pair."""

    gold: Gold
    is_remembered: bool
    rank: int | None

    @property
    def is_settled(self) -> bool:
        return self.is_remembered or (self.rank is not None and self.rank < SHOWN)

    @property
    def is_first(self) -> bool:
        return self.rank == 0

    @property
    def keys(self) -> int:
        """One where memory offers the place, else one to select and a digit, or the words and Enter."""
        if self.is_remembered:
            return 1
        if self.is_settled:
            return 2
        return 2 + sum(1 if c.isascii() else KEYS_OF_A_CHARACTER for c in self.gold.meant)


def gold_rows(text: str, table: Path) -> list[Gold]:
    """The rows of a table of misheard places: line, column, wrong, right, kind."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found = []
    with table.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            start = starts[int(row["line"]) - 1] + int(row["column"])
            end = start + len(row["wrong"])
            assert text[start:end] == row["wrong"]
            found.append(Gold(start, end, row["right"], row["kind"]))
    return found


def replay(text: str, rows: Iterable[Gold], targets: Sequence[Target]) -> Iterator[Replayed]:
    """Make the corrections in their order; the memory grows with each."""
    memory = Memory()
    candidates = Candidates(text, targets, memory)
    for gold in rows:
        heard = text[gold.start : gold.end]
        offered = [_plain(one.replacement) for one in candidates.at(gold.start, gold.end)]
        rank = offered.index(_plain(gold.meant)) if _plain(gold.meant) in offered else None
        yield Replayed(gold, gold.meant in memory.meant_by(heard), rank)
        memory.add(heard, gold.meant)


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class Shares:
    """Figures of a replay: shares of its rows, and keys for each."""

    rows: int
    settled: float
    first: float
    remembered: float
    keys: float

    def __str__(self) -> str:
        return (
            f"{self.rows} rows: settled {self.settled:.3f}, first choice {self.first:.3f}, "
            f"remembered {self.remembered:.3f}, {self.keys:.2f} keys a correction"
        )


def shares(done: Sequence[Replayed]) -> Shares:
    """The figures of some rows."""
    count = len(done)
    return Shares(
        count,
        sum(one.is_settled for one in done) / count,
        sum(one.is_first for one in done) / count,
        sum(one.is_remembered for one in done) / count,
        sum(one.keys for one in done) / count,
    )


def by_kind(done: Sequence[Replayed]) -> dict[str, Shares]:
    """The figures of each kind of mistake."""
    kinds = Counter(one.gold.kind for one in done)
    return {kind: shares([one for one in done if one.gold.kind == kind]) for kind in kinds}
