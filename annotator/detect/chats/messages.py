"""Chats as services export them: every message under a head with its time, nicknames of any kind.

In a page whose lines open again and again in one form of such heads, the form says who speaks, not the
look of the names; what stands between two heads is written by the first, whatever it looks like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.detect.chats.chat_forms import (
    OVER_TIME,
    ChatForm,
    ChatHead,
    forms_of,
    head_in,
    head_over,
    is_moment,
    is_notice,
)
from annotator.detect.lines.fields import Metadata, field_of, is_field_word, with_field
from annotator.detect.lines.page import Line, Page
from annotator.detect.words.clocks import stamp_before
from annotator.detect.words.nicknames import are_services, is_service, voice_called
from annotator.detect.words.openings import TurnOpening
from annotator.detect.words.talk import talk_of, tone_of
from annotator.domain.reading import FoundNoise
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind, SegmentKind
from annotator.text.lexicons import folded

_FEWEST, _FEWEST_SURE = 3, 2
_WORDS_BELOW = 0.5
_COVERED, _COVERED_ALONE = 0.2, 0.1
_MOSTLY_ONCE = 0.75
_SPOKEN, _WHOLE, _BRIEF = 0.1, 0.5, 0.2
_ABOVE = 12
_LINES_OF_EACH, _TALKED = 3, 0.5
_CLOCK_AT_END = re.compile(r"\s*\S{0,2}\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s?(?:[AaPp]\.?[Mm]\.?)?[\])）]?$")
_DAY_ENDS = 5
"""So many characters at the end of a day tell it from others: month and day."""
_REPLY = re.compile(r"(?:Replying to|In reply to|回复|回覆|引用) ?[\"“「].{0,200}[\"”」]\s*$")
_REACTION = re.compile(
    r"(?:Reacted to|Removed an? .{1,24} (?:reaction )?from) [\"“].{0,200}"
    r"|[对對][\"“].{1,200}[\"”]?(?:作出|做出|添加|新增)了?.{0,12}"
)
_MEDIA = re.compile(
    r"[<\[(‹]?(?:(?:image|video|audio|sticker|GIF|document|contact card|photo|voice message|file|media"
    r"|location)s? (?:omitted|attached|included)|attached: .{1,80}"
    r"|略過多媒體檔案|省略多媒体文件|忽略多媒体文件)[>\])›]?"
    r"|[\[(（【](?:图片|圖片|照片|(?:动画|動畫)?表情|语音(?:通话)?|語音(?:通話)?|视频(?:通话)?|影片|文件|檔案"
    r"|链接|連結|位置|名片|红包|紅包|转账|轉帳|贴图|貼圖|聊天记录|小程序|音乐|音樂|拍一拍)[\])）】]"
    r"(?:\s?\d{1,3}\s?[\"″'秒s]{0,2}|\s?\S{1,60}\.\w{2,4})?",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"(?:This message was deleted|You deleted this message|This message has been deleted"
    r"|此消息已(?:删除|撤回)|消息已撤回|訊息已收回|已收回訊息|Message deleted"
    r"|Missed (?:voice|video) call)\.?(?: at .{1,12})?",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r".{0,40}(?:Messages and calls are end-to-end encrypted|信息和通话均?(?:进行|受)?端到端加密"
    r"|訊息和通話).{0,160}"
    r"|(?:以下为|以下為|以上为|以上為|以下是|以上是)(?:新消息|新訊息|历史消息|未读消息|打招呼的内容|.{0,4}聊天记录)"
    r"|.{0,30}(?:聊天|消息|訊息)(?:记录|記錄|紀錄).{0,12}(?:格式|导入|導入|匯入|导出|匯出).{0,20}",
    re.IGNORECASE,
)


@dataclass
class Chat:
    """The turns of a chat, and the fields above them; none where a page is no chat."""

    turns: list[TurnOpening] = field(default_factory=list)
    metadata: Metadata = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Message:
    place: int
    line: Line
    head: ChatHead


def read_chat(page: Page) -> Chat:
    """The messages of a page that is the export of a chat; claims all lines from the first on."""
    found = _messages(page)
    if found is None:
        return Chat()
    form, messages = found
    metadata = _above(page, messages[0].place, form)
    places = {message.place for message in messages}
    first = page.lines[messages[0].place].start
    page.noise = [n for n in page.noise if n.start < first or not _is_written(page, n)]
    by_service = False
    for i in range(messages[0].place, len(page.lines)):
        by_service = i not in places and (by_service or _is_said_by(page.lines[i].text))
        if i not in places and page.is_free(i):
            _claim(page, i, form, by_service=by_service)
    turns = [turn for message in messages if (turn := _turn(page, message, places)) is not None]
    return Chat(turns, metadata)


def _is_written(page: Page, noise: FoundNoise) -> bool:
    """Whether a tag is a sign that somebody has written, as people do in chats, or a part of a name."""
    is_told = noise.kind is AsideKind.OTHER and page.text[noise.start] in "[(（【〔"
    return is_told or noise.kind is AsideKind.EMOJI


def _messages(page: Page) -> tuple[ChatForm, list[_Message]] | None:
    """The form of the heads of a page and its messages; ``None`` where it is no chat."""
    seen: dict[int, tuple[ChatForm, list[_Message]]] = {}
    heads = page.facts.of(_head_of)
    for i, line in enumerate(page.lines):
        opening = heads[page.text[line.text_start : line.text_end]]
        if opening is not None and not is_service(opening[1].who):
            form, head = opening
            seen.setdefault(id(form), (form, []))[1].append(_Message(i, line, head))
        over = head_over(page.lines[i - 1].text, line.text) if i and not line.gap else None
        if over is not None:
            message = _Message(i - 1, page.lines[i - 1], over)
            seen.setdefault(id(OVER_TIME), (OVER_TIME, []))[1].append(message)
    likely = [one for one in seen.values() if _is_chat(page, *one)]
    return max(likely, key=lambda one: len(one[1]), default=None)


def _head_of(text: str) -> tuple[ChatForm, ChatHead] | None:
    """The head of a message that a line is or opens with, and its form."""
    for form in forms_of(text):
        head = head_in(text, form)
        if head is not None:
            return form, head
    return None


def _is_chat(page: Page, form: ChatForm, messages: Sequence[_Message]) -> bool:
    """Whether heads of one form are those of a chat: enough, of people who come again, over words."""
    if len(messages) < (_FEWEST_SURE if form.sure else _FEWEST):
        return _is_short_chat(page, form, messages)
    first = messages[0].place
    covered = _COVERED_ALONE if form.alone else _COVERED
    if first > max(_ABOVE, len(messages)) or len(messages) < covered * (len(page.lines) - first):
        return False  # a few lines of a chat, cited in something else
    counts = Counter(message.head.who for message in messages)
    if not form.sure and (len(counts) > _MOSTLY_ONCE * len(messages) or len(counts) < 2):
        return False
    if not form.sure and 2 * sum(map(_is_word, counts)) >= len(counts):
        return False
    places = {message.place for message in messages}
    said = [_said(page, message, places) for message in messages]
    if sum(map(bool, said)) < _WORDS_BELOW * len(said):
        return False
    tone = tone_of([talk_of(words) for words in said if words])
    if not form.sure and are_services(counts, tone):
        return False
    return form.sure or tone.spoken >= _SPOKEN or tone.whole >= _WHOLE or tone.brief >= _BRIEF


def _is_short_chat(page: Page, form: ChatForm, messages: Sequence[_Message]) -> bool:
    """Whether a message or two with day and time are all that a page holds, but for a title.

    One alone is taken only with the time in a bracket or before a dash: a name over a day is as well
    who wrote an article.
    """
    first = messages[0].place
    lines = len(page.lines) - first
    if first > 1 or not form.dated or lines > _LINES_OF_EACH * len(messages):
        return False
    if len(messages) == 1 and form.alone:
        return False
    names = [message.head.who for message in messages]
    places = {message.place for message in messages}
    said = [_said(page, message, places) for message in messages]
    if any(map(_is_word, names)) or not all(said) or len(set(names)) < len(names):
        return False
    days = {_CLOCK_AT_END.sub("", page.lines[m.place + (form is OVER_TIME)].text) for m in messages}
    is_talk = tone_of([talk_of(words) for words in said]).spoken >= _TALKED
    return not form.alone or (is_talk and len({day[-_DAY_ENDS:] for day in days}) == 1)


def _is_word(name: str) -> bool:
    """Whether what stands where the name should is a field or the beginning of a sentence."""
    word = name.casefold()
    if word in folded("given_names"):
        return False
    return word in folded("field_words") or word in folded("discourse_openers")


def _said(page: Page, message: _Message, places: set[int]) -> str:
    """The words of a message on its own line, or the first line below."""
    rest = message.line.text[message.head.rest_at :].strip()
    below = message.place + 1
    if below < len(page.lines) and is_moment(page.lines[below].text):
        below += 1
    if rest or below >= len(page.lines) or below in places:
        return rest
    return page.lines[below].text


def _above(page: Page, first: int, form: ChatForm) -> Metadata:
    """Dismiss what the service says above the first message; the fields that it gives there."""
    metadata: Metadata = {}
    for i in range(max(0, first - _ABOVE), first):
        text = page.lines[i].text
        if not page.is_free(i):
            continue
        found = field_of(page.lines[i])
        if _SERVICE.fullmatch(text) or is_notice(text, form):
            page.dismiss(i, AsideKind.INTERFACE)
        elif found is not None and found.value and is_field_word(found.key):
            metadata = with_field(metadata, found.key, found.value)
            page.take(i, SegmentKind.METADATA)
    return metadata


def _claim(page: Page, i: int, form: ChatForm, *, by_service: bool) -> None:
    """Say what a line between two heads is: words, a picture, or a notice."""
    text = page.lines[i].text
    if _MEDIA.fullmatch(text):
        page.dismiss(i, AsideKind.IMAGE, SegmentKind.IMAGE)
    elif by_service or _is_said_by_service(text) or is_notice(text, form) or is_moment(text):
        page.dismiss(i, AsideKind.INTERFACE)
    else:
        page.take(i, SegmentKind.LIST_ITEM if page.lines[i].mark else SegmentKind.PARAGRAPH)


def _is_said_by(text: str) -> bool:
    """Whether a line is the head of a message under the name of a service, or opens with one."""
    opening = _head_of(text)
    return opening is not None and is_service(opening[1].who)


def _is_said_by_service(text: str) -> bool:
    return any(form.fullmatch(text) for form in (_REPLY, _REACTION, _TAKEN_BACK, _SERVICE))


def _turn(page: Page, message: _Message, places: set[int]) -> TurnOpening | None:
    """The turn that a message is; ``None`` where the service alone speaks in its place."""
    i, line, head = message.place, message.line, message.head
    rest = line.text[head.rest_at :].strip()
    reply = _REPLY.fullmatch(rest) if rest else None
    if rest and not reply and (_MEDIA.fullmatch(rest) or _is_said_by_service(rest)):
        if page.is_free(i):
            kind = SegmentKind.IMAGE if _MEDIA.fullmatch(rest) else SegmentKind.NOISE
            page.dismiss(i, AsideKind.IMAGE if kind is SegmentKind.IMAGE else AsideKind.INTERFACE, kind)
        return None
    text_start = line.text_start + head.rest_at
    if not rest or reply:
        text_start = _below(page, i, places)
    if page.is_free(i):
        page.take(i, SegmentKind.PARAGRAPH if rest and not reply else SegmentKind.LABEL)
    stamp = stamp_before(line.text, 0)
    ms = stamp.stamp.start_ms if stamp is not None else None
    return TurnOpening(line.text_start, text_start, (voice_called(head.who),), Evidence.LABEL, ms=ms)


def _below(page: Page, i: int, places: set[int]) -> int:
    """Where the words under a head begin; the end of its line where there are none."""
    for k in range(i + 1, len(page.lines)):
        if k in places:
            break
        if page.is_speech(k):
            return page.lines[k].text_start
    return page.lines[i].text_end
