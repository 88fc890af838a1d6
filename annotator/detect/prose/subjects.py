"""Who is meant by the words before a Chinese verb of saying: a person, a pronoun, or nobody named.

Chinese gives no sign where a name ends, so the words are read backwards from the verb: adverbs and
adverbial phrases off first, then a name with the title, the calling or the organisation beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from itertools import chain
from operator import add
from typing import NamedTuple

from annotator.detect.prose.adverbials import subject_ends, without_adverbs
from annotator.detect.prose.person_names import (
    DOT,
    NEVER,
    has_soft_end,
    is_composed_name,
    is_person_name,
    names_at_end,
    no_name_ends,
    sounds_like_name,
)
from annotator.detect.prose.posts import composed_post, last_clause, posts_in, voice_of
from annotator.detect.words.voices import HAN, Voice, is_chinese_name, surname_of
from annotator.text.lexicons import beginning, ending, standing_at, words
from annotator.text.words import is_word

_BRACKET = re.compile(r"[(（]([^()（）]{1,40})[)）]$")
_APPOSITION = re.compile(r"[,，]([^,，。；]{2,40})[,，]$")
_SEVERAL = re.compile(r"(?:等(?:多?[位名]?[^，。,]{0,8})?|[一二两三四五几]人|双方)$")
TOWARDS = frozenset("对對向和与與跟给給从從在")
_LONGEST_POST = 8
_COMPOUND = 2
_ADVERBS_OF_TWO = frozenset(
    {"一再", "再三", "再度", "也都", "也曾", "还曾", "還曾", "则又", "則又", "也还", "也還", "又再"}
)
"""What stands between a name and a verb, the first of which might be the last of a name."""
OBJECT_MARKS = "由请請让讓被使令向给給邀"
_GOES_WITH = re.compile("(?<![面应針针绝相敌反校核方倾趋志转一應])[对對向跟给給](?![外内口面应於于])")
_JOINS = ("以及", "和", "与", "與", "及", "、", "跟")
_PERSON_ENDS = frozenset("授员員士长長师師任事席秘理监監家官生者人裁手工民农農户戶客友商匠警兵委董嫂董総总")
_PRONOUNS = re.compile(
    r"(?:^|[，,。；;：:”」])(?:但|而|不过|同时|随后|最后|接着|此外|另外|对此|為此|为此)?[，,]?"
    r"(?:他们|她们|他們|她們|他|她|其|二人|两人|三人|这位[^，。]{0,8}|這位[^，。]{0,8}|后者)$"
)


class How(Enum):
    """How a sentence tells who speaks, the surest first; ``OPEN`` where only its beginning may tell."""

    __hash__ = object.__hash__  # that of Enum is written in Python and asked for every subject

    INTRODUCED = "introduced"
    NAMED = "named"
    ADDRESSED = "addressed"
    PRONOUN = "pronoun"
    NOBODY = "nobody"
    OPEN = "open"


class Subject(NamedTuple):
    """Who is said to speak; more than one voice where they speak together, none for a pronoun."""

    how: How
    voices: tuple[Voice, ...] = ()


_FORMERLY = re.compile("曾经?|生前|早年")


def is_formerly(before: str, subject: Subject | None, reach: int) -> bool:
    """Whether the last characters before a verb tell of former times: 希尔伯特曾, but not 曾国强."""
    if _FORMERLY.search(before[-reach:]) is None:
        return False
    for voice in subject.voices if subject is not None else ():
        before = before.replace(voice.name, "")
    return _FORMERLY.search(before[-reach:]) is not None


@lru_cache(maxsize=8192)
def subject_of(before: str) -> Subject | None:
    """Who the words before a verb of saying name; ``None`` where they name no sayer at all."""
    before = before[-140:].rstrip()
    plain = ""
    has_dot = DOT.search(before) is not None
    for end in subject_ends(before):
        words_before = before[:end]
        may_be_one = has_dot or words_before[-1:] not in no_name_ends()
        found = _person(words_before) if may_be_one else None
        if found is not None:
            return found
        plain = plain or (words_before if _PRONOUNS.search(words_before) else "")
    if plain:
        return Subject(How.PRONOUN)
    told = _TO_REPORTERS.search(before)
    unusual = after_calling(last_clause(before[: told.start()])) if told else []
    if unusual:
        return Subject(How.INTRODUCED, tuple(unusual[:1]))
    if told:
        return None  # those to whom somebody speaks are nobody who speaks
    bare = without_adverbs(before)[-1]
    return Subject(How.NOBODY) if _is_nobody(before[:bare]) else None


def _is_nobody(before: str) -> bool:
    """Whether the words end with a sayer who is not named."""
    return bool(
        ending(before, "nobody_words")
        or ending(before, "people_words")
        or ending(before, "titles")
        or len(ending(before, "organisation_endings")) > 1
    )


def _person(before: str) -> Subject | None:
    """The person or persons whom the text ends with."""
    bracket = _BRACKET.search(before)
    if bracket and bracket.start():
        found = _one_or_more(before[: bracket.start()])
        return _described(found, bracket[1]) if found else None
    found = _one_or_more(before)
    if found is None:
        apposition = _APPOSITION.search(before + "，")
        if apposition and ending(apposition[1], "titles") and not ending(apposition[1], "people_words"):
            found = _one_or_more(before[: apposition.start()])
            return _described(found, apposition[1]) if found else None
    return found


def _described(subject: Subject, about: str) -> Subject:
    """The subject with what a bracket or an apposition after the name says."""
    if len(subject.voices) != 1 or not (ending(about, "titles") or ending(about, "organisation_endings")):
        return subject
    role, place = posts_in(about)
    voice = subject.voices[0]
    described = voice._replace(
        affiliation=voice.affiliation or place or None, role=voice.role or role or None
    )
    return Subject(How.INTRODUCED, (described,))


def _one_or_more(before: str) -> Subject | None:
    several = _SEVERAL.search(before)
    if several and several.start():
        before = before[: several.start()]
    found = named(before)
    if found is None:
        return None
    subject, start = found
    rest = before[:start]
    joined = next((join for join in _JOINS if rest.endswith(join)), "")
    if not joined or len(rest) <= len(joined):
        return subject
    other = named(rest[: -len(joined)])
    if other is None:
        return subject if joined == "、" else None
    how = How.INTRODUCED if How.INTRODUCED in (subject.how, other[0].how) else subject.how
    return Subject(how, other[0].voices + subject.voices)


def named(before: str) -> tuple[Subject, int] | None:
    """One person at the end of the text, and where the words about the person begin."""
    if (addressed := _addressed(before)) is not None:
        return addressed
    title = ending(before, "titles")
    if not title and has_soft_end(before):
        soft = len(ending(before, "adverbs")) if "·" in before[-12:] else 1 + (before[-2:] in _ADVERBS_OF_TWO)
        if (found := named(before[: -soft or -1])) is not None:
            return found
    bare = before[: len(before) - len(title)].rstrip() if title else before
    if title and bare[-1:] in TOWARDS and not _is_border(bare[:-1]):
        return None
    for words_before, after_title in ((bare, title), (before, "")):
        for name in names_at_end(words_before):
            rest = words_before[: len(words_before) - len(name)].rstrip()
            if _is_cut_from_post(rest, name):
                continue
            how = _fits(rest, name, after_title)
            if how is not None:
                return _subject(name, rest, after_title, how)
    return None


def _is_cut_from_post(rest: str, name: str) -> bool:
    """Whether a name takes in the last character of the post before it: 总会计师 and 卜宏, no 师卜宏."""
    if len(name) < 3 or not is_person_name(name[1:]) or len(surname_of(name)) > 1:
        return False
    post = rest[-_LONGEST_POST:] + name[0]
    return len(ending(post, "titles")) > 1 or len(ending(post, "people_words")) > 1


def _addressed(before: str) -> tuple[Subject, int] | None:
    """``张教授``, ``李总``, ``王女士``: a surname with a title or a form of address."""
    courtesy = ending(before, "courtesies")
    title = max(ending(before, "titles"), courtesy, ending(before, "forms_of_address"), key=len)
    bare = before[: len(before) - len(title)]
    if not title or not bare:
        return None
    if len(surname_of(bare[-3:])) == _COMPOUND and is_person_name(bare[-3:]):
        return None  # 上官满同志 is no 满同志
    surname = bare[-2:] if len(bare) > 1 and bare[-2:] in words("surnames") else bare[-1:]
    rest = bare[: -len(surname)]
    if surname not in words("surnames") or (surname in TOWARDS and not _is_border(rest)):
        return None
    is_described = bool(ending(rest, "people_words") or ending(rest, "titles"))
    is_described = is_described or (rest[-1:] == "的" and len(last_clause(rest)) > 3)
    is_placed = len(ending(rest, "organisation_endings")) > 1 or (
        len(title) > 1 and len(last_clause(rest)) > 1 and bool(ending(rest, "organisation_endings"))
    )
    is_placed = is_placed or (len(title) > 1 and _is_apart(rest, surname, title))
    if not (is_described or is_placed or _is_border(rest) or last_clause(rest) in words("subject_leads")):
        return None
    name = surname + title
    how = How.INTRODUCED if is_described or is_placed else How.ADDRESSED
    described = last_clause(rest)
    return Subject(how, (voice_of(name, described, ""),)), len(rest) - len(described)


def _is_apart(rest: str, surname: str, title: str) -> bool:
    """Whether a word ends before a surname with an office, which make none together (``食堂鹿会计``)."""
    ends = is_word(rest[-2:]) or is_word(rest[-3:])
    if title in words("titles") - words("forms_of_address"):
        return False  # 华为云副总裁: ranks stand behind the names of bodies
    joined = is_word(rest[-1:] + surname) or is_word(rest[-2:] + surname) or is_word(surname + title)
    return len(rest) > 1 and ends and not joined


def _is_border(rest: str) -> bool:
    return not rest or rest[-1] in "，,。、；;：: ’”」』》)）■"


def _fits(rest: str, name: str, after_title: str) -> How | None:
    """How the words before a name let it be one: a title or calling, a border, a description."""
    described = last_clause(rest)
    if described and described[0] in OBJECT_MARKS and not is_word(described[:2]):
        return None
    is_latin_or_han = (
        is_chinese_name(name) or is_composed_name(name) or "·" in name or "•" in name or name[0].isascii()
    )
    title = ending(rest, "titles") or ending(rest, "people_words")
    if title:
        return How.INTRODUCED
    if described[:1] in ("据", "據") and len(described) == 1:
        return How.INTRODUCED if after_title else How.NAMED
    if not is_latin_or_han and not beginning(name, "japanese_surnames"):
        stands_free = _is_border(rest) or described in words("subject_leads")
        return How.NAMED if stands_free and (len(name) > 2 or sounds_like_name(name)) else None
    if _is_border(rest):
        return How.INTRODUCED if after_title else How.NAMED
    if joined := next((join for join in _JOINS if rest.endswith(join)), ""):
        return (How.INTRODUCED if after_title else How.NAMED) if named(rest[: -len(joined)]) else None
    return _described_how(rest, name, after_title)


def _described_how(rest: str, name: str, after_title: str) -> How | None:
    """How a name fits after words that are no title: an organisation, 的, a word for a person."""
    described = last_clause(rest)
    place = ending(rest, "organisation_endings")
    is_calling = rest[-1] in _PERSON_ENDS and len(described) > 2 and not is_word(rest[-1] + name[0])
    if composed_post(described):
        return How.INTRODUCED
    if after_title:
        is_placed = place or rest[-1] in "的就而如)）" or rest[-2:] in ("正如", "对于")
        return How.INTRODUCED if is_placed or is_calling else None
    if (len(place) > 1 and len(described) > 3) or (rest[-1] == "的" and len(described) > 3):
        return How.INTRODUCED
    if is_calling:
        return How.INTRODUCED
    return How.NAMED if described in words("subject_leads") else None


def _subject(name: str, rest: str, after_title: str, how: How) -> tuple[Subject, int] | None:
    """The subject of a name; if its description shows that it is only spoken to, whoever speaks to it."""
    described = last_clause(rest)
    start = len(rest) - len(described)
    spoken_to = list(_GOES_WITH.finditer(described)) if described not in words("subject_leads") else []
    if spoken_to:
        at = spoken_to[-1].start()
        return named(rest[: start + at]) if at else None
    for join in _JOIN.finditer(described):
        other = named(described[: join.start()])
        if other is not None and (_has_post_before(other[0]) or join.end() == len(described)):
            start += join.end()
            described = described[join.end() :]
            break
    return Subject(how, (voice_of(name, described, after_title),)), start


def _has_post_before(subject: Subject) -> bool:
    """Whether words before the name, and not only a title after it, tell who somebody is."""
    voice = subject.voices[0]
    return subject.how is How.NAMED or voice.affiliation is not None or voice.spelling == voice.name


_TO_REPORTERS = re.compile("[对對向](?:本[报報台刊社网網])?(?:记者|記者|媒体|媒體)们?$")
"""To whom somebody speaks who is called by a post and a name, however unusual that is."""
_JOIN = re.compile("以及|[和与與及、跟]")


_UNUSUAL = re.compile(rf"[{HAN}]{{2,6}}(?:[·•・．][{HAN}]{{2,8}})*")


def after_calling(piece: str) -> list[Voice]:
    """Somebody in a list whose name is of no usual form: all that follows the last post or calling."""
    posts = list(posts_before_names(piece))
    if not posts:
        return []
    last = posts[-1][1]
    name = piece[last:]
    is_plain = NEVER.search(name) or is_word(name) or ending(name, "titles") or ending(name, "people_words")
    if not _UNUSUAL.fullmatch(name) or is_plain or ending(name, "organisation_endings"):
        return []
    return [voice_of(name, last_clause(piece[:last]), "")._replace(spelling=name)]


def posts_before_names(text: str) -> Iterator[tuple[int, int]]:
    """From where to where posts and callings stand right before a Chinese character, one after another.

    Nearly every character begins one of them, so that words are looked up by two characters.
    """
    openings, end = _post_openings(), 0
    for i, two in enumerate(map(add, text, text[1:])):
        if i < end or not (two in openings or two[0] in openings):
            continue
        for post in chain.from_iterable(standing_at(text, i, kind) for kind in _POSTS):
            if _HAN.match(text, i + len(post)) is not None:
                end = i + len(post)
                yield i, end
                break


@cache
def _post_openings() -> frozenset[str]:
    """The first two characters of each post and calling, or all of it."""
    return frozenset(post[:2] for kind in _POSTS for post in words(kind))


_POSTS = ("titles", "people_words")
_HAN = re.compile(f"[{HAN}]")
