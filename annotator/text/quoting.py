"""The words of a span as the reading text has them, without reading the whole of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from annotator.domain.span import Span
from annotator.text.text_map import Replacing, TextMap, shown_text


@dataclass(frozen=True, slots=True)
class _Moved:
    """A correction counted from where an excerpt begins."""

    start: int
    end: int
    replacement: str


def reading_words(source: str, corrections: Sequence[Replacing], span: Span) -> str:
    """The span's words once the corrections, which stand in text order, are applied.

    Only those near the span are looked at, so that a quote costs the same in a long text.
    """
    first = bisect_left(corrections, span.start, key=attrgetter("end"))
    stop = bisect_right(corrections, span.end, first, key=attrgetter("start"))
    near = corrections[first:stop]
    if not near:
        return source[span.start : span.end]
    base, end = min(span.start, near[0].start), max(span.end, near[-1].end)
    moved = [_Moved(c.start - base, c.end - base, c.replacement) for c in near]
    here = replace(span, start=span.start - base, end=span.end - base)
    start, stop = TextMap(end - base, moved).shown_span(here)
    return shown_text(source[base:end], moved)[start:stop]
