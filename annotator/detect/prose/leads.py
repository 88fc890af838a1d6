"""Whom a sentence is about: the person with whom it begins, before any verb of saying is reached.

``锻工车间的鲍铁山第一个站起来，大声说``: 鲍铁山 stands after 的, and what he says follows clauses later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from annotator.detect.prose.adverbials import has_no_subject
from annotator.detect.prose.introductions import (
    addressed_at_start,
    calls_somebody,
    composed_at_start,
    introduced_at_start,
)
from annotator.detect.prose.name_ends import NameEnds
from annotator.detect.prose.people import People
from annotator.detect.prose.person_names import is_composed_name, is_person_name
from annotator.detect.prose.subjects import How, Subject
from annotator.detect.prose.told_sentences import Sentence
from annotator.detect.words.voices import HAN, Voice, VoiceKind
from annotator.text.alike import simplified
from annotator.text.lexicons import any_of, ending, words
from annotator.text.words import cut, is_word, word_class

_LEAD = re.compile("[^，,。“”]{1,5}[，,]")
_CLAUSE = re.compile("[，,。；;：:“”「」？！?!]")
_NO_SUBJECT = "的、和等及與与跟同之"
_NOT_ABOUT = frozenset("由请請让讓被使令向给給邀对對把据據跟")
_LONGEST = 60
_DESCRIBES = 3
_NO_DESCRIPTION = frozenset("我你您他她它这這那其该該此")
_CALLINGS = frozenset("匠工农農民户戶员員生师師商贩販翁婆娘妇婦伯嫂友客手迷兵警医醫主人家傅")
_FOREIGN = re.compile(rf"[{HAN}]{{1,7}}(?:-[{HAN}]{{1,5}})?(?:[·•・．][{HAN}A-Z.-]{{1,8}}){{1,3}}")
_AGAIN = 2
_DESCRIBED_BY = frozenset("是为為今曾出来來毕畢于於在已原也都和与與的")
"""How a sentence goes on that tells who somebody is, and not what the person does while speaking."""
_SETTING = re.compile(
    "[在对對就从從当當]|[谈談说說提聊讲講论論][到及起]|关于|關於|面对|至于|針對|针对|回忆|想起"
)
_PERSON_TOLD = re.compile(
    "[岁歲](?:半|多)?的|一[名位个個]|[这這那][名位]|的(?:父亲|母亲|丈夫|妻子|儿子|女儿|老伴|邻居)[^的]{0,3}$"
)
_CONCERNED = re.compile("[对對](?:于|於)?(?P<who>[^，,。；;]{2,12}?)(?:来说|來說|而言|来讲|來講)[，,]")
_SCENE = re.compile("[^，,。“”「」]{1,16}(?:[时時后後前中下里裡间間上]|之际|之際)[，,]")
_HEARS = re.compile(
    "[^，。]{0,4}?(?:听[到着见了完]|聽[到著見了完]|看[到见了]|看見|接到|收到|没有?[说回答]|沒有?[說回答])"
)
"""What somebody does whose words the quotation before is not."""
_SHOWS = re.compile(
    "[^，。]{0,12}?(?:[这這][样樣么麼]|如此|笑|[说說]|算|点|點|指|摆|擺|摇|搖|叹|嘆|拍|掰|比划|望|打开|打開|拿|递|遞|站|坐|边|邊|一边|回忆|形容"
    "|接|追问|追問|插|补|補|摊|攤|脱口|掏|翻|伸|竖|豎|挥|揮|抬|扳|数|數|感慨|搓|揉|托|蹲|皱|皺|撇|嘟|嘀咕|抱|叉|捋|摸|敲|挠|撓|眨|瞪|眯"
    "|耸|聳|咧|抿|抹|红了|紅了|拄|扶|倚|靠|起身|凑|湊|挤|擠|嘿|呵|哼|瞟|瞥|甩|拧|擰|攥|捏|端|捧|举|舉|梗|泼|潑|打断|打斷|发难|發難|打趣|圆场|圓場)"
)
"""What somebody does while speaking."""
_BORDER = re.compile("[，,；;。：:”」]")
_TELLS_OF = re.compile("[，,]?(?:今年|现年|現年|来自|來自|出生[于於]|生于|生於|老家在)")
"""How a sentence goes on that tells who somebody is."""
_TELLS_DEEDS = re.compile(
    "(?:[是在从從曾每当當做作教种種养養修卖賣开開守住来來干幹带帶靠把也就][^，。]|今年|去年|前年|原[是来來]|一直|[，,](?:今年)?[一二三四五六七八九十0-9]{1,3}[岁歲])"
)
"""How a sentence goes on behind a name that tells what somebody is, has done or does every day."""
_GAP = 28
_FAR, _LONGEST_FOREIGN, _FULL_NAME = 90, 8, 3


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody at the head of a sentence; ``voice`` is none where it cannot be told who that is."""

    voice: Voice | None


class Leads:
    """Finds whom the sentences of one text are about, by the people whom it introduces and names again."""

    def __init__(self, people: People, names: NameEnds) -> None:
        self._people = people
        self._names = names
        self._found: dict[str, Lead | None] = {}

    def lead_of(self, text: str) -> Lead | None:
        """Whom a sentence is about; none where it does not begin with a person."""
        text = text.lstrip()
        if text[:1] in _NO_DESCRIPTION:
            return None
        if text not in self._found:
            self._found[text] = self._search(text)
        return self._found[text]

    def before(self, text: str, verb_end: int) -> Voice | None:
        """Who says it where a clause with a verb of saying names nobody: somebody with whose name a clause
        shortly before the verb begins, or whom the sentence is about.
        """
        head = text[:verb_end]
        borders = [0, *(border.end() for border in _BORDER.finditer(head))]
        for border in reversed(borders[-3:]):
            if verb_end - border > _GAP:
                break
            voice = self.known_at_start(head[border:].lstrip())
            if voice is not None:
                return voice
            introduced = introduced_at_start(head[border:]) if border == borders[-1] else None
            if introduced is not None:
                return self._settled(introduced, text)
        if verb_end > _FAR or not has_no_subject(head[borders[-1] :], is_first=len(borders) == 1):
            return None
        lead = self.lead_of(text)
        return lead.voice if lead is not None else None

    def _search(self, text: str) -> Lead | None:
        concerned = _CONCERNED.match(text)
        if concerned and (known := self.known_at_start(concerned["who"] + "，")) is not None:
            return Lead(known)
        lead = _LEAD.match(text)
        for head in (text, text[lead.end() :] if lead else ""):
            if head and (known := self.known_at_start(head)) is not None:
                return Lead(known)
        if (addressed := addressed_at_start(text)) is not None:
            return Lead((self._people.who(addressed) or addressed.voices)[0])
        introduced = introduced_at_start(text)
        if introduced is not None:
            return Lead(self._settled(introduced, text))
        clause = _CLAUSE.split(text, maxsplit=1)[0][:_LONGEST]
        if lead and len(clause) < _LONGEST:
            clause = _CLAUSE.split(text[lead.end() :], maxsplit=1)[0][:_LONGEST] or clause
        return self._described(clause)

    def known_at_start(self, text: str) -> Voice | None:
        """Somebody whom the text introduces, with whose name the sentence begins."""
        if text[:1] not in self._people.firsts:
            return None
        foreign = _FOREIGN.match(text)
        sizes = range(foreign.end(), 3, -1) if foreign else (5, 4, 3, 2)
        for size in sizes:
            subject = Subject(How.NAMED, (Voice(VoiceKind.NAME, text[:size], text[:size]),))
            if len(text) > size and text[size] not in _NO_SUBJECT and (voices := self._people.who(subject)):
                return voices[0]
        return None

    def doer_of(self, text: str) -> Voice | None:
        """Somebody known with whom a sentence begins that tells what the person does, not who that is."""
        scene = _SCENE.match(text)
        voice = self.known_at_start(text) or (self.known_at_start(text[scene.end() :]) if scene else None)
        if voice is None:
            return None
        after = text[text.find(voice.spelling) + len(voice.spelling) :]
        return voice if after[:1] not in _DESCRIBED_BY and not _HEARS.match(after) else None

    def doer_introduced(self, text: str) -> Voice | None:
        """Somebody with post or calling at the head of a sentence that tells what the person does."""
        voice = introduced_at_start(text)
        if voice is None:
            return None
        voice = self._settled(voice, text)
        after = text[text.find(voice.name) + len(voice.name) :]
        is_doing = after[:1] not in _DESCRIBED_BY and not _HEARS.match(after)
        is_of_event = any(verb in after for verb in words("roster_verbs"))
        return voice if is_doing and (_SHOWS.match(after) or not is_of_event) else None

    def doer_named(self, text: str) -> Voice | None:
        """Somebody with a full name at the head of a sentence that tells a gesture with which one speaks."""
        name = self._names.name_at_start(text)
        is_doing = len(name) >= _FULL_NAME and shows_gesture(text[len(name) :])
        return Voice(VoiceKind.NAME, name, name) if is_doing else None

    def told_of(self, text: str) -> Voice | None:
        """Somebody with whose bare name a sentence begins, before what the person is or has long done.

        Only a pronoun right behind the sentence shows that it is a person and no thing.
        """
        text = text.lstrip()
        name = self._names.name_at_start(text)
        known = simplified(name)
        is_thing = is_word(known) and word_class(known)[:2] != "nr"
        if not name or is_thing or _TELLS_DEEDS.match(text, len(name)) is None:
            return None
        return Voice(VoiceKind.NAME, name, name)

    def _settled(self, voice: Voice, text: str) -> Voice:
        at = text.find(voice.name)
        name = self._names.settled(voice.name, text[at + len(voice.name) :][:8])
        return voice if name == voice.name else Voice(voice.kind, name, name, voice.affiliation, voice.role)

    def _described(self, clause: str) -> Lead | None:
        """Somebody after words that say what the person does, or at the very beginning."""
        if not clause or clause[0] in _NOT_ABOUT:
            return None
        at = 0
        before = ""
        for word in cut(simplified(clause)):
            may_be = at == 0 or before == clause[:at] or _describes(clause[:at], before)
            if may_be and (found := self._named(clause, at)) is not None:
                return found
            at += len(word)
            before = word
        return None

    def _named(self, clause: str, at: int) -> Lead | None:
        rest = clause[at:]
        if at and (known := self.known_at_start(rest)) is not None:
            return Lead(known)
        name = (foreign_at_start(rest) if at else "") or composed_at_start(rest)
        name = name or self._names.name_at_start(rest)
        if not name or rest[len(name) : len(name) + 1] in tuple(_NO_SUBJECT) or len(rest) == len(name):
            return Lead(None) if not at and _is_of_foreigner(rest) else None
        is_told = at > 0 and _describes(clause[:at], "")
        is_sure = is_told and (len(name) > 2 or is_composed_name(name))
        is_sure = is_sure or _TELLS_OF.match(rest, len(name)) is not None
        if self._names.count(name) < _AGAIN and not is_sure:
            return Lead(None) if len(name) > 2 and not at else None
        if len(name) == 2 and not is_sure and not self._names.speaks(name):
            return None
        title = ending(clause[:at], "titles") or ending(clause[:at], "people_words")
        return Lead(Voice(VoiceKind.NAME, name, name, None, title or None))


def shows_gesture(after: str) -> bool:
    """Whether words behind a name or a pronoun tell what somebody does while speaking."""
    return _SHOWS.match(after) is not None and _HEARS.match(after) is None


def is_about_another(text: str) -> bool:
    """Whether words before a pronoun begin with somebody else: ``四十二岁的某某是…父亲，他``."""
    clause = _CLAUSE.split(text.lstrip(), maxsplit=1)[0]
    if len(clause) == len(text.lstrip()) or _SETTING.match(clause):
        return False
    return _PERSON_TOLD.search(clause) is not None or calls_somebody(clause)


def tells_of_event(sentence: Sentence) -> bool:
    """Whether a sentence tells what somebody with a post did at the event, as ``院长某某主持开幕式``."""
    if sentence.sayings or any_of("roster_verbs").search(sentence.text) is None:
        return False
    return introduced_at_start(sentence.text) is not None


def _is_of_foreigner(text: str) -> bool:
    """Whether a text begins with a foreign name and tells of something that is its bearer's."""
    name = "".join(takewhile(words("transliteration_characters").__contains__, text[:_LONGEST_FOREIGN]))
    return len(name) > 2 and text[len(name) : len(name) + 1] == "的" and not is_word(name)


def foreign_at_start(text: str) -> str:
    """The foreign name with · that a text begins with, as far as its characters sound."""
    found = _FOREIGN.match(text)
    if not found:
        return ""
    *first, last = re.split("(?<=[·•・．])", found[0])
    sounding = "".join(takewhile(words("transliteration_characters").__contains__, last))
    return "".join(first) + sounding if sounding else ""


def _describes(before: str, last: str) -> bool:
    """Whether words before a name may say what somebody is or does."""
    if before[-1] == "的":
        return len(before) >= _DESCRIBES and before[0] not in _NO_DESCRIPTION
    if ending(before, "titles") or ending(before, "people_words"):
        return True
    is_calling = before[-1] in _CALLINGS and len(before) >= _DESCRIBES
    return is_calling and (is_word(last) or not is_person_name(last))
