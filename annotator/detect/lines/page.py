"""The page that detection looks at: the lines of one transcript that are not blank, and what each is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress, repeat
from operator import is_
from typing import NamedTuple

from annotator.detect.lines.facts import Facts
from annotator.detect.words.clocks import Stamp
from annotator.detect.words.label_forms import Label, label_in
from annotator.detect.words.latin_names import is_initialled
from annotator.domain.reading import FoundNoise, Rejected
from annotator.domain.transcript import AsideKind, SegmentKind

_BLANKS = " \t\u00a0\u3000\u200b\u2060\ufeff"
_TO_SPACE, _TO_COLON = "\u00a0\u3000\t", "\ufe30\ufe55\u2236"
_LIST_MARK = re.compile(
    r"(?:[-*+•·◦▪■◎]\s+|\d{1,3}\.(?=\s|$)|\d{1,3}[、)）]|[(（]\d{1,3}[)）]|[a-zA-Z]\)\s|[a-zA-Z]\.\s)\s*"
)
_AFTER_LETTER = (".", ")")
_WIDE = re.compile("[\u2e81-\U0010ffff]+")


class Line(NamedTuple):
    """A line that is not blank.

    ``[start, end)`` is the whole line, ``text`` what stands between its outer blanks from
    ``text_start`` on, all blanks as plain spaces; ``gap`` counts the blank lines before it;
    ``mark`` is how many characters of ``text`` are the sign of a list item; ``width`` is how
    wide the text shows.
    """

    start: int
    end: int
    text_start: int
    text: str
    gap: int
    mark: int
    width: int

    @property
    def content(self) -> str:
        """The text after the sign of a list item."""
        return self.text[self.mark :]

    @property
    def indent(self) -> int:
        """How far the text stands in."""
        return self.text_start - self.start

    @property
    def text_end(self) -> int:
        return self.text_start + len(self.text)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank."""
    found: list[Line] = []
    start = gap = 0
    plainly = _with_plain_signs(text)
    narrow = _WIDE.sub("", plainly).split("\n")
    for raw, spaced, latin in zip(text.split("\n"), plainly.split("\n"), narrow, strict=True):
        inner = raw.strip().strip(_BLANKS)
        if inner:
            if len(inner) == len(raw):
                lead, plain, size = 0, spaced, 2 * len(spaced) - len(latin)
            else:
                lead, plain = _plain(raw, spaced, inner)
                size = width(plain)
            found.append(Line(start, start + len(raw), start + lead, plain, gap, _mark(plain), size))
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
    return tuple(found)


def _plain(raw: str, spaced: str, inner: str) -> tuple[int, str]:
    """Where the text of a line begins in it, and the text with plain signs."""
    lead = raw.index(inner[0])
    if raw.startswith(inner, lead):
        return lead, spaced[lead : lead + len(inner)]
    return lead, _with_plain_signs(inner)


def _mark(plain: str) -> int:
    """How many characters of a line are the sign of a list item."""
    if plain[0].isalpha() and plain[1:2] not in _AFTER_LETTER:
        return 0
    found = _LIST_MARK.match(plain)
    return found.end() if found and not is_initialled(plain) else 0


def label_on(text: str) -> Label | None:
    """The label that the text of a line may open with."""
    return label_in(text, _mark(text))


def _with_plain_signs(text: str) -> str:
    """The text with plain spaces for all blanks, and one colon for all that look like it."""
    for sign in _TO_SPACE:
        text = text.replace(sign, " ")
    for sign in _TO_COLON:
        text = text.replace(sign, "：")
    return text


def width(text: str) -> int:
    """How wide a text shows, in Latin letters; Chinese ones are two wide."""
    return len(text) if text.isascii() else 2 * len(text) - len(_WIDE.sub("", text))


LabelledLine = tuple[int, Line, Label]
"""A line at its place with the label that it may open with."""


@dataclass
class Page:
    """The lines of one transcript and what has been found out about each."""

    text: str
    start: int
    end: int
    lines: tuple[Line, ...]
    facts: Facts = field(default_factory=Facts)
    kinds: list[SegmentKind | None] = field(default_factory=list)
    noise: list[FoundNoise] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    times: dict[int, Stamp] = field(default_factory=dict)
    """The lines that are times and nothing else."""

    def __post_init__(self) -> None:
        self.kinds = [None] * len(self.lines)
        self._starts = [line.start for line in self.lines]
        self._labelled: list[LabelledLine] | None = None
        self._told: dict[int, Label] = {}

    @cached_property
    def texts(self) -> frozenset[str]:
        """What stands on the lines, lines that are alike once."""
        return frozenset([line.text for line in self.lines])

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """With which two characters lines begin."""
        return frozenset([text[:2] for text in self.texts])

    @cached_property
    def first_signs(self) -> frozenset[str]:
        """The characters with which lines begin."""
        return frozenset([beginning[0] for beginning in self.beginnings])

    @cached_property
    def last_signs(self) -> frozenset[str]:
        """The characters with which lines end."""
        return frozenset([text[-1] for text in self.texts])

    def has(self, looks_like: Callable[[str], object], begins: Callable[[str], object] | None = None) -> bool:
        """Whether any line looks like something; so what no line is need not be looked for line by line.

        ``begins`` tells of a character whether such a line may begin with it.
        """
        if begins is not None and not any(map(begins, self.first_signs)):
            return False
        return any(map(looks_like, self.texts))

    def free(self) -> Iterator[tuple[int, Line]]:
        """The lines that nothing has claimed, with their places."""
        return compress(enumerate(self.lines), map(is_, self.kinds, repeat(None)))

    def places(self, looks_like: Callable[[str], object]) -> list[int]:
        """The lines that look like something; those that are alike are looked at once."""
        alike = set(filter(looks_like, self.texts))
        return [i for i, line in enumerate(self.lines) if line.text in alike] if alike else []

    def label(self, i: int) -> Label | None:
        """The label that a line may open with, by its form."""
        return self._told.get(i) or self.facts.of(label_on)[self.lines[i].text]

    def labels(self) -> list[LabelledLine]:
        """The lines that nothing has claimed and that may open with a label, with their places."""
        if None not in self.kinds:
            return []
        if self._labelled is None:
            self._labelled = self._read_labels()
        kinds = self.kinds
        return [one for one in self._labelled if kinds[one[0]] is None]

    def _read_labels(self) -> list[LabelledLine]:
        """All lines that may open with a label; lines that are alike are read once."""
        labels, told = self.facts.of(label_on), self._told
        return [
            (i, line._replace(mark=0) if i in told else line, label)
            for i, line in enumerate(self.lines)
            if (label := told.get(i) or labels[line.text]) is not None
        ]

    def read_as(self, labels: Mapping[int, Label]) -> None:
        """Say what labels lines open with, where only the lines like them tell; these are no list items."""
        self._told.update(labels)
        self._labelled = None

    def is_free(self, i: int) -> bool:
        return 0 <= i < len(self.lines) and self.kinds[i] is None

    def below(self, i: int) -> int | None:
        """The next line under one that is no noise or picture; ``None`` where there is none."""
        for k in range(i + 1, min(i + 1 + _REACH, len(self.lines))):
            if self.kinds[k] not in _NO_TEXT:
                return k
        return None

    def above(self, i: int) -> int | None:
        """The line before one that is no noise or picture; ``None`` where there is none."""
        for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
            if self.kinds[k] not in _NO_TEXT:
                return k
        return None

    def is_open_or_heading(self, i: int) -> bool:
        """Whether a line is one over which no turn goes on to the next."""
        return self.kinds[i] in (None, SegmentKind.HEADING)

    def is_speech(self, i: int) -> bool:
        """Whether somebody may be speaking in the line."""
        return self.kinds[i] in _SPEECH

    def take(self, i: int, kind: SegmentKind | None) -> None:
        """Say what a line is; ``None`` where that is open again."""
        self.kinds[i] = kind

    def dismiss(self, i: int, kind: AsideKind, segment: SegmentKind = SegmentKind.NOISE) -> None:
        """Say that a line is no speech, and why."""
        self.kinds[i] = segment
        self.noise.append(FoundNoise(self.lines[i].start, self.lines[i].end, kind))

    def reject(self, i: int, length: int, why: str) -> None:
        """Keep what looked like a label, the first ``length`` characters of a line, and why it is none."""
        line = self.lines[i]
        text = line.text[:length]
        self.rejected.append(Rejected(line.text_start, line.text_start + len(text), text, why))

    def line_at(self, offset: int) -> int:
        """The place of the last line that starts at or before the offset; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def lines_at(self, offsets: Iterable[int]) -> list[int]:
        """The place of the line for each offset, as :meth:`line_at` tells it."""
        starts = self._starts
        return [bisect_right(starts, offset) - 1 for offset in offsets]


_REACH = 8
_NO_TEXT = frozenset({SegmentKind.NOISE, SegmentKind.IMAGE, SegmentKind.CAPTION, SegmentKind.METADATA})
_SPEECH = frozenset({None, SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.LABEL})
