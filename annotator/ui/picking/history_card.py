"""The history of a place: what it reads instead of what, since when, by whom; and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from annotator.domain.correction import Correction, CorrectionOrigin
from annotator.language import mark, translate
from annotator.ui.controls import KeyCap, button
from annotator.ui.panels import look
from annotator.ui.panels.floating_card import FloatingCard
from annotator.ui.panels.wording import said
from annotator.ui.picking.popup import one_line
from annotator.ui.queue.wording import CLEANING_NAMES
from annotator.ui.theme import scaled
from annotator.workspace.picking import Source
from annotator.workspace.place_history import PastStep

_FOUND_BY = {
    **{kind.value: name for kind, name in CLEANING_NAMES.items()},
    Source.ENGLISH.rule: mark("list of English words"),
    Source.DICTIONARY.rule: mark("dictionary"),
    Source.SOUND.rule: mark("by its sound"),
    Source.NUMBER.rule: mark("number"),
}
"""What the rules of a scan are called that are no words of their own."""
_WIDTH = 420
_MOST_LINES = 12


class HistoryCard(FloatingCard):
    """Lists the steps at a place, the last first. ``reverted`` says that the source words are wanted back."""

    reverted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, translate("History of this place"))
        self.list = QListWidget(self)
        self.back = button(translate("Back to what was heard"))
        self._beside = QRect()
        self.column.addWidget(look.label(translate("History of this place"), "name", self))
        self.list.setAccessibleName(translate("History of this place"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.column.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(KeyCap("Delete", self))
        foot.addWidget(self.back)
        self.column.addLayout(foot)
        self.back.clicked.connect(self.reverted)

    def look_for(self) -> None:
        """Say that the journal is looked through."""
        self._show([translate("Looking …")], can_revert=False)

    def show_steps(self, steps: Sequence[PastStep], standing: Sequence[Correction]) -> None:
        """Tell the steps; those in ``standing`` hold now, and can be reverted."""
        holding = {correction.id for correction in standing}
        lines = [step_words(step, holds=step.correction.id in holding) for step in steps]
        known = {step.correction.id for step in steps}
        lines += [correction_words(one) for one in standing if one.id not in known]  # came with an import
        self._show(lines or [translate("Nothing was corrected here.")], can_revert=bool(standing))

    def _show(self, lines: Sequence[str], *, can_revert: bool) -> None:
        self.list.clear()
        for line in lines:
            self.list.addItem(QListWidgetItem(line))
        self.list.setCurrentRow(0)
        self.back.setEnabled(can_revert)
        self._fit()

    def show_beside(self, place: QRect) -> None:
        """Open, or stand now, beside ``place`` (global coordinates)."""
        self._beside = place
        self._fit()
        if not self.is_open:
            self.open_with(self.list)

    def _fit(self) -> None:
        width = scaled(_WIDTH)
        metrics = self.list.fontMetrics()
        room = width - scaled(48)
        lines = 0
        for row in range(self.list.count()):
            for part in self.list.item(row).text().split("\n"):
                lines += 1 + metrics.horizontalAdvance(part) // room
        wanted = min(lines, _MOST_LINES) * metrics.lineSpacing() + self.list.count() * scaled(14)
        wanted = min(wanted, scaled(320))
        lacking = self.stand_beside(self._beside, QSize(width, wanted + scaled(96)))
        self.list.setFixedHeight(max(scaled(40), wanted - max(0, lacking)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_back = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif is_back and self.back.isEnabled():
            self.reverted.emit()
        else:
            super().keyPressEvent(event)


def step_words(step: PastStep, *, holds: bool) -> str:
    """A step in two lines: what became what; when, by whom, from where, and whether it still holds."""
    correction = step.correction
    if step.is_reverted:
        what = translate("“{words}” again, no longer “{replacement}”")
        if correction.is_unclear:
            what = translate("“{words}” no longer unclear")
        words = what.format(words=one_line(step.heard), replacement=one_line(correction.replacement))
    else:
        words = _change_words(correction, step.heard)
    state = said(correction.status) if holds and not step.is_reverted else ""
    if step.was_undone:
        state = translate("taken back")
    about = () if step.is_reverted else _about(correction)
    return "\n".join((words, " · ".join(p for p in (_when(step.at), step.author, *about, state) if p)))


def correction_words(correction: Correction) -> str:
    """A correction of which no step is known."""
    words = _change_words(correction, "…")
    parts = (_when(correction.created_at), *_about(correction), said(correction.status))
    return "\n".join((words, " · ".join(part for part in parts if part)))


def _change_words(correction: Correction, heard: str) -> str:
    meant = one_line(correction.replacement)
    if correction.is_unclear and not meant:
        return translate("“{words}”: unclear").format(words=one_line(heard))
    if correction.is_unclear:
        guessed = translate("“{words}”: unclear, perhaps “{replacement}”")
        return guessed.format(words=one_line(heard), replacement=meant)
    if not meant:
        return translate("“{words}” left out").format(words=one_line(heard))
    if correction.is_insertion:
        return translate("“{replacement}” put in").format(replacement=meant)
    return translate("“{words}” → “{replacement}”").format(words=one_line(heard), replacement=meant)


def _about(correction: Correction) -> tuple[str, ...]:
    """What went wrong, where it came from, and by which rule or for which target."""
    kind = "" if correction.is_unclear else said(correction.kind)
    rule = correction.rule if correction.rule not in (correction.replacement, correction.kind.value) else ""
    origin = said(correction.origin)
    if rule and correction.origin is CorrectionOrigin.SCAN:
        rule = translate(_FOUND_BY.get(rule, rule))
    return kind, translate("{origin} ({rule})").format(origin=origin, rule=one_line(rule)) if rule else origin


def _when(at: str) -> str:
    """A time as the user's clock has it."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M") if at else ""
