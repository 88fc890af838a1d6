"""What ``import`` does and reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.cli.progress import on_stderr
from annotator.cli.shell_words import for_shell
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.transcript import Transcript, text_hash
from annotator.language import filled, translate, translate_count
from annotator.workspace.importing import (
    Candidate,
    Twin,
    collect,
    import_all,
    known_among,
    look_at,
    twins_among,
)
from annotator.workspace.scanning import answers_of, corrected_pairs, scan_transcript, targets_of
from annotator.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Imported:
    """A transcript that came in."""

    id: str
    title: str
    file: str
    characters: int
    encoding: str
    encoding_is_guess: bool


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """A text that the project has, or that came in with another file: then ``same_as`` names that one."""

    file: str
    id: str
    title: str
    same_as: str | None = None


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
class Scanned:
    """How many places of a transcript were probably misheard."""

    id: str
    title: str
    probable_mishearings: int


@dataclass(frozen=True, slots=True)
class ScannedReport(ImportReport):
    """What ``import --scan --json`` prints."""

    scanned: tuple[Scanned, ...]


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
    """Import the files in one undoable step; what cannot be read in a folder is told and left.

    Raises the error of the first file named by itself that cannot be read, with nothing imported,
    unless ``skip_unreadable``.
    """
    candidates = _look(collect(files), manner)
    failed = [c for c in candidates if c.error is not None]
    named = [c.error for c in failed if c.path in files and c.error is not None]
    if named and not manner.skip_unreadable:
        raise named[0]
    known = known_among(workspace, candidates)
    twins = twins_among(candidates, known)
    event = import_all(workspace, candidates)
    came = [c.after for c in event.of(Transcript) if isinstance(c.after, Transcript)]
    by_text = {transcript.text_sha256: transcript for transcript in came}
    guessed = _guessed(candidates)
    return ImportReport(
        tuple(
            Imported(t.id, t.title, t.file_name, t.characters, t.encoding, t.text_sha256 in guessed)
            for t in came
        ),
        (
            *(AlreadyThere(str(k.path), k.transcript.id, k.transcript.title) for k in known),
            *(_there(twin, by_text[twin.sha256]) for twin in twins),
        ),
        tuple(Failed(str(c.path), str(c.error)) for c in failed),
    )


def _there(twin: Twin, transcript: Transcript) -> AlreadyThere:
    return AlreadyThere(str(twin.path), transcript.id, transcript.title, str(twin.first))


def _guessed(candidates: Iterable[Candidate]) -> set[str]:
    """The texts whose encoding was guessed, by their hashes; of equal ones the first counts."""
    is_guess: dict[str, bool] = {}
    for candidate in candidates:
        source = candidate.source
        if source is None:
            continue
        for reading in candidate.readings:
            is_guess.setdefault(text_hash(source.text[reading.start : reading.end]), source.is_guess)
    return {sha256 for sha256, guessed in is_guess.items() if guessed}


def scanned(workspace: Workspace, done: ImportReport) -> ScannedReport:
    """How many places of each transcript that came in were probably misheard, by glossary and memory."""
    with workspace.reading() as reader:
        targets = targets_of(workspace.codebook, corrected_pairs(reader))
        answers = answers_of(reader)
    found = []
    with on_stderr(translate("Scanning")) as progress:
        for number, one in enumerate(done.imported):
            progress(number / len(done.imported))
            places = scan_transcript(workspace.transcript(one.id), targets, answers)
            found.append(Scanned(one.id, one.title, sum(1 for place in places if place.tier == 1)))
            workspace.forget(one.id)
    return ScannedReport(done.imported, done.known, done.failed, tuple(found))


def _said_scanned(one: Scanned, project: Path) -> str:
    count = one.probable_mishearings
    number = translate_count("{count} probable mishearing", "{count} probable mishearings", count)
    said = translate("“{title}”: {number}; `annotator suggest {project} --transcript {id}` shows them.")
    return filled(
        said if count else translate("“{title}”: {number}."),
        title=one.title,
        number=number,
        project=for_shell(project),
        id=one.id,
    )


def told(done: ImportReport, project: Path) -> Iterator[str]:
    """What came in and what was there, in lines."""
    for one in done.imported:
        yield filled(translate("Imported “{title}” as {id}."), title=one.title, id=one.id)
    yield from map(said_known, done.known)
    if isinstance(done, ScannedReport):
        yield from (_said_scanned(one, project) for one in done.scanned)


def warned(done: ImportReport) -> Iterator[str]:
    """What somebody ought to look at: encodings that were guessed, files that cannot be read and why."""
    for one in done.imported:
        if one.encoding_is_guess:
            yield said_guess(one.file, one.encoding)
    for failure in done.failed:
        yield failure.error if failure.file in failure.error else f"{failure.file}: {failure.error}"


def said_known(known: AlreadyThere) -> str:
    """That a text was not imported, and where it is."""
    if known.same_as is None:
        said = translate("{file} is in the project already, as “{title}”.")
        return filled(said, file=known.file, title=known.title)
    said = translate("{file} holds the same text as {other}: it was imported once, as “{title}”.")
    return filled(said, file=known.file, other=known.same_as, title=known.title)


def said_guess(file: str, encoding: str) -> str:
    """That nothing tells the encoding of a file."""
    said = translate(
        "{file} does not say its encoding: {encoding} is a guess. If it looks wrong, give --encoding."
    )
    return said.format(file=file, encoding=encoding)


def _look(files: Sequence[Path], manner: Manner) -> list[Candidate]:
    candidates = []
    with on_stderr(translate("Reading files")) as progress:
        for number, path in enumerate(files):
            candidates.append(look_at(path, encoding=manner.encoding, rulings=manner.rulings))
            progress((number + 1) / len(files))
    return candidates
