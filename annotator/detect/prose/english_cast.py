"""The people of an English report: a full name, a title with a surname and the bare surname are one person.

Whoever cannot be told from a namesake, or is not known to be a person, is nobody.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from annotator.detect.prose.english_given_names import called_by_given_name
from annotator.detect.prose.english_names import RUN, TOKEN, mentions_in, person
from annotator.detect.prose.sayings import Saying
from annotator.detect.prose.subjects import How, Subject
from annotator.detect.words.voices import Voice
from annotator.text.lexicons import folded, words

_ARTICLE = re.compile("^(?:(?:[Aa][lsdnrtz]|[Ee]l|[Aa]sh)-|[DdLl]['’])(?=[A-Z])")
"""The article of Arabic and French names, which a sentence may begin with in a capital."""
NOBODY = Subject(How.NOBODY)
_WORD = re.compile(r"[^\W\d_][\w\-]*")
_GENERIC = frozenset(("the", "former", "then", "new", "own", "local", "own", "same", "our", "its"))
_START = 80
_GIVEN_NAMES_TOO = ("Al", "Ben")
"""Particles of family names that are given names oftener, where they stand first."""


@dataclass
class _Member:
    """Somebody of the cast: the fullest name, the titles and what is said of the person."""

    voice: Voice
    names: tuple[str, ...]
    """The words of the name, without titles."""
    titles: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)

    @property
    def sex(self) -> str:
        """``m`` or ``f`` where titles or words tell, else nothing."""
        return _sex(self.titles | self.about)

    def learn(self, voice: Voice, titles: set[str]) -> None:
        self.titles |= titles
        self.about |= _words_of(voice)
        own = self.voice
        if (voice.role and not own.role) or (voice.affiliation and not own.affiliation):
            self.voice = own._replace(
                role=own.role or voice.role, affiliation=own.affiliation or voice.affiliation
            )


def _sex(titles: set[str]) -> str:
    is_man = not titles.isdisjoint(words("english_words_for_men"))
    is_woman = not titles.isdisjoint(words("english_words_for_women"))
    return "" if is_man == is_woman else "m" if is_man else "f"


@cache
def _in_full() -> Mapping[str, str]:
    pairs = (entry.partition("=") for entry in words("english_title_abbreviations"))
    return {short: full for short, _, full in pairs}


def _words_of(voice: Voice) -> set[str]:
    said = f"{voice.role or ''} {voice.affiliation or ''}".casefold()
    return {_in_full().get(word, word) for word in _WORD.findall(said)}


def _titles_of(voice: Voice) -> set[str]:
    """The titles before a name, in full and lower case."""
    before = voice.spelling.removesuffix(voice.name).split()
    bare = [title.rstrip(".").casefold() for title in before]
    return {_in_full().get(title, title) for title in bare}


def _ranks(titles: set[str]) -> set[str]:
    return titles - folded("english_courtesies") - folded("english_noble_titles")


def _names_of(voice: Voice) -> tuple[str, ...]:
    """The words of a name; of a peer only what the title stands before."""
    return _words_in(voice.name)


@lru_cache(maxsize=4096)
def _words_in(name: str) -> tuple[str, ...]:
    """The words of a name without its particles."""
    parts = [_ARTICLE.sub("", part) for part in name.split()]
    if "of" in parts:
        at = parts.index("of")
        return (parts[at + 1],) if at == 1 else tuple(parts[1:at])
    lower = words("name_particles")
    if (
        len(parts) > 1
        and parts[0].casefold() in lower
        and (parts[1] in lower or (len(parts) == 2 and parts[0] not in _GIVEN_NAMES_TOO))
    ):
        parts = [part for part in parts if part.casefold() not in lower]
    return tuple(part for part in parts if part not in lower)


def _agree(one: str, other: str) -> bool:
    """Whether two given names may be one person's: the same, or the initial of the other."""
    a, b = one.rstrip("."), other.rstrip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


class EnglishCast:
    """Those whom English sentences introduce, and who is meant by a saying's subject."""

    def __init__(self, sayings: Sequence[Saying], text: str, known: Sequence[Voice] = ()) -> None:
        """``known`` are people whom fields over the ``text`` name."""
        self._members: list[_Member] = []
        self._by_name: dict[str, list[_Member]] = defaultdict(list)
        self._by_given: dict[str, list[_Member]] = defaultdict(list)
        self._told: dict[tuple[str, str], _Member | None] = {}
        self._proper: dict[str, bool] = {}
        self._text = text
        said = [(saying.subject, voice) for saying in sayings for voice in saying.subject.voices]
        for voice in known:
            self._learn_full(voice, _names_of(voice))
        for voice in called_by_given_name(text):
            self._learn_full(voice, _names_of(voice))
        if said:
            self._meet(said, text)

    def _meet(self, said: Sequence[tuple[Subject, Voice]], text: str) -> None:
        last = {names[-1] for _, voice in said if (names := _names_of(voice))}
        met = list(said)
        for subject, _ in mentions_in(text):
            voice = subject.voices[0]
            names = _names_of(voice)
            if names and names[-1] in last:
                met.append((subject, voice))
        alone = Counter(
            names[0]
            for subject, voice in said
            if len(names := _names_of(voice)) == 1 and subject.how is not How.INTRODUCED
        )
        for subject, voice in sorted(met, key=lambda one: one[0].how is not How.INTRODUCED):
            names = _names_of(voice)
            is_full = len(names) > 1 and (subject.how is How.INTRODUCED or alone[names[-1]] > 0)
            if is_full or " of " in voice.name:
                self._learn_full(voice, names)
        for subject, voice in met:
            if subject.how is How.ADDRESSED and len(_names_of(voice)) == 1:
                self._learn_titled(voice)

    def _learn_full(self, voice: Voice, names: tuple[str, ...]) -> None:
        titles = _titles_of(voice)
        if any(len(m.names) > 1 and _holds(names[1:], m.names) for m in self._by_name[names[-1]]):
            return  # a post without a sign stands before the name
        for member in self._by_name[names[-1]]:
            if len(member.names) > 1 and member.names[-1] == names[-1] and _agree(member.names[0], names[0]):
                if len("".join(names).replace(".", "")) > len("".join(member.names).replace(".", "")):
                    member.voice, member.names = member.voice._replace(name=voice.name), names
                member.learn(voice, titles)
                return
        member = _Member(voice, names, titles, _words_of(voice))
        self._members.append(member)
        for part in set(names[1:] or names):
            self._by_name[part].append(member)
        if len(names) > 1:
            self._by_given[names[0]].append(member)

    def _learn_titled(self, voice: Voice) -> None:
        """Somebody with a title and a surname: one of those known, or somebody new."""
        titles = _titles_of(voice)
        surname = _names_of(voice)[0]
        among = self._fitting(surname, titles)
        if len(among) > 1:
            return
        if among:
            member = among[0]
            if (
                len(member.names) == 1
                and " of " not in member.voice.name
                and len(voice.spelling) > len(member.voice.name)
            ):
                member.voice = member.voice._replace(name=voice.spelling)
            member.learn(voice, titles)
            return
        named = voice._replace(name=voice.spelling)
        member = _Member(named, (surname,), titles, _words_of(voice))
        self._members.append(member)
        self._by_name[surname].append(member)

    def _fitting(self, surname: str, titles: set[str]) -> list[_Member]:
        """Those of a surname whom titles may mean; only those who hold them, where somebody does."""
        alike = [member for member in self._by_name.get(surname, ()) if self._fits(member, titles)]
        holding = [member for member in alike if titles & (member.titles | member.about)]
        return holding if len(alike) > 1 and len(holding) == 1 else alike

    @staticmethod
    def _fits(member: _Member, titles: set[str]) -> bool:
        sex = _sex(titles)
        if sex and member.sex and sex != member.sex:
            return False
        ranks, others = _ranks(titles), _ranks(member.titles)
        return not ranks or not others or bool(ranks & (others | member.about))

    def settled(self, saying: Saying) -> Saying:
        """The saying with the person who is meant; nobody's where that cannot be told."""
        subject = saying.subject
        if subject.voices:
            return saying._replace(subject=self.meant(subject))
        if subject.how is How.PRONOUN and " " in saying.meant:
            return saying._replace(subject=self._holder(saying.meant), meant="")
        return saying

    def meant(self, subject: Subject) -> Subject:
        """Whom a subject means; nobody unless it is told of everybody."""
        members = [self._known(voice) for voice in subject.voices]
        known = tuple(member.voice for member in members if member is not None)
        return Subject(How.INTRODUCED, known) if known and len(known) == len(members) else NOBODY

    def _known(self, voice: Voice) -> _Member | None:
        key = (voice.spelling, voice.name)
        if key not in self._told:
            self._told[key] = self._member(voice)
        return self._told[key]

    def _member(self, voice: Voice) -> _Member | None:
        names, titles = _names_of(voice), _titles_of(voice)
        if not names:
            return None
        found = self._by_name.get(names[-1], [])
        if len(names) > 1:
            full = [m for m in found if _agree(m.names[0], names[0]) or _holds(m.names, names)]
            return full[0] if len(full) == 1 else None
        if " of " in voice.name:
            found = [m for m in found if m.voice.name == voice.name] or found
        elif titles:
            found = self._fitting(names[0], titles)
        elif not found:
            found = self._by_given.get(names[0], [])
        return found[0] if len(found) == 1 else None

    def _holder(self, post: str) -> Subject:
        """The one person who holds a post, as in ``the mayor`` and ``the company's spokesman``."""
        said = [word.removesuffix("'s").removesuffix("’s") for word in post.casefold().split()]
        said = [_in_full().get(word, word) for word in said]
        noun, extra = said[-1], {word for word in said[:-1] if word not in _GENERIC}
        holders = [m for m in self._members if noun in m.about | m.titles]
        if len(holders) != 1 or (extra and not extra & (holders[0].about | holders[0].titles)):
            return NOBODY
        return Subject(How.INTRODUCED, (holders[0].voice,))

    def sex_of(self, name: str) -> str:
        """``m`` or ``f`` where the text tells it of somebody, else nothing."""
        return next((member.sex for member in self._members if member.voice.name == name), "")

    def first_in(self, sentence: str) -> Subject | None:
        """The person, or an unknown somebody, with whom a sentence begins, if it does.

        A clause may come first: ``Asked whether she would sell, Pryor shook her head``.
        """
        fronted = _FRONTED.match(sentence)
        behind = self._at_start(sentence[fronted.end() :]) if fronted else None
        if behind is not None and behind.voices:
            return behind
        placed = _PLACED.match(sentence)
        there = self._at_start(sentence[placed.end() :]) if placed else None
        if there is not None and there.voices:
            return there
        return self._at_start(sentence)

    def described_in(self, sentence: str) -> Subject | None:
        """The person with whom a sentence begins that says who it is: ``Ann Lee, 54, a baker, was``."""
        found = _DESCRIBED.match(sentence)
        subject = person(found["who"], found["about"]) if found else None
        if subject is None or not subject.voices:
            return None
        self._learn_alone(subject)
        meant = self.meant(subject)
        return meant if meant.voices else None

    def _at_start(self, sentence: str) -> Subject | None:
        """The person with whom the very words of a sentence begin."""
        own = _OWN.match(sentence)
        first = None if own else _FIRST.match(sentence)
        found = (
            person(own[2], own[1]) if own else person(first[1], "", bracket=first[2] or "") if first else None
        )
        if found is None or not found.voices or (first and _OF_PLACE.match(first[1])):
            return None
        self._learn_alone(found)
        meant = self.meant(found)
        if first and first[1].endswith(("'s", "’s")):
            return NOBODY
        if not meant.voices and found.how is How.NAMED and not self._is_proper(found.voices[0].name):
            return None
        return meant

    def _learn_alone(self, subject: Subject) -> None:
        """Know somebody whom only a sentence without speech introduces."""
        voice = subject.voices[0]
        names = _names_of(voice)
        if not names or self._by_name.get(names[-1]):
            return
        if subject.how is How.INTRODUCED:
            self._learn_full(voice, names)
        elif subject.how is How.ADDRESSED and len(names) == 1:
            self._learn_titled(voice)
        self._told.clear()

    def _is_proper(self, name: str) -> bool:
        """Whether a word that begins a sentence is no ordinary one: it has its capital elsewhere too."""
        if " " in name:
            return True
        if name not in self._proper:
            self._proper[name] = re.search(rf"[a-z,] {re.escape(name)}\b", self._text) is not None
        return self._proper[name]

    def others_in(self, sentence: str, names: Iterable[str]) -> bool:
        """Whether a sentence names a person other than some."""
        known = set(names)
        for subject, _ in mentions_in(sentence):
            meant = self.meant(subject)
            if subject.how is not How.NAMED and (not meant.voices or meant.voices[0].name not in known):
                return True
        return False


_FRONTED = re.compile(
    r"(?:(?:Asked|Pressed|Told|Faced|Challenged|Questioned|Born|Raised|Once|When|While|As|After|Before|At|On|In|Inside|Outside"
    r"|Across|Behind|Near|By|For|With|From|Over|Under|Down|Up|Later|Then|Meanwhile|Elsewhere)\b|[A-Z][a-z]+ing\b)"
    r"[^,“”\";:]{0,90},\s(?=[A-Z][\w.'’ -]{1,40}\s[a-z])"
)
_OF_PLACE = re.compile(r"(?:On|In|At|By|Near|From|To|Inside|Outside|Across|Behind)\s")
_PLACED = re.compile(
    r"(?:Next to|Beside|Behind|Opposite|Across from|Near|On|In|At|By|Outside|Inside|Under|Over)"
    r"\s(?:[a-z'’\-]+\s){1,6}"
    r"(?=[A-Z][\w'’-]+\s(?:is|was|has|[a-z]+s)\s)"
)
"""Where somebody is of whom a sentence tells, without a comma before the name."""
_DESCRIBED = re.compile(
    rf"(?P<who>{RUN}),\s(?P<about>(?:(?:aged?\s)?\d{{1,3}}\b|an?\s[a-z]|who\s)[^“”\";:]{{0,120}}?),\s(?!(?:and|or|but)\b)[a-z]"
)
_FIRST = re.compile(rf"[“\"]?({RUN})(?:\s*\(([^()]{{1,60}})\))?")
_OWN = re.compile(rf"(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?|{TOKEN}['’]s)\s([^,;:.“”\"]{{2,60}}),\s({RUN}),")


def _holds(names: Sequence[str], part: Sequence[str]) -> bool:
    """Whether several words of a name stand together in a fuller one."""
    size = len(part)
    return any(tuple(names[i : i + size]) == tuple(part) for i in range(len(names) - size + 1))
