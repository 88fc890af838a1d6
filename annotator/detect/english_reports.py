"""Whether an English text reports what people said: no novel, no essay, no digest of books or judgments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from annotator.detect.sayings import masked
from annotator.detect.voices import HAN, Voice
from annotator.text.lexicons import folded, words

_SAMPLE = 40_000
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"\b\d[\d.,:]*")
_CITATION = re.compile(
    r"\((?:[A-Z][\w’'\-]+(?: et al\.?)?,? )?(?:1[6-9]|20)\d\d[a-z]?(?:[,;:] ?[^()]{1,30})?\)|\bet al\b"
)
_CASE = re.compile(r"\b[A-Z][\w’'\-]+ v\.? [A-Z]|\bIn re [A-Z]")
_DAY = r"(?:\d{1,2} [A-Z][a-z]+ |[A-Z][a-z]+ \d{1,2}, |c\. ?)?"
_LIFE = re.compile(rf"\((?:born |b\. )?{_DAY}1\d\d\d ?[-–—] ?{_DAY}(?:1\d|20)\d\d\)")
_TELLER = re.compile(r"\b(?:I|my|me|My)\b")
_DESCRIBED = re.compile(r"[a-z]\)?, (?:who |aged |now )?\d{1,3},|[a-z]\)?, who \w")
_SAYS = re.compile(r"[,?!][”\"]\s(?:[\w.]+\s){0,3}(?:says|adds|explains|recalls|notes)\b")
_DUTY = re.compile(r"\bshall\b")
_LEAST_SIGNS, _LEAST_WORDS, _OWN_SIGNS, _NUMBERS = 3, 2, 8, 3
_CITED, _CASES, _DUTIES, _TOLD = 3, 2, 4, 2
_STORIES = 3
_SPARSE = 900


def is_english(text: str) -> bool:
    """Whether hardly anything in a text is Chinese."""
    sample = text[:_SAMPLE]
    return len(_HAN.findall(sample)) * 20 < len(sample)


def is_english_report(text: str, said: Sequence[tuple[Voice, ...]]) -> bool:
    """Whether an English text reports what people said; ``said`` are the voices of its turns."""
    if not said:
        return False
    sample = text[:_SAMPLE]
    named = Counter(voice.name for voices in said for voice in voices)
    is_again = max(named.values()) > 1
    telling = _telling_words(sample)
    if not (len(set(telling)) >= _LEAST_WORDS or is_again) or _is_of_books(sample, len(said)):
        return False
    if len(set(telling)) + _other_signs(sample, said) < _LEAST_SIGNS or _is_story(sample, len(said), telling):
        return False
    return is_again or len(named) > 1 or len(text) <= _SPARSE * len(said)


def _telling_words(sample: str) -> list[str]:
    signs = folded("english_report_signs")
    return [word for word in _WORD.findall(sample.lower()) if word in signs]


def _other_signs(sample: str, said: Sequence[tuple[Voice, ...]]) -> int:
    """How many things but words show a report: numbers, quotes of today, people with posts or described."""
    voices = {voice.name: voice for voices in said for voice in voices}.values()
    posted = sum(voice.role is not None and voice.role[:1].islower() for voice in voices)
    return (
        (len(_NUMBER.findall(sample)) >= _NUMBERS)
        + any(voice.affiliation for voice in voices)
        + min(posted, 2)
        + (_DESCRIBED.search(sample) is not None)
        + (_SAYS.search(sample) is not None)
    )


def _is_story(sample: str, said: int, telling: Sequence[str]) -> bool:
    """Whether a story is told: with its words, by a teller, or with hardly a word of a report in it."""
    stories = sum(map(sample.count, words("story_words")))
    told = len(_TELLER.findall(masked(sample)))
    if stories >= _STORIES and stories * 2 > said:
        return True
    return told >= _TOLD and told * 2 > said and len(set(telling)) < _OWN_SIGNS


def _is_of_books(sample: str, said: int) -> bool:
    """Whether a text cites what was printed, judged or laid down, or tells a life that is over."""
    is_cited = len(_CITATION.findall(sample)) >= _CITED
    is_law = len(_CASE.findall(sample)) >= _CASES
    duties = len(_DUTY.findall(sample))
    return (
        is_cited or is_law or (duties >= _DUTIES and duties > said) or _LIFE.search(sample[:400]) is not None
    )
