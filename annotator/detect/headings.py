"""Headings: marked ones of Markdown, bold and boxed lines, numbered questions; which of them are speakers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from annotator.detect.voices import NUMERAL
from annotator.text.lexicons import alternatives, words

BOXED_DEPTH = 7
ORDINAL_DEPTH = 12
QUESTION_DEPTH = 20
QUOTE_DEPTH = 30
ITEM_DEPTH = 40

_MARKED = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_BOLD = re.compile(r"(?:\*\*|__)([^*_]{1,120})(?:\*\*|__)\s*[:：]?")
_BOXED = re.compile(r"【([^】]{1,60})】")
_BOLD_ITEM = re.compile(r"\d{1,3}[.、)）]\s*\*\*([^*]{2,80})\*\*\s*[:：]?")
_ORDINAL = re.compile(rf"(?:[{NUMERAL}]{{1,3}}、|[(（][{NUMERAL}]{{1,3}}[)）]、?)\s*(\S.{{1,40}})")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a heading by its form: its text without signs, and how deep its form is."""

    text: str
    depth: int


def heading_of(text: str) -> Heading | None:
    """The heading that a line is by its marks; ``None`` for a line without any."""
    marked = _MARKED.fullmatch(text)
    if marked and marked[2]:
        inner = _BOLD.fullmatch(marked[2])
        return Heading(_title(inner[1] if inner else marked[2]), len(marked[1]))
    for form in (_BOLD, _BOXED):
        found = form.fullmatch(text)
        if found and found[1].strip():
            return Heading(_title(found[1]), BOXED_DEPTH)
    return None


def _title(text: str) -> str:
    return text.strip(" *_").rstrip(":：").strip()


@cache
def _numbered() -> re.Pattern[str]:
    number = rf"(?:\d{{1,3}}|[{NUMERAL}]{{1,4}})"
    word = alternatives("question_words")
    return re.compile(
        rf"(?:(?P<word>{word})\s?{number}\s?(?:[:：.、．\-—]|\s|$)"
        rf"|(?:第\s?{number}\s?个?(?P<word2>{word})|{number}(?P<word3>[问問]))\s?(?:[:：.、．\-—]|\s|$))\s*(?P<rest>.*)",
        re.IGNORECASE,
    )


def is_numbered(text: str) -> bool:
    """Whether a heading counts the topics of a conversation (``问题2：…``, ``三问：…``)."""
    return _numbered().match(text) is not None


def series_of(text: str) -> str:
    """The counting word of a numbered heading, by which those of one series are known."""
    found = _numbered().match(text)
    return (found["word"] or found["word2"] or found["word3"] or "").casefold() if found else ""


def question_of(text: str) -> Heading | None:
    """The section that a plain line opens by its number or its usual name."""
    if len(text) > 120:
        return None
    found = _numbered().match(text)
    if found and _is_headline(text, found["rest"]):
        return Heading(_title(text), QUESTION_DEPTH)
    name, colon, rest = _until_colon(text)
    if name in words("extra_sections") and (colon or not rest) and _is_headline(text, rest):
        return Heading(_title(text), QUESTION_DEPTH)
    return None


def _until_colon(text: str) -> tuple[str, bool, str]:
    found = re.search("[:：]", text)
    return (text[: found.start()].strip(), True, text[found.end() :]) if found else (text.strip(), False, "")


def _is_headline(text: str, rest: str) -> bool:
    """Whether what follows the number reads like a title: no full stop, hardly more than one sentence."""
    inner = rest.rstrip("？?！!.。 ")
    if rest.endswith(("。", "；", "，", ",")) or "。" in inner:
        return False
    return bool(re.search("[:：]", text[:16])) or len(inner) <= 40


def ordinal_of(text: str) -> Heading | None:
    """The section that ``一、…`` or ``（二）…`` opens, if the line is short and no sentence."""
    found = _ORDINAL.fullmatch(text)
    if found is None or text[-1] in "。；;，,、" or "。" in text:
        return None
    return Heading(_title(text), ORDINAL_DEPTH + (text[0] in "(（"))


def bold_item_of(text: str) -> Heading | None:
    """The section that a numbered item opens which is bold as a whole."""
    found = _BOLD_ITEM.fullmatch(text)
    return Heading(_title(found[1]), ITEM_DEPTH) if found else None
