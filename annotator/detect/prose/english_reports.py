"""Whether an English text reports what people said: no novel, no essay, no digest of books or judgments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from annotator.detect.prose.sayings import masked
from annotator.detect.words.voices import HAN, Voice
from annotator.text.lexicons import folded

_SAMPLE = 40_000
_HAN = re.compile(f"[{HAN}]+")
_WORD = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"\b\d[\d.,:]*")
_CITATION = re.compile(
    r"\((?:[A-Z][\w’'\-]+(?: et al\.?)?,? )?(?:1[6-9]|20)\d\d[a-z]?(?:[,;:] ?[^()]{1,30})?\)|\bet al\b"
)
_CASE = re.compile(r"\b[A-Z][\w’'\-]+ v\.? [A-Z]|\bIn re [A-Z]")
_DAY = r"(?:\d{1,2} [A-Z][a-z]+ |[A-Z][a-z]+ \d{1,2}, |c\. ?)?"
_LIFE = re.compile(rf"\((?:born |b\. )?{_DAY}1\d\d\d ?[-–—] ?{_DAY}(?:1\d|20)\d\d\)")
_POST = re.compile(
    r"(?:^|\s)[a-z][\w\-]{3,}|\b(?:Director|Manager|Chair\w*|Council\w*|Cllr|Mayor|Officer|Engineer|President)\b"
)
_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
_LIVING, _YEARS, _TOLD_OFTEN = 1940, 4, 3
_BODY = re.compile(
    r"[a-z,] (?:[A-Z][\w&\-]+ ){1,3}(?:Council|Committee|Commission|Board|Court|University|College|School"
    r"|Institute|Trust|Hospital|Agency|Office|Ministry|Department|Association|Society|Union|Club|Museum|Company|Group|Bank|Party)\b"
    r"|\b(?:University|Institute|Ministry|Department|Committee|Office|Board|Society|House) of (?:the )?[A-Z]"
)
_INVERTED = re.compile(r"[,?!—][”\"]\s(?:said|returned|cried|replied|answered|asked|exclaimed)\s(?:he|she)\b")
_CHAPTER = re.compile(r"^\s*(?:CHAPTER|Chapter|BOOK|Book)\s(?:[IVXLC]+|\d+|[A-Z][a-z]+)\b", re.MULTILINE)
_TELLER = re.compile(r"\b(?:I|my|me|My)\b")
_DESCRIBED = re.compile(r"[a-z]\)?, (?:who |aged |now )?\d{1,3},|[a-z]\)?, who \w")
_AGED = re.compile(r"[a-z], (?:who is |aged |now )?\d{1,3}[,.]")
_SPAN = re.compile(
    r"\b(?:since|in) (?:19|20)\d\d\b|\b(?:tells|told) me\b"
    r"|\b(?:for|after|over|past|last) (?:\d+|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:years|decades|months)\b"
)
"""How long something has been so, as reporters tell of people."""
_SAYS = re.compile(r"[,?!][”\"]\s(?:[\w.]+\s){0,3}(?:says|adds|explains|recalls|notes)\b")
_PERSONA = re.compile(r"\b[Pp]ersonas?\b")
"""Somebody made up for whom a thing is designed."""
_NEWS = re.compile(
    r"^[A-Z][A-Z .,'’-]{2,40}(?: \([A-Za-z ]+\))? ?[-–—:] ?[A-Z]|\b(?:19|20)\d\d\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    re.MULTILINE,
)
_DUTY = re.compile(r"\bshall\b")
_LEAST_SHOWN, _NUMBERS, _PER_THOUSAND, _BY_TELLER = 3, 3, 4, 3
_CITED, _CASES, _DUTIES, _TOLD = 3, 2, 4, 2


def is_english(text: str) -> bool:
    """Whether hardly anything in a text is Chinese."""
    sample = text[:_SAMPLE]
    return (len(sample) - len(_HAN.sub("", sample))) * 20 < len(sample)


def is_english_report(text: str, said: Sequence[tuple[Voice, ...]]) -> bool:
    """Whether an English text reports what people said; ``said`` are the voices of its turns."""
    if not said:
        return False
    sample = text[:_SAMPLE]
    found = _WORD.findall(sample.lower())
    signs = _frequent(found, "english_report_signs")
    posted = _posted(said)
    today = len(_SAYS.findall(sample))
    aged = _are_aged(sample)
    if not (signs or posted or today or aged) or _is_of_books(sample, len(said)) or _is_history(sample, said):
        return False
    spans = len(_SPAN.findall(sample))
    if not (signs or posted or aged or spans or _AGED.search(sample)):
        return False  # in the present tense alone stories are told as well
    if not (_NUMBER.search(sample) or _BODY.search(sample) or "seconded" in sample):
        return False
    if not today and _is_essay(sample, len(said)):
        return False
    shown = min(signs, 5) + min(_frequent(found, "english_report_hints"), 2) + min(posted, 2) + min(today, 2)
    shown += (
        2 * aged
        + min(spans, 2) * bool(today)
        + (len(_NUMBER.findall(sample)) >= _NUMBERS)
        + (_DESCRIBED.search(sample) is not None)
    )
    return shown - _told_as_story(sample, found, len(said)) >= _LEAST_SHOWN


def tells_news(text: str) -> bool:
    """Whether a text dates or places what it tells as news is, by a day, a year or a dateline."""
    return _NEWS.search(text, 0, _SAMPLE) is not None


def _are_aged(sample: str) -> bool:
    """Whether several people are described behind their names, with an age as only reporters give it."""
    described = [found[0] for found in _DESCRIBED.finditer(sample)]
    return len(described) > 1 and any(found[-2:-1].isdigit() for found in described)


def _frequent(found: Sequence[str], name: str) -> int:
    """How many different words of a list a text has, where it has them often enough."""
    entries = folded(name)
    hits = [word for word in found if word in entries]
    return len(set(hits)) if len(hits) * 1000 >= _PER_THOUSAND * len(found) else 0


def _posted(said: Sequence[tuple[Voice, ...]]) -> int:
    """How many of those who speak have a post or a body, and no mere title of courtesy, rank or birth."""
    voices = {voice.name: voice for voices in said for voice in voices}.values()
    return sum(bool(voice.affiliation or (voice.role and _POST.search(voice.role))) for voice in voices)


def _is_history(sample: str, said: Sequence[tuple[Voice, ...]]) -> bool:
    """Whether a text tells of years long past, in which everybody says one thing."""
    years = [int(year) for year in _YEAR.findall(sample)]
    past = {year for year in years if year < _LIVING}
    times = Counter(voice.name for voices in said for voice in voices)
    is_long_ago = len(past) > 1 and max(past) - min(past) >= _YEARS and len(past) * 2 > len(set(years))
    return is_long_ago and max(times.values()) == 1 and not _SAYS.search(sample)


def _is_essay(sample: str, said: int) -> bool:
    """Whether somebody tells what they think or did, oftener than anybody speaks."""
    told = len(_TELLER.findall(masked(sample)))
    return told >= _TOLD_OFTEN and told * 2 > said


def _told_as_story(sample: str, found: Sequence[str], said: int) -> int:
    """How much shows a story: its words, a teller, speech with ``said he``, chapters."""
    tags = folded("english_story_words")
    stories = [word for word in found if word in tags]
    told = len(_TELLER.findall(masked(sample)))
    return (
        min(len(stories), 4) * (len(stories) * 2 > said)
        + min(len(_INVERTED.findall(sample)), 3)
        + _BY_TELLER * (told >= _TOLD and told * 2 > said)
        + 2 * (_CHAPTER.search(sample) is not None)
    )


def _is_of_books(sample: str, said: int) -> bool:
    """Whether a text cites what was printed, judged or laid down, or tells a life that is over."""
    is_cited = len(_CITATION.findall(sample)) >= _CITED or len(_PERSONA.findall(sample)) >= _CITED
    is_law = len(_CASE.findall(sample)) >= _CASES
    duties = len(_DUTY.findall(sample))
    return (
        is_cited or is_law or (duties >= _DUTIES and duties > said) or _LIFE.search(sample[:400]) is not None
    )
