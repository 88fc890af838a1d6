"""How somebody speaks, as it stands in a bracket behind the name (``笑着说``, ``齐声``, ``in unison``)."""

from __future__ import annotations

import re

from annotator.detect.words.latin_names import hyphened
from annotator.text.lexicons import folded

_MANNER = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:[着著地][\u4e00-\u9fff]{0,2}[说道问答笑讲喊說問講]|着)"
    r"|[\u4e00-\u9fff]{0,4}(?:[大微苦冷狂偷暗傻]?笑|[叹嘆][气氣]|[点點摇搖低]头|[點搖低]頭|哽咽|沉默|停[顿頓]|咳嗽|[低小大高轻][声聲]|插[话話]"
    r"|打[断斷]|[举舉]手|抢[话答]|激[动動]|[流落]泪|拍手|鼓掌|起身|站起来?|转身|皱眉|耸肩|思[索考]|迟疑|[犹猶]豫)(?:[说道状了說道狀])?"
)
_PRONOUNS = re.compile(
    r"(?:she|he|they|ze|xe)(?: ?/ ?(?:her|hers|him|his|he|she|they|them|theirs|any)){1,2}", re.IGNORECASE
)
"""By which pronouns somebody goes, as the services of meetings print it (``she/her``)."""
_HAS_HAN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003134f]")


def is_manner(text: str) -> bool:
    """Whether a bracket says how somebody speaks, takes part or goes by, or is heard from afar."""
    if text[-1:].isascii() and "/" in text and _PRONOUNS.fullmatch(text):
        return True
    is_standing = hyphened(text) in folded("standings_in_meetings")
    return is_standing or _is_direction(text) or _MANNER.fullmatch(text) is not None


def without_direction(key: str) -> str:
    """A key without what it says of the voice: off the screen, over it, aside (``阿强 OS``)."""
    name, _, behind = key.rpartition(" ")
    is_long = len(name) > 1 and len(behind) > 1
    return name.rstrip() if is_long and _HAS_HAN.search(name) and _is_direction(behind) else key


def _is_direction(text: str) -> bool:
    words_of = hyphened(text.replace(".", ""))
    return words_of in folded("stage_directions") or words_of in folded("voice_directions")
