"""The runner of the benchmarks: what it prints, and when it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.bench import run
from tests.bench.figure import Figure, median, percentile


def good() -> Iterator[Figure]:
    yield Figure("open.time", 12.3456, "ms", 5, bar=16)


def slow() -> Iterator[Figure]:
    yield Figure("mark.time", 40, "ms", 9, bar=33)


def broken() -> Iterator[Figure]:
    yield Figure("export.time", 1, "s")
    raise OSError("the disk is full")


def put(monkeypatch: pytest.MonkeyPatch, *measures: Callable[[], Iterator[Figure]]) -> None:
    known = {f"bench_{number}": measure for number, measure in enumerate(measures)}
    monkeypatch.setattr(run, "benchmarks", lambda asked: list(known))
    monkeypatch.setattr(run, "figures", lambda name: known[name]())


def test_a_figure_is_a_line_of_four_fields(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(monkeypatch, good)
    assert run.main(["--strict"]) == 0
    assert capsys.readouterr().out == "open.time\t12.35\tms\t5\n"


@pytest.mark.parametrize(("arguments", "code"), [([], 0), (["--strict"], 1)])
def test_a_missed_bar_fails_only_a_strict_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    put(monkeypatch, slow, good)
    assert run.main(arguments) == code
    told = capsys.readouterr()
    assert told.out.count("\n") == 2
    assert "mark.time: 40 ms, the bar is 33" in told.err


def test_a_broken_benchmark_fails_the_run_after_the_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(monkeypatch, broken, good)
    assert run.main([]) == 1
    assert capsys.readouterr().out.split("\n")[:2] == ["export.time\t1\ts\t1", "open.time\t12.35\tms\t5"]


def test_the_middle_and_the_tail_of_measurements() -> None:
    assert median([5, 1, 3]) == 3
    assert percentile(list(range(100)), 0.95) == 95
