"""How the links of the selected claim look: plates between the lines, and thin lines that join them.

A line runs between two rows of words and down the side of the column, so it crosses no glyph.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from annotator.ui.transcript_page.geometry import VisibleText, fragment_box
from annotator.ui.transcript_page.links import Link, Plate, column, plates
from annotator.ui.transcript_page.look import Look, colour
from annotator.ui.transcript_page.state import PageState

ASIDE, LANE = 3.0, 3.0
"""How far beside the column the first line runs, and each further one."""
BEND = 4.0
ARROW = 4.0


def paint_links(painter: QPainter, text: VisibleText, state: PageState) -> None:
    """Paint the links of the selected claim; nothing where none is selected."""
    found = plates(text, state)
    there = {plate.link.relation.id: plate for plate in found.there}
    for i, plate in enumerate(found.here):
        partner = there.get(plate.link.relation.id)
        if partner is not None:
            _paint_partner(painter, text, state, plate.link)
            _paint_line(painter, text, state.look, (plate, partner), i)
    for plate in (*found.here, *found.there):
        _paint_plate(painter, state.look, plate)


def _tone(look: Look, link: Link) -> QColor:
    return colour(look.theme.warn) if link.opposes else look.accent()


def _paint_partner(painter: QPainter, text: VisibleText, state: PageState, link: Link) -> None:
    """A dashed line around the words of a partner."""
    look = state.look
    pen = QPen(_tone(look, link), 1.0, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for fragment in text.fragments(*state.shown.document_stretch(link.partner.span)):
        box = fragment_box(fragment, look.glyph_top, look.first_edge - 1).toAlignedRect()
        painter.drawRoundedRect(QRectF(box).adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)


def _paint_line(
    painter: QPainter, text: VisibleText, look: Look, ends: tuple[Plate, Plate], lane: int
) -> None:
    """From the claim's plate to the partner's, by the right side of the column; an arrow at the target."""
    here, there = ends
    x = round(column(text)[1]) + ASIDE + LANE * (lane % 3) + 0.5
    first, last = here.box.bottom() - 0.5, round(there.box.center().y()) + 0.5
    bend = min(BEND, abs(last - first) / 2)
    down = 1 if last > first else -1
    path = QPainterPath(QPointF(here.box.center().x(), first))
    path.lineTo(x - bend, first)
    path.quadTo(QPointF(x, first), QPointF(x, first + down * bend))
    path.lineTo(x, last - down * bend)
    path.quadTo(QPointF(x, last), QPointF(x - bend, last))
    path.lineTo(there.box.right(), last)
    tone = _tone(look, here.link)
    painter.setPen(QPen(tone, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    if here.link.is_outgoing:
        _paint_arrow(painter, QPointF(there.box.right(), last), tone)


def _paint_arrow(painter: QPainter, tip: QPointF, tone: QColor) -> None:
    back = tip.x() + 1.6 * ARROW
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    painter.drawPolygon(
        QPolygonF([tip, QPointF(back, tip.y() - 0.8 * ARROW), QPointF(back, tip.y() + 0.8 * ARROW)])
    )


def _paint_plate(painter: QPainter, look: Look, plate: Plate) -> None:
    theme = look.theme
    tone = theme.warn if plate.link.opposes else theme.accent
    ground = theme.tint(tone, 0.12)
    painter.setPen(QPen(colour(tone), 1))
    painter.setBrush(colour(ground))
    radius = min(6.0, plate.box.height() / 2)
    painter.drawRoundedRect(plate.box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(look.tiny_font)
    painter.setPen(colour(theme.words_on(tone, ground)))
    painter.drawText(plate.box, Qt.AlignmentFlag.AlignCenter, plate.text)
