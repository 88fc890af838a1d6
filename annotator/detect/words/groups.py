"""Groups that speak together: those of a room or of a workshop, called by a letter or a number."""

from __future__ import annotations

import re
from functools import lru_cache

from annotator.detect.words.voices import Voice, VoiceKind

_LONGEST = 60
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_CALLED = (
    r"(?:(?:Table|Group|Team|Circle|Bench|Pod|Cluster|Breakout(?: [Rr]oom| [Gg]roup)?"
    r"|(?:Small|Working|Discussion|Focus) [Gg]roup)"
    r" (?:#?\d{1,2}|[A-Z]|One|Two|Three|Four|Five|Six|Seven|Eight))"
    rf"|第\s?{_NUMBER}\s?(?:小组|小組|[组組桌队隊])|(?:[A-Z甲乙丙丁戊己]|\d{{1,2}}[号號]?)\s?(?:小组|小組|[组組桌])"
    rf"|(?:小组|小組|分组|分組|讨论组|討論組)\s?(?:[A-Z]|{_NUMBER})"
)
_MANNERS = (
    r"(?:[Ss]ummary|[Ww]rap-up|[Ff]eedback|[Rr]eport|[Aa]ddition|[Aa]dded|[Rr]eply|[Rr]esponse"
    r"|总结|總結|小结|小結|补充|補充|回应|回應|汇报|匯報|反馈|反饋)"
)
_GROUP = re.compile(
    rf"(?:{_MANNERS}(?: (?:by|from|of))?\s?[-–—:：·|]?\s*)?(?P<group>{_CALLED})"
    rf"(?:\s?[(（](?P<inside>[^()（）]{{1,40}})[)）]|[ ,，-]+{_MANNERS}|{_MANNERS})?\s?[:：]?"
)
_MANNER = re.compile(_MANNERS)


@lru_cache(maxsize=4096)
def group_of(text: str) -> Voice | None:
    """The group that a line or a heading names alone (``Table A (north side):``, ``小结 - 第二组``)."""
    found = _GROUP.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    inside = found["inside"]
    beside = None if inside is None or _MANNER.fullmatch(inside) else inside.strip()
    return Voice(VoiceKind.SEAT, found["group"], text.rstrip(":： "), beside, bracketed=beside is not None)
