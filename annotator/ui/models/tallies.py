"""How much each speaker says and how often each label is used in one transcript."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change


def speech_shares(transcript: AnnotatedTranscript) -> Mapping[str, float]:
    """Each speaker's part of all attributed speech, from 0 to 1, in characters of source text.

    Labels before the speech and asides do not count; those who speak together share a turn evenly.
    """
    spoken: defaultdict[str, float] = defaultdict(float)
    silent = _Silence(transcript)
    for i, turn in enumerate(transcript.turns):
        following = i + 1 < len(transcript.turns)
        end = transcript.turns[i + 1].start if following else len(transcript.text)
        characters = max(0, end - turn.text_start) - silent.within(turn.text_start, end)
        for speaker in turn.speaker_ids:
            spoken[speaker] += max(0, characters) / len(turn.speaker_ids)
    total = sum(spoken.values())
    return {speaker: n / total for speaker, n in spoken.items()} if total else {}


class _Silence:
    """The asides of a transcript, asked for stretch after stretch in text order."""

    def __init__(self, transcript: AnnotatedTranscript) -> None:
        self._asides = transcript.asides
        self._next = 0

    def within(self, start: int, end: int) -> int:
        """How many characters of ``[start, end)`` are asides."""
        while self._next < len(self._asides) and self._asides[self._next].end <= start:
            self._next += 1
        covered, reached, i = 0, start, self._next
        while i < len(self._asides) and self._asides[i].start < end:
            aside = self._asides[i]
            covered += max(0, min(end, aside.end) - max(reached, aside.start))
            reached = max(reached, min(end, aside.end))
            i += 1
        return covered


def turn_counts(transcript: AnnotatedTranscript) -> Counter[str]:
    """In how many turns each speaker speaks."""
    return Counter(speaker for turn in transcript.turns for speaker in turn.speaker_ids)


class LabelTally:
    """How many annotations of one transcript each label has, kept up to date change by change."""

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self.counts: Counter[str] = Counter(a.label_id for a in annotations)

    def follow(self, changes: Iterable[Change], transcript_id: str) -> frozenset[str]:
        """Take the changes in; the labels whose count changed."""
        touched = set()
        for change in changes:
            for thing, step in ((change.before, -1), (change.after, 1)):
                if isinstance(thing, Annotation) and thing.transcript_id == transcript_id:
                    self.counts[thing.label_id] += step
                    touched.add(thing.label_id)
        return frozenset(touched)
