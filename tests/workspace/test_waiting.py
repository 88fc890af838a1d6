"""What waits is followed from change to change, and is what looking at everything again would give."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.progress import silent
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.suggestion import Suggestion, SuggestionKind, suggestion_order
from annotator.editing import AddTerm, Correct, ImportTranscript
from annotator.suggest.found import CLEANING, Target, TargetOrigin
from annotator.workspace.found_here import _among
from annotator.workspace.proposed_cleaning import ProposedCleaning
from annotator.workspace.proposed_corrections import ProposedCorrections
from annotator.workspace.proposing import Source
from annotator.workspace.queue import Ranks, Wanted, came_and_went
from annotator.workspace.suggestions import Suggestions
from annotator.workspace.waiting import Places
from annotator.workspace.workspace import Workspace

TALK = "主持人：漏孙率呃是多少？\n罗小满：漏孙率是百分之十九，我我觉得漏笋率太高。\n" * 12
KINDS = (SuggestionKind.HOMOPHONE, SuggestionKind.FILLER, SuggestionKind.REPETITION)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "water.annodb", name="水", author="甲")
    reading = Reading(0, len(TALK), title="漏损")
    workspace.do(ImportTranscript(SourceFile("漏损.txt", TALK, "utf-8", "LF"), reading, "t1"))
    workspace.do(AddTerm("漏损率"))
    yield workspace
    workspace.close()


def prepare(suggestions: Suggestions) -> None:
    while (job := suggestions.preparing("t1")) is not None:
        job(silent)
    suggestions.prepared("t1")


def sources() -> tuple[Source, ...]:
    """What finds words misheard and to be cleaned, and learns nothing meanwhile."""
    targets = [Target("漏损率", TargetOrigin.GLOSSARY)]
    cleaning = ProposedCleaning(lambda: targets)
    cleaning.is_asked = True
    return ProposedCorrections(lambda: targets), cleaning


@pytest.mark.parametrize("seed", range(3))
def test_after_any_answers_it_is_what_looking_at_everything_again_gives(
    project: Workspace, seed: int
) -> None:
    chance = random.Random(seed)
    finders = sources()
    suggestions = Suggestions(project, finders)
    prepare(suggestions)
    for _ in range(12):
        open_now = suggestions.corrections("t1")
        some = chance.sample(open_now, min(len(open_now), chance.choice((1, 1, 1, 3))))
        deed = chance.choice(("accept", "accept", "dismiss", "alike", "undo", "type", "typed over"))
        if deed == "accept":
            apart = Wanted(frozenset(CLEANING), tier=3).of(some) if some[0].kind in CLEANING else some[:1]
            project.do(suggestions.accepting(apart))
        elif deed == "dismiss":
            project.do(suggestions.dismissing(some[0]))
        elif deed == "alike":
            project.do(suggestions.dismissing_alike(some[0]))
        elif deed == "undo" and project.undoable is not None and project.undoable.kind != "add_term":
            project.undo()
        elif deed == "type":
            project.do(suggestions.reading(some[0], [some[0]], "漏水率"))
        else:
            start = chance.randrange(len(TALK) - 3)
            if not any(c.start <= start + 2 and start <= c.end for c in project.transcript("t1").corrections):
                project.do(Correct("t1", start, start + 2, "水损"))
        if suggestions.preparing("t1") is not None:
            prepare(suggestions)
        anew = Suggestions(project, finders)
        assert suggestions.waiting("t1").all == anew.waiting("t1").all
        assert suggestions.corrections("t1") == anew.corrections("t1")
        assert suggestions.count_unasked("t1") == anew.count_unasked("t1") == len(anew.waiting("t1"))


def test_an_answer_leaves_all_others_as_they_are(project: Workspace) -> None:
    prepare(project.suggestions)
    before = project.suggestions.corrections("t1")
    project.do(project.suggestions.dismissing(before[3]))
    gone, new = came_and_went(before, project.suggestions.corrections("t1"))
    assert (gone, new) == ([before[3]], [])
    assert project.suggestions.corrections("t1") is project.suggestions.corrections("t1")
    project.undo()
    assert project.suggestions.corrections("t1") == before


places = st.builds(
    lambda start, length, kind: Suggestion("t", start, start + length, "字" * length, "词", kind, 1, 0.9, ""),
    st.integers(0, 40),
    st.integers(1, 6),
    st.sampled_from(KINDS),
)


@given(st.lists(places, max_size=12), st.lists(places, max_size=4), st.integers(0, 40), st.integers(0, 8))
def test_what_is_found_anew_stands_instead_of_what_a_stretch_touched(
    found: list[Suggestion], new: list[Suggestion], start: int, length: int
) -> None:
    end = start + length
    inside = [s for s in new if s.start <= end and start < s.end]
    kept = Places(found)
    kept.put((start, end), inside)
    order = [(s.start, s.end, s.kind) for s in kept.all]
    again = {(s.start, s.end, s.kind) for s in inside}
    beside = [s for s in found if (s.end <= start or end < s.start) and (s.start, s.end, s.kind) not in again]
    assert sorted(order) == sorted((s.start, s.end, s.kind) for s in (*beside, *inside))
    assert [s.start for s in kept.all] == sorted(s.start for s in kept.all)


spelt = st.builds(
    lambda start, heard, meant, tier: Suggestion(
        "t", start, start + 1, heard, meant, SuggestionKind.HOMOPHONE, tier, 0.9, ""
    ),
    st.integers(0, 99),
    st.sampled_from("甲乙丙"),
    st.sampled_from("一二三"),
    st.integers(1, 3),
)


@given(st.lists(spelt, max_size=15), st.lists(st.integers(0, 1 << 15), max_size=6))
def test_groups_that_are_followed_are_those_of_all_places(every: list[Suggestion], shown: list[int]) -> None:
    followed, ranks = Ranks(), Ranks()
    followed.grouped(every)
    ranks.grouped(every)
    for chosen in shown:
        places = [one for at, one in enumerate(every) if chosen >> at & 1]
        ranks.forget_groups()
        assert followed.grouped(places) == ranks.grouped(places)


def test_a_group_whose_places_stay_is_the_same_object() -> None:
    kind = SuggestionKind.HOMOPHONE
    found = [
        Suggestion("t", at, at + 1, heard, meant, kind, 1, 0.9, "")
        for at, (heard, meant) in enumerate([("甲", "一"), ("乙", "二"), ("甲", "一")])
    ]
    ranks = Ranks()
    first, second = ranks.grouped(found)
    left, other = ranks.grouped(found[:2])
    assert other is second
    assert left is not first
    assert left.count == 1


elsewise = st.builds(
    lambda start, length, kind: Suggestion("t", start, start + length, "字", "名", kind, 1, 0.9, ""),
    st.integers(0, 12),
    st.integers(1, 3),
    st.sampled_from((SuggestionKind.TOPIC, SuggestionKind.SPEAKER)),
)


@given(st.lists(places, max_size=12), st.lists(elsewise, max_size=6))
def test_topics_and_speakers_stand_among_the_words_in_text_order(
    found: list[Suggestion], others: list[Suggestion]
) -> None:
    found.sort(key=suggestion_order)
    assert _among(found, others) == sorted((*found, *others), key=suggestion_order)
