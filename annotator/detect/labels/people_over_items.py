"""Names that are items of a list, over deeper items with what each of them said, as nested notes have them.

``- **谷雨晴**`` over ``  - 登录页改完了`` opens a turn that ends where the list comes back; so does
``* Maria:``. Topics stand over items in the same way: an item is somebody where the text names the person
among those who are there, or where it is a name that is no word of the language over words that are said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from annotator.detect.lines.fields import is_discourse, is_field_word
from annotator.detect.lines.page import Line, Page, width
from annotator.detect.lines.technical import is_technical
from annotator.detect.words.accounts import is_nickname
from annotator.detect.words.clocks import Stamp, stamp_after, stamp_before
from annotator.detect.words.latin_names import is_full_latin_name
from annotator.detect.words.openings import TurnOpening
from annotator.detect.words.talk import Talk, talk_of, tone_of
from annotator.detect.words.tasks import speaks_of_tasks
from annotator.detect.words.voices import Voice, VoiceKind, voices_of
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind
from annotator.text.alike import simplified
from annotator.text.lexicons import folded, is_listed
from annotator.text.words import is_word

_LONGEST, _HEARD, _MOST = 48, 300, 80
_SPOKEN, _SPOKEN_LISTED, _FEWEST = 0.5, 0.2, 2
_TOLD, _WIDE, _AMONG = 0.5, 14, 0.6
_SIGNS = re.compile(r"[*_`]{1,3}")
_GLUED = re.compile(r"([)）])(?=\d{1,2}[:：]\d\d)")
_VALUE = re.compile(r"[:：]\s*[^\s*]")
_STOP = re.compile(r"\s*[:：]\s*$")
_SAYS = re.compile(
    r"(?:的?(?:发言|發言|意见|意見|看法|观点|觀點|说法|說法|补充|補充|回应|回應|想法|反馈|反饋)|[说說]|认为|認為|表示|谈|談|提到|提出)$"
    r"|\s+(?:says?|said|adds?|added|asks?|asked|thinks?|thought|replies|replied|comments?|notes?|response|feedback)$"
)
_OWNING = re.compile(
    r"“[^“”]*”|「[^「」]*」|\"[^\"]*\"|[我你咱](?:们|們)?的|\b(?:[Mm]y|[Oo]ur|[Yy]our|us|me)\b"
)
"""Words in quotation marks, and of things that belong to somebody: so one who says nothing is told of too."""
_BULLETS = frozenset("-*+•·◦▪■◎")
_QUOTES = '“"「『‘《'
_TURNING = re.compile("计划|計劃|安排|日程|议程|議程|schedule|agenda|plan", re.IGNORECASE)


class _Head(NamedTuple):
    """An item that may name somebody, with the lines under it up to ``stop``, and how they sound."""

    place: int
    stop: int
    voices: tuple[Voice, ...]
    stamp: Stamp | None
    talk: Talk
    is_sure: bool

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(voice.name for voice in self.voices)


def people_over_items(page: Page, present: Collection[str]) -> list[TurnOpening]:
    """The turns that names over deeper items open; claims these lines. ``present`` are known to be there."""
    if sum(line.mark > 0 for line in page.lines) <= _FEWEST:
        return []
    heads = [head for head in _heads(page, present) if not _is_under_tasks(page, head)]
    heads = _speaking(page, _among_people(page, heads))
    for head in heads:
        _take(page, head)
    return [_opening(page, head) for head in heads]


def _heads(page: Page, present: Collection[str]) -> Iterator[_Head]:
    """The items that name somebody and nothing else, over what stands further in."""
    for i, line in page.free():
        if not line.mark or len(line.content) > _LONGEST or not _has_below(page, i):
            continue
        words, stamp = _bare(line.content)
        voices = _somebody(words, present)
        if voices:
            stop = _stop(page, i)
            said = page.text[page.lines[i + 1].text_start : page.lines[stop - 1].text_end][:_HEARD]
            sure = all(voice.name in present or voice.spelling in present for voice in voices)
            yield _Head(i, stop, voices, stamp, talk_of(_OWNING.sub("", said)), sure)


def _has_below(page: Page, i: int) -> bool:
    """Whether the line under one stands further in than it."""
    if i + 1 >= len(page.lines):
        return False
    return _is_further_in(page, i, i + 1) and page.lines[i + 1].gap <= 1 and page.is_free(i + 1)


def _is_further_in(page: Page, i: int, k: int) -> bool:
    """Whether a line stands further in than an item, or behind another sign under one that is counted."""
    own, line = page.lines[i], page.lines[k]
    is_counted = any(map(str.isdecimal, own.text[: own.mark]))
    return line.indent > own.indent or (
        line.indent == own.indent and is_counted and line.text[0] in _BULLETS and line.mark > 0
    )


def _stop(page: Page, i: int) -> int:
    """The place of the first line after one that stands no further in."""
    under = takewhile(lambda k: _is_further_in(page, i, k), range(i + 1, len(page.lines)))
    return max(under, default=i) + 1


def _bare(content: str) -> tuple[str, Stamp | None]:
    """What an item says without the signs, the colon and the time beside it."""
    words = _GLUED.sub(r"\1 ", _STOP.sub("", _SIGNS.sub("", content)).strip())
    before = stamp_before(words, 0)
    if before is not None and before.end < len(words):
        return words[before.end :].strip(), before.stamp
    after = stamp_after(words)
    if after is not None and after.start:
        return _STOP.sub("", words[: after.start]).strip(), after.stamp
    return _SAYS.sub("", words.removeprefix("@")), None


def _somebody(words: str, present: Collection[str]) -> tuple[Voice, ...]:
    """Whom an item names, where it is no word of the language, or one of those who are there."""
    voices = voices_of(words) if words else ()
    if not voices:
        return ()
    if all(voice.name in present or voice.spelling in present for voice in voices):
        return tuple(voice._replace(kind=VoiceKind.NAME) for voice in voices)
    if is_field_word(words) or is_discourse(words) or not all(voice.is_certain for voice in voices):
        return ()
    return voices if all(voice.generic or _is_no_word(voice) for voice in voices) else ()


def _is_no_word(voice: Voice) -> bool:
    """Whether a name can hardly be anything else."""
    name = voice.name
    if is_listed(name, "cited_people"):
        return False
    if name.isascii():
        return is_full_latin_name(name) or name.casefold() in folded("given_names")
    return bool(voice.role) or not is_word(simplified(name))


def _among_people(page: Page, heads: Sequence[_Head]) -> list[_Head]:
    """Those of the items that are surely people, or stand among others that name people, and no topics."""
    if all(head.is_sure for head in heads):
        return list(heads)
    groups = _groups(page)
    people = Counter(groups[head.place] for head in heads)
    others = Counter(groups.values())
    times = Counter(head.names for head in heads)
    by_given_name = any(times[head.names] > 1 for head in heads)  # places and months have them too
    return [
        head
        for head in heads
        if head.is_sure
        or all(is_nickname(name) or _is_addressed(head) for name in head.names)
        or (
            people[groups[head.place]] > _AMONG * others[groups[head.place]]
            and (by_given_name or not all(name.isascii() and " " not in name for name in head.names))
        )
    ]


def _is_addressed(head: _Head) -> bool:
    """Whether a surname with a form of address stands on an item."""
    return all(voice.role and voice.name == voice.spelling for voice in head.voices)


def _groups(page: Page) -> dict[int, int]:
    """For each item with lines further in under it, the place of the line that it stands under."""
    found: dict[int, int] = {}
    over: list[tuple[int, int]] = []
    for i, line in enumerate(page.lines):
        if not line.mark:
            over = [(-1, i)] if not line.indent else over
            continue
        while over and over[-1][0] >= line.indent:
            over.pop()
        if _has_below(page, i):
            found[i] = over[-1][1] if over else -1
            over.append((line.indent, i))
    return found


def _speaking(page: Page, heads: Sequence[_Head]) -> list[_Head]:
    """Those of the items that open turns, if any do."""
    people = Counter(name for head in heads for name in head.names if not _is_role(head))
    if not people or (len({head.names for head in heads}) < _FEWEST):
        return []
    if all(name.isascii() for name in people) and is_technical(page) and not any(h.is_sure for h in heads):
        return []
    tone = tone_of([head.talk for head in heads])
    are_listed = 2 * sum(head.is_sure for head in heads) >= len(heads)
    least = _SPOKEN_LISTED if are_listed or _come_again(heads) else _SPOKEN
    if tone.spoken < least or not _are_told(page, heads) or _are_quotations(page, heads):
        return []
    return [head for head in heads if not (_is_role(head) and _holds_people(head, heads))]


def _is_role(head: _Head) -> bool:
    return all(voice.generic for voice in head.voices)


def _holds_people(head: _Head, heads: Sequence[_Head]) -> bool:
    """Whether people are named right under a role, which is then theirs together."""
    return any(other.place == head.place + 1 for other in heads)


def _come_again(heads: Sequence[_Head]) -> bool:
    """Whether several people come again."""
    counts = Counter(head.names for head in heads)
    return sum(count > 1 for count in counts.values()) >= _FEWEST


def _are_told(page: Page, heads: Sequence[_Head]) -> bool:
    """Whether what stands under the names is as long as what somebody says, and no list of values."""
    items = [_item(page, k) for head in heads for k in range(head.place + 1, head.stop)]
    return sum(width(item) >= _WIDE for item in items) >= _TOLD * len(items)


def _are_quotations(page: Page, heads: Sequence[_Head]) -> bool:
    """Whether mostly words in quotation marks stand under the names, as those of the dead are collected."""
    items = [_item(page, head.place + 1) for head in heads]
    return sum(item[:1] in _QUOTES for item in items) > _TOLD * len(items)


def _item(page: Page, k: int) -> str:
    return page.lines[k].content.lstrip("*_ ")


def _is_under_tasks(page: Page, head: _Head) -> bool:
    """Whether a heading or an item over an item says that people have something to do, or are listed."""
    own = page.lines[head.place]
    for line in reversed(page.lines[max(0, head.place - _MOST) : head.place]):
        if (line.indent < own.indent or not line.mark) and _VALUE.search(line.content) is None:
            if speaks_of_tasks(line.content) and not (head.talk.spoken and _TURNING.search(line.content)):
                return True
            own = line
            if not line.mark:
                return False
    return False


def _take(page: Page, head: _Head) -> None:
    """Claim the line that names somebody, and the items under it that open with no label."""
    page.take(head.place, SegmentKind.LABEL)
    for k in range(head.place + 1, head.stop):
        if page.is_free(k) and page.lines[k].mark and page.label(k) is None:
            page.take(k, SegmentKind.LIST_ITEM)


def _opening(page: Page, head: _Head) -> TurnOpening:
    line: Line = page.lines[head.place]
    stamp = head.stamp or Stamp(None)
    end = page.lines[head.stop].start if head.stop < len(page.lines) else page.end
    return TurnOpening(
        line.text_start,
        page.lines[head.place + 1].text_start,
        head.voices,
        Evidence.LABEL,
        end,
        ms=stamp.start_ms,
        end_ms=stamp.end_ms,
    )
