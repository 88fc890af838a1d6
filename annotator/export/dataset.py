"""What is exported: a codebook, transcripts, and the part of both that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from annotator import __version__
from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.domain.identity import Timestamp, now
from annotator.domain.label import Layer


@dataclass(frozen=True, slots=True)
class DatasetFilter:
    """What of a project goes into the dataset; an empty part of the filter lets everything through.

    ``labels`` narrow the layer they belong to, each with the labels below it; topics among them also
    narrow the claims to those on these topics. ``speakers`` narrow claims and turns to those where one
    of them speaks, ``authors`` narrow claims, topics and relations. All are ids. Corrections are
    never narrowed: they are part of the text.
    """

    transcripts: frozenset[str] = frozenset()
    layers: frozenset[Layer] = frozenset()
    labels: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()

    def takes_transcript(self, transcript_id: str) -> bool:
        """Whether the transcript is in the dataset."""
        return not self.transcripts or transcript_id in self.transcripts

    def takes_layer(self, layer: Layer) -> bool:
        """Whether the marks of the layer are in the dataset."""
        return not self.layers or layer in self.layers

    def takes_author(self, author_id: str | None) -> bool:
        """Whether this person's marks are in the dataset."""
        return not self.authors or author_id in self.authors

    def takes_speakers(self, speaker_ids: Iterable[str]) -> bool:
        """Whether what these say is in the dataset."""
        return not self.speakers or not self.speakers.isdisjoint(speaker_ids)

    def labels_in(self, layer: Layer, codebook: Codebook) -> frozenset[str]:
        """The ids of the layer's labels that are in the dataset, those below a chosen one included."""
        everything = frozenset(label.id for label in codebook.labels_of(layer))
        named = self.labels & everything
        if not named:
            return everything
        return frozenset(
            label_id
            for label_id in everything
            if any(label.id in named for label in codebook.topic_path(label_id)) or label_id in named
        )

    def names_topics(self, codebook: Codebook) -> bool:
        """Whether claims are narrowed to those on certain topics."""
        return any(label.id in self.labels for label in codebook.labels_of(Layer.TOPICS))


@dataclass(frozen=True)
class LoadedLater(Collection[AnnotatedTranscript]):
    """Transcripts that are loaded one at a time while they are gone through, and then let go."""

    ids: tuple[str, ...]
    load: Callable[[str], AnnotatedTranscript]

    def __iter__(self) -> Iterator[AnnotatedTranscript]:
        return (self.load(transcript_id) for transcript_id in self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, transcript: object) -> bool:
        return isinstance(transcript, AnnotatedTranscript) and transcript.id in self.ids


@dataclass(frozen=True)
class Dataset:
    """What an export writes. The transcripts are gone through once, in order."""

    codebook: Codebook
    transcripts: Collection[AnnotatedTranscript]
    filter: DatasetFilter = DatasetFilter()
    made_at: Timestamp = field(default_factory=now)
    program_version: str = __version__

    def transcript_ids(self) -> frozenset[str]:
        """The ids of all transcripts, those left out by the filter too."""
        if isinstance(self.transcripts, LoadedLater):
            return frozenset(self.transcripts.ids)
        return frozenset(transcript.id for transcript in self.transcripts)

    def chosen(self) -> Collection[AnnotatedTranscript]:
        """The transcripts that the filter lets through; those left out are not loaded."""
        if not self.filter.transcripts:
            return self.transcripts
        if isinstance(self.transcripts, LoadedLater):
            ids = tuple(i for i in self.transcripts.ids if self.filter.takes_transcript(i))
            return LoadedLater(ids, self.transcripts.load)
        return tuple(t for t in self.transcripts if self.filter.takes_transcript(t.id))
