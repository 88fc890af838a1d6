"""Legends: the line over the talk that says what its letters are short for (``M：主持人；F1-F3：女性``)."""

from __future__ import annotations

import re

from annotator.detect.lines.page import Page
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.domain.transcript import SegmentKind

_LINES = 40
_LETTERS = r"[A-Z]{1,3}\d{0,2}"
_ENTRY = re.compile(
    rf"(?P<first>{_LETTERS})(?:\s?[-–—~～至到]\s?(?P<last>{_LETTERS}|\d{{1,2}}))?\s?[:：=＝]\s?(?P<what>[^:：=＝；;，,。？！?!]{{1,24}})"
)
_OPENS = re.compile(r"[(（\[【]|(?:注|说明|說明|其中|代号|代號|缩写|縮寫|图例|Key|Legend|Note)\s?[:：，,]\s?")
_PARTS = re.compile(r"\s*[；;，,]\s*")
_SPOKEN = re.compile("[我你您咱吗嗎呢吧]")
_MOST = 30


def read_legend(page: Page) -> list[Voice]:
    """Whom the letters mean, with what the line says of them; claims it if its letters label others."""
    for i, line in enumerate(page.lines[:_LINES]):
        found = _entries(line.text) if page.kinds[i] in (None, SegmentKind.METADATA) else []
        names = {voice.name for voice in found}
        if not names:
            continue
        used = {label.key for place, _, label in page.labels() if place != i and label.key in names}
        if len(used) > 1:
            page.take(i, SegmentKind.METADATA)
            return found
    return []


def _entries(text: str) -> list[Voice]:
    """Whom the entries of a legend name; none where a line is anything else."""
    opening = _OPENS.match(text)
    inner = (text[opening.end() :] if opening else text).rstrip(")）]】。.")
    parts = [part for part in _PARTS.split(inner) if part]
    if len(parts) < 2 or _SPOKEN.search(inner):
        return []
    found: list[Voice] = []
    for part in parts:
        entry = _ENTRY.fullmatch(part)
        if entry is None:
            return []
        what = entry["what"].strip()
        found += [
            Voice(VoiceKind.NAME, name, name, None, what) for name in _names(entry["first"], entry["last"])
        ]
    return found


def _names(first: str, last: str | None) -> list[str]:
    """The names from the first to the last of a range (``F1-F3``); the first alone where there is none."""
    letters = first.rstrip("0123456789")
    digits = first[len(letters) :]
    if not last or not digits:
        return [first] if not last else [first, last]
    end = re.sub(r"\D", "", last)
    if not end or not 0 <= int(end) - int(digits) <= _MOST:
        return [first, last]
    return [f"{letters}{number}" for number in range(int(digits), int(end) + 1)]
