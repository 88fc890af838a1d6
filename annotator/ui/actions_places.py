"""The commands that lead elsewhere and back, go through suggestions, and say what the digits stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.language import mark
from annotator.ui.command import Command, Scope, guard, has_transcript

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


@guard(mark("Nothing is suggested here"), has_transcript)
def has_suggestions(window: MainWindow) -> bool:
    """Something waits for an answer in the transcript."""
    return bool(window.open_view.suggesting.waiting.all)


@guard(mark("Go to a suggestion first"), has_suggestions)
def has_suggestion(window: MainWindow) -> bool:
    """The caret stands on a suggestion."""
    return window.open_view.suggesting.current is not None


@guard(mark("There is no jump to go back from"), has_transcript)
def can_go_back(window: MainWindow) -> bool:
    """The user jumped here from somewhere else."""
    return window.open_view.whereabouts.can_go_back


@guard(mark("There is nothing to go forward to"), has_transcript)
def can_go_forward(window: MainWindow) -> bool:
    """The user went back from somewhere else."""
    return window.open_view.whereabouts.can_go_forward


LAYERS: tuple[Command, ...] = (
    Command(
        "switch_layer",
        mark("Digits for speakers, topics or claims"),
        "`",
        has_transcript,
        lambda w: w.open_view.switch_layer(),
        Scope.PAGE,
        starts_group=True,
    ),
)
SUGGESTIONS: tuple[Command, ...] = (
    Command(
        "next_suggestion",
        mark("Next suggestion"),
        "J",
        has_suggestions,
        lambda w: w.open_view.whereabouts.jump(lambda: w.open_view.suggesting.step(1), "suggestion"),
        Scope.PAGE,
        starts_group=True,
    ),
    Command(
        "previous_suggestion",
        mark("Previous suggestion"),
        "Shift+J",
        has_suggestions,
        lambda w: w.open_view.whereabouts.jump(lambda: w.open_view.suggesting.step(-1), "suggestion"),
        Scope.PAGE,
    ),
    Command(
        "accept",
        mark("Accept the suggestion, go on"),
        "Y",
        has_suggestion,
        lambda w: w.open_view.suggesting.accept(),
        Scope.PAGE,
    ),
    Command(
        "accept_alike",
        mark("Accept all suggestions alike"),
        "Shift+Y",
        has_suggestion,
        lambda w: w.open_view.suggesting.accept_alike(),
        Scope.PAGE,
    ),
    Command(
        "dismiss",
        mark("Dismiss the suggestion, go on"),
        "X",
        has_suggestion,
        lambda w: w.open_view.suggesting.dismiss(),
        Scope.PAGE,
    ),
    Command(
        "dismiss_alike",
        mark("Dismiss all suggestions alike, for good"),
        "Shift+X",
        has_suggestion,
        lambda w: w.open_view.suggesting.dismiss_alike(),
        Scope.PAGE,
    ),
)
QUEUE: tuple[Command, ...] = (
    Command(
        "queue",
        mark("Suggestions, one by one…"),
        "Ctrl+J",
        has_transcript,
        lambda w: w.open_view.below.queue.open(),
    ),
    Command(
        "clean",
        mark("Clean the text…"),
        "Ctrl+Shift+J",
        has_transcript,
        lambda w: w.open_view.below.queue.open(cleaning=True),
    ),
)
PLACES: tuple[Command, ...] = (
    Command(
        "next_topic",
        mark("Next topic"),
        "Alt+PgDown",
        has_transcript,
        lambda w: w.open_view.whereabouts.jump(w.marking.next_topic, "topic"),
    ),
    Command(
        "previous_topic",
        mark("Previous topic"),
        "Alt+PgUp",
        has_transcript,
        lambda w: w.open_view.whereabouts.jump(w.marking.previous_topic, "topic"),
    ),
    Command(
        "next_unreviewed",
        mark("Next unread place"),
        "K",
        has_transcript,
        lambda w: w.open_view.whereabouts.jump(w.marking.next_unreviewed, "unreviewed"),
        Scope.PAGE,
    ),
    Command(
        "previous_unreviewed",
        mark("Previous unread place"),
        "Shift+K",
        has_transcript,
        lambda w: w.open_view.whereabouts.jump(w.marking.previous_unreviewed, "unreviewed"),
        Scope.PAGE,
    ),
    Command(
        "back",
        mark("Back to where I was"),
        "Alt+Left",
        can_go_back,
        lambda w: w.open_view.whereabouts.back(),
        starts_group=True,
    ),
    Command(
        "forward",
        mark("Forward again"),
        "Alt+Right",
        can_go_forward,
        lambda w: w.open_view.whereabouts.forward(),
    ),
)
