"""What a command of the window is, and the guards that say when one is possible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from annotator.domain.label import Layer

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Guard = Callable[["MainWindow"], bool]
Verb = Callable[["MainWindow"], object]


class Scope(Enum):
    """Where a command's key works: everywhere in the window, or on the page while marking."""

    WINDOW = "window"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done. ``text`` is a message; ``key`` portable, several separated by ``; ``."""

    name: str
    text: str
    key: str
    possible: Guard
    do: Verb
    scope: Scope = Scope.WINDOW
    starts_group: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys, the one to show first."""
        return tuple(self.key.split("; ")) if self.key else ()


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the menu bar; ``title`` is a message."""

    title: str
    commands: tuple[Command, ...]


def always(window: MainWindow) -> bool:
    """Nothing is needed."""
    return True


def has_project(window: MainWindow) -> bool:
    """A project is open."""
    return window.bridge is not None


def has_transcript(window: MainWindow) -> bool:
    """A transcript is shown."""
    return window.bridge is not None and window.bridge.selection.transcript_id is not None


def has_transcripts(window: MainWindow) -> bool:
    """The project holds something."""
    return window.bridge is not None and window.transcripts.model.total > 0


def has_several(window: MainWindow) -> bool:
    """There is another transcript to go to."""
    return window.bridge is not None and window.transcripts.model.total > 1


def has_annotation(window: MainWindow) -> bool:
    """A claim or topic is chosen."""
    return window.bridge is not None and window.bridge.annotation is not None


def has_claim(window: MainWindow) -> bool:
    """A claim is chosen."""
    bridge = window.bridge
    chosen = None if bridge is None else bridge.annotation
    if bridge is None or chosen is None:
        return False
    label = bridge.codebook.label_by_id.get(chosen.label_id)
    return label is not None and label.layer is Layer.CLAIMS


def has_folds(window: MainWindow) -> bool:
    """There is text on the page that can be folded."""
    return has_transcript(window) and window.page.can_fold


def has_choice(window: MainWindow) -> bool:
    """Something is chosen or marked, so it can be let go."""
    return window.bridge is not None and (
        window.bridge.annotation is not None or window.bridge.selection.span is not None
    )


def has_mark_to_repeat(window: MainWindow) -> bool:
    """A mark was made that can be made again."""
    return has_transcript(window) and window.marking.last_label is not None


def can_undo(window: MainWindow) -> bool:
    """There is an edit to take back."""
    return window.bridge is not None and window.bridge.workspace.undoable is not None


def can_redo(window: MainWindow) -> bool:
    """There is an edit to make again."""
    return window.bridge is not None and window.bridge.workspace.redoable is not None


def has_hits(window: MainWindow) -> bool:
    """The panel below the page shows something that was found."""
    return window.view is not None and window.view.has_hits
