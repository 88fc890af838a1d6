"""Whether places that were found still read as they were listed: others may have edited meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from annotator.domain.correction import Correction, CorrectionStatus
from annotator.domain.span import Span
from annotator.domain.transcript import Transcript
from annotator.store.reader import Reader
from annotator.text.text_map import TextMap, shown_text
from annotator.workspace.finding import LONGEST_QUOTE, Hit


class TextNow(NamedTuple):
    """A transcript as it reads now, or its source text, and the places in it."""

    text: str
    where: TextMap

    def stretch(self, span: Span) -> tuple[int, int]:
        """Where a source span stands in the text."""
        return self.where.shown_span(span)

    def reads(self, hit: Hit) -> bool:
        """Whether the words of a hit are those that stand there; a long mark's were cut when it was found."""
        start, end = self.stretch(hit.span)
        size = len(hit.words)
        is_whole = end - start == size or (size == LONGEST_QUOTE and end - start > size)
        return is_whole and self.text.startswith(hit.words, start)

    def holds(self, hit: Hit) -> bool:
        """Whether it reads so at just these borders: a correction over more than the hit is not the hit."""
        start, end = self.stretch(hit.span)
        return start < end and self.reads(hit) and self.where.span(start, end) == hit.span


def text_now(reader: Reader, transcript_id: str, *, in_source: bool = False) -> TextNow | None:
    """The text in which places of a transcript were found; ``None`` where it is gone."""
    transcript = reader.find(Transcript, transcript_id)
    if transcript is None:
        return None
    source = reader.text(transcript.text_sha256)
    known: tuple[Correction, ...] = ()
    if not in_source:
        known = reader.all(Correction, transcript_id=transcript_id, status=CorrectionStatus.ACCEPTED)
    return TextNow(shown_text(source, known), TextMap(len(source), known))


def still_there(reader: Reader, hits: Iterable[Hit], *, in_source: bool, exactly: bool = False) -> list[Hit]:
    """The hits that read as they were listed; with ``exactly`` also their borders are what they were."""
    kept: list[Hit] = []
    for transcript_id, group in groupby(hits, key=lambda hit: hit.transcript_id):
        now = text_now(reader, transcript_id, in_source=in_source)
        if now is not None:
            kept += filter(now.holds if exactly else now.reads, group)
    return kept
