"""Which words look different after a change, so that only their lines are painted again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeGuard

from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change, Entity
from annotator.domain.correction import Correction
from annotator.domain.speaker import Turn
from annotator.ui.transcript_page.links import links_of
from annotator.ui.transcript_page.shown import Stretch
from annotator.ui.transcript_page.state import PageState

MANY = 60
"""From so many changes on, painting everything in view is quicker than finding out what each one touches."""


def relooked_by(state: PageState, changes: Sequence[Change], within: Stretch) -> Sequence[Stretch] | None:
    """The document stretches whose look these changes change, as far as they touch ``within``.

    ``state`` is as it is after them. ``None`` where that is more than a few lines: something else
    than claims, turns and corrections has changed, or the selected claim has links, which run across
    the page. Lines whose words are others, or that stand elsewhere, are the layout's to paint.
    """
    if len(changes) > MANY or state.preview is not None or links_of(state):
        return None
    touched = []
    for change in changes:
        for thing in (change.before, change.after):
            if thing is None:
                continue
            if not _stands_in_lines(thing, state):
                return None
            if thing.transcript_id == state.transcript.id:
                touched.append(_stretch_of(state, thing, within[1]))
    return list(_with_neighbours(state, touched, within))


def _stands_in_lines(thing: Entity, state: PageState) -> TypeGuard[Annotation | Correction | Turn]:
    """Whether it is seen where its words are, and nowhere else."""
    if isinstance(thing, Annotation):
        return thing.label_id in state.layers.claims.labels
    return isinstance(thing, Correction | Turn)


def _stretch_of(state: PageState, thing: Annotation | Correction | Turn, end: int) -> Stretch:
    """Its document stretch; of a turn, which reaches to the next one wherever that is, to ``end``."""
    if isinstance(thing, Annotation):
        return state.shown.document_stretch(thing.span)
    if isinstance(thing, Correction):
        return state.shown.document_range(thing.start, thing.end)
    start = state.shown.document_range(thing.start, thing.start)[0]
    return start, max(start, end)


def _with_neighbours(state: PageState, touched: Iterable[Stretch], within: Stretch) -> Iterator[Stretch]:
    """Each stretch with the claims it overlaps and those that these overlap: all may change lanes."""
    first, last = state.shown.source_window(*within)
    claims = [state.shown.document_stretch(mark.span) for mark in state.layers.claims.over(first, last + 1)]
    for start, end in touched:
        if start <= within[1] and end >= within[0]:
            left, right = start, end
            for claim_start, claim_end in claims:  # in the order of the text
                if claim_start < right and left < claim_end:
                    left, right = min(left, claim_start), max(right, claim_end)
            yield left, right


def choice(state: PageState, annotation_id: str | None) -> Sequence[Stretch] | None:
    """The document stretches that show whether this annotation is the selected one.

    ``None`` where that is more than a few lines: a topic stands in the margin, links run across the page.
    """
    if annotation_id is None:
        return []
    annotation = state.transcript.annotation_by_id.get(annotation_id)
    if annotation is None or annotation.label_id not in state.layers.claims.labels:
        return None
    if state.preview is not None or state.transcript.relations_of(annotation.id):
        return None
    return [state.shown.document_stretch(annotation.span)]


def differing(before: Sequence[Stretch | None], after: Sequence[Stretch | None]) -> Iterator[Stretch]:
    """The stretches that are others than they were, where they were and where they are now."""
    for old, new in zip(before, after, strict=True):
        if old != new:
            yield from (stretch for stretch in (old, new) if stretch is not None)
