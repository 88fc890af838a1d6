"""Debaters: a side and a place before a name (``正方一辩 宋栖迟：``), who speak but once each perhaps.

A programme has the same words before minutes or before the names alone. In a debate several people
of both sides are heard to speak; the one word of who is in the chair is a label beside them.
"""

from __future__ import annotations

import re

from annotator.detect.lines.page import LabelledLine
from annotator.detect.words.label_forms import Form, Label
from annotator.detect.words.talk import Talk, talk_of
from annotator.detect.words.voices import Voice, VoiceKind, is_name

_SIDES = r"(?:proposition|opposition|affirmative|negative|government|pro|con)"
_ORDER = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|opening|closing|lead|reply|whip)"
_HAN_PLACE = r"[正反甲乙红紅蓝藍控辩辯][方队隊](?:第?[一二三四五1-5][位号號]?|自由|结|結|主)?[辩辯](?:手|友)?"
_LATIN_PLACE = rf"(?i:{_SIDES}(?:['’]s)?,? {_ORDER}|{_ORDER} {_SIDES})(?i: speaker| debater)?"
_PLACE = re.compile(
    rf"(?P<role>{_HAN_PLACE})[ ·•・:：—-]*(?P<name>\S.{{1,11}})"
    rf"|(?P<side>{_LATIN_PLACE}),? (?P<latin>[A-Z].{{2,30}})"
)
_BRACKETS = "()（）"
_FEWEST = 2
_WHOLE = 0.6


def with_debaters(looking: list[LabelledLine]) -> tuple[list[LabelledLine], frozenset[str]]:
    """The lines with who speaks for a side in a debate, and the names of these and of who is in the chair."""
    own = {place: label for place, line, one in looking if not line.mark and (label := _debater(one))}
    if len({label.names for label in own.values()}) < _FEWEST:
        return looking, frozenset()
    talks = [_talk(one) for one in looking if one[0] in own]
    if sum(talk.filled and talk.whole for talk in talks) < _WHOLE * len(talks):
        return looking, frozenset()
    found = [(place, line, own.get(place, label)) for place, line, label in looking]
    heard = {name for label in own.values() for name in label.names}
    heard |= {one[2].names[0] for one in found if _is_in_chair(one) and _talk(one).whole}
    return found, frozenset(heard)


def _talk(one: LabelledLine) -> Talk:
    _, line, label = one
    return talk_of(line.text[label.rest_at :])


def _is_in_chair(one: LabelledLine) -> bool:
    _, line, label = one
    voice = label.voices[0] if len(label.voices) == 1 else None
    is_role = voice is not None and voice.kind is VoiceKind.ROLE and voice.name == label.key
    return is_role and label.form is Form.COLON and not line.mark


def _debater(label: Label) -> Label | None:
    """The label with the name behind a side and a place as who speaks, and these as the role."""
    found = _PLACE.fullmatch(label.key) if label.form is Form.COLON else None
    if found is None:
        return None
    name = (found["name"] or found["latin"]).strip(_BRACKETS + " ")
    if not is_name(name):
        return None
    role = found["role"] or found["side"]
    return label.naming(label.key, (Voice(VoiceKind.NAME, name, label.key, None, role, bracketed=True),))
