"""Headings by the company they keep: odd lines that stand as the headings of the same text do.

A question, a line with a colon, quotation marks or a particle of speech at its end is seldom a heading
by itself. Where others with the same gaps, indent and letters are, or where nothing else stands so
between the turns, it is one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from annotator.detect.headings.marked import Heading, is_byline, is_gesture
from annotator.detect.lines.bare_names import people_of_line
from annotator.detect.lines.fields import field_of, is_field_word
from annotator.detect.lines.page import Page
from annotator.detect.words.dates import is_date
from annotator.detect.words.latin_names import is_full_latin_name
from annotator.detect.words.openings import SectionOpening, TurnOpening
from annotator.detect.words.voices import voices_of
from annotator.domain.reading import Shape
from annotator.domain.transcript import SegmentKind

SPEECH_KINDS = (None, SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM)
STOPS = '。！？!?；;…”』」"）)】.:：，,、]’'
_ENDED = frozenset(STOPS) - frozenset("，,、:：") | frozenset("—–-~～♪")
_SAID, _WRAPPED, _BODY = 30, 40, 60
_NEED = 2
_NARROWEST, _WIDEST, _WIDEST_LATIN = 2, 60, 76
_STANDS_IN, _CENTRED = 2, 8
_LETTERS = 2
_SPOKEN = re.compile(r"[“「『\"].*[。？！?!…—.][”」』\"]")
_OVER = "。；;，,、…！!.：:—-"
_EXCLAIMS = "！!…"
_NO_HEADING = re.compile(
    r"。|https?:|www\.|@|\d{5}|^\W*$|^[\d\s:：./年月日时分-]+$|^[>|｜(（\[【〖〔*#]|\|.*\||[，,].*[，,].*[，,]"
)
_SAYS_I = re.compile(
    r"[我你您咱妳]|[吧啊嗯哦](?:$|[，。！？,!?])|\b(?:I|you|we|my|your|yes|no)\b", re.IGNORECASE
)
_CALLS = re.compile(r"[吧啊嗯哦呢吗嗎](?:$|[，。！？,!?])|[，,]|^(?:好|对|對|是)的?")
_KEY = re.compile(r"([^:：]{1,40})[:：]")
_WRITTEN = re.compile(
    r"[□■◎●○▲△\W]*(?:记者|記者|作者|撰文|撰稿|编辑|編輯|摄影|攝影|文|图)\s?[:：|｜/]\s?\S.{0,24}"
    r"|(?:(?:记者|記者|作者|撰文|撰稿|采写|採寫|采编|採編|撰写|撰寫|执笔|執筆|编译|編譯|图文|圖文|供图|供圖|编辑|編輯|摄影|攝影|采访|採訪|整理|口述|翻译|翻譯|录音|校对|责编|主播|策划|文|图|圖)"
    r"\s?[/／|｜:： ]\s?[\u4e00-\u9fff·]{2,4}(?:\s+|$)){1,6}"
    r"|[^，。！？：]{2,20}(?:节目|節目|栏目|欄目|播客|频道|頻道|电台|電台|电视台|電視台)\s?[·|｜/—-]{1,2}\s?[^。]{2,20}"
    r"|[^，。！？：]{0,20}[每逢][晚周週天日月逢][^。，]{0,16}(?:播出|更新|首播|重播|上线|上線)"
    r"|(?i:words |reported )?[Bb]y [A-Z].{2,40}"
    r"|(?i:(?:interview(?:ed)?|words|text|story|photos?|photographs?|photography|pictures?|illustrations?|transcript"
    r"|transcri(?:bed|ption)|recorded|edited|produced|translated|compiled|moderated)(?: by "
    r"|\s?[:/|]\s?))[A-Z].{2,50}"
    r"|(?i:(?:edited |full |partial )?transcript of|text of|recording of|recorded|interviewed|filmed"
    r"|first broadcast|broadcast|aired|first published|published|posted"
    r"|(?:last )?updated)"
    r"\b[^.!?]{0,50}\b(?:1[89]|20)\d{2}"
    r"|\d{1,3}[ -][Mm]in(?:ute)?s?(?: read)?\W*|.{0,6}(?:阅读|閱讀).{0,8}\d{1,3}\s?分[钟鐘]\W*"
)
_NO_KEY = re.compile(r"[？?！!“”\"]")


@dataclass(frozen=True, slots=True)
class Standing:
    """What short lines are measured by: who speaks, and on which lines whose turns open."""

    people: Collection[str]
    openings: Mapping[int, tuple[str, ...]]
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
        if self.shape is Shape.PROSE:
            return _WRAPPED  # somebody's words alone are a paragraph of a report
        return _WRAPPED if self.is_wrapped else _BODY

    @property
    def is_labelled(self) -> bool:
        return self.shape in (Shape.LABELLED, Shape.NOTES)


def openings_on(page: Page, turns: Sequence[TurnOpening]) -> dict[int, tuple[str, ...]]:
    """The lines on which turns open, with the names of who speaks there."""
    places = page.lines_at([turn.start for turn in turns])
    return {i: tuple([voice.name for voice in turn.voices]) for i, turn in zip(places, turns, strict=True)}


def gap_over(page: Page, i: int) -> int:
    """How many blank lines stand over a line, or over the time that stands right above it."""
    gap = page.lines[i].gap
    return page.lines[i - 1].gap if not gap and i - 1 in page.times else gap


def ends_above(page: Page, i: int) -> bool:
    """Whether nothing goes on under a line: it ends in a stop or is a heading."""
    if page.kinds[i] in (SegmentKind.HEADING, SegmentKind.PULL_QUOTE):
        return True
    return page.lines[i].text[-1] in _ENDED


def familiar_heads(page: Page, standing: Standing, known: Sequence[int], *, is_punctuated: bool) -> list[int]:
    """The odd lines of the same form as the ``known`` headings, or alone in theirs between the turns.

    Where all that is said in turns ``is_punctuated``, one known heading is enough for a line without a stop.
    """
    is_clear = is_punctuated and standing.is_labelled
    forms = Counter(form_of(page, i) for i in known)
    quoted = any(is_quoted(page.lines[i].text) for i in known)
    often = {text for text, count in Counter(line.text for _, line in page.free()).items() if count > 1}
    odd = [
        i
        for i, line in page.free()
        if i
        and line.text not in often
        and not is_told_speech(line.text, standing)
        and may_be_odd(page, i, standing, is_clear=is_clear)
        and _stands(page, i, standing, known)
    ]
    after: set[tuple[str, ...] | None] = {standing.openings.get(page.below(i) or 0) for i in known}
    found = [
        i
        for i in odd
        if forms[form_of(page, i)] >= (_NEED if page.lines[i].text[-1] in STOPS or not is_clear else 1)
        or (quoted and is_quoted(page.lines[i].text) and forms[form_of(page, i)])
    ]
    if not standing.is_labelled:
        return found
    forms += Counter(form_of(page, i) for i in found if forms[form_of(page, i)] < _NEED)
    found += [i for i in odd if i not in found and forms[form_of(page, i)] >= _NEED]
    if not found:
        plain = [i for i in odd if may_be_odd(page, i, standing)]
        found = _alone_between_turns(page, standing, plain, known)
        alike = {form_of(page, i) for i in found}
        found += [i for i in odd if i not in plain and form_of(page, i) in alike]
    if not known:
        after = {standing.openings[min(standing.openings)]}
    found = [i for i in found if _is_followed(page, i, standing, after)]
    return _first_beside(page, standing, [*known, *found]) + found if found else []


def _first_beside(page: Page, standing: Standing, heads: Sequence[int]) -> list[int]:
    """The line right over all that is said, if it is set as the ``heads`` are and none of them yet."""
    i = page.above(min(standing.openings))
    if i is None or i in heads or not page.is_free(i) or not page.lines[i].gap:
        return []
    is_one = may_be_odd(page, i, standing, is_clear=True) and _is_first(page, i, standing, heads)
    return [i] if is_one and page.lines[i].text[-1] not in STOPS else []


def _is_followed(page: Page, i: int, standing: Standing, after: Collection[tuple[str, ...] | None]) -> bool:
    """Whether one speaks under a question who speaks under headings: else it is asked in the turn above."""
    below = page.below(i)
    return page.lines[i].text[-1] not in "？?" or below is None or standing.openings.get(below) in after


def _alone_between_turns(
    page: Page, standing: Standing, odd: Sequence[int], known: Sequence[int]
) -> list[int]:
    """The odd lines, where there are several of one form and nothing else of it stands between the turns."""
    first = min(standing.openings, default=0)
    others = {
        form_of(page, i)
        for i, _ in page.free()
        if i > first and i not in odd and i not in known and i not in standing.openings
    }
    alone = [i for i in odd if page.lines[i].gap and form_of(page, i) not in others]
    return alone if len(alone) + len(known) >= _NEED else []


def form_of(page: Page, i: int) -> tuple[int, int, int, bool]:
    """How a line is set: the gaps around it, how far it stands in, and whether it is all capitals."""
    line = page.lines[i]
    under = page.lines[i + 1].gap if i + 1 < len(page.lines) else 0
    indent = 2 if line.indent >= _CENTRED else int(line.indent >= _STANDS_IN)
    return min(line.gap, 2), min(under, 2), indent, line.text.isupper()


def is_told_speech(text: str, standing: Standing) -> bool:
    """Whether a line is what somebody says in a story, up to its stop, in quotation marks of its own."""
    return standing.shape is Shape.PLAIN and text[-1] in '”」』"' and _SPOKEN.fullmatch(text) is not None


def names_somebody(text: str) -> bool:
    """Whether a line is a name and a post, or a name that is more than two words with capitals."""
    people = people_of_line(text) if " · " not in text else ()
    return any(v.bracketed or v.role or not v.name.isascii() or is_full_latin_name(v.name) for v in people)


def is_quoted(text: str) -> bool:
    """Whether a line is in quotation marks as a whole."""
    return text[0] in '“「『"' and text[-1] in '”」』"'


def may_be_odd(
    page: Page, i: int, standing: Standing, *, exclaims: bool = False, is_clear: bool = False
) -> bool:
    """Whether a line may be a heading by its words, where all else says that it is; ``is_clear`` if it does.

    One that ends in an exclamation mark or dots may be only where ``exclaims`` says so.
    """
    line = page.lines[i]
    text = line.text
    widest = _WIDEST_LATIN if text.isascii() else _WIDEST
    is_over = text[-1] in _OVER and not (exclaims and text[-1] in _EXCLAIMS)
    if not _NARROWEST <= line.width <= widest or line.mark or is_over or _NO_HEADING.search(text):
        return False
    if is_front(text) or is_gesture(text) or text in standing.people:
        return False
    if text.isascii() and not (text[0].isupper() or text[0].isdigit() or text[0] in "'\""):
        return False
    if _SAYS_I.search(text) and not is_quoted(text) and not text.isupper():
        return is_clear and not text.isascii() and _CALLS.search(text) is None
    return not _is_said_or_told(page, i, standing)


def _is_told_under(page: Page, i: int, known: Sequence[int]) -> bool:
    """Whether an editor's paragraph stands under a line that is set as the headings are, and apart."""
    under = page.lines[i + 1] if i + 1 < len(page.lines) else None
    if under is None or under.width < _BODY or under.text[-1] not in STOPS or not page.lines[i].gap:
        return False
    return sum(form_of(page, k) == form_of(page, i) for k in known) >= _NEED


def _is_first(page: Page, i: int, standing: Standing, known: Sequence[int]) -> bool:
    """Whether a line stands right over all that is said, set as others are and not as those above."""
    line, above = page.lines[i], page.lines[i - 1]
    first = min(standing.openings, default=0) if standing.is_labelled else standing.first_body
    if page.below(i) != first:
        return False
    if line.text.isupper():
        alike = sum(page.lines[k].text.isupper() for k in known)
        return alike >= _NEED and (line.gap > 0 or not above.text.isupper())
    form = form_of(page, i)
    alike = sum(form_of(page, k) == form for k in known)
    is_under_front = page.kinds[i - 1] not in SPEECH_KINDS or is_front(above.text)
    return alike >= _NEED and (is_under_front or (line.gap > 0 and form_of(page, i - 1) != form))


def is_front(text: str) -> bool:
    """Whether a line stands between a title and the text: who wrote it, when, how long it takes to read."""
    return is_byline(text) or is_date(text) or _WRITTEN.fullmatch(text) is not None


def _is_said_or_told(page: Page, i: int, standing: Standing) -> bool:
    """Whether a colon in a line is that of a label or of a field."""
    key = _KEY.match(page.lines[i].text)
    if key is None:
        return False
    words = key[1].strip()
    if standing.is_labelled and page.lines[i].text[-1] in "？?":
        return True  # somebody who asks once
    if words.isascii() and len(words) <= _LETTERS and words.isupper():
        return True
    found = field_of(page.lines[i])
    certain = [voice for voice in voices_of(words) if voice.is_certain]
    is_voice = any(voice.generic or _is_full_name(voice.name) for voice in certain)
    is_field = is_field_word(words) or (found is not None and is_field_word(found.key))
    return is_voice or is_field or words in standing.people or _NO_KEY.search(words) is not None


def _is_full_name(name: str) -> bool:
    """Whether a name is more than one English word with a capital, which begins headings as often."""
    return not name.isascii() or " " in name


def _stands(page: Page, i: int, standing: Standing, known: Sequence[int]) -> bool:
    """Whether a line stands where headings do: right over a turn or a paragraph, with nothing going on."""
    above, below = page.above(i), page.below(i)
    if above is None or below is None or page.kinds[above] is SegmentKind.LABEL:
        return False
    line, under = page.lines[i], page.lines[below]
    if _is_first(page, i, standing, known):
        return True
    if not ends_above(page, above) and line.gap <= max(standing.usual_gap, 1):
        return False
    if standing.is_labelled:
        opens = below in standing.openings or page.kinds[below] is SegmentKind.HEADING
        return (opens or _is_told_under(page, i, known)) and gap_over(page, i) >= standing.usual_gap
    is_body = under.width >= standing.least and page.lines[standing.ends[below]].text[-1] in STOPS
    is_whole = not standing.is_wrapped or standing.ends[i] == i
    return is_body and is_whole and i > standing.first_body


def take_headings(page: Page, headings: Sequence[tuple[int, Heading]]) -> list[SectionOpening]:
    """Say of lines that they are headings, and of none any longer that it looked like a label."""
    taken = {i for i, _ in headings}
    for i in taken:
        page.take(i, SegmentKind.HEADING)
    if taken:
        page.rejected = [r for r in page.rejected if page.line_at(r.start) not in taken]
    return [
        SectionOpening(page.lines[i].start, heading.text.rstrip(":："), heading.depth)
        for i, heading in headings
    ]
