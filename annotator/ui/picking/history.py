"""The history of the place at the caret, and the way back from a correction, as keys ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction
from annotator.domain.span import Place
from annotator.ui.picking.history_card import HistoryCard
from annotator.ui.working import Task
from annotator.workspace.place_history import corrections_here, history_at
from annotator.workspace.reverting import reverting

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def standing_here(window: MainWindow) -> tuple[Correction, ...]:
    """The corrections and unclear marks at the caret or in the selection."""
    transcript = window.open_view.bridge.transcript
    return () if transcript is None else corrections_here(transcript, *_stretch(window, transcript))


def _stretch(window: MainWindow, transcript: AnnotatedTranscript) -> tuple[int, int]:
    """What is selected; else the place of the caret."""
    span, caret = window.page.selection(), window.page.caret().offset
    start, end = (caret, caret) if span is None else (span.start, span.end)
    here = corrections_here(transcript, start, end)
    return min([start, *(c.start for c in here)]), max([end, *(c.end for c in here)])


def revert_here(window: MainWindow) -> None:
    """Let the place read as it was heard; what was marked unclear is clear again."""
    here = standing_here(window)
    bridge = window.open_view.bridge
    if here and bridge.do(reverting(bridge.workspace, here)) is not None:
        window.page.put_caret(Place(here[0].start))


def show_history(window: MainWindow) -> None:
    """Open the history of the place beside it."""
    view = window.open_view
    transcript = view.bridge.transcript
    if transcript is None:
        return
    start, end = _stretch(window, transcript)
    card = HistoryCard(window)
    card.look_for()
    box = window.page.caret_box().toAlignedRect()
    card.show_beside(QRect(window.page.mapToGlobal(box.topLeft()), box.size()))
    task = Task(lambda _: history_at(view.bridge.workspace, transcript.id, start, end))

    def show(found: object) -> None:
        if card.is_open and isinstance(found, list):
            card.show_steps(found, corrections_here(transcript, start, end))

    def revert() -> None:
        card.close()
        revert_here(window)

    task.done.connect(show)
    card.closed.connect(task.abandon)
    card.closed.connect(window.page.setFocus)
    card.reverted.connect(revert)
    task.start()
