"""One file of an import: how it reads by now, what was decided about it, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QListWidgetItem

from annotator.domain.progress import Progress
from annotator.domain.ruling import Ruling
from annotator.domain.transcript import text_hash
from annotator.language import translate, translate_count
from annotator.ui.review.draft import Draft
from annotator.workspace.importing import (
    Candidate,
    Known,
    Twin,
    carried_over,
    look_at,
    look_in_encoding,
)
from annotator.workspace.readings import Rereader


@dataclass
class ImportFile:
    """One row: what is known of a file by now.

    ``texts`` are the hashes of the texts that would come from it, ``twins`` those of them that another
    file has. ``readable`` is how it could be read last, ``steps`` what was decided about it until then,
    ``fallen`` how much of that found no place when it was read in another encoding.
    """

    path: Path
    item: QListWidgetItem
    candidate: Candidate | None = None
    known: tuple[Known, ...] = ()
    twins: tuple[Twin, ...] = ()
    draft: Draft | None = None
    texts: frozenset[str] = frozenset()
    readable: Candidate | None = None
    steps: tuple[tuple[Ruling, ...], ...] = ((),)
    fallen: int = 0

    @property
    def as_reviewed(self) -> Candidate | None:
        """The file as it is to be imported, with all that was decided about it."""
        if self.candidate is None or self.draft is None:
            return self.candidate
        return replace(self.candidate, readings=self.draft.readings, rulings=self.draft.rulings)

    @property
    def is_twin(self) -> bool:
        """Whether other files have all that would come from it."""
        return bool(self.twins) and len(self.twins) == self.new_count

    @property
    def new_count(self) -> int:
        """How many transcripts would come from it."""
        return len(self.candidate.readings) - len(self.known) if self.candidate is not None else 0

    def take(self, candidate: Candidate, known: Sequence[Known]) -> None:
        """The file as it was read, or read again: what was decided about it stays."""
        steps, before = self.steps if self.draft is None else self.draft.steps, self.readable
        self.candidate, self.known, self.draft = candidate, tuple(known), None
        self.steps, self.texts = steps, frozenset()
        source = candidate.source
        if source is None:
            return
        if before is not None and before.source is not None:
            self.steps = tuple(carried_over(step, before.source, source) for step in steps)
            self.fallen += len(steps[-1]) - len(self.steps[-1])
        there = {k.reading.start for k in known}
        pieces = (source.text[r.start : r.end] for r in candidate.readings if r.start not in there)
        self.texts = frozenset(map(text_hash, pieces))
        self.readable = candidate
        self.draft = _draft_of(candidate, self.steps[:-1])

    def read_in(self, encoding: str | None, progress: Progress) -> Candidate:
        """Read it, by what was decided; in another thread."""
        steps, before = self.steps if self.draft is None else self.draft.steps, self.readable
        if encoding is None or before is None:
            return look_at(self.path, encoding=encoding, progress=progress)
        return look_in_encoding(replace(before, rulings=steps[-1]), encoding, progress=progress)


def _draft_of(candidate: Candidate, before: Sequence[tuple[Ruling, ...]]) -> Draft | None:
    """The review of a file that could be read, with what was decided ``before``."""
    source = candidate.source
    if source is None or not candidate.readings:
        return None
    again = Rereader(source, candidate.rulings, candidate.readings, as_one=False)
    return Draft(
        source.text,
        candidate.readings,
        lambda rulings, progress: again.read(tuple(rulings), progress),
        candidate.rulings,
        before=before,
    )


def said_of(file: ImportFile) -> str:
    """What a row says below the name."""
    candidate = file.candidate
    if candidate is None:
        return ""
    if candidate.error is not None:
        return translate("cannot be read")
    if not file.new_count:
        return translate("in the project already")
    if file.is_twin:
        return translate("the same as {name}").format(name=file.twins[0].first.name)
    return translate_count("{count} transcript", "{count} transcripts", file.new_count)


def left_out(files: Sequence[ImportFile]) -> str:
    """What does not come in, counted."""
    known, twins = sum(len(f.known) for f in files), sum(len(f.twins) for f in files)
    failed = sum(f.candidate is not None and f.candidate.error is not None for f in files)
    said = []
    if known:
        said.append(
            translate_count("{count} is in the project already", "{count} are in the project already", known)
        )
    if twins:
        said.append(translate_count("{count} comes twice", "{count} come twice", twins))
    fallen = sum(f.fallen for f in files)
    if fallen:
        said.append(
            translate_count(
                "{count} decision fell: its line is not in this encoding",
                "{count} decisions fell: their lines are not in this encoding",
                fallen,
            )
        )
    if failed:
        said.append(translate_count("{count} cannot be read", "{count} cannot be read", failed))
    return " · ".join(said)
