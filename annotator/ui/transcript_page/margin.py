"""The left margin: who speaks, once per turn; times or line numbers; bars for turns and topics.

Speakers are named at the top of their turn, or of the visible part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.domain.speaker import Turn
from annotator.language import translate
from annotator.ui.transcript_page.geometry import VisibleText
from annotator.ui.transcript_page.look import line_height
from annotator.ui.transcript_page.margin_places import TEXT_GAP, TURN_BAR, MarginPlaces, TurnBox
from annotator.ui.transcript_page.notes import suggestion_note

_ALIGN = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Margin(MarginPlaces):
    """Paints beside the lines that the page says are in view; tells what of it was clicked."""

    turn_clicked = Signal(int)
    topic_clicked = Signal(str)
    place_asked = Signal(int)
    fold_clicked = Signal(object)

    def __init__(self, parent: QWidget, visible: Callable[[], VisibleText]) -> None:
        super().__init__(parent, visible)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translate("Speakers and topics beside the text"))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_topics(painter)
        self._paint_proposals(painter)
        names_bottom = -1e9
        taken = []
        for box in self.turn_boxes():
            self._paint_turn_bar(painter, box)
            bottom = self._paint_names(painter, box, names_bottom)
            if bottom != names_bottom:
                taken.append((box.top - 2, bottom))
                names_bottom = bottom
        self._paint_folds(painter, taken)
        self._paint_repeats(painter, taken)
        self._paint_numbers(painter, taken)

    def _paint_numbers(self, painter: QPainter, taken: list[tuple[float, float]]) -> None:
        """Quiet times or line numbers wherever nothing else stands beside the text."""
        assert self._state is not None
        look = self._state.look
        height = QFontMetricsF(look.small_font).height()
        painter.setPen(look.mute(0.8))
        for number in self.numbers():
            top = number.baseline - look.text_px * 0.36 - height / 2
            if not any(first < top + height and top < last for first, last in taken):
                self._write(painter, look.small_font, number.text, top, height)
                taken.append((top, top + height))

    def _paint_topics(self, painter: QPainter) -> None:
        assert self._state is not None
        for topic in self.topic_boxes():
            label = self._state.codebook.label_by_id.get(topic.annotation.label_id)
            is_selected = topic.annotation.id == self._state.selected
            painter.setBrush(self._state.look.of_label(label, 1.0 if is_selected else 0.55))
            box = topic.box.adjusted(-1, 0, 1, 0) if is_selected else topic.box
            painter.drawRoundedRect(box, 3, 3)

    def _paint_proposals(self, painter: QPainter) -> None:
        """An outline where a topic would have its colour."""
        assert self._state is not None
        pen = QPen(self._state.look.mute(), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.0, 2.0])
        for _, box in self.proposal_boxes():
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_turn_bar(self, painter: QPainter, box: TurnBox) -> None:
        assert self._state is not None
        speakers = self._state.speakers_of(box.turn)
        x = self.width() - TEXT_GAP - TURN_BAR
        parts = max(1, len(speakers))
        height = (box.bottom - box.top) / parts
        painter.setPen(Qt.PenStyle.NoPen)
        for i in range(parts):
            speaker = speakers[i] if speakers else None
            painter.setBrush(self._state.look.of_speaker(speaker, 0.85 if speaker else 0.25))
            painter.drawRoundedRect(QRectF(x, box.top + i * height, TURN_BAR, height), 1.5, 1.5)

    def _paint_names(self, painter: QPainter, box: TurnBox, not_above: float) -> float:
        """Name the speakers at the top of the turn, below other names; where the writing ends."""
        assert self._state is not None
        look = self._state.look
        speakers = self._state.speakers_of(box.turn)
        if not speakers:
            return not_above
        name_line = line_height(look.name_font) * 0.98
        small_line = line_height(look.small_font) * 0.98
        about = self._about(box.turn)
        height = name_line + (small_line if about else 0)
        top = max(box.top - 1, not_above)
        if box.top < 0:
            top = max(min(4.0, box.bottom - height), not_above)
        painter.setPen(look.name_of_speaker(speakers[0]))
        names = translate(", ").join(speaker.name for speaker in speakers)
        self._write(painter, look.name_font, names, top, name_line)
        if about:
            self._write(painter, look.small_font, about, top + name_line, small_line)
        return top + height

    def _write(self, painter: QPainter, font: QFont, text: str, top: float, height: float) -> None:
        painter.setFont(font)
        width = self._names_right() - 8
        fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(8, top, width, height), _ALIGN, fitting)

    def _about(self, turn: Turn) -> str:
        """Role or affiliation of the one who speaks, and the time where it is known, else the line.

        Where there is no room for both, the role goes before the line and the time before the role.
        """
        assert self._state is not None
        speakers = self._state.speakers_of(turn)
        role = (speakers[0].role or speakers[0].affiliation) if len(speakers) == 1 else ""
        where = self._where(turn.start)
        both = " · ".join(part for part in (role, where) if part)
        metrics = QFontMetricsF(self._state.look.small_font)
        if metrics.horizontalAdvance(both) <= self._names_right() - 8:
            return both
        return where if self._state.transcript.has_times and where else role

    def _paint_folds(self, painter: QPainter, taken: list[tuple[float, float]]) -> None:
        assert self._state is not None
        painter.setPen(self._state.look.accent())
        for _, box in self.fold_marks():
            if not any(top < box.bottom() and box.top() < bottom for top, bottom in taken):
                self._write(
                    painter, self._state.look.small_font, translate("▾ fold"), box.top(), box.height()
                )
                taken.append((box.top(), box.bottom()))

    def _paint_repeats(self, painter: QPainter, taken: list[tuple[float, float]]) -> None:
        assert self._state is not None
        look = self._state.look
        painter.setPen(look.mute())
        for _, box in self.repeats():
            if not any(top < box.bottom() and box.top() < bottom for top, bottom in taken):
                note = translate("↑ said before")
                if QFontMetricsF(look.small_font).horizontalAdvance(note) > box.width():
                    note = "↑"
                self._write(painter, look.small_font, note, box.top(), box.height())
                taken.append((box.top(), box.bottom()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        tell = next(self._told_by_click(event.position()), None)
        if tell is not None:
            tell()

    def _told_by_click(self, at: QPointF) -> Iterator[Callable[[], object]]:
        """What a click at a place tells, what lies uppermost there first."""
        for topic in self.topic_boxes():
            if _touches(topic.box, at):
                yield partial(self.topic_clicked.emit, topic.annotation.id)
        for proposal, place in self.proposal_boxes():
            if _touches(place, at):
                yield partial(self.place_asked.emit, proposal.start)
        yield from self._told_by_notes(at)
        for turn in self.turn_boxes():
            if turn.top <= at.y() < turn.bottom:
                yield partial(self.turn_clicked.emit, turn.turn.start)

    def _told_by_notes(self, at: QPointF) -> Iterator[Callable[[], object]]:
        for fold, box in self.fold_marks():
            if box.contains(at):
                yield partial(self.fold_clicked.emit, fold)
        for aside, box in self.repeats():
            if box.contains(at) and aside.of is not None:
                yield partial(self.place_asked.emit, aside.of)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._hint(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _hint(self, at: QPointF) -> str:
        if self._state is None:
            return ""
        for topic in self.topic_boxes():
            if _touches(topic.box, at):
                path = self._state.codebook.topic_path(topic.annotation.label_id)
                return " › ".join(label.name for label in path)
        for proposal, box in self.proposal_boxes():
            if _touches(box, at):
                return suggestion_note(proposal)
        for turn in self.turn_boxes():
            if turn.top <= at.y() < turn.bottom:
                return self._about_speakers(turn.turn)
        return ""

    def _about_speakers(self, turn: Turn) -> str:
        assert self._state is not None
        lines = []
        for speaker in self._state.speakers_of(turn):
            parts = (speaker.name, speaker.role, speaker.affiliation)
            lines.append(" · ".join(part for part in parts if part))
        return "\n".join(lines)


def _touches(stripe: QRectF, at: QPointF) -> bool:
    """Whether a point is on a stripe, or so near that it is meant."""
    return stripe.adjusted(-2, 0, 2, 0).contains(at)
