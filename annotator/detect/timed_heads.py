"""Names with times behind them, each alone on its line over what is said, as meeting services write them.

``Brill, Nadia (Guest)   0:03``, ``iPad (3)   1:02``: a service prints whatever somebody has called
herself. One such line says little; a series of them in the order of the recording says who speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from annotator.detect.clocks import Stamp, milliseconds
from annotator.detect.fields import is_field_word
from annotator.detect.label_forms import Form, Label
from annotator.detect.nicknames import voice_called
from annotator.detect.page import Page
from annotator.detect.talk import talk_of, tone_of

_HEAD = re.compile(r"(?P<who>[^\s\d:：][^:：]{0,59}?)\s{2,}(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)")
_LONGEST = 80
_FEWEST = 3
_MOSTLY = 0.8
_SPOKEN, _WHOLE = 0.1, 0.5


def read_timed_heads(page: Page) -> frozenset[str]:
    """The names in a series of such lines, which the page then has as labels; none where it has no series."""
    found = [
        (i, head)
        for i, line in page.free()
        if len(line.text) <= _LONGEST and line.text[-1].isdecimal() and (head := _HEAD.fullmatch(line.text))
    ]
    if len(found) < _FEWEST or not _is_series(page, found):
        return frozenset()
    names: set[str] = set()
    for i, head in found:
        label = page.label(i)
        if label is None or label.form is not Form.TIME:
            text = page.lines[i].text
            stamp = Stamp(milliseconds(head["clock"]))
            label = Label(head["who"], len(text), len(text), Form.TIME, (voice_called(head["who"]),), stamp)
            page.read_as(i, label)
        names.update(label.names)
    return frozenset(names)


def _is_series(page: Page, found: list[tuple[int, re.Match[str]]]) -> bool:
    """Whether lines go on in the order of a recording, people come again and talk stands under each."""
    counts = Counter(head["who"] for _, head in found)
    if max(counts.values()) < 2 or any(is_field_word(who) for who in counts):
        return False
    times = [milliseconds(head["clock"]) for _, head in found]
    if sum(here <= there for here, there in pairwise(times)) < _MOSTLY * (len(times) - 1):
        return False
    places = {i for i, _ in found}
    below = [page.lines[i + 1].text for i in places if i + 1 < len(page.lines) and i + 1 not in places]
    tone = tone_of([talk_of(text) for text in below])
    return len(below) >= _MOSTLY * len(found) and (tone.spoken >= _SPOKEN or tone.whole >= _WHOLE)
