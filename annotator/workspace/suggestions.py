"""The suggestions of a project that wait for an answer, and the edits that answer them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain, groupby
from typing import TYPE_CHECKING

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change, Entity
from annotator.domain.correction import Correction
from annotator.domain.progress import Progress
from annotator.domain.project import Decision, Verdict
from annotator.domain.ruling import KeptRuling, Ruling
from annotator.domain.suggestion import NO_CORRECTIONS, Answers, Suggestion, SuggestionKind
from annotator.domain.transcript import Transcript
from annotator.editing import Batch, Decide, Edit, TypeOver
from annotator.editing.retyping import corrections_touching
from annotator.suggest.found import Target
from annotator.workspace import answer_words
from annotator.workspace.events import Event
from annotator.workspace.found_here import FoundHere
from annotator.workspace.personal_memory import PersonalMemory
from annotator.workspace.proposed_cleaning import ProposedCleaning
from annotator.workspace.proposed_corrections import ProposedCorrections
from annotator.workspace.proposed_speakers import ProposedSpeakers
from annotator.workspace.proposed_topics import ProposedTopics
from annotator.workspace.proposing import EVERYWHERE, Preparation, Source
from annotator.workspace.queue import UNASKED, Wanted
from annotator.workspace.scan_process import ScanProcess
from annotator.workspace.scanning import known_pairs, targets_of
from annotator.workspace.waiting import Waiting

if TYPE_CHECKING:
    from annotator.workspace.workspace import Workspace

Surveyed = dict[str, dict[Source, tuple[Suggestion, ...]]]
Survey = Callable[[Progress], Surveyed]


class Suggestions:
    """What waits in each transcript that was asked for; follows the project.

    An edit only notes which stretches it touched; sources look at those again when somebody asks
    next. Answers follow undo and redo as everything else does.
    """

    def __init__(self, workspace: Workspace, sources: Sequence[Source] | None = None) -> None:
        self._workspace = workspace
        self.own_memory: PersonalMemory | None = None
        self._cleaning = ProposedCleaning(self._targets)
        self._scanning = (ProposedCorrections(self._targets), self._cleaning)
        self._changed: set[str] = set()
        mine = (ProposedTopics(), *self._scanning, ProposedSpeakers(self._rulings))
        self._sources: Sequence[Source] = mine if sources is None else sources
        self._of_words = [s for s in self._sources if NO_CORRECTIONS.isdisjoint(s.kinds)]
        self._of_others = [s for s in self._sources if s not in self._of_words]
        self._wanted = UNASKED
        self._by_kind: Mapping[SuggestionKind, Source] = {
            kind: source for source in self._sources for kind in source.kinds
        }
        self._found: dict[str, FoundHere] = {}
        self._answers: Answers | None = None
        workspace.subscribe(self._follow)

    def _targets(self) -> Sequence[Target]:
        """What the project knows that ought to be read; asked in another thread."""
        with self._workspace.reading() as reader:
            return targets_of(self._workspace.codebook, known_pairs(reader, self.own_memory))

    def use_memory(self, own: PersonalMemory | None) -> None:
        """Know what this person corrected in other projects too, or no more; texts are looked at anew."""
        self.own_memory = own
        for source in self._sources:
            source.forget()
            for found in self._found.values():
                found.touch(source, EVERYWHERE)

    def _rulings(self, transcript_id: str) -> Sequence[Ruling]:
        """What was decided in the review of a transcript."""
        with self._workspace.reading() as reader:
            return tuple(kept.ruling for kept in reader.all(KeptRuling, transcript_id=transcript_id))

    # What waits

    def waiting(self, transcript_id: str) -> Waiting:
        """The open suggestions of a transcript that its page shows; the same until something changes them.

        Raises ``NotFound``.
        """
        found = self._found_in(transcript_id)
        self._ask_sources(transcript_id, found, words_alone=False)
        return found.waiting(self._known_answers(), self._wanted)

    def corrections(self, transcript_id: str) -> Sequence[Suggestion]:
        """All open suggestions to read words of a transcript otherwise, of every tier, in text order.

        Those to clean are among them once somebody asked; places of several kinds may overlap.
        Raises ``NotFound``.
        """
        found = self._found_in(transcript_id)
        self._ask_sources(transcript_id, found, words_alone=True)
        return found.corrections(self._known_answers())

    def count_unasked(self, transcript_id: str) -> int:
        """How many mishearings that are shown unasked wait in a transcript.

        Raises ``NotFound``.
        """
        found = self._found_in(transcript_id)
        self._ask_sources(transcript_id, found, words_alone=True)
        return found.count_unasked(self._known_answers())

    def _found_in(self, transcript_id: str) -> FoundHere:
        found = self._found.get(transcript_id)
        if found is None:
            found = self._found[transcript_id] = FoundHere(self._of_words, self._of_others)
        return found

    def proposed(self, transcript: AnnotatedTranscript, start: int, end: int) -> Sequence[Suggestion]:
        """What words over a stretch are proposed to read otherwise, also what somebody has answered."""
        codebook = self._workspace.codebook
        return [s for source in self._of_words for s in source.find(transcript, codebook, (start, end))]

    def want(self, wanted: Wanted) -> None:
        """Have pages show these as well as what they show unasked."""
        self._wanted = wanted

    def scan_in(self, process: ScanProcess) -> None:
        """Have texts scanned in a process of its own from now on."""
        for source in self._scanning:
            source.elsewhere = process

    def ask_cleaning(self) -> None:
        """Have it looked for what can be cleaned as well, from now on."""
        if not self._cleaning.is_asked:
            self._cleaning.is_asked = True

    def verdict(self, suggestion: Suggestion) -> Verdict | None:
        """What the user said to a suggestion."""
        return self._known_answers().verdict(suggestion)

    def outcome(self, suggestion: Suggestion) -> Verdict | None:
        """As :meth:`verdict`, but who put other words there than were proposed agreed that it was wrong."""
        verdict = self.verdict(suggestion)
        if verdict is not Verdict.DISMISSED or suggestion.kind in NO_CORRECTIONS:
            return verdict
        known = self._workspace.transcript(suggestion.transcript_id).accepted_corrections
        here = corrections_touching(known, suggestion.start, suggestion.end)
        is_corrected = any(c.start < suggestion.end and suggestion.start < c.end for c in here)
        return Verdict.ACCEPTED if is_corrected else verdict

    def preparing(self, transcript_id: str) -> Preparation | None:
        """The next work that a source needs before it finds anything in a transcript, if any is left.

        For another thread; once it is done, :meth:`prepared` has the sources asked again, and there may
        be more. Raises ``NotFound``.
        """
        transcript = self._workspace.transcript(transcript_id)
        jobs = (source.preparing(transcript) for source in self._sources)
        return next((job for job in jobs if job is not None), None)

    def prepared(self, transcript_id: str) -> None:
        """What :meth:`preparing` gave has been done."""
        found = self._found.get(transcript_id)
        if found is not None:
            transcript = self._workspace.transcript(transcript_id)
            for source in self._sources:
                found.take_news(source, transcript)

    # In all transcripts

    def surveying(self, only: Collection[str] | None = None) -> Survey:
        """Work for another thread: what words are proposed to read otherwise in these transcripts, or in all.

        What it returns is for :meth:`surveyed`.
        """
        self._changed = set()
        return lambda progress: self._survey(progress, only)

    def _survey(self, progress: Progress, only: Collection[str] | None) -> Surveyed:
        with self._workspace.reading() as reader:
            wanted = (t for t in reader.all(Transcript) if only is None or t.id in only)
            listed = [(t.id, t.text_sha256) for t in wanted]
        found: Surveyed = {}
        for number, (transcript_id, sha256) in enumerate(listed):
            progress(number / len(listed))
            if transcript_id in self._found and all(s.is_scanned(sha256) for s in self._scanning):
                continue
            with self._workspace.reading() as reader:
                whole = reader.whole(transcript_id)
            for source in self._scanning:
                if (job := source.preparing(whole)) is not None:
                    job(lambda share, done=number: progress((done + share) / len(listed)))
                places = tuple(source.find(whole, self._workspace.codebook, EVERYWHERE))
                found.setdefault(transcript_id, {})[source] = places
        return found

    def surveyed(self, found: Surveyed) -> None:
        """What :meth:`surveying` gave has been done."""
        for transcript_id, by_source in found.items():
            known = self._found_in(transcript_id)
            for source, places in by_source.items():
                if transcript_id not in self._changed:
                    known.put(source, places)

    @property
    def known_in(self) -> Collection[str]:
        """The transcripts of which it is known what is proposed."""
        return self._found.keys()

    def _ask_sources(self, transcript_id: str, found: FoundHere, *, words_alone: bool) -> None:
        if found.is_behind(words_alone=words_alone):
            transcript, codebook = self._workspace.transcript(transcript_id), self._workspace.codebook
            found.ask(transcript, codebook, words_alone=words_alone)

    def _known_answers(self) -> Answers:
        if self._answers is None:
            with self._workspace.reading() as reader:
                self._answers = Answers(reader.all(Decision))
        return self._answers

    def _follow(self, event: Event) -> None:
        self._changed |= event.transcript_ids
        if event.whole:
            self._found.clear()
            self._answers = None
            for source in self._sources:
                source.forget()
            return
        for change in event.of(Decision):
            self._follow_decision(change)
        for change in event.of(Correction):  # they teach anywhere
            self._follow_change(change)
        for change in chain(event.shared, *map(event.naming, self._found)):
            if not isinstance(change.subject, Decision | Correction | Transcript):
                self._follow_change(change)
        for change in event.of(Transcript):
            if change.after is None:
                self._found.pop(str(change.subject.key[0]), None)

    def _follow_decision(self, change: Change) -> None:
        self._look_again(change.subject)
        if self._answers is None:
            return
        if isinstance(change.before, Decision):
            self._answers.remove(change.before)
        if isinstance(change.after, Decision):
            self._answers.add(change.after)

    def _look_again(self, decision: Entity) -> None:
        """Where an answer holds or held."""
        assert isinstance(decision, Decision)
        for transcript_id, found in self._found.items():
            if decision.transcript_id is None or decision.start is None:
                found.forget_answers()
            elif decision.transcript_id == transcript_id:
                found.look_again((decision.start, decision.start + len(decision.source)))

    def _follow_change(self, change: Change) -> None:
        codebook = self._workspace.codebook
        about = getattr(change.subject, "transcript_id", None)
        for source in self._sources:
            stretch = source.touched(change, codebook)
            if stretch is None:
                continue
            for transcript_id, found in self._found.items():
                if about in (None, transcript_id):
                    found.touch(source, stretch)

    # Answers

    def accepting(self, suggestions: Sequence[Suggestion]) -> Batch:
        """The one step that makes data of suggestions, of one transcript or several, and remembers it."""
        made: list[Edit] = []
        for one_of, alike in groupby(sorted(suggestions, key=self._made_together), key=self._made_together):
            transcript = self._workspace.transcript(one_of[0])
            together, source = tuple(alike), self._sources[one_of[1]]
            made += source.accepting(together, transcript, self._workspace.codebook)
        made += (_decide(suggestion, Verdict.ACCEPTED) for suggestion in suggestions)
        return Batch(tuple(made), *answer_words.accepted(suggestions))

    def _made_together(self, suggestion: Suggestion) -> tuple[str, int, str]:
        """One source makes data of what is proposed alike in one transcript."""
        source = self._sources.index(self._by_kind[suggestion.kind])
        what = "" if suggestion.kind not in NO_CORRECTIONS else suggestion.replacement
        return suggestion.transcript_id, source, what

    def reading(self, suggestion: Suggestion, places: Sequence[Suggestion], replacement: str) -> Batch:
        """The step that lets places where a suggestion stood read what the user typed instead.

        The sounds of Chinese are loaded where they are not yet.
        """
        made = (
            TypeOver(place.transcript_id, place.start, place.end, replacement)
            for place in places
            if place.source != replacement
        )
        answers = (_decide(place, Verdict.DISMISSED) for place in places)
        return Batch((*made, *answers), *answer_words.read_otherwise(suggestion, replacement))

    def dismissing(self, suggestion: Suggestion) -> Edit:
        """The step after which it is not proposed again at this place."""
        answer = _decide(suggestion, Verdict.DISMISSED)
        return Batch((answer,), *answer_words.dismissed(suggestion))

    def dismissing_alike(self, suggestion: Suggestion) -> Edit:
        """The step after which the same is not proposed again for these words, wherever they stand."""
        answer = Decide(suggestion.kind, suggestion.source, suggestion.replacement, Verdict.DISMISSED)
        return Batch((answer,), *answer_words.dismissed_alike(suggestion))

    def dismissing_all(self, suggestions: Sequence[Suggestion]) -> Edit:
        """The step after which none of these is proposed again, wherever it stands."""
        kinds = {s.proposal: s.kind for s in suggestions}
        answers = [Decide(kind, p.source, p.replacement, Verdict.DISMISSED) for p, kind in kinds.items()]
        return Batch(tuple(answers), *answer_words.dismissed_all(len(suggestions)))


def _decide(suggestion: Suggestion, verdict: Verdict) -> Decide:
    return Decide(
        suggestion.kind,
        suggestion.source,
        suggestion.replacement,
        verdict,
        suggestion.transcript_id,
        suggestion.start,
    )
