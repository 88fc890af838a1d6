"""Scans for another process, as JSON: a line for a question, lines for its answer, until nobody asks more.

What the words at a place may have been is asked in the same way (:mod:`annotator.suggest.asked_words`).

The last line of an answer is an empty list. Whoever reads it holds up all threads of its program with each
line, so none is long.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

from annotator.domain.suggestion import SuggestionKind
from annotator.language import use_language
from annotator.suggest import asked_words
from annotator.suggest.found import Found, Target

_AT_ONCE = 1_000
"""Places in a line of an answer: a millisecond."""
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
        answers.writelines(lot + b"\n" for lot in answered(line))
        answers.flush()


def answered(line: bytes) -> Iterator[bytes]:
    """The lines of the answer to one question."""
    if line.startswith(asked_words.PREFIX):
        yield asked_words.answer(line)
        return
    from annotator.suggest.scan import each_kind, scan

    asked = msgspec.json.decode(line, type=Asked)
    use_language(asked.language)
    look = each_kind if asked.each else scan
    found = list(look(asked.text, asked.targets, asked.kinds))
    for at in range(0, len(found), _AT_ONCE):
        yield msgspec.json.encode(found[at : at + _AT_ONCE])
    yield msgspec.json.encode([])


def question(asked: Asked) -> bytes:
    """A question as it is sent."""
    return msgspec.json.encode(asked) + b"\n"


def found_in(answer: Iterable[bytes]) -> list[Found]:
    """What the lines of an answer say, up to its last one.

    Raises ``ValueError`` for what is no answer, or ends before its time.
    """
    found: list[Found] = []
    for line in answer:
        lot = msgspec.json.decode(line, type=list[Found])
        if not lot:
            return found
        found += lot
    raise ValueError("an answer that is not whole")
