"""``docs/edits.md`` taken apart, and what the code says to compare it with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

from annotator.domain.annotation import NO_ATTRIBUTES, ClaimAttributes
from annotator.domain.ruling import Ruling

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "edits.md"


@dataclass(frozen=True)
class Row:
    """A field as the document tells it."""

    name: str
    type: str
    default: str
    meaning: str


@dataclass(frozen=True)
class Section:
    """One edit as the document tells it."""

    kind: str
    text: str
    fields: tuple[Row, ...]
    examples: tuple[str, ...]


def sections() -> list[Section]:
    """The edits of the document, in its order."""
    blocks = re.split(r"^### ", DOCUMENT.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [_section(block) for block in blocks]


def _section(block: str) -> Section:
    kind, _, text = block.partition("\n")
    examples = re.findall(r"^```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for example in examples for line in example.splitlines() if line]
    return Section(kind.strip(), text, tuple(_rows(text)), tuple(lines))


def _rows(text: str) -> Iterator[Row]:
    for line in re.findall(r"^\| (`.*) \|$", text, re.MULTILINE):
        name, kind, default, meaning = (cell.strip() for cell in line.split(" | "))
        yield Row(name.strip("`"), kind, default, meaning)


def transcript_text() -> str:
    """The transcript that the examples are about."""
    found = re.search(r"^```text\n(.*?)^```", DOCUMENT.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None
    return found.group(1)


def words_for(hint: Any) -> str:
    """A field's type in the words of the document."""
    parts = get_args(hint)
    if type(None) in parts:
        (other,) = (part for part in parts if part is not type(None))
        return f"{words_for(other)}, or null"
    if parts and parts[-1] is Ellipsis:
        return {str: "list of texts", Ruling: "list of rulings"}[parts[0]]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "one of " + ", ".join(f"`{kind}`" for kind in hint)
    return {str: "text", int: "number", bool: "true or false", ClaimAttributes: "attributes"}[hint]


def words_for_field(name: str, hint: Any) -> str:
    """Likewise; a transcript may also be named by a number."""
    words = words_for(hint)
    return words.replace("text", "text or number") if name == "transcript" else words


def default_for(field: Field[Any]) -> str:
    """A field's default in the words of the document."""
    default = field.default
    if default is MISSING:
        return "needed"
    if default in ("", ()):
        return "empty"
    if default == NO_ATTRIBUTES:
        return "none"
    return "null" if default is None else f"`{str(default).lower()}`"
