"""The turns of an English report, sentence by sentence.

A turn goes on until somebody else speaks, named or not, or the paragraph ends. A pronoun means the one
person whom the text was just speaking of; where that is somebody who is not known, it means nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotator.detect.lines.page import Page
from annotator.detect.prose.english_cast import EnglishCast
from annotator.detect.prose.sayings import Saying, masked
from annotator.detect.prose.subjects import How
from annotator.detect.prose.told_sentences import Sentence
from annotator.detect.words.voices import Voice

_OPEN_QUOTE = re.compile(r"\s*[“\"]")
_STANDS_BESIDE = re.compile(r";|,?\s(?:while|whereas)\s(?:the\s)?$|,\s(?:and|but)\s$")
_GIVES_WORDS = re.compile(r"\s(?:that|whether|if|how|why|what|the|a|it|he|she|they|there|his|her)\b|[,:]")
_TAKES_IN = re.compile(
    r"\b(?:hears?|heard|reads?|sees?|saw|seen|watch\w*|listen\w*|receiv\w+|gets?|got|told|asked|greeted|ignor\w+|stared?|stares"
    r"|looked|signs?|posters?|banners?|notes?|letters?|messages?|headlines?|captions?|notices?|slogans?|words?"
    r"|chants?|songs?|tweets?|posts?|texts?|mottos?|labels?|quotes?|voices?)\b"
)
"""How somebody takes in words that others say or write."""
_SAME = re.compile(r"(?:He|She|They|His|Her|Their|It|Its|I|We|This|That|These|Those|There)\b")
_TAIL = 30
_LITTLE = 8
_NEAR = 3
_LONGEST_LEAD = 240
_SEX = {"he": "m", "she": "f"}


@dataclass(slots=True)
class EnglishTurn:
    """A turn that reaches the line at ``place`` so far; ``text_start`` is where it is told whose it is."""

    start: int
    text_start: int
    end: int
    place: int
    voices: tuple[Voice, ...]
    is_open: bool = True
    is_told: bool = False


class _Opener(NamedTuple):
    """Somebody begins to speak at ``start``; without voices, somebody unnamed."""

    start: int
    text_start: int
    voices: tuple[Voice, ...]
    by_pronoun: bool = False
    is_told: bool = False
    """Whether the person is only told of, so that no more than the quotations are his or her words."""


class _Focus(NamedTuple):
    """Of whom the text was just speaking: nobody known without voices; in ``sentence`` without speech."""

    voices: tuple[Voice, ...]
    place: int
    sentence: Sentence | None = None


class EnglishTeller:
    """Goes through the sentences of an English report and tells whose words they are."""

    def __init__(
        self, cast: EnglishCast, page: Page, sentences: Sequence[Sentence], ends: Mapping[int, int]
    ) -> None:
        """``ends`` are the last lines of paragraphs that go on over several lines, by the first."""
        self._cast = cast
        self._ends = ends
        self._page = page
        self._before: list[Sentence] = []
        self._focus: _Focus | None = None
        self._joined: tuple[int, int] | None = None
        """Where the last turn ended before it went on in a paragraph, and in which."""
        self.turns: list[EnglishTurn] = []
        self.places: set[int] = set()
        self._speaking = {
            voice.name
            for sentence in sentences
            for saying in sentence.sayings
            if not saying.is_cited
            for voice in saying.subject.voices
        }

    def hear(self, sentence: Sentence) -> None:
        """Take the next sentence."""
        if self._before and self._before[-1].place != sentence.place:
            self._before = []
        openers = self._openers(sentence)
        for opener in openers:
            self._open(sentence, opener)
        if not openers and self._is_anothers(sentence):
            self._give_back()
        elif not openers and self._goes_on(sentence):
            self._extend(sentence)
        elif not openers and self.turns and self.turns[-1].place != sentence.place:
            self.turns[-1].is_open = False
        self._look(sentence, openers)
        self._before.append(sentence)

    def _openers(self, sentence: Sentence) -> list[_Opener]:
        """Where in the sentence somebody begins to speak, named or not."""
        found: list[_Opener] = []
        first: Saying | None = None
        for saying in self._sayings(sentence):
            if first is None:
                found.append(self._opener(sentence, saying))
                first = saying
            elif saying.subject.voices and _is_beside(sentence.text, first, saying):
                start = sentence.start + saying.start
                found.append(_Opener(start, start, saying.subject.voices))
                first = saying
        if not found and (opener := self._by_quotation(sentence)) is not None:
            found.append(opener)
        if not sentence.sayings and not found and (behind := self._behind_quotation(sentence)) is not None:
            found.append(behind)
        return found

    def _sayings(self, sentence: Sentence) -> list[Saying]:
        """What is said here and not only cited; only the one at the end where that is the sentence's own."""
        sayings = [
            saying
            for saying in sentence.sayings
            if not saying.is_cited or any(voice.name in self._speaking for voice in saying.subject.voices)
        ]
        if len(sayings) > 1:
            last = sayings[-1]
            is_tail = len(sentence.text.rstrip(' .”"')) - last.end <= _TAIL
            head = sentence.text[: last.start].rstrip()
            if is_tail and head.endswith((",", ",”", ',"')) and last.subject.voices:
                return [last]
        return sayings

    def _opener(self, sentence: Sentence, saying: Saying) -> _Opener:
        if saying.subject.how is How.PRONOUN:
            return self._by_pronoun(sentence, saying)
        start = self._start(sentence, saying)
        if ";" in masked(sentence.text)[: saying.start]:
            start = sentence.start + saying.start
        return _Opener(start, start, saying.subject.voices)

    def _by_pronoun(self, sentence: Sentence, saying: Saying) -> _Opener:
        """Whom a pronoun means: somebody this sentence began with, or of whom the text was speaking."""
        nobody = _Opener(sentence.start, sentence.start, (), by_pronoun=True)
        head = masked(sentence.text)[: saying.end]
        lead = self._cast.first_in(head)
        focus = _Focus(lead.voices, sentence.place) if lead is not None else self._focus
        if (
            focus is None
            or not focus.voices
            or sentence.place - self._ends.get(focus.place, focus.place) > _NEAR
        ):
            return nobody
        if not self._agrees(saying.meant, focus.voices):
            return nobody
        is_before = bool(self._before) and focus.sentence is self._before[-1]
        start = self._before[-1].start if is_before else self._start(sentence, saying)
        return _Opener(start, sentence.start, focus.voices, by_pronoun=lead is None and not is_before)

    def _agrees(self, pronoun: str, voices: tuple[Voice, ...]) -> bool:
        """Whether a pronoun may mean somebody, as far as number and titles tell."""
        if pronoun == "they" or len(voices) > 1:
            return pronoun == "they" and len(voices) > 1
        sex = self._cast.sex_of(voices[0].name)
        return not sex or _SEX.get(pronoun, sex) == sex

    def _by_quotation(self, sentence: Sentence) -> _Opener | None:
        """The turn of somebody known whom the sentence right before a bare quotation was about."""
        focus = self._focus
        if not sentence.is_quotation or focus is None or focus.sentence is None or not focus.voices:
            return None
        before = self._before[-1] if self._before else None
        if focus.sentence is not before or before.sayings or len(before.text) > _LONGEST_LEAD:
            return None
        return _Opener(before.start, sentence.start, focus.voices)

    def _behind_quotation(self, sentence: Sentence) -> _Opener | None:
        """The turn of somebody who is described right behind the quotation with which a paragraph begins.

        ``“It was chaos.” Maria Lopez, 54, a baker, was the first to arrive.`` No reporter goes on so from
        the words of somebody else, unless they are read or heard.
        """
        if not self._before or not all(one.is_quotation and not one.sayings for one in self._before):
            return None
        if _TAKES_IN.search(masked(sentence.text)) is not None:
            return None
        subject = self._cast.described_in(sentence.text)
        start = self._before[0].start
        return _Opener(start, start, subject.voices, is_told=True) if subject is not None else None

    def _start(self, sentence: Sentence, saying: Saying) -> int:
        """Where the turn begins: with the quotation before, where the sentence only says whose it is."""
        previous = self._before[-1] if self._before else None
        if previous is None or not previous.is_quotation or previous.sayings:
            return sentence.start
        rest = sentence.text[saying.end :].strip(" ,.")
        is_first = all(before.is_quotation for before in self._before)
        return previous.start if is_first or len(rest) <= _LITTLE else sentence.start

    def _open(self, sentence: Sentence, opener: _Opener) -> None:
        """Let somebody speak: a new turn, or the same one where nobody else has spoken since."""
        last = self.turns[-1] if self.turns else None
        if not opener.voices:
            if last is not None:
                last.is_open = False
            return
        if last is not None and last.is_open and _names(last.voices) == _names(opener.voices):
            is_near = last.place == sentence.place or (opener.by_pronoun and self._is_next(last, sentence))
            if is_near:
                self._extend(sentence)
                return
        if last is not None and last.end > opener.start:
            last.end = opener.start
            if last.start >= opener.start:
                self.turns.pop()
        self.turns.append(
            EnglishTurn(opener.start, opener.text_start, sentence.end, sentence.place, opener.voices)
        )
        self.turns[-1].is_told = opener.is_told
        self.places.add(sentence.place)

    def _is_anothers(self, sentence: Sentence) -> bool:
        """Whether the quotation with which a paragraph went on with a turn stands before somebody else.

        ``“Closed until further notice.” Ann Lee, 54, a baker, read the sign``: nobody can tell whose it is.
        """
        if self._joined is None or self._joined[1] != sentence.place or sentence.is_quotation:
            return False
        if not all(one.is_quotation for one in self._before):
            return False
        subject = self._cast.described_in(sentence.text)
        return subject is not None and _names(subject.voices) != _names(self.turns[-1].voices)

    def _give_back(self) -> None:
        """Take from the last turn the quotation with which this paragraph begins."""
        if self._joined is not None:
            self.turns[-1].end, self.turns[-1].is_open = self._joined[0], False

    def _extend(self, sentence: Sentence) -> None:
        if self.turns[-1].place != sentence.place:
            self._joined = self.turns[-1].end, sentence.place
        self.turns[-1].end = sentence.end
        self.turns[-1].place = sentence.place
        self.places.add(sentence.place)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence without a speaker of its own belongs to the turn before it."""
        last = self.turns[-1] if self.turns else None
        if last is None or not last.is_open:
            return False
        if last.place == sentence.place:
            return not last.is_told or sentence.is_quotation
        if last.is_told:
            return False
        is_quoted = _OPEN_QUOTE.match(sentence.text) is not None and not sentence.sayings
        is_announced = self._page.text[last.end - 1] == ":"
        return not self._before and (is_quoted or is_announced) and self._is_next(last, sentence)

    def _is_next(self, last: EnglishTurn, sentence: Sentence) -> bool:
        """Whether a sentence begins the paragraph that follows a turn."""
        if self._before and any(before.sayings for before in self._before):
            return False
        between = range(self._ends.get(last.place, last.place) + 1, sentence.place)
        return len(between) <= 2 and not any(self._page.is_open_or_heading(k) for k in between)

    def _look(self, sentence: Sentence, openers: Sequence[_Opener]) -> None:
        """Remember of whom the text is speaking now."""
        if openers:
            self._focus = _Focus(openers[-1].voices, sentence.place)
            return
        text = masked(sentence.text)
        lead = self._cast.first_in(text)
        if lead is not None:
            self._focus = _Focus(lead.voices, sentence.place, sentence)
        elif _SAME.match(text):
            return
        elif self._focus is not None and self._cast.others_in(text, _names(self._focus.voices)):
            self._focus = _Focus((), sentence.place)


def _names(voices: Sequence[Voice]) -> list[str]:
    return [voice.name for voice in voices]


def _is_beside(text: str, first: Saying, second: Saying) -> bool:
    """Whether the second of two sayings in a sentence stands beside the first, and not in its words."""
    if _names(first.subject.voices) == _names(second.subject.voices):
        return False
    between = text[first.end : second.start]
    joint = _STANDS_BESIDE.search(between)
    if joint is None:
        return False
    is_weak = joint[0].strip(" ,") in ("and", "but")
    return not is_weak or _GIVES_WORDS.match(between) is None
