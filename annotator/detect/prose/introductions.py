"""People whom Chinese sentences introduce that say nothing of speech: in lists of an event, at their head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from annotator.detect.prose.person_names import (
    GESTURES,
    NO_LAST,
    is_composed_name,
    is_person_name,
    names_at_end,
)
from annotator.detect.prose.posts import last_clause, voice_of
from annotator.detect.prose.subjects import (
    OBJECT_MARKS,
    TOWARDS,
    How,
    Subject,
    after_calling,
    named,
    posts_before_names,
)
from annotator.detect.words.voices import HAN, Voice, surname_of
from annotator.text.alike import simplified
from annotator.text.lexicons import alternatives, any_of, beginning, ending
from annotator.text.words import is_word
from annotator.text.words import words as dictionary_words

_MENTIONS_TRIED = 12
_LISTENERS = ("记者", "記者", "媒体", "媒體")


def people_in(sentence: str) -> list[Voice]:
    """The people whom a sentence about an event lists with their posts."""
    found = []
    for piece in re.split(r"[、，,;；。]|和|与|與|以及|还|還|担任|擔任|参加|參加|出席|主持", sentence):
        words_before = piece.rstrip().removesuffix("等")
        title = ending(words_before, "titles")
        words_before = words_before[: len(words_before) - len(title)].rstrip() if title else words_before
        for name in names_at_end(words_before):
            rest = words_before[: -len(name)]
            if ending(rest, "titles") or rest[-1:] in _PARTS:
                rest = re.split(alternatives("roster_verbs"), rest)[-1]
                found.append(voice_of(name, last_clause(rest), title)._replace(spelling=name))
                break
        else:
            found += after_calling(words_before)
    return found


_PARTS = frozenset("部科处處组組室队隊站所")
"""Last characters of the parts of a body, with which a list may tell its people apart."""


def calls_somebody(sentence: str) -> bool:
    """Whether the first clause of a sentence names somebody by a post, a calling or a courtesy."""
    clause = re.split("[，,。；;：:“”「」]", sentence.strip(), maxsplit=1)[0]
    if any(posts_before_names(clause)):
        return True
    return len(beginning(clause, "courtesies")) > 1 or any_of("courtesies").search(clause, 1) is not None


@lru_cache(maxsize=4096)
def introduced_at_start(sentence: str) -> Voice | None:
    """The person with whom a sentence begins that says nothing of speech yet, as in ``校长李明出席了会议``.

    Words of time and place may come first. What is the name is told by how the dictionary divides the
    words after the post.
    """
    clauses = re.split("[，,。；;：:“”]", sentence.strip(), maxsplit=2)[:2]
    if not _SETS_SCENE.search(clauses[0]):
        del clauses[1:]
    return next((voice for clause in clauses if (voice := _introduced_in(clause[:60])) is not None), None)


def _ends_in_verb(name: str, after: str) -> bool:
    """Whether the last character of a name rather begins the word behind it: 仉立 and 带人."""
    is_verb = name[-1] in GESTURES or (name[-1] in NO_LAST and is_word(name[-1] + after[:1]))
    return is_verb and is_person_name(name[:-1])


_SETS_SCENE = re.compile("(?:[上中下时時后後间間日午晚天年月前里]|随后|最后|其中|此外)$")


def _introduced_in(clause: str) -> Voice | None:
    if not clause or (clause[0] in OBJECT_MARKS + "在" and not is_word(clause[:2])):
        return None
    if (told_behind := _before_bracket(clause) or _before_title(clause)) is not None:
        return told_behind
    for start, end in posts_before_names(clause):
        titled = named(clause[:end])
        if titled is not None and titled[0].how is How.INTRODUCED and len(titled[0].voices) == 1:
            return titled[0].voices[0]
        if is_word(clause[end - 1 : end + 1]) or _goes_on(clause, start, end):
            continue
        if composed := composed_at_start(clause[end : end + _LONGEST_COMPOSED]):
            return voice_of(composed, clause[:end], "")
        for name in _names_from(clause[end : end + 8]):
            after = clause[end + len(name) : end + len(name) + 1]
            if _ends_in_verb(name, clause[end + len(name) :]):
                continue
            if is_person_name(name) and after not in tuple("的、和与等·•・．"):
                return voice_of(name, clause[:end], "")
    return None


@lru_cache(maxsize=4096)
def addressed_at_start(sentence: str) -> Subject | None:
    """Whom a sentence begins with that calls somebody by a surname and an office or a courtesy.

    A body or a post may stand before it (``水务所尉会计核对了记录``), and a clause that sets the scene.
    """
    clauses = re.split("[，,。；;：:“”]", sentence.strip(), maxsplit=2)[:2]
    for clause in clauses if _SETS_SCENE.search(clauses[0]) else clauses[:1]:
        for form in _surname_and_form().finditer(clause[:_FAR]):
            told = named(clause[: form.end()])
            if is_word(form[0]) or told is None or [voice.name for voice in told[0].voices] != [form[0]]:
                continue
            if any(map(is_person_name, _names_from(clause[form.end() : form.end() + 8]))):
                continue
            if clause[form.end() : form.end() + 1] not in ("", "的", "、", "和", "与", "與", "等"):
                return told[0]
    return None


_FAR = 28


@cache
def _surname_and_form() -> re.Pattern[str]:
    forms = "|".join(alternatives(name) for name in ("titles", "courtesies", "forms_of_address"))
    return re.compile(f"(?:{alternatives('surnames')})(?:{forms})")


_BEFORE_BRACKET = re.compile(f"(?P<name>[{HAN}]{{2,4}})[(（](?P<body>[{HAN}·、，]{{2,30}})[)）]")
"""A name with the body of its bearer in a bracket, as reviews of conferences have it."""


def _before_bracket(clause: str) -> Voice | None:
    """The person with whose name a clause begins, a post or a body in a bracket behind it."""
    found = _BEFORE_BRACKET.match(clause)
    if found is None or not (is_person_name(found["name"]) or is_composed_name(found["name"])):
        return None
    is_placed = ending(found["body"], "organisation_endings") or ending(found["body"], "titles")
    return voice_of(found["name"], found["body"], "") if is_placed else None


def _before_title(clause: str) -> Voice | None:
    """The person with whose name a clause begins, a title behind it; none where somebody is spoken to."""
    for size in (3, 2, 4):
        title = beginning(clause[size:], "titles") if is_person_name(clause[:size]) else ""
        if title and not (clause[size - 1] in TOWARDS and clause.startswith(_LISTENERS, size)):
            return voice_of(clause[:size], "", title)
    return None


_LONGEST_COMPOSED = 9


def composed_at_start(text: str) -> str:
    """The name composed of known parts with which a text begins, or nothing."""
    rest = text
    while part := beginning(rest, "steppe_and_plateau_names"):
        rest = rest[len(part) :]
    return text[: len(text) - len(rest)]


def _goes_on(clause: str, start: int, end: int) -> bool:
    """Whether a post is the beginning of a longer one: 翻译 of 翻译家."""
    longest = max(beginning(clause[start:], kind) for kind in ("titles", "people_words"))
    return len(longest) > end - start


def _names_from(text: str) -> Iterator[str]:
    """What the text may begin with as one or two words of two or three characters.

    The dictionary is one of simplified characters.
    """
    pieces = [word.text for word in dictionary_words(simplified(text))]
    sizes = (
        {len("".join(pieces[:count])) for count in (1, 2, 3)[: 2 + (len(surname_of(text)) > 1)]}
        if pieces
        else set()
    )
    longest = 4 if len(surname_of(text)) > 1 else 3
    yield from (text[:size] for size in sorted(sizes, reverse=True) if 2 <= size <= longest)


def chinese_mentions(text: str, names: Iterable[str]) -> Iterator[Voice]:
    """Those of some names right before which a post or a calling stands somewhere in the text."""
    for name in names:
        at = text.find(name)
        for _ in range(_MENTIONS_TRIED):
            before = text[max(0, at - 40) : max(0, at)].rsplit("\n", 1)[-1]
            if ending(before, "titles") or ending(before, "people_words"):
                yield voice_of(name, last_clause(before), "")
                break
            at = text.find(name, at + 1) if at >= 0 else -1
