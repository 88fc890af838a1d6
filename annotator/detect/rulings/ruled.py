"""What a person has decided about a reading, brought together: later rulings win over earlier ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property, lru_cache

from annotator.detect.lines.page import Line
from annotator.detect.rulings.patterns import LabelMatch, checked_pattern, match_label, names_nobody
from annotator.detect.words.voices import Voice, VoiceKind, voice_of, voices_of
from annotator.domain.ruling import Ruling, RulingKind

_APOSTROPHE = re.compile("[’‘`´]")
_TIME = r"\d{1,3}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?"
_UNTIL = rf"(?:\s?(?:-{{1,2}}>?|—|~|–)\s?{_TIME})?"
_SIGNS = r"[>＞»→➜➔⇒@＠#＃*_\s]{0,8}"
_BOLD = r"[*_]{0,3}"
_BEFORE = (
    rf"{_SIGNS}(?:[\[(（【]?\s?(?P<early>{_TIME}){_UNTIL}\s?[\])）】]?\s{{0,4}})?{_BOLD}"
    rf"(?P<opened>[\[【(（]\s?)?{_BOLD}"
)
_AFTER = (
    rf"{_BOLD}(?P<closed>\s?[\]】)）])?{_BOLD}"
    rf"(?P<about>\s?[(（\[【〔][^()（）\[\]【】〔〕\n]{{1,40}}[)）\]】〕])?{_BOLD}"
    rf"(?:\s{{0,4}}[\[(（【]?(?P<late>{_TIME}){_UNTIL}[\])）】]?)?{_BOLD}"
    r"(?P<sign>\s{0,4}[:：]|\s{0,4}$|\s{0,4}(?:>>|[|｜»›]|[-—–]{1,3}(?=\s)|[/／·・•~～](?=\s))|\s{1,8}|)[*_\s]{0,8}"
)
_OTHER_LABEL = re.compile(r"[^，。,！？!?；;：:]{0,12}[:：]")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """What was said of some words: that they name a speaker, or nobody; ``order`` counts the rulings."""

    order: int
    speaks: bool


@dataclass(frozen=True, slots=True)
class Place:
    """What was said of the lines over ``[start, end)``."""

    kind: RulingKind
    start: int
    end: int


class Dress(IntEnum):
    """What shows that words are a label: a sign, a time or brackets; a line of their own; a blank behind."""

    BLANK = 1
    ALONE = 2
    SIGN = 3


@dataclass(frozen=True, slots=True)
class RuledLabel:
    """A label at the head of a line that words or a pattern found."""

    words: str
    match: LabelMatch
    dress: Dress = Dress.SIGN


@dataclass(frozen=True)
class Ruled:
    """The rulings on one text, by what they are about. Words stand under :func:`key_of`.

    ``other_names`` are the words, as they are written, that are said to be another name of somebody, by
    the name; ``apart`` the pairs that are said not to be one person's.
    """

    words: Mapping[str, Words] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    other_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    places: tuple[Place, ...] = ()
    patterns: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        return not (self.words or self.same or self.apart or self.places or self.patterns)

    @property
    def names(self) -> frozenset[str]:
        """The names and spellings that are speakers because somebody said so."""
        said = {key for key, words in self.words.items() if words.speaks}
        return frozenset(said | {self.name_of(key) for key in said})

    @property
    def people(self) -> tuple[Voice, ...]:
        """The people among them, for a text without labels, in which they are named."""
        found = (voice_of(name) for name in sorted(self.names))
        return tuple(voice for voice in found if voice is not None and not voice.generic)

    def refuses(self, *spellings: str) -> bool:
        """Whether somebody said of any of these spellings that it names nobody who speaks."""
        found = [self.words[key] for key in map(key_of, spellings) if key in self.words]
        return bool(found) and not max(found, key=lambda words: words.order).speaks

    def tells_apart(self, name: str, other: str) -> bool:
        """Whether somebody said that these names are not one person's."""
        return frozenset((key_of(name), key_of(other))) in self.apart

    def name_of(self, spelling: str) -> str:
        """The name of whoever is spelt so: the same, unless somebody said that it is another's."""
        return self.same.get(key_of(spelling), spelling)

    def called(self, voice: Voice) -> Voice:
        """The voice under the name that somebody said is theirs."""
        name = self.same.get(key_of(voice.name)) or self.same.get(key_of(voice.spelling))
        if name is None:
            return voice
        if name == voice.name:
            return voice._replace(spelling=name)  # a seat with what stands beside it is that seat
        known = voice_of(name)
        kind = known.kind if known is not None and known.generic else VoiceKind.NAME
        return voice._replace(kind=kind, name=name)

    @cached_property
    def _label(self) -> re.Pattern[str] | None:
        """A label out of any of the words at the head of a line."""
        if not self.words:
            return None
        spelt = "|".join(_spelt(key) for key in sorted(self.words, key=len, reverse=True))
        return re.compile(rf"{_BEFORE}(?P<words>{spelt}){_AFTER}")

    def label_in(self, text: str, mark: int) -> RuledLabel | None:
        """The label that a line opens with by words that were ruled on, be it one or none.

        ``mark`` is how many characters of the line are the sign of a list item.
        """
        found = self._label.match(text, mark) if self._label is not None else None
        if found is None or not _is_label(found, text):
            return None
        clock = found["early"] or found["late"] or ""
        match = LabelMatch(found["words"] + (found["about"] or ""), clock, found.end())
        return RuledLabel(found["words"], match, _dress_of(found))

    def patterned_in(self, text: str, mark: int) -> RuledLabel | None:
        """The label that a line opens with by a pattern, the latest that fits; no field, no announcement."""
        for pattern in reversed(self.patterns):
            match = match_label(pattern, text, mark) or (match_label(pattern, text) if mark else None)
            if match is not None and not names_nobody(match, text):
                return RuledLabel(match.name, match)
        return None

    def talk_among(self, lines: Sequence[Line]) -> frozenset[int]:
        """The lines that open with a label because somebody said so, by their places."""
        if not self.words and not self.patterns:
            return frozenset()
        found = ((i, self.found_in(line)) for i, line in enumerate(lines))
        return frozenset(i for i, label in found if label is not None and not self.refuses_label(label))

    def found_in(self, line: Line) -> RuledLabel | None:
        """The label that a line opens with by words or a pattern, be it one or none."""
        return self.label_in(line.text, line.mark) or self.patterned_in(line.text, line.mark)

    def refuses_label(self, label: RuledLabel) -> bool:
        """Whether the label names nobody who speaks."""
        return self.refuses(label.words, label.match.name)


def ruled_by(rulings: Iterable[Ruling]) -> Ruled:
    """The rulings brought together.

    Raises ``BadPattern`` for a label pattern that makes no sense.
    """
    words: dict[str, Words] = {}
    same: dict[str, str] = {}
    places: list[Place] = []
    patterns: dict[str, None] = {}
    apart: set[frozenset[str]] = set()
    spelt: dict[str, str] = {}
    for order, ruling in enumerate(rulings):
        key = key_of(ruling.words)
        if ruling.start is not None and ruling.end is not None and ruling.is_placed:
            places.append(Place(ruling.kind, ruling.start, ruling.end))
        elif ruling.kind is RulingKind.PATTERN:
            pattern = checked_pattern(ruling.words)
            patterns.pop(pattern, None)
            patterns[pattern] = None
        elif key and ruling.kind in (RulingKind.SPEAKER, RulingKind.NO_SPEAKER):
            words[key] = Words(order, ruling.kind is RulingKind.SPEAKER)
            same.pop(key, None)
        name = " ".join(ruling.name.split())
        if not key or not name:
            continue
        pair = frozenset((key, key_of(name)))
        if ruling.kind is RulingKind.DIFFERENT:
            apart.add(pair)
            _part(same, key, key_of(name))
        elif ruling.kind in (RulingKind.SPEAKER, RulingKind.SAME_PERSON):
            apart.discard(pair)
            spelt[key] = " ".join(ruling.words.split())
            _join(same, key, name)
    ends = {key: _end_of(same, key) for key in same}
    others: dict[str, tuple[str, ...]] = {}
    for key, name in ends.items():
        others[name] = (*others.get(name, ()), spelt[key])
    return Ruled(words, ends, others, frozenset(apart), tuple(places), tuple(patterns))


def _part(same: dict[str, str], key: str, other: str) -> None:
    """Note that neither name is the other's; that one was falls."""
    for one, two in ((key, other), (other, key)):
        if one in same and key_of(same[one]) == two:
            del same[one]


def _join(same: dict[str, str], key: str, name: str) -> None:
    """Note whose name the words are; what was said before to the contrary falls."""
    if key_of(name) == key:
        same.pop(key, None)
        return
    for step in _steps({**same, key: name}, key):
        if key_of(step) == key:  # they would be each other's name
            same.pop(key_of(name), None)
    same[key] = name


def _steps(same: Mapping[str, str], key: str) -> Iterator[str]:
    """The names that lead from one to the next, each once."""
    seen: set[str] = set()
    while key in same and key not in seen:
        seen.add(key)
        yield same[key]
        key = key_of(same[key])


def _end_of(same: Mapping[str, str], key: str) -> str:
    """The name at the end of the way."""
    return list(_steps(same, key))[-1]


@lru_cache(maxsize=4096)
def key_of(words: str) -> str:
    """The words as they are compared: without signs around them, blanks only between Latin words.

    Apostrophes are of one kind, as they are in names (``O’Brien``).
    """
    plain = _APOSTROPHE.sub("'", " ".join(words.strip(" \t*_#>＞:：[]【】").split()))
    return plain if plain.isascii() else plain.replace(" ", "")


def _spelt(key: str) -> str:
    """The words as a line may spell them."""
    if key.isascii():
        return r"\s{1,4}".join(re.escape(word) for word in key.split()).replace("'", "['’‘`´]")
    return r"\s?".join(re.escape(c) for c in key)


def _is_label(found: re.Match[str], text: str) -> bool:
    """Whether what stands around the words at the head of a line makes them a label."""
    sign, rest = found["sign"], text[found.end() :]
    if bool(found["opened"]) != bool(found["closed"]) or rest.startswith("//"):
        return False
    if sign.strip() or found.end() == len(text) or found["opened"]:
        return True
    if not sign:
        return False
    has_time = found["early"] is not None or found["late"] is not None
    is_set_off = len(sign) > 1 or not found["words"][-1].isascii()
    return has_time or (is_set_off and _OTHER_LABEL.match(rest) is None)


def _dress_of(found: re.Match[str]) -> Dress:
    if found["sign"].strip() or found["opened"] or found["early"] or found["late"]:
        return Dress.SIGN
    return Dress.ALONE if found.end() == len(found.string) else Dress.BLANK


def without_mentions(labels: Mapping[int, RuledLabel]) -> dict[int, RuledLabel]:
    """The labels by their lines, without what only mentions who has labels of a plainer form.

    A line that opens with the words and a blank is one only where none is plainer; one of the words
    alone is of a roster where it stands above the first with a sign.
    """
    best: dict[str, Dress] = {}
    signed: dict[str, int] = {}
    for i, label in labels.items():
        key = key_of(label.words)
        best[key] = max(best.get(key, Dress.BLANK), label.dress)
        if label.dress is Dress.SIGN:
            signed.setdefault(key, i)
    return {
        i: label
        for i, label in labels.items()
        if not (label.dress is Dress.BLANK < best[key_of(label.words)])
        and not (label.dress is Dress.ALONE and i < signed.get(key_of(label.words), -1))
    }


def voices_for(label: RuledLabel) -> tuple[Voice, ...]:
    """Whom a label names that was found by words or a pattern."""
    voices = voices_of(label.match.name)
    if len(voices) > 1:
        return voices
    for voice in voices:
        if voice.is_certain or voice.bracketed:
            return (voice,)
    return (Voice(VoiceKind.OTHER, key_of(label.match.name), label.match.name),)
