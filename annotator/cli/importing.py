"""What ``import`` does and reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.cli.progress import on_stderr
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.transcript import Transcript
from annotator.language import translate
from annotator.workspace.importing import Candidate, collect, import_all, known_among, look_at
from annotator.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Imported:
    """A transcript that came in."""

    id: str
    title: str
    file: str
    characters: int
    encoding: str


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """A text that the project has."""

    file: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be read."""

    file: str
    error: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What ``import --json`` prints."""

    imported: tuple[Imported, ...]
    known: tuple[AlreadyThere, ...]
    failed: tuple[Failed, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are read: ``encoding`` where it is known, what is decided about all of them."""

    encoding: str | None = None
    rulings: tuple[Ruling, ...] = ()
    skip_unreadable: bool = False


def label_patterns(patterns: Iterable[str]) -> tuple[Ruling, ...]:
    """The rulings that labels look like these patterns."""
    return tuple(Ruling(RulingKind.PATTERN, pattern) for pattern in patterns)


def import_files(workspace: Workspace, files: Sequence[Path], manner: Manner) -> ImportReport:
    """Import the files in one undoable step.

    Raises the first file's error where one cannot be read, with nothing imported, unless
    ``skip_unreadable``.
    """
    candidates = _look(collect(files), manner)
    failed = [c for c in candidates if c.error is not None]
    if failed and not manner.skip_unreadable and failed[0].error is not None:
        raise failed[0].error
    known = known_among(workspace, candidates)
    event = import_all(workspace, candidates)
    return ImportReport(
        tuple(
            Imported(t.id, t.title, t.file_name, t.characters, t.encoding)
            for t in (change.after for change in event.of(Transcript))
            if isinstance(t, Transcript)
        ),
        tuple(AlreadyThere(str(k.path), k.transcript.id, k.transcript.title) for k in known),
        tuple(Failed(str(c.path), str(c.error)) for c in failed),
    )


def _look(files: Sequence[Path], manner: Manner) -> list[Candidate]:
    candidates = []
    with on_stderr(translate("Reading files")) as progress:
        for number, path in enumerate(files):
            candidates.append(look_at(path, encoding=manner.encoding, rulings=manner.rulings))
            progress((number + 1) / len(files))
    return candidates
