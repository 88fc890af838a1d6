"""Whether what follows a label sounds like somebody talking, or like the value of a field."""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_SPOKEN = re.compile(
    r"我|你|您|咱|俺|吗|呢|吧|啊|嗯|呀|哦|嘛|啦|哈|嗎|妳|\?|？|!|！|谢谢|謝謝|多謝|多谢|请[问問各教]|請[问問各教]"
    r"|对的?[，。！]|好的?[，。！]|行的?[，。！]|是的?[，。！]|没错|沒錯|大家|各位"
)
_SPOKEN_LATIN = re.compile(
    r"\b(?:I|me|my|you|your|we|us|our|yes|yeah|yep|no|nope|okay|ok|well|thanks?|please|hello|hi|oh|um|uh|right|sure|let's)\b",
    re.IGNORECASE,
)
_BRIEF = re.compile(
    r"收到|明白|完毕|完畢|怎么|怎麼|怎样|怎樣|什么|什麼|如何|多少|几[点个号人]|幾[點個號人]|哪[里儿个]|马上|馬上|了[。！~]?$"
)
_BRIEF_LATIN = re.compile(
    r"\b(?:copy|roger|stand by|en route|on scene|on (?:my|the|our) way|eta|affirmative|negative|10-4)\b"
    r"|\bover[.!]?$",
    re.IGNORECASE,
)
"""What people say who are short of time: to one another, and to nobody else."""
_HAS_LATIN = re.compile("[A-Za-z\u0130\u0131\u017f\u212a]|10-4")
"""Without one of these, nothing is said in Latin letters of either case."""
_ASKS = re.compile(r"[?？吗呢嗎]")
_ADDRESS = re.compile(r"://\S*|</?v\b[^<>]{0,40}>")
_TO_FILL_IN = re.compile(r"(?=.*[_＿(（])[\s_＿.。…()（）]*")
"""Room for an answer on a paper of questions."""
_GREETING = re.compile(
    r"[嗯呃唔欸诶]|大家好|各位\S{0,8}好|(?:hello|hi|hey)(?: everyone| everybody| guys|[,，!])"
    r"|.*[\U0001f600-\U0001f64f]\s*$",
    re.IGNORECASE,
)
_SENTENCE_ENDS = '。！？!?…”」』."）)'
_LONG = 60
_SPOKEN_LEAST, _WHOLE_LEAST, _BRIEF_TIMED = 0.1, 0.5, 0.25


class Talk(NamedTuple):
    """How the words after a label sound.

    ``filled``: there are any. ``spoken``: somebody says I or you, asks or answers. ``whole``: they
    are a sentence rather than a value. ``asks``: somebody asks. ``brief``: they sound like what is
    said over the radio, which proves little where no times stand in the labels.
    """

    filled: bool = False
    spoken: bool = False
    asks: bool = False
    whole: bool = False
    brief: bool = False


def is_greeting(line: str) -> bool:
    """Whether a line begins as a talk does, or ends with the face that a recogniser writes behind one."""
    return _GREETING.match(line) is not None


@lru_cache(maxsize=4096)
def talk_of(text: str) -> Talk:
    """How the words after one label sound."""
    words = (_ADDRESS.sub("", text) if "://" in text or "<" in text else text).strip()
    first = words.partition("\n")[0].rstrip()
    if not words or (words[0] in "_＿(（.…" and _TO_FILL_IN.fullmatch(first)):
        return Talk()
    whole = words[-1] in _SENTENCE_ENDS or first[-1] in _SENTENCE_ENDS or len(words) >= _LONG
    asks = _ASKS.search(words) is not None
    is_latin = _HAS_LATIN.search(words) is not None
    spoken = asks or _sounds(words, _SPOKEN, _SPOKEN_LATIN if is_latin else None)
    brief = spoken or _sounds(first, _BRIEF, _BRIEF_LATIN if is_latin else None)
    return Talk(True, spoken, asks, whole, brief)


def _sounds(words: str, chinese: re.Pattern[str], latin: re.Pattern[str] | None) -> bool:
    return chinese.search(words) is not None or (latin is not None and latin.search(words) is not None)


@dataclass(frozen=True, slots=True)
class Tone:
    """How many labels there are; the shares with words, with talk, with sentences and with brief talk."""

    count: int
    filled: float
    spoken: float
    whole: float
    brief: float

    def is_talk(self, *, timed: bool) -> bool:
        """Whether it is that of talk under labels that are such by their form, all ``timed`` perhaps."""
        if timed and self.brief >= _BRIEF_TIMED:
            return True  # nobody lists fields with times
        return self.spoken >= _SPOKEN_LEAST or self.whole >= _WHOLE_LEAST


def tone_of(talks: Sequence[Talk]) -> Tone:
    """How the words after many labels sound together; shares are of the labels with words."""
    count = len(talks)
    filled = sum(talk.filled for talk in talks)
    return Tone(
        count,
        filled / count if count else 0.0,
        sum(talk.spoken for talk in talks) / filled if filled else 0.0,
        sum(talk.whole for talk in talks) / filled if filled else 0.0,
        sum(talk.brief for talk in talks) / filled if filled else 0.0,
    )


_AGAIN, _CHANGES = 0.6, 0.5


def take_turns(who: Sequence[Hashable]) -> bool:
    """Whether most who speak, in the order of a text, come again, and one speaks after the other."""
    again = sum(count for count in Counter(who).values() if count > 1)
    changes = sum(map(operator.ne, who, who[1:]))
    return again >= _AGAIN * len(who) and changes >= _CHANGES * (len(who) - 1)
