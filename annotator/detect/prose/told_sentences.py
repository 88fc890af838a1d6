"""The sentences of a text in prose, each with what is said in it by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, repeat
from typing import NamedTuple

from annotator.detect.lines.page import Line
from annotator.detect.prose.english_sayings import english_sayings_in
from annotator.detect.prose.introductions import people_in
from annotator.detect.prose.sayings import Saying, sayings_in
from annotator.detect.words.sentences import sentences_of
from annotator.detect.words.voices import Voice
from annotator.text.lexicons import any_of, beginning

_ASIDE_AT_END = re.compile(r"[（(\[【][^（）()\[\]【】]{1,24}[)）\]】]\s*$")
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


class Told(NamedTuple):
    """A sentence in its paragraph, what it says that somebody says, and whom it tells of as present."""

    start: int
    end: int
    text: str
    sayings: tuple[Saying, ...]
    people: Sequence[Voice]


def told_in(body: str) -> tuple[Told, ...]:
    """The sentences of a paragraph without echoes."""
    return told_between(body, ())


def told_between(body: str, echoes: Sequence[tuple[int, int]]) -> tuple[Told, ...]:
    """The sentences of a paragraph between its echoes; what follows an echo begins anew."""
    starts = [0, *(end for _, end in echoes)]
    ends = [*(start for start, _ in echoes), len(body)]
    sentences = chain.from_iterable(map(sentences_of, repeat(body), starts, ends))
    return tuple([_told(body, first, last) for first, last in sentences])


def _told(body: str, first: int, last: int) -> Told:
    text = body[first:last].replace("\n", " ").lstrip()
    if _HAN.search(text) is None:
        return Told(last - len(text), last, text, english_sayings_in(text), ())
    people = people_in(text) if any_of("roster_verbs").search(text) else ()
    return Told(last - len(text), last, text, tuple(sayings_in(text)), people)


def is_short(line: Line) -> bool:
    """Whether a line is short and ends in no stop, so that nothing is told in it.

    What happened in the room may stand behind the stop (``…受过苦。（掌声）``).
    """
    if len(line.text) > _SHORT or line.text[-1] in _END_OF_SPEECH:
        return False
    aside = _ASIDE_AT_END.search(line.text)
    return aside is None or line.text[: aside.start()].rstrip()[-1:] not in tuple(_END_OF_SPEECH)


def is_told(line: Line) -> bool:
    """Whether an item of a list is a whole English sentence, as in minutes."""
    text = line.text[line.mark :]
    return len(text) >= _ITEM and text[0].isupper() and text[0].isascii() and text[-1] in _END_OF_SPEECH
