"""Who speaks: the speakers of a project, and the turns of a transcript."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change, added, removed
from annotator.domain.colours import next_colour
from annotator.domain.errors import InvalidEdit
from annotator.domain.speaker import Evidence, Speaker, Turn
from annotator.editing.looks import checked_colour, free_key
from annotator.editing.plan import Desk, Plan, cleaned_name
from annotator.language import mark


@dataclass(frozen=True)
class AddSpeaker:
    """Add a speaker; without a colour they get one that nobody has yet."""

    kind: ClassVar[str] = "add_speaker"
    name: str
    aliases: tuple[str, ...] = ()
    affiliation: str = ""
    role: str = ""
    colour: str = ""
    shortcut: str = ""
    id: str = ""
    only_in: str | None = None

    def plan(self, desk: Desk) -> Plan:
        others = desk.reader.all(Speaker)
        speaker = Speaker(
            desk.new_identity(Speaker, self.id),
            cleaned_name(self.name),
            tuple(dict.fromkeys(self.aliases)),
            self.affiliation.strip(),
            self.role.strip(),
            checked_colour(self.colour) or next_colour([s.colour for s in others]),
            free_key(self.shortcut, others),
            desk.reader.last_position(Speaker) + 1,
            None if self.only_in is None else desk.transcript(self.only_in).id,
        )
        _refuse_same_name(speaker, others)
        return Plan((added(speaker),), {"speaker": speaker.name})


@dataclass(frozen=True)
class EditSpeaker:
    """Rename, recolour or describe a speaker; ``None`` leaves that part as it is."""

    kind: ClassVar[str] = "edit_speaker"
    speaker: str
    name: str | None = None
    aliases: tuple[str, ...] | None = None
    affiliation: str | None = None
    role: str | None = None
    colour: str | None = None
    shortcut: str | None = None
    position: int | None = None

    def plan(self, desk: Desk) -> Plan:
        before = desk.speaker(self.speaker)
        others = [s for s in desk.reader.all(Speaker) if s.id != before.id]
        after = replace(
            before,
            name=before.name if self.name is None else cleaned_name(self.name),
            aliases=before.aliases if self.aliases is None else tuple(dict.fromkeys(self.aliases)),
            affiliation=before.affiliation if self.affiliation is None else self.affiliation.strip(),
            role=before.role if self.role is None else self.role.strip(),
            colour=before.colour if self.colour is None else checked_colour(self.colour),
            shortcut=before.shortcut if self.shortcut is None else free_key(self.shortcut, others),
            position=before.position if self.position is None else self.position,
        )
        _refuse_same_name(after, others)
        about = {"speaker": after.name, "was": before.name}
        return Plan((Change(before, after),) if after != before else (), about)


@dataclass(frozen=True)
class MergeSpeakers:
    """Make several speakers one: ``into`` takes over their turns, claims and names as aliases."""

    kind: ClassVar[str] = "merge_speakers"
    speakers: tuple[str, ...]
    into: str

    def plan(self, desk: Desk) -> Plan:
        kept = desk.speaker(self.into)
        gone = [desk.speaker(s) for s in self.speakers]
        gone = [s for s in dict.fromkeys(gone) if s.id != kept.id]
        if not gone:
            raise InvalidEdit(
                mark("Choose at least one other speaker to merge into “{name}”."), name=kept.name
            )
        names = [name for s in gone for name in (s.name, *s.aliases)]
        aliases = tuple(n for n in dict.fromkeys((*kept.aliases, *names)) if n != kept.name)
        elsewhere = any(s.only_in != kept.only_in for s in gone)
        after = replace(
            kept,
            aliases=aliases,
            affiliation=kept.affiliation or next((s.affiliation for s in gone if s.affiliation), ""),
            role=kept.role or next((s.role for s in gone if s.role), ""),
            only_in=None if elsewhere else kept.only_in,
        )
        ids = {s.id for s in gone}
        _refuse_same_name(after, [s for s in desk.reader.all(Speaker) if s.id not in {*ids, kept.id}])
        moves = _reassigned(desk, ids, kept.id)
        changes = (*moves, *(removed(s) for s in gone), Change(kept, after))
        return Plan(changes, {"speaker": kept.name, "count": str(len(gone)), "was": gone[0].name})


@dataclass(frozen=True)
class RemoveSpeaker:
    """Take a speaker away; their turns stay, with nobody named."""

    kind: ClassVar[str] = "remove_speaker"
    speaker: str

    def plan(self, desk: Desk) -> Plan:
        speaker = desk.speaker(self.speaker)
        return Plan(removal_of_speaker(desk, speaker), {"speaker": speaker.name})


@dataclass(frozen=True)
class SetSpeakerFrom:
    """From here on these speakers, up to the next turn; none of them means that nobody can be told."""

    kind: ClassVar[str] = "set_speaker_from"
    transcript: str
    start: int
    speakers: tuple[str, ...] = ()
    text_start: int | None = None

    def plan(self, desk: Desk) -> Plan:
        transcript = desk.transcript(self.transcript)
        if not 0 <= self.start < max(1, transcript.characters):
            raise InvalidEdit(mark("A turn cannot start at {start}, outside the text."), start=self.start)
        people = [desk.speaker(s, transcript.id) for s in dict.fromkeys(self.speakers)]
        ids = tuple(s.id for s in people)
        about = {"speaker": "、".join(s.name for s in people)}
        here, following = desk.reader.neighbours(transcript.id, self.start)
        limit = following.start if following is not None else transcript.characters
        if here is not None and here.start == self.start:
            text_start = here.text_start if self.text_start is None else self.text_start
            after = Turn(transcript.id, self.start, _within(self.start, text_start, limit), ids)
            return Plan((Change(here, after),) if here.speaker_ids != ids else (), about)
        if here is not None and here.speaker_ids == ids:
            raise InvalidEdit(mark("{speaker} speaks here already."), speaker=about["speaker"] or "—")
        text_start = self.start if self.text_start is None else self.text_start
        turn = Turn(transcript.id, self.start, _within(self.start, text_start, limit), ids)
        return Plan((added(turn),), about)


@dataclass(frozen=True)
class MoveTurn:
    """Let a turn start elsewhere, between its neighbours."""

    kind: ClassVar[str] = "move_turn"
    transcript: str
    start: int
    to: int

    def plan(self, desk: Desk) -> Plan:
        turn = turn_starting(desk, self.transcript, self.start)
        transcript = desk.transcript(self.transcript)
        previous = desk.reader.neighbours(turn.transcript_id, turn.start - 1)[0]
        following = desk.reader.neighbours(turn.transcript_id, turn.start)[1]
        first = previous.start + 1 if previous is not None else 0
        last = (following.start if following is not None else transcript.characters) - 1
        if not first <= self.to <= last:
            raise InvalidEdit(
                mark("The turn can start between {first} and {last}, not at {to}."),
                first=first,
                last=last,
                to=self.to,
            )
        moved = replace(
            turn, start=self.to, text_start=max(turn.text_start, self.to), evidence=Evidence.ANNOTATOR
        )
        if turn.text_start == turn.start:
            moved = replace(moved, text_start=self.to)
        changes = (removed(turn), added(moved)) if self.to != turn.start else ()
        return Plan(changes, {"speaker": _names(desk, turn)})


@dataclass(frozen=True)
class RemoveTurn:
    """Take a turn's border away: its text goes on with the turn before it."""

    kind: ClassVar[str] = "remove_turn"
    transcript: str
    start: int

    def plan(self, desk: Desk) -> Plan:
        turn = turn_starting(desk, self.transcript, self.start)
        return Plan((removed(turn),), {"speaker": _names(desk, turn)})


def turn_starting(desk: Desk, transcript: str, start: int) -> Turn:
    """The turn that starts exactly here.

    Raises ``InvalidEdit`` where none does.
    """
    found = desk.reader.find(Turn, desk.transcript(transcript).id, start)
    if found is None:
        raise InvalidEdit(mark("No turn starts at {start}."), start=start)
    return found


def removal_of_speaker(desk: Desk, speaker: Speaker) -> tuple[Change, ...]:
    """The changes that take a speaker away and leave their turns unattributed."""
    return (*_reassigned(desk, {speaker.id}, None), removed(speaker))


def _reassigned(desk: Desk, gone: Collection[str], into: str | None) -> tuple[Change, ...]:
    """Turns and claims of some speakers given to another, or to nobody."""
    changes: list[Change] = []
    for turn in desk.reader.turns_of(tuple(gone)):
        ids = [into if s in gone else s for s in turn.speaker_ids]
        left = tuple(dict.fromkeys(s for s in ids if s is not None))
        changes.append(Change(turn, replace(turn, speaker_ids=left)))
    for claim in desk.reader.all(Annotation, speaker_id=tuple(gone)):
        attributes = replace(claim.attributes, speaker_id=into)
        changes.append(Change(claim, replace(claim, attributes=attributes, modified_at=desk.at)))
    return tuple(changes)


def _names(desk: Desk, turn: Turn) -> str:
    return "、".join(desk.speaker(s).name for s in turn.speaker_ids)


def _within(start: int, text_start: int, limit: int) -> int:
    return min(max(start, text_start), limit)


def _refuse_same_name(speaker: Speaker, others: Collection[Speaker]) -> None:
    if any(s.name == speaker.name and s.only_in == speaker.only_in for s in others):
        raise InvalidEdit(
            mark("There is a speaker called “{name}” already; merge them or choose another name."),
            name=speaker.name,
        )
