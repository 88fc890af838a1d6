"""The document of the page: the whole shown text, with the few formats that structure needs.

Marks are never formats. What is formatted is the height of blank lines, the gap above a turn, and
the size of headings; all of it before the document is laid out, which keeps loading fast.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.span import Place
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Section, SegmentKind
from annotator.text.text_map import Side
from annotator.ui.transcript_page.look import Look
from annotator.ui.transcript_page.shown import ShownText, as_document_text

SIDE_MARGIN = 12
TOP_MARGIN = 28
BOTTOM_MARGIN = 160
_BLANK = re.compile(r"\n(?=[ \t\u3000\u00a0]*(?:\n|\Z))")
_SPACES = " \t\u3000\u00a0"
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class BlockKind(Enum):
    """What a line of the text is to the layout."""

    PARAGRAPH = 0
    TURN = 1
    BLANK = 2
    LABEL = 3
    TITLE = 4
    HEADING = 5


@dataclass(frozen=True)
class BlockFormats:
    """The formats of all kinds of blocks at one zoom."""

    look: Look

    def of(self, kind: BlockKind) -> QTextBlockFormat:
        look = self.look
        heights = {
            BlockKind.BLANK: look.blank_height,
            BlockKind.LABEL: look.label_height,
            BlockKind.TITLE: round(look.line_height * 1.2),
        }
        above = {
            BlockKind.TURN: look.turn_gap,
            BlockKind.LABEL: look.turn_gap,
            BlockKind.TITLE: 2 * look.turn_gap,
            BlockKind.HEADING: 2 * look.turn_gap,
        }
        made = QTextBlockFormat()
        made.setLineHeight(heights.get(kind, look.line_height), _FIXED)
        made.setTopMargin(above.get(kind, 0))
        made.setBottomMargin(look.paragraph_gap if kind in (BlockKind.PARAGRAPH, BlockKind.TURN) else 0)
        return made

    def letters(self, kind: BlockKind) -> QTextCharFormat:
        """How the letters of a heading or a label differ from the document's font."""
        made = QTextCharFormat()
        sizes = {
            BlockKind.TITLE: self.look.heading_px(1),
            BlockKind.HEADING: self.look.heading_px(2),
            BlockKind.LABEL: self.look.label_px,
        }
        if kind in sizes:
            made.setProperty(QTextCharFormat.Property.FontPixelSize, sizes[kind])
        if kind in (BlockKind.TITLE, BlockKind.HEADING):
            made.setFontWeight(QFont.Weight.Bold)
        return made


def heading_at(transcript: AnnotatedTranscript, at: int) -> BlockKind | None:
    """Whether the line that starts at a source place is a heading, and how high a one."""
    sections, segments = transcript.sections, transcript.segments
    i = bisect_left(sections, at, key=lambda section: section.start)
    if i < len(sections) and sections[i].start == at and _shows_title(transcript, sections[i]):
        return BlockKind.TITLE if sections[i].level <= 1 else BlockKind.HEADING
    i = bisect_left(segments, at, key=lambda segment: segment.start)
    if i < len(segments) and segments[i].start == at and segments[i].kind is SegmentKind.HEADING:
        return BlockKind.HEADING
    return None


def _shows_title(transcript: AnnotatedTranscript, section: Section) -> bool:
    """Whether the section begins with a line that says its title, perhaps after a mark or a number."""
    line_end = transcript.text.find("\n", section.start)
    line = transcript.text[section.start : line_end if line_end >= 0 else None]
    return bool(section.title) and section.title in line and len(line) < len(section.title) + 12


def _heading_starts(transcript: AnnotatedTranscript) -> list[int]:
    segments = [s.start for s in transcript.segments if s.kind is SegmentKind.HEADING]
    return sorted({*segments, *(section.start for section in transcript.sections)})


def build(shown: ShownText, look: Look) -> QTextDocument:
    """A document that shows the text, not laid out yet."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(look.text_font)
    document.setDocumentMargin(0)
    _set_tabs(document, look)
    formats = BlockFormats(look)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(formats.of(BlockKind.PARAGRAPH))
    cursor.insertText(as_document_text(shown.text))
    _format_blanks(cursor, shown, formats)
    _format_structure(cursor, shown, formats)
    _set_margins(document)
    return document


def _set_tabs(document: QTextDocument, look: Look) -> None:
    options = document.defaultTextOption()
    options.setTabStopDistance(look.tab_px)
    document.setDefaultTextOption(options)


def _set_margins(document: QTextDocument) -> None:
    frame = document.rootFrame()
    margins = frame.frameFormat()
    margins.setLeftMargin(SIDE_MARGIN)
    margins.setRightMargin(SIDE_MARGIN)
    margins.setTopMargin(TOP_MARGIN)
    margins.setBottomMargin(BOTTOM_MARGIN)
    frame.setFrameFormat(margins)


def _format_blanks(cursor: QTextCursor, shown: ShownText, formats: BlockFormats) -> None:
    """Found in the text, which is much quicker than walking through the document's lines."""
    blank = formats.of(BlockKind.BLANK)
    cursor.beginEditBlock()
    starts = [found.end() for found in _BLANK.finditer(shown.text)]
    if not shown.text.partition("\n")[0].strip(_SPACES):
        starts.insert(0, 0)
    for position in shown.to_document_all(starts):
        cursor.setPosition(position)
        cursor.setBlockFormat(blank)
    cursor.endEditBlock()


def _format_structure(cursor: QTextCursor, shown: ShownText, formats: BlockFormats) -> None:
    """Turns first, so that a heading with which a turn starts is a heading."""
    starts: dict[BlockKind, list[int]] = {kind: [] for kind in BlockKind}
    for turn in shown.transcript.turns:
        starts[_kind_of_turn(shown.transcript, turn)].append(turn.start)
    for start in _heading_starts(shown.transcript):
        starts[heading_at(shown.transcript, start) or BlockKind.PARAGRAPH].append(start)
    cursor.beginEditBlock()
    for kind in (BlockKind.TURN, BlockKind.LABEL, BlockKind.HEADING, BlockKind.TITLE):
        block_format, letters = formats.of(kind), formats.letters(kind)
        for position in _line_starts(shown, starts[kind]):
            cursor.setPosition(position)
            cursor.setBlockFormat(block_format)
            if kind is not BlockKind.TURN:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(letters)
    cursor.endEditBlock()


def _kind_of_turn(transcript: AnnotatedTranscript, turn: Turn) -> BlockKind:
    """A label with a line of its own is small, since the margin says the same."""
    is_line = transcript.text.find("\n", turn.start, turn.text_start) >= 0
    return BlockKind.LABEL if is_line else BlockKind.TURN


def _line_starts(shown: ShownText, starts: Iterable[int]) -> list[int]:
    """The document places of those source places with which a line of words begins in view."""
    text = shown.text
    places = [shown.map.shown(Place(start), Side.END) for start in starts]
    lines = [at for at in places if (at == 0 or text[at - 1] == "\n") and text[at : at + 1] not in ("", "\n")]
    return shown.to_document_all(lines)


def reformat(document: QTextDocument, shown: ShownText, look: Look, start: int, end: int) -> None:
    """Give the lines over a document stretch the formats they should have now."""
    formats = BlockFormats(look)
    cursor = QTextCursor(document)
    for block in _blocks_over(document, start, end):
        kind = _kind_of(block, shown)
        wanted = formats.of(kind)
        if block.blockFormat() != wanted:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(wanted)
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        if cursor.hasSelection() and _letters_differ(block, formats.letters(kind)):
            cursor.setCharFormat(formats.letters(kind))


def _letters_differ(block: QTextBlock, wanted: QTextCharFormat) -> bool:
    return any(part.format != wanted for part in block.textFormats())


def _blocks_over(document: QTextDocument, start: int, end: int) -> Iterator[QTextBlock]:
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        yield block
        block = block.next()


def _kind_of(block: QTextBlock, shown: ShownText) -> BlockKind:
    if not block.text().strip(_SPACES):
        return BlockKind.BLANK
    source = shown.place(block.position()).offset
    heading = heading_at(shown.transcript, source)
    if heading is not None:
        return heading
    turns = shown.transcript.turns
    i = bisect_left(turns, source, key=lambda turn: turn.start)
    if i < len(turns) and turns[i].start == source:
        return _kind_of_turn(shown.transcript, turns[i])
    return BlockKind.PARAGRAPH
