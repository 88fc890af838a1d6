"""Several edits as one step of undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annotator.domain.errors import InvalidEdit
from annotator.editing.plan import Desk, Edit, Plan
from annotator.language import mark


@dataclass(frozen=True)
class Batch:
    """Edits that are made, undone and redone together; each sees what the ones before it did.

    ``name`` is what the step is called; without one it is named after its edits where all are of
    one kind, and by their number otherwise.
    """

    kind: ClassVar[str] = "batch"
    edits: tuple[Edit, ...]
    name: str = ""

    def plan(self, desk: Desk) -> Plan:
        """Never called: whoever performs edits performs those of a batch one after the other."""
        raise InvalidEdit(mark("A batch cannot stand inside another."))
