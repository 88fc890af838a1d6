"""Reading a transcript anew by what a person has decided about it since its import.

A merge of three: what the program read by the old rulings, what it reads by the new ones, and what
is there now. Where the readings agree, what is there stays, whatever it is; where they differ, the
new one is written, but not over what a person has set by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, TypeVar

from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change, Entity
from annotator.domain.errors import InvalidEdit
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.ruling import PAIRED, KeptRuling, Ruling, RulingKind, kept
from annotator.domain.speaker import Evidence, Turn
from annotator.domain.transcript import Aside, Section, Segment, Transcript
from annotator.editing.casting import Cast
from annotator.editing.plan import Desk, Plan, shortened
from annotator.editing.structure import asides_of, named_turns, sections_of, segments_of, turns_of
from annotator.language import mark

T = TypeVar("T", bound=Entity)


@dataclass(frozen=True)
class Reread:
    """Let a transcript's structure follow these rulings, which are all that hold from now on.

    Only what they make different is changed. Turns that a person has set or taken away, speakers
    that a person has renamed or merged, and everything marked in the transcript stay.
    """

    kind: ClassVar[str] = "reread"
    transcript: str
    rulings: tuple[Ruling, ...] = ()

    def plan(self, desk: Desk) -> Plan:
        transcript = desk.transcript(self.transcript)
        before = desk.reader.all(KeptRuling, transcript_id=transcript.id)
        after = kept(transcript.id, (_checked(ruling, transcript) for ruling in self.rulings))
        about = {"title": shortened(transcript.title, 40)}
        if before == after:
            return Plan((), about)
        text = desk.reader.excerpt(transcript.text_sha256, 0, transcript.characters)
        source = SourceFile(transcript.file_name, text, transcript.encoding, transcript.newline)
        was, now = (desk.read(source, tuple(k.ruling for k in rulings)) for rulings in (before, after))
        changes = [*_rows(before, after, before)]
        for kind, rows in ((Segment, segments_of), (Section, sections_of), (Aside, asides_of)):
            there = desk.reader.all(kind, transcript_id=transcript.id)
            changes += _rows(rows(was, transcript.id), rows(now, transcript.id), there)
        changes += _who_speaks(desk, transcript, text, (was, now))
        return Plan(tuple(_in_runs(changes)), about)


def _checked(ruling: Ruling, transcript: Transcript) -> Ruling:
    """The ruling, if it says something about this text.

    Raises ``InvalidEdit`` otherwise; a pattern that makes no sense is told by whoever reads with it.
    """
    if ruling.is_placed or ruling.is_local:
        start, end = ruling.start, ruling.end
        if start is None or end is None or not 0 <= start < end <= transcript.characters:
            raise InvalidEdit(
                mark("A ruling of the kind {kind} needs a stretch inside the text, not {start}–{end}."),
                kind=ruling.kind,
                start=start,
                end=end,
            )
        if ruling.is_local and ruling.kind is RulingKind.SPEAKER and not ruling.name.strip():
            raise InvalidEdit(mark("Who speaks from {start} on? The ruling does not say."), start=start)
        name = ruling.name.strip() if ruling.is_local else ""
        return Ruling(ruling.kind, name=name, start=start, end=end)
    if not ruling.words.strip():
        raise InvalidEdit(mark("A ruling of the kind {kind} needs words."), kind=ruling.kind)
    if ruling.kind in PAIRED and not ruling.name.strip():
        raise InvalidEdit(mark("Whose name is “{words}”? The ruling does not say."), words=ruling.words)
    return Ruling(ruling.kind, ruling.words.strip(), ruling.name.strip())


def _change(before: T | None, after: T | None) -> Iterator[Change]:
    """From one state of a thing to the other; nothing where they are alike."""
    if before != after:
        yield Change(before, after)


def _rows(was: Iterable[T], now: Iterable[T], there: Iterable[T]) -> Iterator[Change]:
    """The changes that bring to ``there`` what was read otherwise; what was read alike is left alone."""
    old, new = ({thing.key: thing for thing in things} for things in (was, now))
    if old == new:
        return
    mine = {thing.key: thing for thing in there}
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) != new.get(key):
            yield from _change(mine.get(key), new.get(key))


def _in_runs(changes: Iterable[Change]) -> list[Change]:
    """The changes, those of one verb together, so that they are written at once."""
    return sorted(changes, key=lambda c: 0 if c.after is None else 1 if c.before is not None else 2)


def _who_speaks(
    desk: Desk, transcript: Transcript, text: str, readings: tuple[Reading, Reading]
) -> list[Change]:
    """The changes of turns and speakers, and of claims whose speaker is now known under another name."""
    there = desk.reader.all(Turn, transcript_id=transcript.id)
    cast = Cast(desk, transcript, readings, named_turns(readings[0], text, transcript.id), there)
    was, now = (
        {turn.start: turn for turn in turns_of(reading, text, transcript.id, people)}
        for reading, people in zip(readings, (cast.old, cast.new), strict=True)
    )
    merged = _merged(was, now, there)
    turns = _fitted({start: cast.in_turn(turn) for start, turn in merged.items()}, transcript.characters)
    mine = {turn.start: turn for turn in there}
    changes: list[Change] = []
    for start in sorted(mine.keys() | turns.keys()):
        changes += _change(mine.get(start), turns.get(start))
    return [*changes, *_claims(desk, transcript, cast.joined), *cast.speakers(turns.values())]


def _merged(was: Mapping[int, Turn], now: Mapping[int, Turn], there: Iterable[Turn]) -> dict[int, Turn]:
    """The turns that are there, where the readings differ as the new one has them, by their starts."""
    final = {turn.start: turn for turn in there}
    fresh: set[int] = set()
    for start in was.keys() | now.keys():
        old, new, mine = was.get(start), now.get(start), final.get(start)
        if old == new or _is_by_hand(old, new, mine):
            continue
        if new is None:
            final.pop(start, None)
            continue
        if mine is None:
            fresh.add(start)
        final[start] = _of_three(old, new, mine)
    return _without_gaps(final, fresh)


def _is_by_hand(old: Turn | None, new: Turn | None, mine: Turn | None) -> bool:
    """Whether a person has set the turn or taken it away.

    One that was taken away while it was nobody's comes back when it is read as somebody's; what is
    ruled of this very place is what a person says now.
    """
    if new is not None and new.evidence is Evidence.ANNOTATOR:
        return False
    if mine is not None:
        return mine.evidence is Evidence.ANNOTATOR and not _is_as_ruled(old, mine)
    is_found = new is not None and bool(new.speaker_ids)
    return old is not None and (bool(old.speaker_ids) or not is_found)


def _is_as_ruled(old: Turn | None, mine: Turn) -> bool:
    """Whether the turn is there by a ruling alone: an annotator's word too, that goes with the ruling."""
    return old is not None and old.evidence is Evidence.ANNOTATOR and old.speaker_ids == mine.speaker_ids


def _of_three(old: Turn | None, new: Turn, mine: Turn | None) -> Turn:
    """The turn as it is read now; who speaks stays as it is where both readings agree on that."""
    if old is None or mine is None or old.speaker_ids != new.speaker_ids:
        return new
    return replace(new, speaker_ids=mine.speaker_ids)


def _without_gaps(turns: dict[int, Turn], fresh: set[int]) -> dict[int, Turn]:
    """The turns without new ones of nobody inside one that a person has set: it goes on."""
    kept_turns: dict[int, Turn] = {}
    by_hand = False
    for start in sorted(turns):
        turn = turns[start]
        if start in fresh and not turn.speaker_ids and by_hand:
            continue
        kept_turns[start] = turn
        by_hand = turn.evidence is Evidence.ANNOTATOR
    return kept_turns


def _fitted(turns: dict[int, Turn], characters: int) -> dict[int, Turn]:
    """The turns, none with speech that begins after the next has started, except as a person has set it."""
    starts = sorted(turns)
    limits = dict(zip(starts, [*starts[1:], characters], strict=False))
    return {
        start: turn
        if turn.text_start <= limits[start] or turn.evidence is Evidence.ANNOTATOR
        else replace(turn, text_start=limits[start])
        for start, turn in turns.items()
    }


def _claims(desk: Desk, transcript: Transcript, joined: Mapping[str, str]) -> list[Change]:
    """Claims of this transcript that name a speaker who is now one with another name the other."""
    if not joined:
        return []
    changes = []
    for claim in desk.reader.all(Annotation, transcript_id=transcript.id, speaker_id=tuple(joined)):
        speaker_id = joined[claim.attributes.speaker_id or ""]
        attributes = replace(claim.attributes, speaker_id=speaker_id)
        changes.append(Change(claim, replace(claim, attributes=attributes, modified_at=desk.at)))
    return changes
