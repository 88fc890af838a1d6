"""Those whom an English feature quotes by the given name alone, in the present tense: ``“…,” Maya says``.

The full name may stand once, where the person comes first, or nowhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from annotator.detect.prose.english_names import is_title, opens
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.text.lexicons import folded, words

_NAME = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ][\w'’\-]*"
_ENDED = r"[,?!—–…][”\"]\s"
_BEHIND_QUOTE = re.compile(rf"{_ENDED}(?P<name>{_NAME})\s(?P<verb>[a-z]+s)\b")
_AFTER_VERB = re.compile(rf"{_ENDED}(?P<verb>[a-z]+s)\s(?P<name>{_NAME})(?=[,.;]|\s[a-z])")
_BEFORE_QUOTE = re.compile(
    rf"(?:^|[.!?”\"]\s|\n)(?P<name>{_NAME})\s[a-z]+s\b[^.!?“”\"\n]{{0,80}}[.,:]\s[“\"]", re.MULTILINE
)
_DESCRIBED = re.compile(rf"\b(?P<name>{_NAME}),\s(?:who\s|aged\s|now\s|a\s|an\s|the\s|\d{{1,3}},)")
_AFTER_POST = re.compile(
    rf"\b(?:The|the|A|a|An|an|Her|her|His|his|Their|their|My|my|Our|our)\s(?:[a-z\-]+\s){{0,2}}(?P<post>[a-z\-]+),?\s"
    rf"(?P<name>{_NAME})(?=,|\s[a-z])"
)
_CALLED = frozenset(("called", "named"))
_FEWEST, _MOST = 2, 60


def called_by_given_name(text: str) -> Iterator[Voice]:
    """Those of a text who are quoted, now, by the given name alone; under the full name where one stands."""
    told = Counter(found["name"] for form in (_BEHIND_QUOTE, _AFTER_VERB) for found in form.finditer(text))
    doing = Counter(found["name"] for found in _BEFORE_QUOTE.finditer(text))
    if not told or (told + doing).total() < _FEWEST:
        return
    described = {found["name"] for found in _DESCRIBED.finditer(text)}
    callings = folded("english_people") | _CALLED
    posted = {found["name"] for found in _AFTER_POST.finditer(text) if found["post"] in callings}
    for name in sorted({*told, *doing, *described, *posted})[:_MOST]:
        if not _may_be_name(name) or _is_family_name(name, text):
            continue
        full = set(_in_full(name, text))
        is_told = name in told or name in doing or name in posted
        is_somebody = (
            name in posted | described or ((told + doing)[name] > 1 and len(full) == 1) or _is_she(name, text)
        )
        if name in words("given_names") or (is_told and is_somebody):
            whole = next(iter(full)) if len(full) == 1 else name
            yield Voice(VoiceKind.NAME, whole, whole)


def _in_full(name: str, text: str) -> Iterator[str]:
    """The full names in which a given name stands, alone or before a partner's (``Eira and Huw Morgan``)."""
    for found in re.finditer(rf"\b{re.escape(name)}\s(?:and\s{_NAME}\s)?({_NAME})\b", text):
        if _may_be_name(found[1]):
            yield f"{name} {found[1]}"


def _is_family_name(name: str, text: str) -> bool:
    """Whether a name stands behind another somewhere."""
    before = re.finditer(rf"\b({_NAME}|[A-Z]\.)\s{re.escape(name)}\b", text)
    return any(len(found[1]) < 3 or not opens(found[1]) for found in before)


def _is_she(name: str, text: str) -> bool:
    """Whether he or she goes on after a sentence with a name, as after no name of a body."""
    after = rf"\b{re.escape(name)}\b[^.!?\n]{{0,160}}[.!?][”\"]?\s{_HE_OR_SHE}"
    return re.search(after, text) is not None


_HE_OR_SHE = r"(?:[“\"][^”\"\n]*[”\"]\s)?(?:[Hh]e|[Ss]he|His|Her)\b"


@cache
def _no_names() -> frozenset[str]:
    return folded("english_organisations") | folded("function_words")


def _may_be_name(name: str) -> bool:
    """Whether a capital word is no title, no body, and none that only opens a sentence."""
    return not (opens(name) or is_title(name) or name.casefold() in _no_names())
