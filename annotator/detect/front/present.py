"""Who is there, as the head of minutes and notes says: ``出席：…``, ``Attendees`` over a list of names.

Whoever is named there is somebody, however short or rare the name is (``小蓝``, ``Dorji``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from annotator.detect.lines.page import Page
from annotator.detect.words.latin_names import hyphened, is_latin_name
from annotator.detect.words.voices import Voice, surname_of, voice_of
from annotator.text.lexicons import ending, folded

_KEY = re.compile(
    r"(?:[-*+•·◦▪]\s+|\d{1,2}[.、]\s*|[一二三四五六七八九十]、|#{1,6}\s+)?[*_]{0,2}(?:[【\[])?"
    r"(?P<key>[^\s:：，。、；*_【】\[\]()（）](?:[^:：，。、；*_【】\[\]()（）]{0,18}[^\s:：，。、；*_【】\[\]()（）])?)"
    r"\s?(?:[(（][^()（）]{1,12}[)）])?(?:[】\]])?[*_]{0,2}\s?(?P<colon>[:：])?[*_]{0,2}\s*(?P<names>.*)"
)
_SIGNS_BEFORE = frozenset("-*+•·◦▪一二三四五六七八九十#_【[")
_BETWEEN = re.compile(
    r"\s*[、,，;；|]\s*(?![^()（）]{0,60}[)）])|\s+and\s+|(?<=[一-鿿])\s*[和与與及]\s*(?=老|小|阿)"
)
_HAN_BLANK = re.compile(r"(?<=[一-鿿)）])\s+(?=[一-鿿])")
_BEHIND = re.compile(r"\s+[-–—|]+\s+|[:：,，]\s*|\t")
_SIGNS = re.compile(r"^(?:\[[ xX]\]\s*)?[@＠]?|[*_`~]+|\s*等?[。.]?$")
_ENGLISH_BODY = re.compile(
    r"\b(?:Board|Council|Committee|Commission|Office|Department|Ministry|Agency|Authority|Bureau|Court|Police|Services?"
    r"|University|College|School|Institute|Company|Ltd|Inc|Bank|Group|Association|Society|Union|Club|Trust|Foundation"
    r"|Hospital|Museum|Library|Cent(?:re|er))\.?$"
)
_SHORTEST_BODY = 3
_MOST, _LONGEST, _LONGEST_HAN, _LINE = 40, 40, 6, 400
_STOPS = re.compile("[。！？!?：:“”「」]")


def present_in(page: Page) -> frozenset[str]:
    """The names of those who are there, each as it may come again: whole, and foreign ones in parts too."""
    found: set[str] = set()
    for i in page.places(_is_key):
        told = _KEY.match(page.lines[i].text)
        behind = told["names"] if told else ""
        for text in [behind] if behind else _listed(page, i):
            for part in _parts(text, is_item=not behind):
                found.update(_names(part))
    return frozenset(found)


def _is_key(text: str) -> bool:
    """Whether a line says that people follow who are there: behind its colon, or under it."""
    found = _KEY.match(text) if len(text) <= _LINE and _may_begin(text[0]) else None
    if found is None or (found["names"] and not found["colon"]):
        return False
    return _is_of_present(found["key"])


def _is_of_present(key: str) -> bool:
    return key.replace(" ", "") in folded("attendance") or hyphened(key) in folded("attendance")


def placed_in(key: str, value: str) -> list[Voice]:
    """Those whom a field of the head names as present and of which body, in a bracket behind the name."""
    if not _is_of_present(key) or len(value) > _LINE:
        return []
    named = [voice_of(part) for part in _parts(value, is_item=False) if len(part) <= _LONGEST]
    return [
        voice
        for voice in named
        if voice is not None and voice.bracketed and not voice.generic and _is_body(voice.affiliation or "")
    ]


def _is_body(words: str) -> bool:
    """Whether words are the name of a body, and not how or when somebody is there (``线上``)."""
    if any(map(str.isdecimal, words)):
        return False
    if words.isascii():
        return _ENGLISH_BODY.search(words) is not None
    end = ending(words, "organisation_endings")
    return bool(end) and (words != end or len(words) >= _SHORTEST_BODY)


def _may_begin(sign: str) -> bool:
    return sign in _SIGNS_BEFORE or sign.isdecimal() or sign.casefold() in _first_letters()


@cache
def _first_letters() -> frozenset[str]:
    """The letters with which the words for those present begin, and the articles before them."""
    return frozenset("at").union(word[0] for word in folded("attendance"))


def _listed(page: Page, i: int) -> Iterator[str]:
    """The items right under a line, without their signs."""
    own = page.lines[i]
    below = page.lines[i + 1 : i + 1 + _MOST]
    depth = below[0].indent if below else 0
    if own.mark and depth <= own.indent:
        return
    for line in takewhile(lambda line: line.mark and line.gap <= 1 and line.indent >= depth, below):
        if line.indent == depth:
            yield line.content


def _parts(text: str, *, is_item: bool) -> list[str]:
    """The pieces of a list of people; an item may say behind the name what the person is."""
    if is_item and "、" not in text:
        pieces = [_BEHIND.split(text)[0]]
    else:
        pieces = _BETWEEN.split(_STOPS.split(text)[0])
    if not text.isascii():
        pieces = [word for piece in pieces for word in _HAN_BLANK.split(piece)]
    return [bare for piece in pieces if (bare := _SIGNS.sub("", piece).strip())]


def _names(part: str) -> Iterator[str]:
    """Under which names a piece of the list may come again; none where it is no name."""
    voice = voice_of(part) if len(part) <= _LONGEST else None
    if voice is None or voice.generic:
        return
    name = voice.name
    if name.isascii():
        if is_latin_name(name):
            yield name
            yield from (word for word in name.split() if len(word) > 1)
    elif len(name) <= _LONGEST_HAN or voice.is_certain:
        yield name
        if not voice.bracketed:
            yield voice.spelling
        given = name[len(surname_of(name)) :]
        if surname_of(name) and len(given) > 1 and not voice.role:
            yield given
