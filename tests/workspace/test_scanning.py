"""What a project knows that ought to appear, and what its scans leave out."""

from __future__ import annotations

from annotator.domain.correction import CorrectionStatus
from annotator.domain.project import Verdict
from annotator.domain.suggestion import Answers
from annotator.editing import AddSpeaker, AddTerm, Correct, Decide, EditTerm
from annotator.suggest.found import Target, TargetOrigin
from annotator.workspace.scanning import answers_of, corrected_pairs, scan_transcript, targets_of
from annotator.workspace.workspace import Workspace
from tests.store.filled import TEXT

LOST = TEXT.index("漏损")


def pairs(workspace: Workspace) -> list[tuple[str, str]]:
    with workspace.reading() as reader:
        return list(corrected_pairs(reader))


def proposed(workspace: Workspace, *targets: Target, answers: Answers | None = None) -> list[tuple[int, str]]:
    transcript = workspace.transcript("t")
    found = scan_transcript(transcript, targets, answers or Answers())
    assert all(one.transcript_id == "t" for one in found)
    return [(one.start, one.replacement) for one in found]


def test_glossary_speakers_and_memory_are_targets(workspace: Workspace) -> None:
    workspace.do(AddSpeaker("罗知远", aliases=("罗老师",)))
    workspace.do(EditTerm("g", sound="lou sun lv"))
    targets = targets_of(workspace.codebook, [("楼损", "漏损")])
    assert Target("漏损率", TargetOrigin.GLOSSARY, "lou sun lv", ("漏孙率",)) in targets
    assert Target("漏损", TargetOrigin.MEMORY, spellings=("楼损",)) in targets
    names = [target.text for target in targets if target.origin is TargetOrigin.SPEAKER]
    assert {"罗知远", "罗老师"} <= set(names)
    assert "简宁" not in names  # a voice that is known in one transcript only


def test_words_for_words_are_remembered_in_their_order(workspace: Workspace) -> None:
    heard = TEXT[10:12]
    assert pairs(workspace) == [(heard, "管道")]
    workspace.do(Correct("t", 3, 5, "周云"))
    workspace.do(Correct("t", 2, 2, "啊"))
    workspace.do(Correct("t", 20, 21, ""))
    workspace.do(Correct("t", 22, 23, "长" * 80))
    assert pairs(workspace) == [(heard, "管道"), ("周允", "周云")]


def test_one_corrected_character_teaches_its_whole_word(workspace: Workspace) -> None:
    before = pairs(workspace)
    first = TEXT.index("管网")
    workspace.do(Correct("t", first, first + 1, "电"))
    assert pairs(workspace) == [*before, ("管网", "电网")]


def test_what_is_corrected_is_not_proposed(workspace: Workspace) -> None:
    target = Target("楼损", spellings=("漏损",))
    assert proposed(workspace, target) == [(LOST, "楼损")]
    workspace.do(Correct("t", LOST, LOST + 2, "楼孙"))
    assert proposed(workspace, target) == []
    (made,) = (c for c in workspace.transcript("t").corrections if c.start == LOST)
    assert made.status is CorrectionStatus.ACCEPTED


def test_what_was_answered_is_not_proposed(workspace: Workspace) -> None:
    target = Target("楼损", spellings=("漏损",))
    workspace.do(Decide("known_pair", "漏损", "楼损", Verdict.DISMISSED, "t", LOST))
    with workspace.reading() as reader:
        answers = answers_of(reader)
    assert proposed(workspace, target, answers=answers) == []
    assert proposed(workspace, target) == [(LOST, "楼损")]


def test_terms_are_heard_at_once(workspace: Workspace) -> None:
    workspace.do(AddTerm("楼损", spellings=("漏损",)))
    assert (LOST, "楼损") in proposed(workspace, *targets_of(workspace.codebook))
