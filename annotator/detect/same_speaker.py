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

from annotator.detect.words.name_keys import (
    is_address_of,
    name_key,
    name_parts,
    name_signs,
    title_behind,
    untitled,
)
from annotator.detect.words.seats import is_role, is_seat
from annotator.detect.words.voices import Voice, is_chinese_name, surname_of
from annotator.domain.reading import FoundSpeaker, SameSpeaker
from annotator.language import mark
from annotator.text.alike import simplified
from annotator.text.lexicons import folded, words

WRITING = mark("the same name in other writing")
BRACKET = mark("the same name with a bracket or words behind it")
GIVEN_NAME = mark("the given name of exactly one speaker")
ADDRESS = mark("the given name of exactly one speaker with a form of address, in the text")
SURNAME = mark("the only speaker with this surname")
SURNAME_AND_TITLE = mark("the only speaker with this surname and title")
LAST_NAME = mark("the last name of exactly one speaker")
SAME_NAME = mark("the same name with another title, or with none")
FIRST_NAME = mark("the first name of exactly one speaker")
INITIALS = mark("the initials of exactly one speaker")
HOLDER = mark("the list of people names exactly one in this role")

_BRACKET = re.compile(r"\s*[(（\[【〔].*[)）\]】〕]\s*$")
_FRENCH = re.compile(r"(?:Mme|Mlle|Madame|Mademoiselle|Monsieur)\b")
"""Beside those who are called so ``M.`` is a courtesy and no initial."""
_APOSTROPHE = re.compile("['’‘`´]")
_NICKNAME = re.compile(r"[小老阿大](?P<surname>[\u4e00-\u9fff])")
_HOSTS = ("主持人", "主持", "主持嘉宾", "司仪", "主持人", "host", "moderator", "presenter", "anchor", "chair")
_ASKERS = (
    *("采访人", "采访者", "记者", "访谈者", "访问者", "採訪人", "訪問者", "記者"),
    *("interviewer", "reporter", "journalist"),
)
_SHORTEST_FIRST, _SHORTEST_HAN = 3, 2
_MOST_IN_TEXT, _MOST_NAMESAKES = 80, 8

Found = tuple[list[str], str]


@dataclass(frozen=True)
class _People:
    """All speakers of a text by the parts of their names, and who the roster says holds which role."""

    speakers: Sequence[FoundSpeaker]
    roster: Sequence[Voice] = ()

    @cached_property
    def everybody(self) -> list[FoundSpeaker]:
        """The speakers, and whom the list of people names in full who speaks under no such name."""
        heard = {name_key(spelling) for s in self.speakers for spelling in (s.name, *s.aliases)}
        listed = {name_key(v.name): v for v in self.roster if not v.generic}
        silent = [v for key, v in listed.items() if key not in heard]
        return [*self.speakers, *(FoundSpeaker(v.name, (), v.affiliation, v.role) for v in silent)]

    @cached_property
    def are_unlike(self) -> bool:
        """Whether no two of them have a sign in common, so that no name tells of another."""
        if len(self.speakers) == 1:
            return True
        known: set[str] = set()
        for one in self.everybody:
            signs = {sign for spelling in (one.name, *one.aliases) for sign in name_signs(spelling)}
            if not known.isdisjoint(signs):
                return False
            known |= signs
        return True

    @cached_property
    def by_key(self) -> Mapping[str, list[str]]:
        """By name without case, width, script, blanks."""
        return _by((name_key(s.name), s.name) for s in self.everybody)

    @cached_property
    def chinese(self) -> list[FoundSpeaker]:
        """Those with surname and given name."""
        return [s for s in self.everybody if is_chinese_name(s.name) and not is_address_of(s.name)]

    @cached_property
    def by_untitled(self) -> Mapping[str, list[str]]:
        """By the name without a title behind it; the one who has none comes first."""
        bare_first = sorted(self.everybody, key=lambda s: len(s.name) - len(untitled(s.name)))
        return {
            bare: names[:1] for bare, names in _by((untitled(s.name), s.name) for s in bare_first).items()
        }

    @cached_property
    def by_given(self) -> Mapping[str, list[str]]:
        return _by((simplified(s.name[len(surname_of(s.name)) :]), s.name) for s in self.chinese)

    @cached_property
    def by_surname(self) -> Mapping[str, list[FoundSpeaker]]:
        return _by((simplified(surname_of(s.name)), s) for s in self.chinese)

    def parts(self, name: str) -> tuple[str, ...]:
        """The parts of a Latin or dotted name in lower case, without titles and apostrophes."""
        parts = tuple(_APOSTROPHE.sub("", part).casefold() for part in name_parts(name))
        return parts[1:] if len(parts) > 1 and parts[0] == "m" and self.is_french else parts

    @cached_property
    def is_french(self) -> bool:
        """Whether ``M.`` is a courtesy and no initial, as the others are called ``Mme`` or ``Monsieur``."""
        return any(_FRENCH.match(speaker.name) for speaker in self.speakers)

    @cached_property
    def _in_parts(self) -> list[tuple[tuple[str, ...], str]]:
        """Those with several Latin names, or parts between dots."""
        return [(parts, s.name) for s in self.everybody if len(parts := self.parts(s.name)) > 1]

    @cached_property
    def by_parts(self) -> Mapping[tuple[str, ...], list[str]]:
        """By all names in full."""
        return _by(self._in_parts)

    @cached_property
    def by_last(self) -> Mapping[str, list[str]]:
        """By the last name; where nobody has it in full, those who have it under a title."""
        titled = [
            (p[0], s.name) for s in self.speakers if len(p := self.parts(s.name)) == 1 and " " in s.name
        ]
        return {**_by(titled), **_by((parts[-1], name) for parts, name in self._in_parts)}

    @cached_property
    def by_first(self) -> Mapping[str, list[str]]:
        return _by((parts[0], name) for parts, name in self._in_parts)

    @cached_property
    def by_initials(self) -> Mapping[str, list[str]]:
        return _by(("".join(p[0].upper() for p in parts), name) for parts, name in self._in_parts)

    @cached_property
    def torn(self) -> frozenset[str]:
        """The last names that a man and a woman bear, as Mr. and Mrs. Hale do: who is meant is open."""
        courteous = [
            (p[0], s.name.split()[0].rstrip(".").casefold())
            for s in self.speakers
            if len(p := self.parts(s.name)) == 1 and " " in s.name
        ]
        men = {last for last, title in courteous if title in _titles_for("men")}
        return frozenset(last for last, title in courteous if last in men and title in _titles_for("women"))

    def each_once(self, names: Sequence[str]) -> list[str]:
        """The names without those that are another one of them with initials or another title."""
        kept: dict[tuple[str, ...], str] = {}
        for name in names:
            parts = self.parts(name)
            kept.setdefault(parts if len(parts) > 1 else (name,), name)
        if len(kept) > _MOST_NAMESAKES:
            return list(kept.values())
        return [
            name
            for own, name in kept.items()
            if not any(_is_short_for(own, other) for other in kept if other != own)
        ]

    @cached_property
    def holders(self) -> Mapping[str, list[str]]:
        """Who holds a role, as the roster or their own label says."""
        listed = [(_role_key(v.role), v.name) for v in self.roster if v.role and not v.generic]
        own = [(_role_key(s.role), s.name) for s in self.speakers if s.role and not s.generic]
        return _by((*listed, *own))


K = TypeVar("K")
T = TypeVar("T")


def _by(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = {}
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
    for rule in (_holder,) if people.are_unlike else _RULES:
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


def _twins(speaker: FoundSpeaker, people: _People) -> Found:
    own = {name_key(spelling) for spelling in (speaker.name, *speaker.aliases)}
    return [name for key in own for name in people.by_key.get(key, ())], WRITING


def _bracketed(speaker: FoundSpeaker, people: _People) -> Found:
    bare = _BRACKET.sub("", speaker.name)
    seat, _, behind = bare.partition(" ")
    if behind and is_seat(seat):
        bare = seat
    if bare == speaker.name or not bare:
        return [], ""
    return people.by_key.get(name_key(bare), []), BRACKET


def _given(speaker: FoundSpeaker, people: _People) -> Found:
    title = title_behind(speaker.name)
    bare = speaker.name[: len(speaker.name) - len(title)] if title else speaker.name
    if len(bare) < 2 or (not title and surname_of(bare) and len(bare) > 2):
        return [], ""
    whole = people.by_key.get(name_key(bare), []) if title else []
    return [*people.by_given.get(simplified(bare), ()), *whole], GIVEN_NAME


def _titled(speaker: FoundSpeaker, people: _People) -> Found:
    """Who has the same Chinese name in full without the title, or under another one."""
    own = untitled(speaker.name)
    return people.by_untitled.get(own, []) if is_chinese_name(own) else [], SAME_NAME


def _surname(speaker: FoundSpeaker, people: _People) -> Found:
    title = title_behind(speaker.name)
    surname = speaker.name[: -len(title)] if title else speaker.name
    nickname = _NICKNAME.fullmatch(speaker.name)
    if surname not in words("surnames"):
        surname = nickname["surname"] if nickname else ""
    if not surname:
        return [], ""
    namesakes = [s for s in people.by_surname.get(simplified(surname), ()) if s.name != speaker.name]
    if len(namesakes) > 1 and title:
        held = simplified(title)
        titled = [s for s in namesakes if held in simplified(f"{s.role or ''} {' '.join(s.aliases)}")]
        return ([s.name for s in titled] or [s.name for s in namesakes]), SURNAME_AND_TITLE
    return [s.name for s in namesakes], SURNAME


def _titles_for(sex: str) -> frozenset[str]:
    return folded(f"english_words_for_{sex}") | folded(f"foreign_courtesies_for_{sex}")


def _same_parts(speaker: FoundSpeaker, people: _People) -> Found:
    """Who has the same names in full, whatever title stands before them."""
    own = people.parts(speaker.name)
    return (people.by_parts.get(own, [])[:1] if len(own) > 1 and len(own[0]) > 1 else []), SAME_NAME


def _latin_last(speaker: FoundSpeaker, people: _People) -> Found:
    """Who alone has this last name, and first names to which the initials before it fit."""
    own = people.parts(speaker.name) or (speaker.name.casefold(),)
    if own[-1] in people.torn:
        return [], ""
    names = [name for name in people.by_last.get(own[-1], ()) if _is_short_for(own, people.parts(name))]
    if len(own) == 1 and " " in speaker.name:
        names = [name for name in names if len(people.parts(name)) > 1]  # Dr. Hale need not be Mr. Hale
    return people.each_once(names), LAST_NAME


def _is_short_for(own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a name has the other's last name, and nothing before it but initials of the first ones."""
    if own == other or not own or not other or own[-1] != other[-1]:
        return len(own) == 1 and own == other
    initials = [initial for part in own[:-1] for initial in re.split("[.-]+", part) if initial]
    firsts = [first for part in other[:-1] for first in part.split("-")]
    return len(initials) <= len(firsts) and all(
        len(initial) == 1 and first.startswith(initial)
        for initial, first in zip(initials, firsts, strict=False)
    )


def _latin_first(speaker: FoundSpeaker, people: _People) -> Found:
    name = speaker.name.casefold()
    if len(name.split()) != 1 or len(name) < (_SHORTEST_FIRST if name.isascii() else _SHORTEST_HAN):
        return [], ""
    return people.each_once(people.by_first.get(name, [])), FIRST_NAME


def _initials(speaker: FoundSpeaker, people: _People) -> Found:
    name = speaker.name.replace(".", "").replace(" ", "")
    if not (2 <= len(name) <= 4 and name.isascii() and name.isupper() and name.isalpha()):
        return [], ""
    return people.each_once(people.by_initials.get(name, [])), INITIALS


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
    return name_key(plain)


_RULES: tuple[Callable[[FoundSpeaker, _People], Found], ...] = (
    _twins,
    _bracketed,
    _holder,
    _titled,
    _given,
    _surname,
    _same_parts,
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
