"""Cards: several conversations in one file, each under a head of the same fields with other values."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from annotator.detect.lines.fields import Field, field_of, is_field_word, is_roster
from annotator.detect.lines.page import Line
from annotator.detect.words.label_forms import label_in
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import voice_of

_FEWEST_FIELDS, _FEWEST_KNOWN = 3, 2
_MOST_FIELDS = 30
_SHARED = 0.6
_LONGEST_HAN, _LONGEST_LATIN = 6, 20
_LONGEST_VALUE, _LONGEST_TITLE = 80, 40
_NUMBER = re.compile(r" (?:ID|[Nn]o\.?|[Nn]umber|[Cc]ode)$|(?:编号|編號|代码|代碼|序号|序號)$")

Head = list[tuple[str, str]]


def cards_of(lines: Sequence[Line], talk: Collection[int] = ()) -> tuple[int, ...]:
    """The places of the lines with which the conversations of a file begin; none where it holds but one.

    The lines ``talk`` are known to open with labels and head nothing. A head that comes again with the same
    values is that of a copy.
    """
    first = next((i for i in range(min(2, len(lines))) if _head_at(lines, i, talk)), None)
    if first is None:
        return ()
    head = _head_at(lines, first, talk)
    if len(head) < _FEWEST_FIELDS or sum(_is_known(*field) for field in head) < _FEWEST_KNOWN:
        return ()
    starts, heads = [first], [head]
    for i in range(first + len(head), len(lines)):
        if not lines[i].text.startswith(head[0][0][:1], lines[i].mark) or not _stands_apart(lines, i, first):
            continue
        other = _head_at(lines, i, talk)
        if other and other[0][0] == head[0][0] and _is_like(head, other):
            starts.append(i)
            heads.append(other)
    apart = all(_differ(here, there) for here, there in pairwise(heads))
    filled = all(
        stop - start > len(one)
        for start, stop, one in zip(starts, [*starts[1:], len(lines)], heads, strict=True)
    )
    return tuple(_with_title(lines, i, first) for i in starts) if len(starts) > 1 and apart and filled else ()


def _head_at(lines: Sequence[Line], place: int, talk: Collection[int]) -> Head:
    """The keys and values of the fields that stand on end from a line on, until a key comes again."""
    found: Head = []
    keys: set[str] = set()
    for i in range(place, min(place + _MOST_FIELDS, len(lines))):
        field = field_of(lines[i]) if i not in talk and not lines[i].mark else None
        if field is None or field.key in keys or not _may_head(field) or (found and lines[i].gap > 1):
            break
        found.append((field.key, field.value.strip()))
        keys.add(field.key)
    while found and not _is_known(*found[-1]):
        found.pop()
    return found


def _may_head(field: Field) -> bool:
    """Whether a field may be one of a head: known, or a short key and nobody's name."""
    if len(field.value) > _LONGEST_VALUE or talk_of(field.value).asks:
        return False
    if _is_known(field.key, field.value):
        return True
    voice = voice_of(field.key)
    is_short = len(field.key) <= (_LONGEST_LATIN if field.key.isascii() else _LONGEST_HAN)
    return is_short and bool(field.value) and (voice is None or not voice.is_certain)


def _is_known(key: str, value: str) -> bool:
    return is_field_word(key) or is_roster(key, value) or _NUMBER.search(key) is not None


def _stands_apart(lines: Sequence[Line], i: int, first: int) -> bool:
    """Whether a line begins something new: under a gap, a rule, or a title as the first head has one."""
    if lines[i].gap or not any(map(str.isalnum, lines[i - 1].text)):
        return True
    return first > 0 and lines[i - 1].gap > 0 and _is_title(lines[i - 1])


def _is_title(line: Line) -> bool:
    return len(line.text) <= _LONGEST_TITLE and label_in(line.text, line.mark) is None


def _with_title(lines: Sequence[Line], i: int, first: int) -> int:
    """Where a conversation with a head at a line begins: with the title over it, if the first has one."""
    return i - 1 if first and i and lines[i - 1].gap + (i == first) > 0 and _is_title(lines[i - 1]) else i


def _is_like(head: Head, other: Head) -> bool:
    """Whether two heads have most of their keys in common."""
    shared = {key for key, _ in head} & {key for key, _ in other}
    return len(shared) >= max(_FEWEST_FIELDS, _SHARED * len(head))


def _differ(here: Head, there: Head) -> bool:
    """Whether two heads tell of different conversations: the first value differs, or two others do."""
    values = dict(here)
    changed = [key for key, value in there if key in values and value and values[key] != value]
    return here[0][1] != there[0][1] or len(changed) > 1
