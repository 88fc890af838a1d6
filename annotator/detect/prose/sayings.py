"""Who is said to say something in a sentence of a report: its verbs of saying, each with its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annotator.detect.prose.adverbials import without_adverbs
from annotator.detect.prose.framed import framed_in
from annotator.detect.prose.subjects import How, Subject, is_formerly, subject_of
from annotator.text.lexicons import alternatives, beginning, words

_VERBS_TRIED = 10
_HEAD = 160
_NEAR = 6
_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》|\"[^\"]*\"")
_QUOTES = re.compile('[“「『《"]')
_LEADING = re.compile(r"\s*(?:“[^“”]*”|「[^「」]*」|『[^『』]*』|\"[^\"]*\")[,，。]?\s*")
_BLANK = "■"
_PAUSE = re.compile(
    r"(?:(?:了|道|说|說|称|稱|到|过|過|起|出)?(?:记者|大家|我们|媒体|本报记者|記者|我們|媒體|本報記者)?)?\s*[,，:：“「『\"]|(?:[了过過]|记者|記者|大家|我们|我們)?[。！]?$"
)
_NO_SPEECH = re.compile(
    r"(?:了|出|过)?(?:[^，。；,:：“]{0,8}?)"
    r"(?:感谢|欢迎|祝贺|慰问|敬意|谢意|问候|哀悼|歉意|关切|關切|問候|歡迎|敬禮|慰問|感謝|歡迎|祝賀|謝意|敬礼)(?:和[^，。]{1,6})?(?:$|[,，。；;])"
)
_STANCE = re.compile(
    r"了?[^，。,]{0,14}(?:观点|看法|说法|意见|判断|主张|提法|做法|结论|态度|觀點|看法|說法|意見|主張)"
)
_ACT = (
    r"以[《“「][^》”」]{1,80}[》”」]为[题題主]"
    r"|[抛拋]出了?[^，。,；]{0,8}(?:问题|問題)|提出了?[^，。,；]{0,8}(?:疑问|质疑|问题|疑問|質疑|問題)"
    r"|(?:[作做](?![者为為用家品业業出物风風派])|进行|進行|带来|帶來|发表|發表)了?(?:题为|題為|以|主题为)?[^，。,；]{0,24}?"
    r"(?:报告|演讲|发言|致辞|分享|总结|解释|点评|说明|讲解|解读|介绍|回应|讲话|讲座|阐述|汇报|致谢|演說|報告|演講|發言|致詞|總結|解釋|說明|講解|介紹|回應|講話|講座|闡述)"
    r"|致(?:开幕|闭幕|欢迎|答谢)?[辞词辭詞]"
    r"|(?:提供|给出|給出|提出|發表|发表|談了|谈了|分享|给予|給予|讲了|講了|有)了?[^，。,；]{0,12}(?:思路|看法|建议|观点|意见|见解|感受|体会|心得|思考|建議|觀點|見解|意見|體會)"
    r"|的[^，。、；：“的]{0,5}?(?:看法|说法|观点|主张|建议|回答|答复|解释|判断|想法|理解|结论|体会|态度|理由|感受|评价|答案|心愿|愿望|担心|担忧|期待"
    r"|說法|觀點|主張|建議|答覆|解釋|判斷|結論|體會|態度|評價|心願|願望|擔心|擔憂)(?:就是|也是|则是|則是|是|很|更|[^，。；：“]{0,6}(?=[:：]\s?[“「\"]))"
    r"|算了一[笔筆][账帳賬]|打了个比方|打了個比方"
)
_PLAIN = frozenset(
    (
        "说",
        "說",
        "道",
        "问",
        "問",
        "答",
        "讲",
        "講",
        "说道",
        "說道",
        "问道",
        "問道",
        "笑道",
        "喊道",
        "答道",
        "",
    )
)
_BARE_QUOTE = f"[,，](?=[“「]{_BLANK}{{8,}}[”」][。！？!?]?\\s*$)"
"""A quotation that ends the sentence, with no verb of saying before it."""
_ENDS_QUOTED = re.compile(f"[,，][“「]{_BLANK}{{8,}}[”」][。！？!?]?\\s*$")
_ACT_FIRSTS = "的以抛提作做进進带帶发發致给給談谈分讲有算打:："
_TALK = re.compile(
    "(?:报告|演讲|致辞|发言|讲话|讲座|汇报|致谢|[为為][题題主]|[辞词辭詞]|報告|演說|演講|致詞|發言|講話|講座)$"
)
_TALKING = frozenset("谈談讲講问問答")
_TALKED_WITH = frozenset(
    "对對座会會交访訪洽商面细細闲閒漫畅暢恳懇笔筆宣演开開主听聽提发發查询詢盘盤审審疑试試回解应應"
)
"""What makes of a verb of talking a word for a talk, which brings in nothing that was said: 对谈, 座谈."""
_CONTRAST = re.compile("[则則却卻]")
_UP_TO_STOP = re.compile("(?s).*[；;。：:]")
_UP_TO_BORDER = re.compile("(?s).*[，,；;。：:”」]")
_SHORTLY_BEFORE = 6
_QUOTING = re.compile("所[说說言]|说过|說過|写道|寫道|曾经?[说說]|[说說](?:得好|得对|的那样)")


class Saying(NamedTuple):
    """A verb of saying with its subject, in places of its sentence.

    ``start`` is where its clause begins, ``end`` where the verb ends. ``is_act`` where the sentence
    tells that somebody held a talk rather than what was said; ``is_cited`` where it looks back to what
    was once said or written elsewhere; ``has_pause`` where speech follows after a comma, a colon or a
    quotation mark; ``is_plain`` where the verb is one that stories use as well (说, 问). ``verb`` is the
    Chinese verb itself. ``meant`` is the English pronoun or post (``the mayor``) by which somebody is meant
    whom the text names elsewhere.
    """

    subject: Subject
    start: int
    end: int
    is_act: bool = False
    is_cited: bool = False
    has_pause: bool = False
    is_plain: bool = False
    meant: str = ""
    verb: str = ""

    @property
    def states(self) -> bool:
        """Whether the verb is one of reports, with which stories hardly ever tell that somebody speaks."""
        return self.verb in words("statement_verbs")


def masked(sentence: str) -> str:
    """The sentence with what stands in quotation marks or 《》 blanked out, of the same length."""
    return _QUOTED.sub(lambda found: found[0][0] + _BLANK * (len(found[0]) - 2) + found[0][-1], sentence)


@cache
def _verb(*, ends_quoted: bool) -> re.Pattern[str]:
    """A verb of saying, an act of it, a colon before a quotation, or a comma where one ends the sentence.

    What it may begin with is looked at first: most characters begin none.
    """
    commas = "，," if ends_quoted else ""
    firsts = commas + "".join(sorted({word[0] for word in words("speech_verbs")} | set(_ACT_FIRSTS)))
    verbs = alternatives("speech_verbs")
    return re.compile(
        rf"(?=[{firsts}])(?:(?P<act>{_ACT})|{verbs}|(?P<colon>[:：](?=\s?[“「『\"])|{_BARE_QUOTE}))"
    )


def sayings_in(sentence: str) -> Iterator[Saying]:
    """The sayings at the head of a Chinese sentence, in order; of nobody too, where a sayer is unnamed."""
    has_quotes = _QUOTES.search(sentence) is not None
    blank = masked(sentence) if has_quotes else sentence
    leading = _LEADING.match(sentence) if has_quotes else None
    at = leading.end() if leading and leading.end() < len(sentence) else 0
    told_at = -_NEAR
    for framed in framed_in(sentence, at) if _FRAMES.search(sentence, at, at + _FRAME_REACH) else ():
        subject = subject_of(framed.who)
        if subject is not None and subject.voices:
            yield Saying(
                subject, framed.start, framed.end, is_cited=framed.is_cited, has_pause=True, verb="表示"
            )
            at, told_at = framed.end, framed.end
    verbs = _verb(ends_quoted=has_quotes and _ENDS_QUOTED.search(blank) is not None)
    for tried, verb in enumerate(verbs.finditer(blank, at, at + _HEAD)):
        if tried >= _VERBS_TRIED:
            return
        if verb["colon"] and verb.start() - told_at <= _NEAR:
            continue
        if not _brings_speech(blank, verb):
            continue
        told_at = verb.end()
        first = _behind(_UP_TO_STOP, blank, at, verb.start())
        before = sentence[first : verb.start()]
        if not before.strip():
            continue
        has_pause = bool(verb["colon"] or _PAUSE.match(blank, verb.end()))
        has_pause = has_pause and not _SLOGAN.match(blank, verb.end())
        is_open = (has_pause and not _is_somebodys(before, verb[0])) or _is_headless(before, verb[0])
        subject = subject_of(before) or (Subject(How.OPEN) if is_open else None)
        if subject is None:
            continue
        yield Saying(
            subject,
            _behind(_UP_TO_BORDER, blank, first, verb.start()),
            verb.end(),
            is_act=bool(verb["act"] and _TALK.search(verb[0])),
            is_cited=is_formerly(before, subject, _SHORTLY_BEFORE) or _QUOTING.match(verb[0]) is not None,
            has_pause=has_pause,
            is_plain=verb[0] in _PLAIN,
            verb=verb[0],
        )


_FRAMES = re.compile("[按依照据據用以这這此上]")
"""With what a phrase begins that gives words to somebody without a verb of saying."""
_FRAME_REACH = 36
_UNSAID = re.compile(
    "(?=[未尚暂暫仍均也并並都没沒不拒婉无無谢謝回迴避])(?:未予|未作|未有|未能|未曾|尚未|暂未|暫未|仍未|均未|也未|并未|並未|都未|未|没有|沒有|没|沒|不予|不愿|不願|不肯|不便|不想|不再|拒绝|拒絕|婉拒"
    "|无法|無法|谢绝|謝絕|回避|迴避|避而不)(?:意|能|再|多|急着|急著|急于|急於|马上|馬上|轻易|輕易|过多|過多|予|予以|作|做|给|給|作出|做出|给出|給出|正面|直接|立即|立刻|马上|及时|公开|明确|进一步"
    "|進一步|任何|就此|对此|對此|详细|具体|对外|對外|向?记者|向?記者|向外界|接受|发表|發表){0,4}"
    "(?:回应|回應|回答|答[复覆]|回[复覆]|答|透露|评论|評論|说明|說明|解释|解釋|表态|表態|说|說|讲|講|谈|談|发言|發言|介绍|介紹|披露|证实|證實|确认|確認"
    "|评价|評價|表示|否认|否認|承认|承認|置评|置評|意见|意見|看法|采访|採訪|理会|理睬)"
)
"""What tells that somebody said nothing: ``未予回应``, ``没有回答记者的提问``, ``不愿对此发表评论``."""
_UNSAID_REACH = 24
_SAYS = frozenset("说說称稱")
_TALKS = frozenset(
    (
        *(
            "报告",
            "演讲",
            "发言",
            "分享",
            "介绍",
            "讲话",
            "讲解",
            "解答",
            "回答",
            "点评",
            "总结",
            "汇报",
            "致辞",
        ),
        *("報告", "演講", "發言", "介紹", "講話", "講解", "點評", "總結", "匯報", "致詞", "演說"),
    )
)
"""Verbs of saying that are nouns just as well."""
_OF_SOMEBODY = re.compile("的[^，。；：的]{0,4}$")
_SLOGAN = re.compile(f"了?[“「]{_BLANK}{{1,10}}[”」][的之这這，,]")
"""A few words in quotation marks that are named and not said: 提出“质量是饭碗”的口号."""


_TURNS_ON = frozenset(
    ("但", "并", "並", "而", "且", "并且", "並且", "但是", "不过", "不過", "同时", "同時", "可")
)
"""What joins a second verb of one subject to the first."""


def _is_headless(before: str, verb: str) -> bool:
    """Whether a clause begins with its verb of saying: ``把数据作了比较，指出……``."""
    clause = re.split("[,，]", before)
    if len(clause) < 2 or (len(verb) < 2 and verb not in _SAYS):
        return False
    last = clause[-1].strip()
    return last in words("adverbs") or last in _TURNS_ON or not last[: without_adverbs(last)[-1]].strip()


def _is_somebodys(before: str, verb: str) -> bool:
    """Whether what looks like a verb is a talk that somebody holds: ``感谢某教授的精彩报告。``"""
    return verb in _TALKS and _OF_SOMEBODY.search(before) is not None


def _behind(border: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the last border between two places ends; the first of them where there is none."""
    found = border.match(text, start, end)
    return found.end() if found else start


def _brings_speech(blank: str, verb: re.Match[str]) -> bool:
    """Whether a verb of saying is one here: no part of another word, no attribute, no mere courtesy."""
    end = verb.end()
    if blank[end : end + 1] == "的" or blank[end : end + 2] in (
        "了的",
        "过的",
        "過的",
        "出的",
        "到的",
        "起的",
    ):
        return False
    if verb["act"]:
        return True
    clause = _behind(_UP_TO_BORDER, blank, max(0, verb.start() - _UNSAID_REACH), verb.start())
    if _UNSAID.search(blank, clause, end):
        return False
    if len(beginning(blank[verb.start() : verb.start() + 6], "speech_nouns")) > len(verb[0]):
        return False
    if verb[0] in ("表示", "表达", "表達") and _NO_SPEECH.match(blank, end):
        return False
    if verb[0] in _TALKING and blank[verb.start() - 1 : verb.start()] in _TALKED_WITH:
        return False
    if verb[0] in ("发言", "發言") and blank[verb.start() - 2 : verb.start()] in ("书面", "書面"):
        return False
    if verb[0] == "看来" and "在" not in blank[: verb.start()]:
        return False
    if verb[0] in words("weak_speech_verbs"):
        return bool(
            _PAUSE.match(blank, end) or _STANCE.match(blank, end) or blank[end : end + 1] in "了说說道称稱"
        )
    return True


def has_contrast(sentence: str, first: Saying, second: Saying) -> bool:
    """Whether the second of two sayings in a sentence stands beside the first, and not in its speech."""
    if re.search("[；;]", sentence[first.end : second.start]):
        return True
    return _CONTRAST.search(sentence, max(second.start, second.end - 8), second.end) is not None
