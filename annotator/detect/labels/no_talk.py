"""Texts in which what looks like labels throughout is none: programs, logs, works that are listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from annotator.detect.labels.hearing import ITEM, Candidate, Judged
from annotator.detect.lines.page import Page
from annotator.detect.lines.technical import is_technical
from annotator.detect.words.nicknames import are_services
from annotator.detect.words.talk import tone_of
from annotator.detect.words.voices import VoiceKind
from annotator.text.lexicons import folded

_SPOKEN_TECHNICAL, _COVERED_TECHNICAL = 0.4, 0.2
_FEWEST_WORKS, _MOSTLY_WORKS = 2, 0.6
_MOST_ITEMS, _LONGEST_TOPIC = 40, 12
_OTHER_CHARACTERS, _FEWEST_ASKED = 3, 3
_ASKS = frozenset({"问", "問", "提问", "提問", "Q", "Question"})
_UNSURE = (VoiceKind.NAME, VoiceKind.OTHER)
_WORK = re.compile(
    r"[,，:：(（.] ?(?:1[5-9]|20)\d\d[a-z]?(?:[)）]|年)?(?:[,，] ?(?:pp?\. ?)?\d[\d–-]*)?[.。]?$"
)
"""The end of an entry in a list of works: the year, and pages perhaps."""


def is_no_talk(page: Page, accepted: Sequence[Candidate]) -> bool:
    """Whether none of the labels that were taken is one, as the text is of a kind in which nobody speaks."""
    return (
        _is_about_programs(page, accepted)
        or _is_log(accepted)
        or _is_odd_one(page, accepted)
        or _are_works(accepted)
        or _is_dictionary(page, accepted)
        or _is_questionnaire(accepted)
    )


def without_topics(page: Page, accepted: list[Candidate], rejected: list[tuple[Candidate, str]]) -> Judged:
    """The labels without what a list has once under a topic (``- 其他``), deeper than who comes again."""
    times = Counter(c.names for c in accepted)
    again = [c.line.indent for c in accepted if c.line.mark and times[c.names] > 1]
    topics = {
        c.place
        for c in accepted
        if again and c.line.mark and c.line.indent > max(again) and times[c.names] == 1
        if not c.talk.spoken and _is_under_topic(page, c)
    }
    if not topics:
        return accepted, rejected
    rejected = rejected + [(c, ITEM) for c in accepted if c.place in topics]
    return [c for c in accepted if c.place not in topics], sorted(rejected, key=lambda one: one[0].place)


def _is_under_topic(page: Page, candidate: Candidate) -> bool:
    """Whether the item that one stands under names nobody and says nothing more than a word or two."""
    above = range(candidate.place - 1, max(-1, candidate.place - _MOST_ITEMS), -1)
    over = next((k for k in above if page.lines[k].indent < candidate.line.indent), None)
    return over is not None and page.label(over) is None and len(page.lines[over].content) <= _LONGEST_TOPIC


def _are_works(accepted: Sequence[Candidate]) -> bool:
    """Whether what stands behind names are works with the year in which they came out."""
    works = sum(_WORK.search(c.line.text[-24:]) is not None for c in accepted)
    return len(accepted) >= _FEWEST_WORKS and works >= _MOSTLY_WORKS * len(accepted)


def _is_dictionary(page: Page, accepted: Sequence[Candidate]) -> bool:
    """Whether characters are explained, some of them surnames: each in one place, or amid many others."""
    if not all(len(c.label.key) == 1 and c.label.voices[0].kind in _UNSURE for c in accepted):
        return False
    keys = [c.label.key for c in accepted]
    if all(key.isascii() for key in keys):
        return False
    others = {label.key for _, _, label in page.labels() if len(label.key) == 1}.difference(keys)
    return len(others) >= _OTHER_CHARACTERS or len(list(groupby(keys))) == len(set(keys)) > 1


def _is_questionnaire(accepted: Sequence[Candidate]) -> bool:
    """Whether questions stand right under each other and nobody answers, as one writes what to ask."""
    asked = [c for c in accepted if c.label.key in _ASKS and c.line.text[-1] in "？?"]
    if len(asked) < max(_FEWEST_ASKED, len(accepted)):
        return False
    return all(there.place == here.place + 1 for here, there in pairwise(asked))


def _is_about_programs(page: Page, accepted: Sequence[Candidate]) -> bool:
    """Whether English words before colons are keys of a manual or a change log rather than labels."""
    if not all(c.label.key.isascii() or c.label.key[:1].isupper() for c in accepted) or not is_technical(
        page
    ):
        return False
    over_lists = sum(c.alone and _stands_over_list(page, c.place) for c in accepted)
    covered = (len(accepted) - over_lists) / len(page.lines)
    only_letters = all(len(c.label.key) == 1 for c in accepted)
    quiet = tone_of([c.talk for c in accepted]).spoken < _SPOKEN_TECHNICAL
    return only_letters or quiet or covered < _COVERED_TECHNICAL


def _is_log(accepted: Sequence[Candidate]) -> bool:
    """Whether times and small letters before colons are those of a log rather than of a chat."""
    names = {name for c in accepted for name in c.names}
    return all(c.timed for c in accepted) and are_services(names, tone_of([c.talk for c in accepted]))


def _is_odd_one(page: Page, accepted: Sequence[Candidate]) -> bool:
    """Whether one word, nobody's name by its form, is all that is taken of several things with times."""
    voices = {c.label.voices[0] for c in accepted}
    if len({voice.name for voice in voices}) > 1 or not all(c.timed for c in accepted):
        return False
    voice = next(iter(voices))
    if voice.generic or voice.role or voice.name.split()[0].casefold() in folded("given_names"):
        return False
    if voice.kind is VoiceKind.NAME and (not voice.name.isascii() or " " in voice.name):
        return False
    return sum(label.stamp is not None for _, _, label in page.labels()) > len(accepted)


def _stands_over_list(page: Page, place: int) -> bool:
    below = page.below(place)
    return below is not None and page.lines[below].mark > 0
