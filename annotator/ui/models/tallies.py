"""How much each speaker says in one transcript."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change
from annotator.domain.speaker import Turn
from annotator.domain.speech import speech


class SpeechTally:
    """The speech of a transcript by speaker, in characters (:mod:`annotator.domain.speech`)."""

    def __init__(self, transcript: AnnotatedTranscript) -> None:
        self._transcript = transcript
        self._spoken = dict(transcript.speech)

    def shares(self) -> Mapping[str, float]:
        """Each speaker's part of all attributed speech, from 0 to 1."""
        total = sum(self._spoken.values())
        return {who: spoken / total for who, spoken in self._spoken.items()} if total >= 1 else {}

    def follow(self, transcript: AnnotatedTranscript, changes: Iterable[Change]) -> None:
        """Take in changes of turns, after which the transcript is as given; only those near are weighed."""
        before, self._transcript = self._transcript, transcript
        touched = [
            turn.start
            for change in changes
            for turn in (change.before, change.after)
            if isinstance(turn, Turn) and turn.transcript_id == transcript.id
        ]
        if touched:
            first, last = min(touched), max(touched)
            was, now = _spoken(before, first, last), _spoken(transcript, first, last)
            for speaker in was.keys() | now.keys():
                others = self._spoken.get(speaker, 0.0) - was.get(speaker, 0.0)
                self._spoken[speaker] = max(0.0, others + now.get(speaker, 0.0))


def _spoken(transcript: AnnotatedTranscript, first: int, last: int) -> dict[str, float]:
    """What each speaker says near some turns."""
    return speech(transcript.turns, transcript.asides, len(transcript.text), first=first, last=last)
