"""What the user is at: the current transcript, the chosen annotation, the marked stretch, the caret."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change
from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.domain.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Selection:
    """One moment's choice; ``None`` where nothing is chosen.

    ``annotation_id`` is the annotation that keys relabel, move and remove; ``span`` the stretch of
    text that they would mark; ``caret`` the place in the source text where they act without either.
    ``layer`` is the active layer: the one whose entries the digits stand for.
    """

    transcript_id: str | None = None
    annotation_id: str | None = None
    span: Span | None = None
    caret: int = 0
    layer: Layer = Layer.SPEAKERS

    def in_transcript(self, transcript_id: str | None, caret: int = 0) -> Selection:
        """Another transcript, with nothing chosen in it yet."""
        if transcript_id == self.transcript_id:
            return self
        return Selection(transcript_id, caret=caret, layer=self.layer)

    def with_annotation(self, annotation_id: str | None) -> Selection:
        """An annotation chosen, or none."""
        return replace(self, annotation_id=annotation_id)

    def with_span(self, span: Span | None) -> Selection:
        """A stretch of text marked, or none."""
        return replace(self, span=span)

    def with_caret(self, caret: int) -> Selection:
        """The caret somewhere else."""
        return replace(self, caret=caret)

    def with_layer(self, layer: Layer) -> Selection:
        """Another layer active."""
        return replace(self, layer=layer)

    def after(self, changes: Iterable[Change]) -> Selection:
        """What is still chosen once these changes were made: things that are gone are let go."""
        now = self
        for change in changes:
            if change.after is not None:
                continue
            gone = change.subject
            if isinstance(gone, Transcript) and gone.id == now.transcript_id:
                return Selection(layer=now.layer)
            if isinstance(gone, Annotation) and gone.id == now.annotation_id:
                now = replace(now, annotation_id=None)
        return now
