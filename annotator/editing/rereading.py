"""Reading a transcript anew by what a person has decided about it since its import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annotator.domain.ruling import Ruling
from annotator.editing.plan import Desk, Plan


@dataclass(frozen=True)
class Reread:
    """Let a transcript's structure follow these rulings, which are all that hold from now on.

    Only what they make different is changed; what a person has set by hand since stays.
    """

    kind: ClassVar[str] = "reread"
    transcript: str
    rulings: tuple[Ruling, ...] = ()

    def plan(self, desk: Desk) -> Plan:
        desk.transcript(self.transcript)
        return Plan(())
