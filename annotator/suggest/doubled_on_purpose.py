"""What is said twice and meant so: a try (测测水压), a name (圆圆), each (一遍遍), an answer (对对对)."""

from __future__ import annotations

from functools import cache

from annotator.text import lexicons
from annotator.text.alike import simplified
from annotator.text.english_lexicon import technical_terms
from annotator.text.frequencies import chinese, english
from annotator.text.plausible import is_used
from annotator.text.words import is_word, stop_words, word_class

_SOUNDS = frozenset(
    "哒咚滴嘀嗒叮嘟呜哗砰啪嘭轰隆咔嚓吱嘎喵汪咩哞嗡咕咯嘣咣噼噗嗖唰咻嘘呼呵嘿嘻呱啾唧叽嗷嗤噌铛哐咿"
)
_SOUNDS_TOGETHER = _SOUNDS | frozenset("啦答当吧里")
"""Also those that are sounds only beside another one: 哗啦哗啦, 滴答滴答."""
_SOMEBODY = frozenset("谁誰某")
_EACH = frozenset("都皆均俱")
_ALONE = 3e-4
_COMMON = 1e-6
_A_COMMON_NAME = 2e-5
"""Words that are as common as that are said again while looking for the next, capital or not."""
_AFTER_A_TRY = frozenset("吧再了看就才啊呢嘛呗哈")
"""What may follow a verb of two characters that is said twice: 整理整理再说."""
_AFTER_A_MANNER = frozenset("的地")


def is_said_on_purpose(text: str, start: int, end: int) -> bool:
    """Whether a character that stands there several times is meant so, by what it is and what follows.

    What goes on as a word is none of this: 测测试 is a stutter, 测测水压 is a try.
    """
    character, before, after = text[start], text[start - 1 : start], text[end : end + 1]
    if character in _SOUNDS or character in _SOMEBODY:
        return True
    if character in lexicons.words("answers_said_twice") and is_clause(text, start, end):
        return True
    if end - start > 2:
        return False
    if character in lexicons.words("measure_words") and (before == "一" or after in _EACH):
        return True
    is_try = character in lexicons.words("tentative_verbs")
    if is_try and _begins_word(text[end : end + 2]):
        return True
    if is_used(character + after):
        return character + after in lexicons.words("separable_verbs")
    if is_try or character in lexicons.words("doubled_names"):
        return True
    is_rare = chinese(character) < _ALONE and character not in stop_words()
    return is_rare and after in _AFTER_A_MANNER


def _begins_word(following: str) -> bool:
    """Whether two characters are a word that stands for itself: 推推进度 is a try, 推推荐的 a stutter."""
    return len(following) == 2 and is_word(following) and chinese(following) >= _COMMON


def is_name_said_twice(said: str) -> bool:
    """Whether an English word stands there twice as a name that is called so: a capital, and no common word.

    Those that are well known (Duran Duran, Walla Walla) are names in small letters too.
    """
    if "," in said or "，" in said:
        return False
    first, *others = said.split()
    is_rare = english(first) < _A_COMMON_NAME and first.casefold() not in _technical_words()
    is_known = first.casefold() in lexicons.words("doubled_foreign_names")
    is_capital = others == [first] and first.istitle()
    return (is_capital or is_rare) if is_known else (is_capital and is_rare)


@cache
def _technical_words() -> frozenset[str]:
    return frozenset(term.casefold() for term in technical_terms())


def is_phrase_on_purpose(text: str, start: int, end: int, unit: str) -> bool:
    """The same for several characters: 说着说着, 没有没有, 整理整理再说, 雪白雪白的."""
    if is_clause(text, start, end) and unit not in lexicons.words("hesitant_phrases"):
        return True
    if len(unit) != 2 or end - start > 4 or unit in lexicons.words("hesitant_phrases"):
        return False
    if unit[1] in "着著" or (unit[0] in _SOUNDS and unit[1] in _SOUNDS_TOGETHER):
        return True
    kind, after = word_class(simplified(unit)), text[end : end + 1]
    has_end = not after.isalnum()
    if kind.startswith("v"):
        return has_end or after in _AFTER_A_TRY
    return kind[:1] in ("a", "z") and (has_end or after in _AFTER_A_MANNER)


def is_clause(text: str, start: int, end: int) -> bool:
    """Whether nothing but marks and ends of lines stand around: what is said so is said as a whole."""
    while start > 0 and text[start - 1] == " ":
        start -= 1
    while end < len(text) and text[end] == " ":
        end += 1
    begins = start == 0 or not text[start - 1].isalnum()
    return begins and (end == len(text) or not text[end].isalnum())
