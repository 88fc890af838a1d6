"""Where the names of a text end: told by all the places in which a name stands.

In one sentence 卓可为提出 may be 卓可 or 卓可为. What follows these characters elsewhere tells.
"""

from __future__ import annotations

from collections import Counter

from annotator.detect.prose.person_names import NO_LAST, SOFT_ENDS, is_composed_name, is_person_name
from annotator.detect.prose.subjects import Subject
from annotator.detect.words.voices import Voice, is_chinese_name, surname_of
from annotator.text.alike import simplified
from annotator.text.lexicons import beginning, words
from annotator.text.words import cut, is_word, word_class

_OCCURRENCES = 40
_MOST_NAMES = 800
"""So many names are looked for in the whole text: each takes as long as the text is long."""
_BORDERS = frozenset("，。、：；！？）)”」』（(,;:!?…《》\n\r\t 　")
_NEEDS_OBJECT = frozenset("对對向从從以为為因于於与與和及或而")
"""Prepositions and conjunctions: they cannot stand right before a verb of saying."""
_TOWARDS = frozenset("对對向")
_LISTENERS = ("记者", "記者", "媒体", "媒體", "大家", "观众", "觀眾")
"""To whom somebody speaks: no titles behind a name that seems to end in 对 or 向."""
_NO_GIVEN = ("v", "d", "p", "c", "r", "m", "t", "q", "u", "f")
"""Classes of words of two characters that nobody is given for a name."""
_GOING_ON = ("着", "著")
"""Behind a verb that goes on, which no name ends with."""
_SURE = 3
_AHEAD = 8


class NameEnds:
    """The names of one text, with what follows them wherever they stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._following: dict[str, tuple[str, ...]] = {}
        self._bordered: dict[str, bool] = {}
        self._alone: dict[tuple[str, str], bool] = {}

    def count(self, name: str) -> int:
        """How often a name stands in the text, up to some number."""
        return len(self.following(name))

    def following(self, name: str) -> tuple[str, ...]:
        """The few characters after the name at each of its places."""
        if name not in self._following:
            if len(self._following) >= _MOST_NAMES:
                return ()
            found: list[str] = []
            at = self._text.find(name)
            while at >= 0 and len(found) < _OCCURRENCES:
                end = at + len(name)
                found.append(self._text[end : end + 4])
                at = self._text.find(name, end)
            self._following[name] = tuple(found)
        return self._following[name]

    def settled(self, name: str, after: str) -> str:
        """The name as it is, or with one character more or less of what stands there and after it."""
        surname = surname_of(name)
        if is_composed_name(name) or name[len(surname) :] in words("titles"):
            return name
        size = len(surname) + 1
        whole = name + after[:2]
        if not surname or name == surname or len(whole) <= size or len(name) > size + 1:
            return name
        short, long = whole[:size], whole[: size + 1]
        if not is_person_name(long):
            return short if is_person_name(short) else name
        if not is_person_name(short):
            return long if len(name) > size or self._is_bordered(long) else name
        return self._of_two(short, long, name, whole[size + 1 :] + after[2:_AHEAD])

    def settled_subject(self, subject: Subject, clause: str) -> Subject:
        """A subject with the Chinese names of its voices as they are in the text."""
        voices = []
        for voice in subject.voices:
            at = clause.find(voice.name)
            name = voice.name
            after = clause[at + len(name) :][:_AHEAD]
            if at >= 0:
                name = self.settled(name, after) if is_chinese_name(name) else self._sounding(name, after)
            voices.append(voice if name == voice.name else _renamed(voice, name))
        settled = tuple(voices)
        return subject if settled == subject.voices else subject._replace(voices=settled)

    def _sounding(self, name: str, after: str) -> str:
        """A name of sounds with one sound more, if that always follows and a verb of saying comes next."""
        longer = name + after[:1]
        if not words("transliteration_characters").issuperset(longer) or not _starts_saying(after[1:]):
            return name
        return longer if self.count(longer) == self.count(name) else name

    def _of_two(self, short: str, long: str, name: str, after: str) -> str:
        """Which of two names, one a character longer, it is."""
        last = long[-1]
        if after[:1] in _GOING_ON:
            return short  # 谢闻望着
        other = self._stands_alone(short, but=last)
        if self._is_bordered(long) != other:
            return short if other else long
        if other:
            return name
        if last in _NEEDS_OBJECT and beginning(after, "speech_verbs"):
            return long
        starts = Counter(text[:1] for text in self.following(short))
        if last not in SOFT_ENDS | NO_LAST and len(starts) == 1 and self._goes_on_with(short):
            return long
        if last in SOFT_ENDS:
            return long if len(starts) == 1 and starts[last] >= _SURE and not _is_adverbial(last) else short
        return name

    def speaks(self, name: str) -> bool:
        """Whether a verb of saying follows the name somewhere, or follows an adverb after it."""
        return any(
            beginning(text[len(beginning(text, "adverbs")) :], "speech_verbs")
            for text in self.following(name)
        )

    def _goes_on_with(self, short: str) -> bool:
        """Whether the character that always follows a name begins no word of its own somewhere."""
        after = self.following(short)
        is_apart = any(
            not is_word(simplified(text[:2])) and not _starts_saying(text) and not beginning(text, "adverbs")
            for text in after
        )
        return is_apart and len({text[1:2] for text in after}) > 1

    def _is_bordered(self, name: str) -> bool:
        """Whether a name stands before a stop or a title somewhere."""
        if name not in self._bordered:
            is_before = name[-1] in _TOWARDS
            self._bordered[name] = any(
                _is_border(text) and not (is_before and text.startswith(_LISTENERS))
                for text in self.following(name)
            )
        return self._bordered[name]

    def _stands_alone(self, name: str, but: str) -> bool:
        """Whether a name stands before a stop, a title, an adverb or a verb of saying, not before ``but``."""
        key = (name, but)
        if key not in self._alone:
            self._alone[key] = any(
                text[:1] != but and (text[:1] in SOFT_ENDS or _is_border(text) or _starts_saying(text))
                for text in self.following(name)
            )
        return self._alone[key]

    def name_at_start(self, text: str) -> str:
        """The Chinese name that a text may begin with, by how the dictionary divides the text; or nothing."""
        surname = surname_of(text)
        if not surname or len(text) <= len(surname):
            return ""
        sizes = [size for size in _word_ends(text[:12]) if 0 < size - len(surname) <= 2]
        names = [text[:size] for size in sorted(sizes, reverse=True) if is_person_name(text[:size])]
        first = len(_first_word(text))
        names = [name for name in names if first <= len(surname) or len(name) == first]
        names = [name for name in names if not _is_no_given(name[len(surname) :])]
        names = [name for name in names if name[len(surname) :] not in words("titles")]
        names = [
            name for name in names if not (name[-1] in _TOWARDS and text.startswith(_LISTENERS, len(name)))
        ]
        if not names:
            return ""
        name = next((name for name in names if name[-1] not in SOFT_ENDS | NO_LAST), names[-1])
        return self.settled(name, text[len(name) : len(name) + _AHEAD])


def _renamed(voice: Voice, name: str) -> Voice:
    return voice._replace(name=name, spelling=voice.spelling.replace(voice.name, name))


def _is_no_given(given: str) -> bool:
    return len(given) > 1 and word_class(simplified(given))[:1] in _NO_GIVEN


def _is_adverbial(character: str) -> bool:
    return character in words("adverbs")


def _starts_saying(after: str) -> bool:
    return beginning(after, "speech_verbs") != ""


def _is_border(after: str) -> bool:
    return not after or after[0] in _BORDERS or beginning(after, "titles") != ""


def _word_ends(text: str) -> list[int]:
    ends, at = [], 0
    for word in cut(simplified(text)):
        at += len(word)
        ends.append(at)
    return ends


def _first_word(text: str) -> str:
    return next(iter(cut(simplified(text[:12]))), "")
