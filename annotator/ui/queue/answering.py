"""Answers to suggestions as edits: one step each, off the window's thread where they are very many."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.editing import Edit
from annotator.editing.batch import Batch
from annotator.editing.naming import edit_name
from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.working import Task
from annotator.workspace.events import Event
from annotator.workspace.workspace import Made

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_AT_ONCE = 1_200
"""So many edits are made in less than a second."""


class Answering(QObject):
    """Makes an edit and tells about those that change many places.

    ``show_work`` is told what is being done and how far it is, 0 to 1, and at the end nothing.
    """

    def __init__(self, window: MainWindow, bridge: Bridge, show_work: Callable[[str, float], object]) -> None:
        super().__init__(bridge)
        self._window, self._bridge, self._show_work = window, bridge, show_work
        self._making: Task | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether an edit is being made in another thread."""
        return self._making is not None

    def call_off(self) -> None:
        """Stop the edit that is being made; nothing of it remains."""
        if self._making is not None:
            self._making.cancel()

    def leave(self) -> None:
        """Go away with the project."""
        if self._making is not None:
            self._making.cancel()
            self._making.abandon()

    def make(self, edit: Edit, places: int) -> None:
        """Make an edit that answers for so many places."""
        if self._making is not None:
            return
        if isinstance(edit, Batch) and len(edit.edits) > _AT_ONCE:
            self._make_elsewhere(edit)
            return
        event = self._bridge.do(edit)
        if event is not None and places > 1:
            self._tell(event)

    def _make_elsewhere(self, edit: Edit) -> None:
        workspace = self._bridge.workspace
        self._bridge.refresh()
        task = self._making = Task(lambda progress: workspace.make([edit], progress))
        task.progressed.connect(self._show_progress)
        task.end_in(
            self._made,
            self._refused,
            called_off=translate("Called off: nothing was changed."),
            broken=translate("That did not work; nothing was changed."),
        )
        self._bridge.hold(translate("The answers are still being written; nothing else can be changed."))
        self._show_progress(0.0)
        task.start()

    def _show_progress(self, share: float) -> None:
        self._show_work(translate("At work: {percent}%").format(percent=round(100 * share)), share)

    def _rest(self) -> None:
        self._making = None
        self._bridge.hold("")
        self._show_work("", 1.0)

    def _made(self, made: object) -> None:
        self._rest()
        if isinstance(made, Made):
            for event in self._bridge.workspace.announce(made):
                self._tell(event)

    def _refused(self, sentence: str) -> None:
        self._rest()
        self._bridge.refused.emit(sentence)

    def _tell(self, event: Event) -> None:
        if event.entry is not None:
            said = edit_name(event.entry.kind, event.entry.about)
            self._window.tell(said, translate("Undo"), self._window.undo)
