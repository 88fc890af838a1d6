"""From files to transcripts: read, look at, import; all at once or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.detect import read_structure
from annotator.domain.errors import UnreadableFile, UserError
from annotator.domain.progress import Progress, silent
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.ruling import Ruling
from annotator.domain.transcript import Transcript, text_hash
from annotator.editing import Batch, ImportTranscript
from annotator.editing.importing import is_known
from annotator.editing.plan import Desk
from annotator.formats.registry import SUFFIXES, files_under, read, readable
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


@dataclass(frozen=True, slots=True)
class Twin:
    """A reading whose text another one of the same import has, in the file ``first``: it comes once."""

    path: Path
    reading: Reading
    first: Path
    sha256: str


def collect(paths: Iterable[Path]) -> list[Path]:
    """The files that these files and folders mean, in natural order.

    Raises ``UnreadableFile`` where they hold nothing that can be read.
    """
    paths = list(paths)
    found = files_under(paths)
    if not any(path in paths or path.is_dir() or readable(path) for path in found):
        raise UnreadableFile(
            mark("Nothing to import in {paths}: no file there is of a kind that can be read ({suffixes})."),
            paths=", ".join(str(p) for p in paths),
            suffixes=", ".join(SUFFIXES),
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


def look_in_encoding(candidate: Candidate, encoding: str, *, progress: Progress = silent) -> Candidate:
    """The file read again in this encoding, with what was decided about it; otherwise as :func:`look_at`."""
    try:
        source = read(candidate.path, encoding=encoding)
    except UserError as error:
        return replace(candidate, source=None, readings=(), error=error)
    before, rulings = candidate.source, candidate.rulings
    kept = carried_over(rulings, before, source) if before is not None else rulings
    return read_again(Candidate(candidate.path, source), kept, progress=progress)


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


def twins_among(candidates: Sequence[Candidate], known: Sequence[Known]) -> list[Twin]:
    """The readings that are new to the project but not to the import: an earlier one has the same text."""
    return [piece for piece in _pieces(candidates, known) if isinstance(piece, Twin)]


def edit_for(candidates: Sequence[Candidate], known: Sequence[Known]) -> Batch | None:
    """The one edit that imports everything that is new; a text that comes twice is taken once."""
    edits = tuple(piece for piece in _pieces(candidates, known) if isinstance(piece, ImportTranscript))
    return Batch(edits) if edits else None


def _pieces(candidates: Sequence[Candidate], known: Sequence[Known]) -> Iterator[ImportTranscript | Twin]:
    """Everything that the project does not have: what is to come in, and what is there twice."""
    skip = {(k.path, k.reading.start) for k in known}
    seen: dict[str, Path] = {}
    for candidate in candidates:
        source, path = candidate.source, candidate.path
        if source is None:
            continue
        for reading in candidate.readings:
            sha256 = text_hash(source.text[reading.start : reading.end])
            if (path, reading.start) in skip:
                continue
            if sha256 in seen:
                yield Twin(path, reading, seen[sha256], sha256)
                continue
            seen[sha256] = path
            yield ImportTranscript(source, reading, rulings=candidate.rulings)


def carried_over(rulings: Sequence[Ruling], before: SourceFile, after: SourceFile) -> tuple[Ruling, ...]:
    """What was decided about a file, as it is to be said of the same file in another encoding.

    Words are read anew as the text is; places keep their lines, by number, or by their words where an
    encoding gives another number of lines. What finds no place falls.
    """
    lines = before.text.count("\n") == after.text.count("\n")
    find = _same_place if lines else _same_words
    found = (_carried(ruling, before, after, find) for ruling in rulings)
    return tuple(ruling for ruling in found if ruling is not None)


_Find = Callable[[int, SourceFile, SourceFile], int | None]


def _carried(ruling: Ruling, before: SourceFile, after: SourceFile, find: _Find) -> Ruling | None:
    words, name = (_read_anew(said, before, after) for said in (ruling.words, ruling.name))
    if ruling.start is None or ruling.end is None:
        return replace(ruling, words=words, name=name)
    start, end = (find(offset, before, after) for offset in (ruling.start, ruling.end))
    if start is None or end is None or start >= len(after.text):
        return None
    return replace(ruling, name=name, start=start, end=max(end, start + 1))


def _read_anew(words: str, before: SourceFile, after: SourceFile) -> str:
    try:
        return words.encode(before.encoding).decode(after.encoding)
    except UnicodeError:  # typed, not read: it is what was meant
        return words


def _same_place(offset: int, before: SourceFile, after: SourceFile) -> int:
    """The same line, and as far from its end where it was at that, else as far from its start."""
    start = 0
    for _ in range(before.text.count("\n", 0, offset)):
        start = after.text.index("\n", start) + 1
    return _in_line(offset, before.text, after.text, start)


def _same_words(offset: int, before: SourceFile, after: SourceFile) -> int | None:
    """The line with the same words, of several the one that comes as many times before; else nowhere."""
    lines = before.text[:offset].split("\n")
    first = offset - len(lines[-1])
    end = before.text.find("\n", first)
    own = before.text[first : len(before.text) if end < 0 else end]
    words, times = _read_anew(own, before, after), lines[:-1].count(own)
    if not words.strip():
        return None
    at = 0
    for line in after.text.split("\n"):
        if line.strip() == words.strip():
            if not times:
                return _in_line(offset, before.text, after.text, at)
            times -= 1
        at += len(line) + 1
    return None


def _in_line(offset: int, before: str, after: str, start: int) -> int:
    """The place in the line that begins at ``start`` which an offset has in its own."""
    first = before.rfind("\n", 0, offset) + 1
    is_end = offset == len(before) or before[offset] == "\n"
    end = after.find("\n", start)
    end = len(after) if end < 0 else end
    return end if is_end and offset > first else min(start + offset - first, end)


def import_all(workspace: Workspace, candidates: Sequence[Candidate]) -> Event:
    """Import everything that is new in one undoable step; nothing where nothing is new."""
    edit = edit_for(candidates, known_among(workspace, candidates))
    return workspace.do(edit) if edit is not None else Event()
