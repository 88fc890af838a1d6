"""The user's own memory, if it is wanted: what is corrected in this window is kept for later projects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction, CorrectionStatus
from annotator.domain.errors import PersonalMemoryError
from annotator.text.remembered_pairs import teaches
from annotator.text.written_words import in_small_letters
from annotator.ui.bridge import Bridge
from annotator.ui.preferences import REMEMBERS, Preferences
from annotator.ui.working import Task
from annotator.workspace.events import Event
from annotator.workspace.personal_memory import PersonalMemory, Remembered
from annotator.workspace.scanning import right_words
from annotator.workspace.whole_words import mishearings
from annotator.workspace.workspace import Workspace

_MS_TO_REST = 1500
"""What is being typed is no correction to remember before it stands a while."""

Pair = tuple[str, str]


class Remembering(QObject):
    """Hears of corrections by the project's events; what is undone is taken back.

    ``switched`` says that the memory is used from now on, or no more, or that it was edited. ``warn``
    shows a sentence, once for each fault.
    """

    switched = Signal()

    def __init__(self, bridge: Bridge, preferences: Preferences, warn: Callable[[str], object]) -> None:
        super().__init__(bridge)
        self._bridge, self._preferences, self._warn = bridge, preferences, warn
        self._waiting: dict[str, Correction] = {}
        self._known: dict[str, Pair] = {}
        self._told = ""
        self._looking: Task | None = None
        self._resting = QTimer(self, singleShot=True, interval=_MS_TO_REST)
        self._resting.timeout.connect(self._look)
        bridge.changed.connect(self._follow)
        self.use()

    @property
    def is_on(self) -> bool:
        """Whether the user wants corrections remembered for later projects."""
        return self._preferences.get(REMEMBERS) == "yes"

    def unused(self, entries: Iterable[Remembered]) -> frozenset[Pair]:
        """Of what is remembered what this project has no use for: heard was a term or a name of its own."""
        right = right_words(self._bridge.codebook)
        forms = ((one, in_small_letters(one.heard)) for one in entries)
        return frozenset(
            (one.heard, one.meant)
            for one, form in forms
            if form in right and form != in_small_letters(one.meant)
        )

    def switch(self, *, is_on: bool) -> None:
        """Remember from now on, or no more; what is remembered already stays."""
        self._preferences.put(REMEMBERS, "yes" if is_on else "no")
        self.use()

    def use(self) -> None:
        """Have the project know what the memory has now."""
        suggestions = self._bridge.workspace.suggestions
        own = PersonalMemory() if self.is_on else None
        if own is not None or suggestions.own_memory is not None:
            suggestions.use_memory(own)
            self._say(own.fault if own is not None else "")
            self.switched.emit()

    def leave(self) -> None:
        """The project is left: what waits is kept at once."""
        self._resting.stop()
        if self._looking is not None:
            self._looking.abandon()
            self._looking = None
        if self._waiting:
            waiting = list(self._waiting.values())
            self._keep(_found(self._bridge.workspace, self._bridge.codebook, waiting))

    def _say(self, fault: str) -> None:
        if fault and fault != self._told:
            self._warn(fault)
        self._told = fault

    # Following

    def _follow(self, event: Event) -> None:
        if not self.is_on or event.whole:
            return
        for change in event.of(Correction):
            before, after = change.before, change.after
            if isinstance(before, Correction):
                self._waiting.pop(before.id, None)
                self._take_back(before.id)
            if isinstance(after, Correction) and after.status is CorrectionStatus.ACCEPTED:
                self._waiting[after.id] = after
        if self._waiting:
            self._resting.start()

    def _take_back(self, identity: str) -> None:
        pair = self._known.pop(identity, None)
        if pair is not None:
            self._write([pair], -1)

    def _look(self) -> None:
        """Find in another thread which words were put right: the dictionary says where they end."""
        if self._looking is not None:
            self._resting.start()
            return
        waiting, workspace, codebook = (
            list(self._waiting.values()),
            self._bridge.workspace,
            self._bridge.codebook,
        )
        task = self._looking = Task(lambda _: _found(workspace, codebook, waiting))
        task.done.connect(self._looked)
        task.start()

    def _looked(self, found: object) -> None:
        self._looking = None
        assert isinstance(found, dict)
        self._keep(found)

    def _keep(self, found: Mapping[str, Pair | None]) -> None:
        standing = [(identity, pair) for identity, pair in found.items() if identity in self._waiting]
        for identity, pair in standing:
            del self._waiting[identity]
            if pair is not None:
                self._known[identity] = pair
        self._write([pair for _, pair in standing if pair is not None], 1)

    def _write(self, pairs: Sequence[Pair], count: int) -> None:
        own = self._bridge.workspace.suggestions.own_memory
        if own is None or not pairs:
            return
        try:
            own.remember(pairs, count)
        except PersonalMemoryError as error:
            self._say(str(error))


def _found(workspace: Workspace, codebook: Codebook, made: Sequence[Correction]) -> dict[str, Pair | None]:
    """What each correction put right; nothing where it teaches nothing. Reads each transcript once."""
    names = [term.term for term in codebook.terms] + [person.name for person in codebook.speakers]
    found: dict[str, Pair | None] = {}
    with workspace.reading() as reader:
        ordered = sorted(made, key=lambda one: one.transcript_id)
        for transcript_id, group in groupby(ordered, key=lambda one: one.transcript_id):
            whole = reader.whole(transcript_id)
            for one in group:
                right = mishearings(whole, one, names)[:1] if teaches(one) else []
                words = [(x.heard, x.meant) for x in right if x.is_of_words]
                found[one.id] = words[0] if words else None
    return found
