"""Headings of the deepest level that call people by words that no list has, over lists of what they said.

``### 船厂遗属会`` looks like a topic. But topics hardly come again under other chapters, and not in another
order; and where others of the level are seats or roles, or groups (``### Table A``), so are those beside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from annotator.detect.headings.marked import BOXED_DEPTH, Heading, is_numbered
from annotator.detect.headings.part_heads import is_part_name
from annotator.detect.lines.fields import is_discourse, is_field_word
from annotator.detect.lines.page import Page, width
from annotator.detect.words.groups import group_of
from annotator.detect.words.talk import talk_of, tone_of
from annotator.detect.words.tasks import speaks_of_tasks
from annotator.detect.words.voices import Voice, VoiceKind, voices_of
from annotator.text.lexicons import words

_WIDEST, _ITEMS = 40, 8
_FEWEST, _LISTED = 2, 0.8
_WIDE, _TOLD, _SPOKEN = 10, 0.5, 0.2
_BESIDE = re.compile(r"\s*[(（][^()（）]*[)）]\s*$|\s*[:：]\s*$")
_SENTENCE = re.compile(r"[，。！？；,!?;…“”\"]|^\d")
_VALUE = re.compile(r"[^:：]{1,16}[:：]\s*\S")


class _Head(NamedTuple):
    """A heading of the deepest level: its line, its words, whom they call, and the chapter it is in."""

    place: int
    text: str
    name: str
    chapter: int
    items: tuple[str, ...]


def people_in_rows(
    page: Page, marked: Sequence[tuple[int, Heading]], speaking: Collection[str]
) -> Mapping[str, tuple[Voice, ...]]:
    """Who else speaks under headings of the deepest level, beside those known to be ``speaking`` there."""
    heads = _deepest(page, marked)
    if len(heads) < _FEWEST or sum(bool(head.items) for head in heads) < _LISTED * len(heads):
        return {}
    groups = {head.text: group for head in heads if (group := group_of(head.text)) is not None}
    row = [h for h in heads if h.text in groups or h.text in speaking or not _is_content(h.text)]
    if any(width(h.text) > _WIDEST or _is_sentence(h.text) for h in row if h.text not in speaking):
        return {}
    if not _are_told(row):
        return {}
    again = _coming_again(row)
    known = {head.name for head in row if head.text in speaking or head.text in groups}
    if len(known) >= _FEWEST or (known and again):
        sure = known | again
    elif len(again) >= _FEWEST and _change_order(row, again) and _sound(row) >= _SPOKEN:
        sure = again
    else:
        return {}
    found = {h.text: (groups.get(h.text) or _somebody(h),) for h in row if h.name in sure}
    return {text: voices for text, voices in found.items() if text not in speaking}


def _deepest(page: Page, marked: Sequence[tuple[int, Heading]]) -> list[_Head]:
    """The marked headings of the deepest level, with the items under each, but not where tasks are listed."""
    signed = [(i, heading) for i, heading in marked if heading.depth < BOXED_DEPTH]
    deepest = max((heading.depth for _, heading in signed), default=0)
    found: list[_Head] = []
    chapter = -1
    is_talk = True
    for i, heading in signed:
        if heading.depth < deepest:
            chapter, is_talk = i, not speaks_of_tasks(heading.text)
        elif is_talk:
            found.append(_Head(i, heading.text, _BESIDE.sub("", heading.text), chapter, _items(page, i)))
    names = {head.name for head in found}
    return [
        head._replace(name=first) if (first := head.name.partition(" ")[0]) in names else head
        for head in found
    ]


def _items(page: Page, i: int) -> tuple[str, ...]:
    """What the items right under a line say, without their signs."""
    below = takewhile(lambda line: line.mark and line.text[0] != "#", page.lines[i + 1 : i + 1 + _ITEMS])
    return tuple(line.content for line in below)


def _is_content(text: str) -> bool:
    """Whether a heading says what stands under it, as the usual names of parts do."""
    bare = text.rstrip(":： ")
    is_listed = any(bare in words(name) for name in ("section_names", "extra_sections", "export_sections"))
    is_part = is_listed or is_part_name(bare) or is_numbered(bare)
    return is_part or is_field_word(bare) or is_discourse(bare)


def _is_sentence(text: str) -> bool:
    return _SENTENCE.search(_BESIDE.sub("", text)) is not None and group_of(text) is None


def _are_told(row: Sequence[_Head]) -> bool:
    """Whether what stands under the headings is as long as what somebody says, and no list of values."""
    items = [item for head in row for item in head.items]
    told = sum(width(item) >= _WIDE and _VALUE.match(item) is None for item in items)
    return bool(items) and told >= _TOLD * len(items)


def _coming_again(row: Sequence[_Head]) -> set[str]:
    """The names that stand in more than one chapter."""
    chapters = {(head.name, head.chapter) for head in row}
    counts = Counter(name for name, _ in chapters)
    return {name for name, count in counts.items() if count > 1}


def _change_order(row: Sequence[_Head], again: Collection[str]) -> bool:
    """Whether those who come again stand in another order elsewhere, as the parts of a form never do."""
    orders: dict[int, list[str]] = {}
    for head in row:
        if head.name in again:
            orders.setdefault(head.chapter, []).append(head.name)
    first, *others = orders.values()
    return any(
        [name for name in first if name in other] != [n for n in other if n in first] for other in others
    )


def _sound(row: Sequence[_Head]) -> float:
    """Which share of what stands under the headings sounds like talk."""
    return tone_of([talk_of(item) for head in row for item in head.items]).spoken


def _somebody(head: _Head) -> Voice:
    voices = voices_of(head.text)
    inside = voices[0].affiliation if len(voices) == 1 and voices[0].bracketed else None
    return Voice(VoiceKind.ROLE, head.name, head.text, inside, bracketed=inside is not None)
