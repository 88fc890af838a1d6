"""Headings: marked ones of Markdown, bold and boxed lines, numbered questions; which of them are speakers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from annotator.detect.words.latin_names import is_full_latin_name
from annotator.detect.words.seats import NUMERAL
from annotator.detect.words.tape_notes import is_tape_note
from annotator.detect.words.voices import HAN, is_name, voices_of
from annotator.text.lexicons import beginning, ending, folded, forms, words

BOXED_DEPTH = 7
ORDINAL_DEPTH = 12
QUESTION_DEPTH = 20
QUOTE_DEPTH = 30
ITEM_DEPTH = 40

_CHAPTERS = {
    **dict.fromkeys(("编", "編", "卷", "部分", "部份", "book", "part", "act", "幕"), BOXED_DEPTH + 1),
    **dict.fromkeys(
        ("章", "篇", "篇章", "单元", "單元", "讲", "講", "chapter", "session", "lecture"), BOXED_DEPTH + 2
    ),
    **dict.fromkeys(
        ("节", "節", "小节", "小節", "section", "scene", "场", "場", "item", "agenda item"), BOXED_DEPTH + 3
    ),
}
"""How deep headings are that are counted in words for parts: deeper than boxed ones, less than numbers."""
_SIGNS = frozenset("#*_<【〖=~—–-")
_ARTICLES = frozenset({"条", "條", "款", "article", "section"})
_BOX_FROM = ("【", "〖")
_LONGEST_HEADING, _LONGEST_BOXED = 400, 80
_LONGEST_NAME = 16
_OPEN_ENDS = frozenset("—–-）)")
_MARKED = re.compile(r"(#{1,12})\s+(.*?)\s*#*")
_UNSPACED = re.compile(r"(#{2,12})([^\s#].*?)\s*#*")
_HTML = re.compile(r"<h([1-6])\b[^>]*>(.{1,200}?)</h\1>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{1,80}>")
_BOLD = re.compile(
    r"(?P<sign>\*{2,3}|_{2,3}|<b>|<strong>)\s*(?P<text>[^*_<>]{1,120}?)\s*(?:\*{2,3}|_{2,3}|</b>|</strong>)\s*[:：]?"
)
_BOXED = re.compile(r"[【〖](?P<text>[^】〗]{1,60})[】〗]\s*[:：]?")
_BOXED_NUMBER = re.compile(r"[【〖](?P<number>[^】〗]{2,12})[】〗]\s*(?P<rest>[^\s:：].*)")
_ITALIC = re.compile(r"\*[^*\s][^*]*\*|_[^_\s][^_]*_")
_EDGES = "*·~～♪#=—–- ()（）[]【】〔〕<>★☆"
_COLON = re.compile("[:：]")
_ITEM_IN_WORDS = re.compile(r"item [a-z]{3}", re.IGNORECASE)
_FRAMED = re.compile(
    r"(?P<sign>[=~—–-])(?P=sign){1,20} {0,3}(?P<text>[^=~—–\s-][^=~—–。]{0,38}?) {0,3}(?P=sign){2,20}"
)
_SPACED = re.compile(rf"[{HAN}](?: {{1,4}}[{HAN}]){{2,9}}")
_LATIN_STOP = re.compile(r"[a-z]{2}\.$")
_BYLINE = re.compile(
    rf"\W*(?:(?:采访|撰文|文字|文|撰稿|整理|採訪)\s?[|｜/／:：]?\s?)?(?:本报|本刊|本网|本社|本台|本報|本網|本版|新华社|新華社|特约|特約|见习|見習|实习|實習|首席|《[^》]{{2,12}}》)"
    rf"(?:特约|特派|驻.{{1,4}}|实习|见习|首席|高级|資深|资深)?(?:记者|記者|评论员|評論員|通讯员|通訊員|编辑|編輯|撰稿人?|观察员|主笔)"
    rf"[\s:：|｜/]{{0,3}}[{HAN}·]{{2,4}}(?:[\s、/，]{{1,3}}[{HAN}·]{{2,4}}){{0,6}}(?:\s?(?:文|摄|攝|/文|发自.{{1,8}}|报道|報道))?\W*"
)
_PAGE_FOOT = re.compile(
    r"(?:我要)?(?:报错|纠错|報錯|糾錯|打印|列印|打印本页|返回顶部|返回頂部|返回首页|关闭|關閉|关闭窗口|关闭本页|关闭页面)"
    r"|(?:责任|責任|本期|本版|网页|網頁|值班)?(?:编辑|編輯|校对|校對|责编|責編|编审|編審|审核|審核|监制|監製|美编|排版)"
    r"\s?[:：]\s?.{2,12}"
)
"""What stands in a box under a page of the web."""
_ENDS = frozenset(
    {
        "end",
        "the end",
        "ends",
        "fin",
        "finis",
        "完",
        "全文完",
        "正文完",
        "本文完",
        "本期完",
        "终",
        "終",
        "剧终",
        "劇終",
        "全剧终",
        "全劇終",
    }
)
"""What stands between signs under the last words and is no title."""
_BOLD_ITEM = re.compile(r"\d{1,3}[.、)）]\s*\*\*([^*]{2,80})\*\*\s*[:：]?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a heading by its form: its text without signs, and how deep its form is."""

    text: str
    depth: int


def is_heading_sign(sign: str) -> bool:
    """Whether a line that is a heading by its marks may begin with a character."""
    return sign in _SIGNS


def heading_of(text: str) -> Heading | None:
    """The heading that a line is by its marks; ``None`` for a line without any."""
    if text[:1] not in _SIGNS or len(text) > _LONGEST_HEADING:
        return None
    marked = _MARKED.fullmatch(text) or _UNSPACED.fullmatch(text)
    if marked and marked[2]:
        inner = _BOLD.fullmatch(marked[2])
        return Heading(_title(inner["text"] if inner else marked[2]), min(len(marked[1]), 6))
    html = _HTML.fullmatch(text)
    if html and (title := _title(_TAG.sub("", html[2]))):
        return Heading(title, int(html[1]))
    return _boxed(text)


def _boxed(text: str) -> Heading | None:
    for form in (_BOLD, _BOXED, _FRAMED):
        found = form.fullmatch(text)
        if found and (is_tape_note(found["text"]) or (form is _BOXED and _is_no_topic(found["text"]))):
            return None
        if found and form is not _BOLD and _title(found["text"]).casefold() in _ENDS:
            return None
        if found and "。" not in found["text"] and _title(found["text"]):
            return Heading(_title(found["text"]), BOXED_DEPTH)
    return None


def _is_no_topic(words_in_box: str) -> bool:
    """Whether words in a box say what is seen or heard, or belong to the page and not to the text."""
    return directs_stage(words_in_box) or _PAGE_FOOT.fullmatch(words_in_box) is not None


def directs_stage(words_in_box: str) -> bool:
    """Whether words in a box say what is to be seen or heard (``录音结束``, ``进球集锦``), not a topic."""
    bare = words_in_box.strip("….。 :：-—0123456789一二三四五")
    if bare in words("stage_words"):
        return True
    return bool(beginning(bare, "stage_openers") or ending(bare, "stage_endings"))


def is_gesture(text: str) -> bool:
    """Whether a line says what is heard or done, or what happens to the recording."""
    bare = text.strip(_EDGES)
    if directs_stage(bare) or is_tape_note(text) or _ITALIC.fullmatch(text) or _happens(text):
        return True
    return any(part in folded("stage_directions") for part in bare.casefold().split())


def _happens(text: str) -> bool:
    """Whether a line says what a body does, leads into what is said, or ends in what is heard."""
    may_be = len(text) <= _LONGEST_BOXED and (text[-1] in _OPEN_ENDS or text.isascii())
    return may_be and _happenings().fullmatch(text) is not None


@cache
def _happenings() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms("happenings")))


def is_byline(text: str) -> bool:
    """Whether a line says which paper's reporter wrote the text (``本刊记者 罗知秋``)."""
    return _BYLINE.fullmatch(text) is not None


def is_framed(text: str) -> bool:
    """Whether a heading stands between rules of its own (``=== x ===``), as titles hardly do."""
    return _FRAMED.fullmatch(text) is not None


def is_spaced_out(text: str) -> bool:
    """Whether a line is words whose letters stand apart (``报 告 事 项``), and nobody's name."""
    return _SPACED.fullmatch(text) is not None and not is_name(text.replace(" ", ""))


def _title(text: str) -> str:
    return text.strip(" *_").rstrip(":：").strip()


@cache
def _numbered() -> re.Pattern[str]:
    number = rf"(?:\d{{1,3}}|[{NUMERAL}]{{1,4}})"
    in_words = "|".join(sorted(words("english_numbers")))
    latin = rf"(?:{number}|[IVXLC]{{1,6}}|(?<=\s)(?-i:[A-Z])(?=[.:])|{in_words})(?![\w'’])"
    han_words = "|".join(
        sorted((w for w in words("question_words") if not w.isascii()), key=len, reverse=True)
    )
    latin_words = "|".join(sorted((w for w in words("question_words") if w.isascii()), key=len, reverse=True))
    latin_words = f"(?:Agenda )?(?:{latin_words})"
    after = r"(?:[:：.、．|｜/\-—–]|\s|$)"
    return re.compile(
        rf"(?:(?P<word>{han_words})\s?{number}\s?{after}|(?P<latin>{latin_words})[\s.]?{latin}\s?{after}"
        rf"|(?:第\s?{number}\s?个?(?P<word2>{han_words})|{number}(?P<word3>[问問]))\s?{after})\s*(?P<rest>.*)",
        re.IGNORECASE,
    )


@cache
def _first_letters() -> frozenset[str]:
    """What numbered headings can begin with."""
    counting = {"A", *(word[0] for word in words("question_words"))}
    return frozenset({*counting, *(c.swapcase() for c in counting), *NUMERAL, *"0123456789第"})


def is_numbered(text: str) -> bool:
    """Whether a heading counts the topics of a conversation (``问题2：…``, ``三问：…``)."""
    return _numbered().match(text) is not None


def is_labelled(text: str, heading: Heading) -> bool:
    """Whether bold words are somebody's, behind a label of their own (``**记者：桥还能用多久？**``)."""
    key, colon, rest = heading.text.replace("：", ":").partition(":")
    if not colon or not rest.strip() or text[0] == "#" or is_numbered(heading.text):
        return False
    voices = voices_of(key.strip())
    return bool(voices) and all(voice.is_certain for voice in voices)


def series_of(text: str) -> str:
    """The counting word of a numbered heading, by which those of one series are known."""
    found = _numbered().match(text)
    return _series(found) if found else ""


def _series(found: re.Match[str]) -> str:
    return (found["word"] or found["latin"] or found["word2"] or found["word3"] or "").casefold()


def may_open_section(beginning: str) -> bool:
    """Whether a plain line that opens a section may begin with these two characters."""
    first = beginning[:1]
    return first in _BOX_FROM or first in _section_starts() or first.isspace() or beginning[1:] == " "


def question_of(text: str) -> Heading | None:
    """The section that a plain line opens by its number or its usual name."""
    if text.startswith(_BOX_FROM):
        return _boxed_number(text)
    return _question_of(text) if len(text) <= 120 and may_open_section(text[:2]) else None


@lru_cache(maxsize=1024)
def _boxed_number(text: str) -> Heading | None:
    """The section that a boxed number opens with its topic behind (``【问题一】电够不够？``)."""
    found = _BOXED_NUMBER.fullmatch(text) if len(text) <= _LONGEST_BOXED else None
    if found is None or not is_numbered(found["number"]):
        return None
    words_of = f"{found['number']} {found['rest']}"
    return Heading(words_of, QUESTION_DEPTH) if _is_headline(words_of, found["rest"]) else None


@cache
def _section_starts() -> frozenset[str]:
    """What a plain line that opens a section begins with, unless it is spaced out."""
    names = words("export_sections") | words("section_names") | words("extra_sections")
    return _first_letters() | {name[0] for name in names}


@lru_cache(maxsize=4096)
def _question_of(text: str) -> Heading | None:
    found = _numbered().match(text) if text[:1] in _first_letters() else None
    if found and found["latin"] and (_is_asked_by_somebody(found["rest"]) or _is_item_in_words(text)):
        return None
    if found and _is_headline(text, found["rest"]) and not (found["latin"] and _goes_on(text, found["rest"])):
        return Heading(_title(text), _CHAPTERS.get(_series(found), QUESTION_DEPTH))
    if is_spaced_out(text):
        return Heading(text, QUESTION_DEPTH)
    if text in words("export_sections") or text in words("section_names"):
        return Heading(text, QUESTION_DEPTH)
    name, colon, rest = _until_colon(text)
    is_credit = " - " in rest or " – " in rest  # a piece of music and who plays it
    if name in words("extra_sections") and (colon or not rest) and not is_credit and _is_headline(text, rest):
        return Heading(_title(text), QUESTION_DEPTH)
    return None


def _is_asked_by_somebody(rest: str) -> bool:
    """Whether a counted question opens with the label of who asks it (``Q12 Chair: …``)."""
    key, colon, words_after = rest.partition(":")
    if not colon or not words_after.strip() or not key[:1].isupper():
        return False
    voices = voices_of(key.strip())
    return bool(voices) and all(v.generic or is_full_latin_name(v.name) for v in voices)


def _is_item_in_words(text: str) -> bool:
    """Whether a line says of which item it speaks (``Item two. Who…``); an agenda has a figure there."""
    return _ITEM_IN_WORDS.match(text) is not None and not text.isupper()


def _goes_on(text: str, rest: str) -> bool:
    """Whether words after an English number go on with a sentence (``Part 1 of the report``)."""
    number = text[: len(text) - len(rest)].rstrip()
    return rest[:1].islower() and number[-1:].isalnum()


def _until_colon(text: str) -> tuple[str, bool, str]:
    colon = _COLON.search(text, 0, _LONGEST_NAME)
    if colon is None:
        return text, False, ""
    return text[: colon.start()].strip(), True, text[colon.end() :]


def _is_headline(text: str, rest: str) -> bool:
    """Whether what follows the number reads like a title: no full stop, hardly more than one sentence.

    An article of a law that ends in a colon is the sentence over a list.
    """
    if rest.endswith((":", "：")) and series_of(text) in _ARTICLES:
        return False
    inner = rest.rstrip("？?！!.。 ")
    if rest.endswith(("。", "；", "，", ",", ";")) or "。" in inner or _LATIN_STOP.search(rest):
        return False
    return _COLON.search(text, 0, _LONGEST_NAME) is not None or len(inner) <= (90 if text.isascii() else 40)


def bold_item_of(text: str) -> Heading | None:
    """The section that a numbered item opens which is bold as a whole."""
    found = _BOLD_ITEM.fullmatch(text) if "**" in text else None
    return Heading(_title(found[1]), ITEM_DEPTH) if found else None
