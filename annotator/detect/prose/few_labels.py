"""Whether the few labels of a text are but lines of a report: its line-ups, prices, prize lists, footers.

``雾江队（4-2-3-1）：12-毛志；…`` and ``最佳短片（奖金八万元）：《桥下》`` have the form of labels, and nobody
talks in them, while the text around tells in sentences who says what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.detect.lines.page import Page
from annotator.detect.prose.sayings import masked
from annotator.detect.words.openings import TurnOpening
from annotator.detect.words.talk import talk_of
from annotator.domain.speaker import Evidence

_FEW = 8
_VERY_FEW = 4
_FEWEST_BESIDE = 3
_SELDOM_SPOKEN = 0.15
_FEWEST_TOLD = 2
_AS_SENTENCES = 3
_OPENING_QUOTES = frozenset("“\"「『‘'")
_SPEAKING = re.compile(r"[我你您妳咱俺](?![国國县縣市省区區校])|\b(?:I|[Yy]ou|[Mm]y|[Yy]our)\b")
_STOPS = frozenset("。！？!?.…")


def may_be_of_report(page: Page, turns: Sequence[TurnOpening]) -> bool:
    """Whether labels alone open turns, few of them, and nobody talks as one who is there."""
    if not 0 < len(turns) <= _FEW or any(t.evidence is not Evidence.LABEL or t.ms is not None for t in turns):
        return False
    return not any(_is_talk(_words(page, turn)) for turn in turns)


def is_told_around(page: Page, turns: Sequence[TurnOpening], told: Sequence[TurnOpening]) -> bool:
    """Whether the turns ``told`` in sentences beside the lines of the labels make a report of the text.

    Where whole sentences follow the labels, as in minutes, that takes many more of them.
    """
    labelled = {page.line_at(turn.start) for turn in turns}
    beside = sum(page.line_at(turn.start) not in labelled for turn in told)
    least = len(turns) * (_AS_SENTENCES if any(_words(page, t)[-1:] in _STOPS for t in turns) else 1)
    return beside >= _FEWEST_TOLD and beside > least


def may_stand_in_report(page: Page, turns: Sequence[TurnOpening]) -> bool:
    """Whether a few labels, under which somebody talks, may stand in a text that somebody else tells.

    So it is with a box of question and answer or the voices of readers under a report: outside of
    quotations hardly any other paragraph says I or you, as those of a long speech do.
    """
    if not 0 < len(turns) <= _VERY_FEW:
        return False
    if any(t.evidence is not Evidence.LABEL or t.ms is not None or t.end is not None for t in turns):
        return False
    told = [line.text for _, line in page.free() if line.text[-1] in _STOPS or line.text[-1] in "”」"]
    spoken = sum(_SPEAKING.search(masked(text)) is not None for text in told)
    return len(told) > 2 * len(turns) and spoken <= _SELDOM_SPOKEN * len(told)


def is_told_beside(turns: Sequence[TurnOpening], told: Sequence[TurnOpening]) -> bool:
    """Whether turns told in sentences are so many that the few labels beside them are but a part of it.

    The text begins as a report does: under the first label of a talk all may be said by one of its people.
    """
    first = min(turn.start for turn in turns)
    before = sum(turn.start < first for turn in told)
    return len(told) >= max(_FEWEST_BESIDE, 2 * len(turns)) and before >= _FEWEST_TOLD


def _words(page: Page, turn: TurnOpening) -> str:
    """What stands behind a label on its line, or on the first line under it."""
    return page.text[turn.text_start : page.lines[page.line_at(turn.text_start)].text_end].strip()


def _is_talk(words: str) -> bool:
    """Whether words are said by somebody who is there, and not quoted behind the colon."""
    return words[:1] not in _OPENING_QUOTES and talk_of(words).spoken
