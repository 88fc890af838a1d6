"""Long transcripts to measure with: paragraphs of recognised speech, repeated."""

from __future__ import annotations

import os
from pathlib import Path

from annotator.domain.reading import SourceFile

ROOT = Path(__file__).resolve().parents[2]


def paragraphs() -> str:
    """Raw paragraphs of recognised speech: the shared seed's where it is there, else a sample's."""
    shared = Path(os.environ.get("ANNOTATOR_SHARED") or ROOT.parent / "shared")
    for file in sorted((shared / "seeds").glob("002_*.txt")):
        return file.read_text(encoding="utf-8")
    return (ROOT / "data" / "samples" / "water-panel.txt").read_text(encoding="utf-8")


def long_text(length: int) -> str:
    """The paragraphs over and over; each time round is numbered, so that no part repeats another."""
    once = paragraphs()
    parts: list[str] = []
    size = 0
    while size < length:
        lines = [f"{line}（{len(parts)}）" if line else line for line in once.split("\n")]
        parts.append("\n".join(lines))
        size += len(parts[-1]) + 1
    return "\n".join(parts)[:length]


def long_file(length: int) -> SourceFile:
    """The text as a file that was read."""
    return SourceFile("long.txt", long_text(length), "utf-8", "LF")
