"""Clauses of a sentence, and the places in it where what is claimed may well begin.

A claim seldom begins with the sentence: a connective, a hesitation, the number of a list or a verb of
saying leads into it. Steps from one such place to the next are what a labeller needs.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from annotator.text import lexicons
from annotator.text.sentences import Stretch, is_of_emoji

_COMMA = re.compile(r"[，、；：,;:—]+(?!\d)\s*")
_END_MARKS = "，、；：,;:—。！？!?….｡ \t\u3000"
_LIST_MARK = re.compile(
    r"\s*(?:[-*•·]|\d{1,3}[.、)）]|[（(]\d{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.])\s*"
)
_QUOTE = re.compile(r"[“‘「『\"']")
_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "'": "'"}
_SAID_BEFORE = 40
"""A verb of saying leads in only within so many characters of its clause."""
_LEAST = 3
"""So much must follow a lead-in, in characters."""


def clauses(sentence: str) -> tuple[Stretch, ...]:
    """The clauses of a sentence, one after the other, each with the commas behind it."""
    found, start = [], 0
    for comma in _COMMA.finditer(sentence):
        found.append((start, comma.end()))
        start = comma.end()
    if start < len(sentence):
        found.append((start, len(sentence)))
    return tuple(found)


def without_end_mark(words: str) -> int:
    """How long the words are without what ends them; all of it where nothing else is.

    That is a comma or a full stop, and the emoji with which recognisers end what they heard.
    """
    end = len(words)
    while end and (words[end - 1] in _END_MARKS or is_of_emoji(words[end - 1])):
        end -= 1
    return end or len(words)


@lru_cache(maxsize=64)
def clause_ends(sentence: str) -> tuple[int, ...]:
    """Where the clauses of a sentence end, without their commas."""
    return tuple(start + without_end_mark(sentence[start:end]) for start, end in clauses(sentence))


@lru_cache(maxsize=64)
def openings(sentence: str) -> tuple[int, ...]:
    """Where in a sentence something may begin: its clauses, and what lead-ins lead into."""
    found: set[int] = set()
    for start, end in clauses(sentence):
        found.update(_openings_of(sentence, start, end))
    return tuple(sorted(found))


def _openings_of(sentence: str, start: int, end: int) -> list[int]:
    start += len(sentence[start:end]) - len(sentence[start:end].lstrip())
    mark = _LIST_MARK.match(sentence, start, end)
    at = _behind_quote(sentence, mark.end() if mark is not None else start, end)
    found = [start, at]
    last = start + without_end_mark(sentence[start:end])
    while (lead := _lead_in().match(sentence, at, end)) is not None and last - lead.end() >= _LEAST:
        at = _behind_quote(sentence, lead.end(), end)
        found.append(at)
    said = _saying().match(sentence, at, end)
    if said is not None and last - said.end() >= _LEAST:
        found.append(_behind_quote(sentence, said.end(), end))
    return found


def _behind_quote(sentence: str, at: int, end: int) -> int:
    """Behind a quotation mark that the clause does not close."""
    mark = _QUOTE.match(sentence, at, end)
    closed = mark is not None and sentence.find(_CLOSING[mark.group()], at + 1, end) >= 0
    return at if mark is None or closed else at + 1


@cache
def _lead_in() -> re.Pattern[str]:
    entries = sorted((entry.replace("-", " ") for entry in lexicons.words("lead_ins")), key=len, reverse=True)
    chinese = "|".join(re.escape(entry) for entry in entries if not entry.isascii())
    english = "|".join(re.escape(entry) for entry in entries if entry.isascii())
    return re.compile(rf"(?:{chinese}|(?:{english})\b)\s*")


@cache
def _saying() -> re.Pattern[str]:
    verbs = lexicons.alternatives("speech_verbs")
    english = "said|says|say|believes?|thinks?|argues?|noted|notes"
    return re.compile(
        rf".{{1,{_SAID_BEFORE}}}?(?:(?:{verbs})(?:到|道|过|了)?|觉得|\b(?:{english})(?: that)?\b)\s*"
    )
