"""Those whom a report introduces, by every part of a name and everything else by which they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotator.detect.front.called import Called
from annotator.detect.prose.described import Described
from annotator.detect.prose.subjects import How, Subject
from annotator.detect.words.voices import Voice, VoiceKind, surname_of
from annotator.text.lexicons import ending
from annotator.text.words import is_word

_LONGEST_CALLED = 8
_SHORT_BODY = 3
_MOST_SAID_OF_ROLES = 4_000
_KIN = (
    "儿子",
    "女儿",
    "兒子",
    "女兒",
    "妻子",
    "丈夫",
    "孙",
    "孫",
    "侄",
    "弟弟",
    "妹妹",
    "哥哥",
    "姐姐",
    "父",
    "母",
)


@dataclass
class People:
    """Those whom a text introduces, by every part of a name under which they may come again."""

    names: set[str] = field(default_factory=set)
    roles: dict[str, str] = field(default_factory=dict)
    parts: dict[str, set[str]] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    speaking: set[str] = field(default_factory=set)
    described: dict[str, Described] = field(default_factory=dict)
    in_turn: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    """Those whom fields name."""
    called: dict[str, str] = field(default_factory=dict)
    """The names of some by what else they are called: a role, a nickname."""
    firsts: set[str] = field(default_factory=set)
    """The characters with which anything begins that somebody known may be called."""
    _told: dict[Subject, tuple[Voice, ...]] = field(default_factory=dict)

    def learn(self, voice: Voice) -> None:
        """Know somebody by the full name, the surname and the last part of a foreign name."""
        roles = self.roles.setdefault(voice.name, "")
        if voice.role and len(roles) < _MOST_SAID_OF_ROLES and voice.role not in roles:
            self.roles[voice.name] = roles + " " + voice.role
        if voice.affiliation and len(voice.affiliation) > _SHORT_BODY:
            self.placed.add(voice.name)
        if voice.name in self.names or voice.name in self.called:
            return
        self._told.clear()
        self.names.add(voice.name)
        self.firsts.add(voice.name[:1])
        for part in _parts(voice.name):
            self.parts.setdefault(part, set()).add(voice.name)
            self.firsts.add(part[:1])

    def take(self, called: Sequence[Called]) -> None:
        """Know those whom fields name, with all that they are called there."""
        for one in called:
            self.learn(one.voice)
            self.listed.add(one.voice.name)
            for other in one.names:
                self.call(other, one.voice.name)

    def call(self, other: str, name: str) -> None:
        """Know somebody who is known by another name too; what means two people means nobody."""
        if other in self.names and other != name:
            self.names.discard(other)
        self.firsts.add(other[:1])
        if self.called.setdefault(other, name) != name:
            del self.called[other]
        self._told.clear()

    def called_before(self, clause: str, ends: Sequence[int]) -> Voice | None:
        """Who is called by the role or nickname with which a clause ends at one of some places."""
        for end in ends:
            for size in range(min(_LONGEST_CALLED, end), 1, -1):
                if (name := self.called.get(clause[end - size : end])) is not None:
                    return Voice(VoiceKind.NAME, name, name)
        return None

    def who(self, subject: Subject) -> tuple[Voice, ...]:
        """The voices of a subject under their full names; none where somebody is not known."""
        told = self._told.get(subject)
        if told is None:
            found = [self._full(voice, subject.how) for voice in subject.voices]
            told = tuple(voice for voice in found if voice is not None) if all(found) else ()
            self._told[subject] = told
        return told

    def _full(self, voice: Voice, how: How) -> Voice | None:
        name = voice.name
        if name in self.called:
            return voice._replace(name=self.called[name], role=None)
        fuller = self.parts.get(name, set()) - {name}
        if len(fuller) == 1 and ("·" in next(iter(fuller)) or name.isascii() or how is How.NAMED):
            return voice._replace(name=next(iter(fuller)))
        return self._addressed(voice) or (voice if name in self.names else None)

    def _addressed(self, voice: Voice) -> Voice | None:
        """The one person whom a surname with a title means."""
        title = _address_in(voice.name)
        surname = voice.name[: len(voice.name) - len(title)]
        if not title or not surname or voice.name.isascii():
            return None
        namesakes = {
            name
            for name in self.parts.get(surname, ())
            if not _is_addressed(name, surname) and not _is_of_family(self.roles.get(name, ""))
        }
        alike = {name for name in namesakes if title in self.roles.get(name, "")}
        for group in (alike, namesakes):
            if len(group) == 1:
                return voice._replace(name=next(iter(group)), role=None)
        return None


def _address_in(name: str) -> str:
    """The title or form of address that a name ends with."""
    return ending(name, "titles") or ending(name, "courtesies") or ending(name, "forms_of_address")


def _is_of_family(role: str) -> bool:
    """Whether somebody is told of as another's child or partner, who often have the same surname."""
    return any(word in role for word in _KIN)


def _is_addressed(name: str, surname: str) -> bool:
    """Whether a name is no more than a surname and a title."""
    return bool(rest := name[len(surname) :]) and _address_in(name) == rest


def _parts(name: str) -> Iterable[str]:
    """The parts of a name under which its bearer may come again."""
    if name.isascii() or " " in name:
        return {name.rsplit(" ", 1)[-1], name.split(" ", 1)[0]} if " " in name else ()
    if "·" in name or "•" in name or "・" in name:
        pieces = re.split("[·•・．]", name)
        return {pieces[-1], pieces[0]}
    surname = surname_of(name)
    return (surname,) if surname and surname != name else ()


def is_surely_addressed(name: str) -> bool:
    """Whether a surname stands with a courtesy or an office, which is no word."""
    office = len(ending(name, "forms_of_address")) > 1 and not is_word(name)
    return office or bool(ending(name, "courtesies"))
