"""The misheard places of a recognised talk are corrected in the real window, with real keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.cli import main as run_command
from annotator.domain.span import Span
from annotator.text.text_map import TextMap, shown_text
from annotator.ui.app import Annotator
from tests.stories.replaying_in_window import KeyFigures, replayed
from tests.stories.seed_project import forum_project
from tests.suggest.replaying import gold_rows
from tests.ui.shell.desk import User

Start = Callable[[Path | None], tuple[Annotator, User]]
LEAST_SETTLED, LEAST_FIRST = 0.70, 0.55
BY_HAND = 10


@pytest.mark.seeds
def test_misheard_places_are_mostly_settled_without_typing(
    start: Start, shared: Path, tmp_path: Path
) -> None:
    """About a minute on a machine that does nothing else."""
    project = forum_project(shared, tmp_path)
    _, user = start(project)
    text = user.transcript.text
    rows = gold_rows(text, shared / "shapes" / "002.asr_errors.tsv")
    done = list(replayed(user, rows))
    figures = KeyFigures.of(done)
    print(f"{figures}; by hand {BY_HAND} keys")
    assert figures.settled >= LEAST_SETTLED, figures
    assert figures.first >= LEAST_FIRST, figures
    assert figures.keys < BY_HAND, figures

    transcript = user.transcript
    assert transcript.text == text, "the source text is what it was"
    reading = shown_text(text, transcript.accepted_corrections)
    assert len(reading) != len(text)
    where = TextMap(len(text), transcript.accepted_corrections)
    for one in done:
        first, last = where.shown_span(Span(one.gold.start, one.gold.end))
        around = len(one.gold.meant)  # what was put in at a border stands beside it
        assert plain(one.gold.meant) in plain(reading[max(0, first - around) : last + around])
    user.window.close()
    assert run_command(["check", str(project)]) == 0


def plain(words: str) -> str:
    return "".join(words.casefold().split())
