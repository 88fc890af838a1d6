"""What the page shows at this moment: read by its painters, changed only by the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Codebook
from annotator.domain.label import Label, Layer
from annotator.domain.span import Span
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import Aside
from annotator.ui.transcript_page.folds import Fold
from annotator.ui.transcript_page.look import Look
from annotator.ui.transcript_page.marks import MarkLayers
from annotator.ui.transcript_page.shown import ShownText, Stretch
from annotator.ui.transcript_page.spots import Detail, Spots, Suggested


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """An annotation where it stands: its document stretch and its lane among those it overlaps."""

    annotation: Annotation
    label: Label | None
    start: int
    end: int
    lane: int


@dataclass
class PageState:
    """A transcript in one view with its marks, and what of it is selected.

    ``selection`` and ``sentence`` are document stretches; ``preview`` is where the selected
    annotation would stand if the border that is being dragged were dropped here. ``composing`` is how far,
    in the document's units, the caret stands in the letters that an input method composes. ``hidden`` is
    what the user does not want to see.
    """

    shown: ShownText
    layers: MarkLayers
    codebook: Codebook
    look: Look
    selected: str | None = None
    preview: Span | None = None
    selection: Stretch | None = None
    sentence: Stretch | None = None
    caret: int = 0
    has_focus: bool = False
    composing: int | None = None
    hidden: frozenset[Layer | Detail] = frozenset()
    hits: Spots[Span] = field(default_factory=Spots)
    hits_given: Sequence[Span] = ()
    current_hit: Span | None = None
    suggestions: Spots[Suggested] = field(default_factory=Spots)
    proposed_topics: Spots[Suggested] = field(default_factory=Spots)
    folds: Sequence[Fold] = ()
    open_folds: Sequence[Fold] = ()

    @classmethod
    def of(cls, shown: ShownText, codebook: Codebook, look: Look) -> PageState:
        """The state in which a transcript is first shown."""
        return cls(shown, MarkLayers(shown.transcript, codebook), codebook, look)

    def take_over(self, old: PageState) -> None:
        """Go on showing what was shown of the same transcript before it was shown anew."""
        if old.selected in self.transcript.annotation_by_id:
            self.selected = old.selected
        self.hits, self.hits_given, self.current_hit = old.hits, old.hits_given, old.current_hit
        self.suggestions, self.proposed_topics = old.suggestions, old.proposed_topics

    def shows(self, what: Layer | Detail) -> bool:
        """Whether the user wants to see it."""
        return what not in self.hidden

    @property
    def transcript(self) -> AnnotatedTranscript:
        return self.shown.transcript

    @property
    def terms(self) -> Sequence[str]:
        """The terms of the glossary: each is a word, whatever the dictionary says."""
        return tuple(term.term for term in self.codebook.terms)

    def is_reviewed(self, offset: int) -> bool:
        """Whether somebody is done with the text at a source place."""
        reviewed = self.transcript.reviewed
        i = bisect_right(reviewed, offset, key=lambda span: span.start) - 1
        return i >= 0 and offset < reviewed[i].end

    @property
    def at_the_caret(self) -> tuple[Stretch | None, ...]:
        """The document stretches of the caret, of what is selected and of the caret's sentence."""
        return (self.caret, self.caret), self.selection, self.sentence

    def selected_claim(self) -> Annotation | None:
        """The selected annotation if it is a claim: only those stand in the text itself."""
        if self.selected is None:
            return None
        annotation = self.transcript.annotation_by_id.get(self.selected)
        label = None if annotation is None else self.codebook.label_by_id.get(annotation.label_id)
        return annotation if label is not None and label.layer is Layer.CLAIMS else None

    def asides_over(self, first: int, last: int) -> Iterator[Aside]:
        """The asides that touch source text ``[first, last]``."""
        asides = self.transcript.asides
        i = bisect_left(asides, first, key=lambda aside: aside.end)
        while i < len(asides) and asides[i].start <= last:
            yield asides[i]
            i += 1

    def span_of(self, annotation: Annotation) -> Span:
        """Where the annotation stands, or would stand while a border of it is being dragged."""
        if annotation.id == self.selected and self.preview is not None:
            return self.preview
        return annotation.span

    def claims_over(self, start: int, end: int) -> list[PlacedMark]:
        """The claims over a document stretch, the outer ones first; of a hidden layer the selected one."""
        first, last = self.shown.source_window(start, end)
        found = []
        is_hidden = not self.shows(Layer.CLAIMS)
        for annotation, lane in self.layers.claims.lanes(first, last + 1):
            if is_hidden and annotation.id != self.selected:
                continue
            label = self.codebook.label_by_id.get(annotation.label_id)
            left, right = self.shown.document_stretch(self.span_of(annotation))
            if left < end and start < right:
                found.append(PlacedMark(annotation, label, left, right, lane))
        return found

    def claims_under(self, position: int) -> list[PlacedMark]:
        """The claims over the character at a document place, the innermost first."""
        found = self.claims_over(position, position + 1)
        return sorted(found, key=lambda mark: (mark.end - mark.start, -mark.lane))

    def turns_over(self, start: int, end: int) -> Iterator[tuple[Turn, Stretch]]:
        """The turns over a document stretch, each with its own document stretch."""
        first, last = self.shown.source_window(start, end)
        for turn, turn_end in self.transcript.turns_over(first, last + 1):
            yield turn, self.shown.document_range(turn.start, turn_end)

    def speakers_of(self, turn: Turn) -> list[Speaker]:
        known = self.codebook.speaker_by_id
        return [known[speaker] for speaker in turn.speaker_ids if speaker in known]
