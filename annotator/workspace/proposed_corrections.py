"""What was probably misheard, as suggestions to correct it: by terms, names, memory and dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from time import sleep

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change, Entity
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction, CorrectionKind, CorrectionOrigin
from annotator.domain.progress import Progress
from annotator.domain.project import Term
from annotator.domain.speaker import Speaker
from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.editing import Correct, Edit
from annotator.suggest.found import MISHEARD, Found, Target, TargetOrigin, apart
from annotator.workspace.found_places import Differences, FoundPlaces, made_ready
from annotator.workspace.kept_scans import KeptScans
from annotator.workspace.proposing import EVERYWHERE, NOWHERE, Preparation, Stretch, Touched
from annotator.workspace.scan_process import ScanProcess
from annotator.workspace.scanning import AROUND, in_parts, touched_by

_AT_ONCE = 1_000
_FOR_EACH_TARGET = 10
"""Characters that are scanned between two rests: some milliseconds, more where there are many targets."""
_REST_S = 0.006
_BY_TARGETS = frozenset({SuggestionKind.KNOWN_PAIR, SuggestionKind.HOMOPHONE, SuggestionKind.NEAR_HOMOPHONE})
_KINDS = {
    kind: CorrectionKind(kind.value) for kind in MISHEARD if kind.value in set(map(str, CorrectionKind))
}
_ORIGINS = {
    TargetOrigin.MEMORY: CorrectionOrigin.MEMORY,
    TargetOrigin.GLOSSARY: CorrectionOrigin.GLOSSARY,
}


Rest = Callable[[float], bool]
"""Told the share that is done; whether the result is still of use."""
_Scanning = Callable[[str, Sequence[Target], Collection[SuggestionKind]], list[Found] | None]
_Looking = Callable[[Sequence[Target], Collection[SuggestionKind]], list[Suggestion] | None]


@dataclass(frozen=True, slots=True)
class _Scan:
    """What was found in a text for these targets; ``learnt`` tells which state of knowledge they are."""

    learnt: int
    targets: tuple[Target, ...]
    places: FoundPlaces
    differences: Differences


class ProposedCorrections:
    """Places that sound like a term, a name or what was corrected before, or that are no words.

    ``targets`` tells what the project knows now; it is asked in the other thread that scans. A source
    text never changes, so it is scanned once; what is learnt later is looked for alone.
    """

    kinds = MISHEARD

    def __init__(self, targets: Callable[[], Sequence[Target]]) -> None:
        self._targets = targets
        self.elsewhere: ScanProcess | None = None
        """What scans instead of the thread that asks, if anything does."""
        self._learnt = 0
        self._scans: KeptScans[_Scan] = KeptScans(lambda scan: len(scan.places.all))

    def forget(self) -> None:
        """Another program changed the project: whatever it knew may be otherwise."""
        self._learnt += 1

    def touched(self, change: Change, codebook: Codebook) -> Touched:
        """A correction answers what is proposed there, and teaches; so do terms and names."""
        if isinstance(change.subject, Correction):
            self._learnt += 1
            return touched_by(change)
        if isinstance(change.subject, Term | Speaker) and _wording(change.before) != _wording(change.after):
            self._learnt += 1
        return NOWHERE

    def preparing(self, transcript: AnnotatedTranscript) -> Preparation | None:
        """Scan a text that was not scanned yet, or not for all that is known now."""
        learnt = self._learnt
        if self.is_scanned(transcript.transcript.text_sha256):
            return None
        return lambda progress: self._scan(transcript, learnt, progress)

    def is_scanned(self, sha256: str) -> bool:
        """Whether a text was scanned for all that is known now."""
        known = self._scans.get(sha256)
        return known is not None and known.learnt == self._learnt

    def _scan(self, transcript: AnnotatedTranscript, learnt: int, progress: Progress) -> None:
        targets = tuple(self._targets())
        key = transcript.transcript.text_sha256

        def rest(share: float) -> bool:
            progress(share)
            sleep(_REST_S)
            return self._learnt == learnt

        def look(targets: Sequence[Target], kinds: Collection[SuggestionKind]) -> list[Suggestion] | None:
            found = self._scanned(rest)(transcript.text, targets, kinds)
            return None if found is None else made_ready(found, transcript.id)

        known = self._scans.get(key)
        scan = _rescanned(targets, known, look)
        if scan is not None and self._scans.get(key) is known:  # what was learnt meanwhile comes after it
            self._scans.keep(key, _Scan(learnt, targets, *scan))

    def _scanned(self, rest: Rest) -> _Scanning:
        """Scans in the other process where there is one, else here by parts, with rests between them."""

        def scanned(
            text: str, targets: Sequence[Target], kinds: Collection[SuggestionKind]
        ) -> list[Found] | None:
            found = None if self.elsewhere is None else self.elsewhere.scan(text, targets, kinds)
            return _scanned(text, targets, kinds, rest) if found is None else found

        return scanned

    def news(self, transcript: AnnotatedTranscript, since: int | None) -> tuple[int, Sequence[Stretch]]:
        """Another number after every scan."""
        known = self._scans.get(transcript.transcript.text_sha256)
        return (0, ()) if known is None else (known.differences.number, known.differences.since(since))

    def find(
        self, transcript: AnnotatedTranscript, codebook: Codebook, within: Stretch
    ) -> Iterable[Suggestion]:
        """What was found in a stretch, of every tier, and nobody has corrected."""
        known = self._scans.get(transcript.transcript.text_sha256)
        return () if known is None else known.places.open_in(transcript, within)

    def accepting(
        self, suggestions: Sequence[Suggestion], transcript: AnnotatedTranscript, codebook: Codebook
    ) -> tuple[Edit, ...]:
        """Correct each of the places."""
        known = self._scans.get(transcript.transcript.text_sha256)
        origins = {target.text: target.origin for target in known.targets} if known is not None else {}
        return tuple(
            Correct(
                transcript.id,
                one.start,
                one.end,
                one.replacement,
                correction_kind=_KINDS.get(one.kind, CorrectionKind.OTHER),
                origin=_origin(one, origins.get(one.replacement)),
                rule=one.replacement,
            )
            for one in suggestions
        )


def _wording(thing: Entity | None) -> object:
    """What of a term or a speaker is looked for."""
    if isinstance(thing, Term):
        return thing.term, thing.sound, thing.spellings
    return (thing.name, thing.aliases, thing.only_in) if isinstance(thing, Speaker) else None


def _origin(suggestion: Suggestion, target: TargetOrigin | None) -> CorrectionOrigin:
    if target is None or suggestion.kind is SuggestionKind.DICTIONARY:
        return CorrectionOrigin.SCAN
    return _ORIGINS.get(target, CorrectionOrigin.SCAN)


def _rescanned(
    targets: Sequence[Target], known: _Scan | None, look: _Looking
) -> tuple[FoundPlaces, Differences] | None:
    """What is found now; only what is new is looked for where only the memory has learnt.

    ``None`` where the result is of no use by then.
    """
    if known is None or not _has_only_learnt(known.targets, targets):
        found = look(targets, MISHEARD)
        before = known.differences if known is not None else Differences()
        return None if found is None else (FoundPlaces(found), before.followed_by((EVERYWHERE,)))
    other = {target.text for target in set(targets) ^ set(known.targets)}
    if not other:
        return known.places, known.differences
    anew = [target for target in targets if target.text in other]  # a term may be remembered as well
    new = look(anew, _BY_TARGETS) if anew else []
    if new is None:
        return None
    places, stretches = known.places.joined_by(
        new, lambda one: one.kind not in _BY_TARGETS or one.replacement not in other
    )
    return places, known.differences.followed_by(stretches)


def _has_only_learnt(known: Sequence[Target], now: Sequence[Target]) -> bool:
    """Whether the memory has more in it than before and all else is as it was.

    What is forgotten, as where a correction is taken back, may have stood before something else.
    """
    remembered = {t.text: t for t in now if t.origin is TargetOrigin.MEMORY}
    for target in known:
        if target.origin is TargetOrigin.MEMORY:
            still = remembered.get(target.text)
            if still is None or not set(target.spellings) <= set(still.spellings):
                return False
    return _lists(known) == _lists(now)


def _lists(targets: Sequence[Target]) -> list[Target]:
    """The targets that come from the glossary and from speakers."""
    return [target for target in targets if target.origin is not TargetOrigin.MEMORY]


def _scanned(
    text: str, targets: Sequence[Target], kinds: Collection[SuggestionKind], rest: Rest
) -> list[Found] | None:
    from annotator.suggest.scan import scan  # takes a while to load, and is of no use before the window is up

    found: list[Found] = []
    at_once = max(_AT_ONCE, _FOR_EACH_TARGET * len(targets))
    for share, part in in_parts(
        text, lambda part: scan(part, targets, kinds), around=AROUND, at_once=at_once
    ):
        found += part
        if not rest(share):
            return None
    return apart(found)
