"""The turns of a report in Chinese, sentence by sentence: who speaks, and how long.

A sentence opens a turn where it says that a person said something. The turn goes on to the next opener,
a sentence in which the reporter speaks again or somebody unnamed, or the end of the paragraph.
"""

from __future__ import annotations

import re
from functools import cache

from annotator.detect.lines.page import Page
from annotator.detect.prose.adverbials import without_adverbs
from annotator.detect.prose.hosts import calls_host
from annotator.detect.prose.introductions import calls_somebody
from annotator.detect.prose.leads import Lead, Leads, is_about_another, shows_gesture, tells_of_event
from annotator.detect.prose.people import People
from annotator.detect.prose.sayings import Saying, has_contrast
from annotator.detect.prose.subjects import How
from annotator.detect.prose.told_sentences import Sentence
from annotator.detect.prose.told_turns import Opener, ToldTurn
from annotator.detect.words.voices import Voice
from annotator.text.lexicons import alternatives

_OPEN_QUOTE = re.compile(r"\s*[“「\"]")
_OWN_QUOTATION = re.compile(r"[“「][^“”「」]{2,}[，,？！?!—…][”」]\s?(?=[^“「])")
"""A quotation with which a sentence begins that goes on (``“我来说两句，”某某打断了他``)."""
_BY_SOMEBODY = re.compile(
    "[由归歸让讓请請][^，。、]{1,4}(?:先生|女士|师傅|師傅|大[爷爺妈媽叔娘]|老[师師]|老人|阿[姨婆公])"
)
"""A sentence in which somebody does something whom it does not begin with, and whom 他 may mean next."""
_CLOSED_BY = re.compile(r"\s*[^，。]{0,6}由[^，。、的]{2,12}[，,](?:他|她)")
"""A sentence in which a pronoun means whoever is named before it in it (``最后由某某作结，她认为``)."""
_LISTS = re.compile("(?:出席|参加|參加|列席|到场|到場|与会|與會)[^。]{0,12}[有的是][^。]{0,60}、[^。]+[。]?$")
"""A list of those present, none of whom a pronoun behind it means for certain."""
_TALKED = re.compile("分享|介绍|致[辞词]|发言|汇报|交流|报告|演讲|展示|介紹|致詞|發言|報告|演講")
_INVITED_WITHIN = 32
_LITTLE = 8
_BACK = 2
_NEAR = 3


@cache
def _invited() -> re.Pattern[str]:
    """A host gives somebody the word in the clause (``下面有请罗工给我们讲``)."""
    return re.compile(rf"(?:{alternatives('invitations')})[^，。；！？,;!?]*$")


class Teller:
    """Goes through the sentences of a report and tells whose words they are."""

    def __init__(self, people: People, page: Page, leads: Leads, host: Voice | None) -> None:
        self._people = people
        self._page = page
        self._leads = leads
        self._host = host
        self._before: list[Sentence] = []
        self._mentioned: tuple[Voice, ...] = ()
        self._strange = False
        self._passed: list[Sentence] = []
        self._heard_at = -1
        self._rejoined: tuple[int, int] | None = None
        self.turns: list[ToldTurn] = []
        self.places: set[int] = set()

    def hear(self, sentence: Sentence) -> None:
        """Take the next sentence."""
        if self._before and self._before[-1].place != sentence.place:
            self._before = []
        openers = self._openers(sentence)
        if openers:
            for opener in openers:
                self._open_or_extend(sentence, opener)
        elif (unsaid := self._quoted_before(sentence)) is not None:
            self._open(sentence, unsaid)
        elif self._is_strangers(sentence):
            self._leave()
        elif self._goes_on(sentence):
            self._extend(sentence)
        elif (unsaid := self._quoted_after(sentence)) is not None:
            self._open(sentence, unsaid)
        else:
            self._pass(sentence)
        self._before.append(sentence)

    def _is_strangers(self, sentence: Sentence) -> bool:
        """Whether the quotation before a sentence, which seemed to go on with the last turn, is a stranger's.

        So it is where the sentence is of somebody who is not named, or is called as nobody known is.
        """
        if self._rejoined is None or self._rejoined[1] != sentence.place or sentence.is_quotation:
            return False
        turn = self.turns[-1]
        known = any(voice.name in sentence.text for voice in turn.voices)
        if (
            not all(before.is_quotation for before in self._before)
            or known
            or sentence.text[:1] in "他她其“「"
        ):
            return False
        unsaid = any(saying.subject.how is How.NOBODY for saying in sentence.sayings)
        return unsaid or calls_somebody(sentence.text) or is_about_another(sentence.text)

    def _leave(self) -> None:
        """Take the quotation from the last turn that it was given to."""
        if self._rejoined is not None:
            self.turns[-1].end, self.turns[-1].is_open = self._rejoined[0], False
        self._strange = True

    def _quoted_before(self, sentence: Sentence) -> Opener | None:
        """The turn of somebody of whom it is told what the person does, right behind a quotation."""
        start, told = self._quotation_ahead(sentence)
        if start is None or any(saying.subject.how is not How.OPEN for saying in sentence.sayings):
            return None
        voice = self._leads.doer_of(told) or self._leads.doer_introduced(told) or self._told_of_before(told)
        voice = voice or self._leads.doer_named(told)
        return Opener(start, start, (self._met(voice),)) if voice is not None else None

    def _told_of_before(self, told: str) -> Voice | None:
        """Somebody with whose name words begin, of whom the paragraph told before the quotation."""
        for before in self._before:
            lead = None if before.is_quotation else self._at_start(before)
            if lead is None or lead.voice is None:
                continue
            if told.startswith(lead.voice.name) or (told[:1] in "他她" and shows_gesture(told[1:])):
                return lead.voice
        return None

    def _quotation_ahead(self, sentence: Sentence) -> tuple[int | None, str]:
        """Where the quotation begins with which a paragraph or sentence does, and what is told behind it."""
        told = sentence.text.lstrip()
        if self._before and all(before.is_quotation for before in self._before):
            return self._before[0].start, told
        own = _OWN_QUOTATION.match(told)
        if own is not None:
            return sentence.start, told[own.end() :].lstrip()
        last = self._before[-1] if self._before else None
        if last is not None and last.is_quotation and last.start > self._heard_at:
            return last.start, told
        return None, told

    def _quoted_after(self, sentence: Sentence) -> Opener | None:
        """The turn of somebody whom the sentence right before a quotation is about; a name after it wins."""
        if not (sentence.is_quotation and self._before) or self._before[-1].start <= self._heard_at:
            return None
        lead = self._at_start(self._before[-1])
        if lead is None or lead.voice is None or lead.voice.name not in self._people.names:
            return None
        return Opener(self._before[-1].start, sentence.start, (lead.voice,))

    def _pass(self, sentence: Sentence) -> None:
        """Nobody speaks in the sentence; but it may be about somebody, whom 他 means next."""
        if self.turns:
            self.turns[-1].is_open = False
        self._passed = [*self._passed[1 - _BACK :], sentence]

    def _look_back(self) -> None:
        """See whom the last sentences in which nobody spoke are about."""
        for sentence in self._passed:
            lead = self._at_start(sentence)
            if lead is not None:
                self._strange = lead.voice is None
                self._mentioned = (lead.voice,) if lead.voice else ()
            elif _BY_SOMEBODY.search(sentence.text) is not None:
                self._strange, self._mentioned = True, ()
        self._passed = []

    def _openers(self, sentence: Sentence) -> list[Opener]:
        """Where in the sentence somebody named begins to speak, with the voices."""
        found: list[Opener] = []
        first: Saying | None = None
        for saying in sentence.sayings:
            if saying.subject.how is How.PRONOUN:
                if first is None:
                    return self._by_pronoun(sentence)
                continue
            voices = self._who(sentence, saying)
            if not voices or self._is_bare(sentence, saying, voices):
                self._mentioned = voices or self._mentioned
                continue
            if first is None:
                start = self._start(sentence, saying)
                found.append(Opener(start, start, voices))
                first = saying
            elif voices != found[-1].voices and has_contrast(sentence.text, first, saying):
                start = sentence.start + saying.start
                found.append(Opener(start, start, voices))
                first = saying
        return found

    def _who(self, sentence: Sentence, saying: Saying) -> tuple[Voice, ...]:
        """The voices of a saying; none where it is only asked for, or cited from somebody silent here."""
        if _invited().search(sentence.text, max(0, saying.end - _INVITED_WITHIN), saying.end):
            return ()
        if saying.subject.how is How.OPEN:
            voice = self._leads.before(sentence.text, saying.end)
            return (self._met(voice),) if voice is not None else ()
        if saying.subject.how is How.NOBODY:
            return self._called(sentence.text[saying.start : saying.end], saying.verb)
        voices = self._people.who(saying.subject)
        if saying.is_cited and not any(voice.name in self._people.speaking for voice in voices):
            return ()
        return voices

    def _called(self, clause: str, verb: str) -> tuple[Voice, ...]:
        """Who is called by a role alone: the host of the event, or somebody whom a field names."""
        if self._host is not None:
            return (self._host,) if calls_host(clause) else ()
        if not self._people.called:
            return ()
        before = clause.removesuffix(verb)
        voice = self._people.called_before(before, without_adverbs(before))
        return (voice,) if voice is not None else ()

    def _met(self, voice: Voice) -> Voice:
        self._people.learn(voice)
        return voice

    def _is_bare(self, sentence: Sentence, saying: Saying, voices: tuple[Voice, ...]) -> bool:
        """Whether talks are told of without a word of them: of several people, or as a paragraph ends."""
        if not saying.is_act or len(voices) > 1:
            return len(voices) > 1 and (
                saying.is_act or _TALKED.match(sentence.text, saying.end - 2) is not None
            )
        rest = sentence.text[saying.end :].strip()
        return len(rest) <= _LITTLE and self._page.lines[sentence.place].text_end - sentence.end < _LITTLE

    def _by_pronoun(self, sentence: Sentence) -> list[Opener]:
        """The turn that 他说 opens: of the person whom the sentence or one shortly before is about."""
        start = sentence.start
        if _CLOSED_BY.match(sentence.text) or (self._before and _LISTS.search(self._before[-1].text)):
            self._strange = True
            return []
        lead = self._at_start(sentence)
        for earlier in reversed(self._before[-_BACK:]):
            if lead is not None or earlier.start <= self._heard_at:
                break
            lead = None if any(saying.is_cited for saying in earlier.sayings) else self._at_start(earlier)
            start = earlier.start
        lead = self._told_of_just_before() or lead if lead is None or lead.voice is None else lead
        if lead is not None:
            self._strange = lead.voice is None
            return [Opener(start, sentence.start, (self._met(lead.voice),))] if lead.voice else []
        if is_about_another(sentence.text):
            self._strange = True
            return []
        self._look_back()
        if self._strange or self._is_going_on(sentence) or (not self._mentioned and self._joins(sentence)):
            return []
        start = sentence.start
        voices = self._mentioned or (self.turns[-1].voices if self.turns and self._is_near_speaker() else ())
        near = bool(self.turns) and sentence.place - self.turns[-1].place <= _NEAR
        return [Opener(start, start, voices)] if voices and (near or self._mentioned) else []

    def _told_of_just_before(self) -> Lead | None:
        """Somebody with whose bare name the one sentence before begins, which opens the paragraph."""
        if len(self._before) != 1 or self._before[0].sayings or self._before[0].start <= self._heard_at:
            return None
        voice = self._leads.told_of(self._before[0].text)
        return Lead(voice) if voice is not None else None

    def _is_near_speaker(self) -> bool:
        """Whether 他 may mean the last speaker: nobody else stands before it in its paragraph."""
        return all(
            earlier.text.lstrip()[:1] in "他她"
            or any(voice.name in earlier.text for voice in self.turns[-1].voices)
            for earlier in self._before
        )

    def _at_start(self, sentence: Sentence) -> Lead | None:
        """The person with whom a sentence begins, known or introduced there."""
        return self._leads.lead_of(sentence.text)

    def _start(self, sentence: Sentence, saying: Saying) -> int:
        """Where the turn begins: with the quotation right before, if ``…。”李明说`` ends it."""
        previous = self._before[-1] if self._before else None
        rest = sentence.text[saying.end :].strip(" 道说，,：:")
        if previous is None or not previous.is_quotation or sentence.start - previous.end > 1:
            return sentence.start
        goes_on = self._is_going_on(sentence) and self.turns[-1].opener.text_start != previous.start
        is_first = all(before.is_quotation for before in self._before) or not goes_on
        is_tail = is_first or len(rest) <= _LITTLE or _OPEN_QUOTE.match(rest) is not None
        return previous.start if is_tail and not previous.sayings else sentence.start

    def _open_or_extend(self, sentence: Sentence, opener: Opener) -> None:
        """Open a turn; whoever speaks already, earlier in this paragraph, only goes on."""
        began_before = bool(self._before) and self._before[0].start < opener.start
        last = self.turns[-1].opener if began_before and self._is_going_on(sentence) else None
        if last is not None and last.names == opener.names and last.text_start != opener.start:
            self._extend(sentence)
            self._heard(sentence)
        else:
            self._open(sentence, opener)

    def _open(self, sentence: Sentence, opener: Opener) -> None:
        if self.turns and self.turns[-1].end > opener.start:
            self.turns[-1].end = opener.start
            if self.turns[-1].opener.text_start >= opener.start:
                self.turns.pop()
        if self.turns and self.turns[-1].start >= opener.start:
            self.turns.pop()
        self.turns.append(ToldTurn(opener, sentence.end, sentence.place))
        self.places.add(sentence.place)
        self._heard(sentence)

    def _heard(self, sentence: Sentence) -> None:
        self._heard_at = sentence.start
        self._passed = []
        self._mentioned = ()
        self._strange = False

    def _extend(self, sentence: Sentence) -> None:
        if self.turns[-1].place != sentence.place and sentence.is_quotation:
            self._rejoined = (self.turns[-1].end, sentence.place)
        self.turns[-1].end = sentence.end
        self.turns[-1].place = sentence.place
        self.places.add(sentence.place)

    def _is_going_on(self, sentence: Sentence) -> bool:
        """Whether a turn is open in the paragraph of the sentence."""
        return bool(self.turns) and self.turns[-1].is_open and self.turns[-1].place == sentence.place

    def _goes_on(self, sentence: Sentence) -> bool:
        if self._strange:
            return False
        if self._is_going_on(sentence):
            return not (sentence.is_reporters or self._is_nobodys(sentence) or tells_of_event(sentence))
        return self._joins(sentence)

    def _is_nobodys(self, sentence: Sentence) -> bool:
        return bool(sentence.sayings) and sentence.sayings[0].subject.how is How.NOBODY

    def _joins(self, sentence: Sentence) -> bool:
        """Whether a new paragraph goes on with the open turn of the one right before."""
        if not self.turns or not self.turns[-1].is_open or self._before:
            return False
        last = self.turns[-1]
        between = range(last.place + 1, sentence.place)
        if any(self._page.is_open_or_heading(k) for k in between) or len(between) > 2:
            return False
        if self._page.text[last.end - 1] in "：:":
            return True
        quoted = _OPEN_QUOTE.match(sentence.text) and not sentence.sayings
        by_pronoun = bool(sentence.sayings) and sentence.sayings[0].subject.how is How.PRONOUN
        return bool(quoted) or by_pronoun
