"""Importing a transcript of 1,000,000 characters: finding its structure, storing it, undoing that."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotator.detect import read_structure
from annotator.editing import ImportTranscript
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace
from tests.bench.figure import Figure, median, seconds
from tests.bench.long_texts import long_file

LENGTH = 1_000_000
TRIES = 3


def measure() -> Iterator[Figure]:
    """Seconds for structure, storing, and the whole from file to project; and for undo and redo."""
    source = long_file(LENGTH)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "long.txt"
        path.write_text(source.text, encoding="utf-8")
        found = [seconds(lambda: read_structure(source)) for _ in range(TRIES)]
        yield Figure("import.structure", median(found), "s", TRIES)
        (reading,) = read_structure(source)
        workspace = Workspace.create(folder / "stored.annodb", author="bench")
        edit = ImportTranscript(source, reading)
        yield Figure("import.store", seconds(lambda: workspace.do(edit)), "s")
        yield Figure("import.undo", seconds(workspace.undo), "s")
        yield Figure("import.redo", seconds(workspace.redo), "s")
        workspace.close()
        whole = [seconds(lambda i=i: _import(path, folder / f"{i}.annodb")) for i in range(TRIES)]  # type: ignore[misc]
        yield Figure("import.whole", median(whole), "s", TRIES, bar=2.0)


def _import(path: Path, project: Path) -> None:
    """From the file to a new project that holds it."""
    workspace = Workspace.create(project, author="bench")
    import_all(workspace, [look_at(path)])
    workspace.close()
