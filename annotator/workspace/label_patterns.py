"""The label patterns that a user keeps for later files, one a line in the user's data folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annotator.detect.rulings.patterns import checked_pattern
from annotator.domain.errors import BadPattern
from annotator.workspace.places import default_folder

_FILE = "label-patterns.txt"


def kept_patterns(folder: Path | None = None) -> tuple[str, ...]:
    """The patterns that were kept, oldest first; lines that make no sense are passed over."""
    try:
        lines = _file(folder).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):  # none kept yet, or spoilt by another program
        return ()
    return tuple(dict.fromkeys(line.strip() for line in lines if _makes_sense(line)))


def keep_pattern(pattern: str, folder: Path | None = None) -> tuple[str, ...]:
    """Keep a pattern for later files; returns all that are kept.

    Raises ``BadPattern`` for one that makes no sense, ``OSError`` where the file cannot be written.
    """
    pattern = checked_pattern(pattern)
    return _write(dict.fromkeys((*kept_patterns(folder), pattern)), folder)


def forget_pattern(pattern: str, folder: Path | None = None) -> tuple[str, ...]:
    """Keep a pattern no longer; returns all that are kept. Raises ``OSError``."""
    return _write((kept for kept in kept_patterns(folder) if kept != pattern), folder)


def _file(folder: Path | None) -> Path:
    return (folder or default_folder()) / _FILE


def _makes_sense(line: str) -> bool:
    try:
        return checked_pattern(line) == line.strip()
    except BadPattern:
        return False


def _write(patterns: Iterable[str], folder: Path | None) -> tuple[str, ...]:
    """The file whole beside its place, then put there."""
    left = tuple(patterns)
    file = _file(folder)
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".new")
    beside.write_text("".join(f"{pattern}\n" for pattern in left), encoding="utf-8")
    beside.replace(file)
    return left
