"""Labels that only the lines like them tell, read before headings and heads are looked for."""

from __future__ import annotations

from typing import NamedTuple

from annotator.detect.labels.addressed_labels import addressed_labels
from annotator.detect.labels.counted_labels import counted_labels
from annotator.detect.labels.hotline_labels import hotline_labels
from annotator.detect.labels.press_labels import press_labels
from annotator.detect.lines.page import Page
from annotator.domain.transcript import SegmentKind


class EarlyLabels(NamedTuple):
    """The places of such labels, and whom they name."""

    places: tuple[int, ...] = ()
    names: frozenset[str] = frozenset()


def read_early(page: Page) -> EarlyLabels:
    """The labels behind numbers, those that say to whom, and of who asks but once; the page then has them so.

    Claims their lines, so that nobody takes them for headings: :func:`open_early` gives them free.
    """
    told = hotline_labels(page) | press_labels(page) | addressed_labels(page) | counted_labels(page)
    page.read_as(told)
    for i in told:
        page.take(i, SegmentKind.PARAGRAPH)
    return EarlyLabels(tuple(told), frozenset(name for label in told.values() for name in label.names))


def open_early(page: Page, early: EarlyLabels) -> frozenset[str]:
    """Give the lines free whose labels are to be heard now, and tell whom they name."""
    for i in early.places:
        page.take(i, None)
    return early.names
