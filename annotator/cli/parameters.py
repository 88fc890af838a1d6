"""What commands ask for: arguments and options that several share, or that take many words.

Imported once the language is chosen: help texts are translated here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from annotator.language import translate

_A_NAME: Mapping[str, Any] = {"show_default": False, "readable": False}
"""A path is only named here: what is wrong with the file is told by whoever opens it."""
_ID = "ID"

Project = Annotated[
    Path, typer.Argument(metavar="PROJECT", help=translate("The project file (.annodb)."), **_A_NAME)
]
File = Annotated[Path, typer.Argument(metavar="FILE", help=translate("A transcript."), **_A_NAME)]
Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE_OR_FOLDER", help=translate("Files and folders."), **_A_NAME),
]
FileOrProject = Annotated[
    Path,
    typer.Argument(metavar="FILE_OR_PROJECT", help=translate("A transcript, or a project file."), **_A_NAME),
]
Transcript = Annotated[
    str,
    typer.Argument(metavar=_ID, help=translate("Its id, or its number in the list."), show_default=False),
]
Edits = Annotated[
    str,
    typer.Argument(
        metavar="EDITS.jsonl",
        help=translate("A file of edits, one JSON object a line; - for stdin."),
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help=translate("Print one JSON document and nothing else."))]
Encoding = Annotated[
    str | None, typer.Option(metavar="E", help=translate("Read in this encoding, such as gb18030 or big5."))
]
Patterns = Annotated[
    list[str] | None,
    typer.Option(
        "--pattern",
        metavar="P",
        help=translate("Labels look like this: {name} @ {time} > {text}; may be repeated."),
    ),
]
WithText = Annotated[
    bool,
    typer.Option("--text", help=translate("Print the whole source text as well (in the JSON: source_text).")),
]
ScansNew = Annotated[
    bool,
    typer.Option("--scan", help=translate("Then say how much of what came in was probably misheard.")),
]
SkipUnreadable = Annotated[
    bool,
    typer.Option(
        "--skip-unreadable",
        help=translate("Import the rest when a named file cannot be read; in folders it is always so."),
    ),
]
TermList = Annotated[
    Path | None,
    typer.Option(
        metavar="TERMS",
        help=translate("A list of terms that ought to appear (.txt, .csv, .tsv, .xlsx)."),
        **_A_NAME,
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        metavar="K", help=translate("Only this kind, such as filler or repetition; may be repeated.")
    ),
]
OwnMemory = Annotated[
    bool,
    typer.Option(
        "--own-memory",
        help=translate("Use your own memory of corrections too, which the window keeps if you wish."),
    ),
]
OneTranscript = Annotated[
    str | None,
    typer.Option(metavar=_ID, help=translate("Only this transcript of a project (id or number).")),
]
SomeTranscripts = Annotated[
    list[str] | None,
    typer.Option(
        "--transcript",
        metavar=_ID,
        help=translate("Only this transcript (id or number); may be repeated."),
    ),
]
Spans = Annotated[
    Path | None,
    typer.Option(
        metavar="SPANS.tsv",
        help=translate(
            "Rank replacements for these spans (TSV: start, end) instead; of a project, with --transcript."
        ),
        **_A_NAME,
    ),
]
Out = Annotated[
    Path,
    typer.Option(
        "-o",
        "--out",
        metavar="OUT",
        help=translate("The file to write, or with --format the folder for its files."),
        **_A_NAME,
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option("--format", metavar="F", help=translate("Where the suffix does not tell; see `formats`.")),
]
