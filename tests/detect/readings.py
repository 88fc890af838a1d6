"""Shortcuts for tests of detection: a text is read, and what was found is quoted from it."""

from __future__ import annotations

from annotator.detect import read_structure
from annotator.domain.reading import Reading, SourceFile


def read_all(text: str) -> tuple[Reading, ...]:
    """The readings of a text."""
    return read_structure(SourceFile("talk.txt", text, "utf-8", "LF"))


def read_one(text: str) -> Reading:
    """The one reading of a text."""
    (reading,) = read_all(text)
    return reading


def who_says(text: str) -> list[tuple[str | None, str]]:
    """Who says what, as the turns have it."""
    return [(turn.speaker, text[turn.text_start : turn.end]) for turn in read_one(text).turns]


def headings(text: str) -> list[tuple[int, str]]:
    """Levels and titles of the sections."""
    return [(section.level, section.title) for section in read_one(text).sections]


def names(text: str) -> list[str]:
    """The speakers' names."""
    return [speaker.name for speaker in read_one(text).speakers]


def refused(text: str) -> dict[str, str]:
    """What looked like a label, with the reason why it is none."""
    return {rejected.text: rejected.why for rejected in read_one(text).rejected}


def marked(text: str) -> tuple[str, list[str]]:
    """A text whose headings are marked with ``§`` at their beginning: without the marks, and the headings."""
    lines = text.split("\n")
    return text.replace("§", ""), [line.strip().removeprefix("§") for line in lines if "§" in line]
