"""The codebook: all speakers, topics and types of claims of the project, edited in one place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.label import Label, Layer
from annotator.domain.speaker import Speaker
from annotator.domain.transcript import Transcript
from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.panels import look
from annotator.ui.panels.labels_editor import LabelsEditor
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.speakers_editor import SpeakersEditor
from annotator.ui.panels.tab_order import order_tabs
from annotator.ui.theme import scaled
from annotator.ui.undo_in_window import UndoInWindow
from annotator.workspace.events import Event

_MS_TO_COUNT = 500
_LAYERS = (Layer.SPEAKERS, Layer.TOPICS, Layer.CLAIMS)


class CodebookDialog(QDialog):
    """Three tabs; everything is done at once, undo works here too, and closing never asks."""

    def __init__(self, bridge: Bridge, layer: Layer = Layer.SPEAKERS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setWindowTitle(translate("Codebook"))
        self.resize(scaled(820), scaled(560))
        names = [translate("Speakers"), translate("Topics"), translate("Claims")]
        self.tabs = Segments(translate("Codebook"), names, self)
        self.speakers = SpeakersEditor(bridge, self)
        self.topics = LabelsEditor(bridge, Layer.TOPICS, self)
        self.claims = LabelsEditor(bridge, Layer.CLAIMS, self)
        self.pages = QStackedWidget(self)
        for page in (self.speakers, self.topics, self.claims):
            self.pages.addWidget(page)
            page.refused.connect(self._tell)
        self.told = look.label("", "warning", self)
        self.told.setWordWrap(True)
        self.hint = look.label(self._keys(), "small", self)
        self._counting = QTimer(self, singleShot=True, interval=_MS_TO_COUNT)
        self._counting.timeout.connect(self._refresh_labels)
        self._lay_out()
        self.tabs.chosen.connect(self._turn)
        bridge.changed.connect(self._follow)
        bridge.refused.connect(self._tell)
        self.taking_back = UndoInWindow(self, bridge, self._is_own, self._tell)
        self.show_layer(layer)

    def _keys(self) -> str:
        return translate("F2 renames, Alt with the arrow keys moves and nests, Del removes.")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.addStretch(1)
        close = QPushButton(translate("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        bottom = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self.told)
        words.addWidget(self.hint)
        bottom.addLayout(words, 1)
        bottom.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        column.addLayout(bottom)
        self.told.hide()

    def show_layer(self, layer: Layer) -> None:
        """Turn to the tab of a layer."""
        place = _LAYERS.index(layer)
        self.tabs.set_current(place)
        self._turn(place)

    def _turn(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        self._tell("")

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _is_own(self, event: Event) -> bool:
        """Whether an edit changed who or what there is, while this is open."""
        return self.isVisible() and event.touches(Speaker, Label) and not event.touches(Transcript)

    def _follow(self, event: Event) -> None:
        if not self.isVisible():
            return
        if event.changes or event.whole:
            self._tell("")
        if event.touches(Speaker):
            self.speakers.refresh()
        if event.touches(Label):
            self._refresh_labels()
        elif event.touches(Annotation):
            self._counting.start()

    def _refresh_labels(self) -> None:
        self.topics.count_anew()
        self.claims.count_anew()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self.speakers.refresh()
        self._refresh_labels()
        for page in (self.speakers, self.topics, self.claims):
            order_tabs(page)
        shown = (self.speakers, self.topics, self.claims)[self.pages.currentIndex()]
        shown.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Save what is being typed."""
        self.topics.save()
        self.claims.save()

    def done(self, result: int) -> None:
        """Close, by whatever way; what is being typed is saved."""
        self.save()
        super().done(result)
