"""What the things of a codebook are called in a dataset."""

from __future__ import annotations

from functools import cache

from annotator.domain.codebook import Codebook
from annotator.domain.label import Label, Layer

PATH = " > "
"""Between a topic and those above it."""


class Names:
    """The names of a codebook's labels, topics, speakers and annotators, each worked out once."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.label_by_id = codebook.label_by_id
        self.path = cache(self._path)
        self.paths = cache(self._paths)
        self.speakers = cache(self._speakers)
        self._authors: dict[str | None, str] = {person.id: person.name for person in codebook.annotators}

    def _path(self, label_id: str) -> str:
        return PATH.join(label.name for label in self.codebook.topic_path(label_id))

    def _paths(self, label_ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._path(label_id) for label_id in label_ids)

    def _speakers(self, speaker_ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.codebook.speaker_by_id[speaker_id].name for speaker_id in speaker_ids)

    def author(self, author_id: str | None) -> str | None:
        """The annotator's name; the id where nobody of that id is known any more."""
        return self._authors.get(author_id, author_id)

    def tree(self, layer: Layer) -> list[Label]:
        """The layer's labels, each before those below it, otherwise in their order."""
        labels = self.codebook.labels_of(layer)
        known = {label.id for label in labels}
        below: dict[str | None, list[Label]] = {}
        for label in labels:
            parent = label.parent_id if label.parent_id in known else None
            below.setdefault(parent, []).append(label)
        ordered: list[Label] = []
        waiting = list(reversed(below.get(None, [])))
        while waiting:
            label = waiting.pop()
            ordered.append(label)
            waiting.extend(reversed(below.pop(label.id, [])))
        return ordered
