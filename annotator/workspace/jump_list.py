"""Where the user was before each jump, to go back there and forward again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from annotator.domain.span import Place

MOST = 100
"""So many places are remembered in each direction."""


class Spot(NamedTuple):
    """A place in one of the project's transcripts."""

    transcript_id: str
    place: Place


@dataclass(frozen=True, slots=True)
class JumpList:
    """The places that were left by jumps, the last one at the end, and those that were gone back from.

    A jump goes to somewhere that is not next to here: another transcript, a hit, the next claim. Steps
    of the caret are no jumps.
    """

    behind: tuple[Spot, ...] = ()
    ahead: tuple[Spot, ...] = ()

    def leaving(self, here: Spot) -> JumpList:
        """A jump starts here; what was gone back from is out of reach now."""
        behind = tuple(spot for spot in self.behind if spot != here)
        return JumpList((*behind, here)[-MOST:])

    def back(self, here: Spot) -> tuple[JumpList, Spot] | None:
        """The place that was left last, with the list once the user is there again; else ``None``."""
        behind = _but_last(self.behind, here)
        if not behind:
            return None
        return JumpList(behind[:-1], (*self.ahead, here)[-MOST:]), behind[-1]

    def forward(self, here: Spot) -> tuple[JumpList, Spot] | None:
        """The place that was gone back from last, with the list once the user is there; else ``None``."""
        ahead = _but_last(self.ahead, here)
        if not ahead:
            return None
        return JumpList((*self.behind, here)[-MOST:], ahead[:-1]), ahead[-1]

    def without(self, transcript_id: str) -> JumpList:
        """The list once a transcript is gone."""
        return JumpList(
            tuple(spot for spot in self.behind if spot.transcript_id != transcript_id),
            tuple(spot for spot in self.ahead if spot.transcript_id != transcript_id),
        )


def _but_last(spots: tuple[Spot, ...], here: Spot) -> tuple[Spot, ...]:
    """The spots up to the last one that is elsewhere."""
    end = len(spots)
    while end and spots[end - 1] == here:
        end -= 1
    return spots[:end]
