"""Misheard words as suggestions: found in another thread, answered by corrections, taught by them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.domain.progress import silent
from annotator.domain.suggestion import Suggestion
from annotator.editing import AddTerm, Correct, EditTerm, RemoveTerms
from annotator.workspace.workspace import Workspace
from tests.workspace.reviewed import imported

TALK = (
    "主持人：今天请大家谈谈潜瞻性的规划，还有漏孙率。\n"
    + "罗小满：我们的漏孙率降下来了，靠的是夜里听管，白天开挖。\n" * 3
    + "主持人：那么强化雪习呢？😊强化雪习也用上了。\n"
    + "罗小满：都用上了，效果不错，大家都很高兴。\n" * 200
    + "主持人：最后再说说漏孙率。\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    with imported(tmp_path, TALK) as workspace:
        yield workspace


def transcript_id(workspace: Workspace) -> str:
    return workspace.summaries()[0].transcript.id


def prepare(workspace: Workspace) -> bool:
    """What another thread would do; whether there was anything to do."""
    done = False
    while (job := workspace.suggestions.preparing(transcript_id(workspace))) is not None:
        job(silent)
        workspace.suggestions.prepared(transcript_id(workspace))
        done = True
    return done


def misheard(workspace: Workspace) -> list[Suggestion]:
    kinds = {"homophone", "near_homophone", "known_pair", "english", "dictionary"}
    return [s for s in workspace.suggestions.waiting(transcript_id(workspace)).all if s.kind in kinds]


def pairs(workspace: Workspace) -> list[tuple[str, str]]:
    return [(s.source, s.replacement) for s in misheard(workspace)]


def test_terms_are_found_once_another_thread_has_looked(project: Workspace) -> None:
    project.do(AddTerm("漏损率"))
    assert pairs(project) == []
    assert prepare(project)
    assert [p for p in pairs(project) if p[1] == "漏损率"] == [("漏孙率", "漏损率")] * 5
    assert not prepare(project), "a text is scanned once"
    assert all(TALK[s.start : s.end] == s.source and s.tier == 1 for s in misheard(project))


def test_a_term_that_comes_or_goes_is_looked_for_anew(project: Workspace) -> None:
    prepare(project)
    project.do(AddTerm("强化学习", id="rl"))
    assert prepare(project)
    assert [p[0] for p in pairs(project) if p[1] == "强化学习"] == ["强化雪习", "强化雪习"]
    project.do(EditTerm("rl", note="RL"))
    assert not prepare(project), "a note is not looked for"
    project.do(RemoveTerms(("rl",)))
    assert prepare(project)
    assert "强化学习" not in [p[1] for p in pairs(project)]


def test_accepting_corrects_the_place_and_says_where_it_came_from(project: Workspace) -> None:
    project.do(AddTerm("漏损率"))
    prepare(project)
    first = misheard(project)[0] if misheard(project)[0].replacement == "漏损率" else misheard(project)[1]
    project.do(project.suggestions.accepting([first]))
    made = project.transcript(transcript_id(project)).accepted_corrections
    assert [(c.start, c.replacement, c.kind, c.origin, c.rule) for c in made] == [
        (first.start, "漏损率", CorrectionKind.HOMOPHONE, CorrectionOrigin.GLOSSARY, "漏损率")
    ]
    assert first not in misheard(project)
    project.undo()
    assert first in misheard(project)


def test_what_was_corrected_once_is_proposed_elsewhere(project: Workspace) -> None:
    prepare(project)
    known = pairs(project)
    assert ("漏孙率", "漏损率") not in known
    start = TALK.index("漏孙率")
    project.do(Correct(transcript_id(project), start, start + 3, "漏损率"))
    assert prepare(project)
    found = [s for s in misheard(project) if (s.source, s.replacement) == ("漏孙率", "漏损率")]
    assert len(found) == 4
    assert {s.evidence for s in found} == {"was corrected so before"}
    alike = project.suggestions.waiting(transcript_id(project)).alike(found[0])
    project.do(project.suggestions.accepting(alike))
    assert "漏孙率" not in [s.source for s in misheard(project)]
    origins = [c.origin for c in project.transcript(transcript_id(project)).accepted_corrections]
    assert origins.count(CorrectionOrigin.MEMORY) == 4
    project.undo()
    project.undo()
    assert prepare(project)
    assert pairs(project) == known


def test_a_term_is_still_looked_for_once_its_correction_is_taken_back(project: Workspace) -> None:
    project.do(AddTerm("漏损率"))
    prepare(project)
    before = pairs(project)
    project.do(project.suggestions.accepting(misheard(project)[:1]))
    assert prepare(project), "a correction teaches"
    project.undo()
    assert prepare(project)
    assert pairs(project) == before


def test_scanning_by_parts_finds_what_a_whole_scan_finds(project: Workspace) -> None:
    from annotator.suggest.found import Target
    from annotator.suggest.scan import scan

    project.do(AddTerm("漏损率"))
    prepare(project)
    whole = [f for f in scan(TALK, [Target("漏损率"), Target("主持人"), Target("罗小满")]) if f.tier == 1]
    assert [(s.start, s.end, s.replacement) for s in misheard(project)] == [
        (f.start, f.end, f.replacement) for f in whole
    ]


def test_a_scan_is_given_up_once_more_was_learnt(project: Workspace) -> None:
    job = project.suggestions.preparing(transcript_id(project))
    assert job is not None
    project.do(AddTerm("漏损率"))
    job(silent)
    project.suggestions.prepared(transcript_id(project))
    assert pairs(project) == []
    assert prepare(project)
    assert ("漏孙率", "漏损率") in pairs(project)


def test_dismissed_ones_stay_away_also_after_a_restart(project: Workspace) -> None:
    project.do(AddTerm("漏损率"))
    prepare(project)
    first = next(s for s in misheard(project) if s.replacement == "漏损率")
    project.do(project.suggestions.dismissing_alike(first))
    assert "漏损率" not in [s.replacement for s in misheard(project)]
    other = Workspace.open(project.path, author="Ada")
    prepare(other)
    assert "漏损率" not in [s.replacement for s in misheard(other)]
    other.close()
