"""Where words stand in one transcript, as it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.span import Span
from annotator.text.text_map import TextMap, shown_text

_BEFORE, _AFTER = 12, 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found: its span, its words, and the reading text around them."""

    span: Span
    before: str
    words: str
    after: str


class Finder:
    """Finds plain words in the reading text of a transcript, whatever their case."""

    def __init__(self, transcript: AnnotatedTranscript) -> None:
        self._transcript = transcript

    @cached_property
    def _reading(self) -> str:
        return shown_text(self._transcript.text, self._transcript.accepted_corrections)

    @cached_property
    def _map(self) -> TextMap:
        return TextMap(len(self._transcript.text), self._transcript.accepted_corrections)

    def find(self, words: str) -> Iterator[Hit]:
        """The places where the words stand, in text order; none for no words."""
        if not words:
            return
        text = self._reading
        for found in re.finditer(re.escape(words), text, re.IGNORECASE):
            start, end = found.span()
            before = text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
            after = text[end : end + _AFTER].partition("\n")[0]
            yield Hit(self._map.span(start, end), before, found.group(), after)
