"""What becomes of an unclear passage when its words are corrected: who corrects them knows what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from annotator.domain.changes import Change, removed
from annotator.domain.correction import Correction
from annotator.editing.plan import Desk
from annotator.text.words import words as divided

_WORDS = re.compile(r"\w")


def cleared(desk: Desk, text_sha256: str, made: Correction, joined: Iterable[Correction]) -> list[Change]:
    """The changes to the unclear marks over a correction that is made, with those that go up in it.

    A mark ends once all words of its passage were corrected since it was made, and shrinks to those that
    were not yet; between two of them it stays whole. Its guess stays as it is.
    """
    if made.is_insertion:
        return []
    changes = []
    for mark in desk.reader.unclear_over(made.transcript_id, made.start, made.end):
        gone = {one.id for one in joined}
        known = desk.reader.corrections_touching(mark.transcript_id, mark.start, mark.end)
        since = [one for one in known if one.id not in gone and one.created_at >= mark.created_at]
        words = desk.reader.excerpt(text_sha256, mark.start, mark.end)
        start, end = _left(words, [(c.start - mark.start, c.end - mark.start) for c in (*since, made)])
        if start == end:
            changes.append(removed(mark))
        elif (start, end) != (0, len(words)):
            shrunk = replace(mark, start=mark.start + start, end=mark.start + end)
            changes.append(Change(mark, shrunk))
    return changes


def _left(words: str, corrected: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Where the words begin and end that were not corrected; the same place twice where there are none.

    Marks and blanks beside corrected words go with them, and the rest of a word that was corrected in part.
    """
    is_corrected = [False] * len(words)
    for start, end in corrected:
        for at in range(max(0, start), min(len(words), end)):
            is_corrected[at] = True
    for word in divided(words, guessing=False):
        if any(is_corrected[word.start : word.end]):
            is_corrected[word.start : word.end] = [True] * len(word.text)
    left = [at for at, sign in enumerate(words) if not is_corrected[at] and _WORDS.match(sign)]
    if not left:
        return 0, 0
    start, end = left[0], left[-1] + 1
    return (start if any(is_corrected[:start]) else 0), (end if any(is_corrected[end:]) else len(words))
