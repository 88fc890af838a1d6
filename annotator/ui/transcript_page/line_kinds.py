"""What a line of the transcript is on the page, such as a heading or a blank, and the form it has there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextLayout

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.span import Place
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Section, SegmentKind
from annotator.text.text_map import Side
from annotator.ui.transcript_page.look import Look
from annotator.ui.transcript_page.shown import ShownText


class LineKind(Enum):
    """What a line of the text is to the layout."""

    PARAGRAPH = 0
    TURN = 1
    BLANK = 2
    LABEL = 3
    TITLE = 4
    HEADING = 5


@dataclass(frozen=True)
class LineForms:
    """How high lines of each kind are, and how large their letters, in one look."""

    look: Look

    @cached_property
    def _rows(self) -> Mapping[LineKind, int]:
        look = self.look
        return {
            LineKind.BLANK: look.blank_height,
            LineKind.LABEL: look.label_height,
            LineKind.TITLE: round(look.line_height * 1.2),
        }

    def row_height(self, kind: LineKind) -> int:
        """The height of each row of a line."""
        return self._rows.get(kind, self.look.line_height)

    def below(self, kind: LineKind) -> int:
        """What is left free below a line."""
        return self.look.paragraph_gap if kind in (LineKind.PARAGRAPH, LineKind.TURN) else 0

    def above(self, kind: LineKind, before: LineKind | None) -> int:
        """What is left free above a line beyond what the line before it leaves below; 0 for the first."""
        gaps = {
            LineKind.TURN: self.look.turn_gap,
            LineKind.LABEL: self.look.turn_gap,
            LineKind.TITLE: 2 * self.look.turn_gap,
            LineKind.HEADING: 2 * self.look.turn_gap,
        }
        return 0 if before is None else max(0, gaps.get(kind, 0) - self.below(before))

    @property
    def stub_height(self) -> int:
        """The height of what stands for lines that are folded away."""
        return self.look.label_height

    def letters(self, kind: LineKind, length: int) -> list[QTextLayout.FormatRange]:
        """How the letters of a line of so many units differ from the document's font."""
        sizes = {
            LineKind.TITLE: self.look.heading_px(1),
            LineKind.HEADING: self.look.heading_px(2),
            LineKind.LABEL: self.look.label_px,
        }
        if kind not in sizes:
            return []
        made = QTextCharFormat()
        made.setProperty(QTextCharFormat.Property.FontPixelSize, sizes[kind])
        if kind in (LineKind.TITLE, LineKind.HEADING):
            made.setFontWeight(QFont.Weight.Bold)
        whole = QTextLayout.FormatRange()
        whole.start, whole.length, whole.format = 0, length, made
        return [whole]


def heading_at(transcript: AnnotatedTranscript, at: int) -> LineKind | None:
    """Whether the line that starts at a source place is a heading, and how high a one."""
    sections, segments = transcript.sections, transcript.segments
    i = bisect_left(sections, at, key=lambda section: section.start)
    if i < len(sections) and sections[i].start == at and _shows_title(transcript, sections[i]):
        return LineKind.TITLE if sections[i].level <= 1 else LineKind.HEADING
    i = bisect_left(segments, at, key=lambda segment: segment.start)
    if i < len(segments) and segments[i].start == at and segments[i].kind is SegmentKind.HEADING:
        return LineKind.HEADING
    return None


def _shows_title(transcript: AnnotatedTranscript, section: Section) -> bool:
    """Whether the section begins with a line that says its title, perhaps after a mark or a number."""
    line_end = transcript.text.find("\n", section.start)
    line = transcript.text[section.start : line_end if line_end >= 0 else None]
    return bool(section.title) and section.title in line and len(line) < len(section.title) + 12


def _kind_of_turn(transcript: AnnotatedTranscript, turn: Turn) -> LineKind:
    """A label with a line of its own is small, since the margin says the same."""
    is_line = transcript.text.find("\n", turn.start, turn.text_start) >= 0
    return LineKind.LABEL if is_line else LineKind.TURN


def kind_of(block: QTextBlock, shown: ShownText) -> LineKind:
    """What a line of the document is now."""
    words = block.text()
    if not words or words.isspace():
        return LineKind.BLANK
    source = shown.place(block.position()).offset
    heading = heading_at(shown.transcript, source)
    if heading is not None:
        return heading
    turns = shown.transcript.turns
    i = bisect_left(turns, source, key=lambda turn: turn.start)
    if i < len(turns) and turns[i].start == source:
        return _kind_of_turn(shown.transcript, turns[i])
    return LineKind.PARAGRAPH


def structure(shown: ShownText) -> Mapping[int, LineKind]:
    """The lines with which turns and headings start, by the shown place where they begin.

    A heading with which a turn starts is a heading.
    """
    transcript = shown.transcript
    found = dict(_line_starts(shown, [(t.start, _kind_of_turn(transcript, t)) for t in transcript.turns]))
    headings = {s.start for s in transcript.segments if s.kind is SegmentKind.HEADING}
    headings.update(section.start for section in transcript.sections)
    kinds = [(start, heading_at(transcript, start)) for start in sorted(headings)]
    found.update(_line_starts(shown, [(start, kind) for start, kind in kinds if kind is not None]))
    return found


def _line_starts(shown: ShownText, starts: Sequence[tuple[int, LineKind]]) -> Iterator[tuple[int, LineKind]]:
    """Those source places with which a line of words begins in view."""
    text = shown.text
    for start, kind in starts:
        at = shown.map.shown(Place(start), Side.END)
        if (at == 0 or text[at - 1] == "\n") and text[at : at + 1] not in ("", "\n"):
            yield at, kind
