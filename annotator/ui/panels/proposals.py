"""What a transcript's card could say, found in its text off the thread of the window."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.domain.errors import Cancelled
from annotator.domain.project import FieldKind
from annotator.editing.card_fields import field_for
from annotator.text.keywords import Keyword, keywords
from annotator.text.text_map import shown_text

_COUNT = 12
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Proposals:
    """Keywords of a text, and for each field filled from a list the choices that occur in it."""

    keywords: tuple[Keyword, ...] = ()
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a transcript; the same question has the same answer."""

    transcript_id: str
    text: str
    terms: tuple[str, ...]
    choices: tuple[tuple[str, tuple[str, ...]], ...]
    names: tuple[str, ...]
    with_keywords: bool

    @classmethod
    def about(cls, transcript: AnnotatedTranscript, codebook: Codebook) -> Question:
        """The question for a transcript as it reads now."""
        lists = [f for f in codebook.fields if f.kind is FieldKind.CHOICES and f.choices]
        return cls(
            transcript.id,
            shown_text(transcript.text, transcript.accepted_corrections),
            tuple(term.term for term in codebook.terms),
            tuple((f.id, f.choices) for f in lists),
            tuple(n for s in codebook.speakers_for(transcript.id) for n in (s.name, *s.aliases)),
            field_for("keywords", codebook.fields) is not None,
        )


class _Search:
    """One question on its way."""

    def __init__(self, owner: Proposer, question: Question) -> None:
        self._owner, self._question = owner, question
        self.is_stopped = False

    def run(self) -> None:
        """Find the answer and tell it, in the thread of the search."""
        try:
            found = self._find()
        except Cancelled:
            return
        except Exception:  # noqa: BLE001 - a fault here must not take the card with it, which works without proposals
            _log.exception("proposals for a card could not be made")
            return
        if not self.is_stopped and isValid(self._owner):
            self._owner.found.emit(self._question, found)

    def _find(self) -> Proposals:
        question = self._question
        tags = {i: tuple(c for c in choices if c in question.text) for i, choices in question.choices}
        best: tuple[Keyword, ...] = ()
        if question.with_keywords:
            found = keywords(question.text, question.terms, 2 * _COUNT, progress=self._go_on)
            best = tuple(k for k in found if not any(k.word in name for name in question.names))[:_COUNT]
        return Proposals(best, tags)

    def _go_on(self, share: float) -> None:
        if self.is_stopped:
            raise Cancelled


class Proposer(QObject):
    """Answers questions one at a time; a new one takes the place of the one before.

    ``found`` carries the question and its :class:`Proposals`.
    """

    found = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="proposals")
        self._running: Future[None] | None = None
        self._search: _Search | None = None
        self._asked: Question | None = None

    def ask(self, question: Question) -> None:
        """Look for proposals, unless this is what was asked last."""
        if question == self._asked:
            return
        self.stop()
        self._asked = question
        self._search = _Search(self, question)
        self._running = self._thread.submit(self._search.run)

    def stop(self) -> None:
        """Give up what is being looked for."""
        if self._search is not None:
            self._search.is_stopped = True
            self._search = None
        self._asked = None

    def wait(self, limit_seconds: float = 30) -> None:
        """Wait until nothing is on its way.

        Raises ``TimeoutError`` after the limit.
        """
        if self._running is not None:
            self._running.result(limit_seconds)
