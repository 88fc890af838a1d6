"""One transcript made ready to be written: its two texts, the way between them, and what lies where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.label import Layer
from annotator.domain.span import Place, Span
from annotator.domain.transcript import text_hash
from annotator.export.names import Names
from annotator.export.strata import Strata
from annotator.text.corrected_errors import CorrectedErrors
from annotator.text.corrected_speech import SaidBy, said_by
from annotator.text.text_map import Side, TextMap, shown_text

CONTEXT = 40
"""How many characters of reading text are given before and after a quote."""


class Here(NamedTuple):
    """What holds at a place of the text: its turn (counted from 1), topics and section.

    ``topic_marks`` are the ids of the marks and of their labels.
    """

    turn: int | None
    speaker_ids: tuple[str, ...]
    speakers: tuple[str, ...]
    topic_marks: tuple[tuple[str, str], ...]
    topic_ids: tuple[str, ...]
    topics: tuple[str, ...]
    section: str | None


class Frame:
    """A transcript with its reading text, its text map, and the turn, topics and section of any place.

    Raises ``ValueError`` where the corrections cannot be applied.
    """

    def __init__(self, annotated: AnnotatedTranscript, names: Names) -> None:
        self.annotated = annotated
        self.names = names
        self.title = annotated.transcript.title
        self.source = annotated.text
        self.map = TextMap(len(annotated.text), annotated.accepted_corrections)
        self.is_corrected = bool(self.map.pieces)
        self.is_unclear = bool(annotated.unclear)
        self._piece_starts = [piece.start for piece in self.map.pieces]
        self._piece_ends = [piece.end for piece in self.map.pieces]
        self._shifts = [0, *(piece.shown_end - piece.end for piece in self.map.pieces)]
        self.reading = shown_text(annotated.text, annotated.accepted_corrections)
        self.reading_sha256 = text_hash(self.reading) if self.is_corrected else text_hash(self.source)
        self.claim_marks = annotated.of_layer(Layer.CLAIMS, names.codebook)
        self.topic_marks = annotated.of_layer(Layer.TOPICS, names.codebook)
        self._topics = Strata((a.span.start, max(a.span.end, a.span.start + 1), a) for a in self.topic_marks)
        self._sections = Strata((s.start, s.end, s.title) for s in annotated.sections if s.start < s.end)
        self._turn_starts = [turn.start for turn in annotated.turns]
        self._cuts = sorted({*self._topics.cuts, *self._sections.cuts, *self._turn_starts})
        self._here: dict[int, Here] = {}

    def here(self, place: int) -> Here:
        """What holds at a place of the source text."""
        return self.all_here([place])[0]

    def all_here(self, places: Iterable[int]) -> list[Here]:
        """What holds at places of the source text, looked up once between two borders."""
        cuts, known, found = self._cuts, self._here, []
        for place in places:
            cut = bisect_right(cuts, place)
            here = known.get(cut)
            if here is None:
                here = known[cut] = self._look(place)
            found.append(here)
        return found

    def _look(self, place: int) -> Here:
        turn = bisect_right(self._turn_starts, place)
        speaker_ids = self.annotated.turns[turn - 1].speaker_ids if turn else ()
        marks = self._topics.over(place)
        topic_ids = tuple(dict.fromkeys(mark.label_id for mark in marks))
        sections = self._sections.over(place)
        return Here(
            turn=turn or None,
            speaker_ids=speaker_ids,
            speakers=self.names.speakers(speaker_ids),
            topic_marks=tuple((mark.id, mark.label_id) for mark in marks),
            topic_ids=topic_ids,
            topics=self.names.paths(topic_ids),
            section=sections[-1] if sections else None,
        )

    def shown(self, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
        """The spans in the reading text; the text map is asked only where a correction touches one."""
        starts, ends, shifts = self._piece_starts, self._piece_ends, self._shifts
        count = len(ends)
        for span in spans:
            start, end = span.start, span.end
            following = bisect_left(ends, start)
            if following == count or starts[following] > end:
                shift = shifts[following]
                yield start + shift, end + shift
            else:
                yield self.map.shown_span(span)

    def shown_border(self, place: int) -> int:
        """Where a turn, or its speech, begins in the reading text: before words inserted there."""
        following = bisect_left(self._piece_ends, place)
        if following == len(self._piece_ends) or self._piece_starts[following] > place:
            return place + self._shifts[following]
        return self.map.shown(Place(place), Side.END)

    @cached_property
    def said(self) -> Sequence[SaidBy]:
        """Who said what, and what corrects it."""
        return said_by(self.annotated)

    @cached_property
    def errors(self) -> CorrectedErrors:
        """What the corrections mend, by spoken characters."""
        found = CorrectedErrors()
        found.add(self.annotated, self.said)
        return found

    def before(self, start: int) -> str:
        """The words before a position of the reading text."""
        return self.reading[max(0, start - CONTEXT) : start]

    def after(self, end: int) -> str:
        """The words after a position of the reading text."""
        return self.reading[end : end + CONTEXT]
