"""Heads within the lines of a report, where several stories were put together and line breaks lost.

``…收完了。【河湾村】河湾村的稻子…`` in boxes, ``…收完了。  河湾村的稻子  今年…`` between blanks, and
``…收完了。河湾村的稻子`` at the end of the paragraph before. One says little; two or more of a kind, all
different and with text of their own between them, part the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotator.detect.headings.familiar_heads import STOPS, is_front, names_somebody
from annotator.detect.headings.marked import ORDINAL_DEPTH, is_gesture
from annotator.detect.lines.fields import is_field_word
from annotator.detect.lines.page import Line, Page
from annotator.detect.words.openings import SectionOpening
from annotator.detect.words.voices import voices_of
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import beginning, ending

_NEED = 2
_OWN_TEXT = 30
_PARAGRAPH = 60
_MOST = 0.5
_BOXED = re.compile(r"(?:^|(?<=[。！？!?”」』）:：\s]))【(?P<words>[^【】:：。，]{2,24})】(?=[^\s【：:])")
_SPACED = re.compile(
    r"(?<=[。！？!?”」』])(?P<gap>[ \u3000\u00a0\t]{1,8})(?P<words>[^\s，。！？；：:“”「」]{3,22}"
    r"|“[^“”\s]{4,20}”|[^\s，。；：“”]{3,20}[？?])"
    r"[ \u3000\u00a0\t]{1,8}(?=[^\s。]{8})"
)
_TAIL = re.compile(r"[。！？!?”」』](?P<words>[^\s，。！？；：:“”「」（）()、]{4,22})$")
_SENTENCE = re.compile(r"[。！？!?]")


def run_together(page: Page, first_offset: int = 0) -> list[SectionOpening]:
    """The heads within the lines of a report whose text begins at ``first_offset``."""
    lines = [
        line
        for i, line in enumerate(page.lines)
        if page.kinds[i] in (None, SegmentKind.PARAGRAPH) and line.text_end > first_offset and not line.mark
    ]
    found: list[SectionOpening] = []
    for kind in (_boxed, _spaced, _at_ends):
        found += _parting(
            page, [SectionOpening(at, words, ORDINAL_DEPTH) for at, words in kind(page, lines, first_offset)]
        )
    return sorted(found, key=lambda one: one.start)


def _parting(page: Page, found: Sequence[SectionOpening]) -> Sequence[SectionOpening]:
    """The heads, where there are enough, each another one, with text of their own between them."""
    if not found:
        return ()
    titles = {one.title for one in found}
    topics = sum(_may_part(one.title) for one in found)
    if len(titles) < max(_NEED, len(found)) or topics * 2 <= len(found):
        return ()
    bounds = [*(one.start for one in found), page.end]
    own = [there - here for here, there in pairwise(bounds)]
    return found if all(size >= _OWN_TEXT for size in own) else ()


def _boxed(page: Page, lines: Sequence[Line], first_offset: int) -> Iterator[tuple[int, str]]:
    """The words in boxes before sentences, where some stand within a line or behind the key of a field."""
    places = [
        (found.start(), found["words"])
        for line in lines
        if "【" in line.text
        for found in _BOXED.finditer(page.text, max(line.text_start, first_offset), line.text_end)
    ]
    starts = {line.text_start for line in lines} if places else set()
    if any(at not in starts for at, _ in places):
        yield from places


def _spaced(page: Page, lines: Sequence[Line], first_offset: int) -> Iterator[tuple[int, str]]:
    """The words between blanks behind the end of a sentence."""
    for line in lines:
        if line.width < _PARAGRAPH or not any(blank in line.text for blank in "  "):
            continue
        for found in _SPACED.finditer(page.text, max(line.text_start, first_offset), line.text_end):
            yield found.start("words"), found["words"]


def _at_ends(page: Page, lines: Sequence[Line], first_offset: int) -> Iterator[tuple[int, str]]:
    """The words without a stop behind the last sentence of paragraphs, where most paragraphs end in one."""
    long = [line for line in lines if line.width >= _PARAGRAPH]
    if len(long) < _NEED:
        return
    tails = [(line, found) for line in long if (found := _TAIL.search(line.text)) is not None]
    if len(tails) > _MOST * len(long) + 1 or sum(line.text[-1] in STOPS for line in long) + len(tails) < len(
        long
    ):
        return
    following = dict(pairwise(page.lines))
    for line, found in tails:
        under = following.get(line)
        if under is None or under.width < _PARAGRAPH or not _SENTENCE.search(under.text):
            return
        yield line.text_start + found.start("words"), found["words"]


def _may_part(words: str) -> bool:
    """Whether words are a topic: nobody's name, no field, nothing said, seen or heard."""
    if is_gesture(words) or is_front(words) or is_field_word(words) or names_somebody(words):
        return False
    if words[0].isdigit() or beginning(words, "spoken_edges") or len(beginning(words, "credits")) > 1:
        return False
    said = ending(words, "spoken_ends") not in ("", "了") or ending(words, "speech_verbs")
    return not said and not any(voice.is_certain for voice in voices_of(words))
