"""The heads of messages in exports of chats: when, who, and perhaps to whom, in the ways of the services.

``18:02:11 From Ann to Everyone: text``, ``2024-03-01 20:15:33 Ann(123456789)``, ``[01/03/24, 20:15] Ann: x``,
``01/03/24, 20:15 - Ann: text``, ``Ann, [2024/3/1 20:15]``, ``Ann — 01/03/2024 20:15``, ``Ann  [8:15 PM]``.
A nickname may hold whatever somebody likes, blanks, digits and signs; a form alone proves nothing, a page
of them does (:mod:`annotator.detect.chats.messages`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_SECONDS = r"\d{1,2}:\d{2}:\d{2}"
_PART = r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里|夜裡|AM|PM|am|pm)"
_TIME = rf"(?:{_PART}\s?)?{_CLOCK}(?:\s?(?:[AaPp]\.?\s?[Mm]\.?))?"
_WEEKDAY = r"(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]"
_DATE = (
    r"(?:(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19|20)\d{2}|\d{2})"
    r"|\d{1,2}月\d{1,2}日|\d{2}[-/]\d{2})"
)
_DAY = rf"(?:{_DATE}(?:[,，]?\s?(?:[(（]?{_WEEKDAY}[)）]?))?|今天|昨天|前天|{_WEEKDAY}|[Tt]oday|[Yy]esterday)"
_MOMENT = rf"{_DAY}[,，]?\s{{0,3}}(?:at\s)?{_TIME}"
_TO = r"(?:to|给|給|至|到|对|對|发送给|發送給|收件人)"
_MARK = "[\u200e\u200f\u202a\u202c]?"


@dataclass(frozen=True, slots=True)
class ChatForm:
    """A way to write the head of a message; ``alone`` where the words stand on the lines below.

    A ``sure`` one stands in nothing but chats; the names of others must come again. Where ``notices``
    is set, a line with the time that names nobody is said by the service. A ``dated`` one tells the day too.
    """

    pattern: re.Pattern[str]
    alone: bool
    sure: bool = False
    dated: bool = False
    notices: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class ChatHead:
    """Who writes a message, as the line has it without account and time, and where in it the words begin."""

    who: str
    rest_at: int


_TIME_FIRST = (
    ChatForm(
        re.compile(
            rf"{_SECONDS}\s+(?:From|from|FROM|来自|來自|发自|發自|从|從|自)\s+(?P<who>\S.{{0,60}}?)"
            rf"(?:\s+{_TO}\s+[^:：]{{1,60}}?)?\s*[:：](?:\s+|$)"
        ),
        alone=False,
        sure=True,
    ),
    ChatForm(
        re.compile(
            rf"{_DATE}\s+{_SECONDS}\s+(?P<who>\S(?:.{{0,40}}?\S)??)\s?(?:[(（]\d{{5,12}}[)）]|<[^<>\s@]+@[^<>\s]+>)$"
        ),
        alone=True,
        sure=True,
    ),
    ChatForm(
        re.compile(rf"{_MARK}\[{_MOMENT}\]\s(?P<who>[^\s:：\"“][^:：\"“]{{0,40}})(?::\s|：\s?)"),
        alone=False,
        dated=True,
        notices=re.compile(rf"{_MARK}\[{_MOMENT}\]\s"),
    ),
    ChatForm(
        re.compile(rf"{_MARK}{_MOMENT}\s[-–]\s(?P<who>[^\s:：\"“][^:：\"“]{{0,40}})[:：]\s"),
        alone=False,
        dated=True,
        notices=re.compile(rf"{_MARK}{_MOMENT}\s[-–]\s"),
    ),
    ChatForm(
        re.compile(rf"(?:\[{_TIME}\]|{_TIME})\s<[@+%&~]?(?P<who>[^<>\s]{{1,30}})>\s"), alone=False, sure=True
    ),
    ChatForm(re.compile(rf"{_DATE}\s+{_SECONDS}\s+(?P<who>[^\s:：，。][^:：，。]{{0,30}})$"), alone=True),
    ChatForm(re.compile(rf"{_TIME}\t(?P<who>[^\t]{{1,40}})\t"), alone=False),
)
"""The forms that begin with a time."""
_TIME_LAST = (
    ChatForm(
        re.compile(
            rf"(?P<who>\S(?:.{{0,40}}?\S)??)(?:[,，]\s?|\s?[—–|｜·•-]\s?|\s+|(?<=[\u4e00-\u9fff)）]))(?:\[{_MOMENT}\]|[(（]{_MOMENT}[)）]|{_MOMENT})$"
        ),
        alone=True,
        dated=True,
    ),
    ChatForm(
        re.compile(rf"(?P<who>\S(?:.{{0,40}}?\S)??)\s+(?:\[{_CLOCK}\s?[AaPp][Mm]\]|{_CLOCK}\s?[AaPp][Mm])$"),
        alone=True,
    ),
    ChatForm(
        re.compile(rf"(?P<who>\S(?:.{{0,40}}?\S)??)\s?[(（]\d{{5,12}}[)）]\s+{_TIME}$"), alone=True, sure=True
    ),
)
"""The forms that end with a time."""
_SIGNS = (
    re.compile(r"\d[-/.年月]\s?\d|[天期周週拜]|oday|esterday"),
    re.compile(r"[Mm]\]?$"),
    re.compile(r"\d[)）]\s"),
)
"""What a line must have for each form that ends with a time."""
OVER_TIME = ChatForm(re.compile(r"(?P<who>\S.{0,39})$"), alone=True, dated=True)
"""A name on the line over the time."""
_ALONE = re.compile(rf"\[?(?:{_MOMENT}|{_CLOCK}\s?[AaPp][Mm])\]?")
_LONGEST_NAME = 40
_STOPS = frozenset('。！？；，、：.!?;,:…”"')
_INITIAL = re.compile(r"\b[A-Z]\.$")
LONGEST = 160
_BEGINS = frozenset("0123456789[\u200e\u200f今昨前星周TYty")
_ENDS = frozenset("0123456789])）Mm.")
_ACCOUNT = re.compile(r"\s?(?:[(（]\d{5,12}[)）]|<[^<>\s@]+@[^<>\s]+>)$")
_RANK = re.compile(r"^【[^【】]{1,8}】(?=\S)")
_UNSAVED = re.compile(r"^~\s?")


def forms_of(text: str) -> tuple[ChatForm, ...]:
    """The forms of which a line may be, told from its first and last characters."""
    first = _TIME_FIRST if text[0] in _BEGINS else ()
    if len(text) > LONGEST or text[-1] not in _ENDS or text[0].isdecimal():
        return first
    return first + tuple(form for form, sign in zip(_TIME_LAST, _SIGNS, strict=True) if sign.search(text))


def head_over(name: str, time: str) -> ChatHead | None:
    """The head that a short line is which stands right over a date with its time, or a time with AM or PM."""
    if len(name) > _LONGEST_NAME or not is_moment(time) or is_moment(name):
        return None
    if name[-1] in _STOPS and _INITIAL.search(name) is None:
        return None
    who = _without_account(name)
    return ChatHead(who, len(name)) if who else None


def is_moment(text: str) -> bool:
    """Whether a line is a date with a time, or a time with AM or PM, and nothing else."""
    return len(text) <= _LONGEST_NAME and text[-1] in _ENDS and _ALONE.fullmatch(text) is not None


def head_in(text: str, form: ChatForm) -> ChatHead | None:
    """The head that a line is, or opens with, by one form."""
    found = form.pattern.match(text)
    who = _without_account(found["who"]) if found else ""
    return ChatHead(who, found.end()) if found and who else None


def is_notice(text: str, form: ChatForm) -> bool:
    """Whether a line has the time of a form and is said by nobody."""
    return form.notices is not None and form.notices.match(text) is not None and head_in(text, form) is None


def _without_account(who: str) -> str:
    """A nickname without its number, the rank that the group gives it, and the sign of a stranger."""
    who = _ACCOUNT.sub("", who.strip())
    return _UNSAVED.sub("", _RANK.sub("", who)).strip("\u200e\u200f\u202a\u202c\u202f ")
