"""What stands at the top of a text besides its title: mastheads, numbers of papers, dates; titles of records.

A court, a board or a newspaper prints its own name first; the title of an English record is the line
that says of which kind it is (``MINUTES OF ...``), with the lines that it goes on over.
"""

from __future__ import annotations

import re

from annotator.detect.lines.page import Line, Page
from annotator.detect.words.dates import date_in, is_date
from annotator.domain.transcript import SegmentKind

_WIDEST = 100
_WIDEST_DATE = 60
_REACH = 40
_MOST_JOINED = 4
_ISSUE = (
    r"(?:第\s?[\d一二三四五六七八九十百]{1,5}\s?[期卷辑輯号號]|总第\s?\d{1,5}\s?期|總第\s?\d{1,5}\s?期"
    r"|(?:19|20)\d{2}[年.]\s?第?\s?\d{1,3}\s?期|Vol(?:ume|\.)?\s?\d{1,4}|(?:No|Issue|Number)\.?\s?\d{1,5}"
    r"|第?\s?[A-Z]?\d{1,3}\s?版)"
)
_PAPERS = (
    r"(?:学报|学刊|杂志|月刊|周刊|旬刊|季刊|年刊|双月刊|半月刊|日报|晚报|早报|晨报|时报|商报|快报|导报|画报|周报|报|研究|评论|论坛"
    r"|通讯|简报|文摘|纪事|观察|动态|學報|學刊|雜誌|週刊|日報|晚報|時報|評論|論壇|Journal|Review|Quarterly|Gazette|Herald"
    r"|Tribune|Chronicle|Bulletin|Magazine|Annals|Proceedings|Newsletter|Times|Post)"
)
_MASTHEAD = re.compile(
    rf"《[^》]{{2,24}}》[ ,，·|｜]{{0,3}}(?:(?:19|20)\d{{2}}\s?年.{{0,30}}|.{{0,16}}{_ISSUE}.{{0,24}})"
    rf"|.{{0,40}}{_PAPERS}[ ,，·|｜:：]{{0,3}}.{{0,24}}{_ISSUE}.{{0,40}}"
    rf"|(?:(?:19|20)\d{{2}}\s?年?\s?)?[（(]?{_ISSUE}[）)]?"
    rf"(?:[ ,，·|｜/（(]{{0,3}}(?:{_ISSUE}|(?:19|20)\d{{2}}\s?年?(?:\s?\d{{1,2}}\s?月)?)[）)]{{0,2}}){{0,3}}"
    r"|.{2,24}(?:局|厅|廳|部|委|会|會|府|室|公司|学院|大学|学校|医院|院|处|處|集团|中心)文件|(?:ISSN|ISBN|DOI|CN)\b.{2,60}",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r".{1,14}[〔\[［(（](?:19|20)\d{2}[〕\]］)）]\s?(?:第\s?)?\d{1,5}\s?[号號]"
    r"|(?:秘密|机密|绝密|内部|特急|加急|急件)(?:[★☆].{0,8})?"
)
_PAPER = re.compile(rf"[\u4e00-\u9fff]{{1,10}}{_PAPERS}|(?:The )?(?:[A-Z]\w+ ){{1,4}}{_PAPERS}")
_NOTICE = re.compile(
    r"(?:for immediate release|press release|news release|media release|embargoed.{0,40}|confidential|draft"
    r"|uncorrected(?: transcript)?|not for (?:quotation|citation|publication).{0,40}"
    r"|新闻稿|新聞稿|内部资料.{0,10}|征求意见稿)\W*",
    re.IGNORECASE,
)
"""What is stamped over the title of a paper that is handed out."""
_DATED = re.compile(
    r"\W*(?:(?:发布|发表|更新|发稿|发布于|刊登|發布|發表)(?:时间|日期|時間)?|日期|Published"
    r"|Posted|Updated|Date)(?: on)?\s?[:：]?",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"[\u4e00-\u9fff]{0,20}(?:会|會|会议|會議|座谈|座談|讲座|講座|访谈|訪談|研讨|研討|培训|培訓"
    r"|纪要|紀要|记录|記錄|笔录|筆錄|实录|實錄|录音|錄音)(?:整理|转写|轉寫|文字稿|文稿)?"
)
_BODY = re.compile(
    "(?:[协協学學工商]|[委党黨]员|[委黨]員|常委|居委|村委|党委|黨委|管委|组委|組委|研究|基金|联合|聯合|联谊|聯誼|促进|促進|理事|董事|监事|監事)[会會]$"
)
"""Bodies, which are called as meetings are, and stand beside a date as a source."""
_COLUMN = re.compile(
    r"[【\[〖](?:[^】\]〗]{0,8}(?:专栏|访谈|专题|特稿|人物|封面|观察|对话|笔谈|聚焦|视点|专访|栏目))[】\]〗]"
)
_KIND = re.compile(
    r"\b(?:transcript(?:ion)?|deposition|hearings?|minutes|proceedings|oral history|press conference"
    r"|press briefing|briefing|oral arguments?|conference call|earnings call|inquest|inquiry|arbitration"
    r"|roundtable|panel discussion|focus group|symposium|webinar"
    r"|(?:regular|special|annual|public|board|town|council|committee|general|planning) (?:\w+ )?"
    r"(?:meeting|session|conference)"
    r"|(?:interview|testimony|statement|remarks|speech|address|lecture|keynote|examination"
    r"|conversation|debate|dialogue)s? (?:of|by|to|with|on|between|at))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:\b(?:of|with|before|on|for|and|the|in|by|at|between|to|re|a|an)|[,:&–—-])$", re.IGNORECASE
)
_CONTINUES = re.compile(
    r"(?:of|with|before|on|for|and|in the matter|in re|regarding|concerning|between|by|to|held|v\.?s?\.?)\s",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"[:;]\s|[.;,:!?]$|https?:|@|^\W*\d[\d\W]*$|\b(?:docket|case|file|no|page|volume|room)\b\.?\s?(?:no\.?)?\s?[\d:#]",
    re.IGNORECASE,
)


_CREDIT = re.compile(
    r"(?P<key>[文图圖摄攝]|[图圖]文|文[图圖]|摄影|攝影|撰文|采写|採寫|插[图圖画畫]|(?:Text|Words|Photos?|Pictures|Illustrations?))"
    r" ?[/／|｜丨] ?(?P<value>[\u4e00-\u9fff·]{2,4}|[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2})"
    r"(?: {1,4}|$)"
)
"""Who has written and pictured a text, behind a stroke (``文 / 桑榆``)."""


def credits_in(text: str) -> list[tuple[str, str]]:
    """The keys and values of a line of credits; none where a line has anything else on it."""
    if len(text) > _WIDEST_DATE or not any(sign in text for sign in "/／|｜丨"):
        return []
    found = list(_CREDIT.finditer(text))
    is_whole = sum(one.end() - one.start() for one in found) == len(text)
    return [(one["key"], one["value"]) for one in found] if is_whole else []


def is_above_title(line: Line) -> bool:
    """Whether a line at the top says when and where a text stood, and is no title."""
    text = line.text
    if line.width > _WIDEST:
        return False
    return (
        _MASTHEAD.fullmatch(text) is not None
        or _NUMBER.fullmatch(text) is not None
        or _NOTICE.fullmatch(text) is not None
        or _COLUMN.fullmatch(text) is not None
        or is_dated(line)
    )


def is_dated(line: Line) -> bool:
    """Whether a line is a date with hardly more than a source beside it, and no title (``2026年3月例会``)."""
    if line.width > _WIDEST_DATE:
        return False
    found = date_in(line.text)
    if found is None or _names_meeting(found[2]):
        return False
    is_alone = not found[1] or (_DATED.fullmatch(found[1]) or _PAPER.fullmatch(found[1])) is not None
    return is_date(line.text) or (is_alone and re.search("[。！？]", found[2]) is None)


def _names_meeting(words: str) -> bool:
    """Whether words behind a date say what was held then, or how it was written down."""
    first = re.split(r"[\s（(]", words, maxsplit=1)[0]
    return _MEETING.fullmatch(first) is not None and _BODY.search(first) is None


def source_in(text: str) -> str | None:
    """The name of the paper in its masthead; ``None`` where a line is none."""
    if _MASTHEAD.fullmatch(text) is None or text.endswith("文件"):
        return None
    named = re.match(r"《([^》]+)》", text) or re.match(rf"(.{{0,40}}?{_PAPERS})(?![a-z])", text)
    return named[1].strip() if named else None


def record_title(page: Page) -> tuple[tuple[int, ...], str] | None:
    """The lines of an English title that says of which kind of record a text is, and its words joined."""
    for i in range(min(_REACH, len(page.lines))):
        line = page.lines[i]
        if page.kinds[i] is SegmentKind.METADATA:
            continue
        if not line.text.isascii() or line.width > _WIDEST or line.text[0] in "#*<" or _opens_talk(page, i):
            return None
        if not page.is_free(i) or not _may_name(line) or _KIND.search(line.text) is None:
            continue
        places = [i]
        while len(places) < _MOST_JOINED and _goes_on(page, places[-1]):
            places.append(places[-1] + 1)
        return tuple(places), " ".join(page.lines[k].text for k in places)
    return None


def is_record(text: str) -> bool:
    """Whether words say of which kind of record a text is."""
    return _KIND.search(text) is not None


def _opens_talk(page: Page, i: int) -> bool:
    label = page.label(i)
    if label is None or not label.voices:
        return False
    return all(voice.is_certain for voice in label.voices) and label.rest_at < len(page.lines[i].text)


def _may_name(line: Line) -> bool:
    """Whether a line is set like a title: its words with capitals, and no field or sentence."""
    words = [word for word in re.findall(r"[A-Za-z][\w'’-]*", line.text) if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words) and _NO_TITLE.search(line.text) is None


def _goes_on(page: Page, i: int) -> bool:
    """Whether a title goes on over the next line."""
    if i + 1 >= len(page.lines) or not page.is_free(i + 1) or page.lines[i + 1].gap > 1:
        return False
    line = page.lines[i + 1]
    if line.width > _WIDEST or not _may_name(line) or is_dated(line) or _opens_talk(page, i + 1):
        return False
    return _GOES_ON.search(page.lines[i].text) is not None or _CONTINUES.match(line.text) is not None
