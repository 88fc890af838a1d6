"""People whom the head of a text introduces with post and place: ``某厂副总 顾先生``."""

from __future__ import annotations

import re
from functools import lru_cache

from annotator.detect.words.accounts import is_nickname
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import Voice, VoiceKind, is_name, surname_of, voices_of
from annotator.text.lexicons import ending, folded, is_listed, words

_BETWEEN = re.compile(r"\s*[;；]\s*|\s*、\s*")
_PARTED = re.compile("[;；]")
_SEVERAL = re.compile("[：:、]")
"""A description with these in it tells of several people (``甲　书记员：乙``)."""
_SENTENCE = re.compile(r"[。！？!?]|[a-z]{3}.*\.$")
_BEHIND = re.compile(r"(?P<what>.{2,40}?)[\s，,：:]\s*(?P<who>[^\s，,：:（(]{1,12})")
_BEFORE = re.compile(r"(?P<who>[^\s，,：:（(]{1,12})[\s，,：:]\s*(?P<what>.{2,40})")
_BRACKET = re.compile(r"(?P<who>[^\s，,：:（(]{1,12})\s*[(（](?P<what>[^()（）]{2,40})[)）]")
_GLUED, _GLUED_LONG = (
    re.compile(rf"(?P<what>.{{2,40}})(?P<who>[\u4e00-\u9fff]{{{size}}}(?:先生|女士|小姐|太太|夫人))")
    for size in (1, 2)
)
_FORMS = (_BEHIND, _BEFORE, _BRACKET, _GLUED_LONG, _GLUED)
_LONGEST, _LONGEST_FIELD = 120, 4
_POSTS = ("titles", "people_words")


def is_role_key(key: str) -> bool:
    """Whether the key of a field is a role, or stands over those who speak (``本期嘉宾``, ``采访对象``)."""
    voices = voices_of(key)
    are_roles = bool(voices) and all(voice.generic for voice in voices)
    return are_roles or key.replace(" ", "") in words("role_keys")


@lru_cache(maxsize=1024)
def introduced(value: str) -> tuple[Voice, ...]:
    """The people whom a value names, each with post and affiliation; none where it holds anything else."""
    value = value.strip()
    if (
        not value
        or len(value) > _LONGEST
        or value.isascii()
        or _SENTENCE.search(value)
        or talk_of(value).asks
    ):
        return ()
    one = _person(value) if _PARTED.search(value) is None else None
    if one is not None:
        return (one,)
    several = tuple(_person(part) for part in _BETWEEN.split(value))
    found = tuple(person for person in several if person is not None)
    return found if len(found) == len(several) else ()


def _person(part: str) -> Voice | None:
    """The one whom a part of a value names beside a post."""
    for form in _FORMS:
        found = form.fullmatch(part)
        if found is None or _SEVERAL.search(found["what"]) or not _is_somebody(found["who"]):
            continue
        post = _post_in(found["what"])
        if post:
            place = found["what"][: -len(post)].rstrip(" 的、，,")
            if (
                place
                and len(place) <= _LONGEST_FIELD
                and post in words("people_words")
                and _is_of_calling(place)
            ):
                place, post = "", found["what"]
            return Voice(VoiceKind.NAME, found["who"], part, place or None, post)
    return None


def _is_of_calling(place: str) -> bool:
    """Whether what stands before a calling says of what kind it is (``科技博主``), not of which body."""
    return ending(place, "organisation_endings") in ("", place) and place.isalpha() and not place.isascii()


def _post_in(what: str) -> str:
    """The post or calling with which a description ends, or nothing; a form of address alone is none."""
    post = max((ending(what, kind) for kind in _POSTS), key=len)
    return post if len(post) > 1 and what not in words("forms_of_address") else ""


def _is_somebody(who: str) -> bool:
    """Whether a word is a name, a nickname, or a surname with a form of address."""
    if is_listed(who, "ordinary_words") or who in words("titles") or who.casefold() in folded("field_words"):
        return False
    courtesy = ending(who, "courtesies") or ending(who, "forms_of_address")
    is_addressed = bool(courtesy) and bool(surname_of(who)) and surname_of(who) == who[: -len(courtesy)]
    return is_addressed or is_name(who) or is_nickname(who)
