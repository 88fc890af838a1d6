"""Speakers and the turns in which they speak."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person, seat or voice that speaks.

    ``only_in`` names the one transcript in which the speaker is known: seats and roles such as
    座位1 or 主持人 are other people in another transcript, so they are not shared by the project.
    ``colour`` is ``#rrggbb``, for the light theme; ``shortcut`` a single digit or letter, or empty.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    affiliation: str = ""
    role: str = ""
    colour: str = ""
    shortcut: str = ""
    position: int = 0
    only_in: str | None = None

    @property
    def key(self) -> tuple[str, ...]:
        return (self.id,)


class Evidence(StrEnum):
    """From what a turn's speaker was read, or ``ANNOTATOR`` where a person said so."""

    LABEL = "label"
    HEADING = "heading"
    PROSE = "prose"
    NONE = "none"
    ANNOTATOR = "annotator"


@dataclass(frozen=True, slots=True)
class Turn:
    """From ``start`` on, these speakers; the turn ends where the next one starts.

    Turns so divide the whole text; one without speakers says that nobody speaks or nobody can be
    told. ``start`` is where the label, heading or introducing sentence begins, ``text_start`` the
    first character of speech.
    """

    transcript_id: str
    start: int
    text_start: int
    speaker_ids: tuple[str, ...] = ()
    evidence: Evidence = Evidence.ANNOTATOR

    @property
    def key(self) -> tuple[str | int, ...]:
        return (self.transcript_id, self.start)
