"""Several edits as one step of undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from annotator.domain.errors import InvalidEdit
from annotator.editing.plan import Desk, Edit, Plan
from annotator.language import mark


class StepWords(NamedTuple):
    """What a step is called in the menu, ``Accept 6 suggestions``, and what is said once it is made."""

    name: str = ""
    done: str = ""


@dataclass(frozen=True)
class Batch:
    """Edits that are made, undone and redone together; each sees what the ones before it did.

    ``name`` is what the step is called, and ``done`` what is said once it is made (``6 suggestions
    accepted``); without a name it is named after its edits where all are of one kind, and by their number
    otherwise.
    """

    kind: ClassVar[str] = "batch"
    edits: tuple[Edit, ...]
    name: str = ""
    done: str = ""

    def plan(self, desk: Desk) -> Plan:
        """Never called: whoever performs edits performs those of a batch one after the other."""
        raise InvalidEdit(mark("A batch cannot stand inside another."))
