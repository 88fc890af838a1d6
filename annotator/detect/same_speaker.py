"""Speakers who may be one and the same, told by how they are called. Offered with evidence, never applied.

Each rule proposes somebody only where exactly one fits; where two do, nothing is said. A number alone
makes nobody the same: the third to speak need not sit on the third seat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from annotator.detect.seats import is_role, is_seat
from annotator.detect.voices import Voice, is_chinese_name, surname_of
from annotator.domain.reading import FoundSpeaker, SameSpeaker
from annotator.language import mark
from annotator.text.alike import Alike
from annotator.text.lexicons import ending, folded, words

WRITING = mark("the same name in other writing")
BRACKET = mark("the same name with a bracket or words behind it")
GIVEN_NAME = mark("the given name of exactly one speaker")
ADDRESS = mark("the given name of exactly one speaker with a form of address, in the text")
SURNAME = mark("the only speaker with this surname")
SURNAME_AND_TITLE = mark("the only speaker with this surname and title")
LAST_NAME = mark("the last name of exactly one speaker")
FIRST_NAME = mark("the first name of exactly one speaker")
INITIALS = mark("the initials of exactly one speaker")
HOLDER = mark("the list of people names exactly one in this role")

_ALIKE = Alike()
_BRACKET = re.compile(r"\s*[(（\[【〔].*[)）\]】〕]\s*$")
_MARKS = re.compile(r"[\s·•・．.\-_,，]+")
_NICKNAME = re.compile(r"[小老阿大](?P<surname>[\u4e00-\u9fff])")
_LATIN_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Senator|Sen|Rep|Representative"
    r"|Congressman|Congresswoman|Councillor|Councilor|Cllr|Chair|Chairman|Chairwoman|President|Rev|Father|Sister"
    r"|Captain|Capt|Colonel|Col|General|Gen|Officer|Deputy|Minister|Ambassador|Dean)\.?\s+(?=\S)",
    re.IGNORECASE,
)
_HOSTS = ("主持人", "主持", "主持嘉宾", "司仪", "主持人", "host", "moderator", "presenter", "anchor", "chair")
_ASKERS = (
    *("采访人", "采访者", "记者", "访谈者", "访问者", "採訪人", "訪問者", "記者"),
    *("interviewer", "reporter", "journalist"),
)
_MOST_IN_TEXT = 80

Found = tuple[list[str], str]


@dataclass(frozen=True)
class _People:
    """All speakers of a text by the parts of their names, and who the roster says holds which role."""

    speakers: Sequence[FoundSpeaker]
    roster: Sequence[Voice] = ()

    @cached_property
    def by_key(self) -> Mapping[str, list[str]]:
        """By name without case, width, script, blanks."""
        return _by((_key(s.name), s.name) for s in self.speakers)

    @cached_property
    def chinese(self) -> list[FoundSpeaker]:
        """Those with surname and given name."""
        return [s for s in self.speakers if is_chinese_name(s.name) and not _is_address(s.name)]

    @cached_property
    def by_given(self) -> Mapping[str, list[str]]:
        return _by((s.name[len(surname_of(s.name)) :], s.name) for s in self.chinese)

    @cached_property
    def by_surname(self) -> Mapping[str, list[FoundSpeaker]]:
        return _by((surname_of(s.name), s) for s in self.chinese)

    @cached_property
    def _in_parts(self) -> list[tuple[list[str], str]]:
        """Those with several Latin names, or parts between dots."""
        return [(parts, s.name) for s in self.speakers if len(parts := _parts(s.name)) > 1]

    @cached_property
    def by_last(self) -> Mapping[str, list[str]]:
        return _by((parts[-1].casefold(), name) for parts, name in self._in_parts)

    @cached_property
    def by_first(self) -> Mapping[str, list[str]]:
        return _by((parts[0].casefold(), name) for parts, name in self._in_parts)

    @cached_property
    def by_initials(self) -> Mapping[str, list[str]]:
        return _by(("".join(p[0].upper() for p in parts), name) for parts, name in self._in_parts)

    @cached_property
    def holders(self) -> Mapping[str, list[str]]:
        """Who holds a role, as the roster or their own label says."""
        listed = [(_role_key(v.role), v.name) for v in self.roster if v.role and not v.generic]
        own = [(_role_key(s.role), s.name) for s in self.speakers if s.role and not s.generic]
        return _by((*listed, *own))


T = TypeVar("T")


def _by(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def find_same(
    text: str, speakers: Sequence[FoundSpeaker], roster: Sequence[Voice] = ()
) -> tuple[SameSpeaker, ...]:
    """Which speakers may be another one, and which names in the text may be a speaker's."""
    people = _People(speakers, roster)
    found = []
    for speaker in speakers:
        proposal = _proposal(speaker, people)
        if proposal is not None:
            found.append(proposal)
    taken = {frozenset((same.name, same.same_as)) for same in found}
    found += [same for same in _in_text(text, people) if frozenset((same.name, same.same_as)) not in taken]
    return tuple(_without_circles(found))


def _proposal(speaker: FoundSpeaker, people: _People) -> SameSpeaker | None:
    for rule in _RULES:
        names, evidence = rule(speaker, people)
        others = list(dict.fromkeys(name for name in names if name != speaker.name))
        if len(others) == 1:
            return SameSpeaker(speaker.name, others[0], evidence)
        if others:
            return None
    return None


def _without_circles(found: Sequence[SameSpeaker]) -> Iterator[SameSpeaker]:
    """The proposals, none the reverse of an earlier one."""
    seen: set[tuple[str, str]] = set()
    for same in found:
        if (same.same_as, same.name) not in seen:
            seen.add((same.name, same.same_as))
            yield same


def _key(name: str) -> str:
    """A name without case, width, script, blanks and dots."""
    return "".join(min(_ALIKE.to(character)) for character in _MARKS.sub("", name))


def _twins(speaker: FoundSpeaker, people: _People) -> Found:
    own = {_key(spelling) for spelling in (speaker.name, *speaker.aliases)}
    return [name for key in own for name in people.by_key.get(key, ())], WRITING


def _bracketed(speaker: FoundSpeaker, people: _People) -> Found:
    bare = _BRACKET.sub("", speaker.name)
    seat, _, behind = bare.partition(" ")
    if behind and is_seat(seat):
        bare = seat
    if bare == speaker.name or not bare:
        return [], ""
    return people.by_key.get(_key(bare), []), BRACKET


def _is_address(name: str) -> bool:
    """Whether a name is a surname with a title (张总) rather than a name in full."""
    title = _title_of(name)
    return bool(title) and name[: -len(title)] in words("surnames")


def _title_of(name: str) -> str:
    return max(ending(name, "titles"), ending(name, "forms_of_address"), key=len)


def _given(speaker: FoundSpeaker, people: _People) -> Found:
    title = _title_of(speaker.name)
    bare = speaker.name[: len(speaker.name) - len(title)] if title else speaker.name
    if len(bare) < 2 or (not title and surname_of(bare) and len(bare) > 2):
        return [], ""
    whole = people.by_key.get(_key(bare), []) if title else []
    return [*people.by_given.get(bare, ()), *whole], GIVEN_NAME


def _surname(speaker: FoundSpeaker, people: _People) -> Found:
    title = _title_of(speaker.name)
    surname = speaker.name[: -len(title)] if title else speaker.name
    nickname = _NICKNAME.fullmatch(speaker.name)
    if surname not in words("surnames"):
        surname = nickname["surname"] if nickname else ""
    if not surname:
        return [], ""
    namesakes = [s for s in people.by_surname.get(surname, ()) if s.name != speaker.name]
    if len(namesakes) > 1 and title:
        titled = [s for s in namesakes if title in f"{s.role or ''} {' '.join(s.aliases)}"]
        return ([s.name for s in titled] or [s.name for s in namesakes]), SURNAME_AND_TITLE
    return [s.name for s in namesakes], SURNAME


def _parts(name: str) -> list[str]:
    """The parts of a Latin or a dotted name, without a title."""
    bare = _LATIN_TITLE.sub("", name)
    if bare.isascii():
        return [part.strip(".") for part in bare.split() if part.strip(".")]
    return [part for part in re.split("[·•・．]", bare) if part] if re.search("[·•・．]", bare) else []


def _latin_last(speaker: FoundSpeaker, people: _People) -> Found:
    bare = _LATIN_TITLE.sub("", speaker.name).strip()
    own = [part.strip(".").casefold() for part in bare.split()]
    if not own or (bare.isascii() and len(own) > 2):
        return [], ""
    found = []
    for name in people.by_last.get(own[-1], ()):
        firsts = [part.casefold() for part in _parts(name)[:-1]]
        if _fits_first(own[:-1], firsts):
            found.append(name)
    return found, LAST_NAME


def _fits_first(own: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what stands before a last name is nothing, or initials of the other's first names."""
    return all(len(part) == 1 and any(name.startswith(part) for name in other) for part in own)


def _latin_first(speaker: FoundSpeaker, people: _People) -> Found:
    name = speaker.name.casefold()
    if len(name.split()) != 1 or len(name) < 3:
        return [], ""
    return people.by_first.get(name, []), FIRST_NAME


def _initials(speaker: FoundSpeaker, people: _People) -> Found:
    name = speaker.name.replace(".", "").replace(" ", "")
    if not (2 <= len(name) <= 4 and name.isascii() and name.isupper() and name.isalpha()):
        return [], ""
    return people.by_initials.get(name, []), INITIALS


def _holder(speaker: FoundSpeaker, people: _People) -> Found:
    """Who the roster or another speaker's role says holds the role under which somebody speaks."""
    if not is_role(speaker.name):
        return [], ""
    return people.holders.get(_role_key(speaker.name), []), HOLDER


def _role_key(role: str) -> str:
    """A role, those that mean the same as one."""
    plain = role.replace(" ", "").casefold()
    for group in (_HOSTS, _ASKERS):
        if plain in group:
            return group[0]
    return _key(plain)


_RULES: tuple[Callable[[FoundSpeaker, _People], Found], ...] = (
    _twins,
    _bracketed,
    _holder,
    _given,
    _surname,
    _latin_last,
    _latin_first,
    _initials,
)


def _in_text(text: str, people: _People) -> Iterator[SameSpeaker]:
    """Given names with a form of address that somebody uses in the text (家兴老师)."""
    for name, whole in list(people.by_given.items())[:_MOST_IN_TEXT]:
        if len(name) < 2 or len(whole) > 1 or name.casefold() in folded("ordinary_words"):
            continue
        address = _address_used(text, name, surname_of(whole[0]))
        if address:
            yield SameSpeaker(name + address, whole[0], ADDRESS)


def _address_used(text: str, name: str, surname: str) -> str:
    """The first form of address behind a given name that has no surname before it; or nothing."""
    at = text.find(name)
    while at >= 0:
        if not text.startswith(surname, max(0, at - len(surname))):
            behind = text[at + len(name) : at + len(name) + 4]
            for size in range(len(behind), 0, -1):
                if behind[:size] in words("forms_of_address"):
                    return behind[:size]
        at = text.find(name, at + len(name))
    return ""
