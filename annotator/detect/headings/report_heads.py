"""Heads of a report that look like words said: a quotation, or a matter, a colon and what is asked of it.

``“我撑了一辈子船”``, ``'Nobody asked the eels'``, ``低楼层的账：“我凭什么同意？”``, ``街坊：以後去邊買餸？``.
Alone between the lines of a story such a line is somebody's; between paragraphs it is a head where others
are set alike and none of them ends as what is said does. They are found before it is told who speaks, who
might get them otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from annotator.detect.headings.familiar_heads import (
    STOPS,
    Standing,
    ends_above,
    form_of,
    is_front,
    take_headings,
)
from annotator.detect.headings.marked import ORDINAL_DEPTH, Heading, is_gesture
from annotator.detect.lines.fields import is_field_word
from annotator.detect.lines.page import Line, Page
from annotator.detect.words.dates import is_date
from annotator.detect.words.openings import SectionOpening
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import voices_of
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import ending

_NEED = 2
_ALIKE = 3
_WIDEST, _WIDEST_LATIN = 60, 76
_BODY = 40
_MOST_LINES = 40
_OPEN_END = "？?”」』\"'’"
_MARKS = "“「『\"'‘"
_QUOTED = re.compile(
    r"“[^“”]{2,28}”|「[^「」]{2,28}」|『[^『』]{2,28}』"
    r"|[“「『][^“”「」『』]{1,12}[”」』][^，。：“「『]{1,8}[“「『][^“”「」『』]{1,12}[”」』][^，。：]{0,6}"
    r"|\"[^\"]{4,70}\"|‘[^‘’]{4,66}(?:’[a-z][^‘’]{0,40})?’|'[A-Z][^\"]{3,66}'|“[^“”\u2e80-\uffff]{4,70}”"
)
_ONE = re.compile('[“「『"\'‘][^“”「」『』"]{2,60}[”」』"\'’]')
_SAID_INSIDE = "。.！!，,…—；;"
_SPOKEN_INSIDE = _SAID_INSIDE + "？?"
_ABOUT = re.compile(r"(?P<key>[^：:，。！？；“”「」\"]{2,14})[：:]\s?(?P<rest>\S.{1,30})")
_SENTENCE = re.compile(r"[。；;]|[，,].*[，,]|https?:|@|\d{4,}")
_FIGURE = re.compile(r"\d")
_LEAST_REST = 10


def report_heads(page: Page) -> list[SectionOpening]:
    """The heads that are quotations or say something behind a colon; claims their lines."""
    if not (page.first_signs & set(_MARKS) or page.has(_is_about)):
        return []
    short = [i for i, line in page.free() if _is_over_text(page, i) and _is_short(line)]
    if len(short) < _NEED:
        return []
    texts = Counter(page.lines[i].text for i in short)
    short = [i for i in short if texts[page.lines[i].text] == 1]
    if len(short) < _NEED:
        return []
    alike = Counter(form_of(page, i) for i in short)
    quoted = _quotations(page, short)
    about = _matters(page, [i for i in short if i not in quoted])
    found = []
    for group in (quoted, about):
        forms = Counter(form_of(page, i) for i in group)
        found += [i for i in group if forms[form_of(page, i)] >= _NEED or alike[form_of(page, i)] >= _ALIKE]
    return take_headings(page, [(i, Heading(page.lines[i].text, ORDINAL_DEPTH)) for i in sorted(found)])


def matters_over_turns(page: Page, standing: Standing) -> list[int]:
    """The lines of a matter, a colon and what is said of it that stand right over turns, all of them alike.

    They look like labels of people who say something once; but none is a name or a role, and none ends in
    a stop as what is said does.
    """
    if not standing.is_labelled:
        return []
    found: dict[int, str] = {}
    for i in page.places(_is_open_matter):
        line = page.lines[i]
        is_free = page.is_free(i) and i not in standing.openings and not line.mark
        parts = _parts(line.text) if is_free else None
        if parts is None or parts[0] in standing.people:
            continue
        above, below = page.above(i), page.below(i)
        if above is None:
            continue  # the title
        if below not in standing.openings or not ends_above(page, above):
            return []
        if any(voice.generic for voice in voices_of(parts[0])) or talk_of(parts[1]).spoken:
            return []
        found[i] = parts[0]
    return list(found) if len(set(found.values())) == len(found) >= _ALIKE else []


def _is_open_matter(text: str) -> bool:
    """Whether a line has a matter, a colon and words that end as no sentence does."""
    return (text[-1] not in STOPS or text[-1] in _OPEN_END) and _is_about(text)


def _is_about(text: str) -> bool:
    return len(text) <= _WIDEST and _ABOUT.fullmatch(text) is not None


def _is_short(line: Line) -> bool:
    """Whether a line is as short as heads are and ends as no sentence does."""
    widest = _WIDEST_LATIN if line.text.isascii() else _WIDEST
    is_open = line.text[-1] not in STOPS or line.text[-1] in _OPEN_END
    return line.width <= widest and not line.mark and is_open and not is_front(line.text)


def _is_over_text(page: Page, i: int) -> bool:
    """Whether something has ended over a line, and a paragraph stands right under it."""
    if i == 0 or i + 1 >= len(page.lines):
        return False
    under = page.lines[i + 1]
    last = _last_of_paragraph(page, i + 1)
    has_ended = ends_above(page, i - 1) or page.kinds[i - 1] not in (None, SegmentKind.PARAGRAPH)
    return has_ended and under.width >= _BODY and last.text[-1] in STOPS and last.text[-1] not in ":："


def _last_of_paragraph(page: Page, first: int) -> Line:
    """The line with which the paragraph ends that begins on a line; it may be wrapped up to the next gap."""
    if not page.lines[first].gap:
        return page.lines[first]
    last = first
    while last + 1 < min(len(page.lines), first + _MOST_LINES) and not page.lines[last + 1].gap:
        last += 1
    return page.lines[last]


def _quotations(page: Page, short: Sequence[int]) -> list[int]:
    """The lines that are one quotation and no sentence; none where others are sentences, as in a dialogue."""
    found = [i for i in short if _QUOTED.fullmatch(page.lines[i].text)]
    if not found:
        return []
    spoken = sum(
        _ONE.fullmatch(line.text) is not None and line.text[-2] in _SAID_INSIDE
        for _, line in page.free()
        if line.width <= _WIDEST and line.text[-1] in _OPEN_END
    )
    open_ended = [i for i in found if page.lines[i].text[-2] not in _SPOKEN_INSIDE]
    is_open = len(open_ended) * 2 > len(found)
    return found if is_open and spoken < len(open_ended) else []


def _matters(page: Page, short: Sequence[int]) -> list[int]:
    """The lines of a matter or a group and what is asked or said of it, each of another one."""
    found = {i: parts for i in short if (parts := _parts(page.lines[i].text)) is not None}
    keys = Counter(key for key, _ in found.values())
    kept = [i for i, (key, _) in found.items() if keys[key] == 1]
    asks = any(found[i][1][-1] in _OPEN_END for i in kept)
    is_told = len(kept) >= _ALIKE and all(
        page.lines[i].width >= _LEAST_REST and not _FIGURE.search(found[i][1]) for i in kept
    )
    return kept if asks or is_told else []


def _parts(text: str) -> tuple[str, str] | None:
    """The matter and what is said of it; ``None`` where a line is a field, or what a person says."""
    found = _ABOUT.fullmatch(text)
    if found is None or _SENTENCE.search(text) or is_gesture(text):
        return None
    key, rest = found["key"].strip(), found["rest"]
    is_field = is_field_word(key) and rest[-1] not in _OPEN_END
    if is_field or is_date(rest) or key[0].isdigit() or ending(key, "speech_verbs"):
        return None
    voices = voices_of(key)
    names_person = any(
        voice.is_certain and not voice.generic and (" " in voice.name or not voice.name.isascii())
        for voice in voices
    )
    return None if names_person else (key, rest)
