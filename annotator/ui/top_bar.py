"""The bar above everything: which project, what one does, what one sees, and the way to every command."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from annotator.language import translate, translate_count
from annotator.ui.command_key import CommandKey
from annotator.ui.controls import Segmented, button, words
from annotator.ui.icons import icon
from annotator.ui.theme import scaled

_ROOMY = 1000
"""From this width on there is room for the number of transcripts."""


class TopBar(QFrame):
    """Tells what was pressed; shows what it is told.

    ``mode_chosen`` carries ``marking`` or ``correcting``, ``view_chosen`` ``reading``, ``source`` or
    ``tracked``; ``finding`` asks for the palette, ``undoing`` and ``exporting`` for those verbs.
    """

    mode_chosen = Signal(str)
    view_chosen = Signal(str)
    finding = Signal()
    undoing = Signal()
    exporting = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setFixedHeight(scaled(48))
        self._name = words("", "name")
        self._count = words("", "muted")
        self.modes = Segmented(
            translate("Mode"), (("marking", translate("Mark")), ("correcting", translate("Correct")))
        )
        self.views = Segmented(
            translate("Text shown"),
            (
                ("reading", translate("Reading")),
                ("source", translate("Source text")),
                ("tracked", translate("Tracked")),
            ),
        )
        self.finder = button("", "find")
        self._find_words = words("", "muted")
        self.undo = button("")
        self.export = button("", "primary")
        self._lay_out()
        self._connect()
        self.modes.show_value("marking")
        self.retranslate()

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self.finder)
        inside.setContentsMargins(scaled(12), 0, 8, 0)
        inside.addWidget(self._find_words, 1)
        cap = CommandKey("palette", self.finder)
        inside.addWidget(cap)
        for inner in (self._find_words, cap):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.finder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.finder.setMinimumWidth(scaled(160))
        self.finder.setMaximumWidth(scaled(420))
        self._name.setMaximumWidth(scaled(260))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._name)
        row.addWidget(self._count)
        row.addWidget(self.modes)
        row.addStretch(1)
        row.addWidget(self.finder, 20)
        row.addStretch(1)
        row.addWidget(self.views)
        row.addWidget(self.undo)
        row.addWidget(self.export)

    def _connect(self) -> None:
        self.modes.chosen.connect(self.mode_chosen)
        self.views.chosen.connect(self.view_chosen)
        self.finder.clicked.connect(self.finding)
        self.undo.clicked.connect(self.undoing)
        self.export.clicked.connect(self.exporting)
        for widget in (self.undo, self.export, self.finder):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def retranslate(self) -> None:
        """Say everything again, in the language and the look that are on now."""
        self._find_words.setText(translate("Find, or type a command"))
        self.finder.setAccessibleName(translate("Find, or type a command"))
        self.finder.setIcon(icon("search"))
        self.finder.setIconSize(QSize(0, 0))
        self.undo.setText(translate("Undo"))
        self.export.setText(translate("Export"))
        self.modes.set_hints(
            (
                translate("Single keys mark claims, speakers and topics"),
                translate("A click or a key corrects the words under it"),
            )
        )
        self.views.set_hints(
            (
                translate("The text with its corrections"),
                translate("The text as it was imported"),
                translate("Both, with what was corrected crossed out"),
            )
        )

    def show_project(self, name: str, transcripts: int) -> None:
        """Show which project is open."""
        metrics = self._name.fontMetrics()
        self._name.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, self._name.maximumWidth()))
        self._name.setToolTip(name)
        self._count.setText(translate_count("{count} transcript", "{count} transcripts", transcripts))

    def show_undo(self, name: str, *, possible: bool) -> None:
        """Show what can be taken back."""
        self.undo.setEnabled(possible)
        self.undo.setToolTip(name)
        self.undo.setAccessibleDescription(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count.setVisible(event.size().width() >= scaled(_ROOMY))

    def labels(self) -> tuple[QLabel, QLabel]:
        """The project's name and the number of transcripts, as shown."""
        return self._name, self._count
