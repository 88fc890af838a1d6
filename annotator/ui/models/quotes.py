"""The words of spans as the reading text has them, in one line."""

from __future__ import annotations

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.span import Span
from annotator.language import filled, translate
from annotator.text.quoting import reading_words


def quote(transcript: AnnotatedTranscript, span: Span) -> str:
    """The span's words, line ends as blanks."""
    words = reading_words(transcript.text, transcript.accepted_corrections, span)
    return " ".join(words.split()) if "\n" in words else words


def told_quote(transcript: AnnotatedTranscript, span: Span) -> str:
    """The span's words for a person; where corrections took them all out, this and what was heard."""
    words = quote(transcript, span)
    if words.strip():
        return words
    heard = " ".join(transcript.text[span.start : span.end].split())
    if not heard:
        return translate("(its words were taken out)")
    return filled(translate("(its words were taken out; heard: “{words}”)"), words=heard)
