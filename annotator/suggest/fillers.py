"""Sounds of hesitation, with the pauses that are written for them: 呃，啊，嗯，这个呃.

What belongs to a word stays (是啊, 哈哈), and so does a whole answer (嗯。). Deleting one leaves the
punctuation of the sentence as it would be without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found
from annotator.text import lexicons
from annotator.text.hesitation import DEMONSTRATIVES
from annotator.text.hesitation import OPENERS as _OPENERS
from annotator.text.hesitation import SOUNDS as _SOUNDS
from annotator.text.plausible import is_used

_THESE = "|".join(DEMONSTRATIVES)
_HAN = r"[\u3400-\u9fff]"
_PAUSES = "，、,"
_STOPS = "。？！；：!?;:"
_CHAIN = re.compile(
    rf"(?:(?:{_THESE})*[{_SOUNDS}]+)+"
    rf"|(?<![^\s{_PAUSES}{_STOPS}])[{_OPENERS}]+[{_SOUNDS}]*(?=[{_PAUSES}{_STOPS}\s]|$)"
    rf"|(?<={_HAN})(?<!哈)哈(?=[{_PAUSES}{_STOPS}])"
)
_ENGLISH = re.compile(r"(?<![A-Za-z'-])(?:u+m+|u+h+|e+r+m?|h+m+)(?![A-Za-z'-])[,，]?\s?", re.IGNORECASE)
_THIS = re.compile(rf"(?:{_THESE})(?=(?:{_THESE}))")
_ANSWER = re.compile(rf"(?:是|对|好|行|有|没|不|會|会|能|可以|當然|当然)啊(?=[{_STOPS}\s]|$)", re.DOTALL)
_LONGEST_LABEL = 40
_SURE = "呃唔欸诶"
_GOES_ON = frozenset("哼哟喲呦嘿")
"""With these a sound is an interjection that says something: 嗯哼, 诶哟."""
_QUOTES = {"“": "”", "「": "」", "『": "』", "‘": "’", '"': '"'}


def find_fillers(written: str) -> Iterator[Found]:
    """Each run of hesitation with the comma that only it needs."""
    for match in _CHAIN.finditer(written):
        start, end = match.span()
        if _is_of_word(written, start, end) or _is_answer(written, start, end):
            continue
        is_sure = all(c not in _OPENERS for c in match[0]) or end - start > 1
        tier = 1 if is_sure and not _may_answer(written, start, end) else 2
        yield _deletion(written, start, end, tier)
    for match in _ENGLISH.finditer(written):
        yield _deletion(written, match.start(), match.end(), 1)
    yield from _of_demonstratives(written)


def _is_of_word(written: str, start: int, end: int) -> bool:
    """Whether the first or last sound is a part of a word: 是啊, 啊呀; or somebody laughs."""
    if written[start:end].strip("哈") == "" and end - start > 1:
        return True
    after = written[end - 1 : end + 1]
    goes_on = after[1:] in _GOES_ON or (len(after) == 2 and after[1] not in _SOUNDS and is_used(after))
    if written[start] in _SURE and end - start == 1:
        return goes_on
    if any(_ANSWER.match(written, at) and _begins(written, at) for at in (start - 1, start - 2) if at >= 0):
        return True
    return goes_on


def _begins(written: str, at: int) -> bool:
    """Whether a sentence or clause begins at a place."""
    return at == 0 or not written[at - 1].isalnum()


def _is_answer(written: str, start: int, end: int) -> bool:
    """Whether the sound is all that somebody says: a line of its own, after a label, or between quotes."""
    line = written.rfind("\n", max(0, start - _LONGEST_LABEL), start)
    if line < 0 and start > _LONGEST_LABEL:
        return False
    before = written[line + 1 : start]
    after = written[end : end + 3].split("\n")[0]
    closing = _QUOTES.get(before[-1:])
    if closing is not None and after.lstrip(_STOPS + _PAUSES).startswith(closing):
        return True
    is_last = not after.strip(_STOPS + _PAUSES + " ")
    is_first = not before.strip() or before.rstrip()[-1] in "：:"
    return is_first and is_last and written[start] != "呃"


def _may_answer(written: str, start: int, end: int) -> bool:
    """Whether the sound is a sentence within a paragraph (不行。嗯。下午好): somebody may agree."""
    if set(written[start:end]) != {"嗯"}:
        return False
    before, after = written[:start].rstrip(" ")[-1:], written[end : end + 1]
    return before in _STOPS and after in "。！!" and bool(before and after)


def _deletion(written: str, start: int, end: int, tier: int) -> Found:
    """Without the sounds, and without the pause that would be left over."""
    before, after = written[start - 1 : start], written[end : end + 1]
    if after and after in _PAUSES and (not before or before.isspace() or before in _PAUSES + _STOPS):
        end += 1
    elif before and before in _PAUSES and after and after in _STOPS:
        start -= 1
    elif (not before or before.isspace() or before in "。！？“") and after and after in "。！？":
        end += 1  # it was a sentence of its own, with its stop
    score = {1: 0.9, 2: 0.6}[tier]
    why = translate("a sound of hesitation")
    return Found(start, end, written[start:end], "", SuggestionKind.FILLER, tier, score, why)


def _of_demonstratives(written: str) -> Iterator[Found]:
    """A demonstrative that only fills a pause: before another one, and before a person who is addressed."""
    for match in _THIS.finditer(written):
        yield _deletion(written, match.start(), match.end(), 1)
    for match in _before_person().finditer(written):
        yield _deletion(written, match.start(), match.end(), 2)


def _before_person() -> re.Pattern[str]:
    surname, address = lexicons.alternatives("surnames"), lexicons.alternatives("forms_of_address")
    return re.compile(rf"(?:{_THESE})(?=(?:{surname}){_HAN}{{0,2}}(?:{address}))")
