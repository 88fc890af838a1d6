"""What is measured happens: every act is done in the window, and what it says is done is on disk."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.bench.bench_window import GLANCES, KEYS, LAYOUTS, series_of
from tests.bench.figure import growth
from tests.bench.long_texts import LONG, long_transcript, make_project

TRIES, FEW = 2, 2


def test_every_act_is_done_so_often_and_stays_done(tmp_path: Path) -> None:
    from annotator.workspace.workspace import Workspace

    series = series_of(tmp_path / "short", 12_000, tries=TRIES, few=FEW)
    expected = {*KEYS, *GLANCES, *LAYOUTS}
    assert expected <= set(series)
    assert {len(series[name].values) for name in KEYS} == {TRIES}
    assert {name.removeprefix("bare.") for name in series if name.startswith("bare.")} <= expected
    workspace = Workspace.open(tmp_path / "short" / "long.annodb")
    kinds = Counter(entry.kind for entry in workspace.history())
    assert kinds["annotate"] == TRIES + FEW  # of the holds too
    assert kinds["set_speaker_from"] == TRIES
    assert kinds["relabel"] == kinds["mark_reviewed"] == TRIES
    assert (
        kinds["correct"] + kinds["type_over"] >= 4 * TRIES
    )  # by the editor; a letter, a deletion and a commit in place
    assert workspace.problems() == ()
    workspace.close()


def test_the_project_holds_what_the_transcript_says(tmp_path: Path) -> None:
    from annotator.workspace.workspace import Workspace

    whole = long_transcript(30_000)
    make_project(tmp_path / "long.annodb", whole)
    workspace = Workspace.open(tmp_path / "long.annodb")
    assert workspace.transcript(LONG) == whole
    assert workspace.problems() == ()
    assert len(whole.annotations) > 30_000 / 50
    assert len(whole.corrections) == 30_000 / 200 - 1
    workspace.close()


def test_growth_of_what_takes_no_time_is_none() -> None:
    assert growth(0.1, 1.9) == 1.0
    assert growth(0.1, 3.0) == 1.5
    assert growth(4.0, 40.0) == 10.0
