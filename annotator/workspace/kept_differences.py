"""Differences where the first transcript was said to be right: decisions, so that nobody asks twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotator.domain.changes import Change
from annotator.domain.known_as import KnownAs
from annotator.domain.project import Decision, Verdict
from annotator.domain.suggestion import DIFFERENCE
from annotator.editing import Batch, Decide, Edit
from annotator.language import filled, translate, translate_count
from annotator.workspace.workspace import Workspace


class KeptWords(NamedTuple):
    """A difference as it is kept: its place in the source text, the right words, and the others."""

    start: int
    heard: str
    meant: str


class KeptDifferences:
    """What was kept in one transcript, whatever it was compared with; follows what is decided and undone."""

    def __init__(self, workspace: Workspace, transcript_id: str) -> None:
        self.transcript_id = transcript_id
        with workspace.reading() as reader:
            made = reader.all(Decision, kind=DIFFERENCE, transcript_id=transcript_id)
            self._known = Counter(_known_as(one) for one in made)

    def __contains__(self, known: KnownAs) -> bool:
        return self._known[known] > 0

    def follow(self, changes: Iterable[Change]) -> bool:
        """Learn what was decided or taken back; whether any of it was about this transcript."""
        is_touched = False
        for change in changes:
            for decision, count in ((change.before, -1), (change.after, 1)):
                if isinstance(decision, Decision) and self._is_mine(decision):
                    self._known[_known_as(decision)] += count
                    is_touched = True
        return is_touched

    def _is_mine(self, decision: Decision) -> bool:
        return decision.kind == DIFFERENCE and decision.transcript_id == self.transcript_id


def keeping_differences(transcript_id: str, kept: Sequence[KeptWords]) -> Edit:
    """The step after which these differences are open no more."""
    made = tuple(
        Decide(DIFFERENCE, one.heard, one.meant, Verdict.DISMISSED, transcript_id, one.start) for one in kept
    )
    return Batch(made, _name(kept))


def _name(kept: Sequence[KeptWords]) -> str:
    if len(kept) > 1:
        return translate_count("Keep ours in {count} place", "Keep ours in {count} places", len(kept))
    heard, meant = (" ".join(words.split()) for words in (kept[0].heard, kept[0].meant))
    if not heard:
        return filled(translate("Do without “{meant}”"), meant=meant)
    return filled(translate("Keep “{words}” as it is"), words=heard)


def _known_as(decision: Decision) -> KnownAs:
    return KnownAs.of(decision.start or 0, decision.source, decision.replacement)
