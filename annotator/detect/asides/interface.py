"""What a page or a meeting service says about itself: buttons, counters, notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from string import ascii_uppercase

from annotator.text.lexicons import folded

_WIDEST_BUTTONS = 60
_WIDEST_TRAIL = 140
_SHORTEST_NOTICE = 4
_PARTED = re.compile(r"[\s|｜·•/]+")
_PARTS = frozenset("|｜·•/")
_COUNT_SIGNS = frozenset("(（")
_HINT = re.compile(
    r"\d|[首主][页頁]|[版端]$|撤回|拍了|群[聊名]|[加离離进進退][入开開出]|生成|[转轉][写寫]|整理|识别|开始|開始|结束|結束|停止|暂停|恢复"
    r"|广告|廣告|推广|推廣|赞助|贊助|A[Dd]|[Ss]ponsor|[Pp]romo|Paid|Home|[点點击擊码碼按戳]|[Rr]ead|See|Watch|Listen|More|Also|Related|joined|left|[Tt]ransc|[Rr]ecord|[Cc]aption|[Gg]enerat|[Pp]ower|[Mm]eeting|ended"
)
"""What every notice has."""
_COUNT = re.compile(r"[(（]?\d[\d,.]*(?:\s?[万千百亿kKwWmM]\+?)?\+?[)）]?")
_TRAIL_SIGN = re.compile(">|›|»|→|位置|页面|頁面|栏目|欄目|频道|You are here|Breadcrumb")
_TRAIL = re.compile(
    r"(?:(?:您|你)(?:现在|当前|目前|當前|現在)?(?:所在|所处)?的?|当前|现在|所在|當前|現在)位置\s?(?:是|为)?\s?[:：].{0,120}"
    r"|(?:当前|现在|目前|所在|所属|當前)(?:页面|栏目|频道|分类|頁面|欄目)\s?[:：].{0,80}"
    r"|(?:You are here|Breadcrumbs?)\s?[:：]?.{0,120}"
    r"|(?:(?:网站|本站|网)?(?:首页|主页|首頁|主頁)|Home|[\u4e00-\u9fff]{2,10}(?:网|频道|中心|網|頻道))"
    r"(?:\s?(?:-{1,2}>|>{1,2}|[›»→])\s?[^>›»→。，]{0,40}){1,8}"
    r"|[\u4e00-\u9fff]{2,10}(?:\s?(?:-{1,2}>|>{1,2}|[›»→])\s?[^>›»→。，]{2,40}){2,8}(?:\s?(?:>{1,2}|[›»→]))?"
)
"""Where a page stands among the others of its site (``当前位置：首页 > 访谈``)."""


class _Notice:
    """The form of a notice, and the signs with which it ``begins`` or the words that it always ``holds``.

    Only lines in which these stand are compared with it.
    """

    def __init__(
        self, form: str, *, begins: str = "", holds: str = "", flags: re.RegexFlag | int = 0
    ) -> None:
        self.form = re.compile(form, flags)
        self.begins = begins
        self.holds = holds


_FIGURE = "0"
"""Any figure."""
_NOTICES = (
    _Notice(r"(?:首页|首頁|Home)\s*(?:[>›»/|→]\s*[^>›»/|→。，]{0,20}\s*){1,6}", begins="首H"),
    _Notice(r"[^，。！？\s]{1,12}(?:移动版|手机版|触屏版|电脑版|移动端|行動版|手機版)", holds="版$|端$"),
    _Notice(
        r"(?:阅读|閱讀|浏览|瀏覽|点赞|點讚|在看|评论|評論|收藏|转发|轉發|分享|播放|观看|觀看|粉丝|喜欢)"
        r"(?:量|数|次数)?\s?[:：]?\s?\d[\d,.]*\s?[万千wWkK]?\+?",
        begins="阅閱浏瀏点點在评評收转轉分播观觀粉喜",
    ),
    _Notice(
        r"\d[\d,.]*\s?[万千wWkKmM]?\+?\s?(?:次|人|条|個|个)?"
        r"(?:播放|阅读|閱讀|浏览|瀏覽|点赞|點讚|评论|評論|收藏|观看|觀看|转发|轉發|弹幕|赞|views?|likes?|comments?|shares?|reads?)",
        begins=_FIGURE,
        flags=re.IGNORECASE,
    ),
    _Notice(
        r"[“\"「]?[^，。！？\n]{0,24}[”\"」]?\s?(?:撤回了一条消息|撤回了一則訊息|拍了拍.{1,16}|邀请.{1,30}加入了?群聊|修改群名为.{1,30})",
        holds="了一条消息|了一則訊息|拍了拍|群",
    ),
    _Notice(
        r"[^，。！？:：\n]{1,24}\s(?:已?加入(?:了?会议|了?會議)|已?离开(?:了?会议)|已?離開(?:了?會議)|进入会议|退出会议)",
        holds="会议|會議",
    ),
    _Notice(
        r"[^,:\n]{1,32} (?:has )?(?:joined|left) (?:the )?(?:meeting|call|room|conversation)\.?",
        holds="joined|left|JOINED|LEFT|Joined|Left",
        flags=re.IGNORECASE,
    ),
    _Notice(
        r"[—\-–=~*\s]{2,}\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s?(?:星期|周).)?[—\-–=~*\s]{2,}",
        begins="—-–=~* ",
    ),
    _Notice(
        r"(?:以上|以下|本)?(?:内容|內容|文字|记录|記錄|纪要|字幕)?(?:均)?由\s?(?:AI|人工智能|智能|语音识别|系统|機器|机器).{0,30}(?:生成|转写|轉寫|整理|识别|生成，仅供参考)[^。]{0,12}。?",
        holds="由",
    ),
    _Notice(
        r"(?:Transcribed|Transcript|Recorded|Captioned|Generated|Powered) (?:by|with) .{2,60}",
        begins="tTrRcCgGpP",
        flags=re.IGNORECASE,
    ),
    _Notice(
        r"(?:录制|錄製|录音|錄音|转写|轉寫|会议|會議|直播|共享屏幕)(?:已)?(?:开始|開始|结束|結束|停止|暂停|恢复)",
        begins="录錄转轉会會直共",
    ),
    _Notice(
        r"(?:Recording|Transcription|Meeting|Live captions) (?:has )?(?:started|stopped|ended|paused)\.?",
        begins="rRtTmMlL",
        flags=re.IGNORECASE,
    ),
    _Notice(
        r"[A-Z][^:.!?\n]{1,44} (?:started|stopped) (?:the )?(?:transcription|recording)\.?",
        begins=ascii_uppercase,
    ),
    _Notice(r"(?:Meeting|Call|Recording) ended after \d{1,2}:\d{2}(?::\d{2})?.{0,3}", begins="MCR"),
    _Notice(
        r"(?:点击|點擊|长按|長按|戳|扫码|掃碼)(?:下方|上方|左下角|文末|这里|這裡|此处|此處|图片|圖片|链接|鏈接|卡片|海报|海報|视频|視頻){0,3}"
        r"(?:即可)?(?:查看|阅读|閱讀|了解|观看|觀看|收听|收聽|跳转|关注|關注|报名|報名|下载|下載|购买|購買|播放|进入|領取|领取).{0,12}",
        begins="点點长長按戳扫掃",
    ),
    _Notice(
        r"[\[【(（〔](?:商业|商業|插播|软文|軟文)?(?:广告|廣告|推广|推廣|赞助|贊助|Ads?|Advert|Advertisement|Advertising"
        r"|Sponsored(?: content)?|Sponsor(?: message)?|Promo|Promoted|Promotion|Paid (?:content|post"
        r"|partnership))[\]】)）〕]"
        r"\s?[:：]?.{0,60}(?<![。.])",
        begins="[【(（〔",
        flags=re.IGNORECASE,
    ),
    _Notice(
        r"(?:Read|See|Watch|Listen|More|Also|Related)"
        r"(?: (?:more|also|next|now|on|to|stories|read))?\s?: .{4,60}",
        begins="RSWLMA",
    ),
    _Notice(r"This editable transcript was computer generated.{0,30}", begins="T"),
    _Notice(
        r"[\[(]?(?:Column|Col\.|Page|p\.|pp\.)\s\d{1,5}(?:\s?[-–]\s?\d{1,5})?[\])]?|[-–—]\s?\d{1,4}\s?[-–—]",
        begins="[(cCpP-–—",
        flags=re.IGNORECASE,
    ),
    _Notice(
        r"(?:Page|第)\s?\d{1,4}\s?(?:页|頁|of \d{1,4}|/\s?\d{1,4})?(?:[,，/]?\s?共\s?\d{1,4}\s?[页頁])?",
        begins="pP第",
        flags=re.IGNORECASE,
    ),
)
_FROM = {
    sign: tuple(notice.form for notice in _NOTICES if sign in notice.begins)
    for sign in {sign for notice in _NOTICES for sign in notice.begins}
}
_HOLDING = tuple(notice.form for notice in _NOTICES if notice.holds)
_HELD = re.compile("|".join(notice.holds for notice in _NOTICES if notice.holds))


def is_interface(text: str) -> bool:
    """Whether a line says only what the buttons, counters and notices of a page or a meeting say."""
    if _is_trail(text):
        return True
    if len(text) > _WIDEST_BUTTONS:
        return False
    first = text[:1]
    may_be_button = first.casefold()[:1] in _first_letters()
    if may_be_button and _compact(text) in _buttons():
        return True
    if len(text) >= _SHORTEST_NOTICE and _is_notice(text):
        return True
    may_be_part = may_be_button or first.isdecimal() or first in _COUNT_SIGNS or _parts(first)
    return may_be_part and _PARTED.search(text) is not None and _are_buttons(_PARTED.split(text))


def _is_trail(text: str) -> bool:
    is_short = 4 < len(text) <= _WIDEST_TRAIL
    return is_short and _TRAIL_SIGN.search(text) is not None and _TRAIL.fullmatch(text) is not None


def _is_notice(text: str) -> bool:
    forms = _FROM.get(_FIGURE if text[0].isdecimal() else text[0], ())
    if _HELD.search(text) is not None:
        forms += _HOLDING
    return bool(forms) and _HINT.search(text) is not None and any(form.fullmatch(text) for form in forms)


def _parts(sign: str) -> bool:
    return sign in _PARTS or sign.isspace()


def _are_buttons(pieces: Sequence[str]) -> bool:
    """Whether words side by side are those of buttons, with counters perhaps."""
    parts = [part for part in pieces if part]
    if len(parts) < 2 or len(parts) > 12:
        return False
    named = False
    for part in parts:
        if _COUNT.fullmatch(part):
            continue
        if part.casefold() not in _buttons():
            return False
        named = True
    return named


def _compact(text: str) -> str:
    return "".join(text.split()).casefold()


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(word[0] for word in _buttons())


@cache
def _buttons() -> frozenset[str]:
    return folded("interface_words")
