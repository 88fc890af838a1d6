"""The glossary: terms that ought to appear, edited in one place; lists of them are taken in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.codebook import Codebook
from annotator.domain.errors import UserError
from annotator.domain.progress import Progress
from annotator.domain.project import Term
from annotator.editing import AddTerm, RemoveTerms
from annotator.formats.tables import other_sheets
from annotator.formats.term_lists import read_terms
from annotator.language import translate, translate_count
from annotator.ui.bridge import Bridge
from annotator.ui.controls import button
from annotator.ui.glossary.remembered_spellings import RememberedSpellings, Spellings
from annotator.ui.glossary.term_model import TERM, TermModel, learn_sounds
from annotator.ui.glossary.term_table import TermTable
from annotator.ui.long_edit import LongEdit, said_at_work
from annotator.ui.panels import look
from annotator.ui.theme import repolish, scaled
from annotator.ui.undo_in_window import UndoInWindow
from annotator.workspace.events import Event, Made
from annotator.workspace.glossary import TakenIn, said_left_out, said_too_long, taking_in
from annotator.workspace.starter_lists import starter_lists
from annotator.workspace.workspace import Workspace

AskLists = Callable[[QWidget], list[Path]]
_SHORT = 20_000
"""Bytes of a list that is taken in at once: some thousand terms at most."""


class GlossaryDialog(QDialog):
    """Everything is done at once, undo works here too, and closing never asks.

    ``ask_lists`` asks which lists of terms are to be taken in.
    """

    def __init__(self, bridge: Bridge, ask_lists: AskLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._ask_lists = bridge, ask_lists
        self.setWindowTitle(translate("Glossary"))
        self.resize(scaled(860), scaled(560))
        self.terms = TermModel(bridge)
        self.remembered = RememberedSpellings(bridge, self._show_remembered, self)
        self.table = TermTable(self.terms, self.remove, self)
        self.adder = self._line(translate("Add a term, Enter"))
        self.filter = self._line(translate("Show only …"))
        self.lists = button(translate("Take in a list…"))
        self.starters = button(translate("Starter lists"))
        self.starters.setMenu(self._starter_menu())
        self.remover = button(translate("Remove"))
        self.closer = button(translate("Close"))
        self.told = look.label("", "warning", self)
        self.told.setWordWrap(True)
        self.hint = look.label("", "small", self)
        self._long = LongEdit(bridge, self._show_work)
        self._waiting: list[tuple[Path, str]] = []
        self._said: list[str] = []
        self._is_good = True
        self._refreshing = QTimer(self, singleShot=True, interval=0)
        self._refreshing.timeout.connect(self._refresh)
        self._lay_out()
        self._connect()
        self._count()

    def _line(self, words: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(words)
        line.setAccessibleName(words)
        line.setClearButtonEnabled(True)
        line.installEventFilter(self)
        return line

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.adder, 2)
        top.addWidget(self.filter, 1)
        top.addWidget(self.lists)
        top.addWidget(self.starters)
        bottom = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self.told)
        words.addWidget(self.hint)
        bottom.addLayout(words, 1)
        bottom.addWidget(self.remover)
        bottom.addWidget(self.closer)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(bottom)
        self.told.hide()
        for one in (self.lists, self.starters, self.remover, self.closer):
            one.setAutoDefault(False)

    def _connect(self) -> None:
        self.adder.returnPressed.connect(self._add)
        self.filter.textChanged.connect(self._filter)
        self.lists.clicked.connect(lambda: self.take_in(self._ask_lists(self)))
        self.remover.clicked.connect(self.remove)
        self.closer.clicked.connect(self.close)
        self.terms.refused.connect(self._tell)
        self.terms.sounded.connect(self._refreshing.start)
        self._bridge.changed.connect(self._follow)
        self._bridge.refused.connect(self._refused)
        self._bridge.closing.connect(self._long.leave)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._count())
        self.taking_back = UndoInWindow(self, self._bridge, _is_of_terms, partial(self._tell, role="muted"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In an empty line the keys of undo mean the window's: there is nothing typed to take back."""
        if isinstance(watched, QLineEdit) and _takes_back(event) and not watched.text():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # What is done

    def _add(self) -> None:
        event = self._bridge.do(AddTerm(self.adder.text()))
        if event is not None:
            self.adder.clear()
            self.filter.clear()
            self.show_term(str(event.of(Term)[0].subject.key[0]))

    def show_term(self, identity: str, column: int = TERM) -> None:
        """Make a cell of a term the current one, in view."""
        row = self.terms.row_of(identity)
        if row is not None:
            self.table.setCurrentIndex(self.terms.index(row, column))

    def _chosen(self) -> list[Term]:
        return [self.terms.term_at(index.row()) for index in self.table.selectionModel().selectedRows()]

    def remove(self) -> None:
        """Take the chosen terms out; undo brings them back."""
        chosen = self._chosen()
        if chosen:
            row = self.table.currentIndex().row()
            self._bridge.do(RemoveTerms(tuple(term.id for term in chosen)))
            last = self.terms.rowCount() - 1
            if last >= 0:
                self.table.setCurrentIndex(self.terms.index(min(max(row, 0), last), TERM))

    def take_in(self, lists: list[Path], title: str = "") -> None:
        """Take in lists of terms, each in one step; what cannot be read is told and changes nothing.

        A long one is taken in beside the window's thread, and can be called off.
        """
        self._waiting += [(path, title or path.name) for path in lists]
        if not self._long.is_at_work:
            self._said, self._is_good = [], True
            self._take_next()

    def _take_next(self) -> None:
        """Take in the lists that wait, until there is a long one."""
        while self._waiting:
            path, name = self._waiting.pop(0)
            codebook, workspace = self._bridge.codebook, self._bridge.workspace
            if _is_long(path):
                job = partial(_taken_in, workspace, codebook, path, name)
                held = translate("The list is still being taken in; nothing else can be changed.")
                self._long.begin(job, partial(self._took, name), held=held)
                return
            try:
                taken = taking_in(read_terms(path), codebook, name)
            except UserError as error:
                self._add_said(str(error), is_good=False)
                continue
            if taken.step is None or self._bridge.do(taken.step) is not None:
                self._say_taken(taken, path, name)
        self._tell(" ".join(self._said), role="muted" if self._is_good else "warning")

    def _took(self, name: str, done: object) -> None:
        assert isinstance(done, _Done)
        if done.made is not None:
            self._bridge.workspace.announce(done.made)
        self._say_taken(done.taken, done.path, name)
        self._take_next()

    def _say_taken(self, taken: TakenIn, path: Path, name: str) -> None:
        self._add_said(_said_of(taken, name), is_good=True)
        if taken.too_long:
            self._add_said(said_too_long(taken.too_long, name), is_good=False)
        if taken.no_sounds:
            self._add_said(_said_of_sounds(taken.no_sounds), is_good=True)
        if left_out := said_left_out(taken):
            self._add_said(left_out, is_good=False)
        if other_sheets(path):
            self._add_said(translate("Only the first sheet was read."), is_good=False)

    def _add_said(self, sentence: str, *, is_good: bool) -> None:
        self._said.append(sentence)
        self._is_good = self._is_good and is_good

    def _show_work(self, share: float | None) -> None:
        """How far a long list is; the keyboard cannot add anything meanwhile."""
        if share is not None:
            self._tell(f"{said_at_work(share)} · {translate('Esc calls it off.')}", role="muted")
        for one in (self.adder, self.lists, self.starters, self.table):
            one.setEnabled(share is None)

    def _refused(self, sentence: str) -> None:
        if self.isVisible():
            self._waiting.clear()
            self._tell(sentence)

    def reject(self) -> None:
        """Esc calls off what is under way, and closes where nothing is."""
        if self._long.is_at_work:
            self._waiting.clear()
            self._long.call_off()
        else:
            super().reject()

    def _starter_menu(self) -> QMenu:
        menu = QMenu(self)
        for one in starter_lists():
            action = menu.addAction(one.title.replace("&", "&&"))
            action.triggered.connect(partial(self.take_in, [one.path], one.title))
        return menu

    # What is told

    def _tell(self, sentence: str, *, role: str = "warning") -> None:
        self.told.setText(sentence)
        self.told.setProperty("role", role)
        repolish(self.told)
        self.told.setVisible(bool(sentence))

    def _filter(self, words: str) -> None:
        self.terms.want(words)
        self._count()

    def _follow(self, event: Event) -> None:
        if event.touches(Term):
            self._tell("")
            if self.table.is_writing:
                self._refreshing.start()  # the field is still open that says so
            else:
                self._refresh()

    def _refresh(self) -> None:
        current = self.table.currentIndex()
        term = self.terms.term_at(current.row()) if current.isValid() else None
        self.terms.refresh()
        if term is not None:
            self.show_term(term.id, current.column())
        self._count()

    def _show_remembered(self, found: Spellings) -> None:
        if self.table.is_writing:  # what is being written would be lost
            self.remembered.read_later()
        else:
            self.terms.show_remembered(found)

    def _count(self) -> None:
        count = len(self._bridge.codebook.terms)
        number = translate_count("{count} term", "{count} terms", count)
        self.hint.setText(
            f"{number} · {translate('Enter writes in a cell, Del removes, Ctrl+Z takes back.')}"
        )
        self.remover.setEnabled(bool(self._chosen()))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins where terms are typed."""
        super().showEvent(event)
        self.remembered.read()
        self._tell("")
        self.adder.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.remembered.stop()

    def event(self, event: QEvent) -> bool:
        """While it is worked in, what is refused is told here and not in the window behind."""
        if event.type() == QEvent.Type.WindowActivate:
            self._bridge.refuse_to(self._tell)
        elif event.type() in (QEvent.Type.WindowDeactivate, QEvent.Type.Hide):
            self._bridge.refuse_to(None)
        return super().event(event)


class _Done(NamedTuple):
    """A long list that is in the project; nobody was told yet."""

    taken: TakenIn
    made: Made | None
    path: Path


def _is_long(path: Path) -> bool:
    try:
        return path.stat().st_size > _SHORT
    except (OSError, ValueError):
        return False


def _taken_in(workspace: Workspace, codebook: Codebook, path: Path, name: str, progress: Progress) -> _Done:
    """Take in a list, in any thread."""
    taken = taking_in(read_terms(path), codebook, name)
    made = None if taken.step is None else workspace.make([taken.step], progress)
    new = (change.after for change in (made.events[0].changes if made is not None else ()))
    learn_sounds(term for term in new if isinstance(term, Term))  # so that the list is shown at once
    return _Done(taken, made, path)


def _takes_back(event: QEvent) -> bool:
    """Whether a key is pressed that undoes or redoes, wherever it may belong to."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def _is_of_terms(event: Event) -> bool:
    """Whether an edit changed the glossary and nothing else."""
    return event.by_kind.keys() == {Term}


def _said_of(taken: TakenIn, name: str) -> str:
    if taken.step is None:
        return translate("The glossary has all of “{name}” already.").format(name=name)
    added = translate_count("{count} term", "{count} terms", taken.added)
    if not taken.completed:
        return translate("“{name}”: {added} taken in.").format(name=name, added=added)
    completed = translate_count("{count} completed", "{count} completed", taken.completed)
    return translate("“{name}”: {added} taken in, {completed}.").format(
        name=name, added=added, completed=completed
    )


def _said_of_sounds(count: int) -> str:
    return translate_count(
        "{count} sound is no pinyin and was left out.",
        "{count} sounds are no pinyin and were left out.",
        count,
    )
