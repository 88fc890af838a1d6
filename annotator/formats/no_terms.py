"""What is plainly no list of terms: articles, transcripts, tables of numbers, pages of code.

A list may hold an odd line; only where more than a fifth of it cannot be terms it is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.domain.errors import UnreadableFile
from annotator.domain.project import LONGEST_TERM
from annotator.language import mark

_MOST_WORDS = 8
_MOST_ODD = 0.2
_MOST_NUMBERS = 0.5
_WORDS_TOLD = 24
_WITHIN = re.compile(r"[。！？；，、…]|[!?;,](?:\s|$)|(?:(?<=[a-z]{2})\.|[:：])(?=\s+\S+\s+\S)|：(?=.{3})")
_CODE = re.compile(r"[{}<>=|\\]|\(\)|://|\w@\w|^[\"'\[(#*]|[\"'\])]:|^\d[\d.,:/\- ]{5,}$")
_LATIN_END = re.compile(r"[.!?:;,]$")


def refuse_no_list(terms: Sequence[str], name: str) -> None:
    """Raises ``UnreadableFile`` where these, the lines or cells of a file, are not terms."""
    if not any(_is_usable(term) for term in terms):
        raise UnreadableFile(
            mark("“{name}” holds no terms: a list has one a line, with at least two letters or characters."),
            name=name,
        )
    odd = [term for term in terms if is_no_term(term)]
    numbers = [term for term in terms if not any(map(str.isalpha, term))]
    if len(numbers) > _MOST_NUMBERS * len(terms):
        odd = numbers  # a table whose first column counts
    if len(odd) > _MOST_ODD * len(terms):
        words = odd[0] if len(odd[0]) <= _WORDS_TOLD else f"{odd[0][:_WORDS_TOLD]}…"
        raise UnreadableFile(
            mark("“{name}” is no list of terms, which has one a line: “{words}” is none."),
            name=name,
            words=words,
        )


def is_no_term(words: str) -> bool:
    """Whether nobody can have meant this as a term: a sentence, a list of its own, code, a number."""
    if len(words) > LONGEST_TERM or len(words.split()) > _MOST_WORDS:
        return True
    ends = _LATIN_END.search(words) is not None and len(words.split()) > 2
    return ends or _WITHIN.search(words) is not None or _CODE.search(words) is not None


def _is_usable(term: str) -> bool:
    return len(term) > 1 and any(map(str.isalpha, term))
