"""Scans for another process: one question and one answer a line, as JSON, until nobody asks any more."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

from annotator.domain.suggestion import SuggestionKind
from annotator.language import use_language
from annotator.suggest.found import Found, Target

_NICE = 5
"""The process steps back behind whoever answers keys."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for in which text; ``each`` kind as if it were alone, or all apart.

    Evidence is told in ``language``.
    """

    text: str
    targets: Sequence[Target]
    kinds: Sequence[SuggestionKind]
    language: str
    each: bool = False


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the other process closes its end, or is gone."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    for line in questions:
        answers.write(answered(line) + b"\n")
        answers.flush()


def answered(line: bytes) -> bytes:
    """The answer to one question."""
    from annotator.suggest.scan import each_kind, scan

    asked = msgspec.json.decode(line, type=Asked)
    use_language(asked.language)
    look = each_kind if asked.each else scan
    return msgspec.json.encode(list(look(asked.text, asked.targets, asked.kinds)))


def question(asked: Asked) -> bytes:
    """A question as it is sent."""
    return msgspec.json.encode(asked) + b"\n"


def found_in(answer: bytes) -> list[Found]:
    """What an answer says.

    Raises ``ValueError`` for what is no answer.
    """
    return msgspec.json.decode(answer, type=list[Found])
