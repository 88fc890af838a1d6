"""Which key stands for which speaker in a transcript."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook

_DIGITS = "123456789"


def speakers_present(transcript: AnnotatedTranscript, codebook: Codebook) -> tuple[str, ...]:
    """The ids of those who speak in the transcript, in the order in which they first do."""
    ids = dict.fromkeys(s for turn in transcript.turns for s in turn.speaker_ids)
    return tuple(s for s in ids if s in codebook.speaker_by_id)


def speaker_keys(transcript: AnnotatedTranscript, codebook: Codebook) -> Mapping[str, str]:
    """The speaker's id for each key: keys that somebody chose, then the free digits in order of speaking."""
    chosen = {s.shortcut: s.id for s in codebook.speakers_for(transcript.id) if s.shortcut}
    free = iter([digit for digit in _DIGITS if digit not in chosen])
    keys = dict(chosen)
    for identity in speakers_present(transcript, codebook):
        if identity in chosen.values():
            continue
        digit = next(free, None)
        if digit is None:
            break
        keys[digit] = identity
    return keys
