"""Plain heads that are heads because there are several: lines of their own between blank lines.

One such line may be a caption, a lead-in or a shout. Where at least three are set alike, none of them
ends as sentences do, and each has text of its own under it up to the next, they part the text; then one
may be as short as a letter, be a question or have a colon in its middle, and stand over a list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from annotator.detect.headings.familiar_heads import (
    SPEECH_KINDS,
    STOPS,
    Standing,
    ends_above,
    form_of,
    may_be_odd,
)
from annotator.detect.lines.bare_names import people_of_line
from annotator.detect.lines.page import Page
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import beginning, ending

_NEED = 3
_MOSTLY = 0.75
_BODY = 20
_WIDEST = 76
_ITEMS = 2
_FIRST_HAN = "\u2e80"
_SENTENCE = 10
_CRIES = 12
"""A shorter line that ends in an exclamation mark is a cry rather than a head."""
_OPEN_END = frozenset("？?」”)）’！!…")
_WORD = re.compile(r"[^\W\d_]")
_NO_WORDS = re.compile(r"[=<>{}\\/_]{2}|\S+\.(?:jpe?g|png|gif|webp|docx?|pdf|py|sh|json)\b|[{}<>;]|\$|\t")
_QUOTED = re.compile(r'[“「『"].*[”」』"]')
_SIGNS = re.compile(r"[*\s=~.…·—–-]+")

_Form = tuple[int, int, int, bool]


def plain_series(page: Page, standing: Standing, known: Sequence[int], *, is_punctuated: bool) -> list[int]:
    """The lines that are heads because three of one form stand in the text, ``known`` ones counted.

    Not amid labelled talk, where turns and not paragraphs stand under heads. Where a text has no blank
    lines and ``is_punctuated``, a line that ends as no sentence does stands out without them.
    """
    if standing.is_labelled:
        return []
    texts = Counter(line.text for _, line in page.free())
    gap = standing.usual_gap or int(not is_punctuated)
    short = [i for i, _ in page.free() if _is_in_body(page, i, standing) and _is_short(page, i, gap)]
    short = _without_questions(page, short)
    heads = [i for i in _apart(page, short) if _may_be_head(page, i, standing, texts)]
    bounds = sorted({*short, *known, len(page.lines)})
    ends = dict(pairwise(bounds))
    over_text = [i for i in heads if _has_text(page, i, ends[i], standing)]
    set_alike = Counter(form_of(page, i) for i in short)
    alike = Counter(form_of(page, i) for i in over_text)
    kept = Counter(form_of(page, i) for i in known)
    if sum(_is_name(page.lines[i].text) for i in over_text) * 2 >= len(over_text):
        return []
    return [i for i in over_text if _is_series(form_of(page, i), alike, kept, set_alike)]


def _without_questions(page: Page, short: Sequence[int]) -> list[int]:
    """The short lines without questions that open what is said under one, where this is so three times."""
    among = frozenset(short)
    asked = {
        i
        for i in short
        if page.lines[i].text[-1] in "？?" and i - 1 in among and page.lines[i - 1].text[-1] not in "？?"
    }
    return [i for i in short if i not in asked] if len(asked) >= _NEED else list(short)


def _is_name(text: str) -> bool:
    """Whether a line is the name of somebody, who may be speaking under it; English heads look like names."""
    return (
        not text.isascii()
        and text[0] >= _FIRST_HAN
        and any(voice.is_certain for voice in people_of_line(text))
    )


def _is_series(form: _Form, alike: Counter[_Form], kept: Counter[_Form], set_alike: Counter[_Form]) -> bool:
    """Whether there are enough heads of a form, and hardly any line set so that is none."""
    return alike[form] + kept[form] >= _NEED and alike[form] >= _MOSTLY * set_alike[form]


def _is_in_body(page: Page, i: int, standing: Standing) -> bool:
    """Whether a line stands below the first paragraph, or over a list; a text of short lines has no front."""
    has_front = standing.first_body < len(page.lines)
    return not has_front or i > standing.first_body or page.lines[min(i + 1, len(page.lines) - 1)].mark > 0


def _is_short(page: Page, i: int, gap: int) -> bool:
    """Whether a line of its own, with ``gap`` blank lines around it, ends as no sentence does."""
    line = page.lines[i]
    is_set_off = line.gap >= gap and (gap > 0 or not line.text.isascii())
    return (
        is_set_off
        and not line.mark
        and line.width <= _WIDEST
        and (line.text[-1] not in STOPS or line.text[-1] in _OPEN_END)
        and i + 1 < len(page.lines)
        and page.lines[i + 1].gap >= gap
        and _SIGNS.fullmatch(line.text) is None
    )


def _apart(page: Page, short: Collection[int]) -> list[int]:
    """Those of which no other stands right under or over them: what follows each other is a list."""
    among = frozenset(short)
    return [i for i in short if i + 1 not in among and i - 1 not in among]


def _may_be_head(page: Page, i: int, standing: Standing, texts: Counter[str]) -> bool:
    """Whether a line may be a head by its words and by what it stands under."""
    text = page.lines[i].text
    above = page.above(i)
    if above is None or not (ends_above(page, above) or page.lines[above].mark):
        return False
    if texts[text] > 1 or not _WORD.search(text) or _NO_WORDS.search(text) or _QUOTED.fullmatch(text):
        return False
    exclaims = not text.isascii() and page.lines[i].width >= _CRIES
    return may_be_odd(page, i, standing, exclaims=exclaims) and not _sounds_spoken(text)


def _sounds_spoken(text: str) -> bool:
    """Whether a Chinese line begins or ends as what is said does; 了 alone ends headings too."""
    if text[0] < _FIRST_HAN:
        return False
    return ending(text, "spoken_ends") not in ("", "了") or bool(beginning(text, "spoken_edges"))


def _has_text(page: Page, i: int, stop: int, standing: Standing) -> bool:
    """Whether a paragraph, or a list of two items, stands between a head and the next."""
    under = page.lines[i + 1]
    if page.kinds[i + 1] is SegmentKind.HEADING:
        return False
    if under.mark:
        return stop - i > _ITEMS and bool(page.lines[i + 2].mark)
    is_sentence = under.width >= _SENTENCE and page.lines[standing.ends[i + 1]].text[-1] in STOPS
    if not is_sentence or under.text[-1] in ":：":
        return False
    wide = 0
    for k in range(i + 1, stop):
        wide += page.lines[k].width if page.kinds[k] in SPEECH_KINDS else 0
        if wide >= _BODY:
            return True
    return False
