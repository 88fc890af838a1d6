"""What was found in a text, as lists: each entry with its reason and the places it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from annotator.domain.reading import FoundSpeaker, FoundTurn, Reading
from annotator.domain.ruling import Ruling
from annotator.domain.transcript import AsideKind
from annotator.language import mark, translate, translate_count
from annotator.ui.review.wording import (
    said_aside,
    said_ruling,
    said_warning,
    shortened,
)
from annotator.workspace.reading_words import said_evidence, said_field

_SAMPLES = 3
_SAMPLE = 60
_LONG_ENOUGH = 14
_MOST_ROWS = 2000
"""A list of more entries is cut: nobody reads on, and each costs memory."""


class Group(Enum):
    """The lists, in their order; values are messages."""

    SPEAKERS = mark("Speakers")
    SAME = mark("Perhaps the same person")
    CUES = mark("A new speaker may start here")
    UNPLACED = mark("Lines nobody could be found for")
    REJECTED = mark("Not taken for a label")
    WARNINGS = mark("Personal data")
    QUOTES = mark("Words of others, quoted")
    SECTIONS = mark("Sections")
    ASIDES = mark("Repeats and noise")
    CARD = mark("Card")
    DECIDED = mark("What you decided")

    @property
    def key(self) -> str:
        """The key that leads to the list, whichever others there are."""
        return _KEYS[tuple(Group).index(self)]


_KEYS = "1234567890-"
BY_KEY = {group.key: group for group in Group}

SHUT_AT_FIRST = frozenset({Group.QUOTES, Group.SECTIONS, Group.ASIDES, Group.CARD})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was found, or a line about the one above it (``depth`` 1).

    ``detail`` stands muted at the right, ``note`` is said when one asks. ``words`` is the name or label
    it is about, ``other`` the second name of a pair; ``spans`` are its places in text order. ``place`` is
    the speaker's place in the list of speakers, by which colours go. ``name`` is whom a cue names.
    """

    group: Group
    text: str
    detail: str = ""
    note: str = ""
    words: str = ""
    other: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    place: int = -1
    depth: int = 0
    ruling: Ruling | None = None
    name: str = ""

    @property
    def identity(self) -> tuple[Group, str, str, int]:
        """What tells it from the others also after the text was read again."""
        return (self.group, self.words or self.text, self.other, self.depth)


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries of a group and what they count."""

    group: Group
    entries: tuple[Entry, ...]
    count: int


def listed(
    text: str, reading: Reading, rulings: Sequence[Ruling], names: Mapping[str, str] = MappingProxyType({})
) -> tuple[Listed, ...]:
    """All groups that have anything in them; speakers also where there are none.

    ``names`` are the project's names of speakers whom the text calls otherwise.
    """
    found = [
        Listed(Group.SPEAKERS, tuple(_speakers(text, reading, names)), len(reading.speakers)),
        _list(Group.SAME, _same(text, reading, settled_by(rulings))),
        _list(Group.CUES, _cues(text, reading)),
        _list(Group.UNPLACED, _unplaced(text, reading)),
        Listed(Group.REJECTED, tuple(_rejected(reading))[:_MOST_ROWS], len(reading.rejected)),
        _list(Group.WARNINGS, _warnings(reading)),
        _list(Group.QUOTES, _quotes(text, reading)),
        _list(Group.SECTIONS, _sections(reading)),
        Listed(Group.ASIDES, tuple(_asides(text, reading)), len(reading.repeats) + len(reading.noise)),
        _list(Group.CARD, _card(reading)),
        _list(Group.DECIDED, _decided(text, rulings)),
    ]
    return tuple(part for part in found if part.entries or part.group is Group.SPEAKERS)


def _list(group: Group, entries: Iterable[Entry]) -> Listed:
    all_of_them = tuple(entries)
    return Listed(group, all_of_them[:_MOST_ROWS], len(all_of_them))


def _speakers(text: str, reading: Reading, names: Mapping[str, str]) -> Iterator[Entry]:
    turns: dict[str, list[FoundTurn]] = defaultdict(list)
    for turn in reading.turns:
        if turn.speaker is not None:
            turns[turn.speaker].append(turn)
        for name in turn.also:
            turns[name].append(turn)
    for place, speaker in enumerate(reading.speakers):
        theirs = turns[speaker.name]
        about = _about(speaker, names)
        yield Entry(
            Group.SPEAKERS,
            names.get(speaker.name, speaker.name),
            translate_count("{count} turn", "{count} turns", len(theirs)),
            about,
            speaker.name,
            spans=tuple((t.start, t.end) for t in theirs),
            place=place,
        )
        yield from _about_speaker(text, speaker, theirs, about)


def _about(speaker: FoundSpeaker, names: Mapping[str, str]) -> str:
    parts = [part for part in (speaker.role, speaker.affiliation) if part]
    if speaker.name in names:
        parts.insert(0, translate("in the text: {name}").format(name=speaker.name))
    if speaker.aliases:
        parts.append(translate("also: {names}").format(names="、".join(speaker.aliases)))
    return " · ".join(parts)


def _about_speaker(
    text: str, speaker: FoundSpeaker, turns: Sequence[FoundTurn], about: str
) -> Iterator[Entry]:
    """The lines below a speaker: who that is, the evidence, and some of what they say."""
    spans = tuple((t.start, t.end) for t in turns)
    for line in (about, said_evidence(speaker.evidence)):
        if line:
            yield Entry(Group.SPEAKERS, line, words=speaker.name, other=line, spans=spans, depth=1)
    for turn, said in _samples(text, turns):
        span = ((turn.text_start, turn.end),)
        yield Entry(Group.SPEAKERS, f"“{said}”", words=speaker.name, other=said, spans=span, depth=1)


def _samples(text: str, turns: Sequence[FoundTurn]) -> list[tuple[FoundTurn, str]]:
    """A few things that somebody says, those that are more than a nod first; in text order."""
    heads = [
        (turn, shortened(text[turn.text_start : turn.end][: 3 * _SAMPLE], _SAMPLE)) for turn in turns[:60]
    ]
    heads = [(turn, said) for turn, said in heads if said]
    telling = [pair for pair in heads if len(pair[1]) >= _LONG_ENOUGH]
    chosen = (telling + [pair for pair in heads if pair not in telling])[:_SAMPLES]
    return sorted(chosen, key=lambda pair: pair[0].start)


def settled_by(rulings: Iterable[Ruling]) -> set[tuple[str, str]]:
    """The pairs of names of which somebody has said whether they are one person's."""
    return {(ruling.words, ruling.name) for ruling in rulings if ruling.name}


def _same(text: str, reading: Reading, answered: Collection[tuple[str, str]]) -> Iterator[Entry]:
    first = {t.speaker: (t.start, t.end) for t in reversed(reading.turns)}
    settled = {(alias, speaker.name) for speaker in reading.speakers for alias in speaker.aliases}
    for pair in reading.same:
        if (pair.name, pair.same_as) not in settled.union(answered):
            spans = tuple(first[name] for name in (pair.name, pair.same_as) if name in first)
            note = said_evidence(pair.evidence)
            shown = translate("{name} = {other}").format(name=pair.name, other=pair.same_as)
            yield Entry(Group.SAME, shown, note, note, pair.name, pair.same_as, spans)


def _cues(text: str, reading: Reading) -> Iterator[Entry]:
    for cue in reading.cues:
        end = _line_end(text, cue.start)
        words = shortened(text[cue.start : end], 80)
        reason = said_evidence(cue.evidence)
        yield Entry(
            Group.CUES,
            words,
            cue.name or reason,
            reason,
            cue.name or words,
            str(cue.start),
            ((cue.start, end),),
            name=cue.name or "",
        )


def _unplaced(text: str, reading: Reading) -> Iterator[Entry]:
    for start, end in reading.unplaced:
        words = shortened(text[start:end][:160], 80)
        yield Entry(Group.UNPLACED, words, words=words, other=str(start), spans=((start, end),))


def _rejected(reading: Reading) -> Iterator[Entry]:
    """What was not taken for a label, the same words for the same reason together."""
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for found in reading.rejected:
        places[found.text, found.why].append((found.start, found.end))
    for (words, why), spans in sorted(places.items(), key=lambda item: (-len(item[1]), item[1][0])):
        reason = said_evidence(why)
        times = f"{len(spans):,} × " if len(spans) > 1 else ""
        yield Entry(Group.REJECTED, words, f"{times}{reason}", reason, words, why, tuple(spans))


def _warnings(reading: Reading) -> Iterator[Entry]:
    for found in reading.warnings:
        kind = said_warning(found.kind)
        span = ((found.start, found.end),)
        yield Entry(Group.WARNINGS, found.text, kind, kind, found.text, str(found.start), span)


def _quotes(text: str, reading: Reading) -> Iterator[Entry]:
    for quote in reading.quotes:
        words = shortened(text[quote.start : quote.end][:160], 80)
        span = ((quote.start, quote.end),)
        reason = said_evidence(quote.evidence)
        yield Entry(Group.QUOTES, words, quote.name, reason, quote.name, str(quote.start), span)


def _sections(reading: Reading) -> Iterator[Entry]:
    for section in reading.sections:
        title = f"{'    ' * (section.level - 1)}{section.title}"
        span = ((section.start, section.end),)
        yield Entry(Group.SECTIONS, title, "", section.title, section.title, str(section.start), span)


def _asides(text: str, reading: Reading) -> Iterator[Entry]:
    """Repeats and noise by kind, the commonest first, and below each kind its places."""
    by_kind: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for repeat in reading.repeats:
        by_kind[AsideKind.REPEAT.value].append((repeat.start, repeat.end))
    for noise in reading.noise:
        by_kind[noise.kind.value].append((noise.start, noise.end))
    for kind, spans in sorted(by_kind.items(), key=lambda item: -len(item[1])):
        yield Entry(Group.ASIDES, said_aside(kind), f"{len(spans):,}", words=kind, spans=tuple(spans))
        for start, end in spans[:_MOST_ROWS]:
            words = shortened(text[start:end][:160], 80)
            yield Entry(Group.ASIDES, words, words=kind, other=str(start), spans=((start, end),), depth=1)


def _card(reading: Reading) -> Iterator[Entry]:
    if reading.title:
        yield Entry(Group.CARD, reading.title, translate("Title"), reading.title)
    for key, value in reading.metadata.items():
        shown = value if isinstance(value, str) else "、".join(value)
        yield Entry(Group.CARD, shortened(shown, 120), said_field(key), shown, key)


def _decided(text: str, rulings: Sequence[Ruling]) -> Iterator[Entry]:
    for ruling in rulings:
        spans: tuple[tuple[int, int], ...] = ()
        if ruling.start is not None and ruling.end is not None:
            spans = ((ruling.start, ruling.end),)
        said = said_ruling(ruling, text)
        yield Entry(Group.DECIDED, said, note=said, other=str(ruling.start), spans=spans, ruling=ruling)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
