"""Whom the fields of a record or a head name, and by what else its text calls them.

Under ``受访者：某某，男，1938年生`` the text goes on with ``受访者说``; under ``姓名：某某`` with 来访者.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from annotator.detect.words.introduced import introduced, is_role_key
from annotator.detect.words.voices import HAN, Voice, VoiceKind, is_chinese_name, is_name, surname_of
from annotator.domain.reading import FoundSpeaker
from annotator.text.lexicons import ending, folded, is_listed, words

_SPLIT = re.compile(r"[，,；;（(／/|｜]|\s{2,}")
_LONGEST_VALUE, _LONGEST_KEY = 160, 12
_OF_NAME = re.compile("(?:的)?(?:姓名|名字|名|基本信息|信息|简介|簡介)$")
_BETWEEN = re.compile(r"[、，,；;/／]|\s{2,}|(?<=[一-鿿])\s(?=[一-鿿]{2,4}(?:\s|$))")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
_MOST_NAMES = 12
_PERSON_KEY = re.compile(
    rf"[{HAN}]{{1,7}}(?:人|者|员|員|师|師|对象|對象|医生|醫生|医师|干部|民警|警官|代表|家长|家長|学生|學生|方|双方|雙方)$"
)
_NAME_KEYS = frozenset({"姓名", "名字", "Name", "name", "NAME"})
_NO_SPEAKER_KEY = re.compile(
    "作者|编辑|編輯|责编|記錄|记录|整理|校对|校對|审核|審核|审稿|摄影|攝影|撰稿|录入|录音|翻译|翻譯|联系人|聯繫人|聯絡人|负责人|負責人|发布|责任|供图|法定|监护|紧急"
)
"""Keys of people who make the record and hardly ever speak in it."""
_NICKNAMED = re.compile(
    "(?:绰号|綽號|外号|外號|人称|人稱|小名|乳名|艺名|藝名|笔名|筆名|网名|網名|昵称|暱稱|又名|别名|別名|人送外号|人送绰号|都叫[他她]|喊[他她]|称[他她]为|自称|化名)"
    rf"(?:为|是|叫|做)?[“\"「‘]?(?P<nick>[{HAN}]{{2,4}})[”\"」’，,。）)；;]"
)
_NEAR = 24
_POST_KEYS = frozenset(
    {
        "职业",
        "職業",
        "职务",
        "職務",
        "身份",
        "身分",
        "单位职务",
        "岗位",
        "工作",
        "Occupation",
        "Position",
        "Role",
    }
)
_LONGEST_POST = 24
_OF_TALK = re.compile("(?<![来來信上接])[访訪]|述|[谈談][话話]|采[访訪]|採訪")
"""What words for people of an interview have in them, and those for people of a case have not."""
_LATIN = re.compile(r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|van|von|de|der|den|la|bin|al|di|da)){1,3}")


class Called(NamedTuple):
    """Somebody whom fields name, and the words by which the text may call the person."""

    voice: Voice
    names: frozenset[str]


def called_in(fields: Iterable[tuple[str, str]]) -> list[Called]:
    """The people whom fields name, with what else those are called who stand alone in a field."""
    listed = [(_without_name(key), value) for key, value in fields]
    found = [(key, voice) for key, value in listed if (voice := _person_of(key, value)) is not None]
    together = [voice for key, value in listed for voice in _people_of(key, value)]
    post = next((value for key, value in listed if key in _POST_KEYS and len(value) <= _LONGEST_POST), None)
    called = [Called(voice, frozenset()) for voice in together]
    for key, voice in found:
        role = voice.role or (post if key in _NAME_KEYS else None)
        names = {key} | _shared(key, voice, found) | _nicknames(voice.spelling) | _post_of(role)
        called.append(Called(voice._replace(spelling=voice.name, role=role), frozenset(names - _NAME_KEYS)))
    return called


def called_before(speakers: Iterable[FoundSpeaker]) -> list[Called]:
    """Those who speak in one record of a file, as they are known in the next."""
    return [
        Called(Voice(VoiceKind.NAME, one.name, one.name, one.affiliation, one.role), frozenset())
        for one in speakers
        if not one.generic
    ]


def with_posts(speakers: Iterable[FoundSpeaker], met: Iterable[Called]) -> tuple[FoundSpeaker, ...]:
    """The speakers of a record; of whom it tells neither post nor body, those that a record before told."""
    told = {one.voice.name: one.voice for one in met if one.voice.affiliation or one.voice.role}
    return tuple(
        replace(one, affiliation=told[one.name].affiliation, role=told[one.name].role)
        if one.name in told and not (one.affiliation or one.role)
        else one
        for one in speakers
    )


def fields_of(metadata: Mapping[str, str | tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The fields of a head with their values as one text each."""
    for key, value in metadata.items():
        yield key, value if isinstance(value, str) else "，".join(value)


def nicknames_in(text: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The nicknames that a text gives to some people, right behind their names: ``某某，人称“某大锤”``."""
    known = sorted(names, key=len, reverse=True)
    for found in _NICKNAMED.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()].rsplit("。", 1)[-1]
        name = max((n for n in known if n in before), key=before.rfind, default="")
        if name and found["nick"] != name and not is_listed(found["nick"], "ordinary_words"):
            yield found["nick"], name


def _post_of(role: str | None) -> set[str]:
    """The post at the end of what somebody is, by which the text may call the person."""
    title = ending(role or "", "titles")
    return {title} if len(title) > 1 else set()


def _nicknames(value: str) -> set[str]:
    return {found["nick"] for found in _NICKNAMED.finditer(value)}


def _shared(key: str, voice: Voice, found: list[tuple[str, Voice]]) -> set[str]:
    """The words for one who is asked, or for one who asks, where only one person in the fields is that."""
    for group in ("interviewed", "interviewing"):
        alike = {other.name for k, other in found if _is_of(k, group)}
        if _is_of(key, group) and alike == {voice.name}:
            said = {word for word in words(group) if not word.isascii()}
            return (
                said
                if key in _NAME_KEYS
                else set(filter(_OF_TALK.search, said if _OF_TALK.search(key) else ()))
            )
    return set()


@lru_cache(maxsize=1024)
def _without_name(key: str) -> str:
    """A key without the word for a name that it ends with (``被访者姓名``)."""
    return key if key in _NAME_KEYS else _OF_NAME.sub("", key.strip())


def _is_of(key: str, group: str) -> bool:
    return (group == "interviewed" and key in _NAME_KEYS) or key.casefold() in folded(group)


def _person_of(key: str, value: str) -> Voice | None:
    """The one person whom a field names; the voice is spelt as the whole value."""
    if len(value) > _LONGEST_VALUE or not _is_persons(key):
        return None
    told = introduced(value)
    if len(told) == 1:
        return told[0]._replace(spelling=value)
    first = _SPLIT.split(value.strip(), maxsplit=1)[0].strip()
    if "、" in first:
        return None
    if _LATIN.fullmatch(first):
        return _voice(first, value, key)
    *posts, name = first.split()[:2] or [""]
    if posts and not (ending(posts[0], "titles") or ending(posts[0], "people_words")):
        return None
    return _voice(name, value, key) if _is_one(name, key) else None


def _people_of(key: str, value: str) -> list[Voice]:
    """The several people whom a field names, and nothing else."""
    if len(value) > _LONGEST_VALUE or not _is_persons(key):
        return []
    parts = [part.strip() for part in _BETWEEN.split(value.strip())]
    named = [_BRACKET.sub("", part) for part in parts]
    if not 1 < len(parts) <= _MOST_NAMES or not all(_is_one(name, key) for name in named):
        return []
    return [_voice(name, name, key) for name in named]


def _is_one(name: str, key: str) -> bool:
    """Whether a word names one person: in full, by a surname with a courtesy, or as a name field does."""
    if not 1 < len(name) <= 8:
        return False
    courtesy = ending(name, "courtesies") or ending(name, "forms_of_address")
    if courtesy and name[: -len(courtesy)] in words("surnames"):
        return True
    if is_name(name) or (key in _NAME_KEYS and bool(surname_of(name))):
        return True
    is_calling = any(is_listed(name, kind) for kind in ("roles", "nobody_words", "people_words", "titles"))
    return _PERSON_KEY.fullmatch(key) is not None and is_chinese_name(name) and not is_calling


def _voice(name: str, value: str, key: str) -> Voice:
    role = key.casefold() if key.isascii() else key
    return Voice(VoiceKind.NAME, name, value, None, role if key not in _NAME_KEYS else None)


@lru_cache(maxsize=1024)
def _is_persons(key: str) -> bool:
    """Whether the key of a field is what somebody is in the record who may speak in it."""
    if _NO_SPEAKER_KEY.search(key):
        return False
    if key in _NAME_KEYS or key.casefold() in folded("interviewed") | folded("interviewing"):
        return True
    return len(key) <= _LONGEST_KEY and (is_role_key(key) or _PERSON_KEY.fullmatch(key) is not None)


_MOST_MET = 24


def met_by_now(met: tuple[Called, ...], speakers: Iterable[FoundSpeaker]) -> tuple[Called, ...]:
    """Those met in the records so far and in one more, each once, the last of them: there may be many."""
    new = [one for one in dict.fromkeys(called_before(speakers)) if one not in met]
    return (*met, *new)[-_MOST_MET:] if new else met
