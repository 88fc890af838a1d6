from __future__ import annotations

import pytest

from annotator.domain.correction import Correction
from annotator.domain.errors import InvalidEdit
from annotator.domain.transcript import Transcript
from annotator.editing import Correct, RevertCorrections
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
