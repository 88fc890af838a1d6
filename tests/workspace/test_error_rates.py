"""The error rates of a project that is open."""

from __future__ import annotations

from annotator.domain.correction import CorrectionKind
from annotator.domain.identity import now
from annotator.editing import Correct
from annotator.text.corrected_errors import Counted, ErrorRules
from annotator.text.error_rate import ErrorCount
from annotator.workspace.error_rates import By, day_here, error_rates, rates_of_corrected
from annotator.workspace.workspace import Workspace
from tests.store.filled import TEXT


def test_rates_follow_the_corrections(workspace: Workspace) -> None:
    before = error_rates(workspace).whole
    at = TEXT.index("管网")
    workspace.do(Correct("t", at, at + 1, "馆", correction_kind=CorrectionKind.HOMOPHONE))
    after = error_rates(workspace, ["t"], day_of=day_here)
    assert after.whole.errors.errors == before.errors.errors + 1
    (talk,) = after.rows[By.TRANSCRIPT]
    assert (talk.name, talk.tally) == ("谈漏损", after.whole)
    assert talk.reviewed == workspace.transcript("t").reviewed_share
    by_kind = {row.name: row.tally.errors.errors for row in after.rows[By.KIND]}
    assert by_kind["homophone"] >= 1
    today = after.rows[By.DAY][-1]
    assert today.name == day_here(now())
    assert today.so_far == after.whole
    assert "周允" in {row.name for row in after.rows[By.SPEAKER]}
    assert rates_of_corrected(workspace)["t"] == after.whole
    workspace.undo()
    assert error_rates(workspace).whole == before


def test_as_written_more_counts(workspace: Workspace) -> None:
    at = TEXT.index("？")
    before = error_rates(workspace).whole.errors
    workspace.do(Correct("t", at, at + 1, "。", correction_kind=CorrectionKind.PUNCTUATION))
    assert error_rates(workspace).whole.errors == before
    written = ErrorRules(Counted.WRITTEN)
    assert error_rates(workspace, rules=written).whole.errors.replaced == before.replaced + 1


def test_an_empty_project_has_no_errors(workspace: Workspace) -> None:
    assert error_rates(workspace, ["nobody"]).whole.errors == ErrorCount()
