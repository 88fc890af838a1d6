"""What a machine has written about a recording, above the recording's own words.

Summaries, chapters with times, what each is said to have said, questions answered, tasks: names and
colons stand there as in talk, and nobody speaks. Such a part counts only above a head over the words
themselves (文字记录, Transcript), or where these follow in another form, names with times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.detect.headings.marked import QUESTION_DEPTH
from annotator.detect.lines.fields import Metadata, is_field_word, with_field
from annotator.detect.lines.page import Page
from annotator.detect.words.label_forms import Form
from annotator.detect.words.latin_names import hyphened
from annotator.detect.words.openings import SectionOpening
from annotator.detect.words.talk import talk_of
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import ending, folded

_LONGEST = 32
_ORNAMENTS = re.compile(
    r"^(?:[#*_【\[\s]|\d{1,2}[.、]|[一二三四五六七八九十]{1,2}、|[^\w\s\[【(（]{1,3}\s)+|[\s#*_】\]:：]+$"
)
_STOPS = frozenset("。！？，；…")
"""No head ends so."""
_FEWEST_TIMED = 3
_TALK = 2
_KEPT = ("关键词", "关键字", "關鍵詞", "關鍵字", "keywords", "tags", "标签")
_LONGEST_VALUE = 2000
_MAY_HEAD = (None, SegmentKind.NOISE, SegmentKind.HEADING)
_PARTED = re.compile(r"[\s，,、;；|/·]+")


def drop_machine_heads(page: Page, metadata: Metadata) -> tuple[Metadata, list[SectionOpening]]:
    """Set aside what a machine has written above the talk; the metadata with its summary, and its heads."""
    if not page.lines:
        return metadata, []
    heads = _heads(page)
    stop = _talk_begins(page, heads)
    if (
        stop is None
        or _labels(page, range(heads[0])) >= _TALK
        or _labels(page, range(stop, len(page.lines))) < _TALK
    ):
        return metadata, []
    heads = [i for i in heads if i < stop]
    sections = [_section(page, i) for i in heads]
    if stop < len(page.lines) and _name(page.lines[stop].text) in folded("transcript_heads"):
        sections.append(_section(page, stop))
    for here, following in zip(heads, [*heads[1:], stop], strict=True):
        metadata = _with_value(page, metadata, range(here, following))
        for i in range(here + 1, following):
            if page.is_free(i):
                page.take(i, SegmentKind.METADATA)
    return metadata, sections


def _heads(page: Page) -> list[int]:
    """The lines that are heads of what a machine writes, below the first line of the page."""
    known = folded("machine_heads")
    places = page.places(lambda text: text[-1] not in _STOPS and _name(text) in known)
    return [i for i in places if i and page.kinds[i] in _MAY_HEAD]


def _name(text: str) -> str:
    """The words of a head without numbers and marks, as the lists have them."""
    return hyphened(_ORNAMENTS.sub("", text)) if len(text) <= _LONGEST else ""


def _talk_begins(page: Page, heads: Sequence[int]) -> int | None:
    """Where the recording's own words begin below the heads; ``None`` where that is not told."""
    if not heads:
        return None
    transcript = folded("transcript_heads")
    below = range(heads[0] + 1, len(page.lines))
    found = [i for i in below if _name(page.lines[i].text) in transcript]
    if found:
        return found[0]
    timed = [i for i in below if _is_timed(page, i)]
    return timed[0] if len(timed) >= _FEWEST_TIMED else None


def _labels(page: Page, places: range) -> int:
    """How many lines open with what can be nothing but a label over or before talk."""
    count = 0
    for i in places:
        label = page.label(i) if page.kinds[i] is None else None
        if label is not None and label.is_certain and not is_field_word(label.key):
            rest = page.lines[i].text[label.rest_at :]
            count += not rest or talk_of(rest).spoken or talk_of(rest).whole
            if count >= _TALK:
                break
    return count


def _is_timed(page: Page, i: int) -> bool:
    """Whether a line is a name with a time behind it, alone over words."""
    text = page.lines[i].text
    if text[0] in "0123456789[(（【" or i + 1 >= len(page.lines) or page.lines[i + 1].gap:
        return False
    label = page.label(i)
    return label is not None and label.form is Form.TIME and label.stamp is not None


def _section(page: Page, i: int) -> SectionOpening:
    line = page.lines[i]
    if page.kinds[i] is SegmentKind.NOISE:
        page.noise = [noise for noise in page.noise if noise.start != line.start]
    page.take(i, SegmentKind.HEADING)
    return SectionOpening(line.start, _ORNAMENTS.sub("", line.text), QUESTION_DEPTH)


def _with_value(page: Page, metadata: Metadata, part: range) -> Metadata:
    """The metadata with the key words or the summary that a part holds."""
    key = _ORNAMENTS.sub("", page.lines[part.start].text)
    value = "\n".join(page.lines[i].text for i in part[1:])
    is_list = key.casefold() in _KEPT
    if not value or len(value) > _LONGEST_VALUE or key in metadata:
        return metadata
    if is_list:
        return with_field(metadata, key, "、".join(word for word in _PARTED.split(value) if word))
    is_summary = bool(ending(key, "summary_fields")) or key.casefold() in folded("summary_fields")
    return with_field(metadata, key, value) if is_summary else metadata
