"""Dates with or without a time of day, as bylines and exports write them, Chinese and English."""

from __future__ import annotations

import re

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_HAN_DIGITS = "〇零一二三四五六七八九十"
_DAY = (
    r"(?:(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月|"
    rf"[{_HAN_DIGITS}]{{4}}年[{_HAN_DIGITS}]{{1,3}}月(?:[{_HAN_DIGITS}]{{1,3}}日)?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTHS},?\s(?:19|20)\d{{2}}|{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d{{2}}|"
    r"\d{1,2}/\d{1,2}/(?:19|20)\d{2})"
)
_WEEKDAY = (
    r"(?:[(（]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?"
    r"|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?)"
)
_CLOCK = (
    r"(?:(?:上午|下午|晚上|at )?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s?(?:AM|PM|am|pm|a\.m\.|p\.m\.))?"
    r"(?:\s?[-–—~～至]\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?(?:\s?(?:[A-Z]{2,4}|UTC[+-]\d{1,2}|GMT[+-]\d{1,2}))?"
    r"|[上下]午\s?\d{1,2}[时時点點])"
)
_WHEN = re.compile(rf"(?:{_WEEKDAY}\s?)?{_DAY}(?:,?\s*{_WEEKDAY})?(?:,?\s*{_CLOCK})?")
_LENGTH = re.compile(
    r"(?:(?:(?:录音|录制|音频|视频|会议|总|錄音|音訊|會議|總)?[时時][长長]|[Dd]uration|[Ll]ength)"
    r"\s?[:：]?\s?)?"
    r"(?P<length>"
    r"(?:\d+\s?(?:小时|小時|分钟|分鐘|分|秒|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\s*){1,3}"
    r"|\d{1,2}:\d{2}(?::\d{2})?)"
)
DATE = re.compile(
    r"(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s*(?:星期|周)[一二三四五六日天])?"
    r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+[A-Z]{2,4})?"
    r"|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,?(?:\s+\d{1,2}(?:st|nd|rd|th)?,?)?\s+(?:19|20)\d{2}"
)
_HAN_DATE = re.compile(
    r"[〇零○一二三四五六七八九十]{4}年[〇一二三四五六七八九十元]{1,3}月(?:[〇一二三四五六七八九十]{1,3}日)?(?:于.{1,10})?"
)
_WIDEST = 40
_PARTING = " \\|｜·•,，/丨—-"


def date_in(text: str) -> tuple[str, str, str] | None:
    """A short line's date, what stands before it and what after it; ``None`` where there is none."""
    found = _WHEN.search(text)
    if found is None:
        return None
    return found[0].strip(" ,"), text[: found.start()].strip(_PARTING), text[found.end() :].strip(_PARTING)


def is_length(text: str) -> bool:
    """Whether a text is a duration and nothing else (``1小时 21分钟``, ``58:20``, ``时长 00:41:22``)."""
    return _LENGTH.fullmatch(text) is not None


def length_in(text: str) -> str:
    """The duration that a text is, without the word that says so; nothing where it is none."""
    found = _LENGTH.fullmatch(text)
    return found["length"].strip() if found else ""


def is_date(text: str) -> bool:
    """Whether a line is a date and hardly more."""
    if len(text) > _WIDEST:
        return False
    if DATE.fullmatch(text) or _HAN_DATE.fullmatch(text):
        return True
    found = date_in(text)
    return found is not None and not found[1] and len(found[2]) <= 12
