"""Hotlines: citizens who ask once each, and the offices that answer them with a greeting.

``市民刘女士：小区电梯坏了。`` over ``市住建局：您好，已责令物业修复。``: no name comes twice, and still
somebody answers.
"""

from __future__ import annotations

from itertools import pairwise

from annotator.detect.lines.page import Page
from annotator.detect.words.label_forms import Form, Label
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.text.lexicons import ending

_GREETS = ("您好", "你好", "尊敬的", "感谢您", "感謝您")
_FEWEST, _LONGEST = 2, 16


def hotline_labels(page: Page) -> dict[int, Label]:
    """The labels of citizens and of offices that greet them, by their places; none where they are few."""
    if not page.has(_answers):
        return {}
    plain = [one for one in page.labels() if one[2].form is Form.COLON and not one[1].mark]
    told: dict[int, Label] = {}
    for (place, _, asks), (below, line, answers) in pairwise(plain):
        greets = line.text[answers.rest_at :].startswith(_GREETS) and _is_body(answers.key)
        if greets and asks.is_certain and not _is_body(asks.key):
            told[place] = asks
            told[below] = answers.naming(answers.key, (Voice(VoiceKind.NAME, answers.key, answers.key),))
    return told if len(told) >= 2 * _FEWEST else {}


def _answers(text: str) -> bool:
    """Whether a greeting stands behind a colon near the beginning of a line."""
    head = text.replace(":", "：")[: 2 * _LONGEST].partition("：")
    return head[2].lstrip().startswith(_GREETS)


def _is_body(key: str) -> bool:
    """Whether a key is a public body or a company."""
    return len(key) <= _LONGEST and bool(ending(key, "organisation_endings")) and not key.isascii()
