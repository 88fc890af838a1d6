"""Turns in lists of notes: where the item that somebody's words are in ends, and with it the turn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from annotator.detect.lines.fields import is_field_word
from annotator.detect.lines.page import Page
from annotator.detect.words.label_forms import Form
from annotator.detect.words.openings import TurnOpening
from annotator.detect.words.voices import Voice
from annotator.domain.speaker import Evidence
from annotator.text.lexicons import ending


def ended_in_lists(page: Page, turns: Sequence[TurnOpening]) -> list[TurnOpening]:
    """The turns, those in a list item ended where an item further out, or somebody else's, begins."""
    ordered = sorted(turns, key=lambda turn: turn.start)
    places = page.lines_at([turn.start for turn in ordered])
    found = []
    for turn, (place, following) in zip(ordered, pairwise([*places, len(page.lines)]), strict=True):
        line = page.lines[place]
        in_item = line.mark and turn.evidence is Evidence.LABEL and turn.end is None
        stops = (k for k in range(place + 1, following) if _ends(page, place, k)) if in_item else iter(())
        stop = next(stops, None)
        found.append(turn if stop is None else turn._replace(end=page.lines[stop].start))
    return found


def _ends(page: Page, place: int, k: int) -> bool:
    """Whether the item at a line is none of the words of who speaks in that at ``place``."""
    own, line = page.lines[place], page.lines[k]
    if not line.mark or not page.is_speech(k):
        return False
    if line.indent < own.indent:
        return True
    label = page.label(k)
    if label is None or label.form is not Form.COLON or not label.voices:
        return False
    if all(map(_is_person, label.voices)):
        return True
    return line.indent == own.indent and is_field_word(label.key)


def _is_person(voice: Voice) -> bool:
    """Whether a voice is certain, or called by a kinship or a calling."""
    return voice.is_certain or bool(
        ending(voice.name, "people_words") or ending(voice.name, "forms_of_address")
    )
