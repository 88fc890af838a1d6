"""The title of a text: its first line, where that names the whole and says nothing else."""

from __future__ import annotations

import re
from itertools import pairwise

from annotator.detect.front.datelines import dateline_in
from annotator.detect.front.mastheads import is_above_title
from annotator.detect.headings.marked import heading_of, is_framed, is_labelled, is_numbered
from annotator.detect.lines.fields import field_of, is_field_word, is_roster
from annotator.detect.lines.page import Line, Page, width
from annotator.detect.words.dates import DATE
from annotator.detect.words.label_forms import Form
from annotator.detect.words.latin_names import hyphened
from annotator.detect.words.talk import is_greeting
from annotator.detect.words.voices import voice_of
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import ending, folded, words

_WIDEST = 100
_WIDEST_COLON = 80
_STOPS = '。！？!?.…”」』"）)'
_END = re.compile(r"[。；;，,、：:]$|[。；，][”」』]$")
_NO_TITLE = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|!\[|https?:|www\.|[\W\d_]*$|[\d:：.\-/年月日时分秒 \[\]()（）,]+(?:$|\s*(?:-+>|[|｜]|[A-Z]{3,8}\b))"
    r"|(?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2}[T ]\d{1,2}:\d{2}|[—\-–=*~]{2,}.*[—\-–=*~]{2,}$"
    r"|WEBVTT|[{<]|//|--\s|@\w+$|.*\.(?:mp3|mp4|m4a|wav|aac|flac|ogg|mov|avi|mkv|txt|docx?|pdf|srt|vtt|json|csv)$",
    re.IGNORECASE,
)
_WITH_TIME = re.compile(r"\s*[\[(（]?\d{1,2}:\d{2}(?::\d{2})?[\])）]?")
_EVENT = re.compile(
    r"[“\"《「][^”\"》」]{4,80}[”\"》」][^，。,；]{0,8}(?:论坛|研讨会|座谈会|沙龙|峰会|大会|年会|会议|讲座|讲坛|报告会|论坛|座談會|論壇|研討會|會議|講座)"
)
_BYLINE = re.compile(
    r"文\s?[/／|｜:：丨]\s?[\u4e00-\u9fff·]{2,12}(?:\s.{0,20})?$|"
    r"[□■◎●○/／][ ]?[\u4e00-\u9fff]{2,5}(?: [\u4e00-\u9fff]{2,4}){0,4}$"
    r"|(?:本报|本刊|本网|本報|新华社)?(?:记者|記者|作者|通讯员|通訊員|撰文)[ :：|｜/][^，。]{2,24}$"
)
_INTERVIEWED = re.compile("(?:独家|獨家)?(?:专访|專訪|对话|對話|访谈|訪談|对谈|對談|独家对话)[^，。]{2,}")
_EVENT_NUMBER = re.compile(r"[ -]?\d{1,4}$")
_RECORD = re.compile(
    r"(?:笔录|记录|纪要|实录|判决书|裁定书|决定书|调解书|通知书|意见书|公报|简报|通报|公告|通知|报告|函|筆錄|記錄|紀要|實錄)$"
)
_ABOUT = 0.3
_EARLY = 4
_FIRST_TALK = 60
"""So many lines below a headline are looked at for what its person says there."""


def title_of(page: Page) -> tuple[int, str] | None:
    """The line of the title and its words; ``None`` where the text has none."""
    tried = 0
    for i, line in enumerate(page.lines):
        if page.kinds[i] is SegmentKind.METADATA:
            continue
        tried += 1
        if tried > _EARLY:
            return None
        if page.kinds[i] is not None:
            continue  # a picture, a sound, a button before the title
        heading = heading_of(line.text)
        if heading is not None and is_labelled(line.text, heading):
            return None
        if is_above_title(line) or _is_letterhead(page, i):
            continue  # the masthead of a paper, its number, a date
        if heading is not None:
            return (i, heading.text) if _heading_is_title(page, i, heading.text) else None
        return (i, line.text) if _may_be_title(page, i) else None
    return None


def _is_letterhead(page: Page, i: int) -> bool:
    """Whether a line is the name of a body, and the next says of which kind its record is (``庭审笔录``)."""
    if i + 1 >= len(page.lines) or not ending(page.lines[i].text, "organisation_endings"):
        return False
    below = page.lines[i + 1]
    return below.width <= _WIDEST and _RECORD.search(below.text) is not None


def _may_be_title(page: Page, i: int) -> bool:
    """Whether a line without any sign of a heading is short and stands off from what follows."""
    line = page.lines[i]
    if line.width > _WIDEST or _END.search(line.text) or line.mark or i + 1 >= len(page.lines):
        return False
    if dateline_in(line.text) is not None or _is_quoted_label(page, i):
        return False
    if _NO_TITLE.match(line.text) or is_numbered(line.text) or _is_like_speech(line.text):
        return False
    is_parted = "——" in line.text or _is_saying(page, i) or _BYLINE.match(page.lines[i + 1].text) is not None
    if (_names_someone(line.text) and not is_parted) or _is_part(line.text):
        return False
    if re.search("[:：]", line.text) and not (_is_title_with_colon(page, i) or _is_saying(page, i)):
        return False
    return _stands_off(page, i) and not _is_about_something_else(page, i)


def _is_quoted_label(page: Page, i: int) -> bool:
    """Whether a line is the name of somebody behind a quote sign, who comes again so (``> Name``)."""
    label = page.label(i) if page.lines[i].text.startswith(">") else None
    if label is None or label.form is not Form.QUOTE:
        return False
    again = (page.label(k) for k in range(i + 1, len(page.lines)) if page.lines[k].text.startswith(">"))
    return any(
        other is not None and other.form is Form.QUOTE and other.names == label.names for other in again
    )


def _stands_off(page: Page, i: int) -> bool:
    """Whether a gap, a date or fields follow, or a paragraph much longer."""
    followers = page.lines[i + 1 : i + 4]
    if (
        followers[0].gap
        or _BYLINE.match(followers[0].text)
        or any(DATE.search(line.text[:40]) and line.width <= 60 for line in followers)
    ):
        return True
    known = (field_of(line) for line in followers[:2])
    if any(f is not None and (is_field_word(f.key) or is_roster(f.key, f.value)) for f in known):
        return True
    if followers[0].width >= 2 * page.lines[i].width:
        return True
    if len(followers) > 1 and followers[0].text[-1] not in _STOPS and _opens_turn(page, i + 2):
        return page.lines[i].text[-1] not in _STOPS  # a heading under the title, and somebody speaks
    rest = [line.text for k, line in enumerate(page.lines[i + 1 : i + 7], i + 1) if page.kinds[k] is None]
    is_interview = _INTERVIEWED.match(page.lines[i].text) is not None and page.label(i + 1) is not None
    return page.lines[i].text[-1] not in _STOPS and (is_interview or all(text[-1] in _STOPS for text in rest))


def _opens_turn(page: Page, i: int) -> bool:
    """Whether a line opens with the label of somebody, and not the one above it."""
    label, above = page.label(i), page.label(i - 1)
    speaks = label is not None and bool(label.voices) and all(voice.is_certain for voice in label.voices)
    return speaks and above is None


def _is_title_with_colon(page: Page, i: int) -> bool:
    """Whether a colon parts a title rather than a key or a name from what it says."""
    text = page.lines[i].text
    key, _, rest = re.sub("：", ":", text).partition(":")
    key, rest = key.strip(), rest.strip()
    is_event = _names_event(key)
    if not is_event and (
        len(key) < 3
        or len(rest) < 3
        or width(text) > _WIDEST_COLON
        or is_field_word(key)
        or _names_someone(key)
        or is_roster(key, rest)
    ):
        return False
    if any(
        line.text.startswith(key) and line.text[len(key) : len(key) + 1] in ":："
        for line in page.lines[i + 1 :]
    ):
        return False
    following = field_of(page.lines[i + 1])
    is_like = following is not None and not is_field_word(following.key) and not _names_someone(following.key)
    return not (is_like and page.lines[i + 1].gap == 0)


def _names_event(key: str) -> bool:
    """Whether a word says what kind of event a title is about (``Panel: …``, ``圆桌：…``)."""
    return _INTERVIEWED.match(key) is not None or hyphened(_EVENT_NUMBER.sub("", key)) in folded(
        "event_kinds"
    )


def _is_saying(page: Page, i: int) -> bool:
    """Whether the first line is a headline of a name and what that person says (``王立群：治河要治心``).

    It has no stop, something else stands between it and the first label, and where a label opens
    with the same name there is one.
    """
    text = page.lines[i].text
    key, colon, rest = text.replace("：", ":").partition(":")
    followers = page.lines[i + 1 : i + 1 + _FIRST_TALK]
    if i or not colon or len(rest.strip()) < _EARLY or text[-1] in _STOPS or not followers[0].gap:
        return False
    if page.label(i + 1) is not None or (voice := voice_of(key.strip())) is None or not voice.is_certain:
        return False
    heads = (key.strip() + ":", key.strip() + "：")
    said = [line.text for line in followers if line.text.startswith(heads)]
    return bool(said) and all(text[-1] in _STOPS for text in said)


def _names_someone(text: str) -> bool:
    voice = voice_of(_WITH_TIME.sub("", text))
    if voice is None or not voice.is_certain:
        return False
    return text.split()[-1].casefold() not in folded("english_organisations")


def _is_part(text: str) -> bool:
    return any(text in words(name) for name in ("section_names", "extra_sections", "contents_words"))


def _is_like_speech(text: str) -> bool:
    if is_greeting(text):
        return True
    quoted = text[-1] == "”" and "“" in text
    return text[-1] in "？?！!…”" and len(text) < 8 and not quoted


def _is_about_something_else(page: Page, i: int) -> bool:
    """Whether the paragraph right below names its own event, and hardly a word of the line comes in it.

    Such a line is the caption of a film or a heading over the report.
    """
    below = page.lines[i + 1]
    if below.gap or _EVENT.search(below.text) is None:
        return False
    pairs = {a + b for a, b in pairwise(page.lines[i].text)}
    return sum(pair in below.text for pair in pairs) < _ABOUT * len(pairs)


def _heading_is_title(page: Page, i: int, text: str) -> bool:
    """Whether a heading on the first line names the whole: no question, no speaker, no part."""
    voice = voice_of(text)
    if is_numbered(text) or (voice is not None and voice.generic) or _is_part(text):
        return False
    if is_framed(page.lines[i].text):
        return False
    own = heading_of(page.lines[i].text)
    assert own is not None
    others = [h for line in page.lines[i + 1 :] if (h := heading_of(line.text)) is not None]
    return not any(other.depth < own.depth for other in others) and not (
        voice is not None and voice.is_certain and any(other.text == text for other in others)
    )


def title_above(first: Line, page: Page) -> str | None:
    """The title that stands alone above the fields of a record; claims its line."""
    line = page.lines[0]
    if line.start >= first.start or field_of(line) is not None or _END.search(line.text):
        return None
    heading = heading_of(line.text)
    page.take(0, SegmentKind.HEADING)
    return heading.text if heading is not None else line.text
