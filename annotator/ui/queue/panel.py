"""The panel of the queue: what narrows it, the list, and why the current suggestion is made."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.language import translate
from annotator.ui.below_parts import Cross, ListOrWords, WorkBar
from annotator.ui.command_key import CommandKey
from annotator.ui.controls import button, words
from annotator.ui.panels.flow_layout import FlowLayout
from annotator.ui.panels.quiet_button import QuietButton
from annotator.ui.panels.tab_order import order_tabs
from annotator.ui.queue.edit_bar import EditBar
from annotator.ui.queue.filters import QueueFilters
from annotator.ui.queue.model import Around, QueueModel
from annotator.ui.queue.queue_list import QueueList
from annotator.ui.theme import scaled

_ROOMY, _WIDE, _HIGH = 250, 680, 400
"""In a lower or narrower panel the list needs the room of the buttons, whose keys work all the same."""


class QueuePanel(QFrame):
    """Shows what it is told and tells what is asked.

    ``answered`` carries the name of the command whose key or button was pressed, ``all_accepted`` says
    that everything listed shall be accepted, ``closing`` that the cross was pressed, ``stopping`` that
    what is being done shall be called off.
    """

    answered = Signal(str)
    all_accepted = Signal()
    closing = Signal()
    stopping = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.setProperty("role", "below")
        self.setAccessibleName(translate("Suggestions one after the other"))
        self.model = QueueModel(around)
        self.filters = QueueFilters()
        self.list = QueueList(self.model)
        self.edit_bar = EditBar()
        self.summary = words("")
        self.why = words("", "small")
        self.cross = Cross(translate("Close the queue"))
        self.progress = WorkBar()
        self.stop_button = button(translate("Cancel (Esc)"), "flat")
        self.accept_all = button("", "flat")
        self.places = ListOrWords(self.list)
        self._buttons: list[QWidget] = []
        self._lay_out()
        order_tabs(self)
        self._connect()
        self.show_mode()
        self.show_work("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(8), scaled(12), scaled(6))
        column.setSpacing(scaled(6))
        column.addLayout(self._top_row())
        column.addWidget(self._filter_rows())
        column.addWidget(self.edit_bar)
        column.addWidget(self.places, 1)
        column.addWidget(self.why)
        column.addWidget(self._answer_row())
        self.why.setMinimumWidth(0)

    def _top_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        beside = QWidget()
        flow = FlowLayout(beside, gap=scaled(8))
        row.addWidget(beside, 1)
        self.summary.setFixedHeight(scaled(28))
        shown = (self.filters.mode, self.filters.scope, self.summary, self.progress, self.stop_button)
        for widget in (*shown, self.accept_all):
            flow.addWidget(widget)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _filter_rows(self) -> QWidget:
        rows = QWidget()
        flow = FlowLayout(rows, gap=scaled(8))
        filters = self.filters
        for widget in (filters.kinds, *filters.ticks.values(), filters.tiers, filters.least, filters.order):
            flow.addWidget(widget)
        return rows

    def _answer_row(self) -> QWidget:
        """What can be answered, each with its key; the keys work in the list without these."""
        self.answers = QWidget()
        flow = FlowLayout(self.answers, gap=scaled(6))
        verbs = (
            ("accept", translate("Accept")),
            ("accept_alike", translate("All alike")),
            ("dismiss", translate("Dismiss")),
            ("dismiss_alike", translate("All alike, for good")),
            ("correct", translate("Type instead …")),
        )
        for name, text in verbs:
            flow.addWidget(self._answer(name, text))
        return self.answers

    def _answer(self, name: str, text: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, scaled(6), 0)
        row.setSpacing(scaled(4))
        press = QuietButton(text, tone="ink")
        press.clicked.connect(lambda: self.answered.emit(name))
        row.addWidget(press)
        row.addWidget(CommandKey(name, made))
        self._buttons.append(made)
        return made

    def _connect(self) -> None:
        self.list.answered.connect(self.answered)
        self.list.left_upwards.connect(self.enter_filters)
        self.cross.clicked.connect(self.closing)
        self.stop_button.clicked.connect(self.stopping)
        self.accept_all.clicked.connect(self.all_accepted)
        self.filters.changed.connect(self.show_mode)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave to the list what it needs: what is not used goes first."""
        is_wide, filters = self.width() >= scaled(_WIDE), self.filters
        self.answers.setVisible(is_wide and self.height() >= scaled(_ROOMY))
        is_roomy = is_wide or self.height() >= scaled(_HIGH)
        filters.least.setVisible((is_roomy and not filters.is_cleaning) or filters.wanted.least > 0)
        filters.order.setVisible(is_roomy or not filters.by_groups)

    # The keyboard

    def take_keyboard(self) -> None:
        """The keyboard to the list, or to the filters where it is empty."""
        if self.places.is_listing:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.enter_filters()

    def enter_filters(self) -> None:
        """The keyboard to what narrows the list."""
        ticks = list(self.filters.ticks.values())
        field: QWidget = ticks[0] if self.filters.is_cleaning else self.filters.kinds
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter that no filter wants is an answer: after a click on one the list gets the keyboard."""
        if event.text().isalpha() and self.places.is_listing and not self.list.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(self.list, event)
        else:
            super().keyPressEvent(event)

    # What is shown

    def show_mode(self) -> None:
        """Show what narrows the one list or the other."""
        is_cleaning = self.filters.is_cleaning
        for tick in self.filters.ticks.values():
            tick.setVisible(is_cleaning)
        self.filters.kinds.setVisible(not is_cleaning)
        self._make_room()

    def show_list(self, listed: int) -> None:
        """Show the list; how many places it has."""
        self.places.show_list()
        self.accept_all.setVisible(self.filters.is_cleaning and listed > 0)
        self.accept_all.setText(translate("Accept all {count} …").format(count=f"{listed:,}"))
        for made in self._buttons:
            made.show()

    def show_instead(self, text: str) -> None:
        """In place of the list; a keyboard that was in it goes to the filters."""
        had_keyboard = self.list.hasFocus()
        self.places.say(text)
        self.accept_all.hide()
        for made in self._buttons:
            made.hide()
        self.say_why("")
        if had_keyboard:
            self.enter_filters()

    def say_why(self, text: str) -> None:
        """Say why the current suggestion is made."""
        self.why.setText(text)
        self.why.setToolTip(text)
        self.why.setVisible(bool(text))

    def show_work(self, text: str, share: float = 0.0) -> None:
        """Say what is being done and how far it is, 0 to 1; nothing for nothing."""
        self.progress.show_share(share)
        self.progress.setVisible(bool(text))
        self.stop_button.setVisible(bool(text))
        if text:
            self.summary.setText(text)
