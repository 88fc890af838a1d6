"""Words that are said again while the speaker looks for the next: 我我觉得, 就是通过我们的就是通过我们的.

Doublings that are words or emphasis stay (谢谢, 微微调, 非常非常, 一步一步), and so does what only looks
doubled because one word ends as the next begins (非常常用).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.doubled_on_purpose import (
    is_clause,
    is_name_said_twice,
    is_phrase_on_purpose,
    is_said_on_purpose,
)
from annotator.suggest.found import Found, apart
from annotator.text import lexicons
from annotator.text.frequencies import chinese
from annotator.text.heard import HeardText
from annotator.text.plausible import is_used
from annotator.text.words import cut, is_word, stop_words
from annotator.text.written_words import in_small_letters

_HAN = r"[\u3400-\u9fff]"
_SINGLE = re.compile(rf"({_HAN})\1+")
_SEVERAL = re.compile(rf"({_HAN}{{2,10}}?)\1+")
_BROKEN = re.compile(rf"(({_HAN}{{1,4}}){_HAN}{{1,6}})\2\1")
_WITH_FILLER = re.compile(rf"({_HAN}{{2,10}})[，,]?[呃啊嗯]+[，,]?\1")
_ENGLISH = re.compile(r"(?<![A-Za-z'-])([A-Za-z]{2,})(?:[ ,，]+\1(?![A-Za-z'-]))+", re.IGNORECASE)
_SET_PHRASE = re.compile(r"一.{1,3}|.[不没一]|[个次种步点层]一")
"""What is said twice as one phrase, or is the middle of one: 一步一步, 能不能不要, 每个一个一个."""
_NUMERALS = "〇零一二三四五六七八九十百千万亿两萬億"
_FILLERS = "呃啊嗯唔欸诶哈喂哎唉哦噢"
_AROUND = 10
_PRONOUNS = "我你您他她它咱"
"""Before words that begin with one it may stand by itself: 告诉我我们."""
_NEVER_ALONE = "们們么麼"
_PARTICLES = "的得"
"""Before a word that begins with one of these it may stand as well: 看得得意, 我们的的士."""
_ALONE = 3e-4
"""From this share of all words on, a character is a word that may stand beside any other."""
_KNOWING = re.compile(r"[我你您他她它](?:们|們)?(?:不)?(?:知道|觉得|覺得|认为|認為|相信|希望|以为|以為).*")
"""What may be known or thought is the same again: 我知道我知道什么."""
_LONG = 4
"""What is at least so long is no coincidence where a mark or the end of a paragraph lies between."""


def find_repetitions(written: str, heard: HeardText, terms: Iterable[str] = ()) -> Iterator[Found]:
    """Each stretch that says the same more than once, to be read as one of the copies."""
    guard = _Guard(heard.text, terms)
    found: list[Found] = []
    for finder in (_with_filler, _broken, _several, _single, _english):
        for start, end, kept, tier in finder(heard.text):
            is_whole = heard.is_whole(start, end)
            if guard.stands_in_term(start, end) or (not is_whole and len(kept) < _LONG):
                continue
            first, last = heard.stretch(start, end)
            found.append(_found(written, first, last, kept, tier if is_whole else 2))
    yield from apart(found)


def _found(written: str, start: int, end: int, kept: str, tier: int) -> Found:
    score = min(0.95, (0.85 if tier == 1 else 0.5) + 0.01 * len(kept))
    why = translate("said more than once")
    return Found(start, end, written[start:end], kept, SuggestionKind.REPETITION, tier, round(score, 3), why)


class _Guard:
    """Where terms of the glossary stand: what is within one is no repetition."""

    def __init__(self, text: str, terms: Iterable[str]) -> None:
        self._text = in_small_letters(text)
        self._terms = [
            in_small_letters(term)
            for term in terms
            if _SINGLE.search(term) or _SEVERAL.search(term) or len(term) > 2
        ]

    def stands_in_term(self, start: int, end: int) -> bool:
        """Whether a border between the copies lies in a term that is longer than a copy."""
        base = max(0, start - _AROUND)
        around = self._text[base : end + _AROUND]
        for term in self._terms:
            at = around.find(term)
            while at >= 0:
                first, last = base + at, base + at + len(term)
                if first < start < last or first < end < last or (first <= start and end <= last):
                    return True
                at = around.find(term, at + 1)
        return False


_Repeat = tuple[int, int, str, int]
"""Start, end, the one copy, the tier."""


def _single(text: str) -> Iterator[_Repeat]:
    doubled = lexicons.words("reduplications")
    for match in _SINGLE.finditer(text):
        character, (start, end) = match[1], match.span()
        if character in _NUMERALS or character in _FILLERS or is_said_on_purpose(text, start, end):
            continue
        twice = character * 2
        is_lexical = twice in doubled
        if end - start > 2:
            is_doubled = is_lexical or is_used(twice)
            if is_doubled and (_meets_word(text, start, end) or is_clause(text, start, end)):
                continue
            yield start, end, twice if is_doubled else character, 2 if is_doubled else 1
            continue
        tier = None if is_lexical and not _breaks_word(text, end) else _tier_of_pair(text, start)
        if tier is not None:
            yield start, end, character, tier


def _meets_word(text: str, start: int, end: int) -> bool:
    """Whether a word ends or begins with a character that is doubled beside it: 消息息息相关, 想想想要."""
    return is_used(text[start - 1 : start + 1]) or is_used(text[end - 1 : end + 1])


def _breaks_word(text: str, end: int) -> bool:
    """Whether the second character makes a word with the next that both alone leave nothing of: 双双语."""
    following = text[end : end + 1]
    pair = text[end - 1 : end + 1]
    doubled = text[end - 2 : end]
    return doubled in _LOOSE and is_used(pair) and is_word(pair) and following not in stop_words()


_LOOSE = frozenset(
    {"双双", "人人", "天天", "家家", "区区", "公公", "太太", "面面", "口口", "心心", "头头", "历历"}
)
"""Doubled words that are rarely said: a stutter in 双语, 人民, 天气 is likelier."""


def _tier_of_pair(text: str, start: int) -> int | None:
    """How sure it is that two equal characters are a stutter; ``None`` where words say that they are none."""
    base = max(0, start - _AROUND)
    if any(text.startswith(phrase, start) for phrase in _border_doubles(text[start])):
        return None
    at = base
    for word in cut(_line(text, base, start + 2 + _AROUND)):
        first, last = at, at + len(word)
        at = last
        if first <= start and start + 2 <= last:  # one word holds both
            return 1 if len(word) == 2 and (not is_used(word) or word in _LOOSE) else None
        if first <= start < last:
            ends_word = len(word) > 1
        elif first == start + 1:
            begins_word = len(word) > 1
            if ends_word and begins_word:
                return None
            if begins_word and text[start] in _PARTICLES:
                return None
            if begins_word and _is_bound(text[base:start]):
                return 2
            return _tier_at_border(text[start], ends_word=ends_word, begins_word=begins_word)
    return None


def _is_bound(before: str) -> bool:
    """Whether a character stands before that is no word of its own: 创院院长 is a compound and a word."""
    last = cut(before)[-1] if before.strip() else ""
    return len(last) == 1 and last.isalpha() and not last.isascii() and chinese(last) < _ALONE


def _tier_at_border(character: str, *, ends_word: bool, begins_word: bool) -> int | None:
    """How sure a pair is of which one may belong to a word: 视视频 is a stutter, 我我们 may be none.

    Where a word ends with it and the other can stand alone, both are meant (一会会说, 存在在, 性能能提高).
    """
    is_alone = chinese(character) >= _ALONE and character not in _NEVER_ALONE
    if ends_word and is_alone:
        return None
    return 2 if begins_word and is_alone else 1


def _line(text: str, start: int, end: int) -> str:
    return text[start:end].replace("\n", " ")


def _border_doubles(character: str) -> Sequence[str]:
    return [p for p in lexicons.words("doubled_at_borders") if p.startswith(character)]


def _several(text: str) -> Iterator[_Repeat]:
    emphatic, foreign_names = lexicons.words("repeated_phrases"), lexicons.words("doubled_foreign_names")
    for match in _SEVERAL.finditer(text):
        unit, (start, end) = match[1], match.span()
        copies = (end - start) // len(unit)
        if len(set(unit)) == 1:
            if unit[0] in _FILLERS:
                continue
            if copies == 2 and len(unit) == 2 and unit in lexicons.words("reduplications"):
                yield start, end, unit, 1
            continue
        if (
            unit in emphatic
            or unit in foreign_names
            or set(unit) <= set(_NUMERALS)
            or set(unit) & set("呃嗯")
        ):
            continue
        if copies == 2 and _SET_PHRASE.fullmatch(unit):
            continue
        if is_phrase_on_purpose(text, start, end, unit):
            continue
        tier = _tier_of_several(text, start, end, unit)
        yield start - _begun_before(text, start, unit), end, unit, tier


def _begun_before(text: str, start: int, unit: str) -> int:
    """Whether the words were begun once more before the copies: 所所以所以; as a number of characters."""
    first = unit[0]
    is_begun = start > 0 and text[start - 1] == first and first not in _PRONOUNS
    return int(is_begun and not is_used(text[max(0, start - 2) : start]))


def _tier_of_several(text: str, start: int, end: int, unit: str) -> int:
    if is_used(unit + text[end : end + 1]) and end < len(text) and len(unit) < 4:
        return 2
    if start and len(unit) < 4 and is_used(text[start - 1] + unit):
        return 2
    if _KNOWING.fullmatch(unit):
        return 2
    if (end - start) // len(unit) > 2 or len(unit) > 2 or unit in stop_words() or not is_used(unit):
        return 1
    return 2


def _broken(text: str) -> Iterator[_Repeat]:
    """A word, its beginning, and the word: 大家大大家."""
    for match in _BROKEN.finditer(text):
        word, beginning = match[1], match[2]
        if len(set(word)) == 1 or word[0] in _NUMERALS or beginning in _FILLERS:
            continue
        if beginning * 2 not in cut(match[0]):  # 微调微微调 has 微微 in it
            yield match.start(), match.end(), word, 1 if is_used(word) or len(word) > 3 else 2


def _with_filler(text: str) -> Iterator[_Repeat]:
    for match in _WITH_FILLER.finditer(text):
        if len(set(match[1])) > 1:
            yield match.start(), match.end(), match[1], 1


def _english(text: str) -> Iterator[_Repeat]:
    for match in _ENGLISH.finditer(text):
        is_on_purpose = match[1].casefold() in lexicons.words("english_said_twice")
        if not is_on_purpose and not is_name_said_twice(match[0]):
            yield match.start(), match.end(), match[1], 1
