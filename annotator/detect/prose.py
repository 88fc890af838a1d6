"""Speakers in running prose: who is said to have said something, sentence by sentence.

A sentence opens a turn where a name stands right before a verb of speech, with a title, a post or
an organisation beside it, or where the name is known from such a sentence. The turn goes on to the
next opener, a sentence in which the reporter speaks again, or the end of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from annotator.detect.echoes import find_echoes
from annotator.detect.openings import SectionOpening, TurnOpening
from annotator.detect.page import Line, Page
from annotator.detect.sentences import sentences_of
from annotator.detect.voices import Voice, VoiceKind, is_chinese_name, is_name, surname_of
from annotator.domain.progress import Progress, silent
from annotator.domain.reading import FoundRepeat
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import alternatives, beginning, ending, words

_HEAD = 110
_VERBS_TRIED = 6
_ECHO_LINE = 120
_SHORT = 40
_LATIN_NAME = re.compile(r"(?:[A-Z][a-zA-Z.'’-]+ ){0,3}[A-Z][a-zA-Z.'’-]+$")
_FOREIGN_NAME = re.compile(r"([\u4e00-\u9fff]{1,6})(?:[·•・][\u4e00-\u9fff]{1,6}){1,2}$")
_SPEECH_BEGINS = re.compile(r"[“「『：:]")
_QUOTED_FIRST = re.compile(r"\s*[“「『][^”」』]{1,300}[”」』][,，]?")
_ORDER = re.compile(r"(?:第[一二三四五六七八九十\d]+位|首位|另一位|一位|来自)")
_NOT_IN_NAMES = frozenset(
    "则也还就都曾又更便才将已并亦則還將並"
)  # adverbs before all, hardly ever a name's end
_END_OF_SPEECH = "。！？!?”」』…；;"


@dataclass
class Prose:
    """What running prose gives: turns, headings between paragraphs, the people named, and echoes."""

    turns: list[TurnOpening] = field(default_factory=list)
    sections: list[SectionOpening] = field(default_factory=list)
    people: list[Voice] = field(default_factory=list)
    repeats: list[FoundRepeat] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that may open a turn; ``is_titled`` where it introduces the person."""

    start: int
    paragraph: int
    voice: Voice
    is_titled: bool


def read_prose(page: Page, *, first_offset: int = 0, progress: Progress = silent) -> Prose:
    """The speakers of a text without labels. ``first_offset`` is where its body begins."""
    prose = Prose()
    said: list[Said] = []
    stops: list[int] = []
    for i, line in list(page.free()):
        if line.mark or line.end <= first_offset:
            continue
        start = max(line.text_start, first_offset)
        echoes = find_echoes(page.text, start, line.text_end) if line.text_end - start >= _ECHO_LINE else []
        prose.repeats += echoes
        for first, last in _sentences(page.text, start, line.text_end, echoes):
            _read_sentence(page, (i, line), (first, last), prose, said, stops)
        if i % 500 == 0:
            progress(i / len(page.lines))
    prose.turns = _turns(page, said, stops, {voice.name for voice in prose.people})
    return prose


def _sentences(text: str, start: int, end: int, echoes: list[FoundRepeat]) -> Iterator[tuple[int, int]]:
    """The sentences between the echoes; what follows an echo begins anew."""
    at = start
    for echo in echoes:
        yield from sentences_of(text, at, echo.start)
        at = echo.end
    yield from sentences_of(text, at, end)


def _read_sentence(
    page: Page,
    place: tuple[int, Line],
    bounds: tuple[int, int],
    prose: Prose,
    said: list[Said],
    stops: list[int],
) -> None:
    first, last = bounds
    i, line = place
    text = page.text
    if len(line.text) <= _SHORT and line.text[-1] not in _END_OF_SPEECH:
        return
    head = text[first : min(last, first + _HEAD)]
    if beginning(head.lstrip(), "reporter_openers"):
        stops.append(first)
    if any(verb in text[first:last] for verb in words("roster_verbs")):
        prose.people += _people(text[first:last])
    found = _who_says(head)
    if found is not None:
        said.append(Said(first + _blanks(head), i, *found))


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        rf"以[《“「][^》”」]{{1,80}}[》”」]为题|(?:作|做|进行|带来)了?(?:[^，。,]{{0,8}}?)(?:报告|演讲|发言|致辞|分享|总结|解释)|{alternatives('speech_verbs')}"
    )


@cache
def _between() -> re.Pattern[str]:
    """What may stand between a name and its verb."""
    phrase = r"(?:在|于)[^，。,“：:]{1,16}[上中时里下后间]|[用以从对就围绕结合通过][^，。,“：:]{1,16}"
    return re.compile(rf"(?:{alternatives('adverbs')}|{phrase})$")


def _who_says(head: str) -> tuple[Voice, bool] | None:
    """Who speaks in a sentence by its head, and whether the person is introduced there."""
    quoted = _QUOTED_FIRST.match(head)
    at = quoted.end() if quoted else 0
    limit = _SPEECH_BEGINS.search(head, at)
    stop = len(head)
    if limit:
        stop = limit.end() if limit[0] in ":：" else limit.start()
    untitled = None
    for tried, verb in enumerate(_verb().finditer(head, at)):
        if tried >= _VERBS_TRIED or verb.start() >= stop:
            break
        found = _subject(head[at : verb.start()])
        if found is not None and found[1]:
            return found
        untitled = untitled or found
    return untitled


def _subject(before: str) -> tuple[Voice, bool] | None:
    """The person whom the words before a verb end with."""
    before = before.rstrip()
    for _ in range(4):
        found = (_named(before[:-1]) if before[-1:] in _NOT_IN_NAMES else None) or _named(before)
        if found is not None:
            return found
        between = _between().search(before)
        if between is None or between.start() == 0:
            return None
        before = before[: between.start()].rstrip()
    return None


def _named(before: str) -> tuple[Voice, bool] | None:
    title = ending(before, "titles")
    bare = before[: len(before) - len(title)].rstrip() if title else before
    for words_before, after_title in ((bare, title), (before, "")):
        for name in _names_at_end(words_before):
            rest = words_before[: len(words_before) - len(name)].rstrip()
            if _fits(rest, after_title):
                return _voice(name, rest, after_title)
        if after_title and words_before[-1:] in words("surnames") and _is_border(words_before[:-1]):
            key = words_before[-1:] + after_title
            return Voice(VoiceKind.NAME, key, key), False
    return None


def _names_at_end(text: str) -> Iterator[str]:
    """The names that a text may end with, the likelier first."""
    latin = _LATIN_NAME.search(text[-40:])
    if latin and is_name(latin[0]):
        yield latin[0]
    foreign = _FOREIGN_NAME.search(text[-40:])
    if foreign:
        yield from (foreign[0][at:] for at in range(foreign.end(1) - foreign.start() - 1, -1, -1))
    for size in (3, 2, 4):
        name = text[-size:]
        if len(name) == size and is_chinese_name(name) and name not in words("ordinary_words"):
            yield name


def _is_border(rest: str) -> bool:
    return not rest or rest[-1] in "，,。、；; ’”」』"


def _fits(rest: str, after_title: str) -> bool:
    """Whether a name may follow these words: after a title, or with a title after an organisation."""
    if ending(rest, "titles") or _is_border(rest):
        return True
    return bool(after_title) and bool(ending(rest, "organisation_endings") or rest[-1] in ")）的就而对如")


def _voice(name: str, rest: str, after_title: str) -> tuple[Voice, bool]:
    """The voice of a name with what stands around it."""
    described = re.split(r"[，,。；;]", rest)[-1].strip()
    order = _ORDER.match(described)
    described = described[order.end() :] if order else described
    if is_title := bool(ending(described, "titles")):
        role, affiliation = _post(described)
    else:
        role, affiliation = "", described
    known_place = affiliation if ending(affiliation, "organisation_endings") or is_title else ""
    role = "、".join(part for part in (role, after_title) if part)
    voice = Voice(VoiceKind.NAME, name, name + after_title, known_place or None, role or None)
    return voice, bool(is_title or after_title)


def _post(described: str) -> tuple[str, str]:
    """The post and the affiliation of ``某大学某学院副教授``."""
    title = ending(described, "titles")
    place = described[: len(described) - len(title)]
    guest = beginning(place, "roles")
    if guest and len(guest) > 2:
        place = place[len(guest) :]
    return title, place.strip(" 、") if len(place) <= 60 else ""


def _people(sentence: str) -> list[Voice]:
    """The people whom a sentence about an event lists with their posts."""
    found = []
    for piece in re.split(r"[、，,;；。]|和|与|以及|还|担任|参加|出席|主持", sentence):
        for name in _names_at_end(piece.rstrip()):
            rest = piece.rstrip()[: -len(name)]
            if ending(rest, "titles"):
                rest = re.split(alternatives("roster_verbs"), rest)[-1]
                found.append(replace(_voice(name, rest, "")[0], spelling=name))
                break
    return found


def _turns(page: Page, said: list[Said], stops: list[int], known: Collection[str]) -> list[TurnOpening]:
    """The turns that sentences open, each to the next opener or stop of its paragraph."""
    names = set(known) | {s.voice.name for s in said if s.is_titled}
    by_surname: dict[str, set[str]] = {}
    for name in names:
        by_surname.setdefault(surname_of(name), set()).add(name)
    openers = [s for s in (_known(s, names, by_surname) for s in said) if s is not None]
    ends = sorted({*stops, *(s.start for s in openers)})
    turns = []
    at = 0
    for opener in openers:
        while at < len(ends) and ends[at] <= opener.start:
            at += 1
        stop = min(ends[at] if at < len(ends) else page.end, page.lines[opener.paragraph].text_end)
        page.take(opener.paragraph, SegmentKind.PARAGRAPH)
        turns.append(
            TurnOpening(
                opener.start,
                opener.start,
                (opener.voice,),
                Evidence.PROSE,
                _trim(page.text, opener.start, stop),
            )
        )
    return turns


def _known(said: Said, names: Collection[str], by_surname: dict[str, set[str]]) -> Said | None:
    """The sentence with its speaker under the full name, if it is anybody known."""
    voice = said.voice
    if said.is_titled or voice.name in names:
        return said
    namesakes = by_surname.get(voice.name[:1], set())
    if len(namesakes) == 1 and ending(voice.name, "titles"):
        return replace(said, voice=replace(voice, name=next(iter(namesakes))))
    return None


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
