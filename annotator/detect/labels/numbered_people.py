"""People who are called by a number or a letter alone and answer one another (``1号：``, ``A桌：``).

So are days, beds, parts and the groups of an experiment. People come again, in no order, and what stands
behind their numbers sounds like talk; days and parts are counted on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from annotator.detect.lines.page import LabelledLine
from annotator.detect.words.label_forms import Form
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import Voice, VoiceKind

_GROUP = "组組队隊桌班方排"
_COUNTED = re.compile(
    rf"(?P<number>\d{{1,3}})[号號]|(?P<letter>[A-Za-z甲乙丙丁戊己])[{_GROUP}]|第(?P<han>[一二三四五六七八九十])[{_GROUP}]"
)
_SIGNS = "号號" + _GROUP
_HAN = "一二三四五六七八九十"
_FEWEST, _SPOKEN, _DESCENTS = 3, 0.6, 4


def with_numbered_people(looking: list[LabelledLine]) -> tuple[list[LabelledLine], frozenset[str]]:
    """The lines with a number for a person where people are called so, and the keys that are people."""
    own = [one for one in looking if _is_number(one)]
    if not own or not (_answer_one_another(own) or _answers_others(looking, own)):
        return looking, frozenset()
    keys = frozenset(label.key for _, _, label in own)
    return [_seated(one) if one[2].key in keys else one for one in looking], keys


def _is_number(one: LabelledLine) -> bool:
    _, line, label = one
    key = label.key
    is_like = label.form is Form.COLON and not line.mark and key[-1] in _SIGNS
    return is_like and _COUNTED.fullmatch(key) is not None


def _order(key: str) -> int:
    """At what place a number or a letter stands among its like."""
    found = _COUNTED.fullmatch(key)
    if found is None:
        return 0
    if found["number"]:
        return int(found["number"])
    return ord(found["letter"]) if found["letter"] else _HAN.index(found["han"])


def _answer_one_another(own: Sequence[LabelledLine]) -> bool:
    """Whether several come again in no order, and talk."""
    keys = [label.key for _, _, label in own]
    if len(keys) < _FEWEST or len(set(keys)) < 2 or len(set(keys)) == len(keys):
        return False
    descents = sum(_order(there) < _order(here) for here, there in pairwise(keys))
    return descents * _DESCENTS >= len(keys) - 1 and _sound_like_talk(own)


def _answers_others(looking: Sequence[LabelledLine], own: Sequence[LabelledLine]) -> bool:
    """Whether the only one who is called so comes again, each time after somebody else was heard."""
    if len({label.key for _, _, label in own}) > 1 or len(own) < 2:
        return False
    places = {place for place, _, _ in own}
    heard = [place in places for place, _, label in looking if place in places or label.is_certain]
    return not any(here and there for here, there in pairwise(heard)) and _sound_like_talk(own)


def _sound_like_talk(own: Sequence[LabelledLine]) -> bool:
    spoken = sum(talk_of(line.text[label.rest_at :]).spoken for _, line, label in own)
    return spoken >= _SPOKEN * len(own)


def _seated(one: LabelledLine) -> LabelledLine:
    place, line, label = one
    return place, line, label.naming(label.key, (Voice(VoiceKind.SEAT, label.key, label.key),))
