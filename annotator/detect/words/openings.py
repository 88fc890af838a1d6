"""What the finders hand over: where a turn or a section opens.

Where they end is worked out later, for all together (:mod:`annotator.detect.lines.extents`).
"""

from __future__ import annotations

from typing import NamedTuple

from annotator.detect.words.voices import Voice
from annotator.domain.speaker import Evidence


class TurnOpening(NamedTuple):
    """A turn opens at ``start`` with speech from ``text_start`` (offsets); ``end`` where it is known.

    ``ms`` and ``end_ms`` are the times that stand with the label.
    """

    start: int
    text_start: int
    voices: tuple[Voice, ...]
    evidence: Evidence
    end: int | None = None
    ms: int | None = None
    end_ms: int | None = None


class SectionOpening(NamedTuple):
    """A section opens at ``start``; the greater ``depth``, the deeper its form, level is counted later."""

    start: int
    title: str
    depth: int
