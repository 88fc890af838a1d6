"""Viewpoints: what an editor puts over somebody's words under the same name (``王某：钱要花在刀刃上``)."""

from __future__ import annotations

from itertools import pairwise

from annotator.detect.headings.marked import QUESTION_DEPTH, Heading
from annotator.detect.lines.page import Line, Page, width
from annotator.detect.words.label_forms import Form, Label
from annotator.detect.words.talk import talk_of

_LEAST = 2
_NARROWEST, _WIDEST = 8, 60
_STOPS = "。！？!?.…；;，,：:"


def viewpoints(page: Page) -> dict[int, Heading]:
    """The lines, with their places, that a name opens right over the words of the same person.

    Only where two or more stand so, and hardly another label is before words without a stop.
    """
    labelled = [one for one in page.labels() if _is_certain(one[2])]
    found: dict[int, Heading] = {}
    open_ended = 0
    for (i, line, label), (k, other, following) in pairwise(labelled):
        if not _is_open(line, label):
            continue
        open_ended += 1
        is_said = not _is_open(other, following) and len(other.text) > len(line.text)
        if k == i + 1 and label.names == following.names and is_said:
            found[i] = Heading(line.text, QUESTION_DEPTH)
    return found if len(found) >= _LEAST and 2 * len(found) > open_ended else {}


def _is_certain(label: Label) -> bool:
    """Whether somebody's name stands before a colon, and no time with it."""
    is_plain = label.form is Form.COLON and label.stamp is None
    return is_plain and bool(label.voices) and label.is_certain


def _is_open(line: Line, label: Label) -> bool:
    """Whether the words behind a label are a few without a stop, as a heading's are."""
    words = line.text[label.rest_at :].strip('“”"「」 ')
    if not words or words[-1] in _STOPS or not _NARROWEST <= width(words) <= _WIDEST:
        return False
    return not talk_of(words).asks
