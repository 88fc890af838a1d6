"""How good a reading is: what was found, compared with what a careful person reads in the same text.

Every kind of finding gets a :class:`Tally`. A turn is right when its line (in prose also its column,
within 12) and its speakers are; a section when its line is and its title is much the same.

``python -m tests.detect.scoring [-v] [NAME ...]`` prints the table of all files, or of some; -v, the slips.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotator.detect import read_structure
from annotator.domain.reading import FoundRepeat, FoundTurn, Reading, SourceFile
from annotator.domain.speaker import Evidence
from annotator.formats.registry import read
from tests.detect.corpus.gold import Gold, GoldCopy, GoldTurn, corpus, folded, read_gold, same_title, shared
from tests.detect.corpus.lines import COVERED, Lines, common

COLUMNS_OFF = 12
"""How far from the right column a turn in prose may begin."""


class Kind(StrEnum):
    """What is counted."""

    SPEAKERS = "speakers"
    LABELLED = "labelled turns"
    PROSE = "prose openers"
    ENDS = "turn ends"
    """Of the turns that are right, those that also end where they should."""
    SECTIONS = "sections"
    ECHOES = "echoes"
    COPIES = "copies"
    NOISE = "noise"
    TITLE = "title"
    METADATA = "metadata"
    """Recall only: a key more than was asked for is not wrong."""


@dataclass(frozen=True, slots=True)
class Tally:
    """So many found, so many to be found, so many of both."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right; 1 where nothing was found and nothing is there."""
        return self.right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing missed, or found and not there: on which line (0: none in particular), and what."""

    kind: Kind
    missed: bool
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {'missed' if self.missed else 'false'} line {self.line}: {self.what}"


@dataclass(frozen=True, slots=True)
class Score:
    """The tallies of one file, its slips, and the speakers found where nobody speaks."""

    tallies: Mapping[Kind, Tally]
    slips: tuple[Slip, ...] = ()
    false_speakers: tuple[str, ...] = ()


def score(source: SourceFile, readings: Iterable[Reading], gold: Gold) -> Score:
    """How good the readings of a file are."""
    judge = _Judge(source, tuple(readings), gold)
    return judge.score()


class _Judge:
    """One comparison: each method tallies kinds and notes the slips."""

    def __init__(self, source: SourceFile, readings: tuple[Reading, ...], gold: Gold) -> None:
        self.text = source.text
        self.lines = Lines(source.text)
        self.readings = readings
        self.gold = gold
        self.slips: list[Slip] = []
        repeats = [repeat for reading in readings for repeat in reading.repeats]
        self.copies = [r for r in repeats if self.lines.line(r.start) < self.lines.line(r.end - 1)]
        self.echoes = [r for r in repeats if self.lines.line(r.start) == self.lines.line(r.end - 1)]

    def score(self) -> Score:
        tallies = {Kind.SPEAKERS: self._speakers(), **self._turns(), Kind.SECTIONS: self._sections()}
        tallies |= {Kind.ECHOES: self._echoes(), Kind.COPIES: self._copied(), Kind.NOISE: self._noise()}
        tallies |= {Kind.TITLE: self._titles(), Kind.METADATA: self._metadata()}
        found = self._names() - self.gold.speakers if self.gold.negative else set()
        return Score(tallies, tuple(self.slips), tuple(sorted(found)))

    def _slip(self, kind: Kind, line: int, what: str, *, missed: bool) -> None:
        self.slips.append(Slip(kind, missed, line, what))

    def _in_copy(self, offset: int) -> bool:
        return any(copy.start <= offset < copy.end for copy in self.copies)

    def _names(self) -> set[str]:
        """Speakers found, listed or only in a turn, by the names of the gold."""
        listed = (speaker.name for reading in self.readings for speaker in reading.speakers)
        turns = (name for reading in self.readings for turn in reading.turns for name in _speakers_of(turn))
        return {self.gold.name(name) for name in (*listed, *turns)}

    def _speakers(self) -> Tally:
        found = self._names()
        missing = self.gold.speaking - found
        right = found & self.gold.speakers
        for name in sorted(missing):
            self._slip(Kind.SPEAKERS, 0, name, missed=True)
        for name in sorted(found - self.gold.speakers):
            self._slip(Kind.SPEAKERS, 0, name, missed=False)
        return Tally(len(right), len(found), len(right) + len(missing))

    def _turns(self) -> dict[Kind, Tally]:
        """A turn that is right counts with the gold's kind, a false one with the kind it claims to be."""
        left = list(self.gold.turns)
        tallies = {
            Kind.LABELLED: Tally(wanted=sum(not turn.prose for turn in left)),
            Kind.PROSE: Tally(wanted=sum(turn.prose for turn in left)),
            Kind.ENDS: Tally(),
        }
        for turn in (turn for reading in self.readings for turn in reading.turns):
            if turn.speaker is None or self._in_copy(turn.start):
                continue
            match = next((gold for gold in left if self._same_turn(turn, gold)), None)
            if match is not None:
                left.remove(match)
                tallies[_kind(prose=match.prose)] += Tally(1, 1)
                tallies[Kind.ENDS] += Tally(self._same_end(turn, match), 1, 1)
            else:
                kind = _kind(prose=turn.evidence is Evidence.PROSE)
                tallies[kind] += Tally(0, 1)
                self._slip(kind, self.lines.line(turn.start), self._told(turn), missed=False)
        for gold in left:
            self._slip(_kind(prose=gold.prose), gold.line, "、".join(sorted(gold.speakers)), missed=True)
        return tallies

    def _same_turn(self, turn: FoundTurn, gold: GoldTurn) -> bool:
        if not gold.speakers <= {self.gold.name(name) for name in _speakers_of(turn)}:
            return False
        line, column = self.lines.at(turn.start)
        text_line, text_column = self.lines.at(turn.text_start)
        if gold.column is None:
            return gold.line in (line, text_line) or line == gold.text_line
        return line == gold.line and min(abs(c - gold.column) for c in (column, text_column)) <= COLUMNS_OFF

    def _same_end(self, turn: FoundTurn, gold: GoldTurn) -> bool:
        words = self.text[turn.start : turn.end].rstrip()
        line, column = self.lines.at(turn.start + len(words))
        same = line == gold.last_line and abs(column - (gold.last_column or column)) <= COLUMNS_OFF
        if not same:
            self._slip(Kind.ENDS, gold.line, f"ends on line {line}, not {gold.last_line}", missed=True)
        return same

    def _told(self, turn: FoundTurn) -> str:
        line, column = self.lines.at(turn.start)
        return f"{'、'.join(_speakers_of(turn))} | {self.lines.lines[line - 1][column : column + 18]}"

    def _sections(self) -> Tally:
        left = [s for s in self.gold.sections if not self._is_title(s.title)]
        right = found = 0
        for section in (s for reading in self.readings for s in reading.sections):
            line = self.lines.line(section.start)
            if self._in_copy(section.start):
                continue
            match = next((g for g in left if g.line == line and same_title(g.title, section.title)), None)
            if match is not None:
                left.remove(match)
                right, found = right + (not match.optional), found + (not match.optional)
            elif not self._is_title(section.title):
                found += 1
                self._slip(Kind.SECTIONS, line, section.title, missed=False)
        left = [gold for gold in left if not gold.optional]
        for gold in left:
            self._slip(Kind.SECTIONS, gold.line, gold.title, missed=True)
        return Tally(right, found, right + len(left))

    def _is_title(self, words: str) -> bool:
        """A document's title may be given as a section or not."""
        return any(title and same_title(title, words) for _, title in self.gold.titles)

    def _echoes(self) -> Tally:
        wanted = [s for s in self.gold.spans if "echo" in s.kind]
        places = [(self.lines.offset(s.line, s.start), self.lines.offset(s.line, s.end)) for s in wanted]
        found = [(r.start, r.end) for r in self.echoes if not self._is_noise(r)]
        right = 0
        for span, place in zip(wanted, places, strict=True):
            if sum(common(place, other) for other in found) >= COVERED * (place[1] - place[0]):
                right += 1
            else:
                self._slip(Kind.ECHOES, span.line, f"columns {span.start}-{span.end}", missed=True)
        false = [other for other in found if not any(common(place, other) for place in places)]
        for start, _ in false:
            self._slip(Kind.ECHOES, *self.lines.words(start), missed=False)
        return Tally(right, right + len(false), len(wanted))

    def _is_noise(self, repeat: FoundRepeat) -> bool:
        return self.lines.line(repeat.start) in self.gold.noise_lines

    def _copied(self) -> Tally:
        left = list(self.gold.copies)
        right = 0
        for copy in self.copies:
            first, last = self.lines.line(copy.start), self.lines.line(copy.end - 1)
            match = next((g for g in left if _same_copy(g, first, last, self.lines.line(copy.of))), None)
            if match is not None:
                left.remove(match)
                right += 1
            else:
                self._slip(Kind.COPIES, first, f"lines {first}-{last}", missed=False)
        for gold in left:
            self._slip(Kind.COPIES, gold.first, f"lines {gold.first}-{gold.last}", missed=True)
        return Tally(right, len(self.copies), right + len(left))

    def _noise(self) -> Tally:
        """Whole lines, and tags inside lines. A line that repeats another may be told so instead."""
        noise = [(n.start, n.end) for reading in self.readings for n in reading.noise]
        copied = {line for c in self.gold.copies for line in range(c.first, c.last + 1)}
        wanted = {n for n in self.gold.noise_lines if self.lines.lines[n - 1].strip()} - copied
        lines = self.lines.covered(noise) - copied - self.gold.either_way
        repeated = self.lines.covered([(r.start, r.end) for r in (*self.echoes, *self.copies)]) & wanted
        for line in sorted(wanted - lines - repeated):
            self._slip(Kind.NOISE, line, self.lines.lines[line - 1][:24], missed=True)
        for line in sorted(lines - wanted):
            self._slip(Kind.NOISE, line, self.lines.lines[line - 1][:24], missed=False)
        whole = Tally(len(wanted & (lines | repeated)), len(lines | repeated), len(wanted))
        return whole + self._tags(
            [
                place
                for place in noise
                if self.lines.line(place[0]) not in lines | copied | self.gold.either_way
            ]
        )

    def _tags(self, found: Sequence[tuple[int, int]]) -> Tally:
        spans = [s for s in self.gold.spans if "echo" not in s.kind and s.line not in self.gold.noise_lines]
        places = [(self.lines.offset(s.line, s.start), self.lines.offset(s.line, s.end)) for s in spans]
        right = [p for p in places if any(common(p, f) >= COVERED * (p[1] - p[0]) for f in found)]
        false = [f for f in found if not any(common(p, f) for p in places)]
        for start, _ in (place for place in places if place not in right):
            self._slip(Kind.NOISE, *self.lines.words(start), missed=True)
        for start, _ in false:
            self._slip(Kind.NOISE, *self.lines.words(start), missed=False)
        return Tally(len(right), len(right) + len(false), len(places))

    def _titles(self) -> Tally:
        told = {self.lines.line(reading.start): reading.title for reading in self.readings}
        wanted = {line: title for line, title in self.gold.titles if title}
        right = {line for line, title in wanted.items() if same_title(told.get(line) or "", title)}
        for line in sorted(wanted.keys() - right):
            self._slip(Kind.TITLE, line, f"{wanted[line]} | {told.get(line)}", missed=True)
        found = {line for line, title in told.items() if title}
        for line in sorted(found - wanted.keys()):
            self._slip(Kind.TITLE, line, told[line] or "", missed=False)
        return Tally(len(right), len(found), len(wanted))

    def _metadata(self) -> Tally:
        have = [folded(value) for reading in self.readings for value in _values(reading)]
        right = 0
        for key, value in self.gold.fields.items():
            if any(folded(value) in told for told in have):
                right += 1
            else:
                self._slip(Kind.METADATA, 0, f"{key} = {value}", missed=True)
        return Tally(right, right, len(self.gold.fields))


def _speakers_of(turn: FoundTurn) -> tuple[str, ...]:
    return (turn.speaker, *turn.also) if turn.speaker is not None else turn.also


def _kind(*, prose: bool) -> Kind:
    return Kind.PROSE if prose else Kind.LABELLED


def _same_copy(gold: GoldCopy, first: int, last: int, of: int) -> bool:
    """Much the same lines, repeated from much the same place."""
    common = min(gold.last, last) - max(gold.first, first) + 1
    whole = max(gold.last, last) - min(gold.first, first) + 1
    return common >= COVERED * whole and abs((first - of) - (gold.first - gold.of)) <= 2


def _values(reading: Reading) -> Iterable[str]:
    """Each value by itself, and lists also joined."""
    for value in (reading.title or "", *reading.metadata.values()):
        if isinstance(value, str):
            yield value
        else:
            yield from value
            yield "、".join(value)


def total(scores: Iterable[Score]) -> dict[Kind, Tally]:
    """The tallies of several files together."""
    sums = dict.fromkeys(Kind, Tally())
    for one in scores:
        for kind, tally in one.tallies.items():
            sums[kind] += tally
    return sums


def table(scores: Mapping[str, Score]) -> str:
    """A row for each file and one for all: F1 of each kind, ``-`` where there is nothing of it."""
    rows = [("file", *(kind.value for kind in Kind), "false speakers")]
    for name, one in scores.items():
        rows.append(
            (name, *(_shown(one.tallies[kind]) for kind in Kind), " ".join(one.false_speakers) or "-")
        )
    every = total(scores.values())
    false = sum(len(one.false_speakers) for one in scores.values())
    rows.append(("all", *(_shown(every[kind]) for kind in Kind), str(false)))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows)


def _shown(tally: Tally) -> str:
    return f"{tally.f1:.2f}" if tally.found or tally.wanted else "-"


def score_file(text: Path, gold: Path) -> Score:
    """How well the program reads a file."""
    source = read(text)
    return score(source, read_structure(source), read_gold(gold))


def main(asked: Sequence[str]) -> None:
    """Prints the table of the files whose names contain a word asked for; with ``-v`` the slips before it."""
    words = [word for word in asked if word != "-v"]
    files = {**corpus(), **shared()}
    chosen = {name: files[name] for name in files if not words or any(word in name for word in words)}
    scores = {name: score_file(*paths) for name, paths in chosen.items()}
    for name, one in scores.items():
        if "-v" in asked:
            print(name, *(f"    {slip}" for slip in one.slips), sep="\n")
    print(table(scores))


if __name__ == "__main__":
    main(sys.argv[1:])
