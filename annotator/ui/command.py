"""What a command of the window is, and the guards that say when one is possible and why it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from annotator.domain.label import Layer
from annotator.language import mark
from annotator.ui.key_names import canonical

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Condition = Callable[["MainWindow"], bool]
Verb = Callable[["MainWindow"], object]


class Scope(Enum):
    """Where a command's key works: everywhere in the window, or on the page while marking."""

    WINDOW = "window"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Guard:
    """What a command needs. ``reason`` is a message that tells the user what is missing.

    ``needs`` is what must hold before this can be asked at all.
    """

    holds: Condition
    reason: str = ""
    needs: Guard | None = None

    def why_not(self, window: MainWindow) -> str:
        """The message that says what is missing now; empty where the command is possible."""
        missing = self.needs.why_not(window) if self.needs is not None else ""
        if missing:
            return missing
        return "" if self.holds(window) else self.reason


def guard(reason: str, needs: Guard | None = None) -> Callable[[Condition], Guard]:
    """Makes a condition a guard, with the message for when it does not hold."""
    return lambda holds: Guard(holds, reason, needs)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done. ``text`` is a message.

    ``key`` is the key without the user's word, in Qt's portable writing, several separated by ``; ``;
    which keys a command has now is the business of :mod:`annotator.ui.keymap`. One that ``tells`` says why it
    is not possible, where its key is pressed all the same.
    """

    name: str
    text: str
    key: str
    guard: Guard
    do: Verb
    scope: Scope = Scope.WINDOW
    starts_group: bool = False
    tells: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys without the user's word, the one to show first."""
        return tuple(dict.fromkeys(map(canonical, self.key.split("; ")))) if self.key else ()


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the menu bar; ``title`` is a message."""

    title: str
    commands: tuple[Command, ...]


always = Guard(lambda window: True)


@guard(mark("Open a project first"))
def has_project(window: MainWindow) -> bool:
    """A project is open."""
    return window.bridge is not None


@guard(mark("Open a transcript first"), has_project)
def has_transcript(window: MainWindow) -> bool:
    """A transcript is shown."""
    return window.bridge is not None and window.bridge.selection.transcript_id is not None


@guard(mark("Import a transcript first"), has_project)
def has_transcripts(window: MainWindow) -> bool:
    """The project holds something."""
    return window.transcripts.model.total > 0


@guard(mark("There is no other transcript"), has_transcripts)
def has_several(window: MainWindow) -> bool:
    """There is another transcript to go to."""
    return window.transcripts.model.total > 1


@guard(mark("Choose a claim or a topic first"), has_transcript)
def has_annotation(window: MainWindow) -> bool:
    """A claim or topic is chosen."""
    return window.bridge is not None and window.bridge.annotation is not None


@guard(mark("Choose a claim first"), has_transcript)
def has_claim(window: MainWindow) -> bool:
    """A claim is chosen."""
    bridge = window.bridge
    chosen = None if bridge is None else bridge.annotation
    if bridge is None or chosen is None:
        return False
    label = bridge.codebook.label_by_id.get(chosen.label_id)
    return label is not None and label.layer is Layer.CLAIMS


@guard(mark("Nothing is said twice here"), has_transcript)
def has_folds(window: MainWindow) -> bool:
    """There is text on the page that can be folded."""
    return window.page.can_fold


@guard(mark("Nothing is chosen or selected"), has_transcript)
def has_choice(window: MainWindow) -> bool:
    """Something is chosen or marked, so it can be let go."""
    return window.bridge is not None and (
        window.bridge.annotation is not None or window.bridge.selection.span is not None
    )


@guard(mark("Nothing was marked yet"), has_transcript)
def has_mark_to_repeat(window: MainWindow) -> bool:
    """A mark was made that can be made again."""
    return window.marking.last_label is not None


@guard(mark("There is nothing to undo"), has_project)
def can_undo(window: MainWindow) -> bool:
    """There is an edit to take back."""
    return window.bridge is not None and window.bridge.workspace.undoable is not None


@guard(mark("There is nothing to redo"), has_project)
def can_redo(window: MainWindow) -> bool:
    """There is an edit to make again."""
    return window.bridge is not None and window.bridge.workspace.redoable is not None


@guard(mark("Find something first"), has_transcripts)
def has_hits(window: MainWindow) -> bool:
    """The panel below the page shows something that was found."""
    return window.view is not None and window.view.below.has_hits
