"""Headings glued to their paragraph, where a scraper lost the line breaks of a page.

A heading then stands right behind a sentence and right before another, with nothing between. It is
taken only where something shows its end: quotation marks or a box around it, the same words as a
line of their own elsewhere, a sentence that begins anew, or the topic said twice in a row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.detect.headings.marked import ORDINAL_DEPTH
from annotator.detect.lines.page import Page
from annotator.detect.words.openings import SectionOpening
from annotator.detect.words.sentences import sentences_of
from annotator.domain.reading import FoundRepeat
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import beginning

_LONG = 600
_LEAST, _MOST = 6, 28
_SHARE = 0.5
_TOPIC = 3
_ANEW_REACH = 24
_BORDER = re.compile("[。！？；：“”]")
_REACH = 200
_STOPS = frozenset("，。！？；：、…,!?;:”’」』）)】")
_QUOTED = re.compile(r"“[^“”。；]{6,30}”|「[^「」。；]{6,30}」|【[^【】。；]{2,30}】")
_QUESTION = re.compile(r"[^，。！？；：“”]{2,10}[？?]")
_ANEW = re.compile(
    r"(?:梳理|盘点|回顾|回看|回望|纵观|综观|放眼|细看|翻看|走进|来到|翻开|梳理來看|盤點|回顧|縱觀)[^，。；：]{0,8}，"
    r"|(?:换言之|换句话说|总而言之|众所周知|毋庸置疑|不可否认|毫无疑问|事实上|与此同时|要知道|据了解|据悉|近日|日前"
    r"|值得注意的是|值得一提的是|眾所周知|事實上|與此同時|據了解|據悉)，"
    r"|从[^，。；：]{1,8}(?:来看|来说|而言|角度看|角度来说)，"
)
_ONE_SIDE, _OTHER_SIDE = "一方面", re.compile(r"[。！？]另一方面")


def find_glued(page: Page, echoes: Sequence[FoundRepeat], first_offset: int = 0) -> list[SectionOpening]:
    """The headings inside very long lines of a page, in order; ``first_offset`` is where the text begins."""
    found: list[SectionOpening] = []
    if all(line.text_end - max(line.text_start, first_offset) < _LONG for line in page.lines):
        return found
    titles = _titles(page, echoes)
    places = [echo.start for echo in echoes]
    for line in page.lines:
        start = max(line.text_start, first_offset)
        if line.text_end - start < _LONG:
            continue
        own = echoes[bisect_left(places, line.start) : bisect_left(places, line.end)]
        if not (own or _is_most(page, line.text_end - start)):
            continue
        for place, after_echo in _beginnings(page.text, (start, line.text_end), own):
            if found and place < found[-1].start + len(found[-1].title):
                continue
            end = _heading_end(page.text, (place, line.text_end), titles, after_echo=after_echo)
            if end is not None:
                found.append(SectionOpening(place, page.text[place:end], ORDINAL_DEPTH))
    return found


def _is_most(page: Page, length: int) -> bool:
    return length >= _SHARE * (page.end - page.start)


def _titles(page: Page, echoes: Sequence[FoundRepeat]) -> dict[str, set[str]]:
    """What stands elsewhere by itself and is short enough for a heading, by its first letters.

    Lines without number and bold, and the items of lists that a scraper printed again.
    """
    lines = (
        line.content.strip("*_#：: ")
        for i, line in enumerate(page.lines)
        if len(line.text) <= 2 * _MOST and page.kinds[i] is not SegmentKind.HEADING
    )
    items = Counter(page.text[echo.start : echo.end] for echo in echoes if echo.end - echo.start <= _MOST)
    found: dict[str, set[str]] = {}
    for bare in (*lines, *(words for words, count in items.items() if count > 1)):
        if _LEAST <= len(bare) <= _MOST and not _BORDER.search(bare):
            found.setdefault(bare[:_LEAST], set()).add(bare)
    return found


def _beginnings(
    text: str, bounds: tuple[int, int], echoes: Sequence[FoundRepeat]
) -> Iterator[tuple[int, bool]]:
    """Where sentences begin, and whether an echo ends there; a colon before quotation marks counts too."""
    at, after_echo = bounds[0], False
    for stop, resume in [*((echo.start, echo.end) for echo in echoes), (bounds[1], bounds[1])]:
        for start, end in sentences_of(text, at, max(at, stop)):
            yield start, after_echo and start == at
            for colon in re.finditer("[:：](?=[“「])", text[start:end]):
                yield start + colon.end(), False
        at, after_echo = resume, True


def _heading_end(
    text: str, bounds: tuple[int, int], titles: dict[str, set[str]], *, after_echo: bool
) -> int | None:
    """Where the heading ends that begins at a place; ``None`` where none does."""
    start, stop = bounds
    quoted = _QUOTED.match(text, start, min(stop, start + 34))
    if quoted and (
        text[start] == "【" or beginning(text[quoted.end() : quoted.end() + 12], "paragraph_openers")
    ):
        return quoted.end()
    head = text[start : start + _MOST]
    for title in titles.get(head[:_LEAST], ()):
        if head.startswith(title) and text[start + len(title) : start + len(title) + 1] not in _STOPS:
            return start + len(title)
    question = _QUESTION.match(text, start, stop)
    return _unquoted_end(text, (question.end() if question else start, stop), after_echo=after_echo)


def _unquoted_end(text: str, bounds: tuple[int, int], *, after_echo: bool) -> int | None:
    start, stop = bounds
    least, most = start + _LEAST, min(start + _MOST, stop)
    border = _BORDER.search(text, start, most)
    most = min(most, border.start() + 1) if border else most
    places = {found.start() for found in _ANEW.finditer(text, least, min(most + _ANEW_REACH, stop))}
    one_side = text.find(_ONE_SIDE, least, most + len(_ONE_SIDE))
    if one_side >= 0 and _OTHER_SIDE.search(text, one_side, min(stop, one_side + _REACH)):
        places.add(one_side)
    topic = text.find(text[start : start + _TOPIC], least, most + _TOPIC) if after_echo else -1
    if topic >= 0 and _says_topic_again(text, start, topic):
        places.add(topic)
    good = (
        at for at in sorted(places) if at < most and text[at - 1] not in _STOPS and _is_even(text[start:at])
    )
    return next(good, None)


def _is_even(head: str) -> bool:
    """Whether a heading has no comma, or one in its middle (``问题即挑战，挑战即机遇``)."""
    parts = re.split("[，,]", head)
    return len(parts) == 1 or (len(parts) == 2 and abs(len(parts[0]) - len(parts[1])) <= 2)


def _says_topic_again(text: str, start: int, at: int) -> bool:
    """Whether a clause begins with the words with which the heading did."""
    clause = re.match(r"[^，。！？；：]{5,30}，", text[at : at + 32])
    return clause is not None and "，" not in text[start:at]
