"""How much each speaker says, kept up to date turn by turn, against weighing everything anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change, added, removed
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Aside, Transcript
from annotator.ui.models.tallies import SpeechTally

LENGTH = 60
PEOPLE = st.lists(st.sampled_from("甲乙丙"), unique=True, max_size=3).map(tuple)
TURNS = st.dictionaries(st.integers(0, LENGTH - 1), st.tuples(st.integers(0, 5), PEOPLE), max_size=8).map(
    lambda found: {
        start: Turn("t", start, min(LENGTH, start + label), people)
        for start, (label, people) in found.items()
    }
)
ASIDES = st.lists(st.integers(0, LENGTH), unique=True, max_size=6).map(sorted)


def _whole(turns: dict[int, Turn], cuts: list[int]) -> AnnotatedTranscript:
    asides = tuple(Aside("t", a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    ordered = tuple(turns[start] for start in sorted(turns))
    return AnnotatedTranscript(
        Transcript("t", "", "0" * 64, LENGTH), "字" * LENGTH, asides=asides, turns=ordered
    )


def _shares_by_character(whole: AnnotatedTranscript) -> dict[str, float]:
    """Character by character: who says it."""
    spoken = dict.fromkeys("甲乙丙", 0.0)
    for i in range(LENGTH):
        turn = whole.turn_at(i)
        if turn is None or i < turn.text_start or any(a.start <= i < a.end for a in whole.asides):
            continue
        for speaker in turn.speaker_ids:
            spoken[speaker] += 1 / len(turn.speaker_ids)
    total = sum(spoken.values())
    return {who: n / total for who, n in spoken.items()} if total else {}


def _said(tally: SpeechTally) -> dict[str, float]:
    return {who: share for who, share in tally.shares().items() if share > 1e-9}


@given(TURNS, ASIDES)
def test_shares_are_of_the_characters_that_are_spoken(turns: dict[int, Turn], cuts: list[int]) -> None:
    whole = _whole(turns, cuts)
    expected = {who: share for who, share in _shares_by_character(whole).items() if share}
    assert _said(SpeechTally(whole)) == pytest.approx(expected)


@given(TURNS, TURNS, ASIDES)
def test_turns_are_followed(old: dict[int, Turn], new: dict[int, Turn], cuts: list[int]) -> None:
    tally = SpeechTally(_whole(old, cuts))
    now = dict(old)
    for start in sorted({*old, *list(new)[:4]}):
        change = Change(old.get(start), new.get(start)) if start in old or start in new else None
        if change is not None and old.get(start) != new.get(start):
            if start in new:
                now[start] = new[start]
            else:
                del now[start]
            whole = _whole(now, cuts)
            tally.follow(whole, [change, added(Turn("other", 0, 0, ("甲",))), removed(Turn("other", 9, 9))])
            assert _said(tally) == pytest.approx(_said(SpeechTally(whole)))


def test_nobody_speaks() -> None:
    tally = SpeechTally(_whole({}, []))
    assert tally.shares() == {}
    tally.follow(_whole({0: Turn("t", 0, 0, ("甲",))}, []), [added(Turn("t", 0, 0, ("甲",)))])
    assert tally.shares() == {"甲": 1.0}
