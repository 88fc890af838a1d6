"""Which files can be read.

How to add a format:

1. write a module beside this one with ``read(path, encoding) -> SourceFile``; ``encoding`` is the
   user's choice, ``None`` to detect it; raise ``UnreadableFile`` with a clear sentence;
2. name it in ``FORMATS``, with what it is and what of such a file is lost;
3. give it its suffixes in ``SUFFIXES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import UnreadableFile
from annotator.domain.reading import SourceFile
from annotator.formats import plain_text
from annotator.formats.decoding import encodings_offered
from annotator.formats.files import files_in
from annotator.language import mark

__all__ = ["FORMATS", "SUFFIXES", "Format", "encodings_offered", "files_under", "read", "readable"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how it is read, what it is called and what of it is lost (messages to translate)."""

    read: Callable[[Path, str | None], SourceFile]
    title: str
    losses: str


FORMATS: dict[str, Format] = {
    "plain_text": Format(
        plain_text.read,
        mark("Plain text"),
        mark("Nothing is lost: the text is kept as it is, with line ends as LF."),
    ),
    "markdown": Format(
        plain_text.read,
        mark("Markdown"),
        mark("Nothing is lost: the text is kept with its marks, line ends as LF; pictures are only named."),
    ),
}

SUFFIXES: dict[str, str] = {
    ".txt": "plain_text",
    ".text": "plain_text",
    ".md": "markdown",
    ".markdown": "markdown",
}


def readable(path: Path) -> bool:
    """Whether the suffix is that of a format that can be read."""
    return path.suffix.lower() in SUFFIXES


def read(path: Path, *, encoding: str | None = None) -> SourceFile:
    """The file decoded once. Raises ``UnreadableFile`` with what is wrong and what to do."""
    if not readable(path) and path.is_file():
        raise UnreadableFile(
            mark("“{name}” is of no kind that can be read; the kinds are {suffixes}."),
            name=path.name,
            suffixes=", ".join(SUFFIXES),
        )
    return FORMATS[SUFFIXES.get(path.suffix.lower(), "plain_text")].read(path, encoding)


def _is_no_transcript(path: Path) -> bool:
    """Whether nobody can have meant the file: a project or what belongs to one, a list of a file manager."""
    name = path.name.lower()
    return ".annodb" in name or name in ("thumbs.db", "desktop.ini")


def files_under(paths: Iterable[Path]) -> list[Path]:
    """The files to import for what a user named, each once, in the order named.

    Folders stand for the files in them, sorted naturally, readable or not, so that reading says what is
    wrong with each; only projects and what the system leaves there are passed over.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(file for file in files_in(path) if not _is_no_transcript(file)))
        else:
            found[path] = None
    return list(found)
