from __future__ import annotations

import time

import pytest

from annotator.domain.correction import Correction
from annotator.domain.errors import InvalidEdit
from annotator.domain.transcript import Transcript
from annotator.editing import Correct, MarkUnclear, RevertCorrections
from annotator.editing.corrections import correct_whole
from annotator.text.text_map import TextMap, shown_text
from annotator.workspace.workspace import Workspace
from tests.editing.conftest import Prove
from tests.editing.projects import DIALOGUE, import_text, mark_claim


def reading(workspace: Workspace, transcript: Transcript) -> str:
    whole = workspace.transcript(transcript.id)
    assert whole.text == DIALOGUE
    return shown_text(whole.text, whole.accepted_corrections)


def kept(workspace: Workspace, transcript: Transcript) -> list[tuple[int, int, str]]:
    return [(c.start, c.end, c.replacement) for c in workspace.transcript(transcript.id).corrections]


def test_a_correction_changes_the_reading_text_and_moves_no_mark(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    wrong = DIALOGUE.index("公供")
    claim = mark_claim(workspace, transcript, wrong - 4, wrong + 4)
    prove(Correct(transcript.id, wrong, wrong + 2, "公共"))
    assert reading(workspace, transcript) == DIALOGUE.replace("公供", "公共")
    whole = workspace.transcript(transcript.id)
    assert whole.annotation_by_id[claim.id].span == claim.span
    start, end = TextMap(len(whole.text), whole.accepted_corrections).shown_span(claim.span)
    assert reading(workspace, transcript)[start:end] == DIALOGUE[wrong - 4 : wrong] + "公共用水"


def test_words_are_inserted_and_deleted(workspace: Workspace, transcript: Transcript, prove: Prove) -> None:
    at = DIALOGUE.index("管网")
    prove(Correct(transcript.id, at, at, "老城"))
    assert reading(workspace, transcript) == DIALOGUE.replace("管网", "老城管网")
    emoji = DIALOGUE.index("😊")
    prove(Correct(transcript.id, emoji, emoji + 1, ""))
    assert reading(workspace, transcript) == DIALOGUE.replace("管网", "老城管网").replace("😊", "")


def test_correcting_what_was_corrected_makes_one_correction(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    at = DIALOGUE.index("百分之十一点三")
    prove(Correct(transcript.id, at, at + 3, "11"))
    prove(Correct(transcript.id, at + 2, at + 7, "11.3%"))
    # the first correction is cut: its words before the stretch stay, here none of them
    assert kept(workspace, transcript) == [(at, at + 7, "11.3%")]
    assert reading(workspace, transcript) == DIALOGUE.replace("百分之十一点三", "11.3%")


def test_part_of_inserted_words_can_be_replaced(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    at = DIALOGUE.index("管网")
    workspace.do(Correct(transcript.id, at, at, "老城供水"))
    # the last two inserted words: a start counts back from the character, an end forward
    prove(Correct(transcript.id, at, at, "排水", start_inner=-2, end_inner=4))
    assert kept(workspace, transcript) == [(at, at, "老城排水")]


def test_restoring_the_source_words_takes_the_correction_away(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    at = DIALOGUE.index("公供")
    workspace.do(Correct(transcript.id, at, at + 2, "公共"))
    prove(Correct(transcript.id, at, at + 2, "公供"))
    assert kept(workspace, transcript) == []


def test_words_typed_at_a_correction_become_part_of_it(workspace: Workspace, transcript: Transcript) -> None:
    at = DIALOGUE.index("公供")
    workspace.do(Correct(transcript.id, at, at + 2, "公共"))
    workspace.do(Correct(transcript.id, at + 2, at + 2, "的"))
    assert kept(workspace, transcript) == [(at, at + 2, "公共的")]


def test_neighbouring_replacements_stay_two(workspace: Workspace, transcript: Transcript) -> None:
    at = DIALOGUE.index("公供用水")
    workspace.do(Correct(transcript.id, at, at + 2, "公共"))
    workspace.do(Correct(transcript.id, at + 2, at + 4, "供水"))
    assert kept(workspace, transcript) == [(at, at + 2, "公共"), (at + 2, at + 4, "供水")]


def test_corrections_are_reverted_together(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    at = DIALOGUE.index("公供用水")
    workspace.do(Correct(transcript.id, at, at + 2, "公共"))
    workspace.do(Correct(transcript.id, 0, 2, "周云"))
    made = workspace.transcript(transcript.id).corrections
    event = prove(RevertCorrections(tuple(c.id for c in made)))
    assert len(event.of(Correction)) == 2
    assert reading(workspace, transcript) == DIALOGUE


def test_a_correction_outside_the_text_is_refused(workspace: Workspace, transcript: Transcript) -> None:
    with pytest.raises(InvalidEdit):
        workspace.do(Correct(transcript.id, 5, len(DIALOGUE) + 1, "x"))
    with pytest.raises(InvalidEdit):
        workspace.do(Correct(transcript.id, 5, 6, "a\x00b"))
    assert kept(workspace, transcript) == []


def test_the_same_correction_again_changes_nothing(workspace: Workspace, transcript: Transcript) -> None:
    workspace.do(Correct(transcript.id, 5, 6, "x"))
    assert workspace.do(Correct(transcript.id, 5, 6, "x")).entry is None


def test_a_correction_at_the_end_of_the_text(workspace: Workspace) -> None:
    short = import_text(workspace, "甲：好", name="short.txt")
    workspace.do(Correct(short.id, 3, 3, "的。"))
    whole = workspace.transcript(short.id)
    assert shown_text(whole.text, whole.accepted_corrections) == "甲：好的。"


def test_a_stretch_is_corrected_with_the_words_inserted_at_its_borders(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    at = DIALOGUE.index("管网")
    workspace.do(Correct(transcript.id, at, at, "老城"))
    workspace.do(Correct(transcript.id, at + 2, at + 2, "的"))
    prove(correct_whole(workspace.transcript(transcript.id), at, at + 2, "老城区的管网的"))
    assert kept(workspace, transcript) == [(at, at + 2, "老城区的管网的")]
    workspace.undo()
    prove(correct_whole(workspace.transcript(transcript.id), at, at, "新城"))
    assert kept(workspace, transcript) == [(at, at, "新城"), (at + 2, at + 2, "的")]


@pytest.mark.parametrize(
    ("corrected", "left"),
    [
        ("计量的公供用水", ""),
        ("有计量的公供用水，", ""),
        ("计量的", "公供用水"),
        ("用水", "计量的公供"),
        ("公供", "计量的公供用水"),
        ("有计量", "的公供用水"),
    ],
)
def test_what_was_corrected_of_an_unclear_passage_is_clear(
    workspace: Workspace, transcript: Transcript, prove: Prove, corrected: str, left: str
) -> None:
    at = DIALOGUE.index("计量的公供用水")
    workspace.do(MarkUnclear(transcript.id, at, at + 7, "计量的公共用水"))
    start = DIALOGUE.index(corrected)
    prove(Correct(transcript.id, start, start + len(corrected), "别的"))
    marks = workspace.transcript(transcript.id).unclear
    assert [DIALOGUE[one.start : one.end] for one in marks] == ([left] if left else [])
    assert all(one.replacement == "计量的公共用水" for one in marks)


def test_words_put_into_an_unclear_passage_leave_it_unclear(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    at = DIALOGUE.index("公供用水")
    workspace.do(MarkUnclear(transcript.id, at, at + 4))
    prove(Correct(transcript.id, at + 2, at + 2, "的"))
    prove(Correct(transcript.id, at + 4, at + 4, "量"))
    assert [(one.start, one.end) for one in workspace.transcript(transcript.id).unclear] == [(at, at + 4)]


def test_a_passage_marked_over_corrected_words_stays_until_they_are_corrected_again(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    at = DIALOGUE.index("公供用水")
    workspace.do(Correct(transcript.id, at, at + 2, "公共", id="first"))
    time.sleep(0.002)  # what was corrected before the mark was made does not count
    workspace.do(MarkUnclear(transcript.id, at, at + 4))
    prove(Correct(transcript.id, at + 3, at + 4, "电"))
    assert [(one.start, one.end) for one in workspace.transcript(transcript.id).unclear] == [(at, at + 2)]
    prove(Correct(transcript.id, at, at + 3, "供"))
    assert not workspace.transcript(transcript.id).unclear
