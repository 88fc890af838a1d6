"""The commands, one function each.

Imported once the language is chosen: help texts are translated here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from annotator import __version__
from annotator.cli import documents
from annotator.cli.output import complain, say, say_document
from annotator.cli.parameters import (
    AsJson,
    Edits,
    Encoding,
    File,
    FileOrProject,
    Files,
    FormatName,
    Kinds,
    OneTranscript,
    Out,
    OwnMemory,
    Patterns,
    Project,
    ScansNew,
    SkipUnreadable,
    SomeTranscripts,
    Spans,
    TermList,
    Transcript,
    WithText,
)
from annotator.cli.progress import on_stderr
from annotator.cli.speaking import SpokenCommand, SpokenGroup
from annotator.domain.transcript import TranscriptStatus
from annotator.editing.naming import edit_name
from annotator.language import mark, translate, translate_count
from annotator.store.integrity import problems
from annotator.store.project_file import ProjectFile
from annotator.workspace.damage import damage, damaged_in
from annotator.workspace.workspace import Workspace

app = typer.Typer(
    cls=SpokenGroup,
    help=translate(
        "Turn messy transcripts into clean, attributed, claim-annotated datasets. "
        "`annotator [PROJECT]` without a command opens the window (options: --language, --theme)."
    ),
    add_completion=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_STATUSES = {
    TranscriptStatus.NEW: mark("New"),
    TranscriptStatus.IN_PROGRESS: mark("In progress"),
    TranscriptStatus.DONE: mark("Done"),
}
_COUNTED = ("number", "characters", "speakers", "turns", "claims", "corrections", "character_error_rate")
_PIPE_WIDTH = 1_000  # characters; nothing is cut where no terminal has to fit it


@contextmanager
def opened(project: Path) -> Iterator[Workspace]:
    """The project, let go at the end."""
    workspace = Workspace.open(project)
    try:
        yield workspace
    finally:
        workspace.close()


def warn_of_damage(workspace: Workspace, *, only: str = "") -> None:
    """Say on stderr which transcripts, or that this one, are not what was imported."""
    with workspace.reading() as reader:
        found = damaged_in(reader)
    for transcript in found:
        if only in ("", transcript.id):
            complain(damage(transcript))


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"annotator {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help=translate("Print the program's version."),
            callback=_print_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """What holds for all commands."""


@app.command(cls=SpokenCommand, help=translate("Create an empty project."))
def new(project: Project) -> None:
    """Create an empty project."""
    Workspace.create(project).close()
    say(translate("Created {path}.").format(path=project))


@app.command(cls=SpokenCommand, help=translate("Show how a file would be imported; changes nothing."))
def inspect(
    file: File,
    encoding: Encoding = None,
    pattern: Patterns = None,
    text: WithText = False,
    as_json: AsJson = False,
) -> None:
    """Show how a file would be imported; changes nothing."""
    from annotator.cli.importing import label_patterns, said_guess
    from annotator.cli.inspecting import described
    from annotator.detect import read_structure
    from annotator.detect.as_json import inspect_document
    from annotator.formats.registry import read

    source = read(file, encoding=encoding)
    readings = read_structure(source, label_patterns(pattern or ()))
    if source.is_guess:
        complain(said_guess(source.path, source.encoding))
    if as_json:
        say_document(inspect_document(source, readings, with_text=text))
        return
    for line in described(source, readings):
        say(line)
    if text:
        say(f"\n{source.text}")


@app.command(
    "import",
    cls=SpokenCommand,
    help=translate("Import transcripts; what the project has already is reported, not doubled."),
)
def import_(
    project: Project,
    files: Files,
    encoding: Encoding = None,
    pattern: Patterns = None,
    skip_unreadable: SkipUnreadable = False,
    scan: ScansNew = False,
    as_json: AsJson = False,
) -> None:
    """Import transcripts; what the project has already is reported, not doubled."""
    from annotator.cli.importing import Manner, import_files, label_patterns, scanned, told, warned

    manner = Manner(encoding, label_patterns(pattern or ()), skip_unreadable)
    with opened(project) as workspace:
        done = import_files(workspace, files, manner)
        done = scanned(workspace, done) if scan else done
    if as_json:
        say_document(done)
    for line in () if as_json else told(done, project):
        say(line)
    for line in warned(done):
        complain(line)
    if done.failed and not done.imported and not done.known:
        raise typer.Exit(1)


@app.command(cls=SpokenCommand, help=translate("List the transcripts with their counts and status."))
def ls(project: Project, as_json: AsJson = False) -> None:
    """List the transcripts with their counts and status."""
    with opened(project) as workspace:
        warn_of_damage(workspace)
        rows = documents.listed(workspace)
    if as_json:
        say_document(rows)
        return
    table = Table(box=None, pad_edge=False)
    columns = {
        "number": translate("Number"),
        "id": "ID",
        "title": translate("Title"),
        "status": translate("Status"),
        "characters": translate("Characters"),
        "speakers": translate("Speakers"),
        "turns": translate("Turns"),
        "claims": translate("Claims"),
        "corrections": translate("Corrections"),
        "character_error_rate": translate("Error rate"),
    }
    for name, heading in columns.items():
        table.add_column(heading, no_wrap=True, justify="right" if name in _COUNTED else "left")
    for row in rows:
        rate = row["character_error_rate"]
        rate = "" if rate is None else f"{rate:.2%}"
        shown = {**row, "status": translate(_STATUSES[row["status"]]), "character_error_rate": rate}
        table.add_row(*(escape(str(shown[name])) for name in columns))
    console = Console()
    Console(width=None if console.is_terminal else _PIPE_WIDTH).print(table)


@app.command(cls=SpokenCommand, help=translate("Print one transcript whole."))
def show(
    project: Project,
    transcript: Transcript,
    as_json: AsJson = False,
) -> None:
    """Print one transcript whole."""
    from annotator.workspace.reviewing_structure import rulings_of

    with opened(project) as workspace:
        found = workspace.transcript(transcript)
        document = documents.whole(found, workspace.codebook, rulings_of(workspace, found.id))
        warn_of_damage(workspace, only=found.id)
    if as_json:
        say_document(document)
    else:
        say(str(document["reading_text"]))


@app.command(
    cls=SpokenCommand, help=translate("Propose corrections of what was probably misheard; changes nothing.")
)
def suggest(
    file: FileOrProject,
    glossary: TermList = None,
    kind: Kinds = None,
    transcript: OneTranscript = None,
    spans: Spans = None,
    own_memory: OwnMemory = False,
    as_json: AsJson = False,
) -> None:
    """Propose corrections of what was probably misheard; changes nothing."""
    from annotator.cli.suggesting import Asked, said, suggested

    rows = suggested(Asked(file, glossary, tuple(kind or ()), transcript, spans, own_memory))
    if as_json:
        say_document(rows)
        return
    for line in said(rows):
        say(line)


@app.command(
    cls=SpokenCommand, help=translate("Make a list of edits, each an undoable step; all of them or none.")
)
def apply(
    project: Project,
    edits: Edits,
    as_json: AsJson = False,
) -> None:
    """Make a list of edits, each an undoable step; all of them or none."""
    from annotator.cli.applying import applied, apply_edits

    with opened(project) as workspace:
        events = apply_edits(workspace, edits)
    if as_json:
        say_document(applied(events))
        return
    count = sum(1 for event in events if event.entry is not None)
    say(translate_count("Made {count} edit.", "Made {count} edits.", count))


@app.command(cls=SpokenCommand, help=translate("Take back the last edit."))
def undo(project: Project) -> None:
    """Take back the last edit."""
    with opened(project) as workspace:
        entry = workspace.undo().entry
    assert entry is not None
    say(translate("Undone: {edit}").format(edit=edit_name(entry.kind, entry.about)))


@app.command(cls=SpokenCommand, help=translate("Make the last undone edit again."))
def redo(project: Project) -> None:
    """Make the last undone edit again."""
    with opened(project) as workspace:
        entry = workspace.redo().entry
    assert entry is not None
    say(translate("Redone: {edit}").format(edit=edit_name(entry.kind, entry.about)))


@app.command(
    cls=SpokenCommand,
    help=translate("Write a dataset; every quote is checked against its place before anything is written."),
)
def export(
    project: Project,
    out: Out,
    format_name: FormatName = None,
    transcript: SomeTranscripts = None,
    as_json: AsJson = False,
) -> None:
    """Write a dataset; every quote is checked against its place before anything is written."""
    from annotator.workspace.exporting import export_project

    with opened(project) as workspace, on_stderr(translate("Exporting")) as progress:
        done = export_project(
            workspace, out, format_name=format_name, transcripts=tuple(transcript or ()), progress=progress
        )
    if as_json:
        say_document(done)
        return
    for path in done.files:
        say(translate("Wrote {path}.").format(path=path))
    for loss in done.losses:
        say(translate("Left out: {loss}").format(loss=loss))


@app.command(
    cls=SpokenCommand, help=translate("List what can be read and written, with what each cannot hold.")
)
def formats(as_json: AsJson = False) -> None:
    """List what can be read and written, with what each cannot hold."""
    from annotator.cli.inspecting import format_list, said_formats

    known = format_list()
    if as_json:
        say_document(known)
        return
    for line in said_formats(known):
        say(line)


@app.command(cls=SpokenCommand, help=translate("Check the file, its hashes, offsets and references."))
def check(project: Project, as_json: AsJson = False) -> None:
    """Check the file, its hashes, offsets and references."""
    file = ProjectFile.open(project)
    try:
        with file.raw() as connection:
            found = [str(problem) for problem in problems(connection)]
    finally:
        file.close()
    if as_json:
        say_document({"sound": not found, "problems": found})
    elif not found:
        say(translate("{path} is sound.").format(path=project))
    else:
        for line in found:
            complain(line)
    if found:
        raise typer.Exit(1)
