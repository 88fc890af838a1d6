"""Sayings without a verb of saying: phrases that give words to somebody (用某某的话说, 这是某某的看法).

``按照某某的说法`` and ``用某某的话说`` also cite those who are not there; they say something only in a text
in which they speak elsewhere too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annotator.text.lexicons import alternatives

_REACH = 80
_WHO = "(?P<who>[^，,。；;：:？！“”「」]{2,36}?)"
_AHEAD = re.compile("(?:[^，,。；;：:“”「」]{1,14}[，,]){0,2}")


class Framed(NamedTuple):
    """A phrase that gives words to whoever stands at the end of ``who``, in places of the sentence."""

    who: str
    start: int
    end: int
    is_cited: bool


@cache
def _stances() -> str:
    """Nouns for what somebody thinks or says."""
    return alternatives("stance_nouns")


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(
        f"(?:按照?|依照?|照|据|據|用|以|套用|借用){_WHO}(?:自己|本人|[后後]来|後來|当时|當時|常说|一贯|一貫)?"
        f"(?:的[原]?[话話](?:来|來)?[说說讲講](?:就是)?|的(?:{_stances()})|之[见見]|所[说說述言知见見])[，,：:]"
    )


@cache
def _pointing() -> re.Pattern[str]:
    """What points back to a quotation and says whose it is."""
    given = (
        "(?:对[^，,。]{1,24}?|[给給]出?|[给給][记記]者|心中|眼中|心里|心裡|最大|最初|共同|一直以[来來]|如今)*"
    )
    return re.compile(
        f"(?:[这這此]|以上|上述)[，,]?(?:就|便|正|也|既|都|大概|或许){{0,2}}(?:是|[为為])(?:来自|來自|出自)?{_WHO}{given}"
        f"的[^，,。的]{{0,8}}?(?:{_stances()}|原[话話]|心里[话話]|心裡話|大[实實][话話])(?:[，,。]|$|和|与|也)"
        f"|(?:[说說讲講]|[说說][出起]|道出|[写寫]下|喊出)[这這](?:番|句|些|段)?[话話]的(?:人)?(?:是|叫|名叫)"
        f"(?P<last>[^，,。；;]{{2,30}})"
        f"|[这這](?:番|句|些|段)?[话話]?(?:出自|[来來]自){_WHO.replace('who', 'mouth')}(?:之口|[，,。]|$)"
    )


def framed_in(sentence: str, at: int) -> Iterator[Framed]:
    """The phrases at the head of a sentence, behind the quotation that ends ``at``."""
    head = sentence[: at + _REACH]
    ahead = _AHEAD.match(head, at)
    for start in (at, ahead.end() if ahead else at):
        cited = _cited().match(head, start)
        if cited:
            yield Framed(cited["who"], start, cited.end(), is_cited=True)
            return
    pointing = _pointing().match(head, at)
    if pointing:
        who = pointing["who"] or pointing["last"] or pointing["mouth"]
        yield Framed(who, at, pointing.end(), is_cited=False)
