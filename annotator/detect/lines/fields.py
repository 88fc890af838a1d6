"""Fields: lines of ``key: value``, in records, in the header of a text and in its credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from annotator.detect.lines.page import Line
from annotator.detect.words.introduced import introduced, is_role_key
from annotator.detect.words.label_forms import acting_in
from annotator.detect.words.seats import is_seat
from annotator.detect.words.voices import surname_of, voice_of
from annotator.text.lexicons import ending, folded, words

Metadata = dict[str, str | tuple[str, ...]]

_FIELD = re.compile(
    r"(?:[-*•]\s+)?(?:\*\*|__)?(?:【(?P<boxed>[^】:：]{2,14})】\s*[:：]?|"
    r"(?P<key>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9 _/.·()（）-]{0,20}?)"
    r" {0,3}(?:\*\*|__)? {0,3}[:：](?:\*\*|__)?(?!//))"
    r"\s*(?P<value>.*)"
)
_SENTENCE = re.compile(r"[。！？!?；]")
_SEPARATORS = re.compile(r"\s*[,，、;；|/]\s*")
_LISTED = re.compile(r"\s*[、,，;；/|]\s*(?![^()（）]{0,60}[)）])")
_BETWEEN_NAMES = re.compile(r"(?<=[\u4e00-\u9fff)）])\s+|\s+(?=[\u4e00-\u9fff])")
"""Blanks between names, at least one of which is Chinese; those within a foreign one part nothing."""
_ADDRESS = re.compile(r"[a-z]+://|www\.|^\d{4}[-/年.]|\d:\d", re.IGNORECASE)


class Field(NamedTuple):
    """A field line: its key, and its value with where that begins in the line's text."""

    key: str
    value: str
    value_at: int


def field_of(line: Line) -> Field | None:
    """The field that a line may hold, by its form alone."""
    found = _FIELD.match(line.text)
    if found is None or (line.indent and line.mark):
        return None
    key = (found["boxed"] or found["key"]).strip()
    if key.count("(") + key.count("（") != key.count(")") + key.count("）"):
        return None  # the colon of a time in a bracket
    return Field(key, found["value"], found.start("value"))


@lru_cache(maxsize=4096)
def is_field_word(key: str) -> bool:
    """Whether a key is a known field, or ends in one and is nobody's name (``论坛主题``)."""
    compact = key.replace(" ", "")
    if compact.casefold() in folded("field_words") or key.casefold() in folded("field_words"):
        return True
    if is_seat(key) or (surname_of(compact) and len(compact) <= 3) or acting_in(compact) is not None:
        return False
    end = ending(compact, "field_words")
    return len(compact) <= 10 and len(end) >= 2 and compact[-len(end) - 1 : -len(end)] != "的"


def is_address(value: str) -> bool:
    """Whether a value is the address of a page and nothing else."""
    return "://" in value[:12] and " " not in value.strip()


@lru_cache(maxsize=1024)
def is_title_field(key: str) -> bool:
    return key.casefold() in folded("title_fields")


@lru_cache(maxsize=1024)
def is_summary_field(key: str) -> bool:
    return bool(ending(key, "summary_fields")) or key.casefold() in folded("summary_fields")


def names_in(text: str) -> tuple[str, ...]:
    """The names that a value lists, if it lists names and nothing else; blanks part Chinese names only."""
    if not text or len(text) > 120 or _SENTENCE.search(text) or text.endswith("."):
        return ()
    if text.isascii() and len(text.split()) == 1:
        return ()
    parts = [part for part in _LISTED.split(text.strip()) if part]
    if not text.isascii():
        parts = [word for part in parts for word in _BETWEEN_NAMES.split(part)]
    voices = [voice_of(part) for part in parts]
    are_people = all(v is not None and v.is_certain and not v.generic for v in voices)
    return tuple(parts) if are_people else ()


def is_roster(key: str, value: str) -> bool:
    """Whether a line such as ``主持人：张三`` says who holds a role, and is no speech."""
    return is_role_key(key) and bool(names_in(value) or introduced(value))


@lru_cache(maxsize=1024)
def value_of(key: str, value: str) -> str | tuple[str, ...]:
    """A field's value: several words where it lists some, else the text."""
    value = value.strip()
    if is_title_field(key) or is_summary_field(key) or _ADDRESS.search(value) or not value:
        return value
    always = key.casefold().replace(" ", "-") in folded("list_fields")
    parts = names_in(value) or tuple(part for part in _SEPARATORS.split(value) if part)
    if always and parts:
        return parts
    parts = tuple(re.split(r"\s*[;|]\s*", value)) if value.isascii() else parts
    is_list = len(parts) > 1 and len(value) <= 120 and max(map(len, parts)) <= 20
    return parts if is_list and not _SENTENCE.search(value) else value


def with_field(metadata: Mapping[str, str | tuple[str, ...]], key: str, value: str) -> Metadata:
    """The metadata with one field more; a key that comes again keeps both values."""
    return with_values(metadata, key, (value,))


def with_values(metadata: Mapping[str, str | tuple[str, ...]], key: str, values: Iterable[str]) -> Metadata:
    """The metadata with a field that has these values, at least one, besides those it had; each once."""
    told = [value_of(key, value) for value in values]
    kept = dict.fromkeys([metadata[key], *told] if key in metadata else told)
    value = next(iter(kept)) if len(kept) == 1 else tuple(p for v in kept for p in _as_tuple(v))
    return {**metadata, key: value}


def _as_tuple(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


@lru_cache(maxsize=4096)
def is_discourse(key: str) -> bool:
    """Whether a key opens a sentence or announces something rather than naming who speaks."""
    compact = key.replace(" ", "")
    if compact.casefold() in folded("discourse_openers") or compact in words("question_words"):
        return True
    return bool(ending(compact, "key_endings"))
