"""Which marks a search is about: by layer, label, speaker, author, and the transcript's status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.domain.codebook import Codebook
from annotator.domain.label import Layer
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
    """A filter with the codebook at hand: lets the marks of a transcript through that were asked for."""

    def __init__(self, asked: Filter, codebook: Codebook) -> None:
        self._asked = asked
        self._layers = {label.id: label.layer for label in codebook.labels}
        self._labels = {i for i in self._layers if self._has_label(i, codebook)}
        self._has_nothing = bool(asked.layers or asked.labels) and not self._labels

    def _has_label(self, label_id: str, codebook: Codebook) -> bool:
        asked = self._asked
        if asked.layers and self._layers[label_id] not in asked.layers:
            return False
        return not asked.labels or any(label.id in asked.labels for label in codebook.topic_path(label_id))

    def marks(self, reader: SearchReader, transcript: Listed) -> Sequence[Mark]:
        """The marks that pass, in text order, the longer first."""
        asked = self._asked
        with_turns = not (asked.labels or asked.authors) and (
            not asked.layers or Layer.SPEAKERS in asked.layers
        )
        turns = reader.spoken(transcript.id) if with_turns or asked.speakers else []
        found = list(_turn_marks(turns, transcript.characters, asked.speakers)) if with_turns else []
        if not self._has_nothing:
            asked_labels = self._labels if len(self._labels) < len(self._layers) else _NOTHING
            marked = reader.marked(transcript.id, asked_labels, asked.authors)
            found += [Mark(m.span, m.id) for m in marked if self._is_spoken_by(m, turns)]
        return sorted(found, key=lambda mark: (mark.span.start, -mark.span.end))

    def _is_spoken_by(self, marked: Marked, turns: Sequence[Spoken]) -> bool:
        speakers = self._asked.speakers
        if not speakers:
            return True
        if self._layers.get(marked.label_id) is not Layer.CLAIMS:
            return False
        if marked.speaker_id is not None:
            return marked.speaker_id in speakers
        turn = turn_at(turns, marked.span.start)
        return turn is not None and not speakers.isdisjoint(turn.speaker_ids)


def turn_at(turns: Sequence[Spoken], offset: int) -> Spoken | None:
    """The turn that the place lies in."""
    found = None
    for turn in turns:
        if turn.turn_start > offset:
            break
        found = turn
    return found


def _turn_marks(turns: Sequence[Spoken], length: int, speakers: frozenset[str]) -> Iterator[Mark]:
    """What is said in the turns of these speakers, or of anybody who is known."""
    for turn, end in zip(turns, [*(after.turn_start for _, after in pairwise(turns)), length], strict=True):
        is_asked_for = not speakers.isdisjoint(turn.speaker_ids) if speakers else bool(turn.speaker_ids)
        if is_asked_for and turn.start < end:
            yield Mark(Span(turn.start, end))


Marks = Mapping[str, Sequence[Mark]]
