"""Error rates and the comparison of two transcripts: 100,000 characters, of which one in twenty differs."""

from __future__ import annotations

import random
from collections.abc import Iterator

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction
from annotator.domain.transcript import Transcript, text_hash
from annotator.text.corrected_errors import CorrectedErrors
from annotator.workspace.comparing import Comparing
from tests.bench.figure import Figure, median, seconds
from tests.bench.long_texts import long_text

CHARACTERS = 100_000
TRIES = 3


def measure() -> Iterator[Figure]:
    """Seconds, without a window."""
    text = long_text(CHARACTERS)
    one, other = _transcript("one", text), _transcript("other", _otherwise(text))
    Comparing(one, other)  # what it needs is loaded once
    comparing = median([seconds(lambda: Comparing(one, other)) for _ in range(TRIES)])
    yield Figure("compare.100k", comparing, "s", TRIES, bar=3.0)
    found = Comparing(one, other)
    yield Figure("compare.differences", len(found.comparison.differences), "differences")
    taking = seconds(lambda: found.taking(one, found.comparison.differences))
    yield Figure("compare.plan_all", taking, "s")
    corrected = _transcript("one", text, step=80)
    counting = median([seconds(lambda: CorrectedErrors().add(corrected)) for _ in range(TRIES)])
    yield Figure("rates.100k", counting * 1000, "ms", TRIES)


def _transcript(name: str, text: str, *, step: int = 0) -> AnnotatedTranscript:
    corrections = tuple(
        Correction(f"{name}{at}", name, at, at + 2, "漏损")
        for at in range(0, len(text) - 2, step or len(text))
    )
    whole = Transcript(name, name, text_hash(text), len(text))
    return AnnotatedTranscript(whole, text, corrections=corrections if step else ())


def _otherwise(text: str) -> str:
    chance = random.Random(5)
    return "".join(
        character if character == "\n" or chance.random() > 0.05 else chance.choice(("", "呃", "的", "模型"))
        for character in text
    )
