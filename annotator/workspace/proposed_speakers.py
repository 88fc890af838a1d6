"""Places where the words tell that somebody else speaks from here on, as suggestions to start a turn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from time import sleep

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change
from annotator.domain.codebook import Codebook
from annotator.domain.identity import new_id
from annotator.domain.progress import Progress, silent
from annotator.domain.reading import FoundCue
from annotator.domain.ruling import KeptRuling, Ruling
from annotator.domain.speaker import Evidence, Speaker, Turn
from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.editing import AddSpeaker, Edit, SetSpeakerFrom
from annotator.language import translate
from annotator.text.clusters import whole_until
from annotator.workspace.proposing import EVERYWHERE, NOWHERE, Preparation, Stretch, Touched

_NEAR = 3
"""A turn that starts so few characters from a place starts there."""
_FEWEST_WORDS, _MOST_WORDS = 6, 60
"""Characters of a speech that are underlined: at least so many, and at most so many where no stop comes."""
_STOP = re.compile(r"[，。！？；：、,!?;:]|[.](?=\s)")
_AT_ONCE = 600
"""Characters that are looked through between two rests: less than a millisecond."""
_REST_S = 0.006
_MOST_TEXTS = 8
"""So many transcripts' cues are remembered."""
_NAMED, _UNNAMED = 0.7, 0.5
_READ = frozenset({Evidence.LABEL, Evidence.HEADING, Evidence.PROSE})


class ProposedSpeakers:
    """Who is announced, thanked or introduces himself is proposed to speak until a turn starts there.

    Where labels or headings say who speaks, only a line of its own can still be somebody else's, such as
    a guest's whose label was forgotten. The cues of a
    long text take a while to find: they are looked for ahead, once, since a source text never changes.
    """

    kinds = frozenset({SuggestionKind.SPEAKER})

    def forget(self) -> None:
        """Nothing is remembered that another program could change."""

    def __init__(self, rulings: Callable[[str], Sequence[Ruling]] = lambda _: ()) -> None:
        """``rulings`` tells what was decided in the review of a transcript: an answer there is one here."""
        self._cues: dict[str, tuple[FoundCue, ...]] = {}
        self._rulings = rulings

    def preparing(self, transcript: AnnotatedTranscript) -> Preparation | None:
        """Look for the cues of a text that were not looked for yet."""
        key, text = transcript.transcript.text_sha256, transcript.text
        return None if key in self._cues else lambda progress: self._look(key, text, progress)

    def _look(self, key: str, text: str, progress: Progress) -> None:
        def rest(share: float) -> None:
            progress(share)
            sleep(_REST_S)

        found = cues_of(text, rest)
        while len(self._cues) >= _MOST_TEXTS:
            del self._cues[next(iter(self._cues))]
        self._cues[key] = found

    def touched(self, change: Change, codebook: Codebook) -> Touched:
        """A turn that comes or goes may answer a cue or ask it again, and so may what a review decides."""
        return EVERYWHERE if isinstance(change.subject, Turn | KeptRuling) else NOWHERE

    def news(self, transcript: AnnotatedTranscript, since: int | None) -> tuple[int, Sequence[Stretch]]:
        """Cues are looked for once."""
        number = int(transcript.transcript.text_sha256 in self._cues)
        return number, () if number == (since or 0) else (EVERYWHERE,)

    def find(
        self, transcript: AnnotatedTranscript, codebook: Codebook, within: Stretch
    ) -> Iterator[Suggestion]:
        """The cues of a stretch that no turn answers; a report says itself who speaks."""
        if any(turn.evidence is Evidence.PROSE for turn in transcript.turns):
            return
        cues = self._cues.get(transcript.transcript.text_sha256, ())
        here = [cue for cue in cues if within[0] <= cue.start <= within[1] and _is_open(transcript, cue)]
        ruled = [r for r in self._rulings(transcript.id) if r.is_placed or r.is_local] if here else []
        yield from (
            _suggestion(transcript, cue) for cue in here if not any(r.covers(cue.start) for r in ruled)
        )

    def accepting(
        self, suggestions: Sequence[Suggestion], transcript: AnnotatedTranscript, codebook: Codebook
    ) -> tuple[Edit, ...]:
        """Start turns of this speaker, who is added where nobody has the name; without a name, of nobody."""
        name = suggestions[0].replacement
        made: tuple[Edit, ...] = ()
        people: tuple[str, ...] = ()
        if name:
            known = _speaker_named(name, codebook.speakers_for(transcript.id))
            people = (known.id if known is not None else new_id(),)
            made = () if known is not None else (AddSpeaker(name, id=people[0]),)
        return (*made, *(SetSpeakerFrom(transcript.id, s.start, people) for s in suggestions))


def cues_of(text: str, rest: Progress = silent) -> tuple[FoundCue, ...]:
    """The cues of a source text, some lines at a time; ``rest`` is called between them with the share done.

    A thread that works without a rest makes the window wait at each of its steps.
    """
    found: dict[int, FoundCue] = {}
    start = 0
    while start < len(text):
        end = text.find("\n", start + _AT_ONCE)
        end = len(text) if end < 0 else end + 1
        before = text.rfind("\n", 0, max(0, start - 1)) + 1  # an invitation stands in the line before
        for cue in _cues_in(text[before:end]):
            found.setdefault(cue.start + before, replace(cue, start=cue.start + before))
        start = end
        rest(start / len(text))
    return tuple(found[place] for place in sorted(found))


def _cues_in(text: str) -> Sequence[FoundCue]:
    from annotator.detect.asides.noise import drop_marks
    from annotator.detect.cues import find_cues  # the rules take a tenth of a second to load
    from annotator.detect.lines.page import Page, lines_of

    page = Page(text, 0, len(text), lines_of(text))
    drop_marks(page)
    return find_cues(page)


def _is_open(transcript: AnnotatedTranscript, cue: FoundCue) -> bool:
    """Whether no turn answers a cue; under a label only a line of its own may be somebody else's."""
    from annotator.detect.cues import left_open

    turn = transcript.turn_at(min(len(transcript.text), cue.start + _NEAR))
    if turn is None:
        return True
    if turn.start >= cue.start - _NEAR:
        return False
    if not turn.speaker_ids or turn.evidence not in _READ:
        return True
    line_start = transcript.text.rfind("\n", 0, cue.start) + 1
    is_own_line = not transcript.text[line_start : cue.start].strip()
    return is_own_line and bool(left_open([cue], [(turn.start, turn.text_start)]))


def _suggestion(transcript: AnnotatedTranscript, cue: FoundCue) -> Suggestion:
    end = _first_words(transcript.text, cue.start)
    return Suggestion(
        transcript.id,
        cue.start,
        end,
        transcript.text[cue.start : end].rstrip(),
        cue.name or "",
        SuggestionKind.SPEAKER,
        tier=1 if cue.name else 2,
        score=_NAMED if cue.name else _UNNAMED,
        evidence=translate(cue.evidence),
    )


def _first_words(text: str, start: int) -> int:
    """Where the first words of a speech end: at a stop, or with the line, and in no case within a word."""
    limit = start + _MOST_WORDS
    line_end = text.find("\n", start, limit + 1)
    end = line_end if line_end >= 0 else min(len(text), limit)
    stop = _STOP.search(text, min(start + _FEWEST_WORDS, end), end)
    if stop is not None:
        return stop.start()
    if line_end >= 0 or end == len(text):
        return end
    blank = text.rfind(" ", start + _FEWEST_WORDS, end)
    return blank if blank > 0 else whole_until(text, start + _FEWEST_WORDS)


def _speaker_named(name: str, people: Sequence[Speaker]) -> Speaker | None:
    return next((s for s in people if name == s.name or name in s.aliases), None)
