"""What of the project goes into an export: transcripts, layers, labels, speakers, as lists to tick."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.domain.codebook import Codebook
from annotator.domain.label import Layer
from annotator.domain.summary import TranscriptSummary
from annotator.export.dataset import DatasetFilter
from annotator.language import mark, translate
from annotator.ui.controls import button, words
from annotator.ui.page_menu import dot
from annotator.ui.theme import scaled

_ROLE = Qt.ItemDataRole.UserRole
LAYER_NAMES = {
    Layer.CLAIMS: mark("Claims"),
    Layer.TOPICS: mark("Topics"),
    Layer.SPEAKERS: mark("Speakers"),
}


class TickList(QWidget):
    """Things to tick, all of them ticked at first. ``changed`` tells that the ticks are others."""

    changed = Signal()

    def __init__(self, title: str, rows: Iterable[tuple[str, str, str]]) -> None:
        super().__init__()
        self._title = title
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for identity, text, colour in rows:
            item = QListWidgetItem(text, self.list)
            item.setData(_ROLE, identity)
            item.setSizeHint(QSize(0, scaled(24)))  # as high whatever the writing, with or without a dot
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            if colour:
                item.setIcon(dot(colour))
        self.switch = button(translate("Tick none"), "flat")
        head = QHBoxLayout()
        head.addWidget(words(title, "heading"), 1)
        head.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.list.itemChanged.connect(self._changed)
        self.switch.clicked.connect(self._switch)
        self._changed()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def ticked(self) -> frozenset[str]:
        """The ids of what is ticked."""
        return frozenset(
            str(item.data(_ROLE)) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        )

    @property
    def holds_all(self) -> bool:
        """Whether everything is ticked."""
        return len(self.ticked()) == self.list.count()

    def chosen(self) -> frozenset[str]:
        """The ids for a filter: none of them where everything is ticked, which lets everything through."""
        return frozenset() if self.holds_all else self.ticked()

    def tick(self, identities: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(identities)
        for item in self._items():
            is_wanted = str(item.data(_ROLE)) in wanted
            item.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)

    def _switch(self) -> None:
        everything = [str(item.data(_ROLE)) for item in self._items()]
        self.tick(() if self.ticked() else everything)

    def _changed(self) -> None:
        verb = translate("Tick none") if self.ticked() else translate("Tick all")
        self.switch.setText(verb)
        self.switch.setAccessibleName(f"{self._title}: {verb}")
        self.changed.emit()


class ExportChoices(QWidget):
    """The four lists side by side. ``changed`` tells that the choice is another."""

    changed = Signal()

    def __init__(self, summaries: Iterable[TranscriptSummary], codebook: Codebook) -> None:
        super().__init__()
        transcripts = [(s.transcript.id, s.transcript.title, "") for s in summaries]
        layers = [(layer.value, translate(name), "") for layer, name in LAYER_NAMES.items()]
        labels = [(x.id, x.name, x.colour) for x in codebook.labels]
        speakers = [(x.id, x.name, x.colour) for x in codebook.speakers]
        self.transcripts = TickList(translate("Transcripts"), transcripts)
        self.layers = TickList(translate("Layers"), layers)
        self.labels = TickList(translate("Labels"), labels)
        self.speakers = TickList(translate("Speakers"), speakers)
        self.lists = (self.transcripts, self.layers, self.labels, self.speakers)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for tick_list, stretch in zip(self.lists, (3, 1, 2, 2), strict=True):
            row.addWidget(tick_list, stretch)
            tick_list.changed.connect(self.changed)

    @property
    def is_possible(self) -> bool:
        """Whether anything would be exported: in each list something is ticked, if it has anything."""
        return all(x.ticked() or not x.list.count() for x in self.lists)

    def wanted(self) -> DatasetFilter:
        """The filter that the ticks mean."""
        return DatasetFilter(
            transcripts=self.transcripts.chosen(),
            layers=frozenset(Layer(value) for value in self.layers.chosen()),
            labels=self.labels.chosen(),
            speakers=self.speakers.chosen(),
        )
