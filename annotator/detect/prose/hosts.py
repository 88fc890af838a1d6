"""The host of an event, whom a report names once and then calls 主持人."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotator.detect.prose.introductions import people_in
from annotator.detect.words.voices import Voice

_HOSTED = re.compile(
    "主持人?(?:为|為|是|由|：)[^，。；]{2,40}|由[^，。；]{2,60}?(?:主持|担任[^，。；]{0,8}主持人?|擔任[^，。；]{0,8}主持人?)|[^，。；]{2,40}主持(?:了|本次|本場|本场|此次|这次|這次|会议|會議|座谈|座談|论坛|論壇|活动|活動|研讨|研討)"
)
_HOSTING = "主持"
"""What every such phrase has."""
_AROUND = re.compile("^主持人?(?:为|為|是|由|：)|^由|(?:主持|担任|擔任).*$")
_CALLED = re.compile("(?:主持人|主持者|司仪|司儀)")


def host_of(sentences: Iterable[str]) -> Voice | None:
    """The one person who is said to have led the event; none where it is nobody or several."""
    hosts = {}
    for sentence in sentences:
        for told in _HOSTED.finditer(sentence) if _HOSTING in sentence else ():
            people = people_in(_AROUND.sub("", told[0]))
            hosts.update({voice.name: voice for voice in people[-1:]})
    return next(iter(hosts.values())) if len(hosts) == 1 else None


def calls_host(clause: str) -> bool:
    """Whether the words up to a verb of saying call the sayer the host."""
    return _CALLED.search(clause) is not None
