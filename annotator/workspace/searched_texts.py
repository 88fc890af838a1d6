"""The texts of a project's transcripts, held in memory for searching and kept as the project is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span
from annotator.store.search_reader import Listed, Replaced, SearchReader
from annotator.text.text_map import TextMap, shown_text
from annotator.workspace.damage import fitted_text

if TYPE_CHECKING:
    from annotator.workspace.workspace import Workspace

_AT_ONCE = 200_000
"""Characters that are read in one go at first, and twice as many every time: first hits come first."""
_MOST_AT_ONCE = 400
"""Transcripts that are read in one go; databases limit the parameters of a query."""


class SearchedText:
    """One transcript's text as it is searched: as it reads, or as its source.

    ``text`` is what is searched; spans are of source text all the same. ``is_source`` says that the
    two are one.
    """

    def __init__(self, source: str, corrections: Sequence[Replaced] = ()) -> None:
        self.is_source = not corrections
        self.text = shown_text(source, corrections) if corrections else source
        self._length = len(source)
        self._corrections = corrections

    @cached_property
    def _map(self) -> TextMap | None:
        where = TextMap(self._length, self._corrections) if self._corrections else None
        self._corrections = ()  # the map knows them
        return where

    def span(self, start: int, end: int) -> Span:
        """The source span of a stretch of the text."""
        where = self._map
        return Span(start, end) if where is None else where.span(start, end)

    def stretch(self, span: Span) -> tuple[int, int]:
        """Where a source span stands in the text."""
        where = self._map
        return (span.start, span.end) if where is None else where.shown_span(span)


class _Key(NamedTuple):
    transcript_id: str
    in_source: bool


class SearchedTexts:
    """The texts of a project, each read when it is first asked for; may be used from several threads.

    What is held is compared with the journal before every search, so it follows every edit, undo
    and redo, of this program or another; only the texts with other corrections are read anew.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = Lock()
        self._revision = -1
        self._listed: tuple[Listed, ...] = ()
        self._held: dict[_Key, SearchedText] = {}

    def release(self) -> None:
        """Free the memory."""
        with self._lock:
            self._revision = -1
            self._listed = ()
            self._held.clear()

    def listed(self) -> tuple[Listed, ...]:
        """The transcripts as they are listed now; what has changed meanwhile is no longer held."""
        with self._workspace.reading_texts() as reader, self._lock:
            revision = reader.revision()
            if revision != self._revision:
                self._let_go(reader.corrected_since(self._revision) if self._revision >= 0 else None)
                self._listed = reader.listed()
                there = {transcript.id for transcript in self._listed}
                self._held = {key: text for key, text in self._held.items() if key.transcript_id in there}
                self._revision = revision
            return self._listed

    def _let_go(self, transcript_ids: Collection[str] | None) -> None:
        if transcript_ids is None:
            self._held.clear()
            return
        for transcript_id in transcript_ids:
            self._held.pop(_Key(transcript_id, in_source=False), None)

    def each(
        self, transcripts: Sequence[Listed], *, in_source: bool
    ) -> Iterator[tuple[Listed, SearchedText]]:
        """The texts of transcripts, one after the other; those that are not held are read some at a time."""
        at, characters = 0, _AT_ONCE
        while at < len(transcripts):
            group = _group(transcripts, at, characters)
            texts = self._texts(group, in_source=in_source)
            yield from ((transcript, texts[transcript.id]) for transcript in group if transcript.id in texts)
            at, characters = at + len(group), 2 * characters

    def _texts(self, group: Sequence[Listed], *, in_source: bool) -> dict[str, SearchedText]:
        held = self._held
        found = {t.id: text for t in group if (text := held.get(_Key(t.id, in_source))) is not None}
        missing = [transcript for transcript in group if transcript.id not in found]
        if missing:
            with self._workspace.reading_texts() as reader:
                revision = reader.revision()
                read = _read(reader, missing, in_source=in_source)
            self._hold(read, revision, in_source=in_source)
            found.update(read)
        return found

    def _hold(self, read: dict[str, SearchedText], revision: int, *, in_source: bool) -> None:
        """Keep what was read, unless it has been overtaken meanwhile."""
        with self._lock:
            if 0 <= self._revision <= revision:
                self._held |= {_Key(i, in_source): text for i, text in read.items()}
                self._held |= {_Key(i, in_source=True): text for i, text in read.items() if text.is_source}


def _group(transcripts: Sequence[Listed], at: int, characters: int) -> Sequence[Listed]:
    """The next transcripts that are read in one go: at least one."""
    stop, size = at, 0
    while stop < len(transcripts) and size < characters and stop - at < _MOST_AT_ONCE:
        size += transcripts[stop].characters
        stop += 1
    return transcripts[at:stop]


def _read(reader: SearchReader, transcripts: Sequence[Listed], *, in_source: bool) -> dict[str, SearchedText]:
    """The texts of transcripts; one that was removed meanwhile is left out."""
    sources = reader.texts([transcript.text_sha256 for transcript in transcripts])
    corrections = {} if in_source else reader.replaced([transcript.id for transcript in transcripts])
    return {
        t.id: SearchedText(fitted_text(sources[t.text_sha256], t.characters), corrections.get(t.id, ()))
        for t in transcripts
        if t.text_sha256 in sources
    }
