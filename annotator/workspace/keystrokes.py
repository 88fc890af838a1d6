"""What is being typed into a transcript: keys that become corrections, and the steps of undo they make."""

from __future__ import annotations

from collections.abc import Callable

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction
from annotator.domain.span import Place
from annotator.editing.plan import Edit
from annotator.editing.retyping import ReadingText, Stretch, retyped, settled
from annotator.editing.typing_over import KnownWords
from annotator.store.journal import JournalEntry
from annotator.text.text_map import Side, TextMap
from annotator.workspace.events import Event

Join = Callable[[Edit, JournalEntry | None], Event | None]
"""Makes an edit, as part of a step where it can be; ``None`` where it was refused."""


class Keystrokes:
    """Keys, one transaction each: up to a pause one step of undo, and one correction for each difference.

    ``known`` tells what the project knows to be words.
    """

    def __init__(self, join: Join, known: Callable[[], KnownWords] = KnownWords) -> None:
        self._join, self._known = join, known
        self._step: JournalEntry | None = None
        self._run: Stretch | None = None

    @property
    def is_typing(self) -> bool:
        """Whether something was typed that the next key may belong to."""
        return self._step is not None or self._run is not None

    def press(self, reading: ReadingText, first: int, last: int, words: str) -> tuple[int, int] | None:
        """Let ``words`` stand in place of ``[first, last)`` of the reading text.

        Returns the source place before which nothing changed, and how many characters of the reading text
        behind it the caret stands then; ``None`` where the edit was refused.
        """
        meant = retyped(reading, first, last, words, run=self._run)
        event = self._join(meant.edit, self._step)
        if event is None:
            return None
        if event.changes:
            made = [c.after for c in event.changes if isinstance(c.after, Correction)]
            self._run = (made[-1].start, made[-1].end) if made else None
            self._step = event.entry
        return meant.edit.start, meant.caret

    def pause(self, transcript: AnnotatedTranscript) -> None:
        """What was typed so far is one step of undo, and what went wrong there is told."""
        step, self._step = self._step, None
        typed = self._typed(transcript) if step is not None else None
        edit = settled(transcript, typed, self._known()) if typed is not None else None
        event = self._join(edit, step) if edit is not None else None
        if event is None:
            return
        made = [c.after for c in event.changes if isinstance(c.after, Correction)]
        self._run = (made[0].start, made[0].end) if len(made) == 1 else None

    def leave(self, transcript: AnnotatedTranscript) -> None:
        """A pause after which typing goes on elsewhere: what comes is another correction."""
        self.pause(transcript)
        self._run = None

    def forget(self) -> None:
        """Somebody else has edited: what comes is another correction and another step."""
        self._step = self._run = None

    def _typed(self, transcript: AnnotatedTranscript) -> Correction | None:
        known = transcript.accepted_corrections
        return next((c for c in known if (c.start, c.end) == self._run), None)


def caret_after(where: TextMap, at: tuple[int, int]) -> int:
    """Where the caret stands in the reading text that a map leads to, as :meth:`Keystrokes.press` told it."""
    start, behind = at
    return min(where.shown_length, where.shown(Place(start), Side.END) + behind)
