"""Who is quoted by somebody else where a claim stands."""

from __future__ import annotations

from annotator.detect.quoting import find_third_parties
from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.span import Span


def quoted_over(transcript: AnnotatedTranscript, span: Span) -> tuple[str, ...]:
    """The third parties whose words lie under a span, in text order; looks at its paragraphs only."""
    text = transcript.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    quotes = find_third_parties(text, start, len(text) if end < 0 else end)
    return tuple(dict.fromkeys(q.name for q in quotes if q.start < span.end and span.start < q.end))
