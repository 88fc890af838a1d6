"""Who is who: the speakers that a text was read with, and those that the project has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change, added, removed
from annotator.domain.colours import next_colour
from annotator.domain.reading import FoundSpeaker, Reading
from annotator.domain.speaker import Evidence, Speaker, Turn
from annotator.domain.transcript import Transcript
from annotator.editing.plan import Desk
from annotator.editing.structure import new_speaker

_UNKNOWN = "\0"
"""Begins what stands for the id of a speaker whom the project does not have, before their name."""

_BY_HAND = ("add_speaker", "edit_speaker", "merge_speakers", "remove_speaker", "batch")
"""The edits by which a person says something about a speaker."""


class Cast:
    """The project's speakers behind the names of an old and a new reading of a transcript.

    ``old`` and ``new`` give the id for each name; some stand for somebody whom the project
    does not have yet. ``joined`` says of speakers who are now one with
    another with whom.
    """

    def __init__(
        self,
        desk: Desk,
        transcript: Transcript,
        readings: tuple[Reading, Reading],
        named: Sequence[Turn],
        there: Sequence[Turn],
    ) -> None:
        self._desk = desk
        self._transcript = transcript
        self._was = {s.name: s for s in reversed(readings[0].speakers)}
        self._now = {s.name: s for s in reversed(readings[1].speakers)}
        self._speakers = {s.id: s for s in desk.reader.all(Speaker)}
        self._order = [s.name for s in readings[1].speakers]
        self.old = self._found_in_turns(named, there)
        self.new: dict[str, str] = {name: self.old[name] for name in self._now if name in self.old}
        for name in self._order:
            if name not in self.new:
                self.new[name] = self._identity(self._now[name])
        self._made: dict[str, Speaker] = {}
        self.joined = {identity: self._known(other) for identity, other in self._now_one().items()}

    def _found_in_turns(self, named: Sequence[Turn], there: Sequence[Turn]) -> dict[str, str]:
        """The speakers behind the old names: those whom most of the turns now have that were read with them.

        So somebody who was renamed or merged since is known; who has no such turn is known by name.
        """
        found = speakers_behind(named, there)
        for name, speaker in self._was.items():
            if name not in found:
                known = self._called(name, generic=speaker.generic)
                found[name] = known.id if known is not None else _UNKNOWN + name
        return found

    def _called(self, name: str, *, generic: bool) -> Speaker | None:
        """The speaker of this name: the transcript's own first; seats and roles are never shared."""
        for only_in in (self._transcript.id,) if generic else (self._transcript.id, None):
            for speaker in self._speakers.values():
                if speaker.only_in == only_in and speaker.name == name:
                    return speaker
        return None

    def _identity(self, found: FoundSpeaker) -> str:
        """Who stands behind a name that is new: somebody of that name, or known by it, or under it."""
        known = self._called(found.name, generic=found.generic)
        if known is not None:
            return known.id
        taken = set(self.new.values())
        for speaker in self._speakers.values():
            is_near = speaker.only_in == self._transcript.id or (
                speaker.only_in is None and not found.generic
            )
            if is_near and found.name in speaker.aliases and speaker.id not in taken:
                return speaker.id
        for alias in found.aliases:
            identity = self.old.get(alias, "")
            is_free = identity in self._speakers and identity not in taken
            if alias not in self._now and is_free and self._is_only_here(identity):
                return identity
        return _UNKNOWN + found.name

    def _is_only_here(self, identity: str) -> bool:
        """Whether nothing outside this transcript says anything about the speaker."""
        here = self._transcript.id
        reader = self._desk.reader
        return all(turn.transcript_id == here for turn in reader.turns_of((identity,))) and all(
            claim.transcript_id == here for claim in reader.all(Annotation, speaker_id=identity)
        )

    def _now_one(self) -> dict[str, str]:
        """The speakers of old names that are now other names of somebody, and of whom."""
        still = set(self.new.values())
        names = {alias: s.name for s in self._now.values() for alias in s.aliases}
        return {
            identity: self.new[names[name]]
            for name, identity in self.old.items()
            if name in names
            and name not in self._now
            and identity in self._speakers
            and identity not in still
        }

    def in_turn(self, turn: Turn) -> Turn:
        """The turn with the speakers whom it has now, and those made who are needed."""
        ids = (self._known(self.joined.get(identity, identity)) for identity in turn.speaker_ids)
        return replace(turn, speaker_ids=tuple(dict.fromkeys(ids)))

    def _known(self, identity: str) -> str:
        """The speaker's id; somebody whom the project does not have is made."""
        if not identity.startswith(_UNKNOWN):
            return identity
        if identity not in self._made:
            found = self._now[identity.removeprefix(_UNKNOWN)]
            others = [*self._speakers.values(), *self._made.values()]
            position = max((s.position for s in others), default=-1) + 1
            colour = next_colour([s.colour for s in others])
            self._made[identity] = new_speaker(found, colour, position, self._transcript.id)
        return self._made[identity].id

    def speakers(self, turns: Iterable[Turn]) -> list[Change]:
        """The changes of speakers, once it is known what turns there are.

        Those who are new are added; those who stay learn what is read of them otherwise than before;
        those whom nobody uses and nobody has touched go, and those who are one with another.
        """
        speaking = {identity for turn in turns for identity in turn.speaker_ids}
        gone = [self._speakers[i] for i in self.joined if self._is_only_here(i)]
        left = set(self.old.values()) - set(self.new.values()) - set(self.joined) - speaking
        gone += [self._speakers[i] for i in self._abandoned(left)]
        after = {i: self._learnt(i) for i in dict.fromkeys(self.new.values()) if i in self._speakers}
        for speaker in gone:
            into = self.joined.get(speaker.id)
            if into in self._speakers:
                after[into] = _with_names_of(after.get(into, self._speakers[into]), speaker)
        return [
            *(removed(speaker) for speaker in gone),
            *(Change(self._speakers[i], s) for i, s in after.items() if s != self._speakers[i]),
            *(added(speaker) for speaker in self._made.values()),
        ]

    def _abandoned(self, ids: Iterable[str]) -> list[str]:
        """Those who speak nowhere else, to whom no claim is given, and whom nobody has touched."""
        reader = self._desk.reader
        idle = [
            i
            for i in sorted(ids)
            if i in self._speakers
            and all(turn.transcript_id == self._transcript.id for turn in reader.turns_of((i,)))
            and not reader.all(Annotation, speaker_id=i)
        ]
        touched = reader.touched_by(_BY_HAND, Speaker) if idle else frozenset()
        return [i for i in idle if i not in touched]

    def _learnt(self, identity: str) -> Speaker:
        """A speaker with what the new reading tells of them and the old one did not."""
        speaker = self._speakers[identity]
        names = [name for name in self._order if self.new[name] == identity]
        before = [s for name, s in self._was.items() if self.old[name] == identity]
        for name in names:
            was = self._was[name] if self.old.get(name) == identity else None
            if was is None and len(before) == len(names) == 1:
                was = before[0]
            speaker = self._of_three(speaker, was, self._now[name])
        return speaker

    def _of_three(self, mine: Speaker, was: FoundSpeaker | None, now: FoundSpeaker) -> Speaker:
        """The speaker with what was read otherwise; what a person has changed stays."""
        old = was or FoundSpeaker(now.name, generic=now.generic)
        fallen = set(old.aliases) - set(now.aliases)
        aliases = (
            *(a for a in mine.aliases if a not in fallen),
            *(a for a in now.aliases if a not in old.aliases),
        )
        after = replace(
            mine,
            affiliation=_newer(mine.affiliation, old.affiliation, now.affiliation),
            role=_newer(mine.role, old.role, now.role),
        )
        is_renamed = old.name != now.name and mine.name == old.name
        if is_renamed and not self._is_taken(now) and self._is_only_here(mine.id):
            only_in = self._transcript.id if now.generic else None
            after = replace(after, name=now.name, only_in=only_in)
        return replace(after, aliases=tuple(a for a in dict.fromkeys(aliases) if a != after.name))

    def _is_taken(self, found: FoundSpeaker) -> bool:
        """Whether somebody else has the name already."""
        return self._called(found.name, generic=found.generic) is not None


def speakers_behind(named: Iterable[Turn], there: Iterable[Turn]) -> dict[str, str]:
    """Whom the project has behind the names in turns as they were read: those whose most of these turns are.

    Turns that somebody has set say nothing, except by a ruling; names without turns of theirs are missing.
    """
    named = list(named)
    ruled = {turn.start for turn in named if turn.evidence is Evidence.ANNOTATOR}
    mine = {
        turn.start: turn.speaker_ids
        for turn in there
        if turn.evidence is not Evidence.ANNOTATOR or turn.start in ruled
    }
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for turn in named:
        ids = mine.get(turn.start, ())
        if len(ids) == len(turn.speaker_ids):
            for name, identity in zip(turn.speaker_ids, ids, strict=True):
                votes[name][identity] += 1
    return {name: counted.most_common(1)[0][0] for name, counted in votes.items()}


def _newer(mine: str, old: str | None, now: str | None) -> str:
    """What is read now, where what is there was read before."""
    return (now or "") if mine == (old or "") else mine


def _with_names_of(speaker: Speaker, other: Speaker) -> Speaker:
    """The speaker with the names of another who is the same, and what was known of them."""
    aliases = dict.fromkeys((*speaker.aliases, other.name, *other.aliases))
    return replace(
        speaker,
        aliases=tuple(alias for alias in aliases if alias != speaker.name),
        affiliation=speaker.affiliation or other.affiliation,
        role=speaker.role or other.role,
    )
