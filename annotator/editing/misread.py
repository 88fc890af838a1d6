"""What is wrong with the JSON of an edit, in words of somebody who wrote it and not of the library."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from annotator.domain.errors import InvalidEdit
from annotator.language import mark

_EXPECTED = re.compile(r"Expected `(?P<wanted>\w+)[^`]*`")
_MISSING = re.compile(r"Object missing required field `(?P<field>\w+)`")
_PATH = re.compile(r" - at `\$\.?(?P<path>[^`]*)`")
_PLACE = re.compile(r"\(byte (\d+)\)")
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")

_MUST_BE: Mapping[str, str] = {
    "int": mark("“{field}” of the edit {kind} must be a whole number."),
    "str": mark("“{field}” of the edit {kind} must be a text, in quotation marks."),
    "bool": mark("“{field}” of the edit {kind} must be true or false."),
    "array": mark("“{field}” of the edit {kind} must be a list, in square brackets."),
    "object": mark("“{field}” of the edit {kind} must be an object, in braces."),
}


def no_json(line: str | bytes, reason: Exception) -> InvalidEdit:
    """Why a line cannot be read at all, and where it goes wrong."""
    data = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
    place = _PLACE.search(str(reason))
    if place is not None:
        before = data[: int(place[1])].decode("utf-8", "ignore")
        return InvalidEdit(
            mark("This is not JSON: it goes wrong at character {place}."), place=len(before) + 1
        )
    if isinstance(reason, RecursionError):
        return InvalidEdit(mark("This is not JSON that can be read: it is nested too deeply."))
    if _HALF.search(data):
        return InvalidEdit(mark("This is not JSON that can be read: it holds half a character (\\ud…)."))
    return InvalidEdit(mark("This is not JSON: it ends too early."))


def no_edit(kind: object, known: Mapping[str, object]) -> InvalidEdit:
    """Why an object is no edit: it does not say which, or one that there is not."""
    if kind is None:
        message = mark("The line does not say which edit it is; it needs “edit”, such as {example}.")
        return InvalidEdit(message, example='{"edit": "annotate", …}')
    near = get_close_matches(str(kind), known, n=1)
    if near:
        return InvalidEdit(
            mark("There is no edit called {kind}; did you mean {near}? docs/edits.md lists them."),
            kind=kind,
            near=near[0],
        )
    return InvalidEdit(mark("There is no edit called {kind}; docs/edits.md lists them."), kind=kind)


def no_value(kind: str, made: type[Any], error: Exception) -> InvalidEdit:
    """Why the fields of an edit cannot be what they are."""
    reason = str(error)
    found = _PATH.search(reason)
    path = found["path"] if found else ""
    if missing := _MISSING.search(reason):
        field = f"{path}.{missing['field']}" if path else missing["field"]
        return InvalidEdit(mark("The edit {kind} needs “{field}”."), kind=kind, field=field)
    known = _choices(made, path)
    if known:
        return InvalidEdit(
            mark("“{field}” of the edit {kind} must be one of {known}."), kind=kind, field=path, known=known
        )
    expected = _EXPECTED.match(reason)
    if expected is not None and expected["wanted"] in _MUST_BE:
        return InvalidEdit(_MUST_BE[expected["wanted"]], kind=kind, field=path)
    return InvalidEdit(mark("The edit {kind} cannot be read: {reason}."), kind=kind, reason=error)


def unknown_fields(made: type[Any], said: Mapping[str, Any]) -> Iterator[str]:
    """The names in an object, and in the objects within, that its kind has no field for."""
    hints = get_type_hints(made)
    yield from sorted(said.keys() - hints.keys())
    for name in said.keys() & hints.keys():
        inner = {field.name for kind in _kinds(hints[name]) if is_dataclass(kind) for field in fields(kind)}
        for value in said[name] if isinstance(said[name], list) else [said[name]]:
            if inner and isinstance(value, dict):
                yield from (f"{name}.{field}" for field in sorted(value.keys() - inner))


def _kinds(hint: Any) -> Iterator[Any]:
    """A hint and whatever it holds: of a list its things, of a choice all of them."""
    yield hint
    for inner in get_args(hint):
        yield from _kinds(inner)


def _choices(made: type[Any], path: str) -> str:
    """What may stand at a place, where that is one of a few words; empty elsewhere."""
    kinds: list[Any] = [made]
    for name in re.sub(r"\[[^\]]*\]", "", path).split("."):
        hints = [get_type_hints(kind).get(name) for kind in kinds if is_dataclass(kind)]
        kinds = [kind for hint in hints for kind in _kinds(hint)]
    words = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum)), None)
    return ", ".join(words) if words is not None else ""
