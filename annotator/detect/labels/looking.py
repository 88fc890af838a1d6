"""The lines that look like labels, before anything tells whether they are: with a colon, or under a time."""

from __future__ import annotations

import re

from annotator.detect.lines.counted import without_number
from annotator.detect.lines.page import LabelledLine, Line, Page
from annotator.detect.words.clocks import Stamp
from annotator.detect.words.label_forms import Form, Label, label_of
from annotator.detect.words.voices import voices_of

_LONGEST_BARE = 40


def looking_like_labels(page: Page, counted: frozenset[str]) -> list[LabelledLine]:
    """The lines that may open with a label; a name alone under a time is one."""
    looking = _with_times(page) if page.times else page.labels()
    return [(i, line, without_number(label, counted)) for i, line, label in looking] if counted else looking


def _with_times(page: Page) -> list[LabelledLine]:
    """The lines that may open with a label, with the times over them; a name alone under a time is one."""
    looking = {one[0]: one for one in page.labels()}
    for above, stamp in page.times.items():
        i = above + 1
        if not page.is_free(i):
            continue
        line, known = page.lines[i], looking.get(i)
        if known is None:
            label = _under_time(line, stamp)
        else:
            label = known[2] if known[2].stamp is not None else known[2]._replace(stamp=stamp)
        if label is not None:
            looking[i] = i, line, label
    return [looking[i] for i in sorted(looking)]


def _under_time(line: Line, stamp: Stamp) -> Label | None:
    """A name alone on the line under a time."""
    text = line.text
    if line.mark or len(text) > _LONGEST_BARE or re.search(r"[，。！？；,!?;…]", text):
        return None
    voices = voices_of(text)
    end = len(text)
    return label_of(text, end, end, form=Form.TIME, voices=voices, stamp=stamp) if voices else None
