"""Lists of terms: a text with one term a line, a table of comma- or tab-separated values, a workbook.

In a table the first row may name the columns, in English or Chinese; without such a row the first
column holds the terms and the second their misheard spellings. Of a workbook the first sheet counts.
Lines that begin with ``# `` are notes; marks of a Markdown list before a term are passed over, and so are
the weights of a list of hot words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator.formats.no_terms import refuse_no_list
from annotator.formats.tables import WORKBOOK, cells, first_row, named, sheet, text_of

SUFFIXES = (".txt", ".csv", ".tsv", ".xlsx")
"""The kinds of files that hold terms."""

_ABOUT_THE_LIST = "# "
_BULLET = re.compile(r"^\s*(?:[-*+•·]|\d{1,4}[.)]|\d{1,4}、)\s+(?=\S)|^\s*\d{1,4}、(?=\S)")
_WEIGHTED = re.compile(r"(?P<term>.*\S)\s+\d{1,3}")
_BETWEEN_SPELLINGS = re.compile(r"\s*[;；、|，,]\s*")
_COLUMNS = {
    "term": ("term", "terms", "word", "词", "词条", "词语", "术语", "名称", "正确", "正确写法"),
    "sound": ("sound", "pinyin", "reading", "拼音", "读音", "发音"),
    "kind": ("kind", "type", "category", "类别", "类型", "种类", "分类"),
    "note": ("note", "notes", "comment", "备注", "说明", "注释"),
    "spellings": ("spellings", "spelling", "misheard", "wrong", "错写", "误写", "别写", "误听", "错误写法"),
}  # fmt: skip
"""What the columns of a table may be called; compared in small letters."""
_UNNAMED = ("term", "spellings")


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """A row of a list, counted from 1: the term, and what the list says about it."""

    term: str
    sound: str = ""
    kind: str = ""
    note: str = ""
    spellings: tuple[str, ...] = ()
    row: int = field(default=0, compare=False)


def read_terms(path: Path) -> tuple[ListedTerm, ...]:
    """The terms of a list in its order; rows without a term are passed over.

    Raises ``UnreadableFile``, also where the file holds no term or is plainly something else.
    """
    suffix = path.suffix.lower()
    if suffix == WORKBOOK:
        rows: Iterable[Sequence[str]] = sheet(path)
    else:
        lines = ("" if line.startswith(_ABOUT_THE_LIST) else line for line in text_of(path).split("\n"))
        text = "\n".join(lines)  # rows keep their numbers
        is_table = suffix in (".csv", ".tsv") or bool(_named(first_row(text)))
        rows = _cells(text, suffix) if is_table else _without_weights(list(_lines(text)))
    terms = tuple(_terms(rows))
    refuse_no_list([one.term for one in terms], path.name)
    return terms


def _lines(text: str) -> Iterator[Sequence[str]]:
    for line in text.split("\n"):
        yield [cell.strip() for cell in _BULLET.sub("", line).split("\t")]


def _without_weights(rows: list[Sequence[str]]) -> list[Sequence[str]]:
    """The rows of a list of hot words without their weights, where every row ends in one (智源 20)."""
    found = [_WEIGHTED.fullmatch(row[0]) if len(row) == 1 and row[0] else None for row in rows]
    is_weighted = all(one is not None for one, row in zip(found, rows, strict=True) if any(row))
    if not is_weighted or not any(one is not None and not one["term"].isascii() for one in found):
        return rows
    return [[one["term"]] if one is not None else row for one, row in zip(found, rows, strict=True)]


def _cells(text: str, suffix: str) -> Iterator[Sequence[str]]:
    """The rows of a table; what is no table at all, such as a page of code, is read line by line."""
    try:
        yield from cells(text, suffix)
    except csv.Error:
        yield from _lines(text)


def _terms(rows: Iterable[Sequence[str]]) -> Iterator[ListedTerm]:
    columns: Sequence[str] = ()
    for number, row in enumerate(rows, 1):
        if not any(row):
            continue
        if not columns:
            columns = _named(row) or _UNNAMED
            if columns is not _UNNAMED:
                continue
        values = dict(zip(columns, row, strict=False))
        if values.get("term"):
            yield _term(values, number)


def _named(row: Sequence[str]) -> Sequence[str]:
    """What the cells of a first row name; nothing where it is a row like all others."""
    columns = named(row, _COLUMNS)
    return columns if "term" in columns and len(row) > 1 else ()


def names_terms(row: Sequence[str]) -> bool:
    """Whether this is the first row of a table of terms, which names its columns."""
    return bool(_named(row))


def _term(values: dict[str, str], row: int) -> ListedTerm:
    spellings = (spelling for spelling in _BETWEEN_SPELLINGS.split(values.get("spellings", "")) if spelling)
    return ListedTerm(
        values["term"],
        values.get("sound", ""),
        values.get("kind", ""),
        values.get("note", ""),
        tuple(dict.fromkeys(spellings)),
        row,
    )
