"""The word lists under ``resources/lexicons``: read when first asked for, then kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from annotator.language import resources_folder
from annotator.text.alike import simplified


@cache
def words(name: str) -> frozenset[str]:
    """The entries of a list; lines that begin with # tell where it comes from."""
    text = (resources_folder() / "lexicons" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The entries of a list whose entries hold blanks: they stand between semicolons and ends of lines."""
    text = (resources_folder() / "lexicons" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if not line.startswith("#"))
    return tuple(phrase for line in lines for part in line.split(";") if (phrase := part.strip()))


@cache
def forms(name: str) -> tuple[str, ...]:
    """The regular expressions of a list, each on a line of its own."""
    text = (resources_folder() / "lexicons" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


@cache
def folded(name: str) -> frozenset[str]:
    """The entries of a list in lower case."""
    return frozenset(word.casefold() for word in words(name))


@cache
def alternatives(name: str) -> str:
    """A regular expression for any entry of a list, the longest first.

    Entries with the same first character stand together, or each would be tried at every such character.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words(name), key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Any entry of a list, for all of which one pass over a text is enough."""
    return re.compile(alternatives(name))


def count_in(text: str, name: str) -> int:
    """How often the entries of a list stand in a text."""
    return sum(map(text.count, words(name))) if any_of(name).search(text) is not None else 0


def ending(text: str, name: str) -> str:
    """The longest entry of a list that the text ends with, or nothing."""
    lengths = _by_last(name).get(text[-1:])
    if lengths is not None:
        entries = words(name)
        for length in lengths:
            if text[-length:] in entries:
                return text[-length:]
    return ""


def is_listed(text: str, name: str) -> bool:
    """Whether a list has a word, or has it in simplified characters."""
    entries = words(name)
    return text in entries or simplified(text) in entries


def beginning(text: str, name: str) -> str:
    """The longest entry of a list that the text begins with, or nothing."""
    lengths = _by_first(name).get(text[:1])
    if lengths is not None:
        entries = words(name)
        for length in lengths:
            if text[:length] in entries:
                return text[:length]
    return ""


def standing_at(text: str, at: int, name: str) -> Iterator[str]:
    """The entries of a list that stand at a place in a text, the longest first."""
    lengths = _by_first(name).get(text[at : at + 1])
    if lengths is not None:
        entries = words(name)
        for length in lengths:
            if text[at : at + length] in entries and at + length <= len(text):
                yield text[at : at + length]


@cache
def _by_last(name: str) -> Mapping[str, tuple[int, ...]]:
    """How long the entries are that end with a character, the longest first."""
    return _lengths((word[-1], len(word)) for word in words(name))


@cache
def _by_first(name: str) -> Mapping[str, tuple[int, ...]]:
    """How long the entries are that begin with a character, the longest first."""
    return _lengths((word[0], len(word)) for word in words(name))


def _lengths(words: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for character, length in words:
        found.setdefault(character, set()).add(length)
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}
