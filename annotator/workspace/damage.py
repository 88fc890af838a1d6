"""Transcripts whose source text is not what was imported: what to say of one, wherever it is shown."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.transcript import Transcript, text_hash
from annotator.language import filled, translate
from annotator.store.reader import Reader

_LOST = "\N{REPLACEMENT CHARACTER}"


def damage(transcript: Transcript) -> str:
    """That a text is damaged, and what to do."""
    sentence = translate(
        "The source text of “{title}” is damaged: it is not what was imported. Restore the project from a "
        "backup, or import the file into a new one."
    )
    return filled(sentence, title=transcript.title)


def is_damaged(about: Transcript, text: str) -> bool:
    """Whether the text is another than the one that was imported."""
    return len(text) != about.characters or text_hash(text) != about.text_sha256


def damaged_in(reader: Reader) -> list[Transcript]:
    """The transcripts of a project whose texts are damaged."""
    return [about for about in reader.all(Transcript) if is_damaged(about, reader.text(about.text_sha256))]


def fitted(whole: AnnotatedTranscript) -> AnnotatedTranscript:
    """The transcript, its text as long as everything said about it takes it to be."""
    text = fitted_text(whole.text, whole.transcript.characters)
    return whole if text is whole.text else replace(whole, text=text)


def fitted_text(text: str, characters: int) -> str:
    """A text of so many characters: what a damaged one has lost is shown as replacement characters."""
    return text if len(text) == characters else text[:characters].ljust(characters, _LOST)
