"""From files to transcripts: read, look at, import; all at once or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.detect import read_structure
from annotator.domain.errors import UnreadableFile, UserError
from annotator.domain.progress import Progress, silent
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.ruling import Ruling
from annotator.domain.transcript import Transcript
from annotator.editing import Batch, ImportTranscript
from annotator.editing.importing import is_known
from annotator.editing.plan import Desk
from annotator.formats.registry import files_under, read
from annotator.language import mark
from annotator.workspace.events import Event
from annotator.workspace.ruled_places import at_ruled_places
from annotator.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file as it would be imported, or why it cannot be.

    ``rulings`` are what a person has decided about its reading, offsets counted in the whole file.
    """

    path: Path
    source: SourceFile | None = None
    readings: tuple[Reading, ...] = ()
    error: UserError | None = None
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A reading whose text the project has already."""

    path: Path
    reading: Reading
    transcript: Transcript


def collect(paths: Iterable[Path]) -> list[Path]:
    """The files that these files and folders mean, in natural order.

    Raises ``UnreadableFile`` where they hold nothing that can be read.
    """
    paths = list(paths)
    found = files_under(paths)
    if not found:
        raise UnreadableFile(
            mark("Nothing to import in {paths}; `annotator formats` tells what can be read."),
            paths=", ".join(str(p) for p in paths),
        )
    return found


def look_at(
    path: Path,
    *,
    encoding: str | None = None,
    rulings: Sequence[Ruling] = (),
    progress: Progress = silent,
) -> Candidate:
    """Read a file and find its structure; changes nothing. An unreadable file says why.

    Raises ``Cancelled`` when the user stopped the work, ``BadPattern`` for a ruling that makes no sense.
    """
    try:
        source = read(path, encoding=encoding)
    except UserError as error:
        return Candidate(path, error=error)
    return read_again(Candidate(path, source), rulings, progress=progress)


def read_again(candidate: Candidate, rulings: Sequence[Ruling], *, progress: Progress = silent) -> Candidate:
    """The file with its structure found anew, by all that a person has decided; changes nothing.

    Raises as :func:`look_at` does.
    """
    if candidate.source is None:
        return candidate
    text = candidate.source.text
    readings = tuple(
        at_ruled_places(text, reading, rulings)
        for reading in read_structure(candidate.source, rulings, progress=progress)
    )
    return replace(candidate, readings=readings, rulings=tuple(rulings))


def known_among(workspace: Workspace, candidates: Sequence[Candidate]) -> list[Known]:
    """The readings that the project has already."""
    found = []
    with workspace.reading() as reader:
        for candidate in candidates:
            if candidate.source is None:
                continue
            for reading in candidate.readings:
                transcript = is_known(Desk(reader), candidate.source, reading)
                if transcript is not None:
                    found.append(Known(candidate.path, reading, transcript))
    return found


def edit_for(candidates: Sequence[Candidate], known: Sequence[Known]) -> Batch | None:
    """The one edit that imports everything that is new; a text that comes twice is taken once."""
    skip = {(k.path, k.reading.start) for k in known}
    edits: list[ImportTranscript] = []
    seen: set[str] = set()
    for candidate in candidates:
        if candidate.source is None:
            continue
        for reading in candidate.readings:
            text = candidate.source.text[reading.start : reading.end]
            if (candidate.path, reading.start) in skip or text in seen:
                continue
            seen.add(text)
            edits.append(ImportTranscript(candidate.source, reading, rulings=candidate.rulings))
    return Batch(tuple(edits)) if edits else None


def import_all(workspace: Workspace, candidates: Sequence[Candidate]) -> Event:
    """Import everything that is new in one undoable step; nothing where nothing is new."""
    edit = edit_for(candidates, known_among(workspace, candidates))
    return workspace.do(edit) if edit is not None else Event()
