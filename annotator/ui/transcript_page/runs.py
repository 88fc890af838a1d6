"""Lines that are folded away, by their numbers, and what becomes of them when lines come and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that are folded away, from ``first`` to ``last``; a stub stands in their place."""

    first: int
    last: int

    def moved(self, by: int) -> Run:
        """The run so many lines further down."""
        return Run(self.first + by, self.last + by)


def following(runs: Sequence[Run], start: int, stop: int, grown: int) -> tuple[list[Run], list[Run]]:
    """The runs once the lines from ``start`` on are others, up to before ``stop``, so many more than before.

    Those that held one of the changed lines are given up: what is left of them, to be opened, comes second.
    """
    kept, opened = [], []
    for run in runs:
        if run.last < start:
            kept.append(run)
        elif run.first >= stop - grown:
            kept.append(run.moved(grown))
        else:
            opened.append(Run(min(run.first, start), max(start, run.last + grown)))
    return kept, opened
