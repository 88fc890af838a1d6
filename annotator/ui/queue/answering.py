"""Answers to suggestions as edits: one step each, off the window's thread where they are very many."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.editing import Edit
from annotator.editing.batch import Batch
from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.long_edit import LongEdit
from annotator.ui.reporting import report
from annotator.workspace.events import Event, Made

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_AT_ONCE = 1_200
"""So many edits are made in less than a second."""


class Answering(LongEdit):
    """Makes an edit and tells about those that change many places."""

    def __init__(self, window: MainWindow, bridge: Bridge, show: Callable[[float | None], object]) -> None:
        super().__init__(bridge, show)
        self._window = window

    def make(self, edit: Edit, places: int) -> None:
        """Make an edit that answers for so many places."""
        if self.is_at_work:
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
        held = translate("The answers are still being written; nothing else can be changed.")
        self.begin(lambda progress: workspace.make([edit], progress), self._made, held=held)

    def _made(self, made: object) -> None:
        if isinstance(made, Made):
            for event in self._bridge.workspace.announce(made):
                self._tell(event)

    def _tell(self, event: Event) -> None:
        if event.entry is not None:
            report(self._window, event.entry)
