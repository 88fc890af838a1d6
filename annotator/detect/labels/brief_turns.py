"""Turns of a word or two that come once: who answers 好 between two turns, though it sounds like no talk.

A listed role right under one turn and right over another is a label whatever stands behind it, as
nobody breaks off a conversation to say who holds a role; a name is one only where somebody asks or
the answer is a word that answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.detect.labels.hearing import NO_TALK, ONCE, Candidate
from annotator.detect.labels.no_labels import ROSTER
from annotator.detect.lines.fields import names_in
from annotator.detect.lines.page import Page
from annotator.detect.words.label_forms import Form
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import VoiceKind

Refused = tuple[Candidate, str]

_WORD = re.compile(
    r"(?:好|行|对|對|嗯|在|到|是|有|没|沒|可以|没有|沒有|不是|不行|不会|不會|当然|當然|同意|知道|明白|再见|再見|谢谢|謝謝|你好|您好)"
    r"[的了呀啊吧嘞]?[。！.!]?|(?:yes|no|yeah|yep|nope|ok|okay|sure|right|here|bye|thanks|hello|hi)[.!]?",
    re.IGNORECASE,
)
"""Words that are a whole answer, greeting or farewell."""
_NO_WORDS = re.compile(r"\d{4}|[@/_＿]|[:：]")
"""Numbers, addresses and further keys, which are values of fields."""
_ANNOUNCES = re.compile(r"(?:[:：]|如下|以下|名单|名單|分工|下面)[。.]?$")
_LONGEST, _SHORTEST = 40, 6
_SHORTEST_TEXT = 4
"""So few lines show nobody coming again."""


def with_brief(
    page: Page, accepted: Sequence[Candidate], refused: Sequence[Refused]
) -> tuple[list[Candidate], list[Refused]]:
    """The labels with the brief turns between them, and what is still refused."""
    if not accepted and _is_all_brief(page, refused):
        return [c._replace(talk=talk_of(_rest(page, c))) for c, _ in refused], []
    labels = {c.place: c for c in accepted}
    may_be = [one for one in refused if one[1] in (ONCE, NO_TALK, ROSTER) and _may_be_brief(one[0])]
    found: list[Candidate] = []
    heard = {name for c in accepted for name in c.names}
    for run in _runs(may_be):
        above = _label_over(labels, run[0][0].place)
        if above is None or any(not heard.isdisjoint(names_in(_rest(page, c).strip())) for c, _ in run):
            continue
        if _are_turns(page, above, run, labels):
            found += [c._replace(talk=talk_of(_rest(page, c))) for c, _ in run]
    taken = {c.place for c in found}
    both = sorted([*accepted, *found], key=lambda c: c.place)
    return both, [one for one in refused if one[0].place not in taken]


def _is_all_brief(page: Page, refused: Sequence[Refused]) -> bool:
    """Whether a text is nothing but a line each of two people or more who ask, greet and answer in a word."""
    lines = sum(1 for _ in page.free())
    people = {c.names for c, _ in refused}
    if not 1 < len(refused) == lines <= _SHORTEST_TEXT or len(people) < 2:
        return False
    if not all(why in (ONCE, NO_TALK) and _may_be_brief(c) and not c.alone for c, why in refused):
        return False
    said = [_rest(page, c).strip() for c, _ in refused]
    has_role = any(c.label.voices[0].kind is VoiceKind.ROLE for c, _ in refused)
    asked = [False, *(talk_of(words).asks for words in said)]
    return (has_role or any(asked)) and all(map(_answers, said, asked))


def _answers(words: str, asked: bool) -> bool:
    """Whether words are a whole answer, a greeting, a question, or a word or two right after a question."""
    if not words or len(words) > _LONGEST or _NO_WORDS.search(words) or names_in(words):
        return False
    talk = talk_of(words)
    return (
        _WORD.fullmatch(words) is not None or talk.spoken or talk.brief or (asked and len(words) <= _SHORTEST)
    )


def _may_be_brief(candidate: Candidate) -> bool:
    voices = candidate.label.voices
    plain = candidate.label.form is Form.COLON and not candidate.line.mark and len(voices) == 1
    return plain and voices[0].kind in (VoiceKind.ROLE, VoiceKind.NAME) and not candidate.label.interjects


def _runs(may_be: Sequence[Refused]) -> list[list[Refused]]:
    """The candidates in runs of which each begins on the line under the words of the one before."""
    runs: list[list[Refused]] = []
    for one in may_be:
        if runs and _below(runs[-1][-1][0]) == one[0].place:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _below(candidate: Candidate) -> int:
    """The line under the words of a brief turn."""
    return candidate.place + (2 if candidate.alone else 1)


def _label_over(labels: dict[int, Candidate], place: int) -> Candidate | None:
    """The label of the turn that ends on the line over a place and has no line but one."""
    for size in (1, 2):
        above = labels.get(place - size)
        if above is not None and _below(above) == place:
            return above
    return None


def _rest(page: Page, candidate: Candidate) -> str:
    if candidate.alone:
        below = candidate.place + 1
        return page.lines[below].text if page.is_free(below) else ""
    return candidate.line.text[candidate.label.rest_at :]


def _are_turns(page: Page, above: Candidate, run: Sequence[Refused], labels: dict[int, Candidate]) -> bool:
    """Whether candidates on end, right under a turn, are turns: all of them or none."""
    below = _below(run[-1][0])
    following = labels.get(below)
    if following is None and below < len(page.lines):
        return False
    if _ANNOUNCES.search(_rest(page, above)) or any(c.names == above.names for c, _ in run[:1]):
        return False
    asks = talk_of(_rest(page, above)).asks
    back = following is not None and following.names == above.names
    return all(_is_brief(page, one, (asks, back, following is None)) for one in run) and (
        len(run) == 1 or all(why != ROSTER and c.label.voices[0].kind is VoiceKind.ROLE for c, why in run)
    )


def _is_brief(page: Page, one: Refused, around: tuple[bool, bool, bool]) -> bool:
    """Whether a candidate is somebody who says a little; ``around`` it: is it asked for, does the speaker
    before it go on after it, is it the last of the text."""
    candidate, why = one
    asked, back, is_last = around
    words = _rest(page, candidate).strip()
    if not words or len(words) > _LONGEST or _NO_WORDS.search(words):
        return False
    if _WORD.fullmatch(words):
        return candidate.label.voices[0].kind is VoiceKind.ROLE or back
    if is_last:
        return False
    if candidate.label.voices[0].kind is VoiceKind.NAME:
        return asked and back and not names_in(words)
    return asked or back or why != ROSTER
