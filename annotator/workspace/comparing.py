"""Two transcripts of the same recording beside each other: the one takes over what the other has better.

What is taken becomes corrections of the first transcript; its source text, its speakers and its marks stay
what they are. A corrected text that comes from elsewhere is taken in so too, also from a file
(``workspace.compared_file``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.domain.known_as import KnownAs
from annotator.domain.span import Span
from annotator.domain.transcript import AsideKind
from annotator.editing import Batch, Correct, Edit
from annotator.language import translate_count
from annotator.text.compared_text import ComparedText, Range, spoken
from annotator.text.comparing import Comparison, Difference, DifferenceKind, compare
from annotator.text.differing import differences
from annotator.text.mishearing import kind_at, kind_of
from annotator.text.text_map import Side, TextMap, shown_text
from annotator.workspace.kept_differences import KeptWords, keeping_differences

_LEAST_FIT, _LEAST_LIKENESS = 0.2, 0.5
_LONG_PASSAGE, _SHARE_THERE = 150, 10
"""A passage of so many characters is missing if the other has less than a tenth as many for it."""
_BY_CHANCE = 12
"""Fewer characters than that may stand in both texts without being the same place."""
_NO_SPEECH = {
    AsideKind.IMAGE,
    AsideKind.CAPTION,
    AsideKind.CREDIT,
    AsideKind.INTERFACE,
}


_MARKS = (DifferenceKind.PUNCTUATION, DifferenceKind.EMOJI)


def no_progress(share: float) -> None:
    """For whoever does not want to know how far it is."""


class Comparing:
    """The differences between two transcripts, as they were when they were compared.

    ``first`` is the one that takes over. Differences know their place in its text of then; :meth:`place`
    says where they stand now that others were taken. Long passages that the second has not are none: it may
    be a part of the first. ``missing`` counts their characters.
    """

    def __init__(
        self,
        first: AnnotatedTranscript,
        second: AnnotatedTranscript,
        progress: Callable[[float], object] = no_progress,
    ) -> None:
        self.first_id = first.id
        self.first_title = first.transcript.title
        self.second_title = second.transcript.title
        self.text, hidden = _as_read(first)
        self.other_text, other_hidden = _as_read(second)
        labels = _labels_of(first) | _labels_of(second)
        hidden += _labels_in(self.text, labels)
        other_hidden += _labels_in(self.other_text, labels)
        self.comparison: Comparison = compare(
            self.text, self.other_text, hidden=hidden, other_hidden=other_hidden, progress=progress
        )
        where = TextMap(len(first.text), first.accepted_corrections)
        shown = ComparedText(self.text, hidden).text
        self.differences, self.missing = _without_missing(shown, self.comparison.differences, self.other_text)
        self._starts = {one: _source_start(where, one) for one in self.differences}
        self._taken: list[tuple[int, int]] = []
        self._taken_starts: list[int] = []
        self._shifts: list[int] = [0]

    def place(self, difference: Difference) -> Range:
        """Where a difference that was not taken stands in the first transcript's reading text now."""
        shift = self._shifts[bisect_left(self._taken_starts, difference.start)]
        return difference.start + shift, difference.end + shift

    def heard(self, difference: Difference) -> str:
        """The first transcript's words."""
        return self.text[difference.start : difference.end]

    @property
    def is_other_recording(self) -> bool:
        """Whether the two have so little in common that nothing should be taken from the one to the other."""
        found = self.comparison
        return found.fit < _LEAST_FIT and found.likeness < _LEAST_LIKENESS

    @property
    def has_other_lines(self) -> bool:
        """Whether the second text is cut into other lines, which are not compared."""
        return len(self.text.split("\n")) != len(self.other_text.split("\n"))

    @property
    def left(self) -> list[Difference]:
        """The differences that were not taken, in text order."""
        taken = {number for _, number in self._taken}
        return [one for number, one in enumerate(self.differences) if number not in taken]

    def known_as(self, difference: Difference) -> KnownAs:
        """By what a difference is known in another comparison of the first transcript."""
        return KnownAs.of(self._starts[difference], self.heard(difference), difference.replacement)

    def keeping(self, chosen: Sequence[Difference]) -> Edit:
        """The edit that remembers that the first transcript is right there. One undoable step."""
        kept = [KeptWords(self._starts[one], self.heard(one), one.replacement) for one in chosen]
        return keeping_differences(self.first_id, kept)

    def taken_in(self, first: AnnotatedTranscript) -> int:
        """How many corrections the first transcript has by now that come from the second."""
        return sum(
            one.origin is CorrectionOrigin.IMPORT and one.rule == self.second_title
            for one in first.accepted_corrections
        )

    def is_as_compared(self, first: AnnotatedTranscript) -> bool:
        """Whether the transcript reads as it did, but for what was taken."""
        return self._now() == shown_text(first.text, first.accepted_corrections)

    def _now(self) -> str:
        parts, at = [], 0
        for difference in self._differences_taken():
            parts += [self.text[at : difference.start], difference.replacement]
            at = difference.end
        return "".join((*parts, self.text[at:]))

    def _differences_taken(self) -> Iterator[Difference]:
        return (self.differences[number] for _, number in self._taken)

    def taking(self, first: AnnotatedTranscript, chosen: Sequence[Difference]) -> Edit | None:
        """The edit that lets the first transcript read as the other one there; nothing for no difference.

        One undoable step. Call :meth:`took` once it is made.
        """
        where = TextMap(len(first.text), first.accepted_corrections)
        reading = shown_text(first.text, first.accepted_corrections)
        edits = [
            self._correction(where, reading, chain)
            for chain in reversed(list(self._chains(where, sorted(chosen, key=_start))))
        ]  # from the end, so that what stands before is as it was found
        if len(edits) < 2:
            return edits[0] if edits else None
        name = translate_count("Take over {count} difference", "Take over {count} differences", len(chosen))
        return Batch(tuple(edits), name)

    def _chains(self, where: TextMap, chosen: Sequence[Difference]) -> Iterator[list[Difference]]:
        """The differences, those together that touch each other or lie in the same corrected words."""
        chain: list[Difference] = []
        for difference in chosen:
            if chain and self._are_joined(where, chain[-1], difference):
                chain.append(difference)
                continue
            if chain:
                yield chain
            chain = [difference]
        if chain:
            yield chain

    def _are_joined(self, where: TextMap, before: Difference, after: Difference) -> bool:
        end, start = self.place(before)[1], self.place(after)[0]
        return start <= end or any(
            piece.shown_start <= end and start <= piece.shown_end for piece in where.pieces_over(end, start)
        )

    def _correction(self, where: TextMap, reading: str, chain: Sequence[Difference]) -> Correct:
        start, end = self.place(chain[0])[0], self.place(chain[-1])[1]
        words, at = "", start
        for difference in chain:
            first, last = self.place(difference)
            words += reading[at:first] + difference.replacement
            at = last
        if not where.pieces_over(start, end):  # where there are corrections, they go up whole in it
            parts = differences(reading[start:end], words)
            at, till = parts[0].start, parts[-1].end
            words = words[at : len(words) - (end - start - till)]
            start, end = start + at, start + till
        last_place = where.place(end, Side.END)
        first_place = where.place(start, Side.START) if start < end else last_place
        return Correct(
            self.first_id,
            first_place.offset,
            last_place.offset,
            words,
            first_place.inner,
            last_place.inner,
            _kind(chain, reading, (start, end), words),
            CorrectionOrigin.IMPORT,
            rule=self.second_title,
        )

    def took(self, chosen: Collection[Difference]) -> None:
        """Say that these are taken."""
        numbers = {id(difference): n for n, difference in enumerate(self.differences)}
        for difference in chosen:
            insort(self._taken, (difference.start, numbers[id(difference)]))
        self._taken_starts = [start for start, _ in self._taken]
        grown = (len(d.replacement) - (d.end - d.start) for d in self._differences_taken())
        self._shifts = list(accumulate(grown, initial=0))


def _without_missing(
    text: str, differences: Sequence[Difference], other_text: str
) -> tuple[tuple[Difference, ...], int]:
    """The differences but for passages that are not in the other text, and how long these are.

    ``text`` is the first one, blank where it is no speech. A passage has a difference for each of its lines,
    and some characters of it may stand in the other text by chance.
    """
    passages: list[list[Difference]] = []
    for one in differences:
        if passages and len(spoken(text[passages[-1][-1].end : one.start])) < _BY_CHANCE:
            passages[-1].append(one)
        else:
            passages.append([one])
    left, missing = [], 0
    for passage in passages:
        here = sum(len(spoken(text[one.start : one.end])) for one in passage)
        there = sum(len(spoken(other_text[one.other_start : one.other_end])) for one in passage)
        if here >= _LONG_PASSAGE and there * _SHARE_THERE < here:
            missing += here
        else:
            left += passage
    return tuple(left), missing


def _start(difference: Difference) -> int:
    return difference.start


def _source_start(where: TextMap, difference: Difference) -> int:
    """Where a difference begins in the source text."""
    side = Side.START if difference.start < difference.end else Side.END
    return where.place(difference.start, side).offset


def _as_read(transcript: AnnotatedTranscript) -> tuple[str, list[Range]]:
    """The reading text, and the stretches of it that are no speech: labels of turns and asides.

    What is thought to be a repeat or a teaser is compared all the same: it is speech, and in the other
    transcript it may not be thought so.
    """
    where = TextMap(len(transcript.text), transcript.accepted_corrections)
    silent = [(turn.start, turn.text_start) for turn in transcript.turns]
    silent += [(aside.start, aside.end) for aside in transcript.asides if aside.kind in _NO_SPEECH]
    hidden = [where.shown_span(Span(start, end)) for start, end in silent if start < end]
    return shown_text(transcript.text, transcript.accepted_corrections), hidden


def _labels_of(transcript: AnnotatedTranscript) -> set[str]:
    """The words before turns that say who speaks."""
    found = (transcript.text[turn.start : turn.text_start].strip() for turn in transcript.turns)
    return {label for label in found if label and "\n" not in label}


def _labels_in(text: str, labels: Collection[str]) -> list[Range]:
    """Where lines begin with labels of either text: where one is too short, or repeats, it has no turns."""
    if not labels:
        return []
    longest_first = sorted(labels, key=len, reverse=True)
    either = re.compile(rf"^[^\S\n]*(?:{'|'.join(map(re.escape, longest_first))})", re.MULTILINE)
    return [found.span() for found in either.finditer(text)]


def _kind(chain: Sequence[Difference], reading: str, at: Range, meant: str) -> CorrectionKind:
    """What went wrong where the other transcript is right."""
    heard = reading[slice(*at)]
    if all(difference.kind in _MARKS for difference in chain):
        return CorrectionKind.PUNCTUATION
    if not heard.strip():
        return CorrectionKind.OMISSION
    kind = kind_at(reading, *at, meant)
    if kind is CorrectionKind.REPETITION:
        return kind
    if len(heard) > len(meant) and all(d.kind is DifferenceKind.FILLERS for d in chain):
        return CorrectionKind.FILLER
    return kind_of(heard.strip(), meant.strip())
