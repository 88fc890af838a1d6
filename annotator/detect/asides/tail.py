"""The tail of a text: what stands under the last words that somebody says, and is nobody's.

Signatures, lists of other articles, notes, certificates, sponsors, rights and end marks. A single such
line says little, for people speak of all these things; a tail is told by its reaching to the very end,
every line of it one that stands in tails.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.detect.asides.end_marks import is_end
from annotator.detect.asides.noise import dismiss_credits, drop_footer
from annotator.detect.asides.tail_lines import (
    Sign,
    calls,
    is_about_author,
    is_aside,
    sign_of,
    sounds_spoken,
)
from annotator.detect.front.front_lines import read_links
from annotator.detect.lines.fields import Metadata
from annotator.detect.lines.page import Page
from annotator.detect.words.dates import is_date
from annotator.detect.words.openings import SectionOpening, TurnOpening
from annotator.detect.words.voices import is_name
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind, SegmentKind

_MOST = 400
"""So many lines at the end are looked at."""
_MOST_LINES = 16
_SIGNATURE = 4
_LONGEST_SIGNATURE = 16
_FEWEST = 2
_SIGNING = ("签名", "签字", "签章", "盖章", "簽名", "簽字")
_ABOUT = re.compile(
    r"(?:#+ |\*\*)?(?:About (?:the )?(?P<en>[A-Z][^.:!?]{1,50}?)|(?:关于|關於)(?P<zh>[^，。：！？]{2,20}))"
    r"[:：*]{0,3}"
)
_FOUNDED = re.compile(r"(?:Founded|Established|Headquartered|Based) in |(?:成立于|创立于|創立於|成立於)")
_LINKS = re.compile(
    r"\W*(?:Related|Read more|Read next|More (?:stories|episodes|like|from)"
    r"|You may also|Most (?:read|popular)"
    r"|Recommended|Trending|相[关關]|推[荐薦]|往期|精彩|更多|猜你|大家都在看|热门|熱門|好文|延伸[阅閱])",
    re.IGNORECASE,
)
_PARAGRAPH = 100
_ENDED = '。！？.!?”"）)…'
_OPEN = (None, SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM)
_NO_TEXT = (SegmentKind.NOISE, SegmentKind.IMAGE, SegmentKind.CAPTION, SegmentKind.METADATA)


def dismiss_ends(
    page: Page, metadata: Metadata, turns: Sequence[TurnOpening], sections: list[SectionOpening]
) -> Metadata:
    """Dismiss what stands under the last words; the metadata with the fields there and the links above."""
    metadata = drop_tail(page, metadata, turns, sections)
    metadata = drop_footer(page, metadata, page.line_at(max((turn.text_start for turn in turns), default=-1)))
    return read_links(page, metadata, min(turn.start for turn in turns)) if turns else metadata


def drop_tail(
    page: Page, metadata: Metadata, turns: Sequence[TurnOpening], sections: list[SectionOpening]
) -> Metadata:
    """Dismiss the tail, and of the ``sections`` those in it; the metadata with the fields found there."""
    begins = _tail_of(page, turns, sections)
    if begins is None:
        return metadata
    for i in range(begins, len(page.lines)):
        if page.kinds[i] is SegmentKind.HEADING:
            page.take(i, None)
        if page.is_free(i) and calls(page.lines[i].text):
            page.dismiss(i, AsideKind.INTERFACE)
    sections[:] = [section for section in sections if page.line_at(section.start) < begins]
    return dismiss_credits(page, metadata, begins)


def without_signatures(page: Page, turns: Sequence[TurnOpening]) -> list[TurnOpening]:
    """The turns without those at the end where somebody only signs (``审判长：…``, ``原告（签名）：``)."""
    kept = sorted(turns, key=lambda turn: turn.start)
    while len(kept) > _FEWEST and _is_signed(page, kept[-1]):
        place = page.line_at(kept.pop().start)
        page.take(place, None)
    return kept


def _is_signed(page: Page, turn: TurnOpening) -> bool:
    """Whether a turn is a role and a name and nothing else, or a place for a signature."""
    line = page.lines[page.line_at(turn.start)]
    key, _, rest = line.text.replace("：", ":").partition(":")
    if turn.evidence is not Evidence.LABEL:
        return False
    if any(sign in key for sign in _SIGNING):
        return len(rest) <= _LONGEST_SIGNATURE
    generic = bool(turn.voices) and all(voice.generic for voice in turn.voices)
    return generic and not rest.isascii() and is_name(rest.strip())


def _tail_of(page: Page, turns: Sequence[TurnOpening], sections: Sequence[SectionOpening]) -> int | None:
    """The line on which the tail begins; ``None`` where the text ends with its last words.

    It lies under the last of the turns, or where there are none under the last of the sections; plain
    headings under the last turn may be heads of a tail themselves.
    """
    first = _first_after(page, turns, sections)
    heads = [i for i in range(first, len(page.lines)) if _opens(page, i) and not _is_amid_text(page, i)]
    stop = heads[0] if heads else len(page.lines)
    begins = _reaching(page, first, stop)
    if begins is None and heads:
        begins = stop
    if begins is None or not (turns or _is_mostly_sure(page, begins)):
        return None
    return _with_signature(page, first, begins)


def _first_after(page: Page, turns: Sequence[TurnOpening], sections: Sequence[SectionOpening]) -> int:
    if turns:
        last = page.line_at(max(turn.text_start for turn in turns))
    else:
        last = page.line_at(max((section.start for section in sections), default=-1))
    return max(last + 1, len(page.lines) - _MOST, 1)


def _sign(page: Page, i: int) -> Sign:
    """What a line says of a tail; noise says nothing against one, unless its words are a head."""
    kind, text = page.kinds[i], page.lines[i].text
    if kind in _OPEN:
        return sign_of(text)
    if kind is SegmentKind.HEADING and text[0] != "#":
        sign = sign_of(text)
        return sign if sign is Sign.OPENS or is_end(text) else Sign.NONE
    if kind is SegmentKind.NOISE:
        return max(min(sign_of(text), Sign.OPENS), Sign.WEAK)
    return Sign.WEAK if kind in _NO_TEXT else Sign.NONE


def _opens(page: Page, i: int) -> bool:
    """Whether a line is the head of a tail: set off from the words above it, or with short lines below."""
    if is_boilerplate_head(page, i):
        return True
    if _sign(page, i) is not Sign.OPENS:
        return False
    if page.lines[i].gap or page.kinds[i] is not None or page.lines[i - 1].text[-1] not in _ENDED:
        return True
    return i + 1 < len(page.lines) and sign_of(page.lines[i + 1].text) is not Sign.NONE


def _is_amid_text(page: Page, i: int) -> bool:
    """Whether a line is the head of a list of links with which no text ends: paragraphs follow it."""
    if _LINKS.match(page.lines[i].text) is None:
        return False
    below = (k for k in range(i + 1, len(page.lines)) if page.kinds[k] in _OPEN)
    told = [k for k in below if page.lines[k].width >= _PARAGRAPH and page.lines[k].text[-1] in _ENDED]
    return any(_sign(page, k) is Sign.NONE for k in told)


def is_boilerplate_head(page: Page, i: int) -> bool:
    """Whether a line is ``About X`` at the end of a release, over what X is: named above, it begins that."""
    found = _ABOUT.fullmatch(page.lines[i].text) if page.kinds[i] in _OPEN else None
    if found is None or i + 1 >= len(page.lines) or i < _FEWEST:
        return False
    name, under = found["zh"] or found["en"], page.lines[i + 1].text
    if len(page.lines) - i > _MOST_LINES or under[-1] not in _ENDED:
        return False
    is_told = under.removeprefix("The ").startswith((name, name.split()[0])) or _FOUNDED.match(under)
    return bool(is_told) and page.text.count(name, page.start, page.lines[i].start) > 0


def _reaching(page: Page, first: int, stop: int) -> int | None:
    """The first sure line from which on every line up to ``stop`` may stand in a tail."""
    found = None
    for i in range(stop - 1, first - 1, -1):
        sign = _sign(page, i)
        if sign is Sign.NONE:
            break
        if page.kinds[i] is not SegmentKind.NOISE and (sign is Sign.STRONG or _is_signed_off(page, i)):
            found = i
    return found


def _is_signed_off(page: Page, i: int) -> bool:
    """Whether a line is a date that stands off from the words above, alone or under a name."""
    if not is_date(page.lines[i].text):
        return False
    return page.lines[i].gap > 0 or (page.lines[i - 1].gap > 0 and _sign(page, i - 1) is Sign.WEAK)


def _is_mostly_sure(page: Page, begins: int) -> bool:
    """Whether a tail where nobody speaks is short, and most of its lines stand nowhere else."""
    signs = [_sign(page, i) for i in range(begins, len(page.lines))]
    sure = sum(sign >= Sign.STRONG for sign in signs)
    few = len(signs) <= _MOST_LINES and begins * 2 >= len(page.lines)
    return (
        Sign.OPENS in signs
        or is_boilerplate_head(page, begins)
        or (few and sure * 2 >= len(signs) and sure > 1)
    )


def _with_signature(page: Page, first: int, begins: int) -> int:
    """The first line of the tail with the dates, names and brackets set off right above it."""
    i = begins
    while i - 1 >= first and begins - i < _SIGNATURE:
        line = page.lines[i - 1]
        if page.kinds[i - 1] is not None or sign_of(line.text) is not Sign.WEAK or line.mark:
            break
        over_date = is_date(page.lines[i].text) and not sounds_spoken(line.text)
        if not (is_date(line.text) or is_aside(line.text) or is_about_author(line.text) or over_date):
            break
        i -= 1
    return i if any(page.lines[k].gap for k in range(i, begins + 1)) else begins
