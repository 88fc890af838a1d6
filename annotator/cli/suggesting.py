"""What ``suggest`` prints: what was probably misheard in a file or in the transcripts of a project."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typer

from annotator.cli.columns import in_columns
from annotator.cli.output import complain
from annotator.cli.progress import on_stderr
from annotator.domain.errors import UnreadableFile
from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.formats import plain_text
from annotator.formats.registry import read
from annotator.formats.term_lists import read_terms
from annotator.language import mark, translate
from annotator.suggest.candidates import Candidates
from annotator.suggest.found import CLEANING, MISHEARD, Found, Target
from annotator.suggest.known_pairs import remembered
from annotator.suggest.memory import Memory
from annotator.suggest.scan import scan
from annotator.workspace.glossary import merged, said_too_long, usable
from annotator.workspace.personal_memory import PersonalMemory
from annotator.workspace.scanning import answers_of, known_pairs, scan_transcript, targets_of
from annotator.workspace.starter_lists import starter_list
from annotator.workspace.workspace import Workspace

KINDS: Sequence[SuggestionKind] = (*sorted(MISHEARD), *CLEANING)
"""What can be asked for."""
_SQLITE = b"SQLite format 3\0"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    file: Path
    glossary: Path | None
    kinds: tuple[str, ...]
    transcript: str | None
    spans: Path | None
    uses_own_memory: bool = False

    @property
    def own_memory(self) -> PersonalMemory | None:
        """The memory of whoever asks, where it shall be used."""
        return PersonalMemory() if self.uses_own_memory else None


def suggested(asked: Asked) -> list[Row]:
    """The suggestions, or the candidates where spans are given.

    Raises ``BadParameter`` for wrong usage, ``UserError`` where a file is not what it should be.
    """
    kinds, terms = kinds_named(asked.kinds), terms_in(asked.glossary)
    own = asked.own_memory
    if own is not None and own.fault:
        complain(own.fault)
    if not is_project(asked.file):
        if asked.transcript is not None:
            raise typer.BadParameter(translate("--transcript is for projects; this is a single text."))
        if asked.spans is not None:
            return candidates_in_file(asked.file, terms, asked.spans, own)
        return in_file(asked.file, [*terms, *remembered(own.pairs() if own else ())], kinds)
    workspace = Workspace.open(asked.file)
    try:
        if asked.spans is not None:
            return candidates_in_project(workspace, terms, asked, asked.spans)
        return in_project(workspace, terms, kinds, asked)
    finally:
        workspace.close()


def kinds_named(names: Iterable[str]) -> frozenset[SuggestionKind]:
    """The kinds with these names; without names, what is looked for unasked.

    Raises ``BadParameter`` (wrong usage) for a name that is none.
    """
    known = {kind.value: kind for kind in KINDS}
    asked = list(names)
    for name in asked:
        if name not in known:
            sentence = translate("There is no kind {kind}; there are {kinds}.")
            raise typer.BadParameter(sentence.format(kind=name, kinds=", ".join(known)))
    return frozenset(known[name] for name in asked) or MISHEARD


def is_project(path: Path) -> bool:
    """Whether this is a project file rather than a text."""
    if path.suffix == ".annodb":
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def terms_in(glossary: Path | None) -> list[Target]:
    """The terms of a list, or of a starter list where its name is given and no such file is there, each once.

    Raises ``UnreadableFile``.
    """
    if glossary is None:
        return []
    starter = None if glossary.exists() else starter_list(str(glossary))
    glossary = glossary if starter is None else starter.path
    terms, too_long = usable(merged(read_terms(glossary)))
    if too_long:
        complain(said_too_long(too_long, glossary.name))
    return [Target(t.term, sound=t.sound, spellings=t.spellings) for t in terms]


def in_file(path: Path, targets: Sequence[Target], kinds: Collection[SuggestionKind]) -> list[Row]:
    """What is probably wrong in a file; offsets count from the start of its decoded text."""
    text = read(path, encoding=None).text
    with on_stderr(translate("Scanning")) as progress:
        return [_row(found) for found in scan(text, targets, kinds, progress)]


def in_project(
    workspace: Workspace, terms: Sequence[Target], kinds: Collection[SuggestionKind], asked: Asked
) -> list[Row]:
    """What is probably wrong in the transcripts of a project, or in one of them, and was not answered."""
    with workspace.reading() as reader:
        targets = [*terms, *targets_of(workspace.codebook, known_pairs(reader, asked.own_memory))]
        answers = answers_of(reader)
    ids = (
        [asked.transcript]
        if asked.transcript is not None
        else [summary.transcript.id for summary in workspace.summaries()]
    )
    rows: list[Row] = []
    with on_stderr(translate("Scanning")) as progress:
        for done, identity in enumerate(ids):
            progress(done / len(ids))
            transcript = workspace.transcript(identity)
            rows += [_row(one) for one in scan_transcript(transcript, targets, answers, kinds)]
            workspace.forget(transcript.transcript.id)
    return rows


def candidates_in_file(
    path: Path, terms: Sequence[Target], spans: Path, own: PersonalMemory | None = None
) -> list[Row]:
    """The ranked replacements for spans of a file."""
    text = read(path, encoding=None).text
    memory = Memory(own.pairs() if own is not None else ())
    return _candidates(Candidates(text, terms, memory), text, spans_in(spans, len(text)))


def candidates_in_project(
    workspace: Workspace, terms: Sequence[Target], asked: Asked, spans: Path
) -> list[Row]:
    """The ranked replacements for spans of a transcript, as the window offers them."""
    if asked.transcript is None:
        raise typer.BadParameter(translate("Say with --transcript in which transcript the spans are."))
    text = workspace.transcript(asked.transcript).text
    wanted = spans_in(spans, len(text))
    with workspace.reading() as reader:
        pairs = list(known_pairs(reader, asked.own_memory))
    targets = [*terms, *targets_of(workspace.codebook)]
    return _candidates(Candidates(text, targets, Memory(pairs)), text, wanted)


def spans_in(path: Path, characters: int) -> list[tuple[int, int]]:
    """The spans of a table with start and end in its first columns; a line of headings may stand first.

    Raises ``UnreadableFile`` for a line that is no span of a text of so many characters.
    """
    found = []
    lines = plain_text.read(path, None).text.split("\n")
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line.split("\t")[:2]]
        if not line.strip() or (number == 1 and cells[0].lower() == "start"):
            continue
        if len(cells) < 2 or not all(cell.isdecimal() for cell in cells):
            raise UnreadableFile(
                mark("Line {number} of {file} is no start and end."), number=number, file=path
            )
        start, end = map(int, cells)
        if not start < end <= characters:
            raise UnreadableFile(
                mark("Line {number} of {file} is no stretch of a text of {characters} characters."),
                number=number,
                file=path,
                characters=characters,
            )
        found.append((start, end))
    return found


def _candidates(candidates: Candidates, text: str, spans: Iterable[tuple[int, int]]) -> list[Row]:
    return [
        {
            "start": start,
            "end": end,
            "source": text[start:end],
            "candidates": [asdict(candidate) for candidate in candidates.at(start, end)],
        }
        for start, end in spans
    ]


def _row(one: Found | Suggestion) -> Row:
    values = asdict(one)
    identity = values.pop("transcript_id", None)
    return values if identity is None else {"transcript": identity, **values}


def said(rows: Sequence[Row]) -> Iterator[str]:
    """The rows for a person: columns with headings, or that there is nothing."""
    if not rows:
        yield translate("Nothing looks misheard.")
        return
    headings: Sequence[str]
    if "candidates" in rows[0]:
        headings = (translate("Span"), translate("Change"))
        yield from in_columns(headings, [(_place(row), _choice(row)) for row in rows])
        return
    headings = (
        translate("Span"),
        translate("Change"),
        translate("Kind"),
        translate("Tier"),
        translate("Score"),
        translate("Why"),
    )
    lines = [_line(row) for row in rows]
    if "transcript" in rows[0]:
        headings = (translate("Transcript"), *headings)
        lines = [(row["transcript"], *line) for row, line in zip(rows, lines, strict=True)]
    yield from in_columns(headings, lines)


def _line(row: Row) -> tuple[str, ...]:
    change = f"{_on_one_line(row['source'])} → {_on_one_line(row['replacement']) or translate('(nothing)')}"
    return (_place(row), change, row["kind"], str(row["tier"]), f"{row['score']:.2f}", row["evidence"])


def _place(row: Row) -> str:
    return f"{row['start']}–{row['end']}"


def _choice(row: Row) -> str:
    found = " · ".join(one["replacement"] for one in row["candidates"][:9]) or translate("(nothing)")
    return f"{_on_one_line(row['source'])} → {found}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
