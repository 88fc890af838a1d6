"""What a project knows that ought to appear in its transcripts, and the scan of one for what was misheard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction, CorrectionOrigin, CorrectionStatus
from annotator.domain.progress import Progress, silent
from annotator.domain.project import Decision
from annotator.domain.suggestion import Answers, Suggestion, SuggestionKind
from annotator.domain.transcript import Transcript
from annotator.store.reader import Reader
from annotator.suggest.found import MISHEARD, Found, Target, TargetOrigin
from annotator.text.written_words import in_small_letters
from annotator.workspace.personal_memory import PersonalMemory
from annotator.workspace.whole_words import taught_by


def targets_of(codebook: Codebook, pairs: Iterable[tuple[str, str]] = ()) -> list[Target]:
    """The terms of the glossary, the names of the speakers, and what was corrected before."""
    from annotator.suggest.known_pairs import remembered  # what scans takes a while to load

    terms = [Target(t.term, TargetOrigin.GLOSSARY, t.sound, t.spellings) for t in codebook.terms]
    people = [s for s in codebook.speakers if s.only_in is None]
    names = dict.fromkeys(name for person in people for name in (person.name, *person.aliases))
    known = {term.text for term in terms}
    speakers = [Target(name, TargetOrigin.SPEAKER) for name in names if len(name) > 1 and name not in known]
    right = right_words(codebook)
    return [_without_right_words(one, right) for one in (*terms, *speakers, *remembered(pairs))]


def right_words(codebook: Codebook) -> Set[str]:
    """Terms and names in small letters: corrected to something else once, they are right elsewhere."""
    names = (person.name for person in codebook.speakers if person.only_in is None)
    return {in_small_letters(word) for word in (*(term.term for term in codebook.terms), *names)}


def _without_right_words(target: Target, right: Set[str]) -> Target:
    """A target without those wrong forms that are right words: they were wrong in one place at most."""
    own = in_small_letters(target.text)
    forms = [in_small_letters(spelling) for spelling in target.spellings]
    if right.isdisjoint(forms):
        return target
    kept = (s for s, form in zip(target.spellings, forms, strict=True) if form == own or form not in right)
    return replace(target, spellings=tuple(kept))


def known_pairs(reader: Reader, own: PersonalMemory | None) -> Iterator[tuple[str, str]]:
    """What the user's own memory has, if it is used, and then what was corrected in the project."""
    if own is not None:
        yield from own.pairs()
    yield from corrected_pairs(reader)


class _Text(NamedTuple):
    text: str
    accepted_corrections: Sequence[Correction]


def corrected_pairs(reader: Reader) -> Iterator[tuple[str, str]]:
    """Heard and meant of every accepted correction of the project that is worth remembering, oldest first.

    They are whole words, also where somebody corrected one character of them.
    """
    made: defaultdict[str, list[Correction]] = defaultdict(list)
    for one in reader.all(Correction, status=CorrectionStatus.ACCEPTED):
        made[one.transcript_id].append(one)
    texts: dict[str, _Text] = {}
    for transcript in reader.all(Transcript):
        if transcript.id in made:  # there may be thousands of corrections in one
            inside = sorted(made[transcript.id], key=lambda one: one.start)
            texts[transcript.id] = _Text(reader.text(transcript.text_sha256), inside)
    for one in sorted(chain.from_iterable(made.values()), key=lambda one: one.created_at):
        pair = taught_by(texts[one.transcript_id], one)
        if pair is not None:
            yield pair


def scan_transcript(
    transcript: AnnotatedTranscript,
    targets: Sequence[Target],
    answers: Answers,
    kinds: Collection[SuggestionKind] = MISHEARD,
    *,
    progress: Progress = silent,
) -> list[Suggestion]:
    """What is probably misheard in a transcript, but where it was corrected and what was answered."""
    from annotator.suggest.scan import scan

    corrected = Corrected(transcript.corrections)
    found = scan(transcript.text, targets, kinds, progress)
    suggestions = (suggested(one, transcript.transcript.id) for one in found if not corrected.at(one))
    return [one for one in suggestions if not answers.hold_for(one)]


def in_parts(
    text: str, look: Callable[[str], Iterable[Found]], *, around: int, at_once: int = 1_000
) -> Iterator[tuple[float, list[Found]]]:
    """What is found in a text part by part, each with the share that is done by then.

    Parts end with lines and are looked at with what stands ``around`` them, so that what is found
    hardly depends on where they end; between them a thread can rest.
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start + at_once, start + 2 * at_once) + 1 or start + at_once
        first = max(text.rfind("\n", 0, max(0, start - 1)) + 1, start - around)
        found = [
            replace(one, start=one.start + first, end=one.end + first)
            for one in look(text[first : end + around])
            if start <= one.start + first < end
        ]
        start = end
        yield min(1.0, start / len(text)), found


def answers_of(reader: Reader) -> Answers:
    """What the user said to suggestions so far."""
    return Answers(reader.all(Decision))


def suggested(found: Found, transcript_id: str) -> Suggestion:
    """What was found, as a suggestion for a transcript."""
    return Suggestion(
        transcript_id,
        found.start,
        found.end,
        found.source,
        found.replacement,
        found.kind,
        found.tier,
        found.score,
        found.evidence,
    )


class Corrected:
    """Where corrections stand that were accepted, or imported and wait."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        standing = [c for c in corrections if stands(c)]
        self._taken = bytearray(max((c.end for c in standing), default=0))
        for c in standing:
            self._taken[c.start : c.end] = b"\1" * (c.end - c.start)

    def at(self, found: Found) -> bool:
        """Whether any of it was corrected."""
        return any(self._taken[found.start : found.end])


AROUND = 80
"""A finding is judged by so many characters beside it at most."""


def touched_by(change: Change) -> tuple[int, int]:
    """From where to where a correction stood or stands that was changed."""
    ends = [c for c in (change.before, change.after) if isinstance(c, Correction)]
    return min(c.start for c in ends), max(c.end for c in ends)


def stands(correction: Correction) -> bool:
    """Whether somebody said what its words should read, or that nobody can tell: it was accepted, or imported
    and waits, or marks what is unclear.
    """
    if correction.status is CorrectionStatus.PROPOSED:
        return correction.origin is CorrectionOrigin.IMPORT or correction.is_unclear
    return correction.status is CorrectionStatus.ACCEPTED
