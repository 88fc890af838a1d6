"""By what one wording for another at a place is known, however many of the words around are told with it."""

from __future__ import annotations

from typing import NamedTuple


class KnownAs(NamedTuple):
    """Where in the source text it begins, what is read there and what is meant instead, both without what
    they begin and end with in common.
    """

    start: int
    heard: str
    meant: str

    @classmethod
    def of(cls, start: int, heard: str, meant: str) -> KnownAs:
        """Words in full, from their place on."""
        first = _alike(heard, meant)
        heard, meant = heard[first:], meant[first:]
        last = _alike(heard[::-1], meant[::-1])
        return cls(start + first, heard[: len(heard) - last], meant[: len(meant) - last])

    @property
    def wording(self) -> tuple[str, str]:
        """What is read and what is meant, wherever."""
        return self.heard, self.meant


def _alike(one: str, other: str) -> int:
    """With how many characters both begin."""
    both = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in both if a != b), min(len(one), len(other)))
