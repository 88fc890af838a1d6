"""The panels that stand below the page, each made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.ui.find.place import FindPlace
    from annotator.ui.main_window import MainWindow
    from annotator.ui.project_view import ProjectView
    from annotator.ui.queue.place import QueuePlace


class BelowPage:
    """Finding and the queue of a project. :meth:`leave` takes them away again."""

    def __init__(self, window: MainWindow, view: ProjectView) -> None:
        self._window, self._view = window, view
        self._finding: FindPlace | None = None
        self._queue: QueuePlace | None = None

    @property
    def finding(self) -> FindPlace:
        """Where finding stands."""
        if self._finding is None:
            from annotator.ui.find.place import FindPlace

            self._finding = FindPlace(self._window, self._view, self._window.searched)
        return self._finding

    @property
    def queue(self) -> QueuePlace:
        """Where suggestions are gone through one after the other."""
        if self._queue is None:
            from annotator.ui.queue.place import QueuePlace

            self._queue = QueuePlace(self._window, self._view)
        return self._queue

    @property
    def has_hits(self) -> bool:
        """Whether something that was found is shown."""
        return self._finding is not None and self._finding.has_hits

    def leave(self) -> None:
        """Go away with the project."""
        for place in (self._finding, self._queue):
            if place is not None:
                place.leave()
