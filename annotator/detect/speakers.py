"""The speakers of one transcript, each under one name, however they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotator.detect.openings import TurnOpening
from annotator.detect.voices import Voice, VoiceKind
from annotator.domain.reading import FoundSpeaker


@dataclass
class _Known:
    """What all voices of one speaker say together."""

    kind: VoiceKind
    aliases: dict[str, None] = field(default_factory=dict)
    affiliation: str | None = None
    role: str | None = None


class Speakers:
    """Who speaks: turns' voices brought under one name each, in the order in which they are heard.

    ``roster`` tells of people who need not speak; what it says of those who do is added. A role
    that exactly one person holds is that person.
    """

    def __init__(self, openings: Iterable[TurnOpening], roster: Sequence[Voice] = ()) -> None:
        voices = [voice for opening in openings for voice in opening.voices]
        self._holders = _holders([*roster, *voices])
        self._known: dict[str, _Known] = {}
        for voice in voices:
            self._hear(voice)
        for voice in roster:
            if voice.name in self._known:
                known = self._known[voice.name]
                known.affiliation = voice.affiliation or known.affiliation
                known.role = known.role or voice.role

    def name_of(self, voice: Voice) -> str:
        """The one name of the speaker whose voice this is."""
        return self._holders.get(voice.name, voice.name) if voice.kind is VoiceKind.ROLE else voice.name

    def _hear(self, voice: Voice) -> None:
        name = self.name_of(voice)
        known = self._known.setdefault(name, _Known(voice.kind))
        if voice.kind is VoiceKind.ROLE and name != voice.name:
            known.kind = VoiceKind.NAME
            known.aliases[voice.name] = None
            known.role = known.role or voice.name
        self._learn(known, voice)

    def _learn(self, known: _Known, voice: Voice) -> None:
        if voice.affiliation and len(voice.affiliation) > len(known.affiliation or ""):
            known.affiliation = voice.affiliation
        known.role = known.role or voice.role
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
            )
            for name, known in self._known.items()
        )


def _holders(voices: Sequence[Voice]) -> dict[str, str]:
    """The one person who holds a role, for every role that one person alone is said to hold."""
    holders: dict[str, set[str]] = {}
    for voice in voices:
        if voice.role and voice.kind is VoiceKind.NAME:
            holders.setdefault(voice.role, set()).add(voice.name)
    return {role: next(iter(names)) for role, names in holders.items() if len(names) == 1}
