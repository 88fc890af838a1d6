"""What a name's neighbours say of the person: posts, callings, the body where somebody holds them."""

from __future__ import annotations

import re

from annotator.detect.words.voices import Voice, VoiceKind
from annotator.text.lexicons import beginning, ending

_ORDER = re.compile(r"(?:第[一二三四五六七八九十\d]+[位名个]|首位|另一位|一位|一名|来自|來自)")
_BEFORE_PLACE = re.compile("^(?:时任|现任|现|曾任|正如|如|据|據|在|由|来自|來自|原|前|该|該|我国|我國)+")
_LONGEST_COMPOSED = 14
_CLAUSE_END = re.compile(r"[，,。；;：:”」]")


_COMPOSED = re.compile(
    "(?:首席|总|總|副总|副總|执行|執行|高级|高級|资深|資深|[一二三四]级|[一二三四]級|特级|特級|专职|專職|助理|代理|名誉|名譽|荣誉|榮譽)"
    "[\u4e00-\u9fff]{1,8}[官师師长長员員家工]$"
)


def composed_post(described: str) -> str:
    """The post with which words end that is composed of a rank and an office (``首席质量官``), or nothing."""
    found = _COMPOSED.search(described[-_LONGEST_COMPOSED:])
    return found[0] if found else ""


def voice_of(name: str, described: str, after_title: str) -> Voice:
    """The voice of a name with what stands around it."""
    order = _ORDER.match(described)
    described = described[order.end() :] if order else described
    title = ending(described, "titles") or composed_post(described)
    role, affiliation = posts_in(described) if title else ("", described)
    if not title and (calling := ending(described, "people_words")):
        role, affiliation = calling, ""
    known_place = affiliation if title or ending(affiliation, "organisation_endings") else ""
    role = "、".join(part for part in (role, after_title) if part)
    return Voice(VoiceKind.NAME, name, name + after_title, known_place or None, role or None)


def posts_in(described: str) -> tuple[str, str]:
    """The posts and the affiliations of ``某大学副教授、某研究院院长``."""
    titles, places = [], []
    for piece in re.split("、|兼任?", described):
        title = ending(piece, "titles") or composed_post(piece)
        place = piece[: len(piece) - len(title)]
        guest = beginning(place, "roles")
        place = place[len(guest) :] if len(guest) > 2 else place
        place = re.split("[的■]", place)[-1].strip(" ")
        while len(lead := beginning(place, "adverbs")) > 1:
            place = place[len(lead) :]
        place = _BEFORE_PLACE.sub("", place)
        if title:
            titles.append(title)
        if 1 < len(place) <= 60:
            places.append(place)
    return "、".join(titles), "、".join(places)


def last_clause(rest: str) -> str:
    """The words after the last comma, stop or closing quotation mark, without blanks around them."""
    return _CLAUSE_END.split(rest)[-1].strip()
