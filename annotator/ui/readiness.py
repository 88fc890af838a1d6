"""What the first list at the words needs is there before it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.working import Task
from annotator.workspace.scan_process import scan_process

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def lexicons_ready() -> None:
    """Have the process of the scans load its lexicons, which takes a second: the first key may come soon."""
    Task(lambda _: scan_process().warm()).start()


def ready_to_correct(window: MainWindow, *, only_elsewhere: bool = False) -> None:
    """Have it made ready off this thread; with ``only_elsewhere`` only where another process holds it."""
    from annotator.ui.picking.place import pick_place  # after the window is up

    if window.view is not None:
        pick_place(window).prepare(only_elsewhere=only_elsewhere)
