"""What terms of the glossary were misheard as, by the corrections made so far: read in another thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from annotator.domain.correction import Correction
from annotator.domain.project import Term
from annotator.ui.bridge import Bridge
from annotator.ui.working import Task
from annotator.workspace.events import Event
from annotator.workspace.scanning import known_pairs

Spellings = Mapping[str, Sequence[str]]
_MS_TO_REST = 250


class RememberedSpellings(QObject):
    """Calls ``show`` with the wrong forms of each term, the latest first, and again as more is corrected."""

    def __init__(self, bridge: Bridge, show: Callable[[Spellings], object], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._show = bridge, show
        self._reading: Task | None = None
        self._is_wanted = False
        self._resting = QTimer(self, singleShot=True, interval=_MS_TO_REST)
        self._resting.timeout.connect(self.read)
        bridge.changed.connect(self._follow)

    def _follow(self, event: Event) -> None:
        if self._is_wanted and event.touches(Correction, Term):
            self.read_later()

    def read_later(self) -> None:
        """Read anew in a moment."""
        self._resting.start()

    def read(self) -> None:
        """Read anew what was corrected."""
        self.stop()
        self._is_wanted = True
        workspace = self._bridge.workspace
        terms = {term.term for term in self._bridge.codebook.terms}
        own = workspace.suggestions.own_memory

        def job(_: object) -> Spellings:
            found: defaultdict[str, dict[str, None]] = defaultdict(dict)
            with workspace.reading() as reader:
                for heard, meant in known_pairs(reader, own):
                    if meant in terms and heard != meant:
                        found[meant].pop(heard, None)
                        found[meant][heard] = None
            return {meant: tuple(reversed(heard)) for meant, heard in found.items()}

        task = self._reading = Task(job)
        task.done.connect(self._read)
        task.start()

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._is_wanted = False
        self._resting.stop()
        if self._reading is not None:
            self._reading.abandon()
            self._reading = None

    def _read(self, found: object) -> None:
        self._reading = None
        if isinstance(found, dict):
            self._show(found)
