"""Names alone on their lines, without a colon or a time, each over what that person says.

They are taken only where two or more come again and again, each over a line of speech, and no
other labels are there.
"""

from __future__ import annotations

from collections import Counter

from annotator.detect.openings import TurnOpening
from annotator.detect.page import Page, width
from annotator.detect.talk import Talk, talk_of, tone_of
from annotator.detect.voices import Voice, voices_of
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind

_LONGEST = 60
_SAID = 16
_LEAST_NAMES, _LEAST_TURNS = 2, 4
_SPOKEN = 0.25
_HEARD = 300


def find_bare_names(page: Page) -> list[TurnOpening]:
    """The turns that names alone on their lines open; claims these lines."""
    counts = Counter(line.text for _, line in page.free() if len(line.text) <= _LONGEST and not line.mark)
    again = {text: voices for text, count in counts.items() if count > 1 and (voices := _people(text))}
    if len(again) < _LEAST_NAMES:
        return []
    places = [i for i, line in page.free() if line.text in again and _stands_over_speech(page, i, again)]
    heard = Counter(page.lines[i].text for i in places)
    places = [i for i in places if heard[page.lines[i].text] > 1]
    tone = tone_of([_talk_under(page, i) for i in places])
    if len(set(heard)) < _LEAST_NAMES or len(places) < _LEAST_TURNS or tone.spoken < _SPOKEN:
        return []
    for i in places:
        page.take(i, SegmentKind.LABEL)
    return [_opening(page, i, again[page.lines[i].text]) for i in places]


def _people(text: str) -> tuple[Voice, ...]:
    """Whom a line names, if it names somebody and says nothing else."""
    name, _, post = text.partition(" - ")
    voices = voices_of(name if post else text)
    return voices if voices and all(voice.is_certain for voice in voices) else ()


def _stands_over_speech(page: Page, i: int, names: dict[str, tuple[Voice, ...]]) -> bool:
    below = i + 1
    if not page.is_free(below):
        return False
    text = page.lines[below].text
    return text not in names and width(text) >= _SAID and text[-1] not in ":："


def _talk_under(page: Page, i: int) -> Talk:
    start = page.lines[i + 1].text_start
    return talk_of(page.text[start : min(start + _HEARD, page.lines[i + 1].text_end)])


def _opening(page: Page, i: int, voices: tuple[Voice, ...]) -> TurnOpening:
    return TurnOpening(page.lines[i].text_start, page.lines[i + 1].text_start, voices, Evidence.LABEL)
