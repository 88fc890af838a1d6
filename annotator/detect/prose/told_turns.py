"""The turns of a report in Chinese prose while they are being told."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.detect.words.voices import Voice


@dataclass(frozen=True, slots=True)
class Opener:
    """A turn opens at ``start`` with the sentence that tells whose it is, speech at ``text_start``."""

    start: int
    text_start: int
    voices: tuple[Voice, ...]

    @property
    def names(self) -> list[str]:
        """The names of those who speak."""
        return [voice.name for voice in self.voices]


@dataclass
class ToldTurn:
    """A turn as far as it is told: the line ``place`` that it has reached, and whether it may go on."""

    opener: Opener
    end: int
    place: int
    is_open: bool = True

    @property
    def start(self) -> int:
        return self.opener.start

    @property
    def voices(self) -> tuple[Voice, ...]:
        return self.opener.voices
