"""What a person says about how a text is to be read, where the program's reading is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class RulingKind(StrEnum):
    """What a ruling says.

    ``SPEAKER``: its words, wherever they open a line before speech, alone or in brackets, say who
    speaks. ``NO_SPEAKER``: they never do. ``SAME_PERSON``: they are another name of somebody.
    ``DIFFERENT``: they are not, whatever speaks for it. ``HEADING``, ``NOISE``, ``TEXT``: what the
    lines over a stretch are; text is plain speech, neither heading, label nor noise. ``PATTERN``: its
    words are the form of a label, see :mod:`annotator.detect.rulings.patterns`.

    With a stretch instead of words the first three are about one place: from there on ``name`` speaks,
    whatever the text says or does not say; the words there are nobody else's, they are no quotation;
    whoever speaks before goes on there, nobody new starts.
    """

    SPEAKER = "speaker"
    NO_SPEAKER = "no_speaker"
    SAME_PERSON = "same_person"
    DIFFERENT = "different"
    HEADING = "heading"
    NOISE = "noise"
    TEXT = "text"
    PATTERN = "pattern"


PAIRED = frozenset({RulingKind.SAME_PERSON, RulingKind.DIFFERENT})
"""The kinds that say of two names whether they are one person's."""

PLACED = frozenset({RulingKind.HEADING, RulingKind.NOISE, RulingKind.TEXT})
"""The kinds that are about a stretch of text; the others are about words, wherever they stand."""

LOCAL = frozenset({RulingKind.SPEAKER, RulingKind.NO_SPEAKER, RulingKind.SAME_PERSON})
"""The kinds that are about one place where they have a stretch instead of words."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One thing that a person has decided about the reading of a text.

    ``words`` are as they stand in the text; ``name`` is whom they name, for a ``SPEAKER`` if it is
    somebody else, for ``SAME_PERSON`` and ``DIFFERENT`` of words always. ``[start, end)`` are offsets,
    for the kinds that are ``PLACED`` and those about one place. Where two rulings contradict each other,
    the later one holds, but what is said of a stretch holds against words and patterns.
    """

    kind: RulingKind
    words: str = ""
    name: str = ""
    start: int | None = None
    end: int | None = None

    @property
    def is_placed(self) -> bool:
        """Whether it is about one stretch of text."""
        return self.kind in PLACED

    @property
    def is_local(self) -> bool:
        """Whether it says of one place who speaks there, or that nobody is quoted or new."""
        return self.kind in LOCAL and self.start is not None and not self.words

    def covers(self, offset: int) -> bool:
        """Whether a place lies in its stretch."""
        return self.start is not None and self.end is not None and self.start <= offset < self.end

    def touches(self, start: int, end: int) -> bool:
        """Whether its stretch and ``[start, end)`` have any words in common."""
        return self.start is not None and self.end is not None and self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class KeptRuling:
    """A ruling as it is kept with its transcript; later ones have a greater ``position``."""

    transcript_id: str
    position: int
    kind: RulingKind
    words: str = ""
    name: str = ""
    start: int | None = None
    end: int | None = None

    @property
    def key(self) -> tuple[str | int, ...]:
        return (self.transcript_id, self.position)

    @property
    def ruling(self) -> Ruling:
        """What it says."""
        return Ruling(self.kind, self.words, self.name, self.start, self.end)


def kept(transcript_id: str, rulings: Iterable[Ruling]) -> tuple[KeptRuling, ...]:
    """The rulings as they are kept with a transcript."""
    return tuple(
        KeptRuling(transcript_id, i, r.kind, r.words, r.name, r.start, r.end) for i, r in enumerate(rulings)
    )


def rulings_within(rulings: Iterable[Ruling], start: int, end: int) -> tuple[Ruling, ...]:
    """The rulings that hold in ``[start, end)`` of a text, their offsets counted from ``start``."""
    found = []
    for ruling in rulings:
        if ruling.start is None or ruling.end is None:
            found.append(ruling)
        elif start <= ruling.start < end:
            found.append(replace(ruling, start=ruling.start - start, end=min(ruling.end, end) - start))
    return tuple(found)
