"""Third parties whom somebody quotes: 希尔伯特曾说：“…”, 正如某某所说, as Hilbert once said, “…”.

Their words stand in another's turn, or in a reporter's text, and open no turn of their own. A claim in
them can be given to whoever is quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from annotator.detect.lines.facts import Facts, Known
from annotator.detect.lines.page import Page
from annotator.detect.prose.english_sayings import english_sayings_in
from annotator.detect.prose.people import People
from annotator.detect.prose.person_names import names_at_end
from annotator.detect.prose.subjects import How, Subject, is_formerly, subject_of
from annotator.detect.words.openings import TurnOpening
from annotator.detect.words.sentences import sentences_of
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.domain.reading import FoundQuote, FoundSpeaker, FoundTurn, Shape
from annotator.domain.speaker import Evidence
from annotator.language import mark
from annotator.text.lexicons import alternatives, beginning

LOOKED_BACK = mark("words that somebody else once said or wrote")
REPORTED = mark("words of somebody else, reported in a turn")

_CUE = re.compile(
    r"说[过過]?|說[过過]?|讲[过過]?|講[过過]?|写[过過道]|寫[过過道]|所[说說言写寫讲講]"
    r"|有(?:[言云]|一?[句段][名老]?[话話言])|曾[言云]|曰(?=[,，]?[:：“「])|云(?=[,，]?[:：“「])"
    r"|的(?:(?:一句|那句)?(?:名言|名句)是?|[话話][来來]?[说說讲講])"
    r"|(?:告诉|告訴|提醒|教导|教導)(?:我们|我們|我|他|她)|问|問|答|称|稱|认[为為]|認[为為]"
    r"|表示|指出|强调|強調|提出|提到|预测|預測|建议|建議"
)
"""A verb of saying or what cites somebody. Each begins with one sign, not a choice: so it is found fast."""
_BACK_BEGINS = frozenset("写寫所有曾曰云的")
_PASTS = frozenset("过過")
"""Cues that look back to what was once said begin or end so."""
_CUE_SIGN = re.compile("[说說讲講写寫所有曰云的告提教问問答称稱认認表指强強预預建]")
"""What any cue begins with."""
_AFTER = re.compile(
    r"(?:得好|得对|的那样|的那樣|过|過|的|道)?\s?[,，]?[:：]?\s?(?P<quote>[“「『\"])|(?:过|過|的)?(?P<pause>[,，:：])"
)
_CLOSING = {"“": "”", "「": "」", "『": "』", '"': '"'}
_FORMERLY = re.compile("曾经?|生前|早年")
_LEADS_IN = re.compile(
    "(?:正如|就像|就如|诚如|恰如|像|如|按照?|借用|套用|引用|用|记得|記得|听到|听过?|聽過?|想起|看到|比如|譬如|例如|包括|连|連|是|而|但|所以|因为|因為|其实|其實"
    "|当年|當年|以前|之前|刚才|剛才|那个|那個|这个|這個|后来|後來|然后|然後|包括|于是|於是|就是|跟着|说|說|的)$"
)
_ENGLISH_VERBS = ("said", "says", "wrote", "writes", "told", "argued", "asked", "noted", "put it")
_ENGLISH = re.compile("(?:" + "|".join(rf"{verb}(?<!\w{verb})" for verb in _ENGLISH_VERBS) + r")\b")
_CITING = re.compile(r"once|famously|wrote|writes|[Aa]s\s")
"""What a sentence has in which somebody is cited."""
_UNBROKEN = re.compile(r"[^。！？!?\n；;：:“”「」]*")
_STOP = re.compile(r"[。！？!?\n]|\.(?=\s|$)")
_WRITTEN = re.compile(r"\b(?:wrote|writes)\b|[写寫][道过過]")
_SHORTLY = 4
_LEAD = 12
_REACH = 60
_LEAST = 3
_LONGEST = 400
_REPORT = 3
"""So many turns make a text a report of what people said."""


class _Stretch(NamedTuple):
    """A stretch of text and who speaks in it; nobody does in a reporter's or an essayist's text."""

    start: int
    end: int
    speaking: frozenset[str]


def find_quoted(
    page: Page, turns: Sequence[FoundTurn], speakers: Sequence[FoundSpeaker], shape: Shape
) -> tuple[FoundQuote, ...]:
    """The words of third parties in the turns, and what is cited between the turns of prose.

    Names are as spelt, in full where a speaker of that name is known.
    """
    people: People | None = None
    found: list[FoundQuote] = []
    is_english = _ENGLISH.search(page.text, page.start, page.end) is not None
    said = _known_sayings(page.facts, only_back=False)
    said_once = _known_sayings(page.facts, only_back=True)
    for stretch in _stretches(page, turns, between=shape not in (Shape.LABELLED, Shape.NOTES)):
        told: tuple[_Said, ...] = ()
        if _CUE_SIGN.search(page.text, stretch.start, stretch.end) is not None:
            words = page.text[stretch.start : stretch.end]
            told = said[words] if stretch.speaking else said_once[words]
        if not told and not is_english:
            continue
        people = people or _people_of(speakers)
        quotes = list(_chinese(told, stretch, people))
        if is_english:
            quotes += _english(page.text, stretch, people)
        found += [quote for quote in quotes if quote.name not in stretch.speaking]
    return tuple(_apart(sorted(found, key=lambda quote: quote.start)))


def _people_of(speakers: Sequence[FoundSpeaker]) -> People:
    people = People()
    for speaker in speakers:
        if not speaker.generic:
            people.learn(Voice(VoiceKind.NAME, speaker.name, speaker.name, role=speaker.role))
    return people


def cited_turns(page: Page, turns: Sequence[FoundTurn], quotes: Sequence[FoundQuote]) -> list[TurnOpening]:
    """Turns for those whom a report itself cites between its speakers' turns, word for word.

    Where a text tells of several people's talk, a sentence such as 正如某某所说，“…” speaks for somebody
    too. Inside another's turn it does not, and not in an essay, where nobody else speaks; nor do words
    that somebody wrote, in a poem or a book.
    """
    if sum(turn.evidence is Evidence.PROSE for turn in turns) < _REPORT:
        return []
    starts = [turn.start for turn in turns]
    found = []
    for quote in quotes:
        i = bisect_right(starts, quote.start) - 1
        is_between = i < 0 or turns[i].end <= quote.start
        if not is_between or quote.evidence != LOOKED_BACK or page.text[quote.start - 1] not in _CLOSING:
            continue
        if not _WRITTEN.search(page.text, max(page.start, quote.start - _LEAD), quote.start):
            found.append(_cited(page, quote))
    return found


def _cited(page: Page, quote: FoundQuote) -> TurnOpening:
    line = page.lines[page.line_at(quote.start)]
    sentences = sentences_of(page.text, line.text_start, line.text_end)
    start, end = next((s for s in sentences if s[1] > quote.start), (quote.start, quote.end))
    voice = Voice(VoiceKind.NAME, quote.name, quote.name)
    return TurnOpening(start, start, (voice,), Evidence.PROSE, max(end, quote.end))


def _stretches(page: Page, turns: Sequence[FoundTurn], *, between: bool) -> Iterator[_Stretch]:
    """The turns with their speakers, and the lines between them."""
    at = page.start
    speaking: dict[tuple[str | None, ...], frozenset[str]] = {}
    for turn in turns:
        if between and at < turn.start:
            yield _Stretch(at, turn.start, frozenset())
        names = (turn.speaker, *turn.also)
        if names not in speaking:
            speaking[names] = frozenset(name for name in names if name)
        yield _Stretch(turn.text_start, turn.end, speaking[names])
        at = max(at, turn.end)
    if between and at < page.end:
        yield _Stretch(at, page.end, frozenset())


class _Said(NamedTuple):
    """Words that somebody is said to say, in places of their stretch, and the verb before them."""

    subject: Subject
    verb: int
    start: int
    end: int
    looks_back: bool
    has_quote: bool


def _chinese(said: Sequence[_Said], stretch: _Stretch, people: People) -> Iterator[FoundQuote]:
    at = 0
    for one in said:
        if one.verb < at:
            continue
        name = _sayer(one, people)
        if name is None or name in stretch.speaking:
            continue
        evidence = LOOKED_BACK if one.looks_back else REPORTED
        yield FoundQuote(name, stretch.start + one.start, stretch.start + one.end, evidence)
        at = one.end


def _known_sayings(facts: Facts, *, only_back: bool) -> Known[str, tuple[_Said, ...]]:
    """What is said in stretches of a text, kept from one reading to the next, as are its subjects."""
    subjects = facts.of(_subject_before)
    return facts.once(
        (_said_in, only_back),
        lambda: Known(lambda words: tuple(_said_in(words, subjects, only_back=only_back))),
    )


def _subject_before(words: str) -> Subject | None:
    return subject_of(words)


def _said_in(words: str, subjects: Known[str, Subject | None], *, only_back: bool) -> Iterator[_Said]:
    """What anybody is said to say in a stretch of text, or ``only_back`` what looks back to it."""
    for cue in _CUE.finditer(words):
        after = _AFTER.match(words, cue.end())
        if not cue.start() or not _is_cue(words, cue, after):
            continue
        before = _unbroken_before(words, cue.start())
        has_quote = bool(after and after["quote"])
        looks_back = bool(_looks_back(cue[0])) or (
            _FORMERLY.search(before, max(0, len(before) - _SHORTLY)) is not None
            and is_formerly(before, subjects[before], _SHORTLY)
        )
        if not before or (only_back and not looks_back):
            continue
        cited = _cited_person(before) if looks_back or after else None
        subject = cited or subjects[before]
        if (subject is None or not subject.voices) and (looks_back or has_quote):
            subject = _led_in(_FORMERLY.sub("", before))
        if subject is None or len(subject.voices) != 1:
            continue
        start, end = _words(words, after.end() if after else cue.end(), after["quote"] if after else "")
        if end - start >= _LEAST:
            yield _Said(subject, cue.start(), start, end, looks_back, has_quote)


@cache
def _citing() -> re.Pattern[str]:
    """Somebody of the past who is cited by name, with what may stand between the name and the verb."""
    return re.compile(
        rf"(?:^|[^·•・\u4e00-\u9fff]|{_LEADS_IN.pattern.removesuffix('$')})(?P<name>{alternatives('cited_people')})"
        r"(?:先生|博士|教授|爵士)?(?:在[^，]{1,20}[里中上裡])?"
        r"(?:当年|當年|早年|生前|晚年|曾经?|曾經|早就|早已|就|也|还|還|这样|這樣|这么|這麼|有一次|那句|的)*$"
    )


def _cited_person(before: str) -> Subject | None:
    """Somebody of the past who is cited right before a verb, whatever the last sign of the name is."""
    found = _citing().search(before)
    if found is None:
        return None
    return Subject(How.INTRODUCED, (Voice(VoiceKind.NAME, found["name"], found["name"]),))


def _unbroken_before(words: str, at: int) -> str:
    """What stands before a place without a stop, a colon or a quotation mark, not further up than it may."""
    backwards = words[max(0, at - _REACH) : at][::-1]
    found = _UNBROKEN.match(backwards)
    return backwards[: found.end() if found else 0][::-1]


def _looks_back(cue: str) -> bool:
    return cue[0] in _BACK_BEGINS or cue[-1] in _PASTS


def _is_cue(text: str, cue: re.Match[str], after: re.Match[str] | None) -> bool:
    """Whether a verb of saying is one here, with somebody right before it, who is not asked to speak."""
    if text[cue.end() : cue.end() + 1] in ("吧", "呗", "唄"):
        return False  # 诸葛老师先说吧
    if _looks_back(cue[0]):
        return after is not None
    is_noun = beginning(text[cue.start() : cue.start() + 4], "speech_nouns") != ""
    return not is_noun and text[cue.start() - 1 : cue.start()] not in (",", "，")


def _words(text: str, start: int, opening: str | None) -> tuple[int, int]:
    """The quoted words from ``start``: to the closing mark, or without marks to the end of the sentence."""
    stop = min(len(text), start + _LONGEST)
    if opening:
        closing = text.find(_CLOSING[opening], start, stop)
        if closing >= 0:
            return start, closing
    found = _STOP.search(text, start, stop)
    return start, found.start() if found else stop


def _sayer(said: _Said, people: People) -> str | None:
    """The name of the person who is meant, if surely one is."""
    subject = said.subject
    known = people.who(subject)
    if known:
        return known[0].name
    name = subject.voices[0].name
    is_sure = subject.how is How.INTRODUCED or (said.looks_back and (said.has_quote or len(name) > 2))
    return name if is_sure and subject.how is not How.ADDRESSED else None


def _led_in(before: str) -> Subject | None:
    """A person named after words such as 正如 or 我记得."""
    before = before.rstrip("就也还都在 ")
    for name in names_at_end(before):
        if _LEADS_IN.search(before[: len(before) - len(name)]):
            return Subject(How.NAMED, (Voice(VoiceKind.NAME, name, name),))
    return None


def _english(text: str, stretch: _Stretch, people: People) -> Iterator[FoundQuote]:
    if not _ENGLISH.search(text, stretch.start, stretch.end):
        return
    for first, last in sentences_of(text, stretch.start, stretch.end):
        if not _ENGLISH.search(text, first, last):
            continue
        if not stretch.speaking and not _CITING.search(text, first, last):
            continue
        for saying in english_sayings_in(text[first:last]):
            if len(saying.subject.voices) != 1 or not (stretch.speaking or saying.is_cited):
                continue
            known = people.who(saying.subject)
            name = known[0].name if known else saying.subject.voices[0].name
            if not known and saying.subject.how is not How.INTRODUCED and not saying.is_cited:
                continue
            start, end = _english_words(text, first, last, first + saying.end)
            if end - start >= _LEAST:
                yield FoundQuote(name, start, end, LOOKED_BACK if saying.is_cited else REPORTED)
            break


_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"")
_LEAD_IN = re.compile(r"[,:]?\s?(?:that\s)?")


def _english_words(text: str, first: int, last: int, after: int) -> tuple[int, int]:
    """The words in quotation marks of the sentence, or what follows the verb."""
    quoted = _QUOTED.search(text, first, last)
    if quoted:
        return quoted.span(1 if quoted[1] else 2)
    lead = _LEAD_IN.match(text, after, last)
    start = lead.end() if lead else after
    end = last
    while end > start and text[end - 1] in ". \n":
        end -= 1
    return start, end


def _apart(quotes: Sequence[FoundQuote]) -> Iterator[FoundQuote]:
    """The quotes without those that begin inside another."""
    end = -1
    for quote in quotes:
        if quote.start >= end:
            yield quote
            end = quote.end
