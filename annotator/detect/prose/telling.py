"""Speakers in running prose: who is said to have said something, sentence by sentence.

A sentence opens a turn where it says that a person said something, if the text introduces the person
anywhere: by a title, a calling, an organisation. The turn goes on to the next opener, a sentence in
which the reporter speaks again or somebody unnamed, or the end of the paragraph; a paragraph that
begins with 他 or 她 and a verb of saying, or with a quotation that is nobody else's, goes on with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.detect.front.called import Called
from annotator.detect.lines.echoes import find_echoes
from annotator.detect.lines.page import Page
from annotator.detect.lines.wrapped import wrapped_paragraphs
from annotator.detect.prose.chinese_turns import Teller
from annotator.detect.prose.english_cast import EnglishCast
from annotator.detect.prose.english_reports import is_english, is_english_report, tells_news
from annotator.detect.prose.english_turns import EnglishTeller
from annotator.detect.prose.hosts import host_of
from annotator.detect.prose.leads import Leads
from annotator.detect.prose.name_ends import NameEnds
from annotator.detect.prose.reports import is_report, meet, people_of, tells_dialogue
from annotator.detect.prose.settled_names import with_settled_names
from annotator.detect.prose.told_sentences import Sentence, Told, is_short, is_told, told_between, told_in
from annotator.detect.words.openings import SectionOpening, TurnOpening
from annotator.detect.words.voices import Voice
from annotator.domain.progress import Progress, silent
from annotator.domain.reading import FoundRepeat
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind

_ECHO_LINE = 120
_OPENING_QUOTES = frozenset('“「"')


@dataclass
class Prose:
    """What running prose gives: turns, headings between paragraphs, the people named, and echoes."""

    turns: list[TurnOpening] = field(default_factory=list)
    sections: list[SectionOpening] = field(default_factory=list)
    people: list[Voice] = field(default_factory=list)
    repeats: list[FoundRepeat] = field(default_factory=list)


class Listed(NamedTuple):
    """Who need not be introduced: those present, called by fields, or ``said`` to speak by a person."""

    present: Sequence[Voice]
    called: Sequence[Called]
    said: Sequence[Voice]


def read_prose(
    page: Page,
    *,
    known: Sequence[Voice] = (),
    called: Sequence[Called] = (),
    first_offset: int = 0,
    progress: Progress = silent,
) -> Prose:
    """The speakers of a text without labels, some of them ``known``, or ``called`` by the fields over it.

    Its body begins at ``first_offset``.
    """
    prose = Prose(people=list(known))
    told: list[tuple[int, int, tuple[Told, ...]]] = []
    ends = wrapped_paragraphs(page)
    read_to = -1
    for i, line in page.free():
        is_more = i in ends
        if line.end <= first_offset or i <= read_to or (not is_more and is_short(line)):
            continue
        if line.mark and not (is_more or is_told(line)):
            continue
        read_to = ends.get(i, i)
        start, end = max(line.text_start + line.mark, first_offset), page.lines[read_to].text_end
        told.append((i, start, _told_from(page, start, end, prose.repeats)))
        if i % 500 == 0:
            progress(i / len(page.lines))
    prose.people += [voice for _, _, parts in told for part in parts for voice in part.people]
    if any(part.sayings or part.text[:1] in _OPENING_QUOTES for _, _, parts in told for part in parts):
        sentences = [
            Sentence(start + part.start, start + part.end, i, part.text, part.sayings)
            for i, start, parts in told
            for part in parts
        ]
        prose.turns = _turns(page, sentences, Listed(prose.people, called, known), ends)
    return prose


def _told_from(page: Page, start: int, end: int, repeats: list[FoundRepeat]) -> tuple[Told, ...]:
    """What is told in a paragraph; adds its echoes to ``repeats``."""
    body = page.text[start:end]
    if len(body) < _ECHO_LINE:
        return page.facts.of(told_in)[body]
    echoes = find_echoes(page.text, start, end)
    repeats += echoes
    return told_between(body, [(echo.start - start, echo.end - start) for echo in echoes])


def _turns(
    page: Page,
    sentences: Sequence[Sentence],
    listed: Listed,
    ends: Mapping[int, int],
) -> list[TurnOpening]:
    """The turns that sentences open, if the text is a report."""
    text = page.text[page.start : page.end]
    if is_english(text):
        return _english_turns(page, sentences, listed, ends)
    if tells_dialogue(text) and not listed.said:
        return []
    names = NameEnds(text)
    sentences = [with_settled_names(sentence, names) for sentence in sentences]
    sayings = [saying for sentence in sentences for saying in sentence.sayings]
    people = people_of(sayings, listed.present, listed.called)
    meet(people, sayings, text)
    teller = Teller(people, page, Leads(people, names), host_of(sentence.text for sentence in sentences))
    for sentence in sentences:
        teller.hear(sentence)
    turns = teller.turns
    if tells_dialogue(text) or not is_report(text, [turn.voices for turn in turns], people, sayings):
        return _only_of(listed.said, [(t.start, t.opener.text_start, t.voices) for t in turns], sentences)
    for place in teller.places:
        page.take(place, SegmentKind.PARAGRAPH)
    return [
        TurnOpening(t.start, t.opener.text_start, t.voices, Evidence.PROSE, _trim(page.text, t.start, t.end))
        for t in turns
    ]


def _only_of(
    said: Sequence[Voice], turns: Sequence[tuple[int, int, tuple[Voice, ...]]], sentences: Sequence[Sentence]
) -> list[TurnOpening]:
    """In a text that is no report, the sentences of those who speak because a person said so, and no more."""
    names = {voice.name for voice in said}
    if not names:
        return []
    ends = {sentence.start: sentence.end for sentence in sentences}
    starts = sorted(ends)
    return [
        TurnOpening(
            start, text_start, voices, Evidence.PROSE, ends[starts[bisect_right(starts, text_start) - 1]]
        )
        for start, text_start, voices in turns
        if all(voice.name in names for voice in voices)
    ]


def _english_turns(
    page: Page, sentences: Sequence[Sentence], listed: Listed, ends: Mapping[int, int]
) -> list[TurnOpening]:
    """The turns that English sentences open, if the text is a report; ``ends`` are of its paragraphs."""
    text = page.text[page.start : page.end]
    known = [*listed.said, *(one.voice for one in listed.called)]
    cast = EnglishCast([saying for sentence in sentences for saying in sentence.sayings], text, known)
    settled = [
        sentence._replace(sayings=tuple(map(cast.settled, sentence.sayings)))
        if sentence.sayings
        else sentence
        for sentence in sentences
    ]
    teller = EnglishTeller(cast, page, settled, ends)
    for sentence in settled:
        teller.hear(sentence)
    turns = teller.turns
    is_news = tells_news(text) or not all(turn.is_told for turn in turns)
    if not (is_news and is_english_report(text, [turn.voices for turn in turns])):
        return _only_of(listed.said, [(t.start, t.text_start, t.voices) for t in turns], sentences)
    for place in teller.places:
        for k in range(place, ends.get(place, place) + 1):
            page.take(k, SegmentKind.PARAGRAPH)
    return [
        TurnOpening(t.start, t.text_start, t.voices, Evidence.PROSE, _trim(page.text, t.start, t.end))
        for t in turns
    ]


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
