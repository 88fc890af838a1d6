"""Which of the lines that look like labels are some: by what they name, how often, and how it sounds there.

First those that can be nothing else. Where these read like talk, further ones are taken beside
them; where the text reads like fields, a glossary or a log, none is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from annotator.detect.labels.choices import are_choices
from annotator.detect.labels.joint_labels import joint_voices
from annotator.detect.lines.page import Line
from annotator.detect.words.label_forms import Form, Label
from annotator.detect.words.latin_names import is_family_by_form, is_full_latin_name
from annotator.detect.words.offices import ends_in_role
from annotator.detect.words.short_names import as_part, bare, parts_of, shorts_of
from annotator.detect.words.talk import Talk, tone_of
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.language import mark

ITEM = mark("an item of a list, not a known speaker")
ONCE = mark("looks like a name but comes only once")
WORD = mark("an ordinary word")
FIELD = mark("the name of a field")
UNLIKE = mark("does not look like a speaker")
EMPTY = mark("nothing is said under it")
NO_TALK = mark("what follows does not read like talk")
OTHER_FORM = mark("written in another way than the labels of this text")

_TALK = 3
_SPOKEN_WEAK = 0.25
_FILLED = 0.4
_COVERED = 0.5
_CHANGES = 0.3
_SPARSE = 0.1
_MOSTLY = 0.8
_LONGEST_HAN, _LONGEST_LATIN = 12, 32
_FEWEST = 2
_ASKED = ("问", "問", " asked")
_ASKS, _ANSWERS = frozenset({"问", "問", "Q"}), frozenset({"答", "A"})
_OPENING_QUOTES = frozenset('“"「『‘《')


class Candidate(NamedTuple):
    """A line that may open with a label, and how what follows it sounds."""

    place: int
    line: Line
    label: Label
    talk: Talk

    @property
    def names(self) -> tuple[str, ...]:
        return self.label.names

    @property
    def timed(self) -> bool:
        return self.label.stamp is not None

    @property
    def alone(self) -> bool:
        """Whether the label fills its line."""
        return self.label.rest_at >= len(self.line.text)


Judged = tuple[list[Candidate], list[tuple[Candidate, str]]]


def judge(
    likely: Sequence[Candidate], known: Collection[str], paragraphs: int, mentions: Counter[str]
) -> Judged:
    """Tell labels from what looks like one; ``mentions`` counts the capitalised words of the text."""
    hearing = Hearing(likely, known, paragraphs, mentions)
    accepted: list[Candidate] = []
    rejected: list[tuple[Candidate, str]] = []
    verdicts: dict[tuple[object, ...], tuple[Label, str | None]] = {}
    for candidate in likely:
        label, talk = candidate.label, candidate.talk
        like = (label.key, label.form, label.stamp is not None, talk, candidate.line.mark > 0)
        verdict = verdicts.get(like)
        if verdict is None:
            verdict = verdicts[like] = hearing.verdict(candidate)
        if verdict[1] is not None:
            rejected.append((candidate, verdict[1]))
        elif verdict[0].voices is label.voices:
            accepted.append(candidate)
        else:
            accepted.append(candidate._replace(label=label.naming(label.key, verdict[0].voices)))
    return accepted, rejected


class Hearing:
    """Who is heard in a text: the names whose labels are beyond doubt, and what may stand beside them."""

    def __init__(
        self,
        likely: Sequence[Candidate],
        known: Collection[str],
        paragraphs: int,
        mentions: Counter[str],
    ) -> None:
        self._known = set(known)
        self._mentions = mentions
        self._lists_speak = _lists_speak(likely)
        self._times = _count(likely)
        own = [c for c in likely if not c.line.mark or not self._is_nested(c)]
        letters = any(len(c.label.key) == 1 for c in own)
        if letters and are_choices([(c.place, c.line, c.label) for c in own]):
            own = [c for c in own if len(c.label.key) > 1]
        self._counts = _count(own) if len(own) < len(likely) else self._times
        filled = [c for c in own if c.talk.filled]
        self._filled = _count(filled) if len(filled) < len(own) else self._counts
        self._spoken = _count([c for c in own if c.talk.spoken])
        self._paragraphs = max(1, paragraphs)
        self._paired = _question_and_answer(own)
        self._askers = _askers(own)
        sure = self._sure(own)
        self._others = Counter(name for c in sure for name in c.label.names)
        self._times_others = self._others.total()
        self._heard = self._known | set(self._others)
        self._parts = parts_of(self._heard)
        self._covered = self._coverage(own)
        self._all_timed = len(sure) > _TALK and sum(c.timed for c in sure) >= _MOSTLY * len(sure)

    @cached_property
    def _shorts(self) -> set[str]:
        """The names under which words are said, as short forms are compared."""
        return set(map(bare, self._filled))

    def _is_nested(self, candidate: Candidate) -> bool:
        if not candidate.line.mark or candidate.label.form is Form.STOP or self._lists_speak:
            return False
        return not _is_numbered_role(candidate)

    def _coverage(self, candidates: Iterable[Candidate]) -> float:
        """The share of lines that labels and the text right under them make up."""
        return sum(2 if c.alone else 1 for c in candidates) / self._paragraphs

    def _sure(self, own: Sequence[Candidate]) -> list[Candidate]:
        """The candidates that are labels whatever else there is, if they read like talk."""
        known: dict[tuple[object, ...], bool] = {}
        alone = []
        for c in own:
            like = (c.label.key, c.label.stamp is not None)
            stands = known.get(like)
            if stands is None:
                stands = known[like] = all(self._stands_alone(voice, c) for voice in c.label.voices)
            if stands:
                alone.append(c)
        strong = _of_voices(alone, self._is_strong)
        weak = alone if not strong else [c for c in alone if not all(map(self._is_strong, c.label.voices))]
        tone = tone_of([c.talk for c in strong])
        if tone.filled < _FILLED or not tone.is_talk(timed=all(c.timed for c in own)):
            strong = [c for c in strong if self._known.issuperset(c.names)]
        if not strong and not self._talk_by_themselves(weak):
            weak = []
        all_timed = bool(strong) and all(c.timed for c in strong)
        weak = [
            c for c in weak if (all_timed and c.timed) or all(self._talks(voice) for voice in c.label.voices)
        ]
        return (strong + weak) or self._dialogue(own)

    def _talk_by_themselves(self, weak: Sequence[Candidate]) -> bool:
        """Whether labels that might be fields read like talk where nothing else does."""
        tone = tone_of([c.talk for c in weak])
        if tone.filled < _FILLED or tone.spoken < _SPOKEN_WEAK:
            return False
        several = len({name for c in weak for name in c.names}) > 1
        return several or self._coverage(weak) >= _COVERED

    def _stands_alone(self, voice: Voice, candidate: Candidate) -> bool:
        """Whether a label is one by itself or by coming again."""
        again = self._counts[voice.name] > 1
        if voice.name in self._known or voice.kind is VoiceKind.SEAT:
            return self._filled[voice.name] > 0 or voice.name in self._known
        if not self._filled[voice.name]:
            return False
        if voice.kind is VoiceKind.NAME:
            again = again or not self._shorts.isdisjoint(shorts_of(voice.name))
            return voice.bracketed or again or candidate.timed or voice.name in self._paired
        if voice.kind is VoiceKind.ROLE:
            return again or candidate.timed or voice.name in self._paired
        if voice.kind is VoiceKind.WORD:
            return again and (voice.bracketed or candidate.timed)
        return again and candidate.timed

    def _is_strong(self, voice: Voice) -> bool:
        """Whether a voice is one by its form alone, so that sentences without I and you are talk too."""
        if voice.name in self._known or voice.kind is VoiceKind.SEAT:
            return True
        if voice.kind is not VoiceKind.NAME:
            return False
        name = voice.name
        return not name.isascii() or is_full_latin_name(name) or is_family_by_form(name)

    def _talks(self, voice: Voice) -> bool:
        """Whether one of no certain form is heard to talk, or has a role that talks."""
        return self._spoken[voice.name] > 0 or voice.name in self._known or voice.kind is VoiceKind.ROLE

    def _dialogue(self, own: Sequence[Candidate]) -> list[Candidate]:
        """Labels that only their taking turns shows: most lines have one, several come again and again."""
        if not any(c.talk.filled for c in own):
            return []
        names = _of_voices(own, self._is_strong)
        if self._coverage(names) >= _MOSTLY and len({c.names for c in names}) >= _TALK:
            tone = tone_of([c.talk for c in names])
            if tone.spoken >= _COVERED and tone.filled >= _MOSTLY:
                return names
        if len(names) >= _MOSTLY * len(own) and self._support_each_other(names):
            return names
        alone = _of_voices([c for c in own if c.alone], self._has_certain_form)
        if self._stand_over_talk(alone):
            return alone
        again = _of_voices(own, self._may_take_turns)
        tone = tone_of([c.talk for c in again])
        if tone.filled < _COVERED or tone.spoken < _SPOKEN_WEAK or self._coverage(again) < _COVERED:
            return []
        if not any(c.talk.asks for c in again):
            return []
        changes = sum(here.names != there.names for here, there in pairwise(again))
        return again if changes >= max(2, _CHANGES * len(again)) else []

    def _has_certain_form(self, voice: Voice) -> bool:
        is_office = not voice.name.isascii() and ends_in_role(voice.name) and _is_short(voice.name)
        return voice.generic or is_office or (voice.kind is VoiceKind.NAME and self._is_strong(voice))

    def _stand_over_talk(self, alone: Sequence[Candidate]) -> bool:
        """Whether roles and names before a colon, alone on their lines, each stand over what is said."""
        tone = tone_of([c.talk for c in alone])
        several = len({c.names for c in alone})
        enough = several >= _TALK or (several >= _FEWEST and len(alone) > _TALK)
        return enough and tone.filled >= _MOSTLY and tone.spoken >= _SPOKEN_WEAK

    def _support_each_other(self, names: Sequence[Candidate]) -> bool:
        """Whether different people's names, each once perhaps, stand before nothing but talk."""
        several = len({c.names for c in names})
        tone = tone_of([c.talk for c in names])
        if several < _FEWEST or tone.filled < 1 or tone.whole < _MOSTLY or any(_is_cited(c) for c in names):
            return False
        if several >= _TALK:
            least = _CHANGES if several == _TALK else _SPARSE
            return tone.spoken >= _COVERED and self._coverage(names) >= least
        return tone.spoken == 1 and self._coverage(names) >= _FILLED

    def _may_take_turns(self, voice: Voice) -> bool:
        return self._counts[voice.name] > 1 and self._spoken[voice.name] > 0 and _is_short(voice.name)

    def verdict(self, candidate: Candidate) -> tuple[Label, str | None]:
        """The label with those who speak under it, and why it is none after all, if it is none."""
        joined = self._joined(candidate.label)
        return joined, None if joined is not candidate.label else self._why_not(candidate)

    def _joined(self, label: Label) -> Label:
        """The label with the speakers that it joins, if all of them are heard elsewhere."""
        if len(label.voices) > 1 or not self._heard:
            return label
        voices = joint_voices(label.key, self._heard, self._filled)
        return label.naming(label.key, voices) if voices else label

    def _why_not(self, candidate: Candidate) -> str | None:
        """Why a candidate is no label after all; ``None`` where it is one."""
        if self._heard.issuperset(candidate.label.names):
            return None
        if candidate.label.interjects or self._is_nested(candidate):
            return ITEM
        if not candidate.talk.filled:
            return EMPTY
        if self._parts and any(as_part(name) in self._parts for name in candidate.names):
            return None  # the surname alone, or a name made short, of one who is heard
        if self._all_timed and not candidate.timed:
            return OTHER_FORM
        voice = candidate.label.voices[0]
        if voice.kind is VoiceKind.ROLE:
            answers = voice.name in _ANSWERS and not self._known.isdisjoint(_ASKS)
            heard = answers or self._times_others >= 1
            return None if heard and self._is_likely_role(candidate) else self._too_few(voice)
        if voice.kind is VoiceKind.NAME:
            return self._why_no_name(voice, candidate)
        if self._all_timed and candidate.label.form is Form.TIME:
            return None if _is_short(voice.name) else UNLIKE
        return self._why_no_word(voice)

    def _too_few(self, voice: Voice) -> str:
        """Why somebody is not heard: once is too little, and more often only where it sounds like talk."""
        return NO_TALK if self._times[voice.name] > 1 else ONCE

    def _is_likely_role(self, candidate: Candidate) -> bool:
        return candidate.talk.spoken or candidate.talk.whole

    def _why_no_name(self, voice: Voice, candidate: Candidate) -> str | None:
        heard = self._times_others >= _FEWEST and self._covered >= _CHANGES
        if heard and self._is_strong(voice) and candidate.talk.spoken and candidate.talk.whole:
            return None
        nearly_all = self._covered >= _MOSTLY and self._times_others > 1 and not voice.name.isascii()
        if not nearly_all and (self._times_others < _TALK or len(self._others) < 2):
            return self._too_few(voice)
        if voice.name.isascii() and not is_full_latin_name(voice.name):
            last = voice.name.split()[-1].rstrip(".").casefold()
            if (
                candidate.talk.spoken
                and all(len(word) > 1 for word in voice.name.split())
                and " " in voice.name
            ):
                return None
            is_mentioned = self._mentions[last] > self._counts[voice.name]
            return None if is_mentioned and candidate.talk.whole else self._too_few(voice)
        return None

    def _why_no_word(self, voice: Voice) -> str | None:
        why = WORD if voice.kind is VoiceKind.WORD else UNLIKE
        count, spoken = self._counts[voice.name], self._spoken[voice.name]
        if voice.name in self._askers and self._times_others >= _TALK and _is_short(voice.name):
            return None
        if ends_in_role(voice.name) and self._times_others >= _TALK and _is_short(voice.name):
            return None
        covered = self._covered >= _COVERED
        if not self._others or count < 2 or not _is_short(voice.name):
            return why
        if not spoken and not (covered and count > 2 and not voice.name.isascii()):
            return why
        if voice.name[:1].islower():
            return None if count > 2 and 2 * spoken >= count else why
        return None if count > 2 or covered else why


def _count(candidates: Iterable[Candidate]) -> Counter[str]:
    """How often each name comes in the labels."""
    return Counter(chain.from_iterable([c.label.names for c in candidates]))


def _of_voices(candidates: Iterable[Candidate], holds: Callable[[Voice], bool]) -> list[Candidate]:
    """The candidates of whose voices something holds; asked once for those who come again."""
    known: dict[int, bool] = {}
    found = []
    for candidate in candidates:
        voices = candidate.label.voices
        every = known.get(id(voices))
        if every is None:
            every = known[id(voices)] = all(map(holds, voices))
        if every:
            found.append(candidate)
    return found


def _is_short(name: str) -> bool:
    return len(name) <= (_LONGEST_LATIN if name.isascii() else _LONGEST_HAN)


def _lists_speak(likely: Sequence[Candidate]) -> bool:
    """Whether labels stand in list items as a rule, so that the sign of the item means nothing."""
    if not any(c.line.mark for c in likely):
        return False
    certain = [c for c in likely if c.label.is_certain]
    listed = sum(bool(c.line.mark) and not c.label.interjects for c in certain)
    return listed >= _TALK and listed > len(certain) - listed


def _is_cited(candidate: Candidate) -> bool:
    """Whether the words behind a label stand in quotation marks, as those of the dead are cited."""
    return candidate.line.text[candidate.label.rest_at :].lstrip()[:1] in _OPENING_QUOTES


def _is_numbered_role(candidate: Candidate) -> bool:
    """Whether a role stands behind a number, as questions are counted (``1、问：``), or a name and seat."""
    sign = candidate.line.text[: candidate.line.mark]
    if not any(map(str.isdigit, sign)):
        return False
    voices = candidate.label.voices
    seated = candidate.talk.spoken and all(v.kind is VoiceKind.NAME and v.bracketed for v in voices)
    return seated or all(v.kind is VoiceKind.ROLE for v in voices)


def _askers(own: Sequence[Candidate]) -> frozenset[str]:
    """Bodies in English whose question somebody with a name answers next, as a journal in full once."""
    if not any(c.label.key[:4] == "The " for c in own):
        return frozenset()
    return frozenset(
        name
        for here, there in pairwise(own)
        if here.label.key.isascii() and here.label.key[:4] == "The " and here.line.text[-1] == "?"
        if not here.line.mark and there.label.voices[0].kind is VoiceKind.NAME
        for name in here.names
    )


def _question_and_answer(own: Sequence[Candidate]) -> frozenset[str]:
    """The roles, and names with the verb, that ask right before somebody answers, and those who answer."""
    found: set[str] = set()
    for here, there in pairwise(own):
        may_ask = here.label.voices[0].kind is VoiceKind.ROLE or here.label.key.endswith(_ASKED)
        asks = may_ask and here.talk.asks
        if asks and here.names != there.names and there.talk.whole and not there.talk.asks:
            found.update((*here.names, *there.names) if there.label.voices[0].is_certain else ())
    return frozenset(found)
