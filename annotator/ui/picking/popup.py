"""The list at words that look wrong: what they may have been, to be accepted by a digit.

It stands beside the words and never over them. Typing leaves what it names, or enters a new wording.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QWidget

from annotator.language import translate, translate_count
from annotator.text.sounds import is_pinyin_of, likeness
from annotator.ui.controls import KeyCap
from annotator.ui.panels import look
from annotator.ui.panels.floating_card import FloatingCard
from annotator.ui.picking.pick_line import PickLine
from annotator.ui.picking.rows import (
    KEEP_KEY,
    NUMBERED,
    PickDelegate,
    PickModel,
    Row,
    RowKind,
    row_height,
)
from annotator.ui.theme import scaled
from annotator.workspace.picking import Offer, Offers, offer_typed

_WIDTH = 372
_BEGINS_SO = 2
"""How well letters name words that begin with them or sound so from the first syllable on."""
_LEAST_ROWS = 3
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_STRETCHING = {
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class PickPopup(FloatingCard):
    """Offers for a stretch of text.

    ``accepted`` tells the offer that was chosen, ``accepted_alike`` the same where the other places of
    the same words are wanted too; ``kept`` that the words are right; ``stretched`` by how many steps the
    start and the end are to move, ``stepped`` that another place is wanted (1 the next, -1 the one before),
    ``typed`` what is written in the line now; ``unclear`` that nobody can tell what was said, with the
    guess that was typed; ``term`` words for the glossary.
    """

    accepted = Signal(object)
    accepted_alike = Signal(object)
    kept = Signal()
    stretched = Signal(int, int)
    stepped = Signal(int)
    typed = Signal(str)
    unclear = Signal(str)
    term = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, translate("What was said here?"))
        self._heard = ""
        self._offers: Offers | None = None
        self._named: Sequence[Offer] = ()
        self._beside = QRect()
        self.line = PickLine(self)
        self.list = QListView(self)
        self.model = PickModel()
        self.alike = QLabel()
        self._build()
        self.line.narrowed.connect(self._narrow)
        self.line.pressed.connect(self._press)
        self.line.digit.connect(self._choose_by_key)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._tell_current)

    def _build(self) -> None:
        self.line.setPlaceholderText(translate("Type what was said, or choose"))
        self.line.setAccessibleName(translate("What was said here?"))
        self.column.addWidget(self.line)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PickDelegate(self.list))
        self.list.setAccessibleName(translate("What may have been said"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.column.addWidget(self.list)
        rule = QFrame()
        look.set_role(rule, "line")
        self.column.addWidget(rule)
        self.column.addLayout(self._footer())
        self.column.addLayout(self._hints())

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        look.set_role(self.alike, "small")
        row.addWidget(self.alike)
        row.addStretch(1)
        row.addWidget(look.label(translate("see all"), "small"))
        row.addWidget(KeyCap("Shift+Return", self))
        return row

    def _hints(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        for key, what in (
            ("Tab", translate("next place")),
            ("Shift+Right", translate("longer")),
            ("Alt+U", translate("unclear")),
        ):
            row.addWidget(KeyCap(key, self))
            row.addWidget(look.label(what, "small"))
            row.addSpacing(6)
        row.addStretch(1)
        return row

    # What is shown

    def look_for(self, heard: str) -> None:
        """Say that offers for these words are being looked for."""
        self._heard, self._offers, self._named = heard, None, ()
        self.alike.clear()
        self._fill()

    def show_offers(self, offers: Offers, heard: str) -> None:
        """Offer what was found for a stretch that was ``heard`` so."""
        self._heard, self._offers, self._named = heard, offers, ()
        self.alike.clear()
        self._fill()

    def show_named(self, typed: str, named: Sequence[Offer]) -> None:
        """Offer, besides, what begins as what is typed; an answer that comes late is left."""
        if typed == self.line.text().strip():
            self._named = tuple(named)
            row = max(0, self.list.currentIndex().row())
            self._fill()
            self.list.setCurrentIndex(self.model.index(row, 0))  # what comes is added below the others

    def show_alike(self, count: int) -> None:
        """Say how many more places of the transcript read like this one."""
        self.alike.setText(
            translate_count("{count} more alike", "{count} more alike", count)
            if count
            else translate("nothing else alike here")
        )

    def show_beside(self, place: QRect) -> None:
        """Open, or stand now, beside ``place`` (global coordinates)."""
        self._beside = place
        self._fit()
        if not self.is_open:
            self.open_with(self.line)

    @property
    def is_looking(self) -> bool:
        """Whether what may have been said is still looked for."""
        return self._offers is None

    @property
    def current(self) -> Row | None:
        """The row that Return takes."""
        return self.model.row(self.list.currentIndex())

    def _narrow(self, written: str) -> None:
        self._named = ()
        self._fill()
        self.typed.emit(self.line.text().strip())

    def _fill(self) -> None:
        written = (self.line.text() + self.line.composed).strip()
        self.model.show_rows(self._typed_rows(written) if written else self._rows())
        self.list.setCurrentIndex(self.model.index(self._row_meant_by(written), 0))
        self._fit()

    def _row_meant_by(self, written: str) -> int:
        """The row that Return takes: what is typed, but where that is pinyin of an offer the offer."""
        rows = self.model.rows
        is_pinyin = len(written) > 1 and written.islower() and len(rows) > 1
        return int(is_pinyin and is_pinyin_of(written, rows[1].words))

    def _rows(self) -> list[Row]:
        if self._offers is None:
            found = [Row(RowKind.NOTE, translate("Looking …"))]
        else:
            offers = enumerate(self._offers.offers[:NUMBERED], 1)
            found = [_row(offer, str(number)) for number, offer in offers]
            found = found or [Row(RowKind.NOTE, translate("Nothing known is like it"))]
        words = self._offers.words if self._offers is not None else self._heard
        if not words:
            return found  # nobody knows yet what the list will be about
        return [*found, Row(RowKind.KEEP, one_line(words), translate("keep as is"), KEEP_KEY)]

    def _typed_rows(self, written: str) -> list[Row]:
        """What is typed first, then what it names; none has a digit, as digits write now."""
        found = self._offers
        here = (*found.offers, *found.unlikely) if found is not None else ()
        ranks = {offer.words: likeness(written, offer.words) for offer in (*here, *self._named)}
        offers = [*sorted(here, key=lambda offer: (ranks[offer.words] or 0) > _BEGINS_SO), *self._named]
        named = {offer.words: offer for offer in reversed(offers) if ranks[offer.words] is not None}
        named.pop(written, None)
        first = Row(RowKind.OFFER, written, translate("typed"))
        return [first, *(_row(offer) for offer in offers if named.get(offer.words) is offer)]

    def _fit(self) -> None:
        rows = min(len(self.model.rows), NUMBERED + 1)
        wanted = rows * row_height()
        rest = self.line.sizeHint().height() + scaled(88)
        lacking = self.stand_beside(self._beside, QSize(scaled(_WIDTH), wanted + rest))
        least = min(rows, _LEAST_ROWS) * row_height()
        self.list.setFixedHeight(max(least, wanted - max(0, lacking)))

    # Keys

    def _press(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        action = self._actions().get((key, held))
        if action is None and held == _SHIFT and key in _STRETCHING and not self.line.text():
            start, end = _STRETCHING[key]
            event.accept()
            self.stretched.emit(start, end)
        elif key == Qt.Key.Key_Delete and held == _NONE and not self.line.text():
            event.accept()
            self.accepted.emit(offer_typed(self._heard, ""))
        elif action is not None:
            event.accept()
            action()

    def _actions(self) -> Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]]:
        return {
            (Qt.Key.Key_Escape, _NONE): self.close,
            (Qt.Key.Key_Return, _NONE): lambda: self._choose(self.list.currentIndex()),
            (Qt.Key.Key_Enter, _NONE): lambda: self._choose(self.list.currentIndex()),
            (Qt.Key.Key_Return, _SHIFT): lambda: self._take(self.current, self.accepted_alike.emit),
            (Qt.Key.Key_Enter, _SHIFT): lambda: self._take(self.current, self.accepted_alike.emit),
            (Qt.Key.Key_Down, _NONE): lambda: self._step(1),
            (Qt.Key.Key_Up, _NONE): lambda: self._step(-1),
            (Qt.Key.Key_Tab, _NONE): lambda: self._leave_for(1),
            (Qt.Key.Key_Backtab, _SHIFT): lambda: self._leave_for(-1),
            (Qt.Key.Key_Tab, _SHIFT): lambda: self._leave_for(-1),
            (Qt.Key.Key_Backtab, _NONE): lambda: self._leave_for(-1),
            (Qt.Key.Key_U, _ALT): lambda: self.unclear.emit(self.line.text().strip()),
            (Qt.Key.Key_L, _CTRL | _SHIFT): self._to_glossary,
        }

    def _leave_for(self, step: int) -> None:
        """Ask for another place; what was typed was meant for this one."""
        self.line.clear()
        self.stepped.emit(step)

    def _step(self, step: int) -> None:
        rows = self.model.rowCount()
        if rows:
            row = (self.list.currentIndex().row() + step) % rows
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _choose_by_key(self, key: str) -> None:
        row = self.model.with_key(key)
        if row is not None:
            self._take(row, self.accepted.emit)

    def _choose(self, index: QModelIndex) -> None:
        self._take(self.model.row(index), self.accepted.emit)

    def _take(self, row: Row | None, accept: Callable[[Offer], object]) -> None:
        if row is None or row.kind is RowKind.NOTE:
            return
        offer = self._offer_of(row)
        if row.kind is RowKind.KEEP:
            self.kept.emit()
        elif offer is not None:
            accept(offer)

    def _offer_of(self, row: Row) -> Offer | None:
        if row.offer is not None or row.kind is not RowKind.OFFER:
            return row.offer
        written = self.line.text().strip()
        return offer_typed(self._heard, written) if written else None

    def _to_glossary(self) -> None:
        row = self.current
        words = row.words if row is not None and row.kind is not RowKind.NOTE else ""
        if words:
            self.term.emit(words)

    def _tell_current(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        self.line.setAccessibleDescription(row.spoken if row is not None else "")


def _row(offer: Offer, key: str = "") -> Row:
    return Row(RowKind.OFFER, one_line(offer.words), offer.said, key, offer)


def one_line(words: str) -> str:
    """Words as a row can show them."""
    return " ".join(words.split())
