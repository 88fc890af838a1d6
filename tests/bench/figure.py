"""What a benchmark says: one figure, and the bar that it must not pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing: ``name`` (``area.what``), its value in ``unit``, from ``n`` measurements.

    ``bar`` is the highest value that the product allows, in the same unit; ``None`` where none is set.
    """

    name: str
    value: float
    unit: str
    n: int = 1
    bar: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the value is over the bar."""
        return self.bar is not None and self.value > self.bar

    @property
    def line(self) -> str:
        """``name value unit n``, tab separated, for programs."""
        return f"{self.name}\t{self.value:.4g}\t{self.unit}\t{self.n}"


def seconds(work: Callable[[], object]) -> float:
    """How long one run of the work takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def median(values: Sequence[float]) -> float:
    """The middle value; of an even number, the upper of the two."""
    return sorted(values)[len(values) // 2]


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


LEAST_MS = 2.0
"""What takes less is as good as nothing; so short a time says more about the machine than about the work."""


def growth(short_ms: float, long_ms: float) -> float:
    """How many times longer something takes in the longer text; times under 2 ms count as 2 ms."""
    return max(LEAST_MS, long_ms) / max(LEAST_MS, short_ms)
