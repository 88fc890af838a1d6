"""Importing with a look before: files are read off the window's thread, nothing is stored until asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import UserError
from annotator.domain.ruling import Ruling
from annotator.domain.transcript import Transcript
from annotator.language import translate, translate_count
from annotator.ui.bridge import Bridge
from annotator.ui.controls import button, frame, words
from annotator.ui.dialogs.file_panel import file_panel
from annotator.ui.dialogs.import_files import ImportFile, left_out, said_of
from annotator.ui.dialogs.import_preview import ImportPreview
from annotator.ui.review.all_keys import FINISHING
from annotator.ui.review.dialog import review_size, shown_key
from annotator.ui.review.leaving import Leaving
from annotator.ui.theme import scaled
from annotator.ui.working import Task
from annotator.workspace.events import Made
from annotator.workspace.importing import (
    Candidate,
    collect,
    edit_for,
    known_among,
    twins_among,
)


def open_import(
    parent: QWidget, bridge: Bridge, paths: Sequence[Path], show: Callable[[str], object]
) -> ImportDialog | None:
    """Show how these files would be imported; says why when they hold nothing to import.

    ``show`` is called with the first transcript that came.
    """
    try:
        files = collect(paths)
    except UserError as error:
        bridge.refused.emit(str(error))
        return None
    dialog = ImportDialog(parent, bridge, files)
    dialog.came.connect(show)
    dialog.open()
    return dialog


class ImportDialog(QDialog):
    """Files at the left, the chosen one under review beside them, progress below.

    ``came`` tells the first transcript that was imported.
    """

    came = Signal(str)

    def __init__(self, parent: QWidget, bridge: Bridge, paths: Sequence[Path]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Import"))
        self._bridge = bridge
        self._task: Task | None = None
        self._storing: Task | None = None
        self._waiting: list[tuple[int, str | None]] = [(i, None) for i in range(len(paths))]
        self._read = 0
        self._is_shown = self._is_wanted = False
        self.list = QListWidget()
        self.preview = ImportPreview()
        self.progress = QProgressBar()
        self.state = words("", "muted")
        self.importing = button(translate("Import"), "primary")
        self.cancelling = button(translate("Cancel"))
        self._leaving = Leaving(self, self.cancelling)
        self._files = [self._add(path) for path in paths]
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(self._count)
        self.preview.encoding_chosen.connect(self._read_again)
        self.preview.review.ready.connect(self._follow_review)
        self.importing.clicked.connect(self.import_now)
        self.cancelling.clicked.connect(self.reject)
        self._leaving.taken_back.connect(self._count)
        self._key = QShortcut(QKeySequence(FINISHING), self, self.finish)
        self.list.setCurrentRow(0)
        self._read_next()

    def _add(self, path: Path) -> ImportFile:
        item = QListWidgetItem(path.name, self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        item.setToolTip(str(path))
        return ImportFile(path, item)

    def _lay_out(self) -> None:
        beside = file_panel(self.list)
        beside.setVisible(len(self._files) > 1)
        self.importing.setDefault(True)
        self.importing.setEnabled(False)
        self.progress.setFixedWidth(scaled(160))
        self.progress.setTextVisible(False)
        self.progress.setMaximum(1000)
        self.progress.setAccessibleName(translate("Progress"))
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(beside)
        top.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(12))
        foot.setSpacing(scaled(12))
        foot.addWidget(self.progress)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.cancelling)
        foot.addWidget(self.importing)
        foot.addWidget(shown_key(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top, 1)
        column.addWidget(frame("line"))
        column.addLayout(foot)
        self.setMinimumSize(scaled(760), scaled(480))
        self.resize(review_size(self))

    # Reading

    def _read_next(self) -> None:
        """Read the next file that waits; one at a time, so that the list fills from the top."""
        if not self._waiting:
            self._task = None
            self.progress.hide()
            self._compare()
            self._count()
            return
        row, encoding = self._waiting.pop(0)
        file = self._files[row]
        self.progress.show()
        self.state.setText(translate("Reading {name}…").format(name=file.path.name))
        task = Task(lambda progress: file.read_in(encoding, progress))
        task.progressed.connect(self._show_progress)
        task.done.connect(lambda found: self._take(row, found))
        task.broken.connect(lambda _: self._read_next())
        self._task = task
        task.start()

    def _show_progress(self, share: float) -> None:
        total = self._read + len(self._waiting) + 1
        self.progress.setValue(round(1000 * (self._read + share) / total))

    def _take(self, row: int, candidate: object) -> None:
        assert isinstance(candidate, Candidate)
        file = self._files[row]
        file.take(candidate, known_among(self._bridge.workspace, [candidate]))
        if file.draft is not None:
            file.draft.began.connect(self._count)
            file.draft.ready.connect(self._count)
            file.draft.refused.connect(self._stay)
            file.draft.in_vain.connect(self._count)
        self._read += 1
        self.list.blockSignals(True)
        file.item.setText(f"{file.path.name}\n{said_of(file)}")
        can_come = file.new_count > 0
        file.item.setCheckState(Qt.CheckState.Checked if can_come else Qt.CheckState.Unchecked)
        flags = file.item.flags()
        checkable = Qt.ItemFlag.ItemIsUserCheckable
        file.item.setFlags(flags | checkable if can_come else flags & ~checkable)
        self.list.blockSignals(False)
        if self.list.currentRow() == row:
            self._show(row)
        self._read_next()

    def _compare(self) -> None:
        """Note which texts several files have: they come once."""
        candidates = [f.candidate for f in self._files if f.candidate is not None]
        twins = twins_among(candidates, [known for file in self._files for known in file.known])
        self.list.blockSignals(True)
        for file in self._files:
            mine = tuple(twin for twin in twins if twin.path == file.path)
            if mine != file.twins:
                was, file.twins = file.is_twin, mine
                if file.is_twin is not was:  # it comes once, unless somebody wants this one and not the other
                    is_new = not file.is_twin and file.new_count > 0
                    file.item.setCheckState(Qt.CheckState.Checked if is_new else Qt.CheckState.Unchecked)
                file.item.setText(f"{file.path.name}\n{said_of(file)}")
                if self.list.currentItem() is file.item:
                    self.preview.tell_twins(mine)
        self.list.blockSignals(False)

    def _read_again(self, encoding: str) -> None:
        row = self.list.currentRow()
        self._waiting.append((row, encoding))
        self.importing.setEnabled(False)
        self._is_shown = False  # the keyboard goes back to the text when it is read
        if self._task is None:
            self._read_next()

    def _show(self, row: int) -> None:
        file = self._files[row]
        if file.candidate is not None:
            self.preview.show_candidate(file.candidate, file.known, file.draft)
            self.preview.tell_twins(file.twins)
            self._count()

    # Importing

    @property
    def chosen(self) -> list[Candidate]:
        """The files that are ticked."""
        ticked = (f.as_reviewed for f in self._files if f.item.checkState() is Qt.CheckState.Checked)
        return [candidate for candidate in ticked if candidate is not None]

    @property
    def is_reading(self) -> bool:
        """Whether files are still being read, or one is read again."""
        return self._task is not None or any(f.draft is not None and f.draft.is_busy for f in self._files)

    def _follow_review(self) -> None:
        """The text has been read, or read again: it has the keyboard from the first time on."""
        if not self._is_shown:
            self._is_shown = True
            self.preview.review.take_keyboard()

    def _count(self) -> None:
        """Say how many transcripts would come."""
        ticked = (f.texts for f in self._files if f.item.checkState() is Qt.CheckState.Checked)
        new = len(frozenset().union(*ticked))
        self.importing.setEnabled(new > 0 and not self.is_reading)
        self.importing.setText(
            translate_count("Import {count} transcript", "Import {count} transcripts", new)
            if new
            else translate("Nothing to import")
        )
        if self._task is None and not self._is_warned:
            self.state.setText(left_out(self._files))
        if self._is_wanted and not self.is_reading:
            self._is_wanted = False
            self.importing.click()

    def _stay(self) -> None:
        """Something decided made no sense: that is to be seen before anything is imported."""
        self._is_wanted = False
        self._count()

    def finish(self) -> None:
        """Import, as soon as what was decided last has been read."""
        self._is_wanted = self.is_reading
        self.importing.click()

    def import_now(self) -> None:
        """Store what is ticked in one undoable step, off the window's thread; nothing where it is stopped."""
        chosen, workspace = self.chosen, self._bridge.workspace
        workspace.refresh()
        edit = edit_for(chosen, known_among(workspace, chosen))
        if edit is None:
            self.accept()
            return
        task = Task(lambda progress: workspace.make([edit], progress))
        task.show_in(self.progress)
        task.end_in(
            self._imported,
            self._not_imported,
            called_off=translate("Called off: nothing was imported."),
            broken=translate("The import did not work."),
        )
        self.state.setText(translate("Importing…"))
        self.importing.setEnabled(False)
        self._task = self._storing = task
        task.start()

    def _imported(self, made: object) -> None:
        """Tell everybody, and show the first transcript that came."""
        assert isinstance(made, Made)
        self._task = self._storing = None
        self.accept()
        for event in self._bridge.workspace.announce(made):
            for change in event.of(Transcript):
                if isinstance(change.after, Transcript):
                    self.came.emit(change.after.id)
                    return

    def _not_imported(self, sentence: str) -> None:
        """Nothing was stored; what was decided is still here, and can be stored again."""
        self._task = self._storing = None
        self._leaving.forget()
        self.progress.hide()
        self._count()
        self.state.setText(sentence)

    def done(self, result: int) -> None:
        """Close; while transcripts are being stored, stop that first."""
        if self._storing is not None:
            self._storing.cancel()
            return
        self._waiting.clear()
        if self._task is not None:
            self._task.abandon()
        self.preview.review.show_draft(None)
        for file in self._files:
            if file.draft is not None:
                file.draft.leave()
        super().done(result)

    def reject(self) -> None:
        """Close without importing; decisions that would be lost are spoken of first."""
        decided = sum(len(rulings) for rulings in self._decided)
        if decided and not self._is_warned and self._storing is None:
            self.state.setText(self._leaving.ask(self._decided, decided))
            return
        super().reject()

    @property
    def _decided(self) -> tuple[tuple[Ruling, ...], ...]:
        """What is decided about each file."""
        return tuple(tuple(f.draft.rulings) if f.draft is not None else () for f in self._files)

    @property
    def _is_warned(self) -> bool:
        """Whether it was said that what is decided now would be lost."""
        return self._leaving.asks(self._decided)
