"""Scanning 1,000,000 characters of recognised speech for 100 terms, and ranking replacements for one wording.

``suggest.homophones`` is the glossary against the text by sound, the same sounds and near ones, after the
first load; ``suggest.scan`` everything that is looked for unasked, ``suggest.cleaning`` all that can be
asked for besides. ``growth`` is how many times longer ten times the text takes. ``suggest.candidates`` is
one wording of a text of that length; ``first`` counts the words of the text, once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from annotator.suggest.candidates import Candidates
from annotator.suggest.found import CLEANING, Target
from annotator.suggest.homophones import find_homophones
from annotator.suggest.scan import scan
from annotator.text.heard import HeardText
from annotator.text.written_words import LETTERS
from tests.bench.figure import Figure, growth, median, percentile, seconds
from tests.bench.long_texts import ROOT, long_text

SHORT, LONG = 100_000, 1_000_000
TERMS = 100
TRIES = 5
WORDINGS = 100
MOST_GROWTH = 15.0


def terms() -> list[Target]:
    """100 terms: the shared glossary's where it is there, else a starter glossary's."""
    shared = Path(os.environ.get("ANNOTATOR_SHARED") or ROOT.parent / "shared")
    file = next(
        (path for path in (shared / "shapes").glob("002.glossary.txt")),
        ROOT / "data" / "glossaries" / "speech-and-technology.txt",
    )
    lines = file.read_text(encoding="utf-8").split("\n")
    return [Target(line) for line in lines if line.strip() and not line.startswith("# ")][:TERMS]


def measure() -> Iterator[Figure]:
    """Seconds for whole texts, milliseconds for a wording."""
    targets = terms()
    short, long = long_text(SHORT), long_text(LONG)
    work = {
        "homophones": (lambda text: list(find_homophones(text, HeardText(text), targets)), 1.0),
        "scan": (lambda text: scan(text, targets), None),
        "cleaning": (lambda text: scan(text, targets, CLEANING), None),
    }
    for name, (look, bar) in work.items():
        yield Figure(f"suggest.{name}.first load", seconds(partial(look, short)), "s")
        brief, lasting = (
            median([seconds(partial(look, text)) for _ in range(TRIES)]) for text in (short, long)
        )
        yield Figure(f"suggest.{name}", lasting, "s", TRIES, bar=bar)
        yield Figure(
            f"suggest.{name}.growth", growth(brief * 1e3, lasting * 1e3), "x", TRIES, bar=MOST_GROWTH
        )
    yield from _candidates(long, targets)


def _candidates(text: str, targets: list[Target]) -> Iterator[Figure]:
    places = [match.span() for match in LETTERS.finditer(text, LONG // 2)][:WORDINGS]
    places += [(start, start + 2) for start in range(LONG // 4, LONG // 4 + WORDINGS * 50, 50)]
    yield Figure("suggest.candidates.first", seconds(partial(Candidates, text, targets)), "s")
    made = Candidates(text, targets)
    for place in (places[0], places[-1]):
        made.at(*place)  # loads what only letters or only Chinese characters need
    times = [seconds(partial(made.at, *place)) * 1e3 for place in places]
    yield Figure("suggest.candidates", median(times), "ms", len(times), bar=50)
    yield Figure("suggest.candidates.p95", percentile(times, 0.95), "ms", len(times), bar=50)
