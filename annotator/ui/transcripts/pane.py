"""The left pane: the project's transcripts, searched, chosen, renamed, marked as done, removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.summary import TranscriptSummary
from annotator.domain.transcript import TranscriptStatus
from annotator.language import translate
from annotator.ui.controls import button, frame, set_tone, words
from annotator.ui.icons import icon
from annotator.ui.theme import scaled
from annotator.ui.transcripts.delegate import TranscriptDelegate
from annotator.ui.transcripts.model import TranscriptListModel
from annotator.ui.transcripts.wording import STATUS_NAMES


class TranscriptList(QListView):
    """The rows. ``removing`` tells that the Delete key was pressed on one."""

    removing = Signal(str)

    def __init__(self, model: TranscriptListModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(TranscriptDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(translate("Transcripts"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        summary = self._model.summary(self.currentIndex())
        if event.key() == Qt.Key.Key_Delete and summary is not None:
            self.removing.emit(summary.transcript.id)
            return
        super().keyPressEvent(event)


class TranscriptsPane(QWidget):
    """Emits what the user wants; changes nothing itself.

    ``chosen`` a transcript to show; ``renaming`` with a new title; ``marking`` with a new status;
    ``removing``; ``importing`` that files should be imported.
    """

    chosen = Signal(str)
    renaming = Signal(str, str)
    marking = Signal(str, str)
    removing = Signal(str)
    importing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = TranscriptListModel()
        self.view = TranscriptList(self.model)
        self.search = QLineEdit()
        self._import = QToolButton()
        self._heading = words("", "heading")
        self._empty = self._build_empty()
        self._lay_out()
        self.retranslate()
        self.search.textChanged.connect(self.model.search)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.removing.connect(self.removing)
        self.model.renaming.connect(self.renaming)
        self.model.modelReset.connect(self._restore)
        self._import.clicked.connect(self.importing)
        self._current: str | None = None

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._import)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addLayout(self._stack, 1)

    def _build_empty(self) -> QWidget:
        box = frame("drop")
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 24, 12, 24)
        column.setSpacing(12)
        self._empty_words = words("", "muted", wrap=True)
        self._empty_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty_button = button("", "primary")
        self._empty_button.clicked.connect(self.importing)
        column.addStretch(1)
        column.addWidget(self._empty_words)
        column.addWidget(self._empty_button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        return box

    def retranslate(self) -> None:
        """Say everything again, in the language and the look that are on now."""
        self._heading.setText(translate("Transcripts"))
        self.search.setPlaceholderText(translate("Search titles"))
        self.search.setAccessibleName(translate("Search titles"))
        self.search.setProperty("role", "search")
        self.search.setClearButtonEnabled(True)
        self._import.setIcon(icon("plus"))
        self._import.setIconSize(QSize(scaled(14), scaled(14)))
        self._import.setToolTip(translate("Import files or folders"))
        self._import.setAccessibleName(translate("Import files or folders"))
        self._empty_words.setText(
            translate("No transcripts yet.\nDrop text files or folders here, or choose them.")
        )
        self._empty_button.setText(translate("Import…"))
        self.view.viewport().update()

    def invite(self, *, is_near: bool) -> None:
        """Show that files which are being dragged over the window can be let go."""
        set_tone(self._empty, "active", "true" if is_near else "false")

    def show_summaries(self, summaries: Sequence[TranscriptSummary]) -> None:
        """Show the project's transcripts as they are now."""
        self.model.show_summaries(summaries)
        self._stack.setCurrentWidget(self.view if summaries else self._empty)
        self.search.setVisible(len(summaries) > 1)
        self._restore()

    def take_keyboard(self) -> None:
        """The keyboard to the list, or to what fills it where there is nothing yet."""
        is_empty = self._stack.currentWidget() is self._empty
        (self._empty_button if is_empty else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_doubts(self, doubts: Mapping[str, int]) -> None:
        """Say how many probable mishearings wait in each transcript, by its id."""
        self.model.show_doubts(doubts)

    def show_current(self, transcript_id: str | None) -> None:
        """Show which transcript is current."""
        self._current = transcript_id
        self._restore()

    def _restore(self) -> None:
        row = self.model.row_of(self._current)
        if row.isValid() and row != self.view.currentIndex():
            self.view.setCurrentIndex(row)

    def _choose(self, index: QModelIndex) -> None:
        summary = self.model.summary(index)
        if summary is not None and summary.transcript.id != self._current:
            self._current = summary.transcript.id
            self.chosen.emit(summary.transcript.id)

    def _show_menu(self, where: QPoint) -> None:
        summary = self.model.summary(self.view.indexAt(where))
        if summary is not None:
            self.menu_for(summary).popup(self.view.viewport().mapToGlobal(where))

    def menu_for(self, summary: TranscriptSummary) -> QMenu:
        """What can be done with one transcript."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        identity = summary.transcript.id
        row = self.model.row_of(identity)
        menu.addAction(translate("Rename")).triggered.connect(lambda: self.view.edit(row))
        statuses = menu.addMenu(translate("Status"))
        group = QActionGroup(statuses)
        for status in TranscriptStatus:
            action = statuses.addAction(translate(STATUS_NAMES[status]))
            action.setCheckable(True)
            action.setChecked(status is summary.transcript.status)
            action.triggered.connect(lambda _=False, s=status: self.marking.emit(identity, s.value))
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(translate("Remove from the project")).triggered.connect(
            lambda: self.removing.emit(identity)
        )
        return menu
