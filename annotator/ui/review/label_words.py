"""The words of a line that would be its label, were it one: what the user most likely means by “this”."""

from __future__ import annotations

import re

from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import voice_of

_LIST_MARK = re.compile(r"(?:[-*+•·>#]+\s+|\d{1,3}[.、)）]\s*)+")
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?"
_TIMES = rf"{_CLOCK}(?:\s*(?:-+>?|—|~|至|–)\s*{_CLOCK})?"
_TIME_BEFORE = re.compile(rf"[\[(（【#]?\s*{_TIMES}\s*[\])）】#]?\s*")
_TIME_AFTER = re.compile(rf"\s*[\[(（【]?\s*{_TIMES}\s*[\])）】]?\s*$")
_BRACKETED = (
    re.compile(r"【([^【】]{1,40})】"),
    re.compile(r"\[([^\[\]]{1,40})\]"),
    re.compile(r"\*\*([^*]{1,40}?)[:：]?\*\*"),
    re.compile(r"([“\"「『][^“”\"「」『』]{1,20}[”\"」』])(?=\s*[:：])"),
)
_BESIDE = re.compile(r"(.+?)\s*[(（\[【][^()（）\[\]【】]*[)）\]】]$")
_SET_OFF = re.compile(r"\t|[ \u00a0\u3000]{2,}")
"""What stands between a name and speech where no sign does: a tab, or more than one blank."""
_REACH = 90
_LONGEST_ALONE = 24
_SENTENCE = re.compile(r"[。！？!?；;…“”]")
_LONGEST_NICKNAME = 4
_STOPS = re.compile(r"[，。！？；,!?;…]")


def label_words(line: str) -> str:
    """The words in front of the colon, in the brackets or alone on the line; empty where there are none.

    Marks of lists, times and what stands in brackets behind the name are left out.
    """
    text = line.strip()
    text = text[_end_of(_LIST_MARK, text) :]
    text = text[_end_of(_TIME_BEFORE, text) :]
    for pattern in _BRACKETED:
        found = pattern.match(text)
        if found:
            return _bare(found.group(1))
    colon = _colon(text)
    if colon > 0:
        return "" if _SENTENCE.search(text[:colon]) else _bare(text[:colon])
    alone = _bare(_SET_OFF.split(text, maxsplit=1)[0])
    if not 0 < len(alone) <= _LONGEST_ALONE or _STOPS.search(alone):
        return ""
    return alone if alone != text or _may_name(alone) else ""


def _may_name(words: str) -> bool:
    """Whether all of a line may be a name: it is one, or as short as nicknames and nothing one says."""
    voice = voice_of(words)
    if voice is not None and voice.is_certain:
        return True
    return len(words) <= _LONGEST_NICKNAME and not talk_of(f"{words}。").spoken


def _end_of(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _colon(text: str) -> int:
    """The first colon that stands in no clock time and not in a bracket; -1 where there is none."""
    depth = 0
    for i, c in enumerate(text[: _REACH + 1]):
        depth += (c in "(（[【") - (c in ")）]】")
        in_time = text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit()
        if c in ":：" and depth <= 0 and not in_time:
            return i
    return -1


def _bare(words: str) -> str:
    words = _TIME_AFTER.sub("", words.strip().strip("*_ ")).strip()
    beside = _BESIDE.fullmatch(words)
    return (beside.group(1) if beside else words).strip("*_ ：:")
