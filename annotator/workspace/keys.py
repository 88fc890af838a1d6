"""Which key stands for which speaker and label while marking."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook, in_tree_order
from annotator.domain.label import Label, Layer
from annotator.domain.speaker import Speaker

DIGITS = "123456789"
_DIGITS = frozenset(DIGITS)


def speakers_in_order(codebook: Codebook, transcript: AnnotatedTranscript) -> tuple[Speaker, ...]:
    """Who may speak in a transcript: first those who do or who are its own, then everybody else."""
    here = transcript.turn_counts
    known = codebook.speakers_for(transcript.id)
    return tuple(sorted(known, key=lambda s: s.id not in here and s.only_in is None))


def speaker_keys(codebook: Codebook, transcript: AnnotatedTranscript) -> Mapping[str, Speaker]:
    """The speaker of each key: chosen keys first, then the free digits in order.

    Where the project knows more people than there are digits, they stand for those of the transcript,
    and for others only where it has nobody yet.
    """
    people = speakers_in_order(codebook, transcript)
    keys = {speaker.shortcut: speaker for speaker in people if speaker.shortcut}
    free = (digit for digit in DIGITS if digit not in keys)
    here = transcript.turn_counts
    own = [s for s in people if s.id in here or s.only_in is not None]
    offered = own if own and len(people) > len(DIGITS) else people
    without = (speaker for speaker in offered if not speaker.shortcut)
    return keys | dict(zip(free, without, strict=False))


def label_keys(codebook: Codebook) -> Mapping[str, Label]:
    """The label of each key, in upper case."""
    return {label.shortcut.upper(): label for label in codebook.labels if label.shortcut}


def digits_of_labels(codebook: Codebook, layer: Layer) -> Mapping[str, Label]:
    """What the digits stand for while a layer of labels is active: chosen ones first, then the free in order.

    Topics are numbered as their tree is read.
    """
    labels = [label for label, _ in in_tree_order(codebook.labels_of(layer))]
    chosen = {label.shortcut: label for label in labels if label.shortcut in _DIGITS}
    free = (digit for digit in DIGITS if digit not in chosen)
    others = (label for label in labels if label.shortcut not in _DIGITS)
    return chosen | dict(zip(free, others, strict=False))


def keys_in(
    layer: Layer, codebook: Codebook, transcript: AnnotatedTranscript
) -> Mapping[str, Label | Speaker]:
    """What each key stands for on the page: digits in the active layer, letters in every layer."""
    is_for_speakers = layer is Layer.SPEAKERS
    keys: dict[str, Label | Speaker] = {
        key: speaker
        for key, speaker in speaker_keys(codebook, transcript).items()
        if is_for_speakers or key not in _DIGITS
    }
    keys |= {key: label for key, label in label_keys(codebook).items() if key not in _DIGITS}
    return keys if is_for_speakers else keys | dict(digits_of_labels(codebook, layer))
