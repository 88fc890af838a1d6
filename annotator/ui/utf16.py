"""Between code points, which the program counts, and UTF-16 units, which Qt counts.

This is the only module that knows the difference. Characters beyond U+FFFF take two units in a
``QString`` and in a ``QTextDocument``; every other code point takes one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def units(text: str) -> int:
    """How many UTF-16 units the text takes in Qt."""
    return len(text) + len(_ASTRAL.findall(text))


class Utf16Map:
    """Positions of one text in code points and in UTF-16 units, both ways in O(log n).

    ``n`` counts the characters beyond U+FFFF only.
    """

    __slots__ = ("_code_points", "_units", "length")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._place([match.start() for match in _ASTRAL.finditer(text)])

    def _place(self, code_points: list[int]) -> None:
        self._code_points = code_points
        self._units = [at + i for i, at in enumerate(code_points)]

    @property
    def unit_length(self) -> int:
        """The length of the text in UTF-16 units."""
        return self.length + len(self._code_points)

    def to_units(self, code_point: int) -> int:
        """The place in units; raises ``ValueError`` outside the text."""
        if not 0 <= code_point <= self.length:
            raise ValueError(f"place {code_point} outside a text of {self.length}")
        return code_point + bisect_left(self._code_points, code_point)

    def all_to_units(self, code_points: Iterable[int]) -> list[int]:
        """Many places in units; those outside the text are not noticed."""
        wide = self._code_points
        return [at + bisect_left(wide, at) for at in code_points] if wide else list(code_points)

    def to_code_points(self, unit: int) -> int:
        """The place in code points; one inside a surrogate pair is the start of its character.

        Raises ``ValueError`` outside the text.
        """
        if not 0 <= unit <= self.unit_length:
            raise ValueError(f"place {unit} outside a text of {self.unit_length} units")
        return unit - bisect_left(self._units, unit)

    def replace(self, start: int, end: int, text: str) -> None:
        """Follow a change of the text: code points ``[start, end)`` became ``text``."""
        first = bisect_left(self._code_points, start)
        stop = bisect_left(self._code_points, end)
        shift = len(text) - (end - start)
        new = [start + match.start() for match in _ASTRAL.finditer(text)]
        self.length += shift
        if new or first != stop or (shift and stop < len(self._code_points)):
            self._place(self._code_points[:first] + new + [at + shift for at in self._code_points[stop:]])
