"""The panel itself: the query, its switches, what was found in context, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.language import translate, translate_count
from annotator.ui.below_parts import Cross, ListOrWords, WorkBar
from annotator.ui.bridge import Bridge
from annotator.ui.command_key import CommandKey
from annotator.ui.controls import button, set_tone, words
from annotator.ui.find.asked import Asked
from annotator.ui.find.filter_fields import FilterFields
from annotator.ui.find.hints import Hint
from annotator.ui.find.hit_list import HitList
from annotator.ui.find.hit_model import HitModel
from annotator.ui.find.query_field import QueryField
from annotator.ui.find.replace_bar import ReplaceBar
from annotator.ui.find.switches import Switches
from annotator.ui.panels.flow_layout import FlowLayout
from annotator.ui.panels.quiet_button import QuietButton
from annotator.ui.panels.tab_order import order_tabs
from annotator.ui.theme import scaled

_ROOMY = 260
"""In a lower panel the hits need the room of the filters that are not used."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindPanel(QFrame):
    """Shows what it is told and tells what is asked; the search itself is elsewhere.

    ``asked`` says that something else is to be found, ``entered`` that Enter was pressed in the query,
    ``left`` that Escape was, ``closing``
    that the cross was, ``doing`` that something shall be done with the ticked hits, ``stopping`` that
    what is being done with them shall be called off.
    """

    asked = Signal()
    entered = Signal()
    left = Signal()
    closing = Signal()
    doing = Signal()
    stopping = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setProperty("role", "below")
        self.setAccessibleName(translate("Find"))
        self._bridge = bridge
        self.model = HitModel()
        self.field = QueryField()
        self.switches = Switches()
        self.filters = FilterFields(bridge, self._scope)
        self.list = HitList(self.model)
        self.replace_bar = ReplaceBar()
        self.summary = words("")
        self.hint_button = QuietButton("", tone="accent")
        self.do_button = button("", "flat")
        self.progress = WorkBar()
        self.stop_button = button(translate("Cancel (Esc)"), "flat")
        self.cross = Cross(translate("Close the search"))
        self.places = ListOrWords(self.list)
        self._hint: Hint | None = None
        self._is_at_work = False
        self._lay_out()
        order_tabs(self)
        self._connect()
        self.show_ticks()
        self.show_nothing_asked()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(10), scaled(12), 0)
        column.setSpacing(scaled(6))
        column.addLayout(self._query_row())
        column.addWidget(self._switch_rows())
        column.addLayout(self._summary_row())
        column.addWidget(self.replace_bar)
        column.addWidget(self.places, 1)

    def _query_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addWidget(self.field, 1)
        row.addWidget(self.switches.scope)
        row.addWidget(self.cross)
        return row

    def _switch_rows(self) -> QWidget:
        rows = QWidget()
        flow = FlowLayout(rows, gap=scaled(6))
        exact, filters = _together(self.switches.exact, 2), _together(self.filters.all, scaled(6))
        for widget in (self.switches.way, exact, self.switches.text, filters):
            flow.addWidget(widget)
        return rows

    def _summary_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        self._cap = CommandKey("use_hits", self)
        self.summary.setMinimumWidth(0)
        self.summary.setFixedHeight(scaled(28))
        row.addWidget(self.summary)
        row.addWidget(self.hint_button)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.stop_button)
        row.addWidget(self.do_button)
        row.addWidget(self._cap)
        return row

    def _connect(self) -> None:
        self.field.textChanged.connect(self.asked)
        self.switches.changed.connect(self.asked)
        self.filters.changed.connect(self.asked)
        self.field.pressed.connect(self._press)
        self.list.left.connect(self.left)
        self.list.left_upwards.connect(self.take_keyboard)
        self.do_button.clicked.connect(self.doing)
        self.cross.clicked.connect(self.closing)
        self.stop_button.clicked.connect(self.stopping)
        self.hint_button.clicked.connect(self._take_hint)
        self.model.ticks_changed.connect(self.show_ticks)
        self.list.selectionModel().currentRowChanged.connect(self.show_ticks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_roomy = event.size().height() >= scaled(_ROOMY)
        for field in self.filters.all:
            field.setVisible(is_roomy or bool(field.picked))

    # What is asked

    def _scope(self) -> str | None:
        """The transcript to count in; ``None`` for all."""
        return None if self.switches.everywhere else self._bridge.selection.transcript_id

    def question(self) -> Asked:
        """What the field and the switches say."""
        return Asked(
            self.switches.query(self.field.text()),
            self.filters.filter,
            self.switches.in_source,
            self.switches.everywhere,
        )

    def show_question(self, asked: Asked) -> None:
        """Have the field and the switches say this, without telling."""
        self.field.blockSignals(True)
        self.field.setText(asked.query.words)
        self.field.blockSignals(False)
        self.switches.show_asked(asked)
        self.filters.show_filter(asked.filter)

    def take_keyboard(self) -> None:
        """The keyboard to the query, all of it selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def back_to_hits(self) -> None:
        """The keyboard to the hits, or to the query where there are none."""
        if self.places.is_listing:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.field.take_over()

    def _take_hint(self) -> None:
        if self._hint is not None:
            self.show_question(self._hint.asked)
            self.take_keyboard()
            self.asked.emit()

    # What is shown

    def show_nothing_asked(self) -> None:
        """Nothing is asked for: say what can be."""
        self._say("")
        self._say_instead(
            translate(
                "Type what to find, or pick marks, speakers or topics above to list them.\n"
                "Space ticks a hit, Ctrl+A all of them; then do something with the ticked ones."
            )
        )

    def show_count(self, *, is_complete: bool) -> None:
        """Say how much was found, as far as is known."""
        total, places = self.model.total, len(self.model.headings)
        if not total:
            self._say(translate("Nothing found.") if is_complete else translate("Looking …"))
            if is_complete:
                self._say_instead("")
            self.show_ticks()
            return
        said = translate_count("{count} hit", "{count} hits", total)
        if self.switches.everywhere:
            inside = translate_count("{count} transcript", "{count} transcripts", places)
            said = translate("{hits} in {transcripts}").format(hits=said, transcripts=inside)
        self._say(said if is_complete else f"{said} …")
        self.places.show_list()
        self.show_ticks()

    def show_fault(self, sentence: str) -> None:
        """Say why what is asked makes no sense; the hits that are shown stay."""
        self._say(sentence, "warning")
        self.field.show_fault(sentence)

    def show_hint(self, hint: Hint) -> None:
        """Offer another search, where nothing was found."""
        self._hint = hint
        self.hint_button.show_text(translate(hint.message))
        self.hint_button.show()

    def show_work(self, text: str, share: float = 0.0) -> None:
        """Say what is being done with the hits and how far it is, 0 to 1; nothing for nothing."""
        self._is_at_work = bool(text)
        self.progress.show_share(share)
        self.show_ticks()
        if text:
            self._say(text)

    def _say(self, text: str, role: str = "") -> None:
        self._hint = None
        self.hint_button.hide()
        self.field.show_fault("")
        set_tone(self.summary, "role", role)
        self.summary.setText(text)

    def _say_instead(self, text: str) -> None:
        """In place of the list; a keyboard that was in it goes to the query."""
        had_keyboard = self.list.hasFocus()
        self.places.say(text)
        if had_keyboard:
            self.field.take_over()
        self.show_ticks()

    def show_ticks(self) -> None:
        """Say how many are ticked."""
        ticked = self.model.ticked_count
        text = translate_count("With {count} ticked …", "With {count} ticked …", ticked)
        heading = self.model.heading_over(self.list.row)
        if not ticked and heading is not None and self.list.hit is None:
            count = len(heading.hits)
            text = translate_count("With {count} hit in here …", "With {count} hits in here …", count)
        self.do_button.setText(text if ticked or self.list.hit is None else translate("With this hit …"))
        for widget in (self.do_button, self._cap):
            widget.setVisible(self.model.total > 0 and not self._is_at_work)
        self.progress.setVisible(self._is_at_work)
        self.stop_button.setVisible(self._is_at_work)
        self.replace_bar.show_count(ticked)

    # Keys of the field

    def _press(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            event.accept()
            self.left.emit()
        elif key in _ENTER:
            event.accept()
            self.entered.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            event.accept()
            self._enter_list()

    def _enter_list(self) -> None:
        """The keyboard to the hits, at the one that is the current one already."""
        if self.model.total:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.begin()


def _together(widgets: Iterable[QWidget], gap: int) -> QWidget:
    """Widgets that go into the next row only all at once."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    return made
