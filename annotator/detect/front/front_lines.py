"""The front of a text: its title and what is said about it before it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annotator.detect.front.datelines import dateline_of
from annotator.detect.front.mastheads import credits_in, is_dated, is_record, record_title, source_in
from annotator.detect.front.present import placed_in
from annotator.detect.front.titles import title_of
from annotator.detect.headings.contents import says_contents
from annotator.detect.lines.fields import (
    Field,
    Metadata,
    field_of,
    is_address,
    is_discourse,
    is_field_word,
    is_roster,
    is_summary_field,
    is_title_field,
    names_in,
    with_field,
)
from annotator.detect.lines.page import Page, width
from annotator.detect.words.clocks import stamp_alone
from annotator.detect.words.dates import date_in, is_date, is_length, length_in
from annotator.detect.words.introduced import introduced
from annotator.detect.words.label_forms import Form
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import Voice, VoiceKind, voice_of
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import folded, words

_VIDEO = re.compile(r"(BV[0-9A-Za-z]{10}|av\d{4,12})")
_PART = re.compile(r"[Pp](\d{1,4})")
_FRONT_LINES = 30
_FRONT_MATTER = 60
_MATTER = re.compile(r"(?P<key>[A-Za-z_\u4e00-\u9fff][\w -]{0,30})\s?:(?P<value>(?:\s.*)?)$|-\s|#")
_SOURCE_KEY = re.compile(r"(?:信息|文章|稿件|内容)?(?:来源|來源|出处|Source)\s?[:：]\s?", re.IGNORECASE)
_CUE = re.compile(r"\d+|[0-9a-f]{8}[0-9a-f-]*/\d+-\d+")
"""What counts the cues of subtitles: a number, or what a meeting service has in its place."""
_TO_FILL_IN = re.compile(r"[_＿]{3,}")
"""The value of a field that nobody has filled in, as on a paper of questions."""
_ARTICLE = re.compile(r"第[\d一二三四五六七八九十百零]{1,5}[条條款章节節项項]")
"""What counts the articles of a law or a contract, which are its text."""
_NEXT_FIELD = re.compile(r"[\s\u3000]{2,}|[\s\u3000](?=[\u4e00-\u9fffA-Za-z]{1,12}[:：])|\s?[|｜]\s?")
_BYLINE = 4
_WIDEST_BYLINE = 60


@dataclass
class Front:
    """What the front of a text says: title, metadata, the people of its roster by role."""

    title: str | None = None
    title_line: int | None = None
    metadata: Metadata = field(default_factory=dict)
    roster: list[Voice] = field(default_factory=list)


def read_front(page: Page) -> Front:
    """The title and the header fields; claims their lines."""
    front = Front()
    _front_matter(page, front)
    _title(page, front)
    mark_times(page)
    at = 0 if front.title_line is None else front.title_line + 1
    _credits(page, front, at)
    _byline(page, front, at)
    _header(page, front, at)
    _dateline(page, front)
    return front


def _dateline(page: Page, front: Front) -> None:
    """What the dateline before the first words says; the words of the same line are the text."""
    found = dateline_of(page)
    if found is None:
        return
    told = (("source", found.source), ("date", found.date), ("place", found.place))
    for key, value in told:
        if value:
            front.metadata.setdefault(key, value)
    if found.reporters:
        front.metadata.setdefault("reporter", found.reporters)


def _front_matter(page: Page, front: Front) -> None:
    """The fields between two rules at the very top, as Markdown files have them."""
    if not page.lines or page.lines[0].text != "---":
        return
    stop = next((i for i in range(1, min(_FRONT_MATTER, len(page.lines))) if page.lines[i].text == "---"), 0)
    inner = range(1, stop)
    if not stop or not all(_MATTER.match(page.lines[i].text) or page.lines[i].indent for i in inner):
        return
    for i in inner:
        found = _MATTER.match(page.lines[i].text)
        value = (found["value"] or "").strip().strip("\"'") if found else ""
        if found and value and not page.lines[i].indent:
            front.metadata = with_field(front.metadata, found["key"], value)
            front.title = value if is_title_field(found["key"]) and front.title is None else front.title
    for i in range(stop + 1):
        page.take(i, SegmentKind.METADATA)
    page.noise = [noise for noise in page.noise if noise.start > page.lines[stop].start]


def _title(page: Page, front: Front) -> None:
    if front.title is not None:
        return
    found = title_of(page)
    may_be_record = found is None or found[1].isupper() or is_record(found[1])
    if (may_be_record and _record_title(page, front)) or found is None or _is_said(page, found[0]):
        return
    front.title_line, front.title = found
    page.take(front.title_line, SegmentKind.HEADING)
    _above(page, front, front.title_line)
    _video(front)


def _record_title(page: Page, front: Front) -> bool:
    """Take the title of an English record, which may go on over several lines; whether there is one."""
    found = record_title(page)
    if found is None:
        return False
    places, front.title = found
    front.title_line = places[-1]
    for i in places:
        page.take(i, SegmentKind.HEADING)
    return True


def _above(page: Page, front: Front, title_line: int) -> None:
    """What stands over the title: when and where the text stood."""
    for i in range(title_line):
        line = page.lines[i]
        if not page.is_free(i):
            continue
        found = date_in(line.text) if is_dated(line) else None
        source = found[2] if found else source_in(line.text)
        if found:
            front.metadata = with_field(front.metadata, "date", found[0])
        if source:
            front.metadata = with_field(front.metadata, "source", _SOURCE_KEY.sub("", source))
        page.take(i, SegmentKind.METADATA)


def _is_said(page: Page, i: int) -> bool:
    """Whether a line opens with ``Mr. Smith.`` or ``Q.``: it is the first of a conversation."""
    label = page.label(i)
    return label is not None and label.form is Form.STOP


def _video(front: Front) -> None:
    """Part, channel and address from a title that ends in the number of a video.

    Downloaded recordings are called ``title - P1 - channel - number``; read from the right, as the
    title may hold such dashes itself.
    """
    parts = re.split(r"\s+[-–—|]\s+", front.title or "")
    if len(parts) < 2 or _VIDEO.fullmatch(parts[-1]) is None:
        return
    number = parts.pop()
    part = next((i for i in range(len(parts) - 1, 0, -1) if _PART.fullmatch(parts[i])), None)
    address = f"https://www.bilibili.com/video/{number}"
    if part is not None:
        page_number = parts[part][1:]
        front.metadata["part"] = page_number
        address += f"?p={page_number}"
        if part + 1 < len(parts):
            front.metadata["channel"] = " - ".join(parts[part + 1 :])
        parts = parts[:part]
    elif len(parts) > 1:
        front.metadata["channel"] = parts.pop()
    front.metadata["video"] = number
    front.metadata["link"] = address
    front.title = " - ".join(parts)


def mark_times(page: Page) -> None:
    """Set aside the lines that are times and nothing else, and the numbers of cues over them."""
    if not page.has(stamp_alone):
        return
    for i, line in page.free():
        stamp = stamp_alone(line.text)
        if stamp is None or stamp.start_ms is None:
            continue  # a date with a time of day says when something was written, not where in a recording
        page.times[i] = stamp
        page.take(i, SegmentKind.METADATA)
        if i and page.is_free(i - 1) and _CUE.fullmatch(page.lines[i - 1].text) and stamp.end_ms is not None:
            page.take(i - 1, SegmentKind.METADATA)


def _credits(page: Page, front: Front, at: int) -> None:
    """Who has written and pictured a text, in short lines under the title (``文 / 桑榆``)."""
    for i in range(at, min(at + _BYLINE, len(page.lines))):
        for key, value in credits_in(page.lines[i].text) if page.is_free(i) else ():
            front.metadata = with_field(front.metadata, key, value)
            page.take(i, SegmentKind.METADATA)


def _byline(page: Page, front: Front, at: int) -> None:
    """Date and source in short lines under the title, and how long the recording is."""
    for i in range(at, min(at + _BYLINE, len(page.lines))):
        text = page.lines[i].text
        found = date_in(text) if width(text) <= _WIDEST_BYLINE else None
        if found is None:
            continue
        date, before, after = found
        length = length_in(after)
        source = before or ("" if length else after)
        if not page.is_free(i) or (before and after and not length) or not _may_be_source(page, i, source):
            continue
        front.metadata["date"] = date
        if length:
            front.metadata["duration"] = length
        if source:
            front.metadata["source"] = source
        page.take(i, SegmentKind.METADATA)
        _sources(page, front, range(at, i))
        return


def _sources(page: Page, front: Front, places: range) -> None:
    """The first of the short lines between a title and its date says where the text is from."""
    for i in places:
        text = page.lines[i].text
        if not page.is_free(i) or width(text) > 30 or re.search("[:：。，]", text):
            continue
        if front.title is None and i == 0:
            front.title, front.title_line = text, 0
            page.take(i, SegmentKind.HEADING)
        else:
            front.metadata.setdefault("source", text)
            page.take(i, SegmentKind.METADATA)


def _may_be_source(page: Page, i: int, text: str) -> bool:
    """Whether what stands beside a date is the short name of a paper or of an author, and no label."""
    below = [
        line.text for line in page.lines[i + 1 : i + 1 + _FRONT_LINES] if width(line.text) <= _WIDEST_BYLINE
    ]
    dated = [found for other in below if (found := date_in(other)) is not None] if text else []
    if any(before or (after and not is_length(after)) for _, before, after in dated):
        return False
    return len(text) <= 20 and not re.search("[:：。，、！？!?]", text) and not text.endswith(("会", "會"))


def _header(page: Page, front: Front, at: int) -> None:
    """The field lines before the text begins, and who is said to hold which role there."""
    for i, key, value in _header_fields(page, at):
        page.take(i, SegmentKind.METADATA)
        if value and _TO_FILL_IN.match(value) is None:
            front.metadata = with_field(front.metadata, key, value)
        if is_title_field(key) and front.title is None and value:
            front.title = value
        if is_roster(key, value):
            front.roster += people_of(key, value)
        else:
            front.roster += placed_in(key, value)


def _header_fields(page: Page, at: int) -> list[tuple[int, str, str]]:
    """The fields of the header with their lines; a value may stand on the line under its key."""
    fields: list[tuple[int, str, str]] = []
    for i in range(at, min(at + _FRONT_LINES, len(page.lines))):
        if not page.is_free(i):
            continue
        found = field_of(page.lines[i]) or _key_alone(page, i)
        if fields and (found is None or not found.value) and _continues(page, i, fields[-1]):
            fields[-1] = (*fields[-1][:2], page.lines[i].text)
            page.take(i, SegmentKind.METADATA)
        elif found is None or not _belongs(page, i, found, inside=bool(fields)) or _speaks(page, found):
            break
        else:
            fields += [(i, *one) for one in _fields_on(found)]
    return fields


def _speaks(page: Page, found: Field) -> bool:
    """Whether a key such as ``主播`` is a role under which somebody says sentences again and again."""
    voice = voice_of(found.key)
    if voice is None or voice.kind is not VoiceKind.ROLE or not found.value or introduced(found.value):
        return False
    heads = (f"{found.key}:", f"{found.key}：")
    said = [talk_of(line.text[len(heads[0]) :]) for line in page.lines if line.text.startswith(heads)]
    return len(said) > 1 and sum(talk.whole for talk in said) * 2 > len(said)


def _fields_on(found: Field) -> list[tuple[str, str]]:
    """The fields of a line: known ones, and dates, may stand behind the first (``来源：甲  作者：乙``)."""
    fields = [(found.key, found.value)]
    if is_title_field(found.key) or is_summary_field(found.key) or is_address(found.value):
        return fields
    start = 0
    for gap in _NEXT_FIELD.finditer(found.value):
        rest = found.value[gap.end() :]
        key, colon, value = rest.replace("：", ":").partition(":")
        part = _NEXT_FIELD.split(rest, maxsplit=1)[0]
        if colon and value.strip() and is_field_word(key.strip()) and "," not in key:
            fields[-1] = fields[-1][0], found.value[start : gap.start()].strip()
            start = gap.end() + len(key) + 1
            fields.append((key.strip(), found.value[start:].strip()))
        elif is_date(part):
            fields[-1] = fields[-1][0], found.value[start : gap.start()].strip()
            start = gap.end()
            fields.append(("date", found.value[start:].strip()))
    return fields


def _key_alone(page: Page, i: int) -> Field | None:
    """A key without a colon over its value, as some exports have it (``关键词``, ``SUMMARY KEYWORDS``)."""
    text = page.lines[i].text
    if len(text) > 20 or text.casefold().replace(" ", "-") not in folded("keys_alone"):
        return None
    return Field(text, "", 0) if i + 1 < len(page.lines) and not page.lines[i + 1].gap else None


def _belongs(page: Page, i: int, found: Field, *, inside: bool) -> bool:
    """Whether a field line is one of the header: known, a roster, or short and between known ones."""
    if (
        _ARTICLE.fullmatch(found.key)
        or len(found.value) > 300
        or (not found.value and (found.key in words("section_names") or says_contents(found.key)))
    ):
        return False
    if is_field_word(found.key) or is_roster(found.key, found.value) or not found.value_at:
        return True
    return inside and _short_field(found.key, found.value) and _followed_by_field(page, i)


def read_links(page: Page, metadata: Metadata, before: int) -> Metadata:
    """The metadata with the addresses that fields give above the talk, up to the offset ``before``."""
    for i, line in page.free():
        if line.start >= before:
            break
        found = field_of(line)
        if found is not None and is_field_word(found.key) and is_address(found.value):
            metadata = with_field(metadata, found.key, found.value)
            page.take(i, SegmentKind.METADATA)
            page.rejected = [r for r in page.rejected if not line.start <= r.start < line.end]
    return metadata


def _continues(page: Page, i: int, last: tuple[int, str, str]) -> bool:
    """Whether a line is the value of the field named on the line before it."""
    return last[0] == i - 1 and not last[2] and page.lines[i].width <= 120 and not page.lines[i].gap


def _short_field(key: str, value: str) -> bool:
    talk = talk_of(value)
    return len(key) <= 6 and len(value) <= 40 and not is_discourse(key) and not (talk.spoken and talk.whole)


def _followed_by_field(page: Page, i: int) -> bool:
    if i + 1 >= len(page.lines):
        return False
    following = field_of(page.lines[i + 1])
    return following is not None and is_field_word(following.key)


def people_of(key: str, value: str) -> list[Voice]:
    """The people whom a roster line names, each with the role; a post beside a name is told first."""
    people = introduced(value) or [voice for part in names_in(value) if (voice := voice_of(part)) is not None]
    posts = [voice for voice in people if voice.role and voice.role not in words("courtesies")]
    return posts + [voice._replace(role=key) for voice in people if voice not in posts or introduced(value)]
