"""The tagging panel at the right of the window: the marks, and the transcript's card."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.label import Layer
from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.panels.card_tab import CardTab
from annotator.ui.panels.codebook_dialog import CodebookDialog
from annotator.ui.panels.marks_tab import MarksTab
from annotator.ui.panels.segments import Segments

WIDTH = 336


class TaggingPanel(QFrame):
    """Two tabs: marks and card.

    ``speaker_chosen``, ``topic_chosen`` and ``claim_chosen`` tell the id of what was pressed, to be
    set or marked where the user is; ``go_to`` a transcript and one of its annotations.
    """

    speaker_chosen = Signal(str)
    topic_chosen = Signal(str)
    claim_chosen = Signal(str)
    go_to = Signal(str, str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._codebook: CodebookDialog | None = None
        self.setProperty("role", "right")
        self.setAccessibleName(translate("Tagging panel"))
        self.setMinimumWidth(280)
        self.tabs = Segments(translate("Panel"), [translate("Marks"), translate("Card")], self)
        self.marks = MarksTab(bridge, self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.marks)
        self.card = CardTab(bridge, self)
        self.pages.addWidget(self.card)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 0)
        bar.addWidget(self.tabs)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self.pages, 1)
        self.tabs.chosen.connect(self.pages.setCurrentIndex)
        self.marks.speakers.chosen.connect(self.speaker_chosen)
        self.marks.topics.chosen.connect(self.topic_chosen)
        self.marks.claims.chosen.connect(self.claim_chosen)
        self.marks.form.go_to.connect(self._go_to)
        self.marks.speakers.codebook_asked.connect(lambda: self.open_codebook(Layer.SPEAKERS))
        self.marks.topics.codebook_asked.connect(lambda: self.open_codebook(Layer.TOPICS))
        self.marks.claims.codebook_asked.connect(lambda: self.open_codebook(Layer.CLAIMS))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def show_tab(self, place: int) -> None:
        """Show the marks (0) or the card (1)."""
        self.tabs.set_current(place)
        self.pages.setCurrentIndex(place)

    def take_keyboard(self) -> None:
        """The keyboard to the form of the chosen mark, else to the tabs, whence Tab goes on."""
        form = self.marks.form
        field = form.wording if form.wording.isVisible() else form.note
        if not field.isVisible():
            self.tabs.segments()[self.tabs.current].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.marks.keep_in_view(field)

    def open_codebook(self, layer: Layer = Layer.SPEAKERS) -> CodebookDialog:
        """Open the editor of all speakers, topics and types of claims at one of its tabs."""
        if self._codebook is None:
            self._codebook = CodebookDialog(self._bridge, layer, self)
        self._codebook.show_layer(layer)
        self._codebook.show()
        self._codebook.raise_()
        self._codebook.activateWindow()
        return self._codebook

    def save(self) -> None:
        """Save what is being typed, before the window closes or another project opens."""
        self.marks.form.save()
        self.card.save()
        if self._codebook is not None:
            self._codebook.save()

    def _go_to(self, annotation_id: str) -> None:
        transcript = self._bridge.transcript
        if transcript is not None:
            self.go_to.emit(transcript.id, annotation_id)
