"""Where words stand in the transcripts of a project, and which marks are where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span
from annotator.store.search_reader import Listed
from annotator.text.matching import Matches, Query, matches
from annotator.text.text_map import TextMap, View, shown_text
from annotator.workspace.filtering import ANYTHING, Filter, Mark, Sieve

if TYPE_CHECKING:
    from annotator.workspace.workspace import Workspace

_AROUND = 40
"""Characters of context on either side, where the line has as many."""
_LONGEST_QUOTE = 200
"""Characters of a mark's words that a hit shows; a turn or a topic may be pages long."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found: its span of source text, its words, and the text of the line around them.

    ``annotation_id`` names the claim or topic where marks were looked for without words; the words of
    such a hit may be cut short.
    """

    transcript_id: str
    span: Span
    before: str
    words: str
    after: str
    annotation_id: str | None = None


class Count(NamedTuple):
    """How many hits a transcript has."""

    transcript_id: str
    hits: int


def _never() -> bool:
    return False


class Searching:
    """Finds words and marks in a project as it is at the moment; see :meth:`find`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def prepare(self, cancelled: Callable[[], bool] = _never) -> None:
        """Have the texts of the project ready, so that the first search is as quick as the others.

        For another thread than the window's; a search works without it.
        """

    def release(self) -> None:
        """Free the memory; the next search reads the project anew."""

    def find(
        self,
        query: Query,
        only: Filter = ANYTHING,
        *,
        in_source: bool = False,
        transcripts: Sequence[str] | None = None,
        cancelled: Callable[[], bool] = _never,
    ) -> Iterator[Hit]:
        """The hits, transcript by transcript as listed, in text order; found as they are asked for.

        With words, where they stand in the reading text (``in_source``: in the source text); no hit
        overlaps another, the leftmost counts. A filter keeps those that lie within such a mark. Without
        words, the marks that pass the filter; without either, nothing. ``transcripts`` are the ids
        of those to search. May run in any thread. Raises ``BadPattern`` (a ``UserError``), at once
        for one that makes no sense and on the way for one that takes too long.
        """
        found = matches(query) if query.words else None
        if found is None and only.is_empty:
            return iter(())
        return self._hits(found, only, in_source, transcripts, cancelled)

    def count(
        self,
        query: Query,
        only: Filter = ANYTHING,
        *,
        in_source: bool = False,
        transcripts: Sequence[str] | None = None,
        cancelled: Callable[[], bool] = _never,
    ) -> Iterator[Count]:
        """How many hits :meth:`find` has in each transcript that has any, in the order of the list."""
        counts: dict[str, int] = {}
        for hit in self.find(query, only, in_source=in_source, transcripts=transcripts, cancelled=cancelled):
            counts[hit.transcript_id] = counts.get(hit.transcript_id, 0) + 1
        return (Count(*item) for item in counts.items())

    def _hits(
        self,
        found: Matches | None,
        only: Filter,
        in_source: bool,
        transcripts: Sequence[str] | None,
        cancelled: Callable[[], bool],
    ) -> Iterator[Hit]:
        sieve = Sieve(only, self._workspace.codebook)
        with self._workspace.reading_texts() as reader:
            listed = reader.listed()
        for transcript in listed:
            if cancelled():
                return
            if (transcripts is not None and transcript.id not in transcripts) or not only.takes(transcript):
                continue
            with self._workspace.reading_texts() as reader:
                text = reader.texts([transcript.text_sha256])[transcript.text_sha256]
                corrections = reader.replaced([transcript.id]).get(transcript.id, ())
                marks = sieve.marks(reader, transcript) if only.is_about_marks or found is None else None
            where = TextMap(len(text), corrections, View.SOURCE if in_source else View.READING)
            shown = text if in_source else shown_text(text, corrections)
            if found is None:
                for mark in marks or ():
                    yield _mark_hit(transcript, mark, shown, where)
                continue
            for start, end in found(shown):
                if cancelled():
                    return
                if marks is None or _is_within(start, end, marks, where):
                    yield _hit(transcript, where.span(start, end), shown, start, end)


def _is_within(start: int, end: int, marks: Sequence[Mark], where: TextMap) -> bool:
    for mark in marks:
        first, last = where.shown_span(mark.span)
        if first <= start and end <= last:
            return True
    return False


def _mark_hit(transcript: Listed, mark: Mark, shown: str, where: TextMap) -> Hit:
    start, end = where.shown_span(mark.span)
    return _hit(
        transcript,
        mark.span,
        shown,
        start,
        min(end, start + _LONGEST_QUOTE),
        annotation_id=mark.annotation_id,
    )


def _hit(
    transcript: Listed, span: Span, shown: str, start: int, end: int, annotation_id: str | None = None
) -> Hit:
    before = shown[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = shown[end : end + _AROUND].partition("\n")[0]
    return Hit(transcript.id, span, before, shown[start:end], after, annotation_id)
