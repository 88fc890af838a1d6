"""Which key stands for which speaker and label while marking."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.domain.label import Label
from annotator.domain.speaker import Speaker

DIGITS = "123456789"


def speakers_in_order(codebook: Codebook, transcript: AnnotatedTranscript) -> tuple[Speaker, ...]:
    """Who may speak in a transcript: first those who do or who are its own, then everybody else."""
    here = transcript.turn_counts
    known = codebook.speakers_for(transcript.id)
    return tuple(sorted(known, key=lambda s: s.id not in here and s.only_in is None))


def speaker_keys(codebook: Codebook, transcript: AnnotatedTranscript) -> Mapping[str, Speaker]:
    """The speaker of each key: chosen keys first, then the free digits in order."""
    people = speakers_in_order(codebook, transcript)
    keys = {speaker.shortcut: speaker for speaker in people if speaker.shortcut}
    free = (digit for digit in DIGITS if digit not in keys)
    without = (speaker for speaker in people if not speaker.shortcut)
    return keys | dict(zip(free, without, strict=False))


def label_keys(codebook: Codebook) -> Mapping[str, Label]:
    """The label of each key, in upper case."""
    return {label.shortcut.upper(): label for label in codebook.labels if label.shortcut}
