"""Headings that carry no mark: short lines over a paragraph or a label, where all else ends in a stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.detect.bare_names import people_of_line
from annotator.detect.clocks import stamp_before
from annotator.detect.fields import field_of
from annotator.detect.headings import ORDINAL_DEPTH, QUESTION_DEPTH, Heading
from annotator.detect.latin_names import is_full_latin_name
from annotator.detect.openings import SectionOpening, TurnOpening
from annotator.detect.ordinals import ordinal_of, series_headings
from annotator.detect.page import Page, width
from annotator.detect.titles import DATE
from annotator.domain.reading import Shape
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import beginning, ending, folded, words

_WIDEST = 60
_WIDEST_LATIN = 76
_BODY = 60
_PUNCTUATED = 0.8
_NEED = 2
_SAID = 30
_JOINTS = 4
_PARTED = 20
_WRAPPED_FROM, _WRAPPED_TO = 40, 120
_FRAME = 14
_FRAME_BODY = 120
_STOPS = '。！？!?；;…”』」"）)】.:：，,、'
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
_SQUARE = re.compile(r"\[([A-Z\u4e00-\u9fff][^\[\]]{3,50})\]")
_TIMES = frozenset("[(（【0123456789")
_FORMS = ("padded", "roman", "letter", "dotted", "arabic", "arabic in brackets", "circled", "signed")
_SPEECH_KINDS = (None, SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM)
_TITLES_DEPTH = {Shape.LABELLED: QUESTION_DEPTH + 5, Shape.NOTES: QUESTION_DEPTH + 5}


@dataclass(frozen=True, slots=True)
class _Talk:
    """What short lines are measured by: who speaks, and on which lines turns open."""

    people: Collection[str]
    openings: frozenset[int]
    shape: Shape
    first_body: int
    usual_gap: int
    ends: Sequence[int]
    is_wrapped: bool

    @property
    def least(self) -> int:
        """From which width on a line is one of a paragraph, or of somebody's words."""
        if self.is_labelled:
            return _SAID
        return _WRAPPED_FROM if self.is_wrapped else _BODY

    @property
    def is_labelled(self) -> bool:
        return self.shape in (Shape.LABELLED, Shape.NOTES)


def find_subheads(page: Page, shape: Shape, turns: Sequence[TurnOpening]) -> list[SectionOpening]:
    """The unmarked headings of a page; claims their lines. ``turns`` are those of labels and headings."""
    if shape is Shape.RECOGNISED or not page.lines:
        return []
    openings = frozenset(page.line_at(turn.start) for turn in turns)
    people = frozenset(voice.name for turn in turns for voice in turn.voices)
    wrapped = _is_wrapped(page)
    ends = _block_ends(page) if wrapped else range(len(page.lines))
    first = _first_body(page, _WRAPPED_FROM if wrapped else _BODY)
    talk = _Talk(people, openings, shape, first, _usual_gap(page), ends, wrapped)
    found = _take(page, [(i, h) for i, h in series_headings(page, _FORMS) if _may_stand(page, i, talk)], talk)
    if _is_punctuated(page, talk.ends, talk.least):
        depth = _TITLES_DEPTH.get(shape, ORDINAL_DEPTH)
        places = [i for i in _short_lines(page, talk) if _stands_over_text(page, i, talk)]
        found += _take(page, [(i, Heading(page.lines[i].text, depth)) for i in places], talk)
    found += _take(page, [*_timed_heads(page, talk), *_boxed_heads(page, talk)], talk)
    return found + _heads_of_the_frame(page)


def _timed_heads(page: Page, talk: _Talk) -> list[tuple[int, Heading]]:
    """Times with a title behind them, right over somebody's turn (``00:10:20 经费从哪里来``)."""
    if not talk.is_labelled:
        return []
    found = []
    for i, line in page.free():
        stamp = stamp_before(line.text, 0) if line.text[0] in _TIMES else None
        rest = line.text[stamp.end :] if stamp is not None else ""
        if rest and rest[-1] not in _STOPS and width(rest) <= _WIDEST and page.below(i) in talk.openings:
            found.append((i, Heading(rest, QUESTION_DEPTH + 5)))
    return found if len(found) >= _NEED else []


def _boxed_heads(page: Page, talk: _Talk) -> list[tuple[int, Heading]]:
    """Words in square brackets, set off by gaps right over turns: parts, unless they direct the stage."""
    if not talk.is_labelled:
        return []
    stage = folded("stage_directions")
    found = []
    for i, line in page.free():
        box = _SQUARE.fullmatch(line.text) if line.text[0] == "[" and (line.gap or i == 0) else None
        if box is None or page.below(i) not in talk.openings or not page.lines[i + 1].gap:
            continue
        parts = box[1].casefold().split()
        if len(parts) > 1 and not any(part in stage for part in parts) and "-".join(parts) not in stage:
            found.append((i, Heading(box[1], QUESTION_DEPTH + 5)))
    return found if len({heading.text for _, heading in found}) >= _NEED else []


def _heads_of_the_frame(page: Page) -> list[SectionOpening]:
    """In the footer, what stands right over a long paragraph about itself: who made the text."""
    found = []
    for i in range(max(0, len(page.lines) - _FRAME), len(page.lines) - 1):
        line, below = page.lines[i], page.lines[i + 1]
        is_short = (
            4 <= len(line.text) <= 24 and not _NO_HEADING.search(line.text) and line.text[-1] not in _STOPS
        )
        is_frame = page.kinds[i] is page.kinds[i + 1] is SegmentKind.NOISE
        if is_frame and is_short and below.width >= _FRAME_BODY and line.text in below.text:
            found.append(SectionOpening(line.start, line.text, ORDINAL_DEPTH))
    return found


def _take(page: Page, headings: list[tuple[int, Heading]], talk: _Talk) -> list[SectionOpening]:
    for i, _ in headings:
        page.take(i, SegmentKind.HEADING)
    return [
        SectionOpening(page.lines[i].start, heading.text.rstrip(":："), heading.depth)
        for i, heading in headings
    ]


def _may_stand(page: Page, i: int, talk: _Talk) -> bool:
    """Whether a numbered line may be a heading: amid talk only right over somebody's turn."""
    if _BYLINE.match(page.lines[i].text):
        return False
    return not talk.is_labelled or page.below(i) in talk.openings


def _is_wrapped(page: Page) -> bool:
    """Whether paragraphs are cut into lines of a width, and parted by blank lines."""
    joints = [
        here.text[-1] not in _STOPS
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


def _is_punctuated(page: Page, block_ends: Sequence[int], least: int) -> bool:
    """Whether nearly all longer paragraphs of the page end in a stop, so that one without means something."""
    ends = [
        page.lines[block_ends[i]].text[-1] in _STOPS
        for i, line in enumerate(page.lines)
        if page.kinds[i] in _SPEECH_KINDS
        and line.width >= least
        and (i == 0 or block_ends[i - 1] != block_ends[i])
    ]
    return len(ends) >= _NEED and sum(ends) >= _PUNCTUATED * len(ends)


def _short_lines(page: Page, talk: _Talk) -> Iterator[int]:
    """The short lines that read like headings, but not where three or more follow each other."""
    run: list[int] = []
    often = {text for text, count in Counter(line.text for _, line in page.free()).items() if count > 1}
    for i, line in page.free():
        if line.text in often or (talk.is_wrapped and talk.ends[i] != i):
            continue
        if not _reads_like_heading(line.text, talk) or (line.mark and ordinal_of(i, line) is None):
            continue
        if run and run[-1] != i - 1:
            yield from run if len(run) < 3 else ()
            run = []
        run.append(i)
    yield from run if len(run) < 3 else ()


def _reads_like_heading(text: str, talk: _Talk) -> bool:
    may_be = _LATIN_HEAD.fullmatch(text) is not None or _is_short_and_open(text, talk)
    return may_be and text not in talk.people and not _says_what_it_is(text)


def _is_short_and_open(text: str, talk: _Talk) -> bool:
    """Whether a line is as short as headings are, and ends, begins and goes on as none that is said."""
    widest = _WIDEST_LATIN if text.isascii() else _WIDEST
    if not 4 <= width(text) <= widest or (text[-1] in _STOPS and text[-1] not in "？?」”)）"):
        return False
    if _NO_HEADING.search(text) or _LEADS_IN.match(text) or _BRACKETED.fullmatch(text):
        return False
    if text.isascii():
        return _reads_like_english_heading(text)
    if ending(text, "spoken_ends") or (text[-1] in "？?" and talk.is_labelled):
        return False
    return not (talk.is_labelled and beginning(text, "spoken_edges"))


def _says_what_it_is(text: str) -> bool:
    """Whether a line is a byline, a date, or somebody's name."""
    return _BYLINE.match(text) is not None or DATE.fullmatch(text) is not None or _names_somebody(text)


def _names_somebody(text: str) -> bool:
    """Whether a line is a name and a post, or a name that is more than two words with capitals."""
    people = people_of_line(text)
    return any(v.bracketed or v.role or not v.name.isascii() or is_full_latin_name(v.name) for v in people)


def _reads_like_english_heading(text: str) -> bool:
    first = text.split()[0]
    return text[0].isupper() and first not in words("spoken_edges") and text[-1] not in ")?”"


def _stands_over_text(page: Page, i: int, talk: _Talk) -> bool:
    """Whether a paragraph or a turn begins under a line, and something has ended above it."""
    line = page.lines[i]
    above, below = page.above(i), page.below(i)
    if above is None and below in talk.openings and _LATIN_HEAD.fullmatch(line.text):
        return True
    if below is None or above is None:
        return below is not None and _opens_report(page, i, talk)
    if page.kinds[above] is SegmentKind.LABEL:
        return False
    under = page.lines[below]
    if page.kinds[above] is page.kinds[below] is SegmentKind.HEADING and line.gap < under.gap:
        return False  # it is what stands under the heading above
    if talk.is_labelled:
        opens = below in talk.openings or page.kinds[below] is SegmentKind.HEADING
        return opens and _ends(page, above) and line.gap >= talk.usual_gap
    if talk.is_wrapped and line.gap == 0:
        return False
    stops = page.lines[talk.ends[below]].text[-1] in _STOPS
    is_body = under.width >= talk.least and stops and not _is_field(page, below)
    opens = is_body or page.kinds[below] is SegmentKind.HEADING
    return opens and _ends(page, above) and talk.first_body < i


def _opens_report(page: Page, i: int, talk: _Talk) -> bool:
    """Whether a line stands at the very top, right over the first paragraph of a report without a title."""
    is_first = talk.shape is Shape.PROSE and i == 0 and page.lines[1].gap == 0 and talk.first_body == 1
    return is_first and re.search("[|｜丨]", page.lines[0].text) is None


def _ends(page: Page, i: int) -> bool:
    """Whether nothing goes on under a line: it ends in a stop or is a heading."""
    kind = page.kinds[i]
    if kind in (SegmentKind.HEADING, SegmentKind.PULL_QUOTE):
        return True
    return page.lines[i].text[-1] in _STOPS and page.lines[i].text[-1] not in "，,、"


def _is_field(page: Page, i: int) -> bool:
    field = field_of(page.lines[i])
    return field is not None and len(field.key) <= 6


def _usual_gap(page: Page) -> int:
    """How many blank lines at least part most lines of the page: 1 where most have one before."""
    gaps = [line.gap > 0 for line in page.lines[1:]]
    return int(sum(gaps) * 2 >= len(gaps) > 0)


def _first_body(page: Page, least: int) -> int:
    """Where the first paragraph stands: what comes before it is the head of the text."""
    long = (i for i, line in enumerate(page.lines) if line.width >= least and page.kinds[i] in _SPEECH_KINDS)
    return next(long, len(page.lines))
