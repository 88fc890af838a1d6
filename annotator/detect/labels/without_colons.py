"""Labels whose colon was left out once, in a text that has one behind all others: ``栾青　后来水退了。``

So begins a sentence about somebody as well; a wide blank behind a Chinese name, or initials before a
capital, between the turns of others, stand in no sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from annotator.detect.labels.hearing import Candidate
from annotator.detect.labels.people_lists import STOPS
from annotator.detect.lines.page import Line, Page
from annotator.detect.words.clocks import stamp_before
from annotator.detect.words.label_forms import Form, label_of
from annotator.detect.words.talk import Talk

_FEWEST, _AGAIN = 6, 2
_MOSTLY = 0.9
_RARELY = 5
"""Of so many labels one may go without a colon."""
_INITIALS = re.compile("[A-Z]{2,4}")
_BLANKS = re.compile(r"[ \t\u3000]+")


def with_colonless(page: Page, accepted: list[Candidate]) -> list[Candidate]:
    """The labels with those known from elsewhere in the text that have no colon here."""
    plain = [c for c in accepted if c.label.form is Form.COLON and not c.line.mark]
    if len(plain) < _FEWEST or len(plain) < _MOSTLY * len(accepted):
        return accepted
    counts = Counter(c.label.key for c in plain)
    people = {c.label.key: c for c in plain if counts[c.label.key] >= _AGAIN}
    sizes = sorted({len(key) for key in people}, reverse=True)
    firsts = {key[0] for key in people}
    places = [c.place for c in accepted]
    found: list[Candidate] = []
    for i, line in page.free():
        if line.mark or line.text[0] not in firsts or i < places[0]:
            continue
        key = next((line.text[:size] for size in sizes if line.text[:size] in people), "")
        end = _words_at(page, line, key) if key else 0
        if end and _stands_between(i, key, places, accepted):
            like = people[key].label
            stamp = stamp_before(line.text, end)
            at = stamp.end if stamp else end
            label = label_of(
                key, at, at, form=like.form, voices=like.voices, stamp=stamp.stamp if stamp else None
            )
            found.append(Candidate(i, line, label, Talk(filled=True)))
    if not found or len(found) * _RARELY > len(accepted):
        return accepted
    return sorted([*accepted, *found], key=lambda c: c.place)


def _words_at(page: Page, line: Line, key: str) -> int:
    """Where the words behind a label without its colon begin; 0 where these go on with the name."""
    blanks = _BLANKS.match(line.text, len(key))
    if blanks is None or blanks.end() >= len(line.text) or line.text[-1] not in STOPS:
        return 0
    if key.isascii():
        is_apart = _INITIALS.fullmatch(key) is not None and line.text[blanks.end()].isupper()
        return blanks.end() if is_apart or stamp_before(line.text, blanks.end()) else 0
    return blanks.end()


def _stands_between(i: int, key: str, places: Sequence[int], accepted: Sequence[Candidate]) -> bool:
    """Whether the turn before a line is another's, and the next one does not go on as the same person's."""
    at = bisect_left(places, i)
    if at < len(places) and places[at] == i:
        return False
    before = accepted[at - 1] if at else None
    after = accepted[at] if at < len(accepted) else None
    return before is not None and before.label.key != key and (after is None or after.label.key != key)
