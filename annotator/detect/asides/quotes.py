"""Pull quotes: an editor's short lines set off by wide gaps before the label of the one who says them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from annotator.detect.asides.tail_lines import Sign, sign_of
from annotator.detect.front.roster import is_post
from annotator.detect.headings.familiar_heads import is_front
from annotator.detect.headings.framed_heads import in_frame
from annotator.detect.headings.marked import QUOTE_DEPTH, is_gesture
from annotator.detect.headings.part_heads import is_part_name
from annotator.detect.headings.timed_headings import title_with_time
from annotator.detect.lines.page import Page, width
from annotator.detect.words.dates import DATE
from annotator.detect.words.openings import SectionOpening, TurnOpening
from annotator.detect.words.seats import is_role
from annotator.detect.words.voices import is_name
from annotator.domain.transcript import SegmentKind

_MOST_LINES = 5
_HEADED = 2
"""With so many headings above it a line stands no longer in the head of a text, which has but a title."""
_WIDEST = 32
_WIDEST_ECHO, _NARROWEST_ECHO, _ECHO_REACH = 80, 12, 6000
_QUOTED = '“”"「」『』‘’*_—… 。.！!'
_QUOTED_WHOLE = re.compile('[“「『"][^“”「」『』"]{4,}[。！？!?][”」』"]')
_LEADS_IN = ":："
_OPENING_QUOTES = frozenset('“"「『‘')
_STOPS = "。！!；;…：:，,、"


def find_quotes(page: Page, turns: Sequence[TurnOpening]) -> list[SectionOpening]:
    """The pull quotes of a page, each the heading of the turn that follows; claims their lines.

    Where the gap below is a usual one, only words that do not end in a stop are a quote, or that the
    turn says word for word.
    """
    wide = _wide_gap(page)
    found = []
    places = sorted(set(page.lines_at([turn.start for turn in turns])))
    for at, i in enumerate(places):
        line = page.lines[i]
        if i == 0 or line.gap == 0 or line.mark or page.kinds[i] is SegmentKind.HEADING:
            continue
        first = None
        if line.gap >= wide or page.lines[i - 1].text[-1] not in _STOPS:
            first = _first_of_quote(page, i, wide)
            if first is not None and at == 0:
                is_of_head = page.kinds[:first].count(SegmentKind.HEADING) < _HEADED
                first = _last_block(page, first, i) if is_of_head and page.lines[first].gap < wide else first
                first = first if not first or page.lines[first].gap else None  # else right under the title
        if first is None and _is_echoed(page, i, places[at + 1] if at + 1 < len(places) else len(page.lines)):
            first = i - 1
        if first is not None:
            found.append(_section(page, first, i))
    return found


def _last_block(page: Page, first: int, stop: int) -> int:
    """Where the last lines begin that no blank one parts, of those at the head of a text."""
    return next((k for k in range(stop - 1, first, -1) if page.lines[k].gap), first)


def _is_echoed(page: Page, label: int, stop: int) -> bool:
    """Whether the short paragraph over a label says word for word what the turn under it, to ``stop``, says.

    Nobody says what the next one is about to say; a question may come again in the answer.
    """
    line = page.lines[label - 1]
    plain = label > 1 and line.gap and page.is_free(label - 1) and not line.mark
    if not plain or line.width > _WIDEST_ECHO or page.label(label - 1) is not None:
        return False
    words = line.text.strip(_QUOTED)
    if width(words) < _NARROWEST_ECHO or words[-1:] in "？?" or _is_aside(line.text):
        return False
    said = page.text[page.lines[label].text_start : page.lines[stop - 1].end]
    at = said.find(words, 0, _ECHO_REACH)
    return at > 0 and said[at - 1] not in _OPENING_QUOTES


def _wide_gap(page: Page) -> int:
    """From how many blank lines on a gap is wider than between the paragraphs of this page."""
    gaps = Counter(line.gap for line in page.lines[1:])
    usual = gaps.most_common(1)[0][0] if gaps else 0
    return max(2, usual + 1)


def _first_of_quote(page: Page, label: int, wide: int) -> int | None:
    """The first line of the short ones that end right before a label, if they are set off above too."""
    for first in range(label - 1, max(-1, label - 1 - _MOST_LINES), -1):
        line = page.lines[first]
        if not page.is_free(first) or line.width > _WIDEST or line.mark or _is_aside(line.text):
            return None
        under_heading = first > 0 and page.kinds[first - 1] is SegmentKind.HEADING
        opens = (
            first == 0 and page.lines[label].gap >= wide and _QUOTED_WHOLE.fullmatch(line.text) is not None
        )
        if line.gap >= wide or under_heading or opens:
            return first
    return None


def _is_aside(text: str) -> bool:
    if (text[0] in "(（" and text[-1] in ")）") or DATE.search(text) or sign_of(text) >= Sign.STRONG:
        return True
    if is_gesture(text) or is_front(text) or _is_heading(text) or text[-1] in _LEADS_IN:
        return True
    return _names_somebody(text)


def _is_heading(text: str) -> bool:
    """Whether a line is the name of a part, stands between ornaments, or has a time as titles of parts do."""
    return is_part_name(text) or title_with_time(text) is not None or in_frame(text) is not None


def _names_somebody(text: str) -> bool:
    """Whether a short line is of a roster: a role, a name, perhaps behind a role or before a post."""
    parts = [part.strip() for part in re.split("[:：]", text)]
    return (
        (len(parts) == 1 and is_role(text))
        or is_name(parts[-1])
        or (len(parts) > 1 and is_name(parts[0]) and is_post(parts[-1]))
    )


def _section(page: Page, first: int, stop: int) -> SectionOpening:
    for i in range(first, stop):
        page.take(i, SegmentKind.PULL_QUOTE)
    title = "".join(page.lines[i].text for i in range(first, stop)).strip('“”"「」')
    return SectionOpening(page.lines[first].start, title, QUOTE_DEPTH)
