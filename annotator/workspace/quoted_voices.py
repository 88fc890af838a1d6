"""Who is quoted by somebody else where a claim stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.domain.reading import FoundSpeaker, FoundTurn, Shape
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.span import Span
from annotator.domain.speaker import Evidence


def quoted_over(
    transcript: AnnotatedTranscript, span: Span, codebook: Codebook, rulings: Iterable[Ruling] = ()
) -> tuple[str, ...]:
    """The third parties whose words lie under a span, in text order; looks at its paragraphs only.

    ``rulings`` may say of some of them that they are no quotation.
    """
    from annotator.detect.lines.page import Page, lines_of  # the rules take a tenth of a second to load
    from annotator.detect.prose.quoting import find_quoted

    first = transcript.text.rfind("\n", 0, span.start) + 1
    last = transcript.text.find("\n", span.end)
    text = transcript.text[first : last if last >= 0 else None]
    known = [FoundSpeaker(s.name, s.aliases) for s in codebook.speakers_for(transcript.id)]
    turn = transcript.turn_at(span.start)
    people = codebook.speaker_by_id
    names = tuple(people[s].name for s in (turn.speaker_ids if turn else ()) if s in people)
    turns = [FoundTurn(names[0], 0, 0, len(text), Evidence.ANNOTATOR, names[1:])] if names else []
    shape = Shape.LABELLED if names else Shape.PROSE
    quotes = find_quoted(Page(text, 0, len(text), lines_of(text)), turns, known, shape)
    none = [r for r in rulings if r.is_local and r.kind is RulingKind.NO_SPEAKER]
    there = (replace(q, start=q.start + first, end=q.end + first) for q in quotes)
    return tuple(
        dict.fromkeys(
            q.name
            for q in there
            if q.start < span.end and span.start < q.end and not any(r.touches(q.start, q.end) for r in none)
        )
    )
