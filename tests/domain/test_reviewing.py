"""What has been read and what is left, against looking at every segment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.reviewing import Reviewing
from annotator.domain.transcript import ReviewedSpan, Segment, SegmentKind

LENGTH = 60
_SILENT = {SegmentKind.BLANK, SegmentKind.METADATA, SegmentKind.IMAGE, SegmentKind.NOISE}
CUTS = st.lists(st.integers(0, LENGTH), unique=True, max_size=16).map(sorted)


def _pairs(cuts: list[int]) -> list[tuple[int, int]]:
    return list(zip(cuts[::2], cuts[1::2], strict=False))


SEGMENTS = st.tuples(CUTS, st.lists(st.sampled_from(SegmentKind), min_size=8, max_size=8)).map(
    lambda drawn: [
        Segment("t", start, end, kind) for (start, end), kind in zip(_pairs(drawn[0]), drawn[1], strict=False)
    ]
)
REVIEWED = CUTS.map(lambda cuts: [ReviewedSpan("t", start, end) for start, end in _pairs(cuts)])


def _stretch(segments: list[Segment], at: int) -> tuple[int, int]:
    starts = [s.start for s in segments if s.kind is not SegmentKind.BLANK]
    before, after = [s for s in starts if s <= at], [s for s in starts if s > at]
    return (before[-1] if len(before) > 1 else 0), (after[0] if after else LENGTH)


def _is_read(reviewed: list[ReviewedSpan], start: int, end: int) -> bool:
    return any(span.start <= start and end <= span.end for span in reviewed)


@given(SEGMENTS, REVIEWED, st.integers(0, LENGTH))
def test_it_answers_as_looking_at_every_segment_does(
    segments: list[Segment], reviewed: list[ReviewedSpan], at: int
) -> None:
    reviewing = Reviewing(segments, [], LENGTH).with_reviewed(reviewed)
    assert reviewing.stretch_at(at) == _stretch(segments, at)
    start, end = reviewing.stretch_at(at)
    assert reviewing.is_reviewed(start, end) == _is_read(reviewed, start, end)
    speech = [s for s in segments if s.kind not in _SILENT]
    assert reviewing.left == sum(not _is_read(reviewed, s.start, s.end) for s in speech)
    starts = [s.start for s in segments if s.kind is not SegmentKind.BLANK]
    in_turn = [s for s in starts if s > at] + [s for s in starts if s <= at]
    unread = [s for s in in_turn if not _is_read(reviewed, *_stretch(segments, s))]
    assert reviewing.next_unread(at) == (unread[0] if unread else None)
    in_turn = [s for s in reversed(starts) if s < at] + [s for s in reversed(starts) if s >= at]
    unread = [s for s in in_turn if not _is_read(reviewed, *_stretch(segments, s))]
    assert reviewing.last_unread(at) == (unread[0] if unread else None)
