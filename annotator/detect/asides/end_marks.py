"""Lines that only say that a text or a meeting ends: ``（完）``, ``THE END``, ``-30-``, ``（会议结束）``."""

from __future__ import annotations

import re

_LONGEST = 240
_MEETINGS = (
    r"(?:访谈|采访|会议|录音|录像|对话|座谈|座谈会|节目|庭审|讲座|直播|视频|音频|论坛|讨论"
    r"|訪談|採訪|會議|錄音|對話|座談|論壇|討論)"
)
_END = re.compile(
    r"[-—–=*#•·\s(（\[【<]*(?:the\s+end|end|ends|fin|-?30-?|全文完|正文完|完|终|終|剧终|全文结束|正文结束|结束|結束"
    r"|end of (?:the )?(?:interview|tape|recording|transcript|transcription|audio|session|file|conversation"
    r"|discussion|deposition|proceedings|hearing|meeting|part|side|disc|disk|reel|track|episode"
    r"|program(?:me)?|testimony|video)\b[^().]{0,40}"
    r"|(?:interview|recording|tape|transcript|transcription|audio|deposition|session|meeting|hearing|proceedings)"
    r" (?:ends|ended|concludes|concluded|adjourned|stops|closed)\b[^().]{0,60}"
    rf"|(?:本次|此次|本场|本期|今天的?|全部|第.{{1,3}}[次段节])?{_MEETINGS}"
    r"(?:到此|至此)?(?:已|全部)?(?:结束|完毕|完|終了|結束)"
    r"(?:[，,：: ]{0,2}(?:共|时间|时长|总时长|于|以上|時間|\d)[^。()（）]{0,24})?)[-—–=*#•·\s.。)）\]】>]*",
    re.IGNORECASE,
)
_SIGNED_END = re.compile(r"[-—–=*#•·\s(（\[【<]")
_SIGNS = re.compile(r"#(?:\s?#){1,4}|(?:-\s?){1,2}30(?:\s?-){1,2}")
_ADJOURNED = re.compile(
    r"(?P<bracket>[(\[]\s*)?(?:Whereupon|Thereupon|At this time|At \d{1,2}[:.]\d{2}"
    r"|The (?:meeting|hearing|deposition|proceedings?|session|interview"
    r"|trial|court|committee|house|council|board)|Meeting|Hearing|Proceedings|Court|Deposition)\b.{0,160}?"
    r"\b(?:adjourned|concluded|recess(?:ed)?|closed|ended|excused|rose)\b(?P<when>.{0,60})"
)


def is_end(text: str) -> bool:
    """Whether a line only says that the text or the recording ends; a bare word needs a sign around it."""
    if _SIGNS.fullmatch(text):
        return True
    if _END.fullmatch(text):
        return text.isupper() or _SIGNED_END.match(text) is not None or " " in text or len(text) > 4
    found = _ADJOURNED.match(text) if len(text) <= _LONGEST else None
    return found is not None and (found["bracket"] is not None or any(map(str.isdigit, found["when"])))
