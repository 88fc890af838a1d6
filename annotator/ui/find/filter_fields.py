"""The drop-downs that narrow a search to marks, people and transcripts, each with how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from annotator.domain.codebook import in_tree_order
from annotator.domain.label import Layer
from annotator.domain.speaker import Speaker
from annotator.domain.transcript import TranscriptStatus
from annotator.language import mark, translate, translate_count
from annotator.store.reader import Tallies
from annotator.text.sounds import person_sort_key
from annotator.ui.bridge import Bridge
from annotator.ui.find.drop_down import DropDown
from annotator.ui.models.choice_model import Choice
from annotator.ui.transcripts.wording import STATUS_NAMES
from annotator.workspace.filtering import Filter

_LAYER_NAMES = {
    Layer.CLAIMS: mark("Claims"),
    Layer.SPEAKERS: mark("Turns"),
    Layer.TOPICS: mark("Topics"),
}


class FilterFields(QObject):
    """``changed`` tells that something else is picked; ``scope`` is asked for the transcript to count in."""

    changed = Signal()

    def __init__(self, bridge: Bridge, scope: Callable[[], str | None]) -> None:
        super().__init__()
        self._bridge, self._scope = bridge, scope
        self.layers = DropDown(translate("Layer"), self._layer_choices)
        self.labels = DropDown(translate("Label"), self._label_choices)
        self.speakers = DropDown(translate("Speaker"), self._speaker_choices)
        self.authors = DropDown(translate("Marked by"), self._author_choices)
        self.statuses = DropDown(translate("Status"), self._status_choices)
        for field in self.all:
            field.changed.connect(self.changed)

    @property
    def all(self) -> tuple[DropDown, ...]:
        """The drop-downs from left to right."""
        return self.layers, self.labels, self.speakers, self.authors, self.statuses

    @property
    def filter(self) -> Filter:
        """What is picked."""
        return Filter(
            layers=frozenset(map(Layer, self.layers.picked)),
            labels=self.labels.picked,
            speakers=self.speakers.picked,
            authors=self.authors.picked,
            statuses=frozenset(map(TranscriptStatus, self.statuses.picked)),
        )

    def show_filter(self, wanted: Filter) -> None:
        """Show this as picked, without telling; what the project no longer has is passed over."""
        book = self._bridge.codebook
        labels = {x.id: x.name for x in book.labels if x.id in wanted.labels}
        people = {s.id: s.name for s in book.speakers if s.id in wanted.speakers}
        authors = {a.id: a.name for a in book.annotators if a.id in wanted.authors}
        self.layers.pick({x.value: translate(_LAYER_NAMES[x]) for x in Layer if x in wanted.layers})
        self.labels.pick(labels)
        self.speakers.pick(people)
        self.authors.pick(authors)
        self.statuses.pick(
            {s.value: translate(STATUS_NAMES[s]) for s in STATUS_NAMES if s in wanted.statuses}
        )

    def clear(self) -> None:
        """Narrow nothing, without telling."""
        self.show_filter(Filter())

    # What is offered

    def _tallies(self) -> Tallies:
        with self._bridge.workspace.reading() as reader:
            return reader.tallies(self._scope())

    def _layer_choices(self) -> Sequence[Choice]:
        tallies = self._tallies()
        layer_of = {label.id: label.layer for label in self._bridge.codebook.labels}
        counts: Counter[Layer] = Counter()
        for label_id, count in tallies.labels.items():
            counts[layer_of[label_id]] += count
        counts[Layer.SPEAKERS] = sum(tallies.speakers.values())
        return [Choice(x.value, translate(_LAYER_NAMES[x]), _count(counts[x])) for x in Layer]

    def _label_choices(self) -> Sequence[Choice]:
        counts, book = self._with_those_below(self._tallies().labels), self._bridge.codebook
        tree = [(label, 0) for label in book.labels_of(Layer.CLAIMS)]
        tree += in_tree_order(book.labels_of(Layer.TOPICS))
        return [
            Choice(label.id, label.name, _count(counts.get(label.id, 0)), label.colour, depth=depth)
            for label, depth in tree
        ]

    def _with_those_below(self, counts: Mapping[str, int]) -> Mapping[str, int]:
        """A topic stands also for the topics under it."""
        sums: Counter[str] = Counter()
        for label_id, count in counts.items():
            for above in self._bridge.codebook.topic_path(label_id):
                sums[above.id] += count
        return sums

    def _speaker_choices(self) -> Sequence[Choice]:
        counts, scope = self._tallies().speakers, self._scope()
        book = self._bridge.codebook
        people = book.speakers if scope is None else book.speakers_for(scope)
        ordered = sorted(people, key=lambda s: (not counts.get(s.id), person_sort_key(s.name)))
        return [_person(speaker, counts.get(speaker.id, 0)) for speaker in ordered]

    def _author_choices(self) -> Sequence[Choice]:
        counts = self._tallies().authors
        people = self._bridge.codebook.annotators
        return [Choice(a.id, a.name, _count(counts.get(a.id, 0))) for a in people]

    def _status_choices(self) -> Sequence[Choice]:
        counts = Counter(s.transcript.status for s in self._bridge.workspace.summaries())
        return [Choice(s.value, translate(name), _count(counts[s])) for s, name in STATUS_NAMES.items()]


def _person(speaker: Speaker, turns: int) -> Choice:
    said = translate_count("{count} turn", "{count} turns", turns) if turns else ""  # claims come on top
    return Choice(speaker.id, speaker.name, said, speaker.colour, names=speaker.aliases)


def _count(count: int) -> str:
    return f"{count:,}" if count else ""
