"""What a person has said of single places of a text, carried out on how it reads.

Who speaks from a line on where nothing in the text says so, that nobody new starts there, and that some
words are no quotation. It needs nothing but the reading, so that the rules by which a text is read know
nothing of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from annotator.domain.reading import FoundSpeaker, FoundTurn, Reading
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.speaker import Evidence


def at_ruled_places(text: str, reading: Reading, rulings: Sequence[Ruling]) -> Reading:
    """The reading with what rulings say of single places; the same where they say nothing.

    Offsets of all three count in ``text``. Raises ``BadPattern`` as whoever read it does.
    """
    answered = [r for r in rulings if r.is_placed or r.is_local]
    if not answered:
        return reading
    cues = tuple(cue for cue in reading.cues if not any(r.covers(cue.start) for r in answered))
    none = [r for r in answered if r.is_local and r.kind is RulingKind.NO_SPEAKER]
    quotes = tuple(q for q in reading.quotes if not any(r.touches(q.start, q.end) for r in none))
    told = replace(reading, cues=cues, quotes=quotes)
    return _with_turns(text, told, rulings)


def _with_turns(text: str, reading: Reading, rulings: Sequence[Ruling]) -> Reading:
    """The reading with the turns that begin where somebody said so."""
    from annotator.detect.rulings.ruled import ruled_by
    from annotator.detect.words.voices import voice_of

    ruled = ruled_by(rulings)
    names = {name: s.name for s in reading.speakers for name in (*s.aliases, s.name)}
    turns = list(reading.turns)
    speakers = list(reading.speakers)
    for ruling in _still_holding(rulings):
        if not reading.start <= (ruling.start or 0) < reading.end or ruled.refuses(ruling.name):
            continue
        name = ruled.name_of(ruling.name)
        if name not in names:
            voice = voice_of(name)
            generic = voice is not None and voice.generic
            speakers.append(FoundSpeaker(name, generic=generic, evidence="you said so"))
            names[name] = name
        _begin(text, reading, turns, ruling, names[name])
    if turns == list(reading.turns):
        return reading
    silent = _speaking(reading.turns) - _speaking(turns)
    return replace(
        reading,
        turns=tuple(turns),
        speakers=tuple(s for s in speakers if s.name not in silent),
        unplaced=tuple(_left_over(reading.unplaced, turns)),
    )


def _still_holding(rulings: Sequence[Ruling]) -> Iterator[Ruling]:
    """The rulings that somebody speaks from a place on, but where a later one says what its line is."""
    for i, ruling in enumerate(rulings):
        if ruling.is_local and ruling.kind is RulingKind.SPEAKER and ruling.start is not None:
            at = ruling.start
            if not any(later.is_placed and later.covers(at) for later in rulings[i + 1 :]):
                yield ruling


def _begin(text: str, reading: Reading, turns: list[FoundTurn], ruling: Ruling, name: str) -> None:
    """Let a turn begin at the place, or give the one that begins in its line to whom it is said to be."""
    start, line_end = ruling.start or 0, _line_end(text, ruling.start or 0)
    i = bisect_right(turns, start, key=attrgetter("start")) - 1
    before = turns[i] if i >= 0 else None
    after = turns[i + 1] if i + 1 < len(turns) else None
    if before is not None and start <= before.text_start:
        turns[i] = _given(before, name)
        return
    if after is not None and after.start < line_end:
        turns[i + 1] = _given(after, name)
        return
    end = after.start if after is not None else reading.end
    if before is not None and start < before.end:
        end = before.end
        turns[i] = before._replace(end=max(before.text_start, _trimmed(text, before.text_start, start)))
    else:
        end = min([end, *(s.start for s in reading.sections if start < s.start)])
    speech = FoundTurn(name, start, start, max(line_end, _trimmed(text, start, end)), Evidence.ANNOTATOR)
    turns.insert(i + 1, speech)


def _given(turn: FoundTurn, name: str) -> FoundTurn:
    return turn if turn.speaker == name else turn._replace(speaker=name, also=(), evidence=Evidence.ANNOTATOR)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _trimmed(text: str, start: int, end: int) -> int:
    """Where the words of a stretch end."""
    return start + len(text[start:end].rstrip())


def _speaking(turns: Iterable[FoundTurn]) -> set[str | None]:
    return {name for turn in turns for name in (turn.speaker, *turn.also)}


def _left_over(stretches: Iterable[tuple[int, int]], turns: Sequence[FoundTurn]) -> Iterator[tuple[int, int]]:
    """What is left of stretches of nobody without the turns of somebody."""
    spoken = [turn for turn in turns if turn.speaker is not None and turn.evidence is Evidence.ANNOTATOR]
    for start, end in stretches:
        at = start
        for turn in spoken:
            if turn.start < end and at < turn.end:
                if at < turn.start:
                    yield at, turn.start
                at = turn.end
        if at < end:
            yield at, end
