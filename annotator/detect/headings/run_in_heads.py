"""Headings that run into what stands behind them on their line, as pages come out of a scraper.

``【记录】阿麦：…``, ``◆下坝 记者：…``: words in a box or behind an ornament, then the label of somebody who
speaks elsewhere too. ``【北岸】渔港的冬天…``, ``**North.** The harbour…``: the same before a paragraph. One
such line says little; several, all different and none of them anybody's name, part the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from annotator.detect.headings.familiar_heads import STOPS, names_somebody
from annotator.detect.headings.marked import BOXED_DEPTH, ORDINAL_DEPTH, is_gesture
from annotator.detect.lines.fields import is_field_word
from annotator.detect.lines.page import Page, width
from annotator.detect.words.label_forms import Form, Label, label_in
from annotator.detect.words.openings import SectionOpening
from annotator.detect.words.seats import NUMERAL
from annotator.detect.words.voices import voices_of
from annotator.domain.transcript import SegmentKind

_NEED = 2
_PARAGRAPH = 40
_SIGNS = "■◆●▌▍▎▋█★☆❖◇□▲△◉◎※§"
_NUMBER = (
    rf"(?:[{NUMERAL}]{{1,3}}、|[(（][{NUMERAL}]{{1,3}}[)）]|0\d[ .、|｜]"
    rf"|第[{NUMERAL}\d]{{1,3}}(?:章|节|節|部分|幕|讲|講|问|問)[:： ])"
)
_FIRSTS = frozenset(f"【〔{_SIGNS}{NUMERAL}(（第0")
_BEFORE_LABEL = re.compile(
    rf"(?:【(?P<box>[^【】]{{2,20}})】|〔(?P<shell>[^〔〕]{{2,20}})〕"
    rf"|(?:[{_SIGNS}]|{_NUMBER}) ?(?P<signed>[^\s:：，。！？；]{{2,18}}) {{1,4}}) ?"
)
_BEFORE_WORDS = re.compile(
    r"(?:【(?P<box>[^【】:：]{2,20})】"
    r"|(?P<bold>\*\*|__)(?P<words>[^*_:：]{2,40}?)[.。]?(?P=bold)[.。]?) ?(?=[^\s:：])"
)
_TIME = re.compile(r"\d{1,2}[:：]\d{2}|^[\d\W]+$")


def read_run_in(page: Page) -> tuple[list[SectionOpening], set[str]]:
    """The headings before labels on one line, and whom these name; the page then has the labels as such."""
    found: dict[int, tuple[str, Label]] = {}
    for i, line in page.free() if page.first_signs & _FIRSTS else ():
        head = _BEFORE_LABEL.match(line.text) if line.text[0] in _FIRSTS else None
        label = label_in(line.text, head.end()) if head is not None and head.end() < len(line.text) else None
        if head is None or label is None or label.form is not Form.COLON or not label.is_certain:
            continue
        words = head["box"] or head["shell"] or head["signed"]
        if _may_stand_before(words):
            found[i] = words, label
    if not found:
        return [], set()
    heard = Counter(label.key for i, _, label in page.labels() if i not in found)
    heard += Counter(label.key for _, label in found.values())
    found = {i: (words, label) for i, (words, label) in found.items() if heard[label.key] > 1}
    heads = {words for words, _ in found.values()}
    if len(heads) < len(found) or sum(map(_may_part, heads)) < _NEED:
        return [], set()
    page.read_as({i: label for i, (_, label) in found.items()})
    names = {name for _, label in found.values() for name in label.names}
    return [SectionOpening(page.lines[i].start, words, BOXED_DEPTH) for i, (words, _) in found.items()], names


def run_in_heads(
    page: Page, turns: Sequence[object], known: Sequence[SectionOpening]
) -> list[SectionOpening]:
    """The headings before paragraphs on one line, where no label opens a turn; not the ``known`` ones."""
    if turns or page.first_signs.isdisjoint("【*_"):
        return []
    found: list[tuple[int, str]] = []
    for i, line in enumerate(page.lines):
        head = _BEFORE_WORDS.match(line.text) if line.text[0] in "【*_" and not line.mark else None
        if head is None or page.kinds[i] not in (None, SegmentKind.PARAGRAPH):
            continue
        rest = line.text[head.end() :]
        words = head["box"] or head["words"]
        if width(rest) >= _PARAGRAPH and rest[-1] in STOPS and _may_part(words):
            found.append((i, words.strip()))
    counts = Counter(words for _, words in found)
    if len(counts) < max(_NEED, len(found)) or not _are_apart(page, [i for i, _ in found]):
        return []
    placed = {section.start for section in known}
    openings = [SectionOpening(page.lines[i].start, words, ORDINAL_DEPTH) for i, words in found]
    return [opening for opening in openings if opening.start not in placed]


def _are_apart(page: Page, places: Sequence[int]) -> bool:
    """Whether lines are no list such as a glossary: set off by gaps, or with paragraphs between them."""
    return all(page.lines[i].gap for i in places) or places[-1] - places[0] >= 2 * (len(places) - 1)


def _may_stand_before(words: str) -> bool:
    """Whether words may be a topic before a label: nobody's name, no time, nothing to be seen or heard."""
    return not (is_gesture(words) or _TIME.search(words) or names_somebody(words))


def _may_part(words: str) -> bool:
    """Whether words are a topic and no role or field."""
    if not _may_stand_before(words) or is_field_word(words):
        return False
    return not any(voice.generic or voice.role for voice in voices_of(words))
