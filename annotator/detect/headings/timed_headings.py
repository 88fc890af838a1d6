"""Headings with the time at which their part begins, before or behind the words.

``00:12:30 数据从哪里来``, ``[08:45] Growing up``, ``缘起（00:01:20）``, ``▶ 31:20 涨水``. A list of
chapters looks the same: headings are those with text of their own under them. Where a service times
every line that is said, most of what stands behind times is no title.
"""

from __future__ import annotations

import re
from itertools import pairwise

from annotator.detect.headings.contents import says_contents
from annotator.detect.headings.familiar_heads import SPEECH_KINDS, STOPS, Standing, names_somebody
from annotator.detect.headings.marked import Heading, directs_stage, is_numbered
from annotator.detect.lines.page import Page, width
from annotator.detect.words.clocks import milliseconds, stamp_after, stamp_before
from annotator.domain.transcript import AsideKind, SegmentKind

_NEED, _NEED_IN_PROSE = 2, 3
_MOSTLY = 0.8
_WIDEST, _LONGEST = 76, 110
_OPEN_END = frozenset("？?」”)）’！!")
_LEAD = re.compile(r"[▶►▷▸▹⏱⏰⏩🕐-🕧🎬🎙📍📌◆■●·•*|#>\-–—\s\ufe0f]{1,6}")
_JOINT = " -–—|｜·•:：@,，/"
_FIRST = re.compile(r"\d{1,3}[:：]\d{2}(?:[:：]\d{2})?")
_WORD = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"[。；;]|[，,].*[，,].*[，,]")


def timed_headings(page: Page, standing: Standing, depth: int) -> list[tuple[int, Heading]]:
    """The lines, with their places, that are titles with times over turns or paragraphs.

    Dismisses the list of chapters that tells them before they come.
    """
    if not page.has(_may_be_timed):
        return []
    found: list[tuple[int, int, str]] = []
    listed: list[tuple[int, str]] = []
    others = 0
    for i, line in page.free():
        if i in standing.openings or line.mark or not _may_be_timed(line.text):
            continue
        timed = title_with_time(line.text)
        if timed is None or names_somebody(timed[1]) or timed[1] in standing.people:
            others += stamp_before(line.text, 0) is not None
        elif _has_text(page, i, standing):
            found.append((i, *timed))
        else:
            listed.append((i, timed[1]))
    need = _NEED if standing.is_labelled else _NEED_IN_PROSE
    if len(found) < need or (not standing.is_labelled and others > len(found)) or not _goes_on(found):
        return []
    titles = {title for _, _, title in found}
    for i, title in listed:
        if title in titles:
            page.dismiss(i, AsideKind.CONTENTS)
            if page.is_free(i - 1) and says_contents(page.lines[i - 1].text):
                page.dismiss(i - 1, AsideKind.CONTENTS)
    return [(i, Heading(title, depth)) for i, _, title in found]


def _may_be_timed(text: str) -> bool:
    return len(text) <= _LONGEST and _FIRST.search(text) is not None


def title_with_time(text: str) -> tuple[int, str] | None:
    """The time and the title that a line is; ``None`` where it is anything else."""
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    stamp = stamp_before(text, at)
    if stamp is not None:
        title = text[stamp.end :]
    else:
        stamp = stamp_after(text)
        if stamp is None:
            return None
        title = text[at : stamp.start]
    title = title.strip(_JOINT + "「」") if not title.startswith(("「", "“")) else title.strip(_JOINT)
    clock = _FIRST.search(text)
    if clock is None or not _is_title(title) or is_numbered(text) or directs_stage(title):
        return None
    return milliseconds(clock[0].replace("：", ":")), title


def _is_title(text: str) -> bool:
    if not 2 <= width(text) <= _WIDEST or not _WORD.search(text) or _SENTENCE.search(text):
        return False
    return text[-1] not in STOPS or text[-1] in _OPEN_END


def _has_text(page: Page, i: int, standing: Standing) -> bool:
    """Whether a turn or a paragraph begins under a line, and not the next of a list."""
    below = page.below(i)
    if below is None or (i and not page.lines[i].gap and title_with_time(page.lines[i - 1].text) is not None):
        return False
    if below in standing.openings or page.kinds[below] is SegmentKind.HEADING:
        return True
    under = page.lines[below]
    if page.kinds[below] not in SPEECH_KINDS or title_with_time(under.text) is not None:
        return False
    if under.mark and not page.lines[i].mark:
        return True
    return under.width >= standing.least and page.lines[standing.ends[below]].text[-1] in STOPS


def _goes_on(found: list[tuple[int, int, str]]) -> bool:
    """Whether the times are those of one recording, in its order."""
    steps = [here[1] <= there[1] for here, there in pairwise(found)]
    return sum(steps) >= _MOSTLY * len(steps)
