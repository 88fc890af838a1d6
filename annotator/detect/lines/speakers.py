"""The speakers of one transcript, each under one name, however they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.detect.words.openings import TurnOpening
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.domain.reading import FoundSpeaker
from annotator.domain.speaker import Evidence
from annotator.language import mark
from annotator.text.lexicons import words

HEADED = mark("a heading names it")
TITLED = mark("named with a title and a verb of saying")
SAYS = mark("named with a verb of saying")
TIMED = mark("a label with a time")
SEATED = mark("a label with a seat or a number")
ROLE = mark("a label with a role")
AGAIN = mark("a label that comes again")
ONCE = mark("a label among those of others")
LISTED = mark("a label, and listed as present")


Apart = Callable[[str, str], bool]
"""Whether two names in the same letters are those of different people."""
_NO_LATIN = "\u2e80"
_SHORTEST_POST = 2
_DEPUTY = "副前原代"
"""What makes another post of one whose name goes on behind it."""
_OF_ONE_KIND = str.maketrans(dict.fromkeys("’‘`´", "'") | dict.fromkeys("‐‑", "-"))
_LABELLED = (Evidence.LABEL, Evidence.HEADING)


def _nobody(_name: str, _other: str) -> bool:
    return False


@dataclass
class _Known:
    """What all voices of one speaker say together."""

    kind: VoiceKind
    aliases: dict[str, None] = field(default_factory=dict)
    affiliation: str | None = None
    role: str | None = None
    evidence: str = ""


class Speakers:
    """Who speaks: turns' voices brought under one name each, in the order in which they are heard.

    ``roster`` tells of people who need not speak; what it says of those who do is added. A role
    that exactly one person holds is that person. Latin letters in another case are the same name, unless
    the two are ``apart``.
    """

    def __init__(
        self, openings: Iterable[TurnOpening], roster: Sequence[Voice] = (), apart: Apart = _nobody
    ) -> None:
        openings = list(openings)
        voices = [voice for opening in openings for voice in opening.voices]
        self._written = _one_writing(Counter(voice.name for voice in voices), apart)
        self._holders = _holders([*roster, *voices])
        self._seats = {v.name for v in voices if _is_place(v) and not v.affiliation}
        self._known: dict[str, _Known] = {}
        for voice in voices:
            self._hear(voice)
        by_letters = {_letters(name): name for name in self._known if len(name) > 1 and name[:1] < _NO_LATIN}
        listed: set[str] = set()
        for voice in roster:
            name = self._written.get(voice.name, voice.name)
            if name not in self._known:
                name = by_letters.get(_letters(name), name)
                name = voice.name if apart(name, voice.name) else name
            listed |= {voice.name, name}
            known = self._known.get(name)
            if known is not None:
                known.affiliation = voice.affiliation or known.affiliation
                told = _post(voice)
                known.role = (
                    told if told and (known.role is None or known.role in known.aliases) else known.role
                )
        self._explain(openings, listed)

    def _explain(self, openings: Sequence[TurnOpening], listed: Collection[str]) -> None:
        """Say of each speaker what shows that it is one."""
        labels = Counter(
            self.name_of(voice)
            for opening in openings
            if opening.evidence is Evidence.LABEL
            for voice in opening.voices
        )
        for opening in openings:
            for voice in opening.voices:
                known = self._known[self.name_of(voice)]
                known.evidence = known.evidence or _evidence(opening, known, labels[self.name_of(voice)])
        for name in listed:
            if name in self._known and self._known[name].evidence == ONCE:
                self._known[name].evidence = LISTED

    def name_of(self, voice: Voice) -> str:
        """The one name of the speaker whose voice this is."""
        if voice.affiliation and voice.name in self._seats and _is_place(voice):
            return voice.spelling  # somebody else may sit there by then: that it is the same one is proposed
        name = self._written.get(voice.name, voice.name)
        return _holder_of(name, self._holders) if voice.kind is VoiceKind.ROLE else name

    def _hear(self, voice: Voice) -> None:
        name = self.name_of(voice)
        known = self._known.setdefault(name, _Known(voice.kind))
        if self._written.get(voice.name, voice.name) != voice.name:
            known.aliases[voice.name] = None
        elif voice.kind is VoiceKind.ROLE and name != voice.name:
            known.kind = VoiceKind.NAME
            known.aliases[voice.name] = None
            known.role = known.role or voice.name
        self._learn(known, voice)

    def _learn(self, known: _Known, voice: Voice) -> None:
        if voice.affiliation and len(voice.affiliation) > len(known.affiliation or ""):
            known.affiliation = voice.affiliation
        known.role = known.role or _post(voice)
        is_spelling = voice.kind is VoiceKind.SEAT or (voice.role and not voice.bracketed)
        if is_spelling and voice.spelling != voice.name and len(voice.spelling) <= 20:
            known.aliases[voice.spelling] = None

    def found(self) -> tuple[FoundSpeaker, ...]:
        """The speakers, in the order in which they are first heard."""
        return tuple(
            FoundSpeaker(
                name,
                tuple(alias for alias in known.aliases if alias != name),
                known.affiliation,
                known.role,
                known.kind in (VoiceKind.SEAT, VoiceKind.ROLE),
                known.evidence,
            )
            for name, known in self._known.items()
        )


def told_apart_by_title(openings: Sequence[TurnOpening]) -> list[TurnOpening]:
    """The turns, those under a name with a title apart from those under the name without it, or with another.

    That 李佩蓉老师 is 李佩蓉 is proposed and not decided: a label is what somebody typed. In running prose
    the same person is named now one way, now the other.
    """
    apart = _titled_apart(openings)
    if not apart:
        return list(openings)
    return [
        opening._replace(
            voices=tuple(v._replace(name=v.spelling) if v.spelling in apart else v for v in opening.voices)
        )
        if opening.evidence in _LABELLED
        else opening
        for opening in openings
    ]


def _titled_apart(openings: Iterable[TurnOpening]) -> frozenset[str]:
    """The labels with a title glued to a name that is a label without it, or with another title, too."""
    spellings: dict[str, set[str]] = {}
    for opening in openings:
        if opening.evidence in _LABELLED:
            for voice in opening.voices:
                if voice.kind is VoiceKind.NAME and not voice.bracketed and _is_glued(voice):
                    spellings.setdefault(voice.name, set()).add(voice.spelling)
    return frozenset(
        spelling
        for name, written in spellings.items()
        if len(written) > 1
        for spelling in written
        if spelling != name
    )


def _is_glued(voice: Voice) -> bool:
    """Whether a label is a name in Chinese and nothing else, or one with its title right behind it."""
    return voice.spelling == voice.name or voice.spelling == voice.name + (voice.role or "")


def _is_place(voice: Voice) -> bool:
    """Whether a seat or a letter stands for somebody who is not named."""
    return voice.kind is VoiceKind.SEAT or (len(voice.name) == 1 and voice.name.isascii())


def _evidence(opening: TurnOpening, known: _Known, labels: int) -> str:
    """What shows that a voice is a speaker's, told from its first turn."""
    if opening.evidence is Evidence.HEADING:
        return HEADED
    if opening.evidence is Evidence.PROSE:
        return TITLED if opening.voices[0].role else SAYS
    if opening.evidence is not Evidence.LABEL:
        return ""
    if opening.ms is not None:
        return TIMED
    if known.kind is VoiceKind.SEAT:
        return SEATED
    if known.kind is VoiceKind.ROLE:
        return ROLE
    return AGAIN if labels > 1 else ONCE


def _one_writing(times: Counter[str], apart: Apart) -> dict[str, str]:
    """The most frequent writing of each name in Latin letters that is written in more ways than one."""
    writings: dict[str, list[str]] = {}
    for name in times:
        if len(name) > 1 and name[:1] < _NO_LATIN:
            writings.setdefault(_letters(name), []).append(name)
    found: dict[str, str] = {}
    for names in writings.values():
        best = max(names, key=lambda name: times[name])
        found.update((name, best) for name in names if name != best and not apart(name, best))
    return found


def _letters(name: str) -> str:
    """A name in Latin letters without case, its apostrophes and hyphens of one kind."""
    return name.casefold().translate(_OF_ONE_KIND)


def _post(voice: Voice) -> str | None:
    """What somebody does, by a voice; a courtesy (先生) says nothing of that."""
    return None if voice.role in words("courtesies") else voice.role


def _holders(voices: Sequence[Voice]) -> dict[str, str]:
    """The one person who holds a role, for every role that one person alone holds, with the body."""
    holders: dict[str, set[str]] = {}
    for voice in voices:
        if voice.role and voice.kind is VoiceKind.NAME:
            for role in {voice.role, (voice.affiliation or "") + voice.role}:
                holders.setdefault(_letters(role) if role.isascii() else role, set()).add(voice.name)
    return {role: next(iter(names)) for role, names in holders.items() if len(names) == 1}


def _holder_of(role: str, holders: Mapping[str, str]) -> str:
    """Who alone holds a role, or a longer one that ends so (``新闻发言人`` for ``发言人``); else the role."""
    if role.isascii():
        return holders.get(_letters(role), role)
    if role in holders or len(role) < _SHORTEST_POST:
        return holders.get(role, role)
    names = {
        name for post, name in holders.items() if post.endswith(role) and post[-len(role) - 1] not in _DEPUTY
    }
    return next(iter(names)) if len(names) == 1 else role
