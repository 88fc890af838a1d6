"""One undo step for one visit of a field, however often it saves while one types."""

from __future__ import annotations

from annotator.editing.plan import Edit
from annotator.ui.bridge import Bridge


class FieldVisit:
    """Saves what is in a field: first when one pauses, again when one leaves.

    What the visit saved before is taken back first, where nothing else was done since, so that undo
    later takes back the visit and not its pauses.
    """

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._saved: int | None = None
        self.is_saving = False

    def save(self, edit: Edit) -> None:
        """Make the edit in place of the one that this visit made before."""
        self.is_saving = True
        try:
            last = self._bridge.workspace.undoable
            if self._saved is not None and last is not None and last.seq == self._saved:
                self._bridge.undo()
            event = self._bridge.do(edit)
            self._saved = event.entry.seq if event is not None and event.entry is not None else None
        finally:
            self.is_saving = False

    def end(self) -> None:
        """What comes next is another visit."""
        self._saved = None
