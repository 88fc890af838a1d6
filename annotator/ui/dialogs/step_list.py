"""The steps that corrected something: a whole batch can be taken back at any later time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from annotator.language import translate, translate_count
from annotator.ui.bridge import Bridge
from annotator.ui.controls import KeyCap, button, words
from annotator.ui.theme import scaled
from annotator.ui.working import Task
from annotator.workspace.correcting_steps import CorrectingStep, correcting_steps
from annotator.workspace.events import Event
from annotator.workspace.reverting import reverting_step

_SIZE = (560, 420)


class StepList(QDialog):
    """Lists the steps, the last first, each with how many of its corrections still stand."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._steps: Sequence[CorrectingStep] = ()
        self._looking: Task | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Take back a batch of corrections"))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Steps that corrected something"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.reverting = button(translate("Take back"))
        self.closing = button(translate("Close"))
        self._said = words(
            translate("Only what still reads as the step left it; Undo brings it back."), "muted", wrap=True
        )
        self._lay_out()
        self.reverting.clicked.connect(self._revert)
        self.closing.clicked.connect(self.close)
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemActivated.connect(self._revert)
        bridge.changed.connect(self._follow)
        self.finished.connect(self._leave)
        self._look()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(KeyCap("Del", self))
        foot.addWidget(self.reverting)
        foot.addWidget(self.closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.resize(scaled(_SIZE[0]), scaled(_SIZE[1]))

    def _look(self) -> None:
        """Look through the journal, in another thread."""
        self._leave()
        workspace = self._bridge.workspace
        self._say(translate("Looking …"))
        self._looking = Task(lambda _: correcting_steps(workspace))
        self._looking.end_in(
            self._show,
            self._say,
            called_off="",
            broken=translate("The journal cannot be read."),
        )
        self._looking.start()

    def _leave(self) -> None:
        if self._looking is not None:
            self._looking.abandon()
            self._looking = None

    def _follow(self, event: Event) -> None:
        if event.changes or event.whole:
            self._look()

    def _show(self, found: object) -> None:
        assert isinstance(found, Sequence)
        row = max(0, self.list.currentRow())
        self._steps = found
        self.list.clear()
        for step in self._steps:
            self.list.addItem(step_words(step))
        if self._steps:
            self.list.setCurrentRow(min(row, len(self._steps) - 1))
            self.list.setFocus()
        else:
            self._say(translate("Nothing was corrected yet."))

    def _say(self, sentence: str) -> None:
        self._steps = ()
        self.list.clear()
        if sentence:
            self.list.addItem(sentence)
            self.list.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
        self._chosen(-1)

    def _chosen(self, row: int) -> None:
        self.reverting.setEnabled(0 <= row < len(self._steps))

    def _revert(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._steps):
            self._bridge.do(reverting_step(self._bridge.workspace, self._steps[row].number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._revert()
        else:
            super().keyPressEvent(event)


def step_words(step: CorrectingStep) -> str:
    """A step in two lines: what it is called; when, by whom, and how many of its corrections stand."""
    count = translate_count("{count} correction stands", "{count} corrections stand", step.standing)
    if step.standing < step.made:
        count = translate("{count} of {made} corrections stand")
    stand = count.format(count=step.standing, made=step.made)
    at = datetime.fromisoformat(step.at).astimezone().strftime("%Y-%m-%d %H:%M") if step.at else ""
    return "\n".join((step.name, " · ".join(part for part in (at, step.author, stand) if part)))
