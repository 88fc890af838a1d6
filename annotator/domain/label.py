"""The codebook: layers and their labels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """The layers of marks; in that of speakers the entries are :class:`~annotator.domain.speaker.Speaker`."""

    CLAIMS = "claims"
    SPEAKERS = "speakers"
    TOPICS = "topics"


@dataclass(frozen=True, slots=True)
class Label:
    """An entry of the codebook: a type of claim, or a topic; topics form a tree by ``parent_id``.

    ``colour`` is ``#rrggbb``, for the light theme; ``shortcut`` a single letter or digit, or empty.
    """

    id: str
    layer: Layer
    name: str
    colour: str = ""
    shortcut: str = ""
    definition: str = ""
    parent_id: str | None = None
    position: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        return (self.id,)
