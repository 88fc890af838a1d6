"""Other words typed in the place of some: as many corrections as there are differences, each of its kind."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import combinations
from typing import ClassVar

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import added
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction, CorrectionKind
from annotator.domain.project import Term
from annotator.domain.speaker import Speaker
from annotator.editing.corrections import Correct, correct_whole
from annotator.editing.plan import Desk, Plan
from annotator.text.differing import differences
from annotator.text.mishearing import kind_at

_AROUND = 60
"""The text to either side of a place that tells what went wrong there."""
_SHORT = 16
"""Of words up to so long, each part is looked up in the glossary."""


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What a project knows to be words, each of them whole: the names of its speakers and its terms."""

    names: Collection[str] = ()
    terms: Collection[str] = ()

    @classmethod
    def of(cls, codebook: Codebook) -> KnownWords:
        """Those of a project."""
        return cls([one.name for one in codebook.speakers], [one.term for one in codebook.terms])


@dataclass(frozen=True, slots=True)
class TypedCorrection:
    """Source text ``[start, end)`` should read ``replacement``; ``kind`` is what went wrong there."""

    start: int
    end: int
    replacement: str
    kind: CorrectionKind


def typed_corrections(
    source: str, stretch: tuple[int, int], words: str, known: KnownWords
) -> list[TypedCorrection]:
    """What makes a stretch of source text read ``words``, in text order.

    The sounds of Chinese are loaded where they are not yet, which takes a moment.
    """
    first, last = stretch
    return [
        TypedCorrection(
            first + one.start,
            first + one.end,
            one.words,
            kind_at(source, first + one.start, first + one.end, one.words, known.names),
        )
        for one in differences(source[first:last], words, {*known.names, *known.terms})
    ]


@dataclass(frozen=True)
class TypeOver:
    """Let a stretch of the reading text read ``words``, as if they had been typed over it.

    Where :class:`Correct` makes one correction of the whole stretch, this corrects what differs: 后 to 厚
    where 最厚一句话 is typed over 最后一句话. What was corrected so before stays.
    """

    kind: ClassVar[str] = "type_over"
    transcript: str
    start: int
    end: int
    words: str
    start_inner: int = 0
    end_inner: int = 0

    def plan(self, desk: Desk) -> Plan:
        whole = Correct(
            self.transcript, self.start, self.end, self.words, self.start_inner, self.end_inner
        ).plan(desk)
        made = whole.changes[-1].after if whole.changes else None
        if not isinstance(made, Correction):  # as it was, or the source words again
            return whole
        parts = {(one.start, one.end, one.replacement): one for one in self._parts(desk, made)}
        gone = {
            (c.before.start, c.before.end, c.before.replacement): c
            for c in whole.changes
            if isinstance(c.before, Correction) and c.after is None and not c.before.is_unclear
        }
        if parts.keys() == gone.keys():
            return Plan((), whole.about)
        stay = [change for said, change in gone.items() if said in parts]
        new = (
            replace(
                made,
                id=desk.new_identity(Correction, ""),
                start=one.start,
                end=one.end,
                replacement=one.replacement,
                kind=one.kind,
            )
            for said, one in parts.items()
            if said not in gone
        )
        left = (change for change in whole.changes[:-1] if change not in stay)
        return Plan((*left, *map(added, new)), whole.about)

    def _parts(self, desk: Desk, made: Correction) -> list[TypedCorrection]:
        """The parts of a correction, told apart by the text around it."""
        head = max(0, made.start - _AROUND)
        text_sha256 = desk.transcript(made.transcript_id).text_sha256
        around = desk.reader.excerpt(text_sha256, head, made.end + _AROUND)
        terms = _terms_in(desk, around[made.start - head : made.end - head], made.replacement)
        known = KnownWords([one.name for one in desk.reader.all(Speaker)], terms)
        found = typed_corrections(around, (made.start - head, made.end - head), made.replacement, known)
        return [replace(one, start=one.start + head, end=one.end + head) for one in found]


def typed_over_whole(transcript: AnnotatedTranscript, start: int, end: int, words: str) -> TypeOver:
    """Words typed over source ``[start, end)``, with the words inserted at its borders."""
    borders = correct_whole(transcript, start, end, words)
    return TypeOver(transcript.id, start, end, words, borders.start_inner, borders.end_inner)


def _terms_in(desk: Desk, heard: str, meant: str) -> list[str]:
    """The terms of the glossary that may stand in some words, where these differ in several places."""
    if len(differences(heard, meant)) < 2:
        return []
    if max(len(heard), len(meant)) > _SHORT:
        return [one.term for one in desk.reader.all(Term)]
    parts = {words[a:b] for words in (heard, meant) for a, b in combinations(range(len(words) + 1), 2)}
    return [one.term for one in desk.reader.all(Term, term=tuple(parts))]
