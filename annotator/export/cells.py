"""What the cell of a spreadsheet can hold, and what must not happen in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter

CELL_LIMIT = 32_767
"""The longest text of an Excel cell, in Excel's unit, the UTF-16 code unit."""

SHORT = CELL_LIMIT // len(r"\u{D800}")
"""Texts up to this many code points fit a cell, whatever is in them and however it is shown."""

ROW_LIMIT = 1_048_576
COLUMN_LIMIT = 16_384

_FIRST = itemgetter(0)
_UNHELD = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA_IN_CSV = re.compile(r"['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")
_BLANKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
MAY_BEGIN_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20'" + _BLANKS)
_GUARDED = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_ESCAPE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_CAREFUL_FIRST = frozenset("'=+-@#\t\r\uff1d\uff0b\uff0d\uff20")
_CAREFUL = re.compile(
    f"\\A[{re.escape(''.join(sorted(_CAREFUL_FIRST)))}]"
    "|_x[0-9A-Fa-f]{4}_"
    "|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"
)

needs_care = _CAREFUL.search
"""Whether a text cannot go into a workbook's cell just so."""


def any_needs_care(texts: Iterable[str]) -> bool:
    """Whether any of the texts, none of them empty, may need care; quick where none does."""
    known = list(texts)
    if not _CAREFUL_FIRST.isdisjoint(map(_FIRST, known)):
        return True
    together = "".join(known)
    return not (together.isprintable() and "_x" not in together) and needs_care(together) is not None


def visible(text: str) -> str:
    """The text with characters that XML cannot hold shown: U+0001 as ␁, others as ``\\u{FFFF}``.

    A carriage return is among them: XML may hold it, but spreadsheets drop it.
    """
    return _UNHELD.sub(_picture, text)


def unheld(text: str) -> int:
    """How many characters of the text XML cannot hold."""
    return len(_UNHELD.findall(text))


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else f"\\u{{{code:04X}}}"


def units(text: str) -> int:
    """The length as Excel counts it: characters beyond U+FFFF are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, limit: int = CELL_LIMIT) -> list[str]:
    """The text cut so that each piece fits a cell; put together they are the text again."""
    if len(text) <= limit // 2 or units(text) <= limit:
        return [text]
    cut: list[str] = []
    start = 0
    while start < len(text):
        piece = text[start : start + limit]
        spare = units(piece) - limit
        while spare > 0:
            piece = piece[: len(piece) - max(1, spare // 2)]
            spare = units(piece) - limit
        cut.append(piece)
        start += len(piece)
    return cut


def acts_in_workbook(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula once somebody edits its cell."""
    return _GUARDED.match(text) is not None


def split_escapes(text: str) -> list[str]:
    """The text cut inside whatever looks like Excel's ``_x000D_``, so that no piece does."""
    parts: list[str] = []
    at = 0
    for match in _ESCAPE.finditer(text):
        parts.append(text[at : match.end()])
        at = match.end()
    parts.append(text[at:])
    return [part for part in parts if part]


def safe_in_csv(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet might take it for a formula.

    Such texts begin with ``= + - @`` or their full-width twins, be it after blanks or apostrophes, or
    with a tab or line end. To read a cell back: where it begins with an apostrophe and what follows
    would get one by this rule, take it away (:func:`read_from_csv`).
    """
    if text[:1] in MAY_BEGIN_FORMULA and _FORMULA_IN_CSV.match(text):
        return "'" + text
    return text


def read_from_csv(cell: str) -> str:
    """What :func:`safe_in_csv` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA_IN_CSV.match(cell[1:]) else cell
