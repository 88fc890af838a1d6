"""Making an edit: plan it, write it, and say what changed, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.changes import Change
from annotator.domain.progress import Progress, silent
from annotator.editing.batch import Batch
from annotator.editing.plan import Desk, Edit
from annotator.store.writer import Writer

_NAMING = ("label", "replacement")
"""What edits of one kind must have in common so that one name fits them all."""


@dataclass(frozen=True, slots=True)
class Performed:
    """What an edit changed, and how it is recorded."""

    kind: str
    about: Mapping[str, str]
    changes: tuple[Change, ...]


def perform(edit: Edit, writer: Writer, desk: Desk, *, progress: Progress = silent) -> Performed:
    """Write the edit's changes; those of a batch one after the other, telling how far it is.

    ``desk`` reads what ``writer`` has written. Raises whatever planning or ``progress`` raises; the
    caller's transaction then takes everything back.
    """
    if isinstance(edit, Batch):
        return _perform_batch(edit, writer, desk, progress=progress)
    plan = edit.plan(desk)
    for text in plan.texts:
        writer.keep_text(text)
    writer.write(plan.changes)
    return Performed(edit.kind, plan.about, plan.changes)


def _perform_batch(batch: Batch, writer: Writer, desk: Desk, *, progress: Progress) -> Performed:
    done = []
    for number, edit in enumerate(batch.edits, 1):
        done.append(perform(edit, writer, desk))
        progress(number / len(batch.edits))
    changes = tuple(change for one in done for change in one.changes)
    kinds = {(one.kind, *(one.about.get(word) for word in _NAMING)) for one in done}
    if batch.name or len(kinds) != 1:
        about = {"name": batch.name, "count": str(len(done))} | ({"done": batch.done} if batch.done else {})
        return Performed(batch.kind, about, changes)
    return Performed(done[0].kind, dict(done[0].about) | {"count": str(len(done))}, changes)
