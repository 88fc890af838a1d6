"""The front of a text: its title and what is said about it before it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annotator.detect.fields import (
    Field,
    Metadata,
    field_of,
    is_address,
    is_discourse,
    is_field_word,
    is_roster,
    is_title_field,
    names_in,
    with_field,
)
from annotator.detect.page import Page, width
from annotator.detect.titles import DATE, title_of
from annotator.detect.voices import Voice, voice_of
from annotator.domain.transcript import SegmentKind

_LENGTH = re.compile(r"(?:\d+\s?(?:小时|分钟|秒|h|min|s)\s*)+")
_VIDEO = re.compile(r"(BV[0-9A-Za-z]{10}|av\d{4,12})")
_PART = re.compile(r"[Pp](\d{1,4})")
_FRONT_LINES = 30


@dataclass
class Front:
    """What the front of a text says: title, metadata, the people of its roster by role."""

    title: str | None = None
    title_line: int | None = None
    metadata: Metadata = field(default_factory=dict)
    roster: list[Voice] = field(default_factory=list)


def read_front(page: Page) -> Front:
    """The title and the header fields; claims their lines."""
    front = Front()
    _title(page, front)
    at = 0 if front.title_line is None else front.title_line + 1
    _byline(page, front, at)
    _header(page, front, at)
    return front


def _title(page: Page, front: Front) -> None:
    found = title_of(page)
    if found is None:
        return
    front.title_line, front.title = found
    page.take(front.title_line, SegmentKind.HEADING)
    _video(front)


def _video(front: Front) -> None:
    """Part, channel and address from a title that ends in the number of a video.

    Downloaded recordings are called ``title - P1 - channel - number``; read from the right, as the
    title may hold such dashes itself.
    """
    parts = re.split(r"\s+[-–—|]\s+", front.title or "")
    if len(parts) < 2 or _VIDEO.fullmatch(parts[-1]) is None:
        return
    number = parts.pop()
    part = next((i for i in range(len(parts) - 1, 0, -1) if _PART.fullmatch(parts[i])), None)
    address = f"https://www.bilibili.com/video/{number}"
    if part is not None:
        page_number = parts[part][1:]
        front.metadata["part"] = page_number
        address += f"?p={page_number}"
        if part + 1 < len(parts):
            front.metadata["channel"] = " - ".join(parts[part + 1 :])
        parts = parts[:part]
    elif len(parts) > 1:
        front.metadata["channel"] = parts.pop()
    front.metadata["video"] = number
    front.metadata["link"] = address
    front.title = " - ".join(parts)


def _byline(page: Page, front: Front, at: int) -> None:
    """Date and source in short lines under the title."""
    for i in range(at, min(at + 4, len(page.lines))):
        text = page.lines[i].text
        date = DATE.match(text)
        if date is None or width(text) > 60:
            continue
        rest = text[date.end() :].strip(" |｜·")
        if rest and not _LENGTH.fullmatch(rest):
            continue
        front.metadata["date"] = date[0].strip()
        if rest:
            front.metadata["duration"] = rest
        page.take(i, SegmentKind.METADATA)
        for j in range(at, i):
            text = page.lines[j].text
            if page.is_free(j) and width(text) <= 30 and not re.search("[:：。，]", text):
                front.metadata.setdefault("source", text)
                page.take(j, SegmentKind.METADATA)
        return


def _header(page: Page, front: Front, at: int) -> None:
    """The field lines before the text begins, and who is said to hold which role there."""
    for i, key, value in _header_fields(page, at):
        page.take(i, SegmentKind.METADATA)
        front.metadata = with_field(front.metadata, key, value)
        if is_title_field(key) and front.title is None and value:
            front.title = value
        if is_roster(key, value):
            front.roster += people_of(key, value)


def _header_fields(page: Page, at: int) -> list[tuple[int, str, str]]:
    """The fields of the header with their lines; a value may stand on the line under its key."""
    fields: list[tuple[int, str, str]] = []
    for i in range(at, min(at + _FRONT_LINES, len(page.lines))):
        if not page.is_free(i):
            continue
        found = field_of(page.lines[i])
        if fields and (found is None or not found.value) and _continues(page, i, fields[-1]):
            fields[-1] = (*fields[-1][:2], page.lines[i].text)
            page.take(i, SegmentKind.METADATA)
        elif found is None or not _belongs(page, i, found, inside=bool(fields)):
            break
        else:
            fields.append((i, found.key, found.value))
    return fields


def _belongs(page: Page, i: int, found: Field, *, inside: bool) -> bool:
    """Whether a field line is one of the header: known, a roster, or short and between known ones."""
    if len(found.value) > 300:
        return False
    if is_field_word(found.key) or is_roster(found.key, found.value):
        return True
    return inside and _short_field(found.key, found.value) and _followed_by_field(page, i)


def read_links(page: Page, metadata: Metadata, before: int) -> Metadata:
    """The metadata with the addresses that fields give above the talk, up to the offset ``before``."""
    for i, line in page.free():
        if line.start >= before:
            break
        found = field_of(line)
        if found is not None and is_field_word(found.key) and is_address(found.value):
            metadata = with_field(metadata, found.key, found.value)
            page.take(i, SegmentKind.METADATA)
            page.rejected = [r for r in page.rejected if not line.start <= r.start < line.end]
    return metadata


def _continues(page: Page, i: int, last: tuple[int, str, str]) -> bool:
    """Whether a line is the value of the field named on the line before it."""
    return last[0] == i - 1 and not last[2] and width(page.lines[i].text) <= 120 and not page.lines[i].gap


def _short_field(key: str, value: str) -> bool:
    return len(key) <= 6 and len(value) <= 40 and not is_discourse(key)


def _followed_by_field(page: Page, i: int) -> bool:
    if i + 1 >= len(page.lines):
        return False
    following = field_of(page.lines[i + 1])
    return following is not None and is_field_word(following.key)


def people_of(key: str, value: str) -> list[Voice]:
    """The people whom a roster line names, each with the role."""
    found = []
    for part in names_in(value):
        voice = voice_of(part)
        if voice is not None:
            found.append(Voice(voice.kind, voice.name, voice.spelling, voice.affiliation, voice.role or key))
    return found
