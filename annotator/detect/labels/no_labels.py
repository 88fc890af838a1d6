"""What is no label whatever else stands in the text: days, fields, addresses, words that announce."""

from __future__ import annotations

import re

from annotator.detect.labels.hearing import FIELD, UNLIKE
from annotator.detect.lines.fields import is_discourse, is_field_word, is_roster
from annotator.detect.words.accounts import has_bullet
from annotator.detect.words.label_forms import Form, Label
from annotator.detect.words.latin_names import hyphened
from annotator.detect.words.voices import VoiceKind
from annotator.language import mark
from annotator.text.lexicons import folded, words

_DAY = re.compile(
    r"[\d年月日号./\-— ]+|(?:本|上|下|每)?(?:周|星期|礼拜|週|禮拜)[一二三四五六日天末]|[上下]午"
    r"|今天|明天|后天|昨天|次日|当天"
)
_DAY_STARTS = frozenset("年月日号./-— 本上下每周星礼週禮今明后昨次当")
_NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}|[一二三四五六七八九十]{1,3}|\d{1,3})"
    r"(?:[问問题題点點条條步章节節款项項页頁期集季届屆轮輪场場分秒个個天年周週月回幕]|部分|分钟|方面|阶段|環節|环节)"
)
_ITEM = re.compile(r"\d{1,3}\s?[.、．)）]")
"""The number of an item before a key, which is nobody's name with it."""
_COUNTED_THING = re.compile(
    r"(?:[附插]?[图圖表]|例|注|註|附[件录錄注註]|步[骤驟]|阶段|階段|环节|環節|方[案法]|案例|例子|要[点點]|观点|觀點|论点|論點|议题|議題"
    r"|[话話问問主专專标標][题題]|题目|題目|原因|理由|建议|建議|亮点|亮點|看点|看點|场景|場景|[镜鏡][头頭]|画面|畫面|部分|章[节節]|任务|任務"
    r"|目[标標]|清单|清單|情况|情況|情形|特点|特點|优势|優勢|趋势|趨勢|误区|誤區|关键|關鍵|提示|线索|線索|证据|證據|条件|條件|结论|結論)"
    r"[ .]?(?:第?[一二三四五六七八九十]{1,3}|\d{1,3}|[A-Za-z①-⑳])"
)
"""A thing with its number, by which words are counted and nobody is called (``【图一】``, ``原因2：``)."""
_ANOTHERS = re.compile(
    r"[我你您他她咱俺](?:们|們)?[的家]?[\u4e00-\u9fff]{1,6}"
    r"|(?:My|Our|His|Her|Their|Your) "
    r"(?!honou?r|lordship|ladyship|grace|holiness|highness|majesty|worship|excellency)"
    r"[a-z][a-z-]+(?: [a-z-]+)?"
)
SELVES = frozenset({"我", "本人", "笔者", "筆者", "Me", "I", "ME", "me"})
"""Labels of who tells in his or her own person."""
_ANNOUNCES = re.compile(r"(?:[的是吗呢吧么為]|就是|在于|如下|包括|例如)$")
_KNOWN_KINDS = frozenset({VoiceKind.SEAT, VoiceKind.NAME})
_ADVERBIAL = re.compile(
    r"(?:for|on|by|to|from|in|at|with|against|about|before|after|during|under|per|via|if|when|while) ",
    re.IGNORECASE,
)
_PLACED = re.compile(r"^(?=[A-Z]).* (?:in|at|on|from|to|by|with|into|takes|took|left|leaves) ")
"""What is said of somebody in a sentence, as minutes note it (``Mr Speaker in the Chair``)."""
_HOSTS = frozenset({"host", "editor", "narrator", "anchor", "presenter", "translator"})
"""English roles that are keys of fields too, and often talk."""
_MAIL_KEY = re.compile(r"[A-Z]\w+(?:-[A-Z]\w+)+")
_CODE = re.compile(r"[={}\\<>|$%^~`#@]|\w\(|\)\s*->|->")
_OPENING_QUOTES = frozenset('“"「『‘')
_DEFINES = re.compile(
    r"(?:系|是|即)?指|(?:为|是)?.{2,12}的?(?:缩写|简称|縮寫|簡稱)|(?:means|refers to|stands for|short for) "
)
"""What is said of a letter or a sign rather than under it."""
_QUOTED = 2
"""How much longer a label is than its key, unless quotation marks stand around that."""
_LISTS = re.compile(r"[^，。！？、]{1,8}(?:、[^，。！？、]{1,8})+[。；;]")
"""What a word in quotation marks is explained by (``“三光”：手光、盆光、面光。``)."""
_SAYS = re.compile(r"(?:说|道|问|答|曰|云|写|讲|說|講|問|寫|喊|叫)$")
_SAYS_AFTER_NAME = re.compile(r"^[\u4e00-\u9fff]{2,4}[说說]$")
"""A name and a verb of saying; that makes three characters at least, and nobody is called so."""

_SHORT_NAME = 2

URL = mark("an address")
CLOCK = mark("a clock time or a ratio")
NUMBER = mark("a number or a date")
DISCOURSE = mark("words that open or announce a sentence")
ROSTER = mark("says who holds a role")


def why_never(label: Label, count: int) -> str | None:
    """Why a key that comes ``count`` times is no label whatever else stands in the text and after it."""
    key = label.key
    if (key[:1] in _DAY_STARTS or key[:1].isdecimal()) and _DAY.fullmatch(key):
        return NUMBER
    if key[0].isdecimal() and _ITEM.match(key):
        return UNLIKE
    if not label.voices:
        return UNLIKE
    if _is_mail_key(key):
        return FIELD
    if label.voices[0].kind in _KNOWN_KINDS or any(voice.kind in _KNOWN_KINDS for voice in label.voices[1:]):
        return DISCOURSE if _ANNOUNCES.search(key) else None
    is_role = label.voices[0].kind is VoiceKind.ROLE
    if is_field_word(key):
        may_speak = is_role and (not key.isascii() or hyphened(key) in _HOSTS)
        return None if may_speak and (count > 1 or label.stamp is not None) else FIELD
    if not is_role and (is_discourse(key) or _NUMBERED.fullmatch(key) or _COUNTED_THING.fullmatch(key)):
        return DISCOURSE
    if not is_role and " " in key and (_ADVERBIAL.match(key) or _PLACED.search(key)):
        return UNLIKE
    if not is_role and label.stamp is None and has_bullet(key):
        return UNLIKE
    is_code = not is_role and label.stamp is None and not key.isalnum() and _CODE.search(key) is not None
    return UNLIKE if is_code else None


def is_anothers(label: Label) -> bool:
    """Whether a key calls somebody by what he is to whoever tells of him (``我导师``, ``My wife``)."""
    return label.stamp is None and _ANOTHERS.fullmatch(label.key) is not None


def _is_mail_key(key: str) -> bool:
    """Whether a key is joined as in the heads of mails (``Reply-To``), not as names are (``SMITH-JONES``)."""
    if "-" not in key or _MAIL_KEY.fullmatch(key) is None:
        return False
    first = key.split("-")[0]
    if first in words("header_words"):
        return True
    return not key.isupper() and first.casefold() not in folded("given_names")


def why_not_before(label: Label, rest: str) -> str | None:
    """Why something is no label before this ``rest`` of its line."""
    key = label.key
    if rest.startswith("//"):
        return URL
    between_digits = rest[:1].isdigit() and label.form is Form.COLON and key[-1:].isdigit()
    if between_digits and not all(voice.kind is VoiceKind.SEAT for voice in label.voices):
        return CLOCK
    if label.head - len(key) > _QUOTED and _LISTS.match(rest.lstrip()):
        return UNLIKE
    if len(key) <= _SHORT_NAME and _DEFINES.match(rest.lstrip()):
        return ROSTER
    if label.is_certain and label.voices[0].generic and is_roster(key, rest.strip()):
        return ROSTER
    if _SAYS_AFTER_NAME.match(key):
        return UNLIKE
    if rest.lstrip()[:1] in _OPENING_QUOTES and _SAYS.search(key):
        is_plain = label.names == (key,) and label.voices[0].is_certain
        is_plain = is_plain and (len(key) == _SHORT_NAME or label.voices[0].kind is VoiceKind.ROLE)
        return None if is_plain else UNLIKE
    return None
