"""Taking corrections back for good: who does so says that what was heard is right, and is not asked again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import removed
from annotator.domain.correction import Correction, CorrectionStatus
from annotator.domain.known_as import KnownAs
from annotator.domain.project import Verdict
from annotator.editing import Batch, Decide, Edit, RevertCorrections, RevertStep
from annotator.editing.naming import edit_name
from annotator.editing.plan import shortened
from annotator.store.journal import DamagedEntry
from annotator.workspace.workspace import Workspace

_Answer = tuple[str, int, str, str]
"""The transcript, the place, what was heard, and what is not meant there."""


def reverting(workspace: Workspace, gone: Sequence[Correction]) -> Edit:
    """The step after which these corrections are gone, and nobody proposes them again at their places."""
    return _with_answers(workspace, RevertCorrections(tuple(one.id for one in gone)), gone)


def reverting_step(workspace: Workspace, number: int) -> Edit:
    """The same for what a step of the journal corrected and still stands so."""
    try:
        with workspace.reading() as reader:
            gone = reader.corrections_of_step(number)
    except DamagedEntry:  # which the edit will tell
        return RevertStep(number)
    return _with_answers(workspace, RevertStep(number), gone)


def _with_answers(
    workspace: Workspace, edit: RevertCorrections | RevertStep, gone: Sequence[Correction]
) -> Edit:
    misheard = [one for one in gone if one.status is CorrectionStatus.ACCEPTED and one.start < one.end]
    answers = tuple(
        Decide(kind, heard, meant, Verdict.DISMISSED, transcript_id, start)
        for (transcript_id, start, heard, meant), kind in _answers(workspace, misheard).items()
    )
    if not answers:
        return edit
    about = {"count": str(len(gone)), "replacement": shortened(gone[0].replacement)}
    return Batch((edit, *answers), edit_name(edit.kind, about))


def _answers(workspace: Workspace, gone: Iterable[Correction]) -> dict[_Answer, str]:
    """What is answered by taking these back, with the kind of suggestion it was or would be."""
    found: dict[_Answer, str] = {}
    by_transcript = attrgetter("transcript_id")
    for transcript_id, group in groupby(sorted(gone, key=by_transcript), key=by_transcript):
        made = tuple(group)
        before = workspace.transcript(transcript_id).with_changes([removed(one) for one in made])
        for one in made:
            heard = before.text[one.start : one.end]
            found.setdefault((transcript_id, one.start, heard, one.replacement), one.kind.value)
            for answer, kind in _proposed(workspace, before, one):
                found.setdefault(answer, kind)
    return found


def _proposed(
    workspace: Workspace, before: AnnotatedTranscript, made: Correction
) -> Iterator[tuple[_Answer, str]]:
    """What is proposed again without a correction and would let the text read as with it."""
    known = KnownAs.of(made.start, before.text[made.start : made.end], made.replacement)
    for one in workspace.suggestions.proposed(before, made.start, made.end):
        if KnownAs.of(one.start, one.source, one.replacement) == known:
            yield (one.transcript_id, one.start, one.source, one.replacement), one.kind.value
