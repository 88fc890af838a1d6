"""Labels over and under a talk that are no turns: its title, who takes part, readers' notes.

``罗衡：船比人长命`` over the talk is its title; ``🎙 罗衡：修船人`` tells who that is; and who writes under
``精选留言`` was not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotator.detect.labels.hearing import UNLIKE, Candidate
from annotator.detect.labels.no_labels import ROSTER
from annotator.detect.labels.people_lists import STOPS
from annotator.detect.lines.page import Page, width
from annotator.detect.words.accounts import signless
from annotator.detect.words.label_forms import Form
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import VoiceKind
from annotator.text.lexicons import phrases

Refused = tuple[Candidate, str]

_FEWEST = 3
_MOSTLY = 0.8
_WIDEST = 40
_WIDEST_HEAD = 24
_MOST = 400
"""So many lines at the end of a page are looked at for notes of readers."""


def without_front_and_foot(
    page: Page, accepted: Sequence[Candidate], refused: Sequence[Refused]
) -> tuple[list[Candidate], list[Refused]]:
    """The labels without those over and under the talk, and what is refused."""
    dropped = {c.place: ROSTER for c in _rosters(accepted)}
    rest = [c for c in accepted if c.place not in dropped]
    if rest and _is_title(page, rest):
        dropped[rest[0].place] = UNLIKE
        rest = rest[1:]
    dropped |= {c.place: UNLIKE for c in _notes(page, rest)}
    if not dropped:
        return list(accepted), list(refused)
    found = [(c, dropped[c.place]) for c in accepted if c.place in dropped]
    both = sorted([*refused, *found], key=lambda one: one[0].place)
    return [c for c in accepted if c.place not in dropped], both


def _rest(candidate: Candidate) -> str:
    return candidate.line.text[candidate.label.rest_at :].rstrip()


def _rosters(accepted: Sequence[Candidate]) -> list[Candidate]:
    """The labels over the talk behind a sign that those who speak do not have there."""
    above: list[Candidate] = []
    for c in accepted:
        words = _rest(c)
        key = c.label.key
        if signless(key) == key or not words or words[-1] in STOPS or talk_of(words).spoken:
            break
        above.append(c)
    heard = {c.label.key for c in accepted[len(above) :]}
    return above if above and all(signless(c.label.key) in heard for c in above) else []


def _is_title(page: Page, accepted: Sequence[Candidate]) -> bool:
    """Whether the first line of a page is no turn: what somebody said once, without a stop, stands apart."""
    first, *rest = accepted
    label, words = first.label, _rest(first)
    is_head = all(not page.is_free(i) for i in range(first.place)) and label.form is Form.COLON
    if (
        not is_head
        or label.voices[0].kind is not VoiceKind.NAME
        or first.talk.asks
        or label.stamp is not None
    ):
        return False
    if not words or words[-1] in STOPS or width(words) > _WIDEST or len(rest) < _FEWEST:
        return False
    below = page.lines[first.place + 1]
    if not below.gap and any(c.place == first.place + 1 for c in rest):
        return False
    closed = sum(_is_closed(page, c) for c in rest)
    return any(c.names == first.names for c in rest) and closed >= _MOSTLY * len(rest)


def _is_closed(page: Page, candidate: Candidate) -> bool:
    """Whether the words behind a label end with a stop."""
    words = _rest(candidate)
    below = candidate.place + 1
    if not words and below < len(page.lines):
        words = page.lines[below].text
    return words[-1:] in STOPS


def _notes(page: Page, accepted: Sequence[Candidate]) -> list[Candidate]:
    """The labels under a head of readers' notes, where none of them was heard above it."""
    if not accepted:
        return []
    first = max(accepted[0].place, len(page.lines) - _MOST)
    head = next((i for i in range(first, len(page.lines)) if _heads_notes(page.lines[i].text)), None)
    if head is None:
        return []
    above = {name for c in accepted if c.place < head for name in c.names}
    below = [c for c in accepted if c.place > head]
    is_apart = len(above) > 1 and all(above.isdisjoint(c.names) for c in below)
    return below if is_apart else []


def _heads_notes(text: str) -> bool:
    return width(text) <= _WIDEST_HEAD and text.strip("【】#* :：") in phrases("reader_notes")
