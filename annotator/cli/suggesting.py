"""What ``suggest`` prints: what was probably misheard in a file or in the transcripts of a project."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.formats.registry import read
from annotator.language import translate
from annotator.suggest.found import Found, Target
from annotator.suggest.scan import CLEANING, MISHEARD, scan
from annotator.workspace.scanning import answers_of, corrected_pairs, scan_transcript, targets_of
from annotator.workspace.workspace import Workspace

KINDS: Sequence[SuggestionKind] = (*sorted(MISHEARD), *CLEANING)
"""What can be asked for."""
_SQLITE = b"SQLite format 3\0"

Row = Mapping[str, Any]


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
    """The terms of a text file, one a line; lines that begin with ``# `` are about the list.

    Raises ``UnreadableFile``.
    """
    if glossary is None:
        return []
    lines = (line.strip() for line in read(glossary, encoding=None).text.split("\n"))
    return [Target(term) for term in dict.fromkeys(lines) if term and not term.startswith("# ")]


def in_file(path: Path, targets: Sequence[Target], kinds: Collection[SuggestionKind]) -> list[Row]:
    """What is probably wrong in a file; offsets count from the start of its decoded text."""
    return [_row(found) for found in scan(read(path, encoding=None).text, targets, kinds)]


def in_project(
    workspace: Workspace, terms: Sequence[Target], kinds: Collection[SuggestionKind], only: str | None
) -> list[Row]:
    """What is probably wrong in the transcripts of a project, or in one of them, and was not answered."""
    with workspace.reading() as reader:
        targets = [*terms, *targets_of(workspace.codebook, corrected_pairs(reader))]
        answers = answers_of(reader)
    ids = [only] if only is not None else [summary.transcript.id for summary in workspace.summaries()]
    rows: list[Row] = []
    for identity in ids:
        transcript = workspace.transcript(identity)
        rows += [_row(one) for one in scan_transcript(transcript, targets, answers, kinds)]
        workspace.forget(transcript.transcript.id)
    return rows


def _row(one: Found | Suggestion) -> Row:
    values = asdict(one)
    identity = values.pop("transcript_id", None)
    return values if identity is None else {"transcript": identity, **values}


def told(rows: Sequence[Row]) -> Iterator[str]:
    """The rows for a person."""
    for row in rows:
        where = f"{row.get('transcript', '')} {row['start']}–{row['end']}".strip()
        change = (
            f"{_on_one_line(row['source'])} → {_on_one_line(row['replacement']) or translate('(nothing)')}"
        )
        yield f"{where}  {change}  {row['kind']} {row['tier']} {row['score']:.2f}  {row['evidence']}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
