"""Suggestions in groups from the safest, cleaning only when it is asked for, answers for many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.domain.progress import silent
from annotator.domain.project import Verdict
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.editing import AddTerm, ImportTranscript
from annotator.language import use_language
from annotator.suggest.found import CLEANING, MISHEARD
from annotator.workspace.queue import Ranks, Wanted, counts
from annotator.workspace.scanning import corrected_pairs
from annotator.workspace.workspace import Workspace

TALK = (
    "主持人：漏孙率呃是多少？\n罗小满：漏孙率是百分之十九，我我觉得漏笋率太高。\n"
    "主持人：谢谢谢谢，慢慢说。😊，还有漏孙率。\n"
)
KINDS = frozenset(CLEANING)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    use_language("en")
    workspace = Workspace.create(tmp_path / "water.annodb", name="水", author="甲")
    for name, text in (("t1", TALK), ("t2", TALK + "罗小满：再说一次漏孙率。\n")):
        reading = Reading(0, len(text), title=name)
        workspace.do(ImportTranscript(SourceFile(f"{name}.txt", text, "utf-8", "LF"), reading, name))
    workspace.do(AddTerm("漏损率"))
    yield workspace
    workspace.close()


def prepare(workspace: Workspace, *names: str) -> None:
    """What another thread does in the window."""
    for name in names or ("t1", "t2"):
        while (job := workspace.suggestions.preparing(name)) is not None:
            job(silent)
        workspace.suggestions.prepared(name)


def of(workspace: Workspace, wanted: Wanted, name: str = "t1") -> list[Suggestion]:
    return wanted.of(workspace.suggestions.corrections(name))


def misheard(workspace: Workspace, name: str = "t1") -> list[Suggestion]:
    found = of(workspace, Wanted(tier=3), name)
    return [s for s in found if s.replacement == "漏损率"]


def texts(workspace: Workspace, name: str = "t1") -> str:
    from annotator.text.text_map import shown_text

    transcript = workspace.transcript(name)
    return shown_text(transcript.text, transcript.accepted_corrections)


def one(words: str, meant: str, start: int, *, tier: int = 1, score: float = 0.9) -> Suggestion:
    kind = SuggestionKind.HOMOPHONE
    return Suggestion("t1", start, start + len(words), words, meant, kind, tier, score, "")


# Groups


def test_places_are_grouped_by_what_is_meant_and_what_is_written() -> None:
    found = [one("甲乙", "甲一", 0), one("假一", "甲一", 9), one("丙", "饼", 20), one("甲乙", "甲一", 30)]
    groups = Ranks().grouped(found)
    assert [(g.meant, [(s.heard, len(s.places)) for s in g.spellings]) for g in groups] == [
        ("甲一", [("甲乙", 2), ("假一", 1)]),
        ("饼", [("丙", 1)]),
    ]


def test_the_safest_come_first() -> None:
    found = [
        one("甲", "一", 0, tier=2, score=0.99),
        one("乙", "二", 5, score=0.8),
        one("丙", "三", 9, score=0.95),
        one("丁", "三", 12, tier=3, score=0.2),
    ]
    groups = Ranks().grouped(found)
    assert [(g.meant, g.tier, g.score) for g in groups] == [("三", 1, 0.95), ("二", 1, 0.8), ("一", 2, 0.99)]


def test_groups_stay_where_they_are_while_their_places_are_answered() -> None:
    ranks = Ranks()
    found = [one("甲", "一", 0, score=0.95), one("假", "一", 5, tier=2, score=0.6), one("乙", "二", 9)]
    assert [g.meant for g in ranks.grouped(found)] == ["一", "二"]
    assert [g.meant for g in ranks.grouped(found[1:])] == ["一", "二"]
    ranks.clear()
    assert [g.meant for g in ranks.grouped(found[1:])] == ["二", "一"]


def test_what_is_cleaned_is_grouped_by_kind(project: Workspace) -> None:
    project.suggestions.ask_cleaning()
    prepare(project)
    groups = Ranks().grouped(of(project, Wanted(KINDS, tier=3)))
    assert {(g.kind, g.meant) for g in groups} == {
        (SuggestionKind.FILLER, ""),
        (SuggestionKind.REPETITION, ""),
        (SuggestionKind.SEGMENT_MARK, ""),
    }


# What is wanted


def test_kinds_tiers_and_scores_narrow_what_is_listed() -> None:
    found = [one("甲", "一", 0), one("乙", "二", 5, tier=2, score=0.6), one("丙", "三", 9, tier=3, score=0.3)]
    assert Wanted().of(found) == found[:1]
    assert Wanted(tier=2).of(found) == found[:2]
    assert Wanted(tier=3, least=0.5).of(found) == found[:2]
    assert Wanted(frozenset({SuggestionKind.ENGLISH}), tier=3).of(found) == []
    assert counts(found, tier=2) == {SuggestionKind.HOMOPHONE: 2}


def test_nothing_is_cleaned_before_it_is_asked_for(project: Workspace) -> None:
    prepare(project)
    assert {s.kind for s in project.suggestions.corrections("t1")} <= MISHEARD
    project.suggestions.ask_cleaning()
    assert project.suggestions.preparing("t1") is not None
    prepare(project)
    found = counts(project.suggestions.corrections("t1"))
    assert found[SuggestionKind.FILLER] == 1
    assert found[SuggestionKind.REPETITION] == 2
    assert all(s.kind in MISHEARD for s in project.suggestions.waiting("t1").all if s.kind != "topic")


def test_the_page_shows_more_while_more_is_wanted(project: Workspace) -> None:
    project.suggestions.ask_cleaning()
    prepare(project)
    before = project.suggestions.waiting("t1").all
    fillers = Wanted(frozenset({SuggestionKind.FILLER}), tier=3)
    project.suggestions.want(fillers)
    more = project.suggestions.waiting("t1").all
    assert set(before) < set(more)
    assert [s.source for s in more if s not in before] == ["呃"]
    project.suggestions.want(Wanted())
    assert project.suggestions.waiting("t1").all == before


def test_words_are_put_right_before_they_are_cleaned() -> None:
    stutter = Suggestion("t1", 3, 5, "讲讲", "讲", SuggestionKind.REPETITION, 1, 0.9, "")
    found = [one("讲讲稿", "演讲稿", 3), stutter]
    only = frozenset({SuggestionKind.REPETITION})
    assert Wanted(only).of(found) == []
    assert Wanted(only).of(found[1:]) == [stutter]


def test_of_two_kinds_of_cleaning_for_the_same_words_one_is_listed() -> None:
    filler = Suggestion("t1", 2, 3, "呃", "", SuggestionKind.FILLER, 1, 0.9, "")
    copies = Suggestion("t1", 0, 5, "一座呃一座", "一座", SuggestionKind.REPETITION, 1, 0.9, "")
    assert Wanted(KINDS).of([copies, filler]) == [copies]
    assert Wanted(frozenset({SuggestionKind.FILLER})).of([copies, filler]) == [filler]


# Answers


def test_all_alike_of_several_transcripts_are_one_step(project: Workspace) -> None:
    prepare(project)
    before = texts(project), texts(project, "t2")
    alike = [s for name in ("t1", "t2") for s in misheard(project, name) if s.source == "漏孙率"]
    assert len(alike) == 7
    event = project.do(project.suggestions.accepting(alike))
    assert event.entry is not None
    assert "漏孙率" not in texts(project) + texts(project, "t2")
    assert [s for s in misheard(project) if s.source == "漏孙率"] == []
    project.undo()
    assert (texts(project), texts(project, "t2")) == before
    assert [s for n in ("t1", "t2") for s in misheard(project, n) if s.source == "漏孙率"] == alike


def test_cleaning_is_recorded_as_what_it_is_and_teaches_nothing(project: Workspace) -> None:
    project.suggestions.ask_cleaning()
    prepare(project)
    listed = of(project, Wanted(KINDS, tier=3))
    project.do(project.suggestions.accepting(listed))
    made = project.transcript("t1").accepted_corrections
    assert {c.kind for c in made} == {
        CorrectionKind.FILLER,
        CorrectionKind.REPETITION,
        CorrectionKind.PUNCTUATION,
    }
    assert {c.origin for c in made} == {CorrectionOrigin.SCAN}
    assert "我觉得" in texts(project)
    assert "谢谢，慢慢说" in texts(project)
    with project.reading() as reader:
        assert list(corrected_pairs(reader)) == []


def test_words_typed_instead_are_a_correction_and_answer_the_place(project: Workspace) -> None:
    prepare(project)
    place = misheard(project)[0]
    project.do(project.suggestions.reading(place, [place], "漏水率"))
    assert [c.replacement for c in project.transcript("t1").accepted_corrections] == ["水"]
    assert project.suggestions.verdict(place) is Verdict.DISMISSED
    project.undo()
    assert misheard(project)[0] == place
    assert project.suggestions.verdict(place) is None


def test_the_same_words_typed_are_a_dismissal(project: Workspace) -> None:
    prepare(project)
    place = misheard(project)[0]
    project.do(project.suggestions.reading(place, [place], place.source))
    assert project.transcript("t1").accepted_corrections == ()
    assert place not in misheard(project)


def test_a_dismissed_wording_is_dismissed_however_it_is_found(project: Workspace) -> None:
    """Once the pair is remembered, another finder proposes the same: nobody asks again."""
    prepare(project)
    first, *others = [s for s in misheard(project) if s.source == "漏孙率"]
    dismissed: Sequence[Suggestion] = others[:1]
    project.do(project.suggestions.dismissing(dismissed[0]))
    project.do(project.suggestions.accepting([first]))
    prepare(project)
    left = [(s.start, s.source) for s in misheard(project) if s.source == "漏孙率"]
    assert left == [(others[1].start, "漏孙率")]


def test_all_listed_can_be_dismissed_for_good(project: Workspace) -> None:
    prepare(project)
    group = misheard(project)
    assert len({s.source for s in group}) == 2
    project.do(project.suggestions.dismissing_all(group))
    assert misheard(project) == []
    assert misheard(project, "t2") == []
    project.undo()
    assert misheard(project) == group
