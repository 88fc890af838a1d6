"""An edit that takes a while: made off the window's thread, and nothing else may be changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.working import Job, Task


class LongEdit:
    """One at a time. ``show`` is told how far it is, 0 to 1, and at its end ``None``."""

    def __init__(self, bridge: Bridge, show: Callable[[float | None], object]) -> None:
        self._bridge, self._show = bridge, show
        self._task: Task | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether an edit is being made in another thread."""
        return self._task is not None

    def call_off(self) -> None:
        """Stop the edit that is being made; nothing of it remains."""
        if self._task is not None:
            self._task.cancel()

    def leave(self) -> None:
        """Go away with the project."""
        if self._task is not None:
            self._task.abandon()

    def begin(self, job: Job, done: Callable[[object], object], *, held: str) -> None:
        """Have ``job`` make the edit; ``done`` gets what it returns, ``held`` says why all else must wait.

        What is refused or called off is told by the bridge.
        """

        def ended(made: object) -> None:
            self._rest()
            done(made)

        task = self._task = Task(job)
        task.progressed.connect(self._show)
        task.end_in(
            ended,
            self._refused,
            called_off=translate("Called off: nothing was changed."),
            broken=translate("That did not work; nothing was changed."),
        )
        self._bridge.hold(held)
        self._show(0.0)
        task.start()

    def _rest(self) -> None:
        """The work is over, however it ended."""
        self._task = None
        self._bridge.hold("")
        self._show(None)

    def _refused(self, sentence: str) -> None:
        self._rest()
        self._bridge.refused.emit(sentence)


def said_at_work(share: float) -> str:
    """How far some work is, in words."""
    return translate("At work: {percent}%").format(percent=round(100 * share))
