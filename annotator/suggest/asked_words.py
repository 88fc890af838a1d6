"""What the words at a place may have been, and where words look wrong, asked of another process.

That process has the lexicons; whoever asks needs none of them. A question and its answer are a line each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from annotator.domain.correction import CorrectionKind
from annotator.language import use_language
from annotator.suggest.candidates import Candidate, Candidates
from annotator.suggest.found import Target
from annotator.suggest.memory import Memory

PREFIX = b"words "
"""Begins a question, so that it is told from one for a scan."""
_TEXTS = 3
"""Of so many texts the words stay counted."""
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AskedWords:
    """Candidates for ``text[start:end]``, or with ``is_doubtful`` what looks wrong there, and at the caret.

    ``pairs`` are what was heard and meant so far, in order. Evidence is told in ``language``.
    """

    text: str
    start: int
    end: int
    targets: Sequence[Target]
    pairs: Sequence[tuple[str, str]]
    language: str
    is_doubtful: bool = False
    caret: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate, and what went wrong if it is right."""

    candidate: Candidate
    kind: CorrectionKind


def judged(candidates: Candidates, text: str, start: int, end: int) -> list[Judged]:
    """The candidates for a stretch, the likeliest first."""
    from annotator.text.mishearing import kind_at

    found = candidates.at(start, end)
    return [Judged(one, kind_at(text, start, end, one.replacement)) for one in found]


def question(asked: AskedWords) -> bytes:
    """A question as it is sent."""
    return PREFIX + msgspec.json.encode(asked) + b"\n"


def answer(line: bytes) -> bytes:
    """The answer to a question."""
    from annotator.suggest.doubtful import doubtful

    asked = msgspec.json.decode(line.removeprefix(PREFIX), type=AskedWords)
    use_language(asked.language)
    text, start, end = asked.text, asked.start, asked.end
    if asked.is_doubtful:
        return msgspec.json.encode(doubtful(text, start, end, asked.targets, caret=asked.caret))
    knowing = _of_text(text).knowing(asked.targets, _memory(tuple(asked.pairs)))
    return msgspec.json.encode(judged(knowing, text, start, end))


def judged_in(lines: Iterable[bytes]) -> list[Judged]:
    """What an answer says. Raises ``ValueError`` for what is none."""
    return msgspec.json.decode(_line(lines), type=list[Judged])


def stretches_in(lines: Iterable[bytes]) -> list[Stretch]:
    """What an answer says where the question was what looks wrong. Raises ``ValueError`` for what is none."""
    return msgspec.json.decode(_line(lines), type=list[Stretch])


def _line(lines: Iterable[bytes]) -> bytes:
    return next(iter(lines), b"")


@lru_cache(maxsize=_TEXTS)
def _of_text(text: str) -> Candidates:
    return Candidates(text)


@lru_cache(maxsize=1)
def _memory(pairs: tuple[tuple[str, str], ...]) -> Memory:
    return Memory(pairs)
