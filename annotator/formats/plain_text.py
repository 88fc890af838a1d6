"""Plain text and Markdown: the decoded file is the source text; what is in it is for ``detect`` to find."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.reading import SourceFile
from annotator.formats.decoding import decode
from annotator.formats.files import bytes_of


def read(path: Path, encoding: str | None) -> SourceFile:
    """The file as it stands. Raises ``UnreadableFile``."""
    decoded = decode(bytes_of(path), name=path.name, encoding=encoding)
    return SourceFile(str(path), decoded.text, decoded.encoding, decoded.newline, decoded.is_guess)
