"""Tags that a recogniser or a transcriber sets between the words: emoji, moods, sounds and gestures.

They stay in the text and are never speech: ``😊``, ``<|HAPPY|>``, ``[笑声]``, ``(laughs)``, ``【全场笑】``.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from annotator.detect.lines.page import Page
from annotator.domain.reading import FoundNoise
from annotator.domain.transcript import AsideKind, SegmentKind
from annotator.text.lexicons import folded

_FACES = r"\U0001f300-\U0001faff\U0001f1e6-\U0001f1ff❓❔❗✅❌⭐"
_TONES = r"(?:[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d[\u2600-\u27bf]?)*"
_MODEL_TAGS = r"(?<=<)\|[^|<>\n]{0,24}\|>[ \t]?(?:<\|[^|<>\n]{0,24}\|>[ \t]?)*(?<![ \t])"
_EMOJI = rf"(?<=[{_FACES}]){_TONES}(?:[{_FACES}]{_TONES})*"
_BRACKETED = "|".join(
    (
        r"(?<=\[)[^\[\]\n]{1,20}\]",
        r"(?<=\()[^()\n]{1,20}\)",
        r"(?<=（)[^（）\n]{1,16}）",
        r"(?<=【)[^【】\n]{1,12}】",
        r"(?<=〔)[^〔〕\n]{1,12}〕",
    )
)
_TAG = re.compile(rf"[<\[(（【〔{_FACES}](?:{_MODEL_TAGS}|{_BRACKETED}|{_EMOJI})")
"""Their first sign comes first, for which a text is looked through at once."""
_IN_BRACKETS = frozenset("[(（【〔")
"""With what a sound or a gesture begins that a transcriber tells; all other tags are a recogniser's."""
_COLONS = (":", "：")
_MOST_WORDS = 3
_MARGINS = "*_ \t"
_LOUDNESS = re.compile(
    "^(?:热烈的?|全场的?|现场|众人|观众|听众|台下|短暂|长时间|一阵|熱烈的?|全場的?|現場|觀眾|聽眾|短暫)"
)


def drop_tags(page: Page) -> None:
    """Mark the tags of a page; a line that holds nothing else is dismissed."""
    places = page.facts.of(tags_in)[page.text]
    for start, end in places[bisect_left(places, (page.start,)) : bisect_left(places, (page.end,))]:
        i = page.line_at(start)
        line = page.lines[i] if i >= 0 else None
        if line is None or not page.is_free(i):
            continue
        kind = AsideKind.OTHER if page.text[start] in _IN_BRACKETS else AsideKind.EMOJI
        rest = page.text[line.text_start : start] + page.text[end : line.text_end]
        if rest.strip(_MARGINS):
            page.noise.append(FoundNoise(start, end, kind))
        else:
            # the line stays one of the turn around it, so that the turn does not end here
            page.dismiss(i, kind, SegmentKind.PARAGRAPH)


def tags_in(text: str) -> list[tuple[int, int]]:
    """Where the tags of a text, which may hold several pages, begin and end."""
    places = []
    for found in _TAG.finditer(text):
        words = found[0]
        if words[0] in _IN_BRACKETS and (
            text[found.end() : found.end() + 1] in _COLONS or not _is_direction(words[1:-1])
        ):
            continue
        places.append(found.span())
    return places


def _is_direction(inside: str) -> bool:
    """Whether words in brackets tell a sound or a gesture and nothing else."""
    directions = folded("stage_directions")
    parts = [part for part in re.split(r"\s*[、，,/;；和与&]\s*", inside.strip().casefold()) if part]
    if not parts or len(parts) > _MOST_WORDS:
        return False
    return all(_is_one(part, directions) for part in parts)


def _is_one(part: str, directions: frozenset[str]) -> bool:
    if part.replace(" ", "_") in directions or _LOUDNESS.sub("", part) in directions:
        return True
    first, *more = part.split()
    return first.isascii() and 0 < len(more) < _MOST_WORDS and first in directions
