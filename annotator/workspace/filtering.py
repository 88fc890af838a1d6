"""Which marks a search is about: by layer, label, speaker, author, and the transcript's status."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.codebook import Codebook
from annotator.domain.label import Label, Layer
from annotator.domain.span import Span
from annotator.domain.transcript import TranscriptStatus
from annotator.store.search_reader import Listed, Marked, SearchReader, Spoken

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Filter:
    """What a search is narrowed to; an empty set narrows nothing, several together narrow each other.

    ``labels``, ``speakers`` and ``authors`` are ids; a topic stands also for those under it. The marks
    are claims and topics, and turns in the layer of speakers. A claim is of the speaker it names,
    else, as a turn, of those who speak; a topic is nobody's. Turns have no label and no author.
    ``statuses`` are those of whole transcripts.
    """

    layers: frozenset[Layer] = frozenset()
    labels: frozenset[str] = _NOTHING
    speakers: frozenset[str] = _NOTHING
    authors: frozenset[str] = _NOTHING
    statuses: frozenset[TranscriptStatus] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return not (self.is_about_marks or self.statuses)

    @property
    def is_about_marks(self) -> bool:
        """Whether it asks for marks, not only for transcripts."""
        return bool(self.layers or self.labels or self.speakers or self.authors)

    def takes(self, transcript: Listed) -> bool:
        """Whether the transcript is among those asked for."""
        return not self.statuses or transcript.status in self.statuses


ANYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that passed: a claim, a topic, or a turn, which has no id."""

    span: Span
    annotation_id: str | None = None


class Sieve:
    """A filter with the codebook at hand: lets those marks of a transcript through that were asked for."""

    def __init__(self, asked: Filter, codebook: Codebook) -> None:
        self._asked = asked
        self._claims = {label.id for label in codebook.labels if label.layer is Layer.CLAIMS}
        self._labels = {label.id for label in codebook.labels if _is_asked_for(label, asked, codebook)}
        self._with_turns = not (asked.labels or asked.authors) and (
            not asked.layers or Layer.SPEAKERS in asked.layers
        )

    def marks(self, reader: SearchReader, transcript: Listed) -> Sequence[Mark]:
        """The marks that pass, in text order, the longer first."""
        asked = self._asked
        turns = reader.spoken(transcript.id) if self._with_turns or asked.speakers else ()
        found = list(_turn_marks(turns, transcript.characters, asked.speakers)) if self._with_turns else []
        if self._labels:
            by_label = self._labels if asked.layers or asked.labels else _NOTHING
            starts = [turn.turn_start for turn in turns]
            found += [
                Mark(marked.span, marked.id)
                for marked in reader.marked(transcript.id, by_label, asked.authors)
                if not asked.speakers or self._is_theirs(marked, turns, starts)
            ]
        return sorted(found, key=lambda mark: (mark.span.start, -mark.span.end))

    def _is_theirs(self, marked: Marked, turns: Sequence[Spoken], starts: Sequence[int]) -> bool:
        """Whether an annotation is a claim of the speakers who were asked for."""
        if marked.label_id not in self._claims:
            return False
        if marked.speaker_id is not None:
            return marked.speaker_id in self._asked.speakers
        turn = bisect_right(starts, marked.span.start) - 1
        return turn >= 0 and not self._asked.speakers.isdisjoint(turns[turn].speaker_ids)


def _is_asked_for(label: Label, asked: Filter, codebook: Codebook) -> bool:
    if asked.layers and label.layer not in asked.layers:
        return False
    return not asked.labels or any(above.id in asked.labels for above in codebook.topic_path(label.id))


def _turn_marks(turns: Sequence[Spoken], length: int, speakers: frozenset[str]) -> Iterator[Mark]:
    """What is said in the turns of these speakers, or of anybody who is known."""
    ends = [*(turn.turn_start for turn in turns[1:]), length] if turns else []
    for turn, end in zip(turns, ends, strict=True):
        is_theirs = not speakers.isdisjoint(turn.speaker_ids) if speakers else bool(turn.speaker_ids)
        if is_theirs and turn.start < end:
            yield Mark(Span(turn.start, end))
