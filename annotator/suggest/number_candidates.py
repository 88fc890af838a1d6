"""Numbers that a recogniser wrote in parts, in words or twice: 3。0, 一点4, 20200万."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.guess import Guess

_BROKEN = re.compile(r"(?<=\d)[。．](?=\d)")
_IN_WORDS = re.compile(r"[〇零一二三四五六七八九](?:点[〇零一二三四五六七八九\d]+)?")
_SAID_TWICE = re.compile(r"(\d+)\1(?=\d)|(\d)\d?(?=\2\d+)")
_DIGITS = str.maketrans("〇零一二三四五六七八九点", "00123456789.")
_WORDS = str.maketrans("0123456789.", "零一二三四五六七八九点")
_A_NUMBER = re.compile(r"[\d〇零一二三四五六七八九]")


def number_candidates(wording: str) -> Iterator[Guess]:
    """The number in digits, in words, in one piece, and without what was said twice."""
    if not _A_NUMBER.search(wording):
        return
    ways = (
        (_BROKEN.sub(".", wording), 0.95, translate("a number is broken by a full stop")),
        (_SAID_TWICE.sub("", wording, count=1), 0.7, translate("said more than once")),
        (_IN_WORDS.sub(lambda m: m[0].translate(_DIGITS), wording), 0.6, translate("in digits")),
        (wording.translate(_WORDS), 0.5, translate("in words")),
    )
    for text, score, why in ways:
        if text != wording:
            yield Guess(text, score, SuggestionKind.PUNCTUATION, why)
