"""What a careful person reads in a file: the values of a gold file, and where the files lie.

A gold file is JSON as the README beside this module tells; those of the shared documents have the same form.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent
SHARED = Path(os.environ.get("ANNOTATOR_SHARED") or Path(__file__).resolve().parents[4] / "shared")
GOLD = ".gold.json"
ALIKE = 0.8
"""Titles so similar are the same."""
MARGINS = "“”\"'：:。，,、-—*#【】[]《》"


@dataclass(frozen=True, slots=True)
class GoldTurn:
    """A turn to be found; columns only where it is part of a line: where it begins, and behind its end."""

    line: int
    text_line: int
    column: int | None
    speakers: frozenset[str]
    prose: bool
    last_line: int
    last_column: int | None


@dataclass(frozen=True, slots=True)
class GoldSection:
    """A heading to be found; an optional one may be told or not."""

    line: int
    title: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldSpan:
    line: int
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class GoldCopy:
    """Lines ``first`` to ``last`` repeat those from ``of``."""

    first: int
    last: int
    of: int


@dataclass(frozen=True, slots=True)
class Gold:
    """What a careful person reads in a file."""

    titles: tuple[tuple[int, str | None], ...]
    """First line and title of each transcript in the file."""
    names: Mapping[str, str]
    """Every spelling, folded, to the name."""
    speakers: frozenset[str]
    turns: tuple[GoldTurn, ...]
    sections: tuple[GoldSection, ...]
    noise_lines: frozenset[int]
    either_way: frozenset[int]
    """Lines that may be told as noise or not."""
    spans: tuple[GoldSpan, ...]
    copies: tuple[GoldCopy, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    negative: bool = False

    def name(self, spelling: str) -> str:
        """The name that a spelling stands for, or the spelling."""
        return self.names.get(folded(spelling), spelling)

    @property
    def speaking(self) -> frozenset[str]:
        """Those who have a turn."""
        return frozenset().union(*(turn.speakers for turn in self.turns))


def folded(words: str) -> str:
    """Width, blanks, case and marks at the margins apart, which are no difference between two names."""
    return "".join(unicodedata.normalize("NFKC", words).split()).strip(MARGINS).lower()


def same_title(one: str, other: str) -> bool:
    """Whether two titles are much the same."""
    a, b = folded(one), folded(other)
    within = bool(a and b) and (a in b or b in a) and min(len(a), len(b)) >= 4
    return a == b or within or SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def read_gold(path: Path) -> Gold:
    """The gold file as a value."""
    raw: dict[str, Any] = json.loads(path.read_text("utf-8"))
    speakers = raw["speakers"]
    fields = raw["metadata"].get("fields", {})
    return Gold(
        titles=tuple((r["start_line"], r["title"]) for r in raw.get("records", ())) or ((1, raw["title"]),),
        names={folded(a): s["name"] for s in speakers for a in (s["name"], *s.get("aliases", ()))},
        speakers=frozenset(s["name"] for s in speakers),
        turns=tuple(_gold_turn(turn) for turn in raw["turns"] if not turn["speaker"].startswith("none")),
        sections=tuple(
            GoldSection(s["start_line"], s["title"], s.get("optional", False))
            for s in raw["sections"]
            if not s["title"].startswith("(")
        ),
        noise_lines=frozenset(raw.get("noise_lines", ())),
        either_way=frozenset((*raw.get("context_lines", ()), *raw.get("caption_lines", ())))
        - frozenset(raw.get("noise_lines", ())),
        spans=tuple(
            GoldSpan(s["line"], s["start_col"], s["end_col"], s["kind"]) for s in raw.get("noise_spans", ())
        ),
        copies=tuple(
            GoldCopy(c["start_line"], c["end_line"], c["duplicate_of"][0])
            for c in raw.get("duplicate_blocks", ())
        ),
        fields={key: value for key, value in fields.items() if isinstance(value, str)},
        negative=raw.get("negative", False),
    )


def _gold_turn(raw: dict[str, Any]) -> GoldTurn:
    line = raw["start_line"]
    return GoldTurn(
        line,
        raw.get("text_start_line", line),
        raw.get("start_col"),
        frozenset((raw["speaker"], *raw.get("also", ()))),
        raw["how"] == "prose",
        raw["end_line"],
        raw.get("end_col"),
    )


def corpus() -> dict[str, tuple[Path, Path]]:
    """Name, text and gold of the files beside this module."""
    return {gold.name.removesuffix(GOLD): (_text_of(gold), gold) for gold in sorted(CORPUS.glob(f"*{GOLD}"))}


def _text_of(gold: Path) -> Path:
    return gold.with_name(gold.name.removesuffix(GOLD) + ".txt")


def shared() -> dict[str, tuple[Path, Path]]:
    """Number, text and gold of the shared documents, where they are present."""
    found = {}
    for gold in sorted((SHARED / "shapes").glob(f"*{GOLD}")):
        number = gold.name.removesuffix(GOLD)
        for text in (SHARED / "seeds").glob(f"{number}_*.txt"):
            found[number] = (text, gold)
    return found
