"""What finds suggestions: one source for each kind, or for some, asked anew only where something was touched.

To add a kind: 1. name it in ``domain.suggestion.SuggestionKind``; 2. write a class with the methods of
:class:`Source`; 3. add an instance to what :class:`annotator.workspace.suggestions.Suggestions` asks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change
from annotator.domain.codebook import Codebook
from annotator.domain.progress import Progress
from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.editing import Edit

Stretch = tuple[int, int]
"""Source text from a place up to another."""
Touched = Stretch | None
"""The stretch over which a change may alter what is proposed, if there is any."""

Preparation = Callable[[Progress], object]
"""Work for another thread; what it calls with the share that is done may raise ``Cancelled``."""

NOWHERE: Touched = None
EVERYWHERE: Stretch = (0, 1 << 60)


class Source(Protocol):
    """Finds suggestions of some kinds. What it found is kept for it."""

    @property
    def kinds(self) -> Collection[SuggestionKind]:
        """What it proposes."""

    def forget(self) -> None:
        """Another program changed the project, nobody knows how."""

    def touched(self, change: Change, codebook: Codebook) -> Touched:
        """Where a change may alter what it proposes. Asked at every edit, so told from the change alone."""

    def preparing(self, transcript: AnnotatedTranscript) -> Preparation | None:
        """The work that is left before it finds anything in a transcript, for another thread."""

    def news(self, transcript: AnnotatedTranscript, since: int | None) -> tuple[int, Sequence[Stretch]]:
        """A number for what was prepared for a transcript by now, and where that is other than at ``since``.

        ``None`` is before anything was.
        """

    def find(
        self, transcript: AnnotatedTranscript, codebook: Codebook, within: Stretch
    ) -> Iterable[Suggestion]:
        """What it proposes for stretches that share text with ``within``, whether answered or not."""

    def accepting(
        self, suggestions: Sequence[Suggestion], transcript: AnnotatedTranscript, codebook: Codebook
    ) -> tuple[Edit, ...]:
        """The edits that make data of suggestions of a transcript that are alike."""
