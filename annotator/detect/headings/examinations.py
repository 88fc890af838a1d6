"""Who examines a witness, announced in English records: ``CROSS-EXAMINATION`` over ``BY MS. HARGROVE:``.

The first is a heading with the second as its part; alone, where the same lawyer goes on, the second
is neither a heading nor speech. Under both stand ``Q.`` and ``A.``, whoever asks.
"""

from __future__ import annotations

import re

from annotator.detect.headings.marked import ORDINAL_DEPTH
from annotator.detect.lines.page import Page
from annotator.detect.words.openings import SectionOpening
from annotator.domain.transcript import SegmentKind

_NAME = r"(?:M[RS]S?|MISS|DR|PROF|ATTORNEY|COUNSEL|THE COURT|Mr|Mrs|Ms|Miss|Dr)\.?(?: [A-Z][\w.'’-]+){0,4}"
_BY = re.compile(rf"(?:BY|By) (?P<who>{_NAME})\s?(?:\([^()]{{1,40}}\))?\s?[:.]?")
_EXAMINATION = re.compile(
    r"(?:(?:FURTHER|CONTINUED|RESUMED|VOIR DIRE|DIRECT|CROSS|RE-?DIRECT|RE-?CROSS)[ -]{1,3}){0,3}EXAMINATION"
    r"(?:[ -]{1,3}(?:\(?(?:CONTINUED|CONT'D|RESUMED)\)?|BY .{2,40}))?:?",
    re.IGNORECASE,
)


def read_examinations(page: Page) -> list[SectionOpening]:
    """The headings of the examinations of a page, each with whoever examines; claims their lines."""
    if not page.has(_may_announce, "B".__contains__):
        return []
    found: list[SectionOpening] = []
    for i, line in list(page.free()):
        if not page.is_free(i):
            continue
        if _EXAMINATION.fullmatch(line.text) and _opens(page, i):
            title = line.text.rstrip(": ")
            page.take(i, SegmentKind.HEADING)
            if _announces(page, i + 1):
                title += " " + page.lines[i + 1].text.rstrip(": ")
                page.take(i + 1, SegmentKind.HEADING)
            found.append(SectionOpening(line.start, title, ORDINAL_DEPTH))
        elif _announces(page, i) and _is_over_question(page, i):
            page.take(i, SegmentKind.METADATA)
    return found


def _may_announce(text: str) -> bool:
    return text[:3] in ("BY ", "By ") and _BY.fullmatch(text) is not None


def _announces(page: Page, i: int) -> bool:
    return page.is_free(i) and _may_announce(page.lines[i].text)


def _opens(page: Page, i: int) -> bool:
    """Whether somebody is announced under a heading, or a question stands right there."""
    return _announces(page, i + 1) or _is_over_question(page, i)


def _is_over_question(page: Page, i: int) -> bool:
    """Whether the next line is a question of an examination."""
    below = page.below(i)
    return below is not None and re.match(r"Q(?:[.:]|\s{1,8})\s?\S", page.lines[below].text) is not None
