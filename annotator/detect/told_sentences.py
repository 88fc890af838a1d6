"""The sentences of a text in prose, each with what is said in it by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, repeat
from typing import NamedTuple

from annotator.detect.english_sayings import english_sayings_in
from annotator.detect.page import Line
from annotator.detect.sayings import Saying, sayings_in
from annotator.detect.sentences import sentences_of
from annotator.detect.subjects import people_in
from annotator.detect.voices import Voice
from annotator.domain.reading import FoundRepeat
from annotator.text.lexicons import alternatives, beginning

_SHORT = 40
_ITEM = 20
_END_OF_SPEECH = '。！？!?”」』…；;：:."'
_HAN = re.compile("[\u4e00-\u9fff]")

_QUOTATION = re.compile(r"\s*(?:“[^“”]*”|「[^「」]*」|\"[^\"]*\")[。]?\s*$")


class Sentence(NamedTuple):
    """A sentence of the line at ``place`` with what is said in it by whom."""

    start: int
    end: int
    place: int
    text: str
    sayings: tuple[Saying, ...]

    @property
    def is_quotation(self) -> bool:
        """Whether it is a quotation and nothing else."""
        return _QUOTATION.match(self.text) is not None

    @property
    def is_reporters(self) -> bool:
        """Whether the reporter speaks in it again."""
        return bool(beginning(self.text.lstrip(), "reporter_openers"))


Told = tuple[tuple[Saying, ...], Sequence[Voice]]
"""What a sentence says that somebody says, and whom it tells of as present."""


def told_in(text: str) -> Told:
    """What a sentence says that somebody says, and whom it tells of as present."""
    return _sayings(text), people_in(text) if _roster_verbs().search(text) else ()


@cache
def _roster_verbs() -> re.Pattern[str]:
    return re.compile(alternatives("roster_verbs"))


def is_short(line: Line) -> bool:
    """Whether a line is short and ends in no stop, so that nothing is told in it."""
    return len(line.text) <= _SHORT and line.text[-1] not in _END_OF_SPEECH


def is_told(line: Line) -> bool:
    """Whether an item of a list is a whole English sentence, as in minutes."""
    text = line.text[line.mark :]
    return len(text) >= _ITEM and text[0].isupper() and text[0].isascii() and text[-1] in _END_OF_SPEECH


def _sayings(text: str) -> tuple[Saying, ...]:
    return tuple(sayings_in(text)) if _HAN.search(text) else english_sayings_in(text)


def sentences_between(
    text: str, start: int, end: int, echoes: list[FoundRepeat]
) -> Iterator[tuple[int, int]]:
    """The sentences between the echoes; what follows an echo begins anew."""
    starts = [start, *(echo.end for echo in echoes)]
    ends = [*(echo.start for echo in echoes), end]
    return chain.from_iterable(map(sentences_of, repeat(text), starts, ends))
