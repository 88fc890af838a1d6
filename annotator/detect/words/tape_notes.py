"""What transcribers note of the recording itself: its sides, its breaks, its beginning and end.

``[End of Tape 1, Side A]``, ``Tape change``, ``（录音中断）``: nobody says it and it is no topic.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MEDIUM = (
    r"(?:tape|side|cassette|reel|disc|disk|track|file|recording|recorder|audio|video|session|segment|card|battery"
    r"|audiotape|videotape|minidisc|clip)"
)
_NUMBER = r"(?:\s?(?:no\.?|number|#)?\s?(?:\d{1,3}|[ivx]{1,4}|[a-d]|one|two|three|four|five|six))"
_TAPE = r"(?:tape|side|cassette|reel|disc|disk|track|audiotape|videotape|minidisc)"
_PLACE = rf"{_MEDIUM}{_NUMBER}?(?:\s?[,;:/–—-]?\s?{_MEDIUM}{_NUMBER}?){{0,3}}"
_SIDE = rf"{_TAPE}{_NUMBER}(?:\s?[,;:/–—-]?\s?{_MEDIUM}{_NUMBER}){{0,3}}"
_EVENT = (
    r"(?:change[ds]?|changeover|breaks?|switch(?:ed)?|flip(?:ped|s)?|stop(?:s|ped)?"
    r"|turn(?:ed|s)?(?: over| off| on)?"
    r"|start(?:s|ed)?|paus(?:e|es|ed)|resum(?:e|es|ed)|continu(?:e|es|ed)|interrupt(?:ed|ion)"
    r"|cuts?(?: off| out)?"
    r"|end(?:s|ed)?|begins?|began|ran out|runs out|malfunction(?:s|ed)?|failure|skip(?:s|ped)?|off|on|blank"
    r"|gap|replaced|dies|died|restart(?:s|ed)?)"
)
_ENGLISH = re.compile(
    rf"(?:(?:the )?(?:end|beginning|begin|start|continuation|conclusion|close)(?: of)?(?: the)? {_PLACE}"
    rf"|{_PLACE} (?:has |is |was )?{_EVENT}|{_SIDE}"
    r"|(?:brief |short |long )?(?:interruption|break|pause|gap|recess|intermission)"
    rf"(?: in (?:the )?{_MEDIUM})?"
    r"|(?:telephone|phone|doorbell) rings|(?:off|on|back on|going off) the record)"
    r"(?:[,;:\s–—-]{1,3}(?:\(?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\)?|continued|cont'd))?",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:此处|此處|以下|以上|中间|中間|第?[\d一二三四五AB]{0,2}[盘盤面段]?)?"
    r"(?:录音|錄音|录像|錄影|磁带|磁帶|音频|音頻|视频|視頻|采访|採訪|访谈|訪談|谈话|談話|带子|帶子|录音笔|錄音筆|记录|記錄)"
    r"(?:[带帶]|文件|设备|設備)?(?:.{0,4})?"
    r"(?:中断|中斷|断|斷|暂停|暫停|停止|结束|結束|开始|開始|继续|繼續|恢复|恢復|切换|切換|更换|更換|换面|換面|翻面|完|不清|缺失|空白|没电|沒電)"
    r".{0,8}"
    r"|(?:换|換|更换|更換|翻)(?:磁带|磁帶|带子|帶子|带|帶|面|录音笔|錄音筆|电池|電池).{0,6}"
    r"|(?:第[一二三四五六\d][盘盤]|磁带|磁帶)[\s\dA-D一二三四五、，·-]*(?:[正反AB]?面)?(?:开始|開始|结束|結束|完)?"
    r"|(?:电话|電話|手机|手機|门铃|門鈴)(?:铃声|鈴聲|响|響|铃响|鈴響).{0,6}"
    r"|(?:短暂|中场|暂时|短暫|中場|暫時)?(?:休息|停顿|停頓|间断|間斷|打断|打斷)(?:[一二三四五六七八九十\d]+分[钟鐘])?(?:片刻)?"
)
_OPENING = re.compile(
    rf"(?:(?:the )?(?:beginning|begin|start)(?: of)?(?: the)? {_SIDE}|{_SIDE}(?: (?:begins?|starts?))?)"
    r"(?:[,;:\s–—-]{1,3}\(?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\)?)?",
    re.IGNORECASE,
)
_OPENING_CHINESE = re.compile(
    r"第[一二三四五六七八九十\d]{1,2}[盘盤](?:录音|錄音)?(?:磁带|磁帶|带"
    r"|帶)?[ ，,·、-]*(?:[正反AB]面?)?(?:开始|開始)?"
    r"|(?:磁带|磁帶|录音带|錄音帶)[ ]?[一二三四五六七八九十\d]{1,2}[ ，,·、-]*(?:[正反AB]面?)?(?:开始|開始)?"
)
_EDGE = "()（）[]【】〔〕<>《》*—–-·= 。.…"


@lru_cache(maxsize=2048)
def is_tape_note(text: str) -> bool:
    """Whether a line, in brackets or not, says something of the recording and nothing else."""
    bare = text.strip(_EDGE)
    if not bare or len(bare) > 60:
        return False
    if _CHINESE.fullmatch(bare):
        return True
    return (bare != text or not bare.islower()) and _ENGLISH.fullmatch(bare) is not None


def opens_side(text: str) -> bool:
    """Whether a line says that another side of the recording begins, by its number (``[TAPE 1, SIDE B]``)."""
    bare = text.strip(_EDGE)
    return 4 <= len(bare) <= 60 and (_OPENING.fullmatch(bare) or _OPENING_CHINESE.fullmatch(bare)) is not None
