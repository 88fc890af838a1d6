"""What is done with places that were found: they become claims, corrections or stretches of a topic.

Each function reads the project and returns one edit for all the places, so that doing it is one
undoable step. Places that are so already are left out and counted, and so are those that no longer
read as they were listed; ``in_source`` says that the places were found in the source text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from annotator.domain.annotation import Annotation
from annotator.domain.correction import CorrectionOrigin
from annotator.domain.identity import new_id
from annotator.domain.label import Layer
from annotator.domain.span import Place, Span
from annotator.domain.transcript import Transcript
from annotator.editing import AddLabel, Annotate, Batch, Correct, Edit
from annotator.editing.batch import StepWords
from annotator.editing.naming import edit_done, edit_name
from annotator.store.reader import Reader
from annotator.text.mishearing import kind_of
from annotator.workspace.finding import Hit
from annotator.workspace.still_there import TextNow, still_there, text_now


@dataclass(frozen=True, slots=True)
class Turned:
    """An edit for ``places`` places, none where there is none; ``left`` are so already.

    ``changed`` hits were left out because something else stands there by now.
    """

    edit: Batch | None
    places: int
    left: int
    changed: int = 0


_NAMED_BY_EDITS = StepWords()


def into_claims(reader: Reader, hits: Sequence[Hit], label_id: str, *, in_source: bool = False) -> Turned:
    """Mark the words of each hit with a label, but those that lie in a mark of that label."""
    there = still_there(reader, hits, in_source=in_source)
    turned = _marked(reader, [(hit.transcript_id, hit.span) for hit in there], label_id, ())
    return replace(turned, changed=len(hits) - len(there))


def into_topic(reader: Reader, hits: Sequence[Hit], label_id: str, *, in_source: bool = False) -> Turned:
    """Mark the paragraph of each hit with a topic; paragraphs that are neighbours become one stretch."""
    there = still_there(reader, hits, in_source=in_source)
    turned = _marked(reader, _paragraphs(reader, there), label_id, ())
    return replace(turned, changed=len(hits) - len(there))


def into_new_topic(
    reader: Reader, hits: Sequence[Hit], name: str, step: StepWords, *, in_source: bool = False
) -> Turned:
    """The same with a topic that the codebook does not have yet; ``step`` is what it is called."""
    label = AddLabel(Layer.TOPICS, name, id=new_id())
    there = still_there(reader, hits, in_source=in_source)
    turned = _marked(reader, _paragraphs(reader, there), label.id, (label,), step)
    return replace(turned, changed=len(hits) - len(there))


def _marked(
    reader: Reader,
    places: Sequence[tuple[str, Span]],
    label_id: str,
    first: tuple[Edit, ...],
    step: StepWords = _NAMED_BY_EDITS,
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
    edit = Batch((*first, *edits), *step) if new else None
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


def into_corrections(
    reader: Reader, hits: Sequence[Hit], replacement: str, *, in_source: bool = False
) -> Turned:
    """Let each hit read ``replacement``; those that read so already are left.

    What went wrong is told from the two wordings.
    """
    there = still_there(reader, hits, in_source=in_source, exactly=True)
    new = [hit for hit in there if hit.words != replacement]
    edits: list[Edit] = []
    step = StepWords()
    for transcript_id, group in groupby(new, key=lambda hit: hit.transcript_id):
        chains = list(_chains(group))
        shown = text_now(reader, transcript_id) if any(len(chain) > 1 for chain in chains) else None
        for chain in reversed(chains):  # so that what stands before one is as it was found
            heard, meant = chain[0].words, replacement
            if len(chain) > 1 and shown is not None:
                heard, meant = _replaced(shown, chain, replacement)
                about = {"count": str(len(new)), "replacement": replacement}
                step = StepWords(edit_name("correct", about), edit_done("correct", about))
            edits.append(_correct(chain, heard, meant))
    edit = Batch(tuple(edits), *step) if edits else None  # several places may be one edit
    return Turned(edit, len(new), len(there) - len(new), len(hits) - len(there))


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


def _replaced(shown: TextNow, chain: Sequence[Hit], replacement: str) -> tuple[str, str]:
    """The words from the first hit of a chain to the last, as they read and as they should."""
    stretches = [shown.stretch(hit.span) for hit in chain]
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
        kind_of(heard, meant, before=chain[0].before, after=chain[-1].after),
        CorrectionOrigin.TYPED,
    )
