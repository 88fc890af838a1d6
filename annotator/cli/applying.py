"""What ``apply`` reads, does and reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from annotator.cli.documents import Document
from annotator.domain.errors import InvalidEdit, UserError
from annotator.editing.registry import edit_from_json
from annotator.language import mark
from annotator.workspace.events import Event
from annotator.workspace.workspace import Workspace


def apply_edits(workspace: Workspace, name: str) -> tuple[Event, ...]:
    """Make the edits of a file (``-`` for stdin), all of them or none.

    Raises ``InvalidEdit``, which names the line at fault.
    """
    lines = _edit_lines(name)
    made = []
    for number, line in lines:
        with _on_line(number):
            made.append(edit_from_json(line))
    try:
        return workspace.do_all(made)
    except UserError as error:
        if not error.edit_number:
            raise
        raise _at_line(lines[error.edit_number - 1][0], error) from error


def applied(events: Sequence[Event]) -> list[Document]:
    """What ``apply --json`` prints: for each edit what it changed and what came by it."""
    return [_applied(event) for event in events]


def _applied(event: Event) -> Document:
    added = [c.subject for c in event.changes if c.before is None]
    return {
        "edit": event.entry.kind if event.entry is not None else None,
        "step": event.entry.seq if event.entry is not None else None,
        "changes": len(event.changes),
        "added": [{"kind": type(thing).__name__.lower(), "key": list(thing.key)} for thing in added],
    }


def _edit_lines(name: str) -> list[tuple[int, str]]:
    try:
        text = _bytes_of_edits(name).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InvalidEdit(mark("There is no file “{path}”."), path=name) from error
    except IsADirectoryError as error:
        raise InvalidEdit(mark("“{path}” is a folder; choose a file in it."), path=name) from error
    except UnicodeDecodeError as error:
        raise InvalidEdit(mark("{file} is not UTF-8; save it as UTF-8."), file=name) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InvalidEdit(mark("“{path}” cannot be read: {reason}."), path=name, reason=reason) from error
    return [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]


def _bytes_of_edits(name: str) -> bytes:
    if name != "-":
        return Path(name).read_bytes()
    return sys.stdin.buffer.read() if sys.stdin is not None else b""


@contextmanager
def _on_line(number: int) -> Iterator[None]:
    try:
        yield
    except UserError as error:
        raise _at_line(number, error) from error


def _at_line(number: int, reason: UserError) -> InvalidEdit:
    return InvalidEdit(mark("Line {number}: {reason}"), number=number, reason=reason)
