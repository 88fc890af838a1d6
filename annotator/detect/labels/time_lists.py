"""Lists of times: chapters of a recording (``02:15 江涛：童年``) and timetables (``9:00 南门：集合``).

A time, a word and a colon stand in them as in a transcript; but what stands behind is a heading or a
place, short, without a stop, one line under the other, and nobody is heard in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.detect.lines.page import LabelledLine, Page
from annotator.detect.words.clocks import stamp_before
from annotator.detect.words.label_forms import Form
from annotator.detect.words.talk import talk_of, tone_of

_FEWEST = 3
_WIDEST = 64
_WHOLE, _SPOKEN = 0.34, 0.34
_STOPS = "。.！!…”"
_AGAIN, _BRIEF = 0.5, 0.25
_TIMES = re.compile(
    r"[^\d:：]{1,16}?[:：\s]\s{0,4}\d{1,2}[:：]\d\d(?P<more>(?:(?:\s{1,4}|\s?[、，,/|]\s?)\d{1,2}[:：]\d\d)*)"
)
"""A place and when something leaves there (``高桥：7:20 8:40``); who speaks has one time, or a range."""
_DAYPARTS = ("上午", "下午", "中午", "晚上", "早上", "清晨", "傍晚", "凌晨", "夜里")


def in_time_lists(page: Page, looking: Sequence[LabelledLine]) -> set[int]:
    """The places of labels that are entries of a list of times."""
    labels = {place: label for place, _, label in looking if label.form is Form.COLON}
    found = _in_timetables(looking)
    if not labels:
        return found
    for run in _runs(page):
        said = [
            line.text[label.rest_at :] for i in run if (label := labels.get(i)) for line in [page.lines[i]]
        ]
        if len(run) < _FEWEST or not said:
            continue
        tone = tone_of([talk_of(words) for words in said])
        stops = sum(page.lines[i].text[-1] in _STOPS for i in run)
        names = Counter(labels[i].names for i in run if i in labels)
        once = sum(count for count in names.values() if count > 1) < _AGAIN * len(run)
        quiet = (tone.spoken <= _SPOKEN and (once or tone.brief < _BRIEF)) or (once and stops == 0)
        if tone.filled == 1 and stops <= _WHOLE * len(run) and quiet and tone.whole <= _WHOLE + _SPOKEN:
            found.update(i for i in run if i in labels)
    return found


def _in_timetables(looking: Sequence[LabelledLine]) -> set[int]:
    """The places of labels with times behind them and nothing else, where several have more than one."""
    ended = ((place, line.text) for place, line, _ in looking if line.text[-1].isdecimal())
    times = {place: found for place, text in ended if (found := _TIMES.fullmatch(text)) is not None}
    several = sum(found["more"] != "" for found in times.values())
    return set(times) if several >= _FEWEST else set()


def _runs(page: Page) -> Iterator[list[int]]:
    """The runs of short lines, one right under the other, that begin with a time."""
    run: list[int] = []
    for i, line in enumerate(page.lines):
        is_entry = line.width <= _WIDEST and _begins_with_time(line.text)
        if run and (not is_entry or line.gap > 1):
            yield run
            run = []
        if is_entry:
            run.append(i)
    if run:
        yield run


def _begins_with_time(text: str) -> bool:
    at = 2 if text.startswith(_DAYPARTS) else 0
    return stamp_before(text, at) is not None
