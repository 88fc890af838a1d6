"""From the open project to a dataset on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from annotator.domain.progress import Progress, silent
from annotator.domain.transcript import Transcript
from annotator.editing.plan import Desk
from annotator.export.dataset import Dataset, DatasetFilter, LoadedLater
from annotator.export.format import ExportResult
from annotator.export.registry import export, format_for
from annotator.workspace.workspace import Workspace


def export_project(
    workspace: Workspace,
    target: Path,
    *,
    format_name: str | None = None,
    transcripts: Sequence[str] = (),
    wanted: DatasetFilter | None = None,
    progress: Progress = silent,
) -> ExportResult:
    """Write the project, or the named transcripts of it (ids or numbers), as one state of the file.

    Safe to call in another thread than the window's. Raises ``ExportError``, ``NotFound`` or
    ``Cancelled``; then nothing was written.
    """
    format_for(target, format_name)
    wanted = wanted or DatasetFilter()
    with workspace.reading() as reader:
        if transcripts:
            desk = Desk(reader)
            chosen = frozenset(desk.transcript(named).id for named in transcripts)
            wanted = replace(wanted, transcripts=chosen)
        ids = tuple(t.id for t in reader.all(Transcript))
        dataset = Dataset(reader.codebook(), LoadedLater(ids, reader.whole), wanted)
        return export(dataset, target, format_name=format_name, progress=progress)
