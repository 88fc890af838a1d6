"""A comparison that is under way: which two transcripts, what is still open, what was taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction
from annotator.domain.errors import NotFound, UserError
from annotator.domain.progress import Progress
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Transcript
from annotator.editing import Edit
from annotator.language import filled, translate
from annotator.text.comparing import Difference, DifferenceKind
from annotator.ui.bridge import Bridge
from annotator.ui.working import Task, abandon_all
from annotator.workspace.compared_file import compare_with_file
from annotator.workspace.comparing import Comparing
from annotator.workspace.events import Event, Made
from annotator.workspace.kept_differences import KeptDifferences

_AT_ONCE = 100
"""So many differences are taken in no time; more of them off the window's thread."""
_MS_TO_REST = 250


class Session(QObject):
    """``changed`` tells that other differences are open, ``working`` the share of long work that is done
    (1 at its end), ``told`` a sentence for the user, empty where there is nothing to say.
    """

    changed = Signal()
    working = Signal(float)
    told = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._ids = ("", "")
        self._file: AnnotatedTranscript | None = None
        self._task: Task | None = None
        self._under_way: list[Task] = []
        self.destroyed.connect(partial(abandon_all, self._under_way))
        self._is_mine = False
        self._kept: KeptDifferences | None = None
        self.comparing: Comparing | None = None
        self.open: list[Difference] = []
        self.kept: list[Difference] = []
        """The differences where the first transcript was said to be right."""
        self._later = QTimer(self, singleShot=True, interval=_MS_TO_REST)
        self._later.timeout.connect(self._look_again)
        bridge.changed.connect(self._follow)

    @property
    def is_at_work(self) -> bool:
        """Whether anything goes on in another thread."""
        return self._task is not None

    def is_own(self, _event: Event) -> bool:
        """Whether what is being told now was done here."""
        return self._is_mine

    @property
    def taken(self) -> int:
        """How many corrections the first transcript has by now from the second."""
        comparing = self.comparing
        if comparing is None:
            return 0
        try:
            return comparing.taken_in(self._bridge.workspace.transcript(comparing.first_id))
        except NotFound:  # it was removed just now
            return 0

    def counts(self) -> Counter[DifferenceKind]:
        """How many differences of each kind are open."""
        return Counter(difference.kind for difference in self.open)

    # Comparing

    def choose(self, first_id: str, second_id: str) -> None:
        """Compare two other transcripts."""
        self._begin_anew(first_id, second_id)
        if first_id == second_id or not first_id:
            self.told.emit(translate("Choose two different transcripts."))
        else:
            self._compare()

    def choose_file(self, first_id: str, path: Path) -> None:
        """Compare a transcript with what stands in a file; the file is read once."""
        self._begin_anew(first_id, "")
        self.leave()
        first = self._transcript(first_id)
        if first is None:
            return

        def job(progress: Progress) -> tuple[Comparing, AnnotatedTranscript]:
            _know_sounds()
            return compare_with_file(first, path, progress)

        def read(result: object) -> None:
            assert isinstance(result, tuple)
            comparing, self._file = result
            self._compared(comparing)

        self._begin(Task(job), read)

    def _begin_anew(self, first_id: str, second_id: str) -> None:
        self._ids = (first_id, second_id)
        self._kept = self._file = None
        self._show(None)

    def _transcript(self, transcript_id: str) -> AnnotatedTranscript | None:
        """A transcript, or word to the user that it is gone."""
        try:
            return self._bridge.workspace.transcript(transcript_id)
        except UserError as error:
            self._show(None)
            self.told.emit(str(error))
            return None

    def _compare(self) -> None:
        self.leave()
        first = self._transcript(self._ids[0])
        second = self._file if self._file is not None else self._transcript(self._ids[1])
        if first is None or second is None:
            return

        def job(progress: Progress) -> Comparing:
            _know_sounds()
            return Comparing(first, second, progress)

        self._begin(Task(job), self._compared)

    def _begin(self, task: Task, done: Callable[[object], object]) -> None:
        self._task = task
        self._under_way[:] = [task]
        task.progressed.connect(self.working)
        task.end_in(
            done,
            self._refused,
            called_off=translate("Called off: nothing was changed."),
            broken=translate("That did not work; nothing was changed."),
        )
        self.told.emit("")
        self.working.emit(0.0)
        task.start()

    def _compared(self, comparing: object) -> None:
        assert isinstance(comparing, Comparing)
        self._rest()
        self._show(None if comparing.is_other_recording else comparing)
        if comparing.is_other_recording:
            self._file = None
            self._tell(
                comparing,
                translate("“{second}” has hardly any words in common with “{first}”; nothing was changed."),
            )
        elif comparing.missing:
            self._tell(
                comparing,
                translate("{count} characters of “{first}” are not in “{second}” and stay as they are."),
            )
        elif comparing.has_other_lines:
            self._tell(comparing, translate("Line ends are not compared: “{first}” keeps its own."))

    def _tell(self, comparing: Comparing, message: str) -> None:
        first, second = comparing.first_title, comparing.second_title
        self.told.emit(filled(message, first=first, second=second, count=f"{comparing.missing:,}"))

    def _show(self, comparing: Comparing | None) -> None:
        self.comparing = comparing
        if comparing is not None and self._kept is None:
            self._kept = KeptDifferences(self._bridge.workspace, comparing.first_id)
        self._sort()

    def _sort(self) -> None:
        """Tell the differences that are open from those that were kept."""
        self.open, self.kept = [], []
        if self.comparing is not None and self._kept is not None:
            for difference in self.comparing.left:
                is_kept = self.comparing.known_as(difference) in self._kept
                (self.kept if is_kept else self.open).append(difference)
        self.changed.emit()

    def _rest(self) -> None:
        self._task = None
        self._bridge.hold("")
        self.working.emit(1.0)

    def _refused(self, sentence: str) -> None:
        self._rest()
        self.told.emit(sentence)

    def _follow(self, event: Event) -> None:
        """Something was kept, or it is kept no more; or somebody else changed what is compared."""
        if event.whole:
            self._kept = None
        elif self._kept is not None and self._kept.follow(event.changes):
            self._sort()
        if not self._is_mine and self._ids[0] and event.touches(Correction, Transcript, Turn):
            self._later.start()

    def _look_again(self) -> None:
        if self.is_at_work:
            self._later.start()
        elif self._file is not None or (self._ids[1] and self._ids[0] != self._ids[1]):
            self._compare()

    # Answering

    def take(self, chosen: Sequence[Difference]) -> None:
        """Let the first transcript read as the second there: one undoable step."""
        comparing = self.comparing
        if not chosen or comparing is None or self.is_at_work:
            return
        first = self._bridge.workspace.transcript(comparing.first_id)
        if not comparing.is_as_compared(first):
            self._compare()
            return
        self._make(lambda: comparing.taking(first, chosen), chosen, lambda: self._took(comparing, chosen))

    def keep(self, chosen: Sequence[Difference]) -> None:
        """Remember that the first transcript is right there: one undoable step; nobody asks again."""
        comparing = self.comparing
        if chosen and comparing is not None and not self.is_at_work:
            self._make(lambda: comparing.keeping(chosen), chosen, lambda: None)

    def _make(
        self,
        planned: Callable[[], Edit | None],
        chosen: Sequence[Difference],
        made: Callable[[], object],
    ) -> None:
        """Make an edit about these differences; about many of them off the window's thread."""
        if len(chosen) > _AT_ONCE:
            self._make_elsewhere(planned, made)
            return
        edit = planned()
        self._is_mine = True
        event = self._bridge.do(edit) if edit is not None else None
        self._is_mine = False
        if event is not None:
            made()

    def _make_elsewhere(self, planned: Callable[[], Edit | None], made: Callable[[], object]) -> None:
        workspace = self._bridge.workspace

        def job(progress: Progress) -> Made | None:
            edit = planned()
            return None if edit is None else workspace.make([edit], progress)

        def done(result: object) -> None:
            self._rest()
            if isinstance(result, Made):
                self._is_mine = True
                workspace.announce(result)
                self._is_mine = False
                made()

        self._bridge.hold(translate("The answers are still being written; nothing else can be changed."))
        self._begin(Task(job), done)

    def _took(self, comparing: Comparing, chosen: Sequence[Difference]) -> None:
        comparing.took(chosen)
        self._sort()

    def alike(self, difference: Difference, among: Sequence[Difference]) -> list[Difference]:
        """Of some differences those with the same words on both sides."""
        if self.comparing is None:
            return []
        heard = self.comparing.heard(difference)
        return [
            other
            for other in among
            if other.replacement == difference.replacement and self.comparing.heard(other) == heard
        ]

    def call_off(self) -> None:
        """Stop what is under way."""
        if self._task is not None:
            self._task.cancel()

    def leave(self) -> None:
        """Want nothing of what is under way any more."""
        if self._task is not None:
            self._task.abandon()
            self._rest()


def _know_sounds() -> None:
    """Load the sounds before the first key needs them."""
    from annotator.text.mishearing import kind_of

    kind_of("漏孙", "漏损")
