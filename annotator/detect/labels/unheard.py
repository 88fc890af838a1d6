"""Texts full of lines with colons in which nobody can be heard, told without judging every line."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.detect.labels.hearing import EMPTY, ITEM, UNLIKE, WORD, Candidate
from annotator.detect.words.label_forms import Form
from annotator.detect.words.voices import VoiceKind


def are_but_words(likely: Sequence[Candidate]) -> bool:
    """Whether nobody is named for certain, and nothing comes twice or nothing is said.

    Where nobody is known either, :func:`annotator.detect.labels.hearing.judge` would hear nobody.
    """
    if any(c.label.is_certain or len(c.label.voices) > 1 for c in likely):
        return False
    if not any(c.talk.filled for c in likely):
        return True
    return len({c.label.names for c in likely}) == len(likely) and not any(c.alone for c in likely)


def why_but_word(candidate: Candidate) -> str:
    """Why something is no label in such a text."""
    label = candidate.label
    if label.interjects or (candidate.line.mark and label.form is not Form.STOP):
        return ITEM
    if not candidate.talk.filled:
        return EMPTY
    return WORD if label.voices[0].kind is VoiceKind.WORD else UNLIKE
