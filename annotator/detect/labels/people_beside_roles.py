"""Several people of one role or body, each named beside it: ``委员（张三）：``, ``[工务 罗衡]``.

A bracket behind a role may as well say whom somebody speaks for or how. Where a role comes with several
brackets, what has the form of a person's name in them is one, however rare the name is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from annotator.detect.labels.no_labels import SELVES
from annotator.detect.lines.fields import is_discourse, is_field_word
from annotator.detect.lines.page import LabelledLine
from annotator.detect.words.accounts import is_nickname
from annotator.detect.words.foreign_names import is_transliterated
from annotator.detect.words.latin_names import hyphened, is_full_latin_name, is_latin_name
from annotator.detect.words.offices import is_office
from annotator.detect.words.outlets import is_body
from annotator.detect.words.seats import is_role
from annotator.detect.words.voices import Voice, VoiceKind, is_chinese_name, is_name, surname_of
from annotator.text.lexicons import ending, folded, is_listed, words

_FEWEST = 2
_ROOMS = frozenset("席方")
"""With what the part of a room or a case ends whose people are named in brackets (``旁听席``, ``原告方``)."""
_LONGEST_HAN, _LONGEST_BODY = 4, 6
_NO_PERSON = ("ordinary_words", "roles", "titles", "organisation_endings", "nobody_words")


def with_people_beside_roles(looking: list[LabelledLine]) -> list[LabelledLine]:
    """The lines with the person beside a role or a body as who speaks, where several are named so."""
    voices = {label.key: label.voices[0] for _, _, label in looking if len(label.voices) == 1}
    own = {**_in_brackets(voices.values()), **_behind_bodies(voices)}
    if not own:
        return looking
    return [
        (place, line, label.naming(label.key, (own[label.key],)) if label.key in own else label)
        for place, line, label in looking
    ]


def _in_brackets(voices: Iterable[Voice]) -> dict[str, Voice]:
    """Who speaks under the labels of roles that come with several brackets, at least one person's in them."""
    inside: dict[str, dict[str, str]] = {}
    for voice in voices:
        role, who = (voice.role, voice.name) if voice.role else (voice.name, voice.affiliation)
        if voice.bracketed and role and who and _is_calling(role):
            inside.setdefault(role, {})[who] = voice.spelling
    found: dict[str, Voice] = {}
    for role, people in inside.items():
        if len(people) < _FEWEST or not any(map(_is_surely_named, people)):
            continue
        found.update(
            (spelling, _person(who, role, spelling)) for who, spelling in people.items() if _is_named(who)
        )
    return found


def _person(who: str, role: str, spelling: str) -> Voice:
    """Somebody of a role; who is called by the surname alone is called by both."""
    name = spelling if len(who) == 1 else who
    return Voice(VoiceKind.NAME, name, spelling, None, role, bracketed=True)


@lru_cache(maxsize=4096)
def _is_calling(role: str) -> bool:
    """Whether words before a bracket say what somebody is, and are no name."""
    if role.isascii():
        return is_role(role) or hyphened(role).rpartition("-")[2] in folded("english_people")
    if is_role(role) or is_office(role) or role[-1] in _ROOMS:
        return True
    return bool(ending(role, "roles") or ending(role, "people_words"))


@lru_cache(maxsize=4096)
def _is_surely_named(who: str) -> bool:
    """Whether what a bracket holds can be nothing but a person's name."""
    if who.isascii():
        return is_full_latin_name(who.rpartition(" ")[0] + " X") and _is_named(who)
    return _is_named(who) and (len(who) == 1 or is_name(who) or is_nickname(who))


@lru_cache(maxsize=4096)
def _is_named(who: str) -> bool:
    """Whether what a bracket holds has the form of a person's name."""
    if who.isascii():
        is_post = who.rpartition(" ")[2].casefold() in folded("english_posts")
        return is_latin_name(who) and not (is_post or is_body(who) or is_role(who))
    if len(who) == 1:
        return who in words("surnames")
    if is_body(who):
        return False
    if is_name(who) or is_nickname(who) or is_transliterated(who):
        return True
    if len(who) > _LONGEST_HAN or any(is_listed(who, kind) for kind in _NO_PERSON):
        return False
    if len(ending(who, "organisation_endings")) > 0:
        return False
    given = who[len(surname_of(who)) :]
    is_addressed = bool(ending(given, "forms_of_address") or ending(given, "courtesies"))
    return bool(surname_of(who)) and (is_addressed or is_chinese_name(who))


def _behind_bodies(voices: dict[str, Voice]) -> dict[str, Voice]:
    """Who speaks under labels of a short body or side and a name (``工务 罗衡``), where several do."""
    found = dict(_with_bodies(voices))
    return found if len({voice.name for voice in found.values()}) >= _FEWEST else {}


def _with_bodies(voices: dict[str, Voice]) -> Iterator[tuple[str, Voice]]:
    for key, voice in voices.items():
        if voice.kind is not VoiceKind.OTHER or " " not in key or key.isascii():
            continue
        body, _, name = key.partition(" ")
        is_plain = is_field_word(body) or is_discourse(body) or body in SELVES
        if 1 < len(body) <= _LONGEST_BODY and not is_plain and not is_name(body) and is_name(name):
            yield key, Voice(VoiceKind.NAME, name, voice.spelling, body, bracketed=True)
