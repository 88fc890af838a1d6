"""What a person has decided about a reading, carried out on a page: the first word and the last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from itertools import groupby

from annotator.detect.headings.marked import (
    ORDINAL_DEPTH,
    QUESTION_DEPTH,
    QUOTE_DEPTH,
    heading_of,
)
from annotator.detect.lines.page import Page
from annotator.detect.lines.speakers import Speakers
from annotator.detect.rulings.headings_ruled import section_over
from annotator.detect.rulings.ruled import Place, Ruled, RuledLabel, voices_for, without_mentions
from annotator.detect.words.clocks import stamp_alone
from annotator.detect.words.openings import SectionOpening, TurnOpening
from annotator.detect.words.voices import Voice
from annotator.domain.reading import FoundNoise, FoundQuote, FoundRepeat, FoundSpeaker, SameSpeaker
from annotator.domain.ruling import RulingKind
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind, SegmentKind
from annotator.language import mark

YOU_SAID_SO = mark("you said so")


_LONGEST_HEAD = 24
_BELOW = 100
"""So many lines below the first label are shown to be talk: no front reaches further."""


class Obeying:
    """The rulings on one page: they claim lines before the finders look, and set right what these did."""

    def __init__(self, page: Page, ruled: Ruled) -> None:
        self._page = page
        self._ruled = ruled
        self._placed: dict[int, Place] = {}
        self._unplaced: dict[int, SegmentKind | None] = {}
        self._labels: dict[int, tuple[SegmentKind, TurnOpening]] = {}
        self._agreed: set[int] = set()
        self._formed: set[int] = set()
        self._refused: dict[int, int] = {}
        self._aliases: dict[str, dict[str, None]] = {}
        if not ruled.says_nothing:
            self._place()
            self._label()

    @property
    def turns(self) -> list[TurnOpening]:
        """The turns that ruled labels open."""
        return [turn for _, turn in self._labels.values()]

    def _place(self) -> None:
        """Which ruling holds for each line that any is about; their lines are claimed."""
        page = self._page
        for place in self._ruled.places:
            i = max(page.line_at(place.start), 0)
            while i < len(page.lines) and page.lines[i].start < max(place.end, place.start + 1):
                if page.lines[i].end > place.start:
                    self._placed[i] = place
                i += 1
        for i, place in self._placed.items():
            self._unplaced[i] = page.kinds[i]
            self._take(i, place)

    def _take(self, i: int, place: Place) -> None:
        plain = SegmentKind.LIST_ITEM if self._page.lines[i].mark else SegmentKind.PARAGRAPH
        kinds = {RulingKind.HEADING: SegmentKind.HEADING, RulingKind.NOISE: SegmentKind.NOISE}
        self._page.take(i, kinds.get(place.kind, plain))

    def _label(self) -> None:
        """The turns that ruled words and patterns open; the lines where they name nobody are noted."""
        page, ruled = self._page, self._ruled
        if not ruled.words and not ruled.patterns:
            return
        for i, label in self._found_labels().items():
            if ruled.refuses_label(label):
                self._refused.setdefault(i, label.match.rest_at)
                continue
            opening = self._opening(i, label)
            self._labels[i] = (page.kinds[i] or SegmentKind.PARAGRAPH, opening)

    def _found_labels(self) -> dict[int, RuledLabel]:
        """What labels ruled words and patterns find, by their lines; what was said of a line itself holds."""
        found = {}
        for i, line in enumerate(self._page.lines):
            label = self._ruled.found_in(line) if self._page.is_free(i) else None
            if label is not None:
                found[i] = label
        return without_mentions(found)

    def _opening(self, i: int, label: RuledLabel) -> TurnOpening:
        """The turn that a label opens; alone on its line it has its speech on the next."""
        page, line = self._page, self._page.lines[i]
        is_heading = heading_of(line.text) is not None
        start = line.start if is_heading else line.text_start + line.mark
        text_start = line.text_start + label.match.rest_at
        kind = SegmentKind.LIST_ITEM if line.mark else SegmentKind.PARAGRAPH
        if text_start >= line.text_end:
            kind = SegmentKind.HEADING if is_heading else SegmentKind.LABEL
            text_start = page.lines[i + 1].text_start if i + 1 < len(page.lines) else line.text_end
        page.take(i, kind)
        evidence = Evidence.HEADING if kind is SegmentKind.HEADING else Evidence.LABEL
        return TurnOpening(start, text_start, voices_for(label), evidence, ms=label.match.ms)

    @contextmanager
    def forms_in_view(self) -> Iterator[None]:
        """The lines that were ruled on are free while labels of a form of their own are looked for.

        They are judged by all lines of the form, these among them; what is found there stays found.
        """
        page = self._page
        for i in self._labels:
            page.kinds[i] = None
        with self.places_in_view():
            yield
        for i, (kind, _) in self._labels.items():
            if page.is_free(i):
                page.take(i, kind)
            else:
                self._formed.add(i)

    @contextmanager
    def labels_in_view(self) -> Iterator[None]:
        """The lines that were ruled on are free while it lasts: labels are heard together, these among them.

        Afterwards they are again what was said of them, but where that is :meth:`heard` too.
        """
        page = self._page
        for i in self._labels.keys() - self._formed:
            page.kinds[i] = None
        with self.places_in_view():
            yield
        for i, (kind, _) in self._labels.items():
            if i not in self._agreed or page.is_free(i):
                page.take(i, kind)
        ruled = self._labels.keys() | self._refused.keys()
        if ruled:
            page.rejected = [r for r in page.rejected if page.line_at(r.start) not in ruled]
        for i, length in self._refused.items():
            if page.kinds[i] is SegmentKind.LABEL:
                page.take(i, SegmentKind.PARAGRAPH)
            page.reject(i, len(page.lines[i].text[:length].rstrip()), YOU_SAID_SO)

    def places_in_view(self) -> AbstractContextManager[None]:
        """The lines ruled on are as they would be without that while it lasts; what is found there falls."""
        return self._places_free() if self._placed else nullcontext()

    @contextmanager
    def _places_free(self) -> Iterator[None]:
        for i in self._placed:
            self._page.kinds[i] = self._unplaced[i]
        yield
        self._claim(self._placed)

    def _claim(self, lines: Iterable[int]) -> None:
        """Lines that were in view are again what somebody said; what they would be is noted for the next."""
        for i in lines:
            self._unplaced[i] = self._page.kinds[i]
            self._take(i, self._placed[i])

    def heard(self, found: Sequence[TurnOpening]) -> list[TurnOpening]:
        """The turns that were found and those that ruled labels open, each once.

        Where both are of one label, what was ruled holds, unless it is the same: who found it knows more
        of its form, such as a date beside it or a time above it.
        """
        if not self._labels:
            return list(found)
        lines = {turn.text_start: i for i, (_, turn) in self._labels.items()}
        kept = []
        for turn in found:
            here = self._page.line_at(turn.start)
            i = here if here in self._labels else lines.get(turn.text_start)
            if i is not None and _names(turn) == _names(self._labels[i][1]):
                self._agreed.add(i)
            if i is None or i in self._agreed:
                kept.append(turn)
        return kept + [turn for i, (_, turn) in self._labels.items() if i not in self._agreed]

    def are_ruled(self, turns: Iterable[TurnOpening]) -> bool:
        """Whether there are turns, and all of them only because somebody said so."""
        starts = {turn.text_start for _, turn in self._labels.values()}
        found = [turn.text_start in starts for turn in turns]
        return bool(found) and all(found)

    def within_paragraphs(self, turns: Iterable[TurnOpening]) -> list[TurnOpening]:
        """The turns, none of them longer than the paragraph with its words: elsewhere a reporter speaks."""
        page = self._page
        ends = ((turn, page.lines[page.line_at(turn.text_start)].text_end) for turn in turns)
        return [turn._replace(end=end if turn.end is None else turn.end) for turn, end in ends]

    def elsewhere(self, sections: Iterable[SectionOpening]) -> list[SectionOpening]:
        """The sections without those on lines with labels that were ruled on."""
        return [s for s in sections if self._page.line_at(s.start) not in self._labels]

    @contextmanager
    def talk_aside(self) -> Iterator[None]:
        """The lines from the first ruled label on are not free while it lasts: the front ends there."""
        first = min(self._labels, default=None)
        below = range(first, first + _BELOW) if first is not None else range(0)
        hidden = [i for i in below if self._page.is_free(i)]
        above = [i for i in self._heads if i not in below]
        for i in above:
            self._page.kinds[i] = self._unplaced[i]
        with self._hidden([i for i in hidden if not _is_time(self._page.lines[i].text)]):
            yield
        self._claim(above)

    @property
    def _heads(self) -> list[int]:
        """The lines of which somebody said, each by itself, that they are headings: one may be the title."""
        runs = Counter(self._placed.values())
        return [i for i, p in self._placed.items() if p.kind is RulingKind.HEADING and runs[p] == 1]

    def title_ruled(self) -> int | None:
        """The line of a ruled heading over everything else, which is the title where there is none."""
        first = next((i for i, kind in enumerate(self._page.kinds) if kind is not SegmentKind.METADATA), None)
        return first if first in self._heads else None

    @contextmanager
    def _hidden(self, lines: Sequence[int]) -> Iterator[None]:
        for i in lines:
            self._page.take(i, SegmentKind.PARAGRAPH)
        yield
        for i in lines:
            self._page.kinds[i] = None

    def settled_turns(
        self, turns: Sequence[TurnOpening], sections: list[SectionOpening], roster: Sequence[Voice]
    ) -> list[TurnOpening]:
        """The turns without those that somebody said are none, each voice under its name, in order.

        A heading that then names nobody who speaks is added to the ``sections``.
        """
        if self._ruled.says_nothing:
            return list(turns)
        speakers = Speakers(turns, roster)
        kept = []
        for turn in sorted(turns, key=lambda turn: turn.start):
            if self._page.line_at(turn.start) in self._placed:
                continue
            voices = tuple(v for v in turn.voices if not self._refuses(v, speakers.name_of(v)))
            if voices or not turn.voices:
                kept.append(turn._replace(voices=tuple(map(self.called, voices))))
            else:
                self._reject(turn, sections)
        return kept

    def _refuses(self, voice: Voice, name: str) -> bool:
        return self._ruled.refuses(voice.spelling, voice.name, name)

    def called(self, voice: Voice) -> Voice:
        """The voice under its name; the other one is noted as an alias."""
        after = self._ruled.called(voice)
        if after.name != voice.name:
            self._aliases.setdefault(after.name, {})[voice.name] = None
        return after

    def _reject(self, turn: TurnOpening, sections: list[SectionOpening]) -> None:
        """Note a turn that is none: its label is plain text, its heading opens a section."""
        page = self._page
        i = page.line_at(turn.start)
        line = page.lines[i]
        heading = heading_of(line.text)
        if turn.evidence is Evidence.HEADING and heading is not None:
            sections.append(SectionOpening(line.start, heading.text, heading.depth))
        elif page.kinds[i] in (SegmentKind.LABEL, SegmentKind.HEADING):
            page.take(i, SegmentKind.PARAGRAPH)
        before = turn.start - line.text_start if turn.evidence is Evidence.PROSE else 0
        end = min(turn.text_start - line.text_start, len(line.text))
        if end <= before:
            end = min(before + _LONGEST_HEAD, len(line.text))
        if not before and i not in self._refused:
            page.reject(i, len(line.text[:end].rstrip()), YOU_SAID_SO)

    def settled_sections(
        self, sections: Sequence[SectionOpening], title_line: int | None
    ) -> list[SectionOpening]:
        """The sections without those on lines that are no headings, and with those that somebody said are.

        The title is none of them, whoever said that it is a heading.
        """
        if not self._placed:
            return list(sections)
        page = self._page
        kept = [s for s in sections if page.line_at(s.start) not in self._placed]
        plain = Counter(s.depth for s in kept if ORDINAL_DEPTH <= s.depth < QUOTE_DEPTH)
        depth = plain.most_common(1)[0][0] if plain else QUESTION_DEPTH
        runs: dict[Place, list[int]] = {}
        for i, place in sorted(self._placed.items()):
            if place.kind is RulingKind.HEADING and i != title_line:
                runs.setdefault(place, []).append(i)
        return kept + [section_over(page, lines, depth) for lines in runs.values()]

    def settle_lines(self) -> None:
        """Make the lines again what somebody said they are, whatever the finders took them for."""
        if not self._placed:
            return
        page, placed = self._page, self._placed
        page.noise = [FoundNoise(*piece, n.kind) for n in page.noise for piece in self._left(n.start, n.end)]
        page.rejected = [r for r in page.rejected if page.line_at(r.start) not in placed]
        for i, place in placed.items():
            self._take(i, place)
            if place.kind is RulingKind.NOISE:
                page.noise.append(FoundNoise(page.lines[i].start, page.lines[i].end, AsideKind.OTHER))

    def settled_repeats(self, repeats: Sequence[FoundRepeat]) -> list[FoundRepeat]:
        """The repeats without the lines that somebody said something about."""
        if not self._placed:
            return list(repeats)
        return [
            FoundRepeat(start, end, r.of + start - r.start)
            for r in repeats
            for start, end in self._left(r.start, r.end)
        ]

    def _left(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What is left of a stretch without the lines that somebody said something about."""
        lines = self._page.lines
        inside = range(max(self._page.line_at(start), 0), self._page.line_at(end - 1) + 1)
        if not any(i in self._placed for i in inside):
            yield start, end
            return
        for is_placed, group in groupby(inside, self._placed.__contains__):
            run = list(group)
            piece = max(start, lines[run[0]].start), min(end, lines[run[-1]].end)
            if not is_placed and piece[0] < piece[1]:
                yield piece

    def settled_quotes(self, quotes: Iterable[FoundQuote]) -> tuple[FoundQuote, ...]:
        """The words of third parties, each under the name that somebody said is theirs; none of nobody's."""
        ruled = self._ruled
        return tuple(replace(q, name=ruled.name_of(q.name)) for q in quotes if not ruled.refuses(q.name))

    def tells_apart(self, name: str, other: str) -> bool:
        """Whether somebody said that these names are not one person's."""
        return self._ruled.tells_apart(name, other)

    def settled_same(
        self, found: Iterable[SameSpeaker], speakers: Sequence[FoundSpeaker]
    ) -> tuple[SameSpeaker, ...]:
        """The proposals that two names are one person's, without those that are said already, or refused."""
        owner = {alias: s.name for s in speakers for alias in s.aliases}
        ruled = self._ruled
        return tuple(
            s
            for s in found
            if ruled.says_nothing
            or (
                owner.get(s.name) != s.same_as
                and not ruled.refuses(s.name)
                and not ruled.tells_apart(s.name, s.same_as)
                and not ruled.tells_apart(owner.get(s.name, s.name), s.same_as)
            )
        )

    def keeps_title(self, line: int | None) -> bool:
        """Whether the title may stand on this line: nobody said that it is anything but a heading."""
        place = self._placed.get(line) if line is not None else None
        return place is None or place.kind is RulingKind.HEADING

    def with_aliases(self, speakers: Sequence[FoundSpeaker]) -> tuple[FoundSpeaker, ...]:
        """The speakers with the other names that somebody said are theirs too, also those only mentioned."""
        said = self._ruled.other_names
        if not self._aliases and not said:
            return tuple(speakers)
        names = {s.name for s in speakers}
        theirs = {s.name: (*self._aliases.get(s.name, ()), *said.get(s.name, ())) for s in speakers}
        return tuple(
            replace(
                s,
                aliases=tuple(
                    dict.fromkeys((*s.aliases, *(name for name in theirs[s.name] if name not in names)))
                ),
            )
            for s in speakers
        )


def _is_time(text: str) -> bool:
    """Whether a line is a time or the number of a cue and nothing else."""
    return text.isdecimal() or stamp_alone(text) is not None


def _names(turn: TurnOpening) -> set[str]:
    return {voice.name for voice in turn.voices}
