"""People who state in turn although nobody has told who they are, as in notes of a neighbours' quarrel.

Essays that compare scholars, histories and puzzles look much the same. So nearly every sentence of the
text must say that somebody states something, as is said of people who are present, and each must speak
again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from annotator.detect.prose.sayings import Saying
from annotator.detect.prose.subjects import How
from annotator.detect.words.voices import Voice
from annotator.text.lexicons import words

_LEAST_PEOPLE = 2
_LEAST_SAID = 5
_SHARE = 0.6
_STOP = re.compile("[。！？!?]")


def stating_in_turn(text: str, sayings: Sequence[Saying]) -> list[Voice]:
    """Those who state again and again, where a text is hardly anything else; else nobody."""
    stated = [saying for saying in sayings if _names_one(saying)]
    if len(stated) < _LEAST_SAID or len(stated) < _SHARE * len(_STOP.findall(text)):
        return []
    times = Counter(saying.subject.voices[0].name for saying in stated)
    again = {name for name, count in times.items() if count > 1}
    dead = sum(name in words("cited_people") for name in times)
    present = {
        saying.subject.voices[0].name for saying in stated if saying.verb in words("present_speech_verbs")
    }
    is_stated = sum(saying.states for saying in stated) * 2 >= len(stated)
    if len(again) < _LEAST_PEOPLE or dead * 2 >= len(times) or len(present & again) < _LEAST_PEOPLE:
        return []
    if not is_stated:
        return []
    voices = {saying.subject.voices[0].name: saying.subject.voices[0] for saying in reversed(stated)}
    return [voice for name, voice in voices.items() if name in again]


def _names_one(saying: Saying) -> bool:
    """Whether a saying goes on with what one named person says, here and now."""
    is_named = saying.subject.how in (How.NAMED, How.ADDRESSED) and len(saying.subject.voices) == 1
    return is_named and not saying.is_cited
