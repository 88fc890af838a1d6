"""What is done with places that were found: they become claims, corrections or stretches of a topic.

Each function reads the project and returns one edit for all the places, so that doing it is one
undoable step. Places that are so already are left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from annotator.domain.annotation import Annotation
from annotator.domain.correction import Correction, CorrectionOrigin, CorrectionStatus
from annotator.domain.identity import new_id
from annotator.domain.label import Layer
from annotator.domain.span import Place, Span
from annotator.domain.transcript import Transcript
from annotator.editing import AddLabel, Annotate, Batch, Correct, Edit
from annotator.store.reader import Reader
from annotator.text.mishearing import kind_of
from annotator.text.text_map import TextMap, shown_text
from annotator.workspace.finding import Hit


@dataclass(frozen=True, slots=True)
class Turned:
    """An edit for ``places`` places, none where there is none; ``left`` are so already."""

    edit: Batch | None
    places: int
    left: int


def into_claims(reader: Reader, hits: Sequence[Hit], label_id: str) -> Turned:
    """Mark the words of each hit with a label, but those that lie in a mark of that label."""
    return _marked(reader, [(hit.transcript_id, hit.span) for hit in hits], label_id, ())


def into_topic(reader: Reader, hits: Sequence[Hit], label_id: str) -> Turned:
    """Mark the paragraph of each hit with a topic; paragraphs that are neighbours become one stretch."""
    return _marked(reader, _paragraphs(reader, hits), label_id, ())


def into_new_topic(reader: Reader, hits: Sequence[Hit], name: str, step_name: str) -> Turned:
    """The same with a topic that the codebook does not have yet; ``step_name`` is what undo calls it."""
    label = AddLabel(Layer.TOPICS, name, id=new_id())
    return _marked(reader, _paragraphs(reader, hits), label.id, (label,), step_name)


def _marked(
    reader: Reader,
    places: Sequence[tuple[str, Span]],
    label_id: str,
    first: tuple[Edit, ...],
    step_name: str = "",
) -> Turned:
    there: dict[str, list[Span]] = {}
    transcripts = tuple({transcript_id for transcript_id, _ in places})
    for known in reader.all(Annotation, label_id=label_id, transcript_id=transcripts):
        there.setdefault(known.transcript_id, []).append(known.span)
    new = []
    for transcript_id, group in groupby(places, key=lambda place: place[0]):
        spans = [span for _, span in group]
        new += [(transcript_id, span) for span in _uncovered(spans, there.get(transcript_id, ()))]
    edits = (
        Annotate(transcript_id, span.start, span.end, label_id, span.start_inner, span.end_inner)
        for transcript_id, span in new
    )
    edit = Batch((*first, *edits), step_name) if new else None
    return Turned(edit, len(new), len(places) - len(new))


def _uncovered(spans: Sequence[Span], there: Sequence[Span]) -> Iterator[Span]:
    """The spans that lie in none of those that are there; both in text order."""
    reach = Place(-1)
    waiting = iter(there)
    upcoming = next(waiting, None)
    for span in spans:
        while upcoming is not None and upcoming.first <= span.first:
            reach = max(reach, upcoming.last)
            upcoming = next(waiting, None)
        if reach < span.last:
            yield span


def _paragraphs(reader: Reader, hits: Iterable[Hit]) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    for transcript_id, group in groupby(hits, key=lambda hit: hit.transcript_id):
        transcript = reader.find(Transcript, transcript_id)
        if transcript is None:
            continue
        text = reader.text(transcript.text_sha256)
        found += [(transcript_id, span) for span in _joined(text, group)]
    return found


def _joined(text: str, hits: Iterable[Hit]) -> Iterator[Span]:
    """The lines of the hits without the blanks around them, those with nothing between them as one.

    A hit that is a mark itself stands for its own stretch.
    """
    start = end = -1
    for hit in hits:
        first, last = (hit.span.start, hit.span.end) if hit.annotation_id else _line(text, hit.span)
        if end >= 0 and not text[end:first].strip():
            end = max(end, last)
            continue
        if start < end:
            yield Span(start, end)
        start, end = first, last
    if start < end:
        yield Span(start, end)


def _line(text: str, span: Span) -> tuple[int, int]:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", max(start, span.end - 1))  # a turn ends with its line end
    line = text[start : len(text) if end < 0 else end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def into_corrections(reader: Reader, hits: Sequence[Hit], replacement: str) -> Turned:
    """Let each hit read ``replacement``; those that read so already are left.

    What went wrong is told from the two wordings. The hits are those of the reading text or, where
    they have no inner offsets, of the source text.
    """
    new = [hit for hit in hits if hit.words != replacement]
    edits: list[Edit] = []
    for transcript_id, group in groupby(new, key=lambda hit: hit.transcript_id):
        chains = list(_chains(group))
        shown = _shown(reader, transcript_id) if any(len(chain) > 1 for chain in chains) else None
        for chain in reversed(chains):  # so that what stands before one is as it was found
            heard, meant = chain[0].words, replacement
            if len(chain) > 1 and shown is not None:
                heard, meant = _replaced(shown, chain, replacement)
            edits.append(_correct(chain, heard, meant))
    return Turned(Batch(tuple(edits)) if edits else None, len(new), len(hits) - len(new))


def _chains(hits: Iterable[Hit]) -> Iterator[list[Hit]]:
    """The hits of one transcript, those that lie in the same corrected words together.

    Correcting one of them changes the words in which the places of the others are counted.
    """
    chain: list[Hit] = []
    for hit in hits:
        last = chain[-1].span if chain else None
        if last is not None and last.end == hit.span.start and (last.end_inner or hit.span.start_inner):
            chain.append(hit)
            continue
        if chain:
            yield chain
        chain = [hit]
    if chain:
        yield chain


class _Shown(NamedTuple):
    """The reading text of a transcript, and the places in it."""

    text: str
    where: TextMap


def _shown(reader: Reader, transcript_id: str) -> _Shown | None:
    transcript = reader.find(Transcript, transcript_id)
    if transcript is None:
        return None
    source = reader.text(transcript.text_sha256)
    known = reader.all(Correction, transcript_id=transcript_id, status=CorrectionStatus.ACCEPTED)
    return _Shown(shown_text(source, known), TextMap(len(source), known))


def _replaced(shown: _Shown, chain: Sequence[Hit], replacement: str) -> tuple[str, str]:
    """The words from the first hit of a chain to the last, as they read and as they should."""
    stretches = [shown.where.shown_span(hit.span) for hit in chain]
    start, end = stretches[0][0], stretches[-1][1]
    meant, at = "", start
    for first, last in stretches:
        meant += shown.text[at:first] + replacement
        at = last
    return shown.text[start:end], meant


def _correct(chain: Sequence[Hit], heard: str, meant: str) -> Correct:
    first, last = chain[0].span.first, chain[-1].span.last
    return Correct(
        chain[0].transcript_id,
        first.offset,
        last.offset,
        meant,
        first.inner,
        last.inner,
        kind_of(heard, meant),
        CorrectionOrigin.TYPED,
    )
