"""After a correction: how many other places read as the wrong form did, offered once the keys rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction, CorrectionKind, CorrectionOrigin, CorrectionStatus
from annotator.domain.progress import Progress
from annotator.language import filled, translate, translate_count
from annotator.store.schema import JournalState
from annotator.text.remembered_pairs import teaches
from annotator.ui.actions import BY_NAME
from annotator.ui.bridge import Bridge
from annotator.ui.controls import spoken_key
from annotator.ui.keymap import current_keymap
from annotator.ui.typing_in_place import PAUSE_MS
from annotator.ui.working import Task
from annotator.workspace.alike import places_alike
from annotator.workspace.events import Event
from annotator.workspace.whole_words import Mishearing, mishearings
from annotator.workspace.workspace import Workspace

COMMAND = "fix_alike"
_MS_TO_REST = 350
"""Where a correction was made as a whole, the next key may follow at once."""
_MS_AFTER_TYPING = PAUSE_MS + 200
"""Whoever types in the text goes on typing: before the pause a word is not finished, and no mishearing."""


@dataclass(frozen=True, slots=True)
class ToFix:
    """A mishearing of which other places may be fixed, and what the correction said of it."""

    heard: str
    meant: str
    kind: CorrectionKind = CorrectionKind.OTHER
    origin: CorrectionOrigin = CorrectionOrigin.TYPED


@dataclass(frozen=True, slots=True)
class _Found:
    """What a correction put right, and how many other places of it wait, here and elsewhere."""

    mishearing: Mishearing
    here: int
    elsewhere: int


class Told(Protocol):
    """Where sentences are shown, with a verb; see :class:`annotator.ui.message_bar.MessageBar`."""

    def __call__(self, text: str, verb: str, do: Callable[[], object]) -> object: ...


class Offering(QObject):
    """Listens to the project, not to widgets: whatever made a correction, to fix its like is offered."""

    def __init__(
        self,
        bridge: Bridge,
        tell: Told,
        withdraw: Callable[[Callable[[], object]], object],
        show: Callable[[ToFix], object],
        *,
        is_typing: Callable[[], bool],
    ) -> None:
        super().__init__(bridge)
        self._is_typing = is_typing
        self._bridge, self._tell, self._withdraw, self._show = bridge, tell, withdraw, show
        self._made: Correction | None = None
        self._undone: set[int] = set()
        self._looking: Task | None = None
        self.offered: ToFix | None = None
        self._resting = QTimer(self, singleShot=True)
        self._resting.timeout.connect(self._look)
        bridge.changed.connect(self._follow)
        bridge.transcript_left.connect(self.end)

    def rest(self) -> None:
        """The list is open: nothing is said of it any more, neither now nor later."""
        self._resting.stop()
        if self._looking is not None:
            self._looking.abandon()
            self._looking = None
        self._withdraw(self.take_up)
        self._made = None

    def end(self) -> None:
        """Something else happens: what was offered is offered no more."""
        self.rest()
        self.offered = None

    def _follow(self, event: Event) -> None:
        made = self._made_by(event)
        self.end()
        if made is not None and event.entry is not None:
            self._made = made
            self._resting.start(_MS_AFTER_TYPING if self._is_typing() else _MS_TO_REST)

    def _made_by(self, event: Event) -> Correction | None:
        """The one correction that an edit made just now; none for undo, redo, several, others' edits."""
        if event.whole or event.entry is None:
            return None
        if event.entry.state is JournalState.UNDONE:
            self._undone.add(event.entry.seq)
            return None
        if event.entry.seq in self._undone:
            self._undone.discard(event.entry.seq)
            return None
        made = [change.after for change in event.of(Correction)]
        standing = [c for c in made if isinstance(c, Correction) and c.status is CorrectionStatus.ACCEPTED]
        return standing[0] if len(standing) == 1 and teaches(standing[0]) else None

    # Looking

    def _look(self) -> None:
        """Look for other places in another thread: words are looked up, texts read."""
        made, transcript = self._made, self._bridge.transcript
        if made is None or transcript is None or transcript.id != made.transcript_id:
            return
        workspace, codebook = self._bridge.workspace, self._bridge.codebook

        def job(progress: Progress) -> Sequence[_Found]:
            return _others(workspace, transcript, codebook, made, progress)

        task = self._looking = Task(job)
        task.done.connect(self._offer)
        task.start()

    def _offer(self, found: object) -> None:
        self._looking = None
        assert isinstance(found, list)
        if not found or self._made is None:
            return
        best: _Found = found[0]
        made = self._made
        self.offered = ToFix(best.mishearing.heard, best.mishearing.meant, made.kind, made.origin)
        if best.here or best.elsewhere:
            key = spoken_key(current_keymap().shown(BY_NAME[COMMAND]))
            verb = translate("Fix all like this")
            if key:
                verb = filled(translate("Fix all like this ({key})"), key=key)
            self._tell(_sentence(best), verb, self.take_up)

    def take_up(self) -> None:
        """List the places that are offered."""
        if self.offered is not None:
            self._show(self.offered)


def _others(
    workspace: Workspace,
    transcript: AnnotatedTranscript,
    codebook: Codebook,
    made: Correction,
    progress: Progress,
) -> list[_Found]:
    """What was put right, as a whole or in its smallest part, whichever has other places."""
    names = [term.term for term in codebook.terms]
    names += [name for person in codebook.speakers for name in (person.name, *person.aliases)]
    found: list[_Found] = []
    for one in mishearings(transcript, made, names):
        places = places_alike(workspace, one.heard, one.meant, progress=progress) if one.is_of_words else []
        here = sum(1 for place in places if place.transcript_id == transcript.id)
        found.append(_Found(one, here, len(places) - here))
    return sorted(found, key=lambda one: not (one.here or one.elsewhere))


def _sentence(found: _Found) -> str:
    heard = found.mishearing.heard
    here = translate_count("{count} more place", "{count} more places", found.here)
    others = translate_count(
        "{count} place of other transcripts", "{count} places of other transcripts", found.elsewhere
    )
    if found.here and found.elsewhere:
        said = translate("“{heard}” stands in {places} and in {others}")
        return filled(said, heard=heard, places=here, others=others)
    return filled(
        translate("“{heard}” stands in {places}"), heard=heard, places=here if found.here else others
    )
