"""Undo in a window of its own: it takes back what was done there, tells what, and reaches no further."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from annotator.editing.naming import edit_name
from annotator.language import filled, mark, translate
from annotator.store.journal import JournalEntry
from annotator.ui.bridge import Bridge
from annotator.ui.command_key import DialogKey
from annotator.workspace.events import Event

TAKEN_BACK = mark("Taken back: {edit}")
MADE_AGAIN = mark("Made again: {edit}")


class UndoInWindow:
    """The keys of undo and redo for a window over the project's.

    ``is_own`` says of an event whether it was done there: what stands behind such a window nobody sees, so
    undo stops at it. ``tell`` gets a sentence each time.
    """

    def __init__(
        self,
        window: QWidget,
        bridge: Bridge,
        is_own: Callable[[Event], bool],
        tell: Callable[[str], object],
    ) -> None:
        self._bridge, self._is_own, self._tell = bridge, is_own, tell
        self._steps: set[int] = set()
        bridge.changed.connect(self._follow)
        DialogKey("undo", window, self.undo)
        DialogKey("redo", window, self.redo)

    def _follow(self, event: Event) -> None:
        if event.entry is not None and not event.whole and self._is_own(event):
            self._steps.add(event.entry.seq)

    def _is_of_here(self, entry: JournalEntry | None) -> bool:
        return entry is not None and entry.seq in self._steps

    def undo(self) -> None:
        """Take back the last step, if it was made here."""
        if self._is_of_here(self._bridge.workspace.undoable):
            self._told(self._bridge.undo(), TAKEN_BACK)
        else:
            self._tell(translate("Nothing that was done in this window is left to take back."))

    def redo(self) -> None:
        """Make the step again that was taken back last, if it was made here."""
        if self._is_of_here(self._bridge.workspace.redoable):
            self._told(self._bridge.redo(), MADE_AGAIN)
        else:
            self._tell(translate("Nothing that was taken back in this window is left to make again."))

    def _told(self, event: Event | None, words: str) -> None:
        if event is not None and event.entry is not None:
            self._tell(said_of(event.entry, words))


def said_of(entry: JournalEntry, words: str) -> str:
    """A sentence about an edit, ``words`` holding ``{edit}``."""
    return filled(translate(words), edit=edit_name(entry.kind, entry.about))
