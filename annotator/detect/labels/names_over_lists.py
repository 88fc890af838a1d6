"""Names alone on their lines over lists of what each of them said, as notes of a meeting have them.

Rotas, rosters and lists of tasks look the same. So the name must be heard elsewhere in the text, or several
stand so over items that sound like talk; and no heading over them may speak of tasks or attendance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from annotator.detect.lines.bare_names import people_of_line
from annotator.detect.lines.page import Page, width
from annotator.detect.words.groups import group_of
from annotator.detect.words.openings import TurnOpening
from annotator.detect.words.talk import talk_of, tone_of
from annotator.detect.words.tasks import speaks_of_tasks
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind

_LONGEST, _BACK, _ITEMS, _SPOKEN = 40, 16, 8, 0.4
_FEWEST, _WIDE, _TOLD, _SPOKEN_TOGETHER, _LONGEST_ROLE = 2, 10, 0.5, 0.15, 8
_VALUE = re.compile(r"[^:：]{1,16}[:：]\s*\S")
_STOP = re.compile(r"\s*[:：]$")


def names_over_lists(page: Page, heard: Sequence[TurnOpening]) -> list[TurnOpening]:
    """The turns that names over lists open, beside those ``heard`` under labels. Claims the lines."""
    heads = [(i, voices) for i, voices in _heads(page) if not _is_under_tasks(page, i)]
    groups = _groups(page)
    if not heads and not groups:
        return []
    like = [(i, turn.voices) for turn in heard if _stands_over_list(page, i := page.line_at(turn.start))]
    people = {voice.name for _, voices in (*heads, *like) for voice in voices}
    tone = tone_of([talk_of(item) for i, _ in (*heads, *like) for item in _items(page, i)])
    names = {voice.name for turn in heard for voice in turn.voices}
    if len(people) < 2 or tone.spoken < _SPOKEN:
        heads = [(i, voices) for i, voices in heads if all(voice.name in names for voice in voices)]
    heads += groups
    for i, _ in heads:
        page.take(i, SegmentKind.LABEL)
        start = page.lines[i].text_start
        page.rejected = [rejected for rejected in page.rejected if rejected.start != start]
    return [
        TurnOpening(page.lines[i].text_start, page.lines[i + 1].text_start, voices, Evidence.LABEL)
        for i, voices in heads
    ]


def _heads(page: Page) -> Iterator[tuple[int, tuple[Voice, ...]]]:
    """The lines that name somebody and nothing else, over a list."""
    for i, line in page.free():
        if len(line.text) > _LONGEST or not _stands_over_list(page, i):
            continue
        voices = people_of_line(_STOP.sub("", line.text))
        if voices and all(voice.kind is VoiceKind.NAME for voice in voices):
            yield i, voices


def _groups(page: Page) -> list[tuple[int, tuple[Voice, ...]]]:
    """The groups over lists of what they said, and the roles between them, where there are two or more."""
    over = [(i, line) for i, line in page.free() if _stands_over_list(page, i)]
    groups = {i: group for i, line in over if (group := group_of(line.text)) is not None}
    if len({group.name for group in groups.values()}) < _FEWEST or any(
        _is_under_tasks(page, i) for i in groups
    ):
        return []
    items = [item for i in groups for item in _items(page, i)]
    told = sum(width(item) >= _WIDE and _VALUE.match(item) is None for item in items)
    if told < _TOLD * len(items) or tone_of([talk_of(item) for item in items]).spoken < _SPOKEN_TOGETHER:
        return []
    roles = {
        i: voices[0]
        for i, line in over
        if i not in groups and len(line.text) <= _LONGEST_ROLE
        if (voices := people_of_line(_STOP.sub("", line.text))) and voices[0].kind is VoiceKind.ROLE
    }
    return [(i, (voice,)) for i, voice in sorted({**groups, **roles}.items())]


def _stands_over_list(page: Page, i: int) -> bool:
    """Whether a line is no item, and one of a list stands right under it."""
    if page.lines[i].mark or i + 1 >= len(page.lines) or not page.lines[i + 1].mark:
        return False
    return page.kinds[i + 1] in (None, SegmentKind.LIST_ITEM) and page.lines[i + 1].gap <= 1


def _items(page: Page, i: int) -> list[str]:
    """The items under a line, without their signs."""
    below = takewhile(lambda line: line.mark, page.lines[i + 1 : i + 1 + _ITEMS])
    return [line.text[line.mark :] for line in below]


def _is_under_tasks(page: Page, i: int) -> bool:
    """Whether the next heading over a line is one of tasks, attendance or the like."""
    for k in range(i - 1, max(-1, i - _BACK), -1):
        line = page.lines[k]
        if not line.mark and not people_of_line(_STOP.sub("", line.text)):
            return speaks_of_tasks(line.text)
    return False
