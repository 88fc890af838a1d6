"""Odd lines that are headings because nothing else stands between the turns as they do.

A short line that ends in a colon, a question, a line without a stop where nobody's words have stops: each
may go on with what is said above it. Where several stand alike, each by itself right over a turn, and
nearly every other line opens one, they part the talk.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from annotator.detect.headings.familiar_heads import Standing, ends_above, form_of, gap_over, names_somebody
from annotator.detect.headings.marked import is_gesture
from annotator.detect.lines.fields import field_of
from annotator.detect.lines.page import Page
from annotator.detect.words.dates import is_date
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import beginning, ending, folded, words

_NEED = 2
_LEAST, _WIDEST = 10, 60
_WIDEST_COLON = 48
_MOST_BESIDE = 0.35
_MOST_OF = 0.7
_ASKING = re.compile("(?:What|How|Why|Where|When|Who|Which) ")
_CLOSED = frozenset("。；;，,、.…！!—–-）)】]")
_NO_HEAD = re.compile(
    r"[。；]|https?:|www\.|@|\d{5}|[:：]\s*\S|^\W*$|^[\d\W]+$|^[>|｜(（\[【〔*#]|[，,].*[，,]"
)
_WORD = re.compile(r"[a-z]+")


def between_turns(page: Page, standing: Standing, known: Sequence[int], *, is_punctuated: bool) -> list[int]:
    """The lines of each odd kind of which two or more stand alone over turns."""
    if not standing.is_labelled or len(standing.openings) < 2 * _NEED:
        return []
    often = Counter(line.text for _, line in page.free())
    first = min(standing.openings)
    places = [
        i
        for i, line in page.free()
        if often[line.text] == 1
        and _stands(page, i, standing)
        and _may_be_head(line.text, standing, is_clear=is_punctuated and _ends_in_colon(line.text))
    ]
    found: list[int] = []
    asking = _who_asks(page, standing)
    asked = [i for i in places if _asks(page.lines[i].text) and _is_over_asking(page, i, standing, asking)]
    for alike in ([i for i in places if _ends_in_colon(page.lines[i].text)], asked):
        found += alike if len(alike) + _same(page, alike, known) >= _NEED else []
    if not is_punctuated and _is_but_turns(page, standing, first):
        alike = [i for i in places if not (_ends_in_colon(page.lines[i].text) or _asks(page.lines[i].text))]
        found += alike if len(alike) + len(known) >= _NEED else []
    return sorted(found)


def over_paragraphs(page: Page, standing: Standing) -> list[int]:
    """The lines that end in a colon between paragraphs, where three are set alike; none brings in words."""
    if standing.is_labelled or standing.is_wrapped:
        return []
    groups: dict[tuple[int, int, int, bool], list[int]] = {}
    for i, line in page.free():
        if i and _ends_in_colon(line.text) and not line.mark and line.width <= _WIDEST_COLON:
            groups.setdefault(form_of(page, i), []).append(i)
    return [i for group in groups.values() for i in _parting(page, group, standing)]


def _parting(page: Page, group: Sequence[int], standing: Standing) -> Sequence[int]:
    """Those of the lines of one form that stand between paragraphs, if most do and none brings in words."""
    heads = {page.lines[i].text for i in group}
    if len(heads) < max(len(group), _NEED + 1) or any(_brings_in(page.lines[i].text) for i in group):
        return ()
    found = [
        i
        for i in group
        if _is_between(page, i, standing) and _may_be_head(page.lines[i].text, standing, is_told=True)
    ]
    return found if len(found) > _NEED and len(found) > _MOST_OF * len(group) else ()


def _brings_in(text: str) -> bool:
    """Whether a line says that somebody says what stands under it."""
    is_asked = _ASKING.match(text) is not None
    says = any(part in folded("english_speech_verbs") for part in _WORD.findall(text.casefold()))
    return bool(ending(text[:-1], "speech_verbs")) or (text.isascii() and says and not is_asked)


def _is_between(page: Page, i: int, standing: Standing) -> bool:
    """Whether something has ended over a line, and a paragraph stands under it."""
    above = page.above(i)
    if i + 1 >= len(page.lines) or above is None:
        return False
    under = page.lines[i + 1]
    has_ended = ends_above(page, above) or field_of(page.lines[above]) is not None
    return has_ended and under.width >= standing.least and not under.mark and under.text[-1] not in ":："


def _same(page: Page, places: Sequence[int], known: Sequence[int]) -> int:
    """How many of the known headings are set as the first of some lines is."""
    return sum(form_of(page, i) == form_of(page, places[0]) for i in known) if places else 0


def _stands(page: Page, i: int, standing: Standing) -> bool:
    """Whether a line stands by itself between the end of something and the opening of a turn."""
    above, below = page.above(i), page.below(i)
    if i in standing.openings or above is None or below not in standing.openings or page.lines[i].mark:
        return False
    if page.kinds[above] is SegmentKind.LABEL:
        return False
    is_tight = standing.usual_gap == 0 and _ends_in_colon(page.lines[i].text)
    is_apart = gap_over(page, i) >= max(standing.usual_gap, 1)
    is_off = is_tight or (is_apart and (i + 1 >= len(page.lines) or _parted(page, i)))
    return (
        is_off
        and page.lines[above].text[-1] not in ":：，,、"
        and (ends_above(page, above) or above in standing.openings)
    )


def _parted(page: Page, i: int) -> bool:
    """Whether a line is not the first of a paragraph: what stands right under it opens a turn."""
    return page.lines[i].gap > 0 or page.lines[i + 1].gap > 0


def _may_be_head(text: str, standing: Standing, *, is_told: bool = False, is_clear: bool = False) -> bool:
    """Whether a line may be a head by its words; ``is_told`` where nobody speaks and it may begin so.

    It also may in Chinese where its form ``is_clear``.
    """
    if len(text) > _WIDEST or text[-1] in _CLOSED or _NO_HEAD.search(text) or text in standing.people:
        return False
    if is_gesture(text) or is_date(text) or names_somebody(text.rstrip(":：")):
        return False
    if text.isascii():
        says = not is_told and _brings_in(text)
        is_spoken = not is_told and not _asks(text) and text.split()[0].rstrip(",") in words("spoken_edges")
        return text[0].isupper() and not is_spoken and not (_ends_in_colon(text) and says)
    is_spoken = not (is_told or is_clear) and bool(beginning(text, "spoken_edges"))
    return not (is_spoken or ending(text, "spoken_ends"))


def _ends_in_colon(text: str) -> bool:
    return text[-1] in ":："


def _asks(text: str) -> bool:
    return text[-1] in "？?"


def _who_asks(page: Page, standing: Standing) -> frozenset[tuple[str, ...]]:
    """Those most of whose turns are questions."""
    asked = Counter(who for i, who in standing.openings.items() if page.lines[i].text[-1] in "？?")
    turns = Counter(standing.openings.values())
    return frozenset(who for who, count in asked.items() if count * 2 >= turns[who])


def _is_over_asking(page: Page, i: int, standing: Standing, asking: Collection[tuple[str, ...]]) -> bool:
    """Whether a question is a topic and not part of one that is asked: who asks speaks under it, if any."""
    below = page.below(i)
    text = page.lines[i].text
    if page.lines[i].width < _LEAST or below is None:
        return False
    if not asking:
        return text.split()[0] not in words("spoken_edges")
    return standing.openings.get(below) in asking or _is_amid_one(page, i, standing, asking)


def _is_amid_one(page: Page, i: int, standing: Standing, asking: Collection[tuple[str, ...]]) -> bool:
    """Whether one who answers speaks right over a line and again under it: so nobody asked it."""
    over, under = standing.openings.get(i - 1), standing.openings.get(i + 1)
    return over is not None and over == under and over not in asking


def _is_but_turns(page: Page, standing: Standing, first: int) -> bool:
    """Whether nearly every line from the first turn on opens one."""
    lines = len(page.lines) - first
    return lines - len(standing.openings) <= _MOST_BESIDE * lines
