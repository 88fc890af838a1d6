"""The panel below the page: what reads the same as a mishearing that was put right, and what it should."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.language import filled, translate, translate_count
from annotator.ui.alike.alike_list import AlikeList, AlikeModel
from annotator.ui.below_parts import Cross, ListOrWords, WorkBar
from annotator.ui.controls import KeyCap, Segmented, button, words
from annotator.ui.panels.flow_layout import FlowLayout
from annotator.ui.panels.label_palette import TypeAhead
from annotator.ui.panels.tab_order import order_tabs
from annotator.ui.theme import scaled

_HERE, _EVERYWHERE = "here", "everywhere"
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""The keys that fix what is ticked."""
_MS_TO_TYPE = 150


class AlikePanel(QFrame):
    """Shows what it is told and tells what is asked.

    ``asked`` says that other places are to be listed (another scope, another replacement), ``meant`` that
    the ticked ones shall be fixed, ``not_meant`` that they shall but cannot be as it is, ``left`` that
    Escape was pressed, ``closing`` that the cross was.
    """

    asked = Signal()
    meant = Signal()
    not_meant = Signal()
    left = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "below")
        self.setAccessibleName(translate("Fix all like this"))
        self.model = AlikeModel()
        self.list = AlikeList(self.model)
        self.heard = words("", "strong")
        self.field = TypeAhead()
        self.field.setAccessibleName(translate("What the ticked places should read"))
        self.field.setMaximumWidth(scaled(280))
        self.scope = Segmented(
            translate("Where to fix"),
            ((_HERE, translate("This transcript")), (_EVERYWHERE, translate("All transcripts"))),
        )
        self.scope.show_value(_HERE)
        self.cross = Cross(translate("Close the list"))
        self.summary = words("", "muted")
        self.spelling = QCheckBox()
        self.keeps = QCheckBox(translate("Remember for later projects"))
        self.go = button("", "primary")
        self.progress = WorkBar()
        self.places = ListOrWords(self.list)
        self._typing = QTimer(self, singleShot=True, interval=_MS_TO_TYPE)
        self._is_at_work = False
        self._lay_out()
        order_tabs(self)
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(10), scaled(12), 0)
        column.setSpacing(scaled(6))
        column.addLayout(self._question_row())
        column.addLayout(self._verb_row())
        column.addWidget(self._choices())
        column.addWidget(self.places, 1)

    def _question_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addWidget(self.heard)
        row.addWidget(words("→", "muted"))
        row.addWidget(self.field, 1)
        row.addStretch(1)
        row.addWidget(self.scope)
        row.addWidget(self.cross)
        return row

    def _verb_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        self.progress.hide()
        row.addWidget(self.summary)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(KeyCap("Return", self))
        return row

    def _choices(self) -> QWidget:
        choices = QWidget()
        flow = FlowLayout(choices, gap=scaled(12))
        flow.addWidget(self.spelling)
        flow.addWidget(self.keeps)
        return choices

    def _connect(self) -> None:
        self.field.textEdited.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(self.asked)
        self.field.pressed.connect(self._press)
        self.scope.chosen.connect(self.asked)
        self.list.left.connect(self.left)
        self.list.left_upwards.connect(self._to_field)
        self.list.all_meant.connect(self.model.tick_all)
        self.list.meant.connect(self._mean)
        self.go.clicked.connect(self._mean)
        self.cross.clicked.connect(self.closing)
        self.model.ticks_changed.connect(self.show_ticks)

    # What is asked

    @property
    def everywhere(self) -> bool:
        """Whether the places of all transcripts are listed."""
        return self.scope.value == _EVERYWHERE

    def ask(self, heard: str, meant: str, *, everywhere: bool) -> None:
        """Ask what places of a wrong form should read."""
        self._typing.stop()
        self.heard.setText(filled("“{heard}”", heard=" ".join(heard.split())))
        self.field.setText(meant)
        self.scope.show_value(_EVERYWHERE if everywhere else _HERE)

    def offer_spelling(self, target: str, heard: str) -> None:
        """Offer to keep the wrong form with a term of the glossary; with an empty target offer nothing."""
        text = translate("Keep “{heard}” as a spelling of “{target}”")
        self.spelling.setText(filled(text, heard=heard, target=target))
        self.spelling.setVisible(bool(target))
        self.spelling.setChecked(bool(target))

    def take_keyboard(self) -> None:
        """The keyboard to the places, or to the replacement where there are none or nothing is meant yet."""
        if self.model.total and self.field.text().strip():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._to_field()

    def _to_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _press(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            event.accept()
            self.left.emit()
        elif key in ENTER:
            event.accept()
            self._mean()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            event.accept()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.begin()

    def _mean(self) -> None:
        if self._typing.isActive():  # nobody has seen yet what would be fixed
            self._typing.stop()
            self.asked.emit()
            self.not_meant.emit()
        elif self.go.isEnabled():
            self.meant.emit()
        elif not self._is_at_work:
            self.not_meant.emit()

    # What is shown

    def wait_for_places(self) -> None:
        """The places are looked for: the keyboard is where it will be when they are listed."""
        self.places.show_list()
        if self.field.text().strip():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._to_field()

    def show_listed(self) -> None:
        """The places are listed: show them, or say that there are none."""
        if self.model.total:
            self.places.show_list()
        else:
            self.places.say(translate("No other place reads so."))
        self.show_ticks()

    def show_ticks(self) -> None:
        """Say how many places there are and what will become of the ticked ones."""
        total, ticked = self.model.total, self.model.ticked_count
        said = translate_count("{count} place", "{count} places", total)
        if self.everywhere and len(self.model.headings) > 1:
            inside = translate_count("{count} transcript", "{count} transcripts", len(self.model.headings))
            said = filled(translate("{places} in {transcripts}"), places=said, transcripts=inside)
        chosen = translate_count("{count} ticked", "{count} ticked", ticked)
        self.summary.setText(f"{said} · {chosen}" if total else "")
        self.go.setText(translate_count("Fix {count} place", "Fix {count} places", ticked))
        self.go.setEnabled(ticked > 0 and bool(self.field.text().strip()) and not self._is_at_work)

    def show_work(self, share: float | None) -> None:
        """Show how far the fixing is, where it takes a while; ``None`` when it is over."""
        self._is_at_work = share is not None
        self.progress.setVisible(self._is_at_work)
        self.progress.show_share(share or 0.0)
        self.show_ticks()
