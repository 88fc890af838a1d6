"""Where the user was in a project, as the settings keep it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from annotator.domain.label import Layer
from annotator.ui.transcript_page.anchor import Anchor


@dataclass(frozen=True, slots=True)
class LastPlace:
    """The transcript that was shown, what was selected and in view of it, and what was chosen."""

    transcript_id: str
    anchor: Anchor | None = None
    annotation_id: str | None = None
    layer: Layer = Layer.SPEAKERS

    def as_text(self) -> str:
        """The place as one line."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_text(cls, text: str) -> LastPlace | None:
        """The place that a line says; ``None`` for one that says none."""
        try:
            return msgspec.json.decode(text, type=cls)
        except msgspec.DecodeError:
            return None
