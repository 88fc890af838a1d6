"""Of which shape a text is, by what opens its turns and how its words sound."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.detect.lines.page import Page
from annotator.detect.words.openings import TurnOpening
from annotator.domain.reading import Shape
from annotator.domain.speaker import Evidence
from annotator.text.lexicons import words

_FILLERS_PER_THOUSAND = 4
_SAMPLE = 200_000


def shape_of(page: Page, turns: Sequence[TurnOpening]) -> Shape:
    """Labelled or notes where labels or headings open turns; recognised where it is full of hesitation."""
    labels = sum(turn.evidence is Evidence.LABEL for turn in turns)
    headings = len(turns) - labels
    if headings > labels:
        return Shape.NOTES
    if labels:
        return Shape.LABELLED
    sample = page.text[page.start : page.start + _SAMPLE]
    fillers = sum(map(sample.count, words("fillers")))
    if len(sample) > 500 and fillers * 1000 > _FILLERS_PER_THOUSAND * len(sample):
        return Shape.RECOGNISED
    return Shape.PLAIN
