"""What the page shows of a transcript, and the three ways of counting places in it.

*Source* places are those of the domain. *Shown* places are code points of the text in view.
*Document* places are the UTF-16 units of Qt's document, which holds exactly the shown text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change
from annotator.domain.correction import Correction, CorrectionStatus
from annotator.domain.span import Place, Span
from annotator.editing.retyping import corrections_touching as corrections_touching
from annotator.text.running_text import RunningText
from annotator.text.text_map import Side, TextMap, View, shown_text
from annotator.ui.utf16 import Utf16Map, units

Stretch = tuple[int, int]
_FEW = 8
"""Up to so many stretches are followed one by one; beyond, the map is made anew."""

_STRUCTURAL = str.maketrans({"\r": "\u240d", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd", "\ufffc": "\ufffd"})


def as_document_text(text: str) -> str:
    """The text as Qt's document takes it: characters that Qt gives a meaning of its own are replaced.

    One character stands for one, so no place moves.
    """
    if any(character in text for character in "\r\ufdd0\ufdd1\ufffc"):
        return text.translate(_STRUCTURAL)
    return text


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A stretch of the document ``[start, end)`` that now reads ``text``, of ``length`` units."""

    start: int
    end: int
    text: str
    length: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction as shown, in document places; ``old`` or ``new`` is ``None`` where it is not shown."""

    correction: Correction
    old: Stretch | None
    new: Stretch | None


@dataclass(frozen=True, slots=True)
class _Moved:
    start: int
    end: int
    replacement: str


class ShownText:
    """The text of a transcript in one view, kept up to date with its corrections."""

    def __init__(self, transcript: AnnotatedTranscript, view: View) -> None:
        self.transcript = transcript
        self.view = view
        text = shown_text(transcript.text, transcript.accepted_corrections, view)
        self.running = RunningText(text)
        self.map = TextMap(len(transcript.text), transcript.accepted_corrections, view)
        self._units = Utf16Map(text)

    @property
    def text(self) -> str:
        """All of the text; whoever looks at a stretch of it asks ``running``, which costs less."""
        return self.running.whole

    @property
    def length(self) -> int:
        """The document's length in its own units."""
        return self._units.unit_length

    def to_document(self, shown: int) -> int:
        return self._units.to_units(shown)

    def to_document_all(self, shown: Iterable[int]) -> list[int]:
        """Document places of many shown places."""
        return self._units.all_to_units(shown)

    def from_document(self, position: int) -> int:
        """The shown place at a document place; Qt's final paragraph end counts as the end."""
        return self._units.to_code_points(min(max(position, 0), self._units.unit_length))

    def document_place(self, place: Place, side: Side = Side.START) -> int:
        return self.to_document(self.map.shown(place, side))

    def document_stretch(self, span: Span) -> Stretch:
        start, end = self.map.shown_span(span)
        return self.to_document(start), self.to_document(end)

    def document_range(self, start: int, end: int) -> Stretch:
        """The document stretch of source text ``[start, end)``."""
        first = self.map.shown(Place(start), Side.START)
        last = max(first, self.map.shown(Place(end), Side.END))
        return self.to_document(first), self.to_document(last)

    def place(self, position: int, side: Side = Side.START) -> Place:
        """The source place at a document place."""
        return self.map.place(self.from_document(position), side)

    def span(self, start: int, end: int) -> Span | None:
        """The span of a document stretch; ``None`` where it holds nothing."""
        first, last = self.from_document(start), self.from_document(end)
        try:
            return self.map.span(first, last)
        except ValueError:
            return None

    def source_window(self, start: int, end: int) -> Stretch:
        """The source text that a document stretch can show, never less."""
        first = self.place(start, Side.END).offset
        last = self.place(end, Side.START).offset
        return min(first, last), max(first, last)

    def corrections_over(self, start: int, end: int) -> list[Corrected]:
        """The accepted corrections that touch a document stretch, in text order."""
        first, last = self.source_window(start, end)
        corrections = self.transcript.accepted_corrections
        found = []
        i = bisect_left(corrections, first, key=lambda c: c.end)
        while i < len(corrections) and corrections[i].start <= last:
            found.append(self._as_shown(i))
            i += 1
        return found

    def _as_shown(self, i: int) -> Corrected:
        correction = self.transcript.accepted_corrections[i]
        if self.view is View.SOURCE:
            return Corrected(correction, self.document_range(correction.start, correction.end), None)
        piece = self.map.pieces[i]
        middle = self.to_document(piece.new_start)
        old = (self.to_document(piece.shown_start), middle) if piece.kept else None
        return Corrected(correction, old, (middle, self.to_document(piece.shown_end)))

    def follow(self, transcript: AnnotatedTranscript, changes: Iterable[Change]) -> list[Rewrite]:
        """Take over the transcript after changes; what of the document must be rewritten, last first."""
        touched = _touched_by_corrections(transcript.id, changes)
        old, self.transcript = self.transcript, transcript
        if not touched or self.view is View.SOURCE:
            return []
        before, after = old.accepted_corrections, transcript.accepted_corrections
        stretches = _widened(touched, before, after)
        new_map = self._map_after(stretches, before, after)
        rewrites = []
        for start, end in reversed(stretches):
            words = _stretch_text(transcript.text, after, (start, end), self.view)
            rewrites.append(self._rewrite(start, end, words))
        self.map = new_map
        return rewrites

    def _map_after(
        self, stretches: Sequence[Stretch], before: Sequence[Correction], after: Sequence[Correction]
    ) -> TextMap:
        if len(stretches) > _FEW:
            return TextMap(len(self.transcript.text), after, self.view)
        made = self.map
        for stretch in reversed(stretches):
            now = corrections_touching(after, *stretch)
            first = bisect_left(before, stretch[0], key=lambda c: c.end)
            made = made.following(first, first + len(corrections_touching(before, *stretch)), now)
        return made

    def _rewrite(self, start: int, end: int, words: str) -> Rewrite:
        first = self.map.shown(Place(start), Side.END)
        last = self.map.shown(Place(end), Side.START)
        rewrite = Rewrite(self.to_document(first), self.to_document(last), words, units(words))
        self.running.replace(first, last, words)
        self._units.replace(first, last, words)
        return rewrite


def _touched_by_corrections(transcript_id: str, changes: Iterable[Change]) -> list[Stretch]:
    found = []
    for change in changes:
        for thing in (change.before, change.after):
            if not isinstance(thing, Correction) or thing.transcript_id != transcript_id:
                continue
            if thing.status is CorrectionStatus.ACCEPTED:
                found.append((thing.start, thing.end))
    return found


def _widened(
    touched: Iterable[Stretch], before: Sequence[Correction], after: Sequence[Correction]
) -> list[Stretch]:
    """The stretches, grown until no correction, old or new, touches a border of one; merged, in order."""
    merged: list[Stretch] = []
    for stretch in sorted(_grown(start, end, before, after) for start, end in touched):
        if merged and merged[-1][1] >= stretch[0]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], stretch[1]))
        else:
            merged.append(stretch)
    return merged


def _grown(start: int, end: int, before: Sequence[Correction], after: Sequence[Correction]) -> Stretch:
    while True:
        near = [*corrections_touching(before, start, end), *corrections_touching(after, start, end)]
        first = min([start, *(c.start for c in near)])
        last = max([end, *(c.end for c in near)])
        if (first, last) == (start, end):
            return start, end
        start, end = first, last


def _stretch_text(source: str, corrections: Sequence[Correction], stretch: Stretch, view: View) -> str:
    start, end = stretch
    inside = [
        _Moved(c.start - start, c.end - start, c.replacement)
        for c in corrections_touching(corrections, start, end)
    ]
    return shown_text(source[start:end], inside, view)
