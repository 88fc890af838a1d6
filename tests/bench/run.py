"""Runs the benchmarks: ``python -m tests.bench.run [--strict] [name ...]``.

Every module ``bench_*.py`` beside this one offers ``measure()``, which yields
:class:`~tests.bench.figure.Figure` values; each is printed as soon as it is there. With names, only
the modules that contain one of them run. With ``--strict`` a missed bar fails the run; a benchmark
that breaks fails it always, after the others have run.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.figure import Figure

FOLDER = Path(__file__).parent


def benchmarks(asked: Sequence[str]) -> list[str]:
    """The names of the modules to run, sorted."""
    names = sorted(path.stem for path in FOLDER.glob("bench_*.py"))
    return [name for name in names if not asked or any(word in name for word in asked)]


def figures(name: str) -> Iterator[Figure]:
    """The figures of one module, as they are measured."""
    yield from importlib.import_module(f"tests.bench.{name}").measure()


def say(figure: Figure) -> None:
    """The figure on stdout for programs; a missed bar on stderr for people."""
    print(figure.line, flush=True)
    if figure.missed:
        print(
            f"# {figure.name}: {figure.value:.4g} {figure.unit}, the bar is {figure.bar:g}", file=sys.stderr
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--strict", action="store_true", help="fail where a bar is missed")
    parser.add_argument("names", nargs="*", help="run only the benchmarks whose names contain one of these")
    options = parser.parse_args(arguments)
    missed = broken = 0
    for name in benchmarks(options.names):
        try:
            for figure in figures(name):
                say(figure)
                missed += figure.missed
        except Exception:  # noqa: BLE001  # the other benchmarks still run; the exit code tells
            traceback.print_exc()
            broken += 1
    return 1 if broken or (missed and options.strict) else 0


if __name__ == "__main__":
    sys.exit(main())
