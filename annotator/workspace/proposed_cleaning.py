"""What can be cleaned once the words are right: hesitation, repetitions, function words, punctuation, width.

Nothing of it is looked for before somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from time import sleep
from typing import NamedTuple

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction, CorrectionKind, CorrectionOrigin
from annotator.domain.progress import Progress
from annotator.domain.project import Term
from annotator.domain.speaker import Speaker
from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.editing import Correct, Edit
from annotator.suggest.found import CLEANING, Found, Target
from annotator.workspace.found_places import Differences, FoundPlaces, made_ready
from annotator.workspace.kept_scans import KeptScans
from annotator.workspace.proposing import EVERYWHERE, NOWHERE, Preparation, Stretch, Touched
from annotator.workspace.scan_process import ScanProcess
from annotator.workspace.scanning import AROUND, in_parts, touched_by

_REST_S = 0.006
_KINDS = {
    SuggestionKind.FILLER: CorrectionKind.FILLER,
    SuggestionKind.REPETITION: CorrectionKind.REPETITION,
    SuggestionKind.PUNCTUATION: CorrectionKind.PUNCTUATION,
    SuggestionKind.WIDTH: CorrectionKind.PUNCTUATION,
    SuggestionKind.SEGMENT_MARK: CorrectionKind.PUNCTUATION,
    SuggestionKind.PARTICLE: CorrectionKind.HOMOPHONE,
    SuggestionKind.PRONOUN: CorrectionKind.HOMOPHONE,
}


class _Scan(NamedTuple):
    """What was found in a text with what was ``learnt`` by then."""

    learnt: int
    places: FoundPlaces
    differences: Differences


class ProposedCleaning:
    """Each kind of cleaning for itself: places of several kinds may overlap.

    ``targets`` tells which words are terms and names, and stay; it is asked in the thread that scans.
    """

    kinds = frozenset(CLEANING)

    def __init__(self, targets: Callable[[], Sequence[Target]]) -> None:
        self._targets = targets
        self._learnt = 0
        self.elsewhere: ScanProcess | None = None
        """What scans instead of the thread that asks, if anything does."""
        self._scans: KeptScans[_Scan] = KeptScans(lambda scan: len(scan.places.all))
        self.is_asked = False
        """Whether anybody wants to know."""

    def forget(self) -> None:
        """Another program may have changed the glossary."""
        self._learnt += 1

    def touched(self, change: Change, codebook: Codebook) -> Touched:
        """A correction answers what is proposed there; terms and names stay whatever they look like."""
        if isinstance(change.subject, Term | Speaker):
            self._learnt += 1
        return touched_by(change) if isinstance(change.subject, Correction) else NOWHERE

    def preparing(self, transcript: AnnotatedTranscript) -> Preparation | None:
        """Scan a text, if somebody asked for that."""
        learnt = self._learnt
        if self.is_scanned(transcript.transcript.text_sha256):
            return None
        return lambda progress: self._scan(transcript, learnt, progress)

    def is_scanned(self, sha256: str) -> bool:
        """Whether there is nothing left to look for in a text."""
        known = self._scans.get(sha256)
        return not self.is_asked or (known is not None and known.learnt == self._learnt)

    def _scan(self, transcript: AnnotatedTranscript, learnt: int, progress: Progress) -> None:
        targets = tuple(self._targets())
        key, text = transcript.transcript.text_sha256, transcript.text

        scan = self.elsewhere
        found = None if scan is None else scan.scan(text, targets, CLEANING, each=True)
        if found is None:
            found = _scanned(text, targets, progress)
        known = self._scans.get(key)
        before = known.differences if known is not None else Differences()
        ready = FoundPlaces(made_ready(found, transcript.id))
        self._scans.keep(key, _Scan(learnt, ready, before.followed_by((EVERYWHERE,))))

    def news(self, transcript: AnnotatedTranscript, since: int | None) -> tuple[int, Sequence[Stretch]]:
        """Another number after every scan."""
        known = self._scans.get(transcript.transcript.text_sha256)
        return (0, ()) if known is None else (known.differences.number, known.differences.since(since))

    def find(
        self, transcript: AnnotatedTranscript, codebook: Codebook, within: Stretch
    ) -> Iterable[Suggestion]:
        """What can be cleaned in a stretch and nobody has corrected."""
        known = self._scans.get(transcript.transcript.text_sha256)
        if known is None or not self.is_asked:
            return ()
        return known.places.open_in(transcript, within)

    def accepting(
        self, suggestions: Sequence[Suggestion], transcript: AnnotatedTranscript, codebook: Codebook
    ) -> tuple[Edit, ...]:
        """Correct each of the places."""
        return tuple(
            Correct(
                transcript.id,
                one.start,
                one.end,
                one.replacement,
                correction_kind=_KINDS[one.kind],
                origin=CorrectionOrigin.SCAN,
                rule=one.kind.value,
            )
            for one in suggestions
        )


def _scanned(text: str, targets: Sequence[Target], progress: Progress) -> list[Found]:
    """A scan in this thread, by parts with rests between them."""
    from annotator.suggest.scan import each_kind  # takes a while to load

    found: list[Found] = []
    for share, part in in_parts(text, lambda part: each_kind(part, targets, CLEANING), around=AROUND):
        found += part
        progress(share)
        sleep(_REST_S)
    return found
