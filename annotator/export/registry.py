"""The formats that datasets can be written in.

To add one: 1. write a module with a function like :class:`~annotator.export.format.Write`, from
``gathered`` (sheets) or ``checked_records`` (transcript by transcript), inside ``whole_files``;
2. add it to :data:`FORMATS` with what it cannot hold; 3. describe it in docs/dataset.md and read a
file back in its test with a reader that is not ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path

from annotator.domain.errors import ExportError
from annotator.domain.progress import Progress, silent
from annotator.export.checking import check_filter
from annotator.export.csv_files import write_csv, write_plain_csv
from annotator.export.dataset import Dataset
from annotator.export.format import ExportResult, Format
from annotator.export.hot_words import write_hot_words, write_weighted_hot_words
from annotator.export.jsonl import write_jsonl
from annotator.export.memory import write_memory
from annotator.export.pairs import write_pairs
from annotator.export.rates import write_rates
from annotator.export.workbook import write_workbook
from annotator.formats.registry import SUFFIXES
from annotator.language import mark

_WHOLE_TEXTS = mark(
    "The whole texts are not in it, only what turns, topics, claims and corrections quote; segments, "
    "asides and reviewed stretches are not in it."
)
_PROJECT_ONLY = mark("The glossary, answers to suggestions and the history of edits stay in the project.")
_GUARD = mark(
    "An apostrophe stands before texts that a spreadsheet would take for a formula (they begin with "
    "= + - @, a tab or a line end)."
)
_LOOKS = mark("Colours and drop-down lists are not in it.")
_VISIBLE = mark("Control characters that XML cannot hold are shown as their pictures (U+2401 for U+0001).")
_SURROGATES = mark("Halves of surrogate pairs, which UTF-8 cannot hold, are written as \\ud800.")
_ONLY_PAIRS = mark(
    "Only accepted corrections and unclear marks are in it, with 40 characters on either side; the filter "
    "narrows the transcripts alone."
)
_ONLY_MEMORY = mark(
    "Only corrections of a word by a word and the spellings of the glossary are in it, without their places."
)
_ONLY_HOT_WORDS = mark(
    "Only terms of the glossary, names of speakers and what was meant in corrections are in it; of the "
    "latter not the everyday words."
)
_ONLY_RATES = mark("Only the character error rates are in it.")
_NO_MATRIX = mark(
    "The matrix and the error rates of speakers, kinds and days are not in it; they follow from the rest."
)

FORMATS: Mapping[str, Format] = {
    "xlsx": Format(
        "xlsx",
        (".xlsx",),
        mark("workbook with a sheet for claims, turns, topics and everything else"),
        (_WHOLE_TEXTS, _PROJECT_ONLY, _VISIBLE),
        write_workbook,
    ),
    "csv": Format(
        "csv",
        (".csv",),
        mark("CSV for spreadsheets, a file for each sheet: UTF-8 with byte order mark, CRLF"),
        (_WHOLE_TEXTS, _PROJECT_ONLY, _LOOKS, _GUARD, _SURROGATES),
        write_csv,
    ),
    "csv-plain": Format(
        "csv-plain",
        (),
        mark("CSV for programs, a file for each sheet: UTF-8, LF, exact values"),
        (_WHOLE_TEXTS, _PROJECT_ONLY, _LOOKS, _SURROGATES),
        write_plain_csv,
    ),
    "jsonl": Format(
        "jsonl",
        (".jsonl", ".ndjson"),
        mark("JSON Lines, one transcript a line with its texts and everything about them"),
        (_PROJECT_ONLY, _NO_MATRIX),
        write_jsonl,
    ),
    "pairs": Format(
        "pairs",
        (".pairs.jsonl", ".pairs.csv", ".pairs.tsv"),
        mark("what was heard and what was meant, for training recognisers and correctors"),
        (_ONLY_PAIRS,),
        write_pairs,
    ),
    "memory": Format(
        "memory",
        (".memory.csv", ".memory.tsv", ".memory.jsonl"),
        mark("which spelling was corrected to what, how often and when last"),
        (_ONLY_MEMORY,),
        write_memory,
    ),
    "hotwords": Format(
        "hotwords",
        (".hotwords.txt",),
        mark("terms that a recogniser ought to know, one a line"),
        (_ONLY_HOT_WORDS,),
        write_hot_words,
    ),
    "hotwords-weighted": Format(
        "hotwords-weighted",
        (".hotwords-weighted.txt",),
        mark("the same with a weight after a blank, as FunASR reads them"),
        (_ONLY_HOT_WORDS,),
        write_weighted_hot_words,
    ),
    "rates": Format(
        "rates",
        (".rates.csv", ".rates.tsv", ".rates.xlsx"),
        mark("character error rates by transcript, speaker, kind and day"),
        (_ONLY_RATES,),
        write_rates,
    ),
}


def format_for(path: Path, name: str | None = None) -> Format:
    """The format of that name or, without one, of the file's suffix.

    Raises ``ExportError`` where there is none.
    """
    if name is not None:
        if name not in FORMATS:
            raise ExportError(
                mark("There is no format “{name}”. Choose one of: {formats}."),
                name=name,
                formats=", ".join(FORMATS),
            )
        return FORMATS[name]
    told = [
        (len(suffix), form)
        for form in FORMATS.values()
        for suffix in form.suffixes
        if path.name.lower().endswith(suffix)
    ]
    if told:
        return max(told, key=itemgetter(0))[1]
    if path.is_dir():
        raise ExportError(
            mark(
                "“{path}” is a folder: name the file in it, such as {example}, or choose csv or csv-plain as "
                "the format, which put a file for each sheet there."
            ),
            path=path.name,
            example=path / "dataset.xlsx",
        )
    raise ExportError(
        mark("The name “{path}” does not tell the format. Choose one of: {formats}."),
        path=path.name,
        formats=", ".join(FORMATS),
    )


def export(
    dataset: Dataset, path: Path, *, format_name: str | None = None, progress: Progress = silent
) -> ExportResult:
    """Write the dataset to ``path``.

    Raises ``ExportError`` where a quote does not stand where it says, where the file cannot be written,
    or where a file of another kind has the name; ``Cancelled`` comes through from ``progress``. In all
    cases nothing was changed.
    """
    form = format_for(path, format_name)
    _refuse_other_kind(path, form)
    check_filter(dataset)
    result = form.write(dataset, path, form, progress)
    progress(1.0)
    return result


def _refuse_other_kind(path: Path, form: Format) -> None:
    """An earlier export may be replaced; what can be a transcript, never."""
    if path.name.lower().endswith(form.suffixes):
        return
    if path.suffix.lower() in SUFFIXES and path.is_file():
        raise ExportError(mark("“{path}” is there already and is no export; give another name."), path=path)
