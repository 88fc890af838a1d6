"""Headings in a numbered or signed series: ``一、…``, ``（二）…``, ``1. …``, ``2.3 …``, ``03 …``, ``■ …``.

One such line says little: lists look the same. A series is one of headings where its numbers follow
each other and text stands under most of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.detect.headings.marked import ORDINAL_DEPTH, Heading
from annotator.detect.lines.page import Line, Page, width
from annotator.detect.words.openings import SectionOpening
from annotator.detect.words.seats import NUMERAL
from annotator.domain.transcript import SegmentKind

_WIDEST = 84
_NEED = 2
_MOSTLY = 0.6
_SIGN = r"[■◆◎▌▍▎▋█▶►★☆❖◇□▷✦●○◈▲△◉⊙※➤☞]"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾貳貮參叄陸"
_CIRCLES = 10
_CIRCLED = "".join(
    chr(first + i)
    for first in (0x2460, 0x2776, 0x2780, 0x278A, 0x24F5, 0x3220, 0x3280)
    for i in range(_CIRCLES)
)
"""Numbers up to ten in circles, white and black, plain and with serifs, in double ones, and Chinese ones."""
_FORMS: Mapping[str, tuple[re.Pattern[str], int]] = {
    "han": (re.compile(rf"(?P<n>[{NUMERAL}]{{1,3}})\s?[、.．·|｜]\s*(?P<rest>.+)"), 0),
    "han formal": (re.compile(rf"(?P<n>[{_FORMAL}]{{1,3}})\s?[、.．·|｜]\s*(?P<rest>.+)"), -1),
    "han in brackets": (re.compile(rf"[(（](?P<n>[{NUMERAL}]{{1,3}})[)）]\s?[、.．]?\s*(?P<rest>.+)"), 1),
    "padded": (
        re.compile(
            r"[/#·]?\s?(?P<n>0\d|[1-9]\d)\s?[/·]?\s*[|｜/丨:：.、．\-—]?\s*(?P<rest>[^\d\s:：.,年月日/%].*)"
        ),
        2,
    ),
    "roman": (re.compile(r"(?P<n>[IVX]{1,5})[.、．:)]\s*(?P<rest>.+)"), 2),
    "letter": (re.compile(r"(?P<n>[A-H])[.、．)]\s+(?P<rest>.+)"), 3),
    "dotted": (re.compile(r"(?P<n>\d{1,2}(?:[.．]\d{1,2}){1,3})[.、．]?\s*(?P<rest>[^\d\s%:：.,].*)"), 4),
    "arabic": (re.compile(r"(?P<n>\d{1,2})\s?[.、．]\s*(?P<rest>[^\d\s].*)"), 3),
    "arabic in brackets": (
        re.compile(r"(?:[(（](?P<n>\d{1,2})[)）]|(?P<n2>\d{1,2})[)）])\s*(?P<rest>.+)"),
        5,
    ),
    "circled": (re.compile(rf"(?P<n>[{_CIRCLED}])\s*(?P<rest>.+)"), 5),
    "signed": (re.compile(rf"(?P<n>{_SIGN})\s*(?P<rest>.+)"), 6),
}
_DIGITS = "0123456789"
_FIRSTS = {
    "han": NUMERAL,
    "han formal": _FORMAL,
    "han in brackets": "(（",
    "padded": f"/#·{_DIGITS}",
    "roman": "IVX",
    "letter": "ABCDEFGH",
    "dotted": _DIGITS,
    "arabic": _DIGITS,
    "arabic in brackets": f"(（{_DIGITS}",
    "circled": _CIRCLED,
    "signed": _SIGN[1:-1],
}
_FORMS_FROM = {
    first: tuple(form for form in _FORMS if first in _FIRSTS[form]) for first in "".join(_FIRSTS.values())
}
"""The forms that may begin with a character, in the order in which they are tried."""
_NUMBER_ALONE = re.compile(
    r"(?:[/#·—\-|]\s?)?(?:(?:PART|CHAPTER|NO|VOL|SECTION)\s?[.·]?\s?)?0?(?P<number>\d{1,2})(?:\s?[/#·—\-|.、])?",
    re.IGNORECASE,
)
_BEFORE_NUMBER = frozenset(f"/#·—-|(（PCNVSpcnvsſ{NUMERAL}")
_HAN_ALONE = re.compile(rf"[(（]?(?P<number>[{NUMERAL}]{{1,3}})[)）]?[、.．]?")
_OPTION = re.compile(
    r"[(（]?[AaＡ①][.、．)）:：]\s?\S|[(（]?A[)）]?\s{1,4}\S.{0,60}\sB[.、．)）\s]|[√×✓✗□○]\s?\S.{0,40}[√×✓✗□○]"
)
_ANSWER = re.compile(r"A\s?[:：]")
_SECOND = re.compile(r"(?:^|\s)[(（]?[BbＢ②][.、．)）:：\s]")
_LETTERED = re.compile(r"A\. [A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|of|the|on|and|for|in)){1,8}$")
"""A topic counted with a letter (``A. Drainage on Ferry Road``), as agendas have under an item."""
_BLANK_TO_FILL = re.compile(r"\((?:\s*[)）][。.]?$|\s{1,8}[)）])|（(?:\s*[)）][。.]?$|\s{1,8}[)）])|___")
_NUMBER_WIDTH = _LONGEST_NUMBER = 12
_MATTER, _LONGEST_MATTER = 14, 36
_WORD, _COLON = re.compile(r"\w"), re.compile("[:：]")
_BODY = 50
_FIGURES = 3
_BULLETS, _POINT = frozenset("-*+•·◦▪"), 40
_ENDS_TEXT = frozenset("。！？!?….”」』")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_PLAIN = str.maketrans(_FORMAL, "一二三四五六七八九十二二三三六")
_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "十": 10}


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A line that opens with a number: of which form, which number (0 for a sign), what follows it."""

    place: int
    form: str
    number: int
    rest: str
    text: str
    deeper: int

    @property
    def heading(self) -> Heading:
        return Heading(self.text.rstrip(":： "), ORDINAL_DEPTH + self.deeper)


def _may_be_ordinal(text: str) -> bool:
    return text[0] in _FORMS_FROM and len(text) <= _WIDEST


def ordinal_of(place: int, line: Line) -> Ordinal | None:
    """The number that a short line opens with, if the rest of it reads like a title."""
    text = line.text
    if text[0] not in _FORMS_FROM or len(text) > _WIDEST or line.width > _WIDEST or line.indent > 4:
        return None
    for form in _FORMS_FROM[text[0]]:
        pattern, deeper = _FORMS[form]
        found = pattern.fullmatch(text)
        if found is None:
            continue
        rest = found["rest"].strip()
        number = found["n"] or found["n2"]
        extra = number.count(".") + number.count("．") - 1 if form == "dotted" else 0
        name = form + number if form == "signed" else form
        if not _reads_like_title(rest, form):
            return None
        return Ordinal(place, name, _value(form, number), rest, text, deeper + extra)
    return None


def _reads_like_title(rest: str, form: str) -> bool:
    if rest[-1] in "。；;，,、.！!…" or "。" in rest or "；" in rest or not _WORD.search(rest):
        return False
    if form.startswith("han"):
        return len(rest) <= 42
    colon = _COLON.search(rest)
    if form == "signed" and colon is not None and colon.start() <= _MATTER:
        return len(rest) <= _LONGEST_MATTER and not rest[colon.end() :].isdigit()
    commas = rest.count("，") + rest.count(",")
    return (colon is None or colon.end() == len(rest)) and commas <= (0 if form.startswith("arabic") else 1)


def has_options(page: Page, i: int) -> bool:
    """Whether a line is a question of an examination: with a gap to fill, or over answers to choose from."""
    if _BLANK_TO_FILL.search(page.lines[i].text):
        return True
    below = page.below(i)
    if below is None or _OPTION.match(page.lines[below].text) is None:
        return False
    after = page.below(below)  # ``A：`` alone is an answer, and no choice
    text = page.lines[below].text
    is_answer = (_ANSWER.match(text) or _LETTERED.match(text)) and _SECOND.search(text) is None
    return not is_answer or (after is not None and _SECOND.match(page.lines[after].text) is not None)


def _value(form: str, number: str) -> int:
    if form.startswith("han"):
        return _han_value(number)
    if form == "roman":
        return _roman_value(number)
    if form == "letter":
        return ord(number) - 64
    if form == "circled":
        return _CIRCLED.index(number) % _CIRCLES + 1
    if form == "signed":
        return 0
    return int(re.split("[.．]", number)[-1])


def _han_value(number: str) -> int:
    tens, ten, ones = number.translate(_PLAIN).partition("十")
    if not ten:
        return _VALUES.get(tens[-1], 0)
    return _VALUES.get(tens, 1) * 10 + (_VALUES.get(ones, 0) if ones else 0)


def _roman_value(number: str) -> int:
    values = [_ROMAN[c] for c in number]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))


def series_headings(page: Page, forms: Sequence[str]) -> list[tuple[int, Heading]]:
    """The headings among the free lines of a page that are numbered in one of the ``forms``."""
    ordinals: dict[str, list[Ordinal]] = {}
    if not page.has(_may_be_ordinal, _FORMS_FROM.__contains__):
        return []
    for i, line in page.free():
        found = ordinal_of(i, line)
        if found is not None:
            ordinals.setdefault(found.form, []).append(found)
    chosen: list[tuple[int, Heading]] = []
    for form, items in ordinals.items():
        if form.rstrip("".join(_SIGN)) in forms:
            chosen += [(item.place, item.heading) for item in _headings_of(page, form, items)]
    return sorted(chosen, key=lambda found: found[0])


def paired_headings(page: Page) -> list[SectionOpening]:
    """Headings in two lines: a number that stands alone (``01``, ``PART 2``), and the title under it.

    Claims both lines, where the numbers go up by one and text stands under most of the titles.
    """
    pairs: list[tuple[int, int]] = []
    if not page.has(_number_alone, _may_begin_number):
        return []
    for i, line in page.free():
        found = _number_alone(line.text)
        if found and page.is_free(i + 1) and _is_title_below(page.lines[i + 1].text):
            pairs.append((i, int(found["number"])))
    if len(pairs) < _NEED or any(later != n + 1 for (_, n), (_, later) in pairwise(pairs)):
        return []
    under = [page.below(i + 1) for i, _ in pairs]
    if sum(k is not None and _is_text(page, k) for k in under) < _MOSTLY * len(pairs):
        return []
    found_pairs = []
    for i, _ in pairs:
        page.take(i, SegmentKind.HEADING)
        page.take(i + 1, SegmentKind.HEADING)
        title = f"{page.lines[i].text} {page.lines[i + 1].text}"
        found_pairs.append(SectionOpening(page.lines[i].start, title, ORDINAL_DEPTH))
    return found_pairs


def _is_text(page: Page, i: int) -> bool:
    """Whether a line is one of a paragraph, or opens with the label of somebody who speaks."""
    label = page.label(i)
    speaks = label is not None and bool(label.voices) and all(voice.is_certain for voice in label.voices)
    return speaks or page.lines[i].width >= _BODY


def bare_numbers(page: Page) -> list[SectionOpening]:
    """Headings that are a number and nothing else (``01``, ``（二）``, ``PART 3``), from one; claims them.

    Plain figures are numbers of pages as often and count only where they part a text; text stands under each.
    """
    found: list[tuple[int, int]] = []
    if not page.has(_bare_number, _may_begin_number):
        return _plain_figures(page)
    for i, line in page.free():
        number = _bare_number(line.text)
        below = page.below(i) if number else None
        if below is not None and width(page.lines[below].text) > _NUMBER_WIDTH:
            found.append((i, number))
    if len(found) < _NEED or [number for _, number in found] != list(range(1, len(found) + 1)):
        return []
    for i, _ in found:
        page.take(i, SegmentKind.HEADING)
    return [SectionOpening(page.lines[i].start, page.lines[i].text, ORDINAL_DEPTH) for i, _ in found]


def _plain_figures(page: Page) -> list[SectionOpening]:
    """Headings that are ``1``, ``2``, ``3`` alone between blank lines, the first over all text; claims them.

    Numbers of pages stand under what is on the first page, and often within a sentence.
    """
    if not page.has(str.isdecimal, str.isdecimal):
        return []
    found = [
        (i, int(line.text)) for i, line in page.free() if line.text.isdecimal() and len(line.text) < _FIGURES
    ]
    if len(found) < _NEED or [number for _, number in found] != list(range(1, len(found) + 1)):
        return []
    if any(line.width >= _BODY for line in page.lines[: found[0][0]]):
        return []
    if not all(_parts_text(page, i, is_first=number == 1) for i, number in found):
        return []
    for i, _ in found:
        page.take(i, SegmentKind.HEADING)
    return [SectionOpening(page.lines[i].start, page.lines[i].text, ORDINAL_DEPTH) for i, _ in found]


def _parts_text(page: Page, i: int, *, is_first: bool) -> bool:
    """Whether a line stands off on both sides, over a paragraph and under the end of one."""
    if i + 1 >= len(page.lines) or not page.lines[i + 1].gap or not (page.lines[i].gap or i == 0):
        return False
    return _is_text(page, i + 1) and (is_first or page.lines[i - 1].text[-1] in _ENDS_TEXT)


def _may_begin_number(sign: str) -> bool:
    """Whether a line that is a number may begin with a character."""
    return sign in _BEFORE_NUMBER or sign.isdecimal()


def _number_alone(text: str) -> re.Match[str] | None:
    return _NUMBER_ALONE.fullmatch(text) if len(text) <= _LONGEST_NUMBER else None


def _bare_number(text: str) -> int:
    """The number that a line is, if it is one by itself; 0 where it is none or a plain figure."""
    if len(text) > _LONGEST_NUMBER:
        return 0
    han = _HAN_ALONE.fullmatch(text)
    if han:
        return _han_value(han["number"])
    found = _NUMBER_ALONE.fullmatch(text)
    return int(found["number"]) if (found and not text.isdecimal()) or (found and text[0] == "0") else 0


def _is_title_below(text: str) -> bool:
    return (
        4 <= width(text) <= _WIDEST
        and text[-1] not in "。；;，,、：:"
        and not re.search("[:：。]|https?", text)
    )


def _headings_of(page: Page, form: str, items: list[Ordinal]) -> Iterator[Ordinal]:
    """Those of one form that follow each other and have text under them; none where most have not."""
    bare = form.startswith(("arabic", "circled", "letter", "signed"))
    bodies = [_has_body(page, item, bare=bare) for item in items]
    if sum(bodies) < _NEED or not _counts(items):
        return
    if sum(bodies) < _MOSTLY * len(items) and bare:
        return
    last = items[-1]
    for k, (item, body) in enumerate(zip(items, bodies, strict=True)):
        is_end = item is last and page.below(item.place) is None and sum(bodies) >= _NEED + 1
        is_amid = k > 0 and all(bodies[k - 1 : k + 2 : 2]) and _is_amid(page, items[k - 1 : k + 2])
        if body or is_end or is_amid:
            yield item


def _is_amid(page: Page, three: Sequence[Ordinal]) -> bool:
    """Whether the middle line of three, over a list of another form, is the heading that two others miss."""
    if len(three) < 3 or has_options(page, three[1].place):
        return False
    before, item, after = three
    gaps = {min(page.lines[one.place].gap, 2) for one in three}
    following = page.below(item.place)
    is_list = following is not None and bool(page.lines[following].mark) and following != after.place
    return is_list and before.number + 1 == item.number == after.number - 1 and len(gaps) == 1


def _counts(items: Sequence[Ordinal]) -> bool:
    """Whether the numbers go up by one, or begin again, at most places."""
    if items[0].form == "padded" and not (items[0].number == 1 and "0" in items[0].text[:3]):
        return False
    steps = [here.number + 1 == there.number or there.number <= 1 for here, there in pairwise(items)]
    return sum(steps) >= _MOSTLY * len(steps)


def _has_body(page: Page, item: Ordinal, *, bare: bool) -> bool:
    """Whether text stands under the line that is not the next of the same list."""
    below = page.below(item.place)
    if below is None:
        return False
    line = page.lines[below]
    if has_options(page, item.place):
        return False
    following = ordinal_of(below, line)
    if following is not None and following.form == item.form:
        return False
    return not bare or not line.mark or _is_sublist(page, item.place, below)


def _is_sublist(page: Page, i: int, below: int) -> bool:
    """Whether a list with bullets stands in under a line, as under the points of notes."""
    head, line = page.lines[i], page.lines[below]
    return line.indent > head.indent and line.text[0] in _BULLETS and head.width <= _POINT
