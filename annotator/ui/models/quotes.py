"""The words of spans as the reading text has them."""

from __future__ import annotations

from functools import cached_property

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction
from annotator.domain.span import Span
from annotator.text.text_map import TextMap, shown_text


class Quotes:
    """Reads spans of one transcript; made anew only where its corrections have changed."""

    def __init__(self, text: str, corrections: tuple[Correction, ...]) -> None:
        self._source = text
        self.corrections = corrections

    @cached_property
    def _map(self) -> TextMap:
        return TextMap(len(self._source), self.corrections)

    @cached_property
    def _reading(self) -> str:
        return shown_text(self._source, self.corrections)

    def of(self, span: Span) -> str:
        """The span's words in the reading text, line ends as blanks."""
        if not self.corrections:
            words = self._source[span.start : span.end]
        else:
            start, end = self._map.shown_span(span)
            words = self._reading[start:end]
        return " ".join(words.split()) if "\n" in words else words


class QuoteShelf:
    """The quotes of the transcripts shown last, so that a new value of one costs nothing."""

    def __init__(self) -> None:
        self._by_id: dict[str, Quotes] = {}

    def of(self, transcript: AnnotatedTranscript) -> Quotes:
        """The quotes of a transcript as it is now."""
        known = self._by_id.get(transcript.id)
        corrections = transcript.accepted_corrections
        if known is None or known.corrections != corrections:
            known = self._by_id[transcript.id] = Quotes(transcript.text, corrections)
        return known
