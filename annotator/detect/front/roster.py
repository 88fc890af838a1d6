"""Rosters: the people of an event with what they do and where, in short lines before they speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from annotator.detect.front.front_lines import Front, people_of
from annotator.detect.headings.part_heads import is_part_name
from annotator.detect.lines.fields import Field, field_of, is_roster, with_field
from annotator.detect.lines.page import Page, width
from annotator.detect.words.introduced import introduced, is_role_key
from annotator.detect.words.label_forms import Form
from annotator.detect.words.seats import is_role
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import ending
from annotator.text.lexicons import words as listed

_WIDEST = 60
_MOST_LINES = 4
_WIDEST_POST = 100
_PARTS = re.compile(r"[，,、；;/]\s*|\s+")


def read_roster(page: Page, front: Front, speaking: set[str]) -> None:
    """Add to the front who the speakers are: a name, alone or after its role, and short lines under it.

    What these lines tell behind a colon is metadata.
    """
    front.roster += [*_listed(page, speaking), *_introduced(page, front, speaking)]
    for block in _blocks(page):
        first = page.lines[block[0]]
        listing = _listing(page, block)
        rest = [page.lines[i].text for i in block[max(1, len(listing)) :]]
        if listing:
            people = [person for field in listing for person in people_of(field.key, field.value)]
        elif first.text in speaking and rest:
            people = [Voice(VoiceKind.NAME, first.text, first.text)]
        else:
            continue
        place = _place(rest)
        front.roster += [Voice(p.kind, p.name, p.spelling, place, p.role) if place else p for p in people]
        for i in block:
            page.take(i, SegmentKind.METADATA)
            _note(page, front, i)


def _note(page: Page, front: Front, i: int) -> None:
    """Note what a line of the roster tells as a field, if it is one: its key is no label."""
    field = field_of(page.lines[i])
    if field is not None and field.value:
        front.metadata = with_field(front.metadata, field.key, field.value)
        page.rejected = [r for r in page.rejected if page.line_at(r.start) != i]


def _listing(page: Page, block: list[int]) -> list[Field]:
    """The lines at the head of a block that say who holds which role; none in a list that tells more of one.

    ``- 正方：盖膜`` over ``- 反方：让地歇一歇`` is what is held, whoever may be called 盖膜.
    """
    fields = [field_of(page.lines[i]) for i in block]
    listing = list(takewhile(lambda f: f is not None and is_roster(f.key, f.value), fields))
    rest = fields[len(listing) :]
    is_list = bool(page.lines[block[0]].mark)
    if is_list and any(f is not None and f.value and is_role_key(f.key) for f in rest):
        return []
    return [f for f in listing if f is not None]


def is_post(text: str) -> bool:
    """Whether a text is what somebody does and where (``某大学教授，研究所所长``), and no sentence."""
    words = text.strip()
    if not words or width(words) > _WIDEST_POST or words[-1] in "。！？!?.…：:" or talk_of(words).spoken:
        return False
    parts = _PARTS.split(words)
    if len(parts) > 1 and parts[-1] in listed("forms_of_address"):
        return False  # 交了，老师: somebody is spoken to
    return len(ending(parts[-1].rstrip(")）"), "titles")) > 1


def _listed(page: Page, speaking: set[str]) -> Iterator[Voice]:
    """The speakers who are listed with posts behind colons; claims the lines and the role over them."""
    if not speaking:
        return
    for i, line, label in page.labels():
        if label.form is not Form.COLON or not speaking.issuperset(label.names):
            continue
        rest = line.text[label.rest_at :]
        if not label.names or not is_post(rest):
            continue
        above = page.lines[i - 1].text.rstrip(":： ") if i and page.is_free(i - 1) else ""
        if above and is_role(above):
            page.take(i - 1, SegmentKind.METADATA)
        page.take(i, SegmentKind.METADATA)
        voice = label.voices[0]
        yield Voice(voice.kind, voice.name, voice.spelling, _place([rest]) or rest, voice.role)


def _introduced(page: Page, front: Front, speaking: set[str]) -> Iterator[Voice]:
    """The people of lines such as ``嘉宾：某厂副总 顾先生`` one of whom speaks; claims the lines."""
    for i, line in page.free() if speaking else ():
        field = field_of(line)
        if field is None or not is_role_key(field.key):
            continue
        people = introduced(field.value)
        if not speaking.isdisjoint([v.name for v in people]) or (len(people) == 1 and field.key in speaking):
            page.take(i, SegmentKind.METADATA)
            _note(page, front, i)
            yield from people_of(field.key, field.value)


def _place(lines: list[str]) -> str | None:
    """The affiliation that the lines under a name tell: the last, without the posts at its end."""
    for text in reversed(lines):
        if ":" in text or "：" in text:
            continue  # another field of the head
        place = text
        while (title := ending(place, "titles")) and len(title) <= len(place):
            place = place[: -len(title)].rstrip(" 兼、,，/&和")
        if place:
            return place
    return None


def _blocks(page: Page) -> Iterator[list[int]]:
    """The runs of short free lines that wide gaps part."""
    block: list[int] = []
    named = page.facts.of(is_part_name)
    for i, line in enumerate(page.lines):
        is_part = page.kinds[i] is not None or named[line.text]
        if block and (line.gap >= 2 or is_part):
            if len(block) <= _MOST_LINES:
                yield block
            block = []
        if not is_part:
            block.append(i)
            if line.width > _WIDEST or line.text[-1] in "。？！":
                block = []
    if block and len(block) <= _MOST_LINES:
        yield block
