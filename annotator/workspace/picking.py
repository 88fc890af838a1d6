"""What the words at a place may have been, with where each offer comes from: for the list at the words.

Everything here is asked in another thread than the window's, and only what tells of edits in the window's.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction, CorrectionKind, CorrectionOrigin, CorrectionStatus
from annotator.domain.project import Decision, Term, Verdict
from annotator.domain.span import Span
from annotator.domain.speaker import Speaker
from annotator.domain.suggestion import KEPT, Answers, SuggestionKind
from annotator.editing import Batch, Decide, Edit
from annotator.editing.corrections import correct_whole
from annotator.editing.typing_over import typed_over_whole
from annotator.language import current_language, mark, translate
from annotator.suggest.asked_words import AskedWords, Judged, judged
from annotator.suggest.candidates import Candidate, Candidates, called
from annotator.suggest.found import Target, TargetOrigin
from annotator.suggest.memory import Memory
from annotator.text.quoting import reading_words
from annotator.workspace.events import Event
from annotator.workspace.personal_memory import PersonalMemory
from annotator.workspace.scan_process import ScanProcess
from annotator.workspace.scanning import answers_of, known_pairs, targets_of
from annotator.workspace.whole_words import taught_by
from annotator.workspace.workspace import Workspace

Stretch = tuple[int, int]
_BEFORE_THE_LAST = 8
"""So many offers come before going back to what was heard: it is the last that a digit takes."""
_LEAST, _NEAR_THE_BEST = 0.3, 0.6
"""Candidates that score less, or this share of the best, are next to never what was meant."""
_NOT_ASKED = frozenset({CorrectionKind.OTHER, CorrectionKind.INSERTION})
"""Kinds of offers that were made without a look at the words beside the place: by typing."""
MOST_TEXTS = 3
"""Of so many texts the words stay counted."""


class Source(Enum):
    """Where an offer comes from; the value is a message."""

    MEMORY = mark("memory")
    GLOSSARY = mark("glossary")
    SPEAKER = mark("speaker’s name")
    ENGLISH = mark("English")
    DICTIONARY = mark("dictionary")
    SOUND = ""
    NUMBER = mark("number")
    TYPED = mark("typed")
    HEARD = mark("as it was heard")

    @property
    def rule(self) -> str:
        """By what a correction knows that it comes from here, where it was proposed for no target."""
        return self.name.casefold()


_BY_TARGET = {
    TargetOrigin.GLOSSARY: Source.GLOSSARY,
    TargetOrigin.SPEAKER: Source.SPEAKER,
    TargetOrigin.MEMORY: Source.MEMORY,
}
_BY_KIND = {
    SuggestionKind.KNOWN_PAIR: Source.MEMORY,
    SuggestionKind.ENGLISH: Source.ENGLISH,
    SuggestionKind.DICTIONARY: Source.DICTIONARY,
    SuggestionKind.PUNCTUATION: Source.NUMBER,
}
_ORIGINS = {
    Source.MEMORY: CorrectionOrigin.MEMORY,
    Source.GLOSSARY: CorrectionOrigin.GLOSSARY,
    Source.TYPED: CorrectionOrigin.TYPED,
    Source.HEARD: CorrectionOrigin.TYPED,
}
_SHORTLY = {
    SuggestionKind.HOMOPHONE: mark("same sound"),
    SuggestionKind.NEAR_HOMOPHONE: mark("near sound"),
    SuggestionKind.KNOWN_PAIR: mark("corrected so before"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that may stand in the place of those at a stretch.

    ``how`` says in a few words what makes them likely, ``evidence`` in full; ``kind`` is what went wrong
    if they are right.
    """

    words: str
    source: Source
    kind: CorrectionKind
    how: str = ""
    evidence: str = ""

    @property
    def origin(self) -> CorrectionOrigin:
        """Where the correction comes from that is made of it."""
        return _ORIGINS.get(self.source, CorrectionOrigin.SCAN)

    @property
    def rule(self) -> str:
        """The target or the lexicon that proposed it; empty where it was typed."""
        if self.source in (Source.TYPED, Source.HEARD):
            return ""
        is_target = self.source in _BY_TARGET.values()
        return self.words if is_target else self.source.rule

    @property
    def said(self) -> str:
        """Where it comes from and how, for a person."""
        source = translate(self.source.value) if self.source.value else ""
        return " · ".join(part for part in (source, self.how) if part)


@dataclass(frozen=True, slots=True)
class Offers:
    """What may have been said at a stretch: ``words`` is how it reads now.

    ``unlikely`` is what is offered only to who types how it begins or sounds.
    """

    stretch: Stretch
    words: str
    offers: Sequence[Offer]
    unlikely: Sequence[Offer] = ()


def offer_typed(heard: str, words: str) -> Offer:
    """The offer that a person types."""
    from annotator.text.mishearing import kind_of

    return Offer(words, Source.TYPED, kind_of(heard, words))


class Picking:
    """The offers for places of a project's transcripts.

    The words of a text are counted once; terms, names and what was corrected follow the project. Where
    there is a ``process`` that has the lexicons, it is asked, and this one needs none.
    """

    def __init__(self, workspace: Workspace, process: ScanProcess | None = None) -> None:
        self._workspace, self._process = workspace, process
        self._asking = threading.Lock()
        self._texts: dict[str, Candidates] = {}
        self._targets: Sequence[Target] | None = None
        self._memory = Memory()
        self._pairs: list[tuple[str, str]] = []
        self._has_forgotten = True
        self._own: PersonalMemory | None = None
        self._answers: Answers | None = None
        self._learnt: deque[tuple[str, str]] = deque()
        self.leave = workspace.subscribe(self._follow)

    # In the window's thread

    def _follow(self, event: Event) -> None:
        if event.touches(Term, Speaker):
            self._targets = None
        if event.touches(Decision):
            self._answers = None
        if event.whole:
            self._has_forgotten = True
        for change in event.of(Correction):
            if isinstance(change.before, Correction) or not isinstance(change.after, Correction):
                self._has_forgotten = True
            elif change.after.status is CorrectionStatus.ACCEPTED:
                self._learn(change.after)

    def _learn(self, correction: Correction) -> None:
        pair = taught_by(self._workspace.transcript(correction.transcript_id), correction)
        if pair is not None:
            self._learnt.append(pair)

    # In another thread

    def prepare(self, transcript: AnnotatedTranscript) -> bool:
        """Have ready what takes a while, lexicons, the words of the text, the memory; whether it is.

        Nobody waits for it: while the process is at something else nothing is ready, and no lexicon is
        loaded here, where it would stay.
        """
        first, some = min(2, len(transcript.text)), min(100, len(transcript.text))
        with self._asking:
            if self._process is not None and self._process.is_usable:
                found = self._process.candidates(self._question(transcript, 0, first))
                asked = self._question(transcript, 0, some, is_doubtful=True)
                return found is not None and self._process.doubtful(asked) is not None
            self._judged(transcript, 0, first)
            self._doubtful(transcript, 0, some)
            return True

    def offers(self, transcript: AnnotatedTranscript, stretch: Stretch) -> Offers:
        """What may have been said at a stretch, the likeliest first; never how it reads already."""
        start, end = stretch
        heard = transcript.text[start:end]
        words = reading_words(transcript.text, transcript.accepted_corrections, Span(start, end))
        with self._asking:
            told_of = self._judged(transcript, start, end)
            memory = self._known_memory()
            sources = {target.text: target.origin for target in reversed(self._known_targets())}
        offers = [
            Offer(
                told.candidate.replacement,
                _source_of(told.candidate, heard, memory, sources),
                told.kind,
                _how(told.candidate),
                told.candidate.evidence,
            )
            for told in told_of
            if told.candidate.replacement != words
        ]
        likely = {one.replacement for one in _worth_offering([told.candidate for told in told_of])}
        likely_offers = [offer for offer in offers if offer.words in likely]
        if words != heard:
            likely_offers.insert(_BEFORE_THE_LAST, Offer(heard, Source.HEARD, CorrectionKind.OTHER))
        return Offers(stretch, words, likely_offers, [one for one in offers if one.words not in likely])

    def called(self, transcript: AnnotatedTranscript, typed: str) -> list[Offer]:
        """Terms, names and what was meant before that begin as something typed does."""
        with self._asking:
            targets = self._known_targets()
            origins = {target.text: target.origin for target in reversed(targets)}
            known = dict.fromkeys((*self._known_memory().meant, *(target.text for target in targets)))
            words = called(typed, known)
        sources = {word: _BY_TARGET[origins.get(word, TargetOrigin.MEMORY)] for word in words}
        return [Offer(word, source, CorrectionKind.OTHER) for word, source in sources.items()]

    def wrong_from(
        self, transcript: AnnotatedTranscript, start: int, end: int, *, caret: int | None = None
    ) -> list[Stretch]:
        """The stretches within ``[start, end)`` that look wrong, as nobody corrected or kept them.

        At a ``caret`` what sounds like something likelier is enough.
        """
        with self._asking:
            return self._doubtful(transcript, start, end, caret)

    def _doubtful(
        self, transcript: AnnotatedTranscript, start: int, end: int, caret: int | None = None
    ) -> list[Stretch]:
        answers = self._known_answers()
        asked = replace(self._question(transcript, start, end, is_doubtful=True), caret=caret)
        found = self._process.doubtful(asked) if self._process is not None else None
        if found is None:
            from annotator.suggest.doubtful import doubtful

            found = doubtful(transcript.text, start, end, asked.targets, caret=caret)
        return [
            (first, last)
            for first, last in found
            if not (answers.keep(transcript.id, first, last) or _is_settled(transcript, first, last))
        ]

    def _judged(self, transcript: AnnotatedTranscript, start: int, end: int) -> list[Judged]:
        asked = self._question(transcript, start, end)
        found = self._process.candidates(asked) if self._process is not None else None
        return judged(self._candidates(transcript), transcript.text, start, end) if found is None else found

    def _question(
        self, transcript: AnnotatedTranscript, start: int, end: int, *, is_doubtful: bool = False
    ) -> AskedWords:
        self._known_memory()
        targets, pairs = self._known_targets(), () if is_doubtful else self._pairs
        return AskedWords(transcript.text, start, end, targets, pairs, current_language(), is_doubtful)

    def _candidates(self, transcript: AnnotatedTranscript) -> Candidates:
        key = transcript.transcript.text_sha256
        known = self._texts.pop(key, None) or Candidates(transcript.text)
        while len(self._texts) >= MOST_TEXTS:
            del self._texts[next(iter(self._texts))]
        self._texts[key] = known
        return known.knowing(self._known_targets(), self._known_memory())

    def _known_targets(self) -> Sequence[Target]:
        targets = self._targets
        if targets is None:
            targets = self._targets = targets_of(self._workspace.codebook)
        return targets

    def _known_memory(self) -> Memory:
        own = self._workspace.suggestions.own_memory
        if self._has_forgotten or own is not self._own:
            self._has_forgotten, self._own = False, own
            self._learnt.clear()
            with self._workspace.reading() as reader:
                self._pairs = list(known_pairs(reader, own))
            self._memory = Memory(self._pairs)
        while self._learnt:
            self._pairs.append(self._learnt.popleft())
            self._memory.add(*self._pairs[-1])
        return self._memory

    def _known_answers(self) -> Answers:
        answers = self._answers
        if answers is None:
            with self._workspace.reading() as reader:
                answers = self._answers = answers_of(reader)
        return answers


def _worth_offering(found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those that come near the best one: beside a word that is surely meant, guesses are in the way."""
    least = max(_LEAST, _NEAR_THE_BEST * found[0].score) if found else 0.0
    return [one for one in found if one.score >= least]


def _source_of(one: Candidate, heard: str, memory: Memory, targets: dict[str, TargetOrigin]) -> Source:
    if one.replacement in memory.meant_by(heard):
        return Source.MEMORY
    if one.replacement in targets:
        return _BY_TARGET[targets[one.replacement]]
    if one.replacement in memory.meant:
        return Source.MEMORY
    if one.kind in (SuggestionKind.HOMOPHONE, SuggestionKind.NEAR_HOMOPHONE):
        from annotator.text.words import is_word

        return Source.DICTIONARY if is_word(one.replacement) else Source.SOUND
    return _BY_KIND.get(one.kind, Source.SOUND)


def _how(one: Candidate) -> str:
    short = _SHORTLY.get(one.kind)
    return translate(short) if short is not None else one.evidence


def _is_settled(transcript: AnnotatedTranscript, start: int, end: int) -> bool:
    """Whether any of a stretch was corrected, or marked as unclear."""
    is_unclear = bool(transcript.unclear_over(start, end))
    return is_unclear or next(corrections_over(transcript, start, end), None) is not None


def corrections_over(transcript: AnnotatedTranscript, start: int, end: int) -> Iterator[Correction]:
    """The accepted corrections that share text with ``[start, end)``, or are inserted within it."""
    corrections = transcript.accepted_corrections
    i = bisect_left(corrections, start, key=lambda c: c.end)
    while i < len(corrections) and corrections[i].start <= end:
        one = corrections[i]
        if (one.start < end and start < one.end) or (one.is_insertion and start < one.start < end):
            yield one
        i += 1


def whole(transcript: AnnotatedTranscript, start: int, end: int) -> Stretch:
    """The stretch with the whole of the corrections that it cuts."""
    touched = list(corrections_over(transcript, start, end))
    return min([start, *(c.start for c in touched)]), max([end, *(c.end for c in touched)])


def picked(transcript: AnnotatedTranscript, stretch: Stretch, offer: Offer) -> Edit:
    """The edit that lets a stretch read as offered; where that was typed, it corrects what differs."""
    from annotator.text.mishearing import kind_at

    start, end = stretch
    if offer.source is Source.TYPED:
        return typed_over_whole(transcript, start, end, offer.words)
    kind = offer.kind
    if kind in _NOT_ASKED:
        kind = kind_at(transcript.text, start, end, offer.words)
    edit = correct_whole(transcript, start, end, offer.words)
    return replace(edit, correction_kind=kind, origin=offer.origin, rule=offer.rule)


def keeping(transcript: AnnotatedTranscript, stretch: Stretch) -> Edit:
    """The step after which nothing is proposed for these words any more: they are right here."""
    start, end = stretch
    words = transcript.text[start:end]
    name = translate("Keep “{words}” as it is").format(words=" ".join(words.split()))
    return Batch((Decide(KEPT, words, words, Verdict.DISMISSED, transcript.id, start),), name)
