"""Where words stand in the transcripts of a project, and which marks are where.

The texts are held in memory as they read (:mod:`annotator.workspace.searched_texts`) and looked
through from first to last; there is no index that could miss anything. Ten million characters take
a few hundredths of a second, and the first hits are there before that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span
from annotator.store.search_reader import Listed
from annotator.text.matching import Matcher, Query, Way, load, matcher
from annotator.text.written import Stretch
from annotator.workspace.filtering import ANYTHING, Filter, Mark, Sieve
from annotator.workspace.searched_texts import SearchedText, SearchedTexts

if TYPE_CHECKING:
    from annotator.workspace.workspace import Workspace

_AROUND = 40
"""Characters of context on either side, where the line has as many."""
LONGEST_QUOTE = 200
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A search as it was asked for; without a matcher it is for marks."""

    matcher: Matcher | None
    only: Filter
    sieve: Sieve
    in_source: bool
    transcripts: frozenset[str] | None
    cancelled: Callable[[], bool]

    @property
    def is_for_nothing(self) -> bool:
        return self.matcher is None and self.only.is_empty

    def takes(self, transcript: Listed) -> bool:
        """Whether the transcript is to be searched."""
        return self.only.takes(transcript) and (self.transcripts is None or transcript.id in self.transcripts)


class Searching:
    """Finds words and marks in a project as it is when the search begins; see :meth:`find`.

    All methods may run in any thread, several at once.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._texts = SearchedTexts(workspace)

    def prepare(
        self,
        way: Way = Way.PLAIN,
        *,
        in_source: bool = False,
        cancelled: Callable[[], bool] = _never,
    ) -> None:
        """Have everything ready, so that the first search is as quick as the others.

        For another thread than the window's; a search works without it. Memory is then held for the
        texts of the whole project, two bytes a character or four, until :meth:`release`.
        """
        load(way)
        for _ in self._texts.each(self._texts.listed(), in_source=in_source):
            if cancelled():
                return

    def release(self) -> None:
        """Free the memory; the next search reads the project anew."""
        self._texts.release()

    def find(
        self,
        query: Query,
        only: Filter = ANYTHING,
        *,
        in_source: bool = False,
        transcripts: Sequence[str] | None = None,
        cancelled: Callable[[], bool] = _never,
    ) -> Iterator[Hit]:
        """The hits, transcript by transcript as listed, in text order; looked for as they are asked for.

        With words, where they stand in the reading text (``in_source``: in the source text); no hit
        overlaps another, the leftmost counts. A filter keeps those that lie within such a mark. Without
        words, the marks that pass the filter; without either, nothing. ``transcripts`` are the ids
        of those to search. Raises ``BadPattern`` (a ``UserError``), at once for one that makes no
        sense and on the way for one that takes too long.
        """
        return self._hits(
            self._asked(query, only, in_source=in_source, transcripts=transcripts, cancelled=cancelled)
        )

    def count(
        self,
        query: Query,
        only: Filter = ANYTHING,
        *,
        in_source: bool = False,
        transcripts: Sequence[str] | None = None,
        cancelled: Callable[[], bool] = _never,
    ) -> Iterator[Count]:
        """How many hits :meth:`find` has in each transcript that has any, in the order of the list.

        Much quicker than to find them. Raises as :meth:`find` does.
        """
        return self._counts(
            self._asked(query, only, in_source=in_source, transcripts=transcripts, cancelled=cancelled)
        )

    def _asked(
        self,
        query: Query,
        only: Filter,
        *,
        in_source: bool,
        transcripts: Sequence[str] | None,
        cancelled: Callable[[], bool],
    ) -> _Asked:
        return _Asked(
            matcher(query) if query.words else None,
            only,
            Sieve(only, self._workspace.codebook),
            in_source,
            None if transcripts is None else frozenset(transcripts),
            cancelled,
        )

    def _searched(self, asked: _Asked) -> Iterator[tuple[Listed, SearchedText]]:
        if asked.is_for_nothing:
            return
        chosen = [transcript for transcript in self._texts.listed() if asked.takes(transcript)]
        for transcript, text in self._texts.each(chosen, in_source=asked.in_source):
            if asked.cancelled():
                return
            yield transcript, text

    def _hits(self, asked: _Asked) -> Iterator[Hit]:
        for transcript, text in self._searched(asked):
            if asked.matcher is None:
                for mark in self._marks(asked, transcript):
                    if asked.cancelled():
                        return
                    yield _mark_hit(transcript, mark, text)
                continue
            for stretch in self._stretches(asked, transcript, text):
                if asked.cancelled():
                    return
                yield _hit(transcript, text, stretch)

    def _counts(self, asked: _Asked) -> Iterator[Count]:
        for transcript, text in self._searched(asked):
            if asked.matcher is None:
                hits = len(self._marks(asked, transcript))
            elif asked.only.is_about_marks:
                hits = sum(1 for _ in self._stretches(asked, transcript, text))
            else:
                hits = asked.matcher.count(text.text)
            if hits:
                yield Count(transcript.id, hits)

    def _stretches(self, asked: _Asked, transcript: Listed, text: SearchedText) -> Iterator[Stretch]:
        """Where the words stand, within the marks that were asked for if any were."""
        assert asked.matcher is not None
        within: _Within | None = None
        for start, end in asked.matcher.stretches(text.text):
            if asked.only.is_about_marks:
                if within is None:  # marks are read only where there are words
                    within = _Within([text.stretch(m.span) for m in self._marks(asked, transcript)])
                if not within.holds(start, end):
                    continue
            yield start, end

    def _marks(self, asked: _Asked, transcript: Listed) -> Sequence[Mark]:
        with self._workspace.reading_texts() as reader:
            return asked.sieve.marks(reader, transcript)


class _Within:
    """Stretches of a text, to be asked whether one of them holds another."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._farthest = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        i = bisect_right(self._starts, start) - 1
        return i >= 0 and end <= self._farthest[i]


def _mark_hit(transcript: Listed, mark: Mark, text: SearchedText) -> Hit:
    start, end = text.stretch(mark.span)
    shown = (start, min(end, start + LONGEST_QUOTE))
    return _hit(transcript, text, shown, span=mark.span, annotation_id=mark.annotation_id)


def _hit(
    transcript: Listed,
    text: SearchedText,
    shown: Stretch,
    *,
    span: Span | None = None,
    annotation_id: str | None = None,
) -> Hit:
    """A hit at a stretch of the text as it is shown; its span is that stretch's unless it is told."""
    start, end = shown
    before = text.text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text.text[end : end + _AROUND].partition("\n")[0]
    place = span if span is not None else text.span(start, end)
    return Hit(transcript.id, place, before, text.text[start:end], after, annotation_id)
