"""What was found in texts, kept as long as there is room; what was not asked for longest goes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Scan = TypeVar("_Scan")
_MOST_FOUND = 300_000
"""So many places are kept, of all texts together: some hundred bytes each."""


class KeptScans(Generic[_Scan]):
    """Scans by the hash of their text; ``size`` tells how many places one has. Any thread may ask."""

    def __init__(self, size: Callable[[_Scan], int], most: int = _MOST_FOUND) -> None:
        self._size, self._most = size, most
        self._scans: dict[str, _Scan] = {}

    def get(self, sha256: str) -> _Scan | None:
        """The scan of a text, if it is kept."""
        return self._scans.get(sha256)

    def keep(self, sha256: str, scan: _Scan) -> None:
        """Keep the scan of a text, in place of an earlier one; the last one is kept however large it is."""
        others = {key: kept for key, kept in self._scans.items() if key != sha256}
        left = self._most - self._size(scan)
        sizes = {key: self._size(kept) for key, kept in others.items()}
        while others and sum(sizes[key] for key in others) > left:
            del others[next(iter(others))]
        self._scans = {**others, sha256: scan}
