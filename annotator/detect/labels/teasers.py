"""Teasers: who says what, in a list of bullets over the talk, before anybody speaks."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.detect.labels.hearing import ITEM, Candidate
from annotator.detect.lines.page import Page
from annotator.detect.words.label_forms import Form
from annotator.domain.transcript import AsideKind, SegmentKind

Refused = tuple[Candidate, str]

_FEWEST = 2
_MOSTLY = 0.8


def without_teasers(
    page: Page, accepted: Sequence[Candidate], refused: Sequence[Refused]
) -> tuple[list[Candidate], list[Refused]]:
    """The labels without those in bullets over the first that has none, where nearly all others have none.

    Claims the lines of the lists in which they stand.
    """
    above = 0
    while above < len(accepted) and _is_listed(accepted[above]):
        above += 1
    rest = accepted[above:]
    plain = sum(not c.line.mark for c in rest)
    if not above or plain < _FEWEST or plain < _MOSTLY * len(rest):
        return list(accepted), list(refused)
    if not {name for c in accepted[:above] for name in c.names} <= {name for c in rest for name in c.names}:
        return list(accepted), list(refused)
    listed = [(c, ITEM) for c in accepted[:above]]
    for candidate, _ in listed:
        _dismiss_list(page, candidate.place, rest[0].place)
    return list(rest), sorted([*refused, *listed], key=lambda one: one[0].place)


def _is_listed(candidate: Candidate) -> bool:
    """Whether a label stands behind a bullet; behind a number it may be a question."""
    sign = candidate.line.text[: candidate.line.mark]
    return bool(sign) and not any(map(str.isdecimal, sign)) and candidate.label.form is not Form.STOP


def _dismiss_list(page: Page, place: int, stop: int) -> None:
    """Say of all items of the list in which a line stands that they are a teaser."""
    first = last = place
    while first and page.lines[first - 1].mark and page.lines[first].gap == 0:
        first -= 1
    while last + 1 < stop and page.lines[last + 1].mark and page.lines[last + 1].gap == 0:
        last += 1
    for i in range(first, last + 1):
        if page.is_free(i):
            page.dismiss(i, AsideKind.TEASER, SegmentKind.NOISE)
