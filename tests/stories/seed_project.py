"""A project with the recognised talk of the shared documents and its glossary."""

from __future__ import annotations

from pathlib import Path

from annotator.editing import AddTerm, Batch
from annotator.formats.term_lists import read_terms
from annotator.workspace.glossary import merged
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace


def forum_project(shared: Path, folder: Path) -> Path:
    """The file of a new project in a folder."""
    path = folder / "forum.annodb"
    workspace = Workspace.create(path, name="Forum", author="Ada")
    (talk,) = (shared / "seeds").glob("002_*.txt")
    import_all(workspace, [look_at(talk)])
    terms = merged(read_terms(shared / "shapes" / "002.glossary.txt"))
    workspace.do(Batch(tuple(AddTerm(t.term, sound=t.sound, spellings=t.spellings) for t in terms), "Terms"))
    workspace.close()
    return path
