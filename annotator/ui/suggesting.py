"""What the program suggests in the current transcript: gone through and answered by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic, sleep

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.correction import Correction
from annotator.domain.progress import Progress
from annotator.domain.project import Term
from annotator.domain.span import Place, Span
from annotator.domain.speaker import Speaker
from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.editing import Edit
from annotator.language import mark, translate, translate_count
from annotator.ui.bridge import Bridge
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.working import Task
from annotator.workspace.events import Event
from annotator.workspace.scan_process import scan_process
from annotator.workspace.waiting import Waiting

_MS_TO_SETTLE = 700
"""So long a transcript is on the page before anything is looked for in it: to be shown comes first."""
_S_AT_WORK, _NAP_S = 0.4, 0.02
"""So long after a key somebody is still at work, for whom a thread beside the window's must not compete."""
_MS_TO_REST = 120
"""The page shows what is suggested once the keys rest."""
_NAMES = {
    SuggestionKind.TOPIC: mark("Topic “{what}”?"),
    SuggestionKind.SPEAKER: mark("Does {what} speak from here?"),
}
_MISHEARD = mark("“{heard}” → “{what}”?")
_TOO_MUCH = mark("Take out “{heard}”?")
_BEGINNINGS = (SuggestionKind.TOPIC, SuggestionKind.SPEAKER)
_UNNAMED = {SuggestionKind.SPEAKER: mark("Does somebody else speak from here?")}


class Suggesting(QObject):
    """Shows what waits for an answer, and answers.

    The current suggestion is the one that the caret stands on. An answer goes on to the next. ``shown``
    is called when another one may be current, ``ask_speaker`` offers who may speak from the caret on.
    ``looked`` tells that something was looked for to its end, ``settled`` that nothing is left to be.
    """

    looked = Signal()
    settled = Signal()

    def __init__(
        self,
        bridge: Bridge,
        page: TranscriptPage,
        shown: Callable[[], object],
        ask_speaker: Callable[[], object],
    ) -> None:
        super().__init__(bridge)
        self._bridge, self._page, self._shown, self._ask_speaker = bridge, page, shown, ask_speaker
        self._scanning = scan_process()
        bridge.workspace.suggestions.scan_in(self._scanning)
        self._gone_to: Suggestion | None = None
        self._preparing: Task | None = None
        self._preparing_in: str | None = None
        self._painted: Waiting | None = None
        self._at_work_until = 0.0
        self._resting = QTimer(self, singleShot=True, interval=_MS_TO_REST)
        self._resting.timeout.connect(self.show)
        self._settling = QTimer(self, singleShot=True, interval=_MS_TO_SETTLE)
        self._settling.timeout.connect(self._prepare)
        bridge.changed.connect(self._follow)
        bridge.caret_moved.connect(self._settle_again)
        bridge.transcript_changed.connect(self._forget)
        bridge.selection_changed.connect(self._at_work)
        page.view_moved.connect(self._at_work)

    def _forget(self) -> None:
        """Another transcript is shown, with nothing of the last one."""
        self._at_work()
        self._gone_to, self._painted = None, None
        self._settling.start()
        self._resting.start()

    def _follow(self, event: Event) -> None:
        """What was learnt by an edit is looked for in a moment, and so is what it answered."""
        self._at_work()
        self._resting.start()
        if event.touches(Correction, Term, Speaker):
            self._settling.start()

    def _patient(self, progress: Progress) -> Progress:
        """Progress that keeps the work in the other thread waiting as long as somebody is at work."""

        def wait(share: float) -> None:
            progress(share)
            while monotonic() < self._at_work_until:
                sleep(_NAP_S)
                progress(share)

        return wait

    def _at_work(self) -> None:
        self._at_work_until = monotonic() + _S_AT_WORK

    def _settle_again(self) -> None:
        """Somebody is at work: what takes a while in this process waits until the keys rest."""
        self._at_work()
        if self._settling.isActive() and not self._scanning.is_usable:
            self._settling.start()

    def _prepare(self) -> None:
        """Have those suggestions looked for that take a while, off the window's thread."""
        transcript_id = self._bridge.selection.transcript_id
        if self._preparing is not None:
            if transcript_id == self._preparing_in:
                return  # what was learnt meanwhile is looked for after it
            self._preparing.abandon()
            self._preparing = None
        if transcript_id is None:
            return
        suggestions = self._bridge.workspace.suggestions
        job = suggestions.preparing(transcript_id)
        if job is None:
            self.settled.emit()
            return

        def found(_: object) -> None:
            self._preparing = None
            suggestions.prepared(transcript_id)
            self._resting.start()
            self._prepare()
            self.looked.emit()

        def ended(_: object = None) -> None:
            self._preparing = None

        task = self._preparing = Task(lambda progress: job(self._patient(progress)))
        self._preparing_in = transcript_id
        task.done.connect(found)
        for other_end in (task.failed, task.cancelled, task.broken):
            other_end.connect(ended)
        task.start()

    def look_now(self) -> None:
        """Begin at once to look for what takes a while: somebody waits for it."""
        if self._preparing is None:
            self._settling.stop()
            self._prepare()

    @property
    def is_looking(self) -> bool:
        """Whether something is being looked for, or soon will be."""
        return self._preparing is not None or self._settling.isActive()

    @property
    def waiting(self) -> Waiting:
        """What waits for an answer in the current transcript."""
        transcript_id = self._bridge.selection.transcript_id
        return (
            Waiting() if transcript_id is None else self._bridge.workspace.suggestions.waiting(transcript_id)
        )

    @property
    def current(self) -> Suggestion | None:
        """The suggestion that the caret stands on: of several the one that was gone to."""
        gone_to, caret, waiting = self._gone_to, self._bridge.selection.caret, self.waiting
        if gone_to is not None and _holds(gone_to, caret) and gone_to in waiting:
            return gone_to
        return waiting.at(caret)

    def show(self) -> None:
        """Show on the page what waits now."""
        self._resting.stop()
        waiting = self.waiting
        if waiting is not self._painted:
            self._painted = waiting
            self._page.show_suggestions(waiting.all)
            self._shown()

    def stop(self) -> None:
        """The project is left."""
        self._resting.stop()
        self._settling.stop()
        if self._preparing is not None:
            self._preparing.abandon()

    # Going through them

    def step(self, step: int) -> None:
        """Go to the next suggestion, or to the one before."""
        current, caret = self.current, self._bridge.selection.caret
        is_first_look = step > 0 and caret == 0 and self._gone_to is None  # nobody chose to stand there
        here = caret if current is None or is_first_look else current
        waiting = self.waiting
        self._go_to(waiting.after(here) if step > 0 else waiting.before(here))

    def go_to(self, suggestion: Suggestion) -> None:
        """Be at a suggestion, in whichever transcript it is."""
        self._bridge.open_transcript(suggestion.transcript_id, suggestion.start)
        if self._bridge.selection.transcript_id == suggestion.transcript_id:
            self._go_to(suggestion)

    def _go_to(self, suggestion: Suggestion | None) -> None:
        """Select its words, so that they are seen; where something begins, put the caret there."""
        self._gone_to = suggestion
        if suggestion is None:
            return
        self._bridge.select_annotation(None)
        if suggestion.kind in _BEGINNINGS or suggestion.start == suggestion.end:
            self._page.put_caret(Place(suggestion.start))
        else:
            self._page.select_span(Span(suggestion.start, suggestion.end))
        self._shown()

    # Answers

    def accept(self) -> None:
        """Make data of the current one; where it leaves open who speaks, ask."""
        current = self.current
        if current is not None and current.kind is SuggestionKind.SPEAKER and not current.replacement:
            self._page.put_caret(Place(current.start))
            self._ask_speaker()
        elif current is not None:
            self._answer(current, self._bridge.workspace.suggestions.accepting([current]))

    def accept_alike(self) -> None:
        """Make data of all in this transcript that are like the current one."""
        current = self.current
        if current is not None:
            alike = self.waiting.alike(current)
            self._answer(current, self._bridge.workspace.suggestions.accepting(alike))

    def dismiss(self) -> None:
        """Never propose the current one again."""
        current = self.current
        if current is not None:
            self._answer(current, self._bridge.workspace.suggestions.dismissing(current))

    def dismiss_alike(self) -> None:
        """Never propose anything like the current one again, in no transcript."""
        current = self.current
        if current is not None:
            self._answer(current, self._bridge.workspace.suggestions.dismissing_alike(current))

    def _answer(self, answered: Suggestion, edit: Edit) -> None:
        if self._bridge.do(edit) is None:
            return
        self._go_to(self.waiting.after(answered))
        self.show()

    # In words

    def sentence(self) -> str:
        """The current one with its evidence, or how many wait; parts to stress between asterisks."""
        current, waiting = self.current, self.waiting
        if current is not None:
            return described(current, waiting.alike(current))
        if not waiting.all:
            return ""
        return translate_count("*{count}* suggestion", "*{count}* suggestions", len(waiting))


def described(suggestion: Suggestion, alike: Sequence[Suggestion]) -> str:
    """A suggestion in one line: what, why, how sure, and how many more there are of it here."""
    names = _NAMES if suggestion.replacement else _UNNAMED
    name = names.get(suggestion.kind, _MISHEARD)
    heard, meant = (
        " ".join(words.replace("*", "∗").split()) for words in (suggestion.source, suggestion.replacement)
    )
    if name == _MISHEARD and not meant:
        name = _TOO_MUCH
    what = translate(name).format(heard=heard, what=meant)
    parts = [f"*{what}*", suggestion.evidence, f"{suggestion.score:.0%}"]
    if len(alike) > 1:
        parts.append(translate("{count} alike here").format(count=len(alike)))
    return " · ".join(parts)


def _holds(suggestion: Suggestion, caret: int) -> bool:
    return suggestion.start <= caret <= suggestion.start + len(suggestion.source)
