"""Where a new speaker may start in a text without labels: thanks, invitations, greetings, questions.

These are suggestions and nothing else: nobody becomes a speaker by them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from annotator.detect.lines.page import Page
from annotator.detect.words.voices import is_chinese_name, is_name, surname_of
from annotator.domain.reading import FoundCue
from annotator.domain.transcript import SegmentKind
from annotator.language import mark
from annotator.text.alike import simplified
from annotator.text.lexicons import alternatives, ending, words
from annotator.text.words import is_word

INVITED = mark("somebody has just been invited to speak")
THANKS = mark("somebody is thanked for a talk")
GREETS = mark("a greeting")
NAMED = mark("somebody says who he or she is")
ASKS = mark("a question from the audience begins")
CLOSES = mark("a talk or a session is brought to its end")
CALLED = mark("somebody in the audience has been given the word")
ANSWERS = mark("an answer begins")
PICTURE = mark("a picture stands before it")

_SENTENCE = re.compile(
    r"[^。？！?!.\n]*(?:\.(?=[^\s])[^。？！?!.\n]*)*(?:[。？！?!]+|\.(?=\s))?[^\w\n。？！?!“‘「\"(（]{0,6}"
)
_LEAD = (
    r"(?:(?:好的?|好了|对|行|嗯|啊|呃|哎|诶|那么?|OK|然后|首先|大家|其实|再次|非常|特别|十分|先|也|我们|咱们|我|还是|得|要|想"
    r"|很|就|所以|最后|这边|在?这里|以热烈的掌声|and|so|well|right|yes|yeah|um|uh)[\s，,、]*){0,8}"
)
_PEOPLE = (
    "老师|教授|博士|院士|女士|先生|同学|主任|校长|院长|总|主持人|讲者|嘉宾|专家"
    "|老師|主任|校長|院長|同學|主持人|講者|嘉賓|專家"
)
_TALK = "介绍|分享|报告|演讲|发言|邀请|提问|回答|解答|反馈|问题|讲解|点评|介紹|報告|演講|發言|邀請|提問|點評"
_GREETING = re.compile(
    rf"\s*{_LEAD}(?:(?:各位|大家|同学们|朋友们|女士们|老师们)[^。？！，]{{0,16}}?"
    r"(?:上午|中午|下午|晚上|早上)?好(?![的像奇几])"
    r"|(?:good (?:morning|afternoon|evening)|hello|hi)\b[^.?!]{0,20}(?:everyone|everybody|all|ladies|folks))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"我叫(?!做|它|他|她|什么|法)|我来自(?![己动身然由愿])[^，。]{2,16}|自我介绍一下"
    r"|\bmy name is\b|\bI(?:'m| am) from\b"
    r"|我就?是(?:来自|[^，。？！]{1,12}(?:大学|学院|公司|研究院|研究所|实验室|医院|中心|学校)的)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"我(?:这边)?[^，。？！]{0,6}(?:有[一1两几]?个[^，。？！]{0,8}问题|想(?:请问|请教|问(?:一下|一个|您|下)))"
    r"|(?:I have|I've got|I had) (?:a|one|two) (?:quick )?questions?|I was wondering"
    r"|(?:老师|教授|您|你)好[，,]",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"(?:那位|这位|前排|后排|后面|左边|右边|中间|最后一?个|下一个|还有哪位|哪位)[^，。？！]{0,12}"
    r"(?:同学|老师|先生|女士|朋友|观众|提问|问题)"
    r"|(?:yes|the) the? ?(?:lady|gentleman|person|man|woman) (?:in|at)|next question"
    r"|one (?:more|last) question",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    rf"\s*{_LEAD}(?:[你您]?[这那](?:个|是个|是一个)?(?:很好的)?(?:问题|提问)[^，。？！]{{0,6}}"
    r"(?:很好|非常好|问得好|提得好|很有意思|挺好|好问题|恰好)"
    r"|(?:that's|that is|it's) an? (?:very |really )?(?:good|great|interesting|excellent) question"
    r"|(?:good|great) question)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"\s*{_LEAD}[^。？！]{{0,12}}(?:(?:因为|由于|由|因)[^，。]{{0,6}}时间的?关系"
    r"|[^，。]{0,12}(?<![看说讲走来提])到(?:这里|这儿|此为止|此结束)|圆满结束)"
)
_ANY = re.compile(
    r"[谢謝感好问問请請位迎到束我满自](?:(?<![我满自])|(?<=我)[叫来就是]|(?<=满)结|(?<=自)我介)"
)
_ANY_LATIN = re.compile(
    r"thank|welcome|question|name|hello|hi\b|good|next|over|introduce|wonder|\bI(?:'m| am) from|floor",
    re.IGNORECASE,
)
"""What any cue has."""
_LATIN_WORDS = (
    *("thank", "welcome", "question", "name", "hello", "hi", "good", "next", "over", "introduce"),
    *("wonder", " from", "floor"),
)
_LATIN = re.compile("[A-Za-zſK]")
_ODD_LETTER = re.compile("[İıſK]")
"""Letters that are alike to others in capitals only."""
Finds = Callable[[str, int], re.Match[str] | None]
_ANEW = re.compile(
    r"\s*(?:好|对|嗯|呃|啊|哎|喂|谢谢|感谢|大家|各位|OK|thank|good|hello|hi|okay|well)", re.IGNORECASE
)
_NAME = re.compile(rf"([\u4e00-\u9fff]{{1,8}}?)({_PEOPLE})")
_SAYS_NAME = re.compile(r"我叫([\u4e00-\u9fff]{2,4})|my name is ([A-Z]\w+(?: [A-Z]\w+)?)")
_IS_OF = re.compile(r"我就?是(?:来自|來自)?[^，。的]{1,16}的([\u4e00-\u9fff]{2,4})(?=[，。,]|$)")
_CALLS = re.compile("[请請邀迎谢謝到给給让讓看的是位由和与與跟为為]")
"""What stands right before the name of somebody who is called."""
_OF = re.compile("的|来自|來自")
_POST = re.compile(r"[副正总總]$")
_COUNTED = re.compile(r"[一二两三四五六七八九十几各每这那下首\d]位$")
_FEW_PICTURES = 0.1
_NEAR_AFTER = 400
_SAME = 60


@cache
def _invitation() -> re.Pattern[str]:
    verb = alternatives("invitations")
    return re.compile(
        rf"(?:{verb})[^。？！]{{0,60}}?(?:{_PEOPLE}|{_TALK}|上台|登台|发言|开始|讲者)"
        r"|(?:下一位|下位|第[一二三四五六七八九十]位)(?:的)?[^，。？！]{0,6}(?:讲者|嘉宾|报告人|演讲|发言|老师|专家|报告)"
        r"|\b(?:please (?:join me in )?welcom(?:e|ing)|(?:our )?next (?:speaker|presenter|panelist)"
        r"|over to (?:you|our)|I(?:'d| would) like to (?:invite|introduce)|let me introduce"
        r"|give (?:it|the floor) (?:up )?(?:for|to))\b",
        re.IGNORECASE,
    )


@cache
def _call_to() -> re.Pattern[str]:
    """An invitation up to its end, with whom it is for."""
    verbs = rf"(?:{alternatives('invitations')}|下一?位(?:[，,:：]|就?是){{0,2}})"
    return re.compile(rf"{verbs}(?P<who>[\u4e00-\u9fff]{{2,24}})[。！!，,]*\s*$")


@cache
def _may_invite() -> re.Pattern[str]:
    """What an invitation begins with."""
    firsts = sorted({word[0] for word in words("invitations")})
    return re.compile(f"[A-Za-zſK下第{''.join(map(re.escape, firsts))}]")


@cache
def _thanks() -> re.Pattern[str]:
    return re.compile(
        rf"\s*{_LEAD}(?:感谢|谢谢|多谢|感謝|謝謝)[^。？！]{{0,24}}?(?:{_PEOPLE}|{_TALK})"
        r"|\s*(?:(?:ok(?:ay)?|so|well|great|(?:all )?right|and)[\s,]*){0,3}"
        r"(?:thank you|thanks)(?: \w+){0,4} for"
        r" (?:that|this|your|the|having|inviting)",
        re.IGNORECASE,
    )


_SURE = frozenset({INVITED, THANKS, GREETS, NAMED})
"""What tells of another speaker even where labels say who speaks: a guest's label may be missing."""
_AT = 3
"""A turn that starts so few characters from a place starts there."""


def left_open(cues: Iterable[FoundCue], turns: Sequence[tuple[int, int]]) -> tuple[FoundCue, ...]:
    """The cues that labelled turns leave open; of each turn, where it and where its speech starts.

    Only the surest count: what stands under a label is the labelled speaker's, but for a forgotten label.
    """
    starts = sorted({place for turn in turns for place in turn})
    found = []
    for cue in cues:
        i = bisect_left(starts, cue.start - _AT)
        is_answered = i < len(starts) and starts[i] <= cue.start + _AT
        if cue.evidence in _SURE and not is_answered:
            found.append(cue)
    return tuple(found)


class _Sentence(NamedTuple):
    start: int
    end: int
    text: str


def find_cues(page: Page) -> tuple[FoundCue, ...]:
    """The places, in text order, where a new speaker may start; where two fall together, one is told."""
    found: list[FoundCue] = []
    called: FoundCue | None = None
    for sentence in _sentences(page):
        if called is not None and sentence.start >= called.start:
            found.append(FoundCue(sentence.start, called.name, called.evidence))
            called = None
        evidence = _opening(sentence.text)
        if evidence:
            found.append(FoundCue(sentence.start, _own_name(sentence.text) or None, evidence))
        handed = _handing_over(sentence.text)
        if handed:
            called = FoundCue(sentence.end, _name_in(sentence.text) if handed == INVITED else None, handed)
    found += _after_pictures(page)
    return _apart(page, sorted(found, key=lambda cue: cue.start))


def _sentences(page: Page) -> Iterator[_Sentence]:
    if not page.has(_may_have_cue):
        return
    for _, line in page.free():
        if not _may_have_cue(line.text):
            continue
        for found in _SENTENCE.finditer(page.text, line.text_start, line.text_end):
            text = found[0]
            if text and not text.isspace():
                yield _Sentence(*found.span(), text)


def _may_have_cue(text: str) -> bool:
    if _ANY.search(text) is not None:
        return True
    if _LATIN.search(text) is None:
        return False
    if text.isascii() or _ODD_LETTER.search(text) is None:
        small = text.lower()
        if not any(map(small.__contains__, _LATIN_WORDS)):
            return False
    return _ANY_LATIN.search(text) is not None


@lru_cache(maxsize=1024)
def _opening(text: str) -> str:
    """Why a new speaker may start with a sentence; nothing where there is no sign of it."""
    if _LATIN.search(text) is not None:
        return next((evidence for evidence, _, finds in _openings() if finds(text, 0)), "")
    for evidence, signs, finds in _openings():
        if signs.search(text) is not None and finds(text, 0):
            return evidence
    return ""


@cache
def _openings() -> tuple[tuple[str, re.Pattern[str], Finds], ...]:
    """What a sentence may open with, the characters of which one at least is in it, and how it is found."""
    return (
        (THANKS, re.compile("[谢謝]"), _thanks().match),
        (ANSWERS, re.compile("问"), _ANSWER.match),
        (GREETS, re.compile("[位家们]"), _GREETING.match),
        (CLOSES, re.compile("[间到束]"), _CLOSING.match),
        (ASKS, re.compile("我|[师授您你]好"), _early(_ASKING)),
        (NAMED, re.compile("我"), _early(_NAMED)),
    )


def _early(pattern: re.Pattern[str]) -> Finds:
    return lambda text, start: pattern.search(text[:_SAME], start)


@lru_cache(maxsize=1024)
def _handing_over(text: str) -> str:
    """Why a new speaker may start after a sentence."""
    if _may_invite().search(text) and (_invitation().search(text) or _called_at_end(text)):
        return INVITED
    return CALLED if len(text) <= _SAME and _CALLING.search(text) else ""


def _called_at_end(text: str) -> str:
    """Whom an invitation ends with: a name, or a surname with a form of address (``有请某院的罗工``)."""
    found = _call_to().search(text)
    called = _CALLS.split(_OF.split(found["who"])[-1])[-1] if found else ""
    address = ending(called, "forms_of_address")
    is_addressed = bool(address) and called[: -len(address)] in words("surnames")
    if is_addressed:
        return called
    return called if _may_be_called(called) else ""


def _may_be_called(word: str) -> bool:
    """Whether a word is a name in Chinese and nothing else, neither a word nor a body."""
    is_one = is_name(word) and is_chinese_name(word) and not is_word(simplified(word))
    return is_one and not ending(word, "organisation_endings")


def _own_name(text: str) -> str:
    """The name that somebody gives as his or her own."""
    of_body = _IS_OF.search(text)
    if of_body is not None and _may_be_called(of_body[1]):
        return of_body[1]
    found = _SAYS_NAME.search(text)
    if found is None:
        return ""
    if found[2]:
        return found[2]
    sizes = (
        (3, 2) if surname_of(found[1]) not in words("surnames") or len(surname_of(found[1])) < 2 else (4, 3)
    )
    return next((found[1][:size] for size in sizes if is_chinese_name(found[1][:size])), "")


def _name_in(text: str) -> str | None:
    """The person whom an invitation names, with the title."""
    names = [_trimmed(found[1], found[2]) for found in _NAME.finditer(text)]
    return next((name for name in reversed(names) if name), None) or _called_at_end(text) or None


def _trimmed(before: str, title: str) -> str:
    if _COUNTED.search(before) or _POST.search(before):
        return ""
    called = _CALLS.split(before)[-1]
    if called in words("surnames"):
        return called + title
    for size in (len(called), 3, 2, 4):
        if 2 <= size <= len(called) and is_chinese_name(called[-size:]):
            return called[-size:]
    return called[-1:] + title if called[-1:] in words("surnames") else ""


def _after_pictures(page: Page) -> list[FoundCue]:
    """The lines under pictures that begin anew, where pictures are few: one is shown when somebody begins."""
    pictures = [i for i, kind in enumerate(page.kinds) if kind is SegmentKind.IMAGE]
    if not pictures or len(pictures) > max(1, _FEW_PICTURES * len(page.lines)):
        return []
    under = [i + 1 for i in pictures if i + 1 < len(page.lines) and page.is_free(i + 1)]
    return [
        FoundCue(page.lines[i].text_start, None, PICTURE) for i in under if _ANEW.match(page.lines[i].text)
    ]


def _apart(page: Page, cues: list[FoundCue]) -> tuple[FoundCue, ...]:
    """The cues without those beside another in a line: what names somebody goes before what does not.

    Who gives a name as the own one knows it better than who called the person.
    """
    found: list[FoundCue] = []
    for cue in cues:
        near = cue.start - found[-1].start <= _SAME if found else False
        if near and page.line_at(cue.start) == page.line_at(found[-1].start):
            if cue.name is not None and (found[-1].name is None or cue.evidence != INVITED):
                found[-1] = FoundCue(found[-1].start, cue.name, cue.evidence)
            continue
        found.append(cue)
    return tuple(found)
