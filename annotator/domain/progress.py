"""How long work tells how far it is and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told the part that is done, from 0 to 1; raises ``Cancelled`` when the user stopped the work."""

    def __call__(self, share: float) -> None: ...


def silent(share: float) -> None:
    """For work that nobody watches."""
