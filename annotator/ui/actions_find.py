"""The commands of finding: the panel below the page, its hits, and what is done with them."""

from __future__ import annotations

from annotator.language import mark
from annotator.ui.command import Command, has_hits, has_transcript, has_transcripts

FINDING = (
    Command("find", mark("Find…"), "Ctrl+F", has_transcripts, lambda w: w.open_view.finding.open()),
    Command(
        "next_hit", mark("Next hit"), "F3; Ctrl+G", has_transcript, lambda w: w.open_view.finding.step(1)
    ),
    Command(
        "previous_hit",
        mark("Previous hit"),
        "Shift+F3; Ctrl+Shift+G",
        has_transcript,
        lambda w: w.open_view.finding.step(-1),
    ),
    Command(
        "use_hits",
        mark("Turn the ticked hits into …"),
        "Ctrl+Return",
        has_hits,
        lambda w: w.open_view.finding.use_hits(),
    ),
)
