"""How one file would be imported: its encoding, title, speakers, sections, and its first lines painted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.colours import PALETTE
from annotator.domain.reading import Reading
from annotator.formats.registry import encodings_offered
from annotator.language import mark, translate, translate_count
from annotator.ui.controls import words
from annotator.ui.theme import current_theme, scaled, ui_font
from annotator.ui.utf16 import Utf16Map
from annotator.workspace.importing import Candidate, Known

_PAINTED = 3000
_SAMPLE = 42
_PEOPLE = 8

SHAPES = {
    "labelled": mark("Conversation with speakers' labels"),
    "notes": mark("Notes with headings"),
    "record": mark("Record of fields"),
    "prose": mark("Report in running prose"),
    "recognised": mark("Recognised speech without labels"),
    "plain": mark("Plain text"),
}


class ImportPreview(QWidget):
    """One candidate at a time. ``encoding_chosen`` asks for the file to be read again."""

    encoding_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(translate("Encoding"))
        self.encoding.addItems(list(encodings_offered()))
        self.record = QComboBox()
        self.record.setAccessibleName(translate("Transcript in the file"))
        self.record.hide()
        self.title = words("", "name", wrap=True)
        self.about = words("", "muted", wrap=True)
        self.notice = words("", "warning", wrap=True)
        self.people = QFormLayout()
        self.text = QTextEdit()
        self._candidate: Candidate | None = None
        self._known: tuple[Known, ...] = ()
        self._lay_out()
        self.encoding.activated.connect(lambda: self.encoding_chosen.emit(self.encoding.currentText()))
        self.record.activated.connect(self._show_reading)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(translate("Encoding"), "muted"))
        head.addWidget(self.encoding)
        head.addWidget(self.record, 1)
        head.addStretch(1)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(translate("First lines, as they were read"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFont(ui_font(14))
        self.text.setTabStopDistance(scaled(28))
        self.people.setHorizontalSpacing(12)
        self.people.setVerticalSpacing(4)
        self.people.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for label in (self.title, self.about, self.notice):
            column.addWidget(label)
        column.addLayout(self.people)
        column.addWidget(words(translate("First lines"), "heading"))
        column.addWidget(self.text, 1)

    def show_candidate(self, candidate: Candidate, known: tuple[Known, ...]) -> None:
        """Show a file as it would be imported, or why it cannot be."""
        self._candidate, self._known = candidate, known
        source = candidate.source
        self.encoding.setEnabled(source is not None or candidate.error is not None)
        if source is not None:
            self._show_encoding(source.encoding)
        self.record.clear()
        for number, reading in enumerate(candidate.readings, start=1):
            self.record.addItem(f"{number}. {reading.title or translate('Untitled')}")
        self.record.setVisible(len(candidate.readings) > 1)
        self._show_reading(0)

    def _show_encoding(self, encoding: str) -> None:
        if self.encoding.findText(encoding) < 0:
            self.encoding.addItem(encoding)
        self.encoding.setCurrentText(encoding)

    def _show_reading(self, number: int) -> None:
        candidate = self._candidate
        while self.people.rowCount():
            self.people.removeRow(0)
        if candidate is None:
            return
        if candidate.source is None or not 0 <= number < len(candidate.readings):
            self.title.setText(candidate.path.name)
            self.about.setText("")
            self._notify(str(candidate.error) if candidate.error is not None else "")
            self.encoding.setCurrentIndex(-1)  # whatever it was tried with, it is not in that encoding
            self.text.clear()
            return
        reading = candidate.readings[number]
        self.title.setText(reading.title or candidate.path.stem)
        self.about.setText(about(reading))
        known = [k for k in self._known if k.reading.start == reading.start]
        self._notify(
            translate("In the project already, as “{title}”: it is not imported again.").format(
                title=known[0].transcript.title
            )
            if known
            else ""
        )
        self._show_people(candidate.source.text, reading)
        paint(self.text, candidate.source.text, reading)

    def _notify(self, text: str) -> None:
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def _show_people(self, text: str, reading: Reading) -> None:
        turns = Counter(turn.speaker for turn in reading.turns if turn.speaker is not None)
        for place, speaker in enumerate(reading.speakers[:_PEOPLE]):
            parts = (speaker.role, speaker.affiliation)
            name = words(speaker.name)
            name.setStyleSheet(f"color: {speaker_tone(place)}; font-weight: 600;")
            name.setToolTip(" · ".join(part for part in parts if part))
            spoken = translate_count("{count} turn", "{count} turns", turns[speaker.name])
            self.people.addRow(name, _OneLine(f"{spoken} · {sample(text, reading, speaker.name)}"))
        left = len(reading.speakers) - _PEOPLE
        if left > 0:
            self.people.addRow(words(translate_count("and {count} more", "and {count} more", left), "muted"))


class _OneLine(QLabel):
    """A line that ends in dots where its room does."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(scaled(120))
        self.setToolTip(text)
        self._whole = text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


def about(reading: Reading) -> str:
    """What was found, counted."""
    parts = [
        translate(SHAPES[reading.shape.value]),
        translate_count("{count} character", "{count} characters", reading.end - reading.start),
        translate_count("{count} speaker", "{count} speakers", len(reading.speakers)),
        translate_count("{count} turn", "{count} turns", len(reading.turns)),
        translate_count("{count} section", "{count} sections", len(reading.sections)),
    ]
    asides = len(reading.repeats) + len(reading.noise)
    if asides:
        parts.append(translate_count("{count} repeat or caption", "{count} repeats or captions", asides))
    if reading.rejected:
        parts.append(
            translate_count(
                "{count} doubtful label left alone",
                "{count} doubtful labels left alone",
                len(reading.rejected),
            )
        )
    return " · ".join(parts)


def sample(text: str, reading: Reading, speaker: str) -> str:
    """The first words of a speaker that are more than a nod."""
    shortest = ""
    for turn in reading.turns:
        if turn.speaker == speaker:
            said = " ".join(text[turn.text_start : min(turn.end, turn.text_start + _SAMPLE * 2)].split())
            if len(said) >= _SAMPLE // 2:
                return said[:_SAMPLE]
            shortest = shortest or said
    return shortest


def speaker_tone(place: int) -> str:
    """The colour that the speaker at a place of the list is painted in."""
    theme = current_theme()
    return theme.words_on(theme.tone(PALETTE[place % len(PALETTE)]), theme.panel)


def paint(view: QTextEdit, text: str, reading: Reading) -> None:
    """Show the first lines with what was found in them: labels in colour, headings bold, asides pale."""
    start, end = reading.start, min(reading.end, reading.start + _PAINTED)
    shown = text[start:end]
    view.setCurrentCharFormat(QTextCharFormat())  # else the words would wear the look at the old cursor
    view.setPlainText(shown)
    cursor = QTextCursor(view.document())
    cursor.select(QTextCursor.SelectionType.Document)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(spacing)
    units = Utf16Map(shown)
    for first, last, look in _looks(reading, start, end, text):
        cursor.setPosition(units.to_units(first - start))
        cursor.setPosition(units.to_units(last - start), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)
    view.moveCursor(QTextCursor.MoveOperation.Start)


def _looks(reading: Reading, start: int, end: int, text: str) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Each stretch of ``[start, end)`` that looks different, with its look; later ones lie over earlier."""
    theme = current_theme()
    pale = QTextCharFormat()
    pale.setForeground(QColor(theme.tint(theme.mute, 0.7)))
    heading = QTextCharFormat()
    heading.setFontWeight(QFont.Weight.Bold)
    colours = {speaker.name: speaker_tone(i) for i, speaker in enumerate(reading.speakers)}
    asides = [(a.start, a.end) for a in reading.repeats] + [(a.start, a.end) for a in reading.noise]
    for first, last in asides:
        yield from _within(first, last, start, end, pale)
    for section in reading.sections:
        line_end = text.find("\n", section.start)
        yield from _within(section.start, line_end if line_end >= 0 else end, start, end, heading)
    for turn in reading.turns:
        label = QTextCharFormat()
        label.setForeground(QColor(colours.get(turn.speaker or "", theme.mute)))
        label.setFontWeight(QFont.Weight.Bold)
        yield from _within(turn.start, turn.text_start, start, end, label)


def _within(
    first: int, last: int, start: int, end: int, look: QTextCharFormat
) -> Iterator[tuple[int, int, QTextCharFormat]]:
    first, last = max(first, start), min(last, end)
    if first < last:
        yield first, last, look
