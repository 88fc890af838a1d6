"""Times of the recording, where the transcript has any."""

from __future__ import annotations

from bisect import bisect_right

from annotator.domain.annotated_transcript import AnnotatedTranscript


def clock(transcript: AnnotatedTranscript, offset: int) -> str:
    """When the segment at a source place begins, as hours, minutes and seconds; empty where unknown."""
    segments = transcript.segments
    i = bisect_right(segments, offset, key=lambda segment: segment.start) - 1
    if i < 0 or segments[i].start_ms is None:
        return ""
    seconds = (segments[i].start_ms or 0) // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
