"""The commands that say how the page looks: its form, and what is shown on it."""

from __future__ import annotations

from annotator.domain.label import Layer
from annotator.language import mark
from annotator.ui.command import Command, has_folds, has_transcript
from annotator.ui.transcript_page.spots import Detail

FORM: tuple[Command, ...] = (
    Command(
        "larger",
        mark("Larger text"),
        "Ctrl++; Ctrl+=",
        has_transcript,
        lambda w: w.page_settings.enlarge(1),
        starts_group=True,
    ),
    Command("smaller", mark("Smaller text"), "Ctrl+-", has_transcript, lambda w: w.page_settings.enlarge(-1)),
    Command(
        "as_drawn", mark("Text as usual"), "Ctrl+0", has_transcript, lambda w: w.page_settings.enlarge(0)
    ),
    Command(
        "lines_apart", mark("Lines further apart"), "", has_transcript, lambda w: w.page_settings.space(1)
    ),
    Command("lines_closer", mark("Lines closer"), "", has_transcript, lambda w: w.page_settings.space(-1)),
    Command("longer_lines", mark("Longer lines"), "", has_transcript, lambda w: w.page_settings.widen(1)),
    Command("shorter_lines", mark("Shorter lines"), "", has_transcript, lambda w: w.page_settings.widen(-1)),
    Command(
        "page_settings",
        mark("Page settings…"),
        "Ctrl+,",
        has_transcript,
        lambda w: w.open_view.open_page_settings(),
    ),
)
FOLDING: tuple[Command, ...] = (
    Command(
        "fold_here",
        mark("Fold or open what is said twice"),
        "Ctrl+.",
        has_folds,
        lambda w: w.page.fold_here(),
        starts_group=True,
    ),
    Command(
        "fold_all",
        mark("Open or fold everything that is said twice"),
        "Ctrl+Shift+.; Ctrl+>",
        has_folds,
        lambda w: w.page.fold_all(),
    ),
)
SHOWING = tuple(
    Command(
        f"show_{what.value}",
        text,
        f"Ctrl+Alt+{number}",
        has_transcript,
        lambda w, what=what: w.page_settings.switch(what),  # type: ignore[misc]
        starts_group=number == 1,
    )
    for number, (what, text) in enumerate(
        (
            (Layer.CLAIMS, mark("Show or hide the claims")),
            (Layer.TOPICS, mark("Show or hide the topics")),
            (Layer.SPEAKERS, mark("Show or hide the speakers")),
            (Detail.CORRECTIONS, mark("Show or hide the corrections")),
            (Detail.SUGGESTIONS, mark("Show or hide the suggestions")),
        ),
        start=1,
    )
)
