"""The list of places alike: the hits of a search, each with the reason why it is ticked or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from annotator.domain.span import Span
from annotator.language import translate
from annotator.ui.find.hit_delegate import HitDelegate
from annotator.ui.find.hit_list import HitList
from annotator.ui.find.hit_model import HitModel, Index, Known, known
from annotator.ui.panels import look
from annotator.workspace.alike import AlikePlace
from annotator.workspace.finding import Hit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_REASON = 0.3
"""The share of the width that a reason may take."""
_GAP = 16
_SIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine


class AlikeModel(HitModel):
    """Places as hits, ticked where that is safe."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[tuple[str, int], AlikePlace] = {}
        self.longest_reason = ""

    def show_places(
        self,
        places: Sequence[AlikePlace],
        titles: Mapping[str, str],
        *,
        grouped: bool,
        ticked: Set[Known] | None = None,
    ) -> None:
        """List these instead of what is listed; those in ``ticked`` are, or else what is safe."""
        self._places = {(place.transcript_id, place.start): place for place in places}
        self.longest_reason = max((place.why for place in places), key=len, default="")
        self.start(titles, grouped=grouped)
        hits = [Hit(p.transcript_id, Span(p.start, p.end), p.before, p.words, p.after, None) for p in places]
        safe = {known(hit) for hit, place in zip(hits, places, strict=True) if place.is_safe}
        self.add(hits, safe if ticked is None else ticked)
        self.ticks_changed.emit()

    def place(self, hit: Hit | None) -> AlikePlace | None:
        """The place that a hit stands for."""
        return None if hit is None else self._places.get((hit.transcript_id, hit.span.start))

    def ticked_places(self) -> list[AlikePlace]:
        """The places that are ticked, in their order."""
        places = map(self.place, self.ticked())
        return [place for place in places if place is not None]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        said = super().data(index, role)
        place = self.place(self.hit(index.row()))
        if place is None:
            return said
        if role == Qt.ItemDataRole.ToolTipRole:
            return place.why
        return f"{said}, {place.why}" if role == Qt.ItemDataRole.AccessibleTextRole else said


class AlikeDelegate(HitDelegate):
    """Writes the reason at the right end of a place's row."""

    def __init__(self, model: AlikeModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self._places = model

    def _paint_hit(self, painter: QPainter, room: QRectF, hit: Hit, ink_before: QColor) -> None:
        place, small = self._places.place(hit), look.font(12)
        metrics = QFontMetricsF(small)
        column = min(metrics.horizontalAdvance(self._places.longest_reason) + 2, room.width() * _MOST_REASON)
        super()._paint_hit(painter, room.adjusted(0, 0, -column - _GAP, 0), hit, ink_before)
        painter.setFont(small)
        painter.setPen(ink_before)
        why = metrics.elidedText(place.why if place else "", Qt.TextElideMode.ElideRight, column)
        painter.drawText(QRectF(room.right() - column, room.top(), column, room.height()), _SIDE, why)


class AlikeList(HitList):
    """As the list of hits; but Enter says that the ticked places shall be fixed, Ctrl+Enter goes to one."""

    meant = Signal()

    def __init__(self, model: AlikeModel) -> None:
        super().__init__(model)
        self.setItemDelegate(AlikeDelegate(model, self))
        self.setAccessibleName(translate("Places that read the same"))
        self.setAccessibleDescription(
            translate("Space ticks, Ctrl+A ticks all, Enter fixes the ticked ones, Ctrl+Enter goes there.")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = Qt.Key(event.key()) in _ENTER
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.meant.emit()
        else:
            super().keyPressEvent(event)
