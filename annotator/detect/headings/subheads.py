"""Headings that carry no mark: short lines over a paragraph or a label, where all else ends in a stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from annotator.detect.headings.between_turns import between_turns, over_paragraphs
from annotator.detect.headings.familiar_heads import (
    SPEECH_KINDS,
    STOPS,
    Standing,
    ends_above,
    familiar_heads,
    gap_over,
    is_front,
    is_quoted,
    is_told_speech,
    names_somebody,
    openings_on,
    take_headings,
)
from annotator.detect.headings.field_heads import heads_over_fields
from annotator.detect.headings.framed_heads import framed_heads
from annotator.detect.headings.lone_heads import lone_subheads
from annotator.detect.headings.marked import (
    ORDINAL_DEPTH,
    QUESTION_DEPTH,
    Heading,
    directs_stage,
    is_gesture,
)
from annotator.detect.headings.ordinals import ordinal_of, series_headings
from annotator.detect.headings.part_heads import is_part_name, part_heads
from annotator.detect.headings.report_heads import matters_over_turns
from annotator.detect.headings.series_heads import plain_series
from annotator.detect.headings.show_notes import is_note_part
from annotator.detect.headings.tape_heads import tape_heads
from annotator.detect.headings.timed_headings import timed_headings
from annotator.detect.lines.fields import field_of, is_field_word
from annotator.detect.lines.page import Page, width
from annotator.detect.words.dates import DATE
from annotator.detect.words.openings import SectionOpening, TurnOpening
from annotator.detect.words.talk import is_greeting
from annotator.domain.reading import Shape
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import beginning, ending, words

_WIDEST = 60
_WIDEST_LATIN = 76
_BODY = 60
_PUNCTUATED = 0.8
_NEED = 2
_JOINTS = 4
_PARTED = 20
_BRIEF = 16
_WRAPPED_FROM, _WRAPPED_TO = 40, 120
_QUOTES = '“”"「」『』‘’'
_LEAST_SAID, _ABOVE = 6, 1500
_FRAME = 14
_FRAME_BODY = 120
_NO_HEADING = re.compile(
    r"[。；;]|[，,].*[，,]|https?:|www\.|@|\d{5}|[:：]\s*\S|^\W*$|^[\d\s:：./年月日时分-]+$|^[>|｜]|\|.*\|"
    r"|[\u4e00-\u9fff] +[\u4e00-\u9fff]+ +[\u4e00-\u9fff]"
)
_LEADS_IN = re.compile(
    r"以下[为是系内將为將乃节節]|下面是|下文|本文|文中|全文如下|正文如下|注[:：]|编者|編者|（?注"
    r"|The following|Below is|This (?:interview|conversation|transcript)"
)
_BYLINE = re.compile(
    r"[□■◎●○▲△\W]*(?:本报|本刊|本網|本网|新华社|特约|通訊|通讯|實習|实习|见习|首席)?(?:记者|記者|通讯员|通訊員|作者|撰文|编辑|編輯|摄影|攝影|文|图)"
    r"(?:[\s:：|｜/]|$)|(?i:by|words by|reported by)\s[A-Z]|\d{1,2}[.:]\d{2}\s?[ap]\.?m"
)
_LATIN_HEAD = re.compile(
    r"(?:[A-Z][\w'’-]{0,20}|&|[QA])(?:,? (?:[A-Z][\w'’-]{0,20}|&|and|of|the|for|to|with|on|in|from)){0,6}:"
)
_BRACKETED = re.compile(r"[(（\[【〔].*[)）\]】〕]")
_BOX = re.compile(r"【([^【】]{1,20})】")
_FORMS = ("padded", "roman", "letter", "dotted", "arabic", "arabic in brackets", "circled", "signed")
_TITLES_DEPTH = {Shape.LABELLED: QUESTION_DEPTH + 5, Shape.NOTES: QUESTION_DEPTH + 5}


_HEAD_AND_TEXT = 2
"""Lines of speech without which there is no heading: itself and what stands under it."""


def find_subheads(
    page: Page, shape: Shape, turns: Sequence[TurnOpening], early: Sequence[SectionOpening] = ()
) -> list[SectionOpening]:
    """The unmarked headings of a page; claims their lines. ``turns`` are those of labels and headings.

    What was found of them ``early`` is among them.
    """
    if shape is Shape.RECOGNISED or sum(kind in SPEECH_KINDS for kind in page.kinds) < _HEAD_AND_TEXT:
        return list(early)
    openings = openings_on(page, turns)
    people = frozenset(voice.name for turn in turns for voice in turn.voices)
    wrapped = _is_wrapped(page)
    ends = _block_ends(page) if wrapped else range(len(page.lines))
    first = _first_body(page, _WRAPPED_FROM if wrapped else _BODY)
    standing = Standing(people, openings, shape, first, _usual_gap(page), ends, wrapped)
    found = list(early) + take_headings(page, timed_headings(page, standing, _depth(shape)))
    found += take_headings(page, framed_heads(page, standing, _depth(shape)))
    named = tape_heads(page, standing) + part_heads(page, standing)
    found += take_headings(page, [(i, Heading(page.lines[i].text, _depth(shape))) for i in named])
    counted = dict(series_headings(page, _FORMS))
    found += take_headings(
        page, [(i, h) for i, h in counted.items() if _may_stand(page, i, standing, counted)]
    )
    is_punctuated = _is_punctuated(page, standing)
    if is_punctuated:
        short = list(_short_lines(page, standing))
        places = [i for i in short if _stands_over_text(page, i, standing)]
        places += _pairs(page, standing, short, places)
        found += take_headings(page, [(i, Heading(page.lines[i].text, _depth(shape))) for i in places])
    known = [page.line_at(section.start) for section in found]
    alike = plain_series(page, standing, known, is_punctuated=is_punctuated)
    found += take_headings(page, [(i, Heading(page.lines[i].text, _depth(shape))) for i in alike])
    known = [page.line_at(section.start) for section in found]
    depth = found[-1].depth if found else _depth(shape)
    odd = matters_over_turns(page, standing) if is_punctuated else []
    odd += lone_subheads(page, standing, known)
    odd += between_turns(page, standing, known, is_punctuated=is_punctuated) + over_paragraphs(page, standing)
    found += take_headings(page, [(i, Heading(page.lines[i].text, depth)) for i in odd])
    known = [page.line_at(section.start) for section in found]
    odd = heads_over_fields(page, standing, known)
    odd += familiar_heads(page, standing, known, is_punctuated=is_punctuated)
    found += take_headings(page, [(i, Heading(page.lines[i].text, depth)) for i in odd])
    if found and not standing.is_labelled:  # the usual name of a part needs company there
        late = part_heads(page, standing)
        found += take_headings(page, [(i, Heading(page.lines[i].text, depth)) for i in late])
    found = _deeper_under_capitals(page, _without_said(page, standing, found))
    return _without_lone(page, shape, found) + _heads_of_the_frame(page)


def _without_lone(page: Page, shape: Shape, found: list[SectionOpening]) -> list[SectionOpening]:
    """The headings, but not the only one of a text in which nobody speaks: that is a caption as soon."""
    if shape is not Shape.PLAIN or len(found) != 1:
        return found
    i = page.line_at(found[0].start)
    others = [k for k, kind in enumerate(page.kinds) if kind is SegmentKind.HEADING and k != i]
    amid = sum(ordinal_of(k, page.lines[k]) is not None for k in others) >= _NEED
    if amid and is_part_name(page.lines[i].text):
        return found
    if any(k > i for k in others) and (not amid or others[0] > i):
        return found
    page.take(i, None)
    return []


def _without_said(page: Page, standing: Standing, found: list[SectionOpening]) -> list[SectionOpening]:
    """The headings without those that print again, in quotation marks, what is said right above them."""
    again = [
        section
        for section in found
        if standing.is_labelled
        and section.title[0] in _QUOTES
        and _LEAST_SAID <= len(section.title) <= _WIDEST
        and section.title.strip(_QUOTES) in page.text[max(page.start, section.start - _ABOVE) : section.start]
    ]
    for section in again:
        page.take(page.line_at(section.start), SegmentKind.PULL_QUOTE)
    return [section for section in found if section not in again]


def _deeper_under_capitals(page: Page, found: list[SectionOpening]) -> list[SectionOpening]:
    """The headings, those in small letters deeper where one in capitals stands right over one of them."""
    at = {page.line_at(section.start): section for section in found}
    if not any(
        one.title.isupper() and i + 1 in at and not at[i + 1].title.isupper() for i, one in at.items()
    ):
        return found
    return [one if one.title.isupper() else one._replace(depth=one.depth + 1) for one in found]


def _depth(shape: Shape) -> int:
    """How deep headings without a mark are in a text of this shape."""
    return _TITLES_DEPTH.get(shape, ORDINAL_DEPTH)


def _heads_of_the_frame(page: Page) -> list[SectionOpening]:
    """In the footer, what stands right over a long paragraph about itself: who made the text."""
    found = []
    for i in range(max(0, len(page.lines) - _FRAME), len(page.lines) - 1):
        line, below = page.lines[i], page.lines[i + 1]
        is_short = (
            4 <= len(line.text) <= 24 and not _NO_HEADING.search(line.text) and line.text[-1] not in STOPS
        )
        is_frame = page.kinds[i] is page.kinds[i + 1] is SegmentKind.NOISE
        if is_frame and is_short and below.width >= _FRAME_BODY and line.text in below.text:
            found.append(SectionOpening(line.start, line.text, ORDINAL_DEPTH))
    return found


def _may_stand(page: Page, i: int, standing: Standing, counted: Collection[int]) -> bool:
    """Whether a numbered line may be a heading: amid talk only over a turn or over another such line."""
    if _BYLINE.match(page.lines[i].text) or i in standing.openings:
        return False
    below = page.below(i)
    if not standing.is_labelled:
        return True
    if below is None:
        return False
    if below not in standing.openings:
        return below in counted and not (page.lines[i].mark and page.lines[below].mark)
    return not _is_point(page, i, below)


def _is_point(page: Page, i: int, below: int) -> bool:
    """Whether a line is a point of somebody's notes: over another's words on it, or over who speaks next."""
    over_point = page.lines[below].mark > 0 or page.kinds[below] is SegmentKind.HEADING
    return page.lines[i].mark > 0 and over_point


def _is_wrapped(page: Page) -> bool:
    """Whether paragraphs are cut into lines of a width, and parted by blank lines."""
    joints = [
        here.text[-1] not in STOPS
        for here, there in pairwise(page.lines)
        if there.gap == 0 and not there.mark and _WRAPPED_FROM <= here.width <= _WRAPPED_TO
    ]
    parted = sum(line.gap > 0 for line in page.lines)
    return len(joints) >= _JOINTS and sum(joints) * 2 > len(joints) and parted * _PARTED >= len(page.lines)


def _block_ends(page: Page) -> list[int]:
    """For each line the last one of its paragraph."""
    ends = list(range(len(page.lines)))
    for i in range(len(page.lines) - 2, -1, -1):
        if page.lines[i + 1].gap == 0:
            ends[i] = ends[i + 1]
    return ends


def _is_punctuated(page: Page, standing: Standing) -> bool:
    """Whether nearly all longer paragraphs end in a stop, so that one without means something.

    Among labelled turns the lines above the first of them and those in capitals do not count.
    """
    block_ends = standing.ends
    first = min(standing.openings, default=0) if standing.is_labelled else 0
    ends = [
        page.lines[block_ends[i]].text[-1] in STOPS
        for i, line in enumerate(page.lines)
        if i >= first
        and page.kinds[i] in SPEECH_KINDS
        and line.width >= (_BRIEF if i in standing.openings else standing.least)
        and not (standing.is_labelled and line.text.isupper())
        and (i == 0 or block_ends[i - 1] != block_ends[i])
    ]
    return len(ends) >= _NEED and sum(ends) >= _PUNCTUATED * len(ends)


def _short_lines(page: Page, standing: Standing) -> Iterator[int]:
    """The short lines that read like headings, but not where three or more follow each other."""
    run: list[int] = []
    often = {text for text, count in Counter(line.text for _, line in page.free()).items() if count > 1}
    for i, line in page.free():
        if line.text in often or (standing.is_wrapped and standing.ends[i] != i):
            continue
        if not _reads_like_heading(line.text, standing) or (line.mark and ordinal_of(i, line) is None):
            continue
        if run and run[-1] != i - 1:
            yield from run if len(run) < 3 else ()
            run = []
        run.append(i)
    yield from run if len(run) < 3 else ()


def _pairs(page: Page, standing: Standing, short: Sequence[int], known: Sequence[int]) -> list[int]:
    """Heads in twos amid labelled talk, each set off by blank lines: a part over the first of its topics."""
    among, taken = frozenset(short), frozenset(known)
    if not standing.is_labelled:
        return []
    return [
        i
        for k in short
        if k - 1 in among
        and (k - 1 == 0 or k - 2 not in among)
        and page.lines[k].gap
        and page.lines[k - 1].gap
        if page.below(k) in standing.openings and ends_above(page, k - 2)
        for i in (k - 1, k)
        if i not in taken
    ]


def _reads_like_heading(text: str, standing: Standing) -> bool:
    if is_told_speech(text, standing) or is_greeting(text):
        return False
    may_be = _LATIN_HEAD.fullmatch(text) is not None or _is_short_and_open(text, standing)
    return may_be and text not in standing.people and not _says_what_it_is(text)


def _is_short_and_open(text: str, standing: Standing) -> bool:
    """Whether a line is as short as headings are, and ends, begins and goes on as none that is said."""
    widest = _WIDEST_LATIN if text.isascii() else _WIDEST
    is_over = text[-1] in STOPS and text[-1] not in "？?」”)）" and not is_quoted(text)
    if not 4 <= width(text) <= widest or is_over:
        return False
    if _NO_HEADING.search(text) or _LEADS_IN.match(text) or _BRACKETED.fullmatch(text):
        return False
    if text.isascii():
        return _reads_like_english_heading(text)
    if ending(text, "spoken_ends") or (text[-1] in "？?" and standing.is_labelled):
        return False
    return not (standing.is_labelled and beginning(text, "spoken_edges"))


def _says_what_it_is(text: str) -> bool:
    """Whether a line is a byline, a date, somebody's name, or a note of the recording."""
    box = _BOX.match(text)
    if box is not None and directs_stage(box[1]):
        return True
    return (
        _BYLINE.match(text) is not None
        or is_front(text)
        or DATE.fullmatch(text) is not None
        or names_somebody(text)
        or is_gesture(text)
    )


def _reads_like_english_heading(text: str) -> bool:
    if is_quoted(text) and text[-2] not in ".!?,":
        return text[1].isupper()
    first = text.split()[0]
    return text[0].isupper() and first not in words("spoken_edges") and text[-1] not in ")?”"


def _stands_over_text(page: Page, i: int, standing: Standing) -> bool:
    """Whether a paragraph or a turn begins under a line, and something has ended above it."""
    line = page.lines[i]
    above, below = page.above(i), page.below(i)
    if above is None and below in standing.openings and _LATIN_HEAD.fullmatch(line.text):
        return True
    if below is None or above is None:
        return below is not None and _opens_report(page, i, standing)
    if page.kinds[above] is SegmentKind.LABEL:
        return False
    under = page.lines[below]
    is_amid = page.kinds[above] is page.kinds[below] is SegmentKind.HEADING
    if is_amid and (line.gap < under.gap or is_note_part(page.lines[above].text)):
        return False  # it is what stands under the heading above
    if standing.is_labelled:
        opens = below in standing.openings or page.kinds[below] is SegmentKind.HEADING
        if _is_point(page, i, below):
            return False
        has_ended = ends_above(page, above) or _is_of_front(page, above, standing)
        return opens and has_ended and gap_over(page, i) >= standing.usual_gap
    if standing.is_wrapped and line.gap == 0:
        return False
    stops = page.lines[standing.ends[below]].text[-1] in STOPS
    is_body = under.width >= standing.least and stops and not _is_field(page, below)
    opens = is_body or page.kinds[below] is SegmentKind.HEADING
    has_ended = ends_above(page, above) or (line.gap > 0 and _is_of_list(page, above))
    return opens and has_ended and standing.first_body < i


def _is_of_list(page: Page, i: int) -> bool:
    """Whether a line is an item or a field, which end without a stop."""
    return page.lines[i].mark > 0 or field_of(page.lines[i]) is not None


def _is_of_front(page: Page, i: int, standing: Standing) -> bool:
    """Whether a line stands over the talk and says who made it, or is one of the fields there."""
    if is_front(page.lines[i].text):
        return True
    field = field_of(page.lines[i])
    return field is not None and is_field_word(field.key) and i < min(standing.openings, default=0)


def _opens_report(page: Page, i: int, standing: Standing) -> bool:
    """Whether a line stands at the very top, right over the first paragraph of a report without a title."""
    is_first = (
        standing.shape is Shape.PROSE and i == 0 and page.lines[1].gap == 0 and standing.first_body == 1
    )
    return is_first and re.search("[|｜丨]", page.lines[0].text) is None


def _is_field(page: Page, i: int) -> bool:
    field = field_of(page.lines[i])
    return field is not None and len(field.key) <= 6


def _usual_gap(page: Page) -> int:
    """How many blank lines at least part most lines of the page: 1 where most have one before."""
    gaps = [line.gap > 0 for line in page.lines[1:]]
    return int(sum(gaps) * 2 >= len(gaps) > 0)


def _first_body(page: Page, least: int) -> int:
    """Where the first paragraph stands: what comes before it is the head of the text."""
    long = (i for i, line in enumerate(page.lines) if line.width >= least and page.kinds[i] in SPEECH_KINDS)
    return next(long, len(page.lines))
