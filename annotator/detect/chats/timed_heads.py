"""Names with times behind them, each alone on its line over what is said, as meeting services write them.

``Brill, Nadia (Guest)   0:03``, ``iPad (3)   1:02``: a service prints whatever somebody has called
herself. One such line says little; a series of them in the order of the recording says who speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from annotator.detect.lines.fields import is_field_word
from annotator.detect.lines.page import Page
from annotator.detect.words.clocks import Stamp, milliseconds
from annotator.detect.words.label_forms import Form, Label, label_of
from annotator.detect.words.nicknames import voice_called
from annotator.detect.words.talk import talk_of, tone_of
from annotator.domain.transcript import SegmentKind

_HEAD = re.compile(
    r"(?P<who>[^\s\d:：](?:[^:：]{0,58}?[^\s:：])?)"
    r"(?:(?:\s{2,}|(?<=[)）])\s)(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)|\s(?P<long>\d{1,2}:\d{2}:\d{2}(?:\.\d{1,3})?)"
    r"|\s+(?P<words>(?:\d{1,2} ?(?:hours?|小时|小時) ?)?(?:\d{1,2} ?(?:minutes?|分钟|分鐘) ?)?"
    r"\d{1,2} ?(?:seconds?|秒)))"
)
_IN_WORDS = re.compile(
    r"\d{1,2} ?(?:hours?|小时|小時|minutes?|分钟|分鐘|seconds?|秒).{0,40}|\d{1,2}:\d{2}(?::\d{2})?"
)
_ENDS = frozenset("0123456789s秒")
_ABOVE = 3
_LONGEST = 80
_FEWEST = 3
_MOSTLY = 0.8
_SPOKEN, _WHOLE = 0.1, 0.5


def read_timed_heads(page: Page) -> frozenset[str]:
    """The names in a series of such lines, which the page then has as labels; none where it has no series."""
    found = [
        (i, head)
        for i, line in page.free()
        if len(line.text) <= _LONGEST and line.text[-1] in _ENDS and (head := _HEAD.fullmatch(line.text))
    ]
    if len(found) < _FEWEST or not _is_series(page, found):
        return frozenset()
    names: set[str] = set()
    told: dict[int, Label] = {}
    for i, head in found:
        label = page.label(i)
        if label is None or (label.form is not Form.TIME and label.stamp is None):
            text = page.lines[i].text
            stamp = Stamp(_start(head))
            voices = (voice_called(head["who"]),)
            label = label_of(head["who"], len(text), len(text), form=Form.TIME, voices=voices, stamp=stamp)
            told[i] = label
        names.update(label.names)
        if head["words"]:
            _drop_above(page, i, head["who"])
    page.read_as(told)
    return frozenset(names)


def _start(head: re.Match[str]) -> int:
    """When a head says that somebody begins to speak, in milliseconds."""
    if head["words"] is None:
        return milliseconds(head["clock"] or head["long"])
    seconds = 0
    for number in re.findall(r"\d+", head["words"]):
        seconds = seconds * 60 + int(number)
    return seconds * 1000


def _drop_above(page: Page, i: int, who: str) -> None:
    """Set aside the name and the times that a service prints over a head which says all of it again."""
    for k in range(i - 1, max(-1, i - 1 - _ABOVE), -1):
        text = page.lines[k].text
        if page.kinds[k] is SegmentKind.METADATA or text == who or _IN_WORDS.fullmatch(text):
            page.take(k, SegmentKind.METADATA)
        else:
            break


def _is_series(page: Page, found: list[tuple[int, re.Match[str]]]) -> bool:
    """Whether lines go on in the order of a recording, people come again and talk stands under each."""
    counts = Counter(head["who"] for _, head in found)
    in_words = all(head["words"] for _, head in found)
    if (max(counts.values()) < 2 and not in_words) or any(is_field_word(who) for who in counts):
        return False
    times = [_start(head) for _, head in found]
    if sum(here <= there for here, there in pairwise(times)) < _MOSTLY * (len(times) - 1):
        return False
    places = {i for i, _ in found}
    below = [page.lines[i + 1].text for i in places if i + 1 < len(page.lines) and i + 1 not in places]
    tone = tone_of([talk_of(text) for text in below])
    return len(below) >= _MOSTLY * len(found) and (tone.spoken >= _SPOKEN or tone.whole >= _WHOLE)
