"""Where the matrix stands in the window: made when it is first asked for, kept up while it is seen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from annotator.domain.annotation import Annotation
from annotator.domain.correction import Correction
from annotator.domain.label import Label
from annotator.domain.speaker import Speaker, Turn
from annotator.ui.bridge import Bridge
from annotator.ui.panels.matrix import Matrix
from annotator.workspace.events import Event

_MS_TO_REST = 120


class MatrixPlace(QObject):
    """``going`` tells the transcript and the annotation of a claim that was asked for, ``left`` that
    Escape was pressed in the table.
    """

    going = Signal(str, str)
    left = Signal()

    def __init__(self, bridge: Bridge, centre: QStackedWidget) -> None:
        super().__init__(bridge)
        self._bridge, self._centre = bridge, centre
        self._all = False
        self.matrix: Matrix | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_MS_TO_REST)
        self._resting.timeout.connect(self._refresh)
        bridge.changed.connect(self._follow)
        bridge.transcript_changed.connect(self._refresh)

    @property
    def is_shown(self) -> bool:
        """Whether the matrix is what the centre shows."""
        return self.matrix is not None and self._centre.currentWidget() is self.matrix

    def show(self) -> None:
        """Show the matrix in place of the page."""
        if self.matrix is None:
            self.matrix = Matrix()
            self.matrix.go_to.connect(self.going)
            self.matrix.left.connect(self.left)
            self.matrix.scope_changed.connect(self._change_scope)
            self._centre.addWidget(self.matrix)
        self._centre.setCurrentWidget(self.matrix)
        self._refresh()
        self.matrix.take_keyboard()

    def _change_scope(self, everything: bool) -> None:
        self._all = everything
        self._refresh()

    def _follow(self, event: Event) -> None:
        if event.touches(Annotation, Turn, Speaker, Label, Correction):
            self._resting.start()

    def _refresh(self) -> None:
        if not self.is_shown or self.matrix is None:
            return
        workspace, current = self._bridge.workspace, self._bridge.transcript
        if self._all:
            shown = [workspace.transcript(s.transcript.id) for s in workspace.summaries()]
        else:
            shown = [current] if current is not None else []
        self.matrix.show_transcripts(shown, self._bridge.codebook)

    def leave(self) -> None:
        """Go away with the project."""
        self._resting.stop()
        if self.matrix is not None:
            self._centre.removeWidget(self.matrix)
            self.matrix.deleteLater()
            self.matrix = None
