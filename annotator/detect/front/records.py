"""Records: texts that are all fields, one after another, several records in one file perhaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from annotator.detect.front.called import called_in
from annotator.detect.headings.marked import question_of
from annotator.detect.lines.facts import Facts, Known
from annotator.detect.lines.fields import (
    Field,
    field_of,
    is_address,
    is_discourse,
    is_field_word,
    is_roster,
    is_summary_field,
)
from annotator.detect.lines.page import Line, label_on
from annotator.detect.words.label_forms import ANSWERS, Label
from annotator.detect.words.seats import is_role
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import voice_of
from annotator.text.lexicons import words

_FIRST_LINES = 8
_ENOUGH_FIELDS = 3
_TALK = 3
_MOSTLY = 0.8
_SHORT = 60
_PARAGRAPH = 30
_LOCAL_NEWS = re.compile(
    r"[【〖\[(（](?:本[报報刊台网網]|[\u4e00-\u9fff]{2,6}(?:社|报|報|台|网|網))(?:综合|綜合)?(?:[讯訊电電]|消息)"
)
"""A paragraph of a paper opens so; what looks like a key boxed there is none."""
_ENDS = re.compile(
    "[经經][过過]|[过過]程|[结結][果论論]|情[况況]|原因|[问問][题題]|意[见見]|建[议議]|[处處]理|反映|[说說]明"
)
"""Keys of the last fields of a record, which open a sentence elsewhere."""


@dataclass(frozen=True, slots=True)
class RecordField:
    """A field of a record and its lines ``[first, stop)``; ``value_start`` is an offset into the text."""

    key: str
    value: str
    value_start: int
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Record:
    """The lines ``[first, stop)`` of one record and its fields.

    The body is the longest of them, in a file of several records of those whose key has the longest values.
    """

    first: int
    stop: int
    fields: tuple[RecordField, ...]
    body_key: str = ""

    @property
    def body(self) -> RecordField:
        named = [field for field in self.fields if field.key == self.body_key]
        return max(named or self.fields, key=_weight)


def _weight(field: RecordField) -> int:
    return 0 if is_address(field.value) else len(field.value)


def _with_one_body(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records of one file, with the field that is the body of most of what they say."""
    if len(records) == 1:
        return tuple(records)
    sizes: Counter[str] = Counter()
    for record in records:
        for field in record.fields:
            sizes[field.key] += _weight(field)
    (key, _), *_ = sizes.most_common(1)
    return tuple(replace(record, body_key=key) for record in records)


def records_of(text: str, lines: Sequence[Line], talk: Collection[int], facts: Facts) -> tuple[Record, ...]:
    """The records that a text consists of; none where it is no record.

    It is one when three of its first eight lines are fields with different keys, one of them a
    known field word, and nobody talks in it under a label. The lines ``talk`` are known to open
    with labels.
    """
    first_lines = _field_lines(lines[:_FIRST_LINES])
    ruled = {i for i in talk if _is_value(field_of(lines[i]))}
    talk = {i for i in talk if i not in ruled}
    early = {i: field.key for i, field in first_lines.items() if i not in talk}
    if len(set(early.values())) < _ENOUGH_FIELDS or not any(map(is_field_word, early.values())):
        return ()
    first_place = min(early)
    if first_place > 1:
        return ()
    fields = {i: field for i, field in _field_lines(lines).items() if i not in talk}
    first_key = fields[first_place].key
    starts = [i for i, field in fields.items() if field.key == first_key]
    bounds = [0, *starts[1:], len(lines)]
    records = tuple(_record(text, lines, (fields, ruled), (first, stop)) for first, stop in pairwise(bounds))
    labels = facts.of(label_on)
    if any(_talks(lines, record, labels) for record in records) or (len(records) == 1 and len(talk) > 1):
        return ()
    return () if len(records) == 1 and _is_header(lines, records[0]) else _with_one_body(records)


def _is_header(lines: Sequence[Line], record: Record) -> bool:
    """Whether the fields only head a text, which begins after a gap under the last of them."""
    last = record.fields[-1]
    if last is not record.body or last.stop - last.first < 2 or is_summary_field(last.key):
        return False
    own_line, following = lines[last.first], lines[last.first + 1]
    has_value = own_line.text_end > last.value_start and len(own_line.text) <= _SHORT
    return has_value and following.gap > 0 and not following.mark


def _field_lines(lines: Sequence[Line]) -> dict[int, Field]:
    """The lines that are fields: known ones anywhere, others only right after another field."""
    found: dict[int, Field] = {}
    looked_at: dict[str, tuple[Field, bool] | None] = {}
    for i, line in enumerate(lines):
        if line.mark or _LOCAL_NEWS.match(line.text):
            continue
        if line.text not in looked_at:
            field = field_of(line)
            is_one = field is not None and question_of(line.text) is None
            looked_at[line.text] = (field, is_field_word(field.key)) if field is not None and is_one else None
        seen = looked_at[line.text]
        if seen is not None and not seen[1] and _is_story(line, seen[0]):
            continue
        if seen is not None and (seen[1] or ((i - 1 in found or i == 0) and _may_be_key(seen[0]))):
            found[i] = seen[0]
    return found


def _is_story(line: Line, field: Field) -> bool:
    """Whether words in a box head a paragraph of a body of several (``【河湾】河湾的稻子……。``)."""
    return line.text[0] == "【" and len(field.value) >= _PARAGRAPH and field.value[-1] in "。！？”"


@lru_cache(maxsize=1024)
def _may_be_key(field: Field) -> bool:
    """Whether an unknown word before a colon may be a field's key: nobody's name, no turn of phrase."""
    voice = voice_of(field.key)
    is_voice = voice is not None and voice.is_certain and not is_roster(field.key, field.value)
    is_voice = is_voice and not called_in([(field.key, field.value)])
    is_open = is_discourse(field.key) and _ENDS.fullmatch(field.key) is None
    return len(field.key) <= 12 and not is_voice and not is_open


def _is_value(field: Field | None) -> bool:
    """Whether what stands behind a key is a value, so that a record is one though the key be a voice."""
    talk = talk_of(field.value if field is not None else "")
    return field is not None and bool(field.value) and not (talk.spoken or talk.whole)


def _record(
    text: str,
    lines: Sequence[Line],
    found_fields: tuple[dict[int, Field], Collection[int]],
    bounds: tuple[int, int],
) -> Record:
    """The record between two bounds; fields whose key somebody calls a voice end others and are none."""
    fields, ruled = found_fields
    first, stop = bounds
    places = [i for i in range(first, stop) if i in fields]
    found = []
    for place, following in zip(places, [*places[1:], stop], strict=True):
        if place in ruled and len(places) > 1:
            continue
        start = lines[place].text_start + fields[place].value_at
        value = text[start : lines[following - 1].end].strip()
        found.append(RecordField(fields[place].key, value, start, place, following))
    return Record(first, stop, tuple(found))


def _talks(lines: Sequence[Line], record: Record, labels: Known[str, Label | None]) -> bool:
    """Whether lines of a record open with voices that come again or answer: talk under a header."""
    heard: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    unknown: list[tuple[str, str]] = []
    answers = said = 0
    for i in range(record.first, record.stop):
        label = labels[lines[i].text]
        if label is None or (is_field_word(label.key) and not is_role(label.key)) or not label.voices:
            continue
        is_letter = len(label.key) == 1 and label.key.isupper()
        letters.update([label.key] if is_letter else [])
        is_letter = is_letter and lines[i].text[-1] in "？?"
        if is_letter or label.key in words("surnames") or all(voice.is_certain for voice in label.voices):
            heard[label.names[0]] += 1
            said += talk_of(lines[i].text[label.rest_at :]).whole
            answers += label.key in ANSWERS and i > 0 and lines[i - 1].text[-1] in "？?"
        elif not is_field_word(label.key):
            unknown.append((label.key, lines[i].text[label.rest_at :]))
    again = any(count > 1 for count in heard.values())
    take_turns = sum(count > 1 for count in letters.values()) > 1
    again = again or take_turns
    return (
        answers > 1
        or (take_turns and any(heard[letter] for letter in letters))
        or (sum(heard.values()) >= _TALK and (again or said >= _TALK))
        or _take_turns(unknown)
    )


def _take_turns(said: Sequence[tuple[str, str]]) -> bool:
    """Whether two or more keys come again and again, in turn, with sentences behind them and a question."""
    counts = Counter(key for key, _ in said)
    again = [(key, words_of) for key, words_of in said if counts[key] > 1]
    if len(again) <= _TALK or len({key for key, _ in again}) < 2:
        return False
    if any(here == there for (here, _), (there, _) in pairwise(again)):
        return False
    whole = sum(talk_of(words_of).whole for _, words_of in again)
    return whole >= _MOSTLY * len(again) and any(words_of[-1:] in "？?" for _, words_of in again)
