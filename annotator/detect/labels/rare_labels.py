"""Labels that come once or twice in a text that is labelled throughout: who is heard beside the others.

What names a person by its form (a calling, a kinship, a handle, a part of a name that is heard) is
taken wherever somebody is heard to talk under it. Any other short word is taken only where it can
hardly be a key in somebody's speech: written as the other labels are, between two turns of one
speaker, or in a text in which nearly every paragraph has a label.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from annotator.detect.labels.hearing import FIELD, UNLIKE, Candidate
from annotator.detect.lines.page import Page
from annotator.detect.words.label_forms import Form
from annotator.detect.words.latin_names import is_latin_name
from annotator.detect.words.short_names import bare, shorts_of_all
from annotator.detect.words.talk import Talk
from annotator.detect.words.voices import VoiceKind
from annotator.text.lexicons import ending, folded, is_listed

Refused = tuple[Candidate, str]

_FEWEST_TURNS, _FEWEST_SPEAKERS, _FEWEST_ANSWERS = 4, 2, 3
_SOME, _MANY, _NEARLY_ALL = 0.25, 0.6, 0.85
_SELDOM = 0.1
_MOSTLY = 0.8
_ONE_IN = 6
_LONGEST_HAN, _LONGEST_LATIN, _LONGEST_KIND = 6, 24, 4
_FEWEST_KINDS = 3
_NUMBERED = re.compile(r"(?P<who>[A-Z]{1,3}|[\u4e00-\u9fff]{1,4})\d{1,2}")
"""A voice that is called by a number beside others of the same letter (``P3``)."""
_SAYING = frozenset("问問说說道答曰")
"""How clauses end that say that somebody speaks (``会后有记者问``)."""
_ACCOUNT = re.compile(r"^@|\*")
_DOER = re.compile(
    r"[卖看开赶拉送打唱说做修种养算教扫抬撑摆收管跑演当买挑耍放剃烧磨补弹测割捞守推骑賣開趕說養]\w{1,3}的"
)
_ARTICLE = re.compile(r"(?:A|An|The|Another) [\w ]{2,24}$")
_PEOPLE = ("man", "woman", "men", "women", "keeper", "wife")
_CROWDS = frozenset({"现场", "現場", "台下", "全场", "全場", "场内", "場內", "观众席", "觀眾席"})


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the labels of a text are written, and how much of it stands under them."""

    places: tuple[int, ...]
    names: tuple[tuple[str, ...], ...]
    asks: tuple[bool, ...]
    covered: float
    repeats: float
    form: Form
    alone: bool
    listed: bool
    spaced: bool
    capitals: bool
    colon: str

    def is_like(self, candidate: Candidate) -> bool:
        """Whether a candidate is written as the labels are."""
        line, label = candidate.line, candidate.label
        if label.form is not self.form or candidate.alone is not self.alone:
            return False
        if self.spaced and line.gap == 0:
            return False
        return _colon(candidate) == self.colon

    def is_between_turns_of_one(self, candidate: Candidate) -> bool:
        """Whether without the candidate one speaker would have two turns on end, as nobody else here has."""
        at = bisect_left(self.places, candidate.place)
        inside = 0 < at < len(self.places)
        return inside and self.repeats <= _SELDOM and self.names[at - 1] == self.names[at]

    def asks_before(self, candidate: Candidate) -> bool:
        """Whether a candidate stands between two turns of one who asks in the first."""
        return self.is_between_turns_of_one(candidate) and self.asks[self.gap_of(candidate) - 1]

    def last_before(self, candidate: Candidate) -> int:
        """The place of the last label before a candidate, which stands between two."""
        return self.places[self.gap_of(candidate) - 1]

    def gap_of(self, candidate: Candidate) -> int:
        """Between which two labels a candidate stands."""
        return bisect_left(self.places, candidate.place)


def with_rare(
    page: Page,
    accepted: Sequence[Candidate],
    refused: Sequence[Refused],
    talk_under: Callable[[Candidate], Talk],
) -> tuple[list[Candidate], list[Refused]]:
    """The labels with those that are so only beside them, and what is still refused."""
    accepted, refused = _without_kinds(accepted, refused)
    if len(accepted) < _FEWEST_TURNS:
        return list(accepted), list(refused)
    alone = len({c.names for c in accepted}) < _FEWEST_SPEAKERS
    manner = _manner_of(page, accepted, [c.place for c, _ in refused])
    parts = _parts_of(accepted)
    taken: set[int] = set()
    unknown: list[tuple[int, Candidate]] = []
    for i, (candidate, why) in enumerate(refused):
        if not _may_be_rare(candidate, manner):
            continue
        talking = candidate._replace(talk=talk_under(candidate))
        if _is_known(talking, parts) or (_is_person(talking) and _is_amid(talking, manner)):
            if manner.covered >= _SOME and _talks(talking, manner, why):
                taken.add(i)
        else:
            unknown.append((i, talking))
    taken |= _likely_among(unknown, manner, len(accepted))
    if alone and len(taken) < _FEWEST_ANSWERS:
        return list(accepted), list(refused)
    found = [c._replace(talk=talk_under(c)) for i, (c, _) in enumerate(refused) if i in taken]
    rest = [one for i, one in enumerate(refused) if i not in taken]
    return sorted([*accepted, *found], key=lambda c: c.place), rest


def _without_kinds(
    accepted: Sequence[Candidate], refused: Sequence[Refused]
) -> tuple[list[Candidate], list[Refused]]:
    """The labels without the kinds of a thing that somebody lists in a turn (绿茶, 红茶, 白茶)."""
    if not accepted:
        return [], list(refused)
    counts = Counter(c.names for c in accepted)
    both = sorted([*accepted, *(c for c, _ in refused)], key=lambda c: c.place)
    kinds: set[int] = set()
    for once, group in groupby(both, key=lambda c: _comes_once(c, counts)):
        listed = list(group) if once else []
        ends = Counter(c.label.key[-1] for c in listed)
        kinds |= {c.place for c in listed if ends[c.label.key[-1]] >= _FEWEST_KINDS}
    left = [c for c in accepted if c.place not in kinds]
    none = [(c, UNLIKE) for c in accepted if c.place in kinds]
    return left, sorted([*refused, *none], key=lambda one: one[0].place)


def _comes_once(candidate: Candidate, counts: Counter[tuple[str, ...]]) -> bool:
    """Whether a short Chinese key, for all its look of a name, comes but once and with nothing else."""
    voice = candidate.label.voices[0] if candidate.label.voices else None
    if voice is None or voice.bracketed or candidate.timed or counts[candidate.names] > 1:
        return False
    is_word = voice.kind not in (VoiceKind.ROLE, VoiceKind.SEAT) and voice.role is None
    return is_word and not voice.name.isascii() and 1 < len(voice.name) <= _LONGEST_KIND


def _manner_of(page: Page, accepted: Sequence[Candidate], between: Sequence[int]) -> _Manner:
    """How labels are written; who speaks twice on end is counted where no refused one stands ``between``."""
    first, last = accepted[0].place, accepted[-1].place
    lines = sum(page.is_free(i) for i in range(first, last + 1))
    own = sum(2 if c.alone else 1 for c in accepted)
    refused = [bisect_left(between, c.place) for c in accepted]
    pairs = [
        (here, there)
        for (here, there), (before, after) in zip(pairwise(accepted), pairwise(refused), strict=True)
        if before == after
    ]
    latin = [c.label.key for c in accepted if c.label.key.isascii() and len(c.label.key) > 1]
    return _Manner(
        tuple(c.place for c in accepted),
        tuple(c.names for c in accepted),
        tuple(c.talk.asks for c in accepted),
        own / max(1, lines),
        sum(here.names == there.names for here, there in pairs) / max(1, len(pairs)),
        Counter(c.label.form for c in accepted).most_common(1)[0][0],
        _mostly([c.alone for c in accepted]),
        _mostly([c.line.mark > 0 for c in accepted]),
        _mostly([c.line.gap > 0 for c in accepted]),
        bool(latin) and _mostly([key.isupper() for key in latin]),
        Counter(_colon(c) for c in accepted).most_common(1)[0][0],
    )


def _mostly(facts: Sequence[bool]) -> bool:
    return sum(facts) >= _MOSTLY * len(facts)


def _colon(candidate: Candidate) -> str:
    """The colon that ends a label, half or full width; nothing where none does."""
    sign = candidate.line.text[candidate.label.head - 1 : candidate.label.head]
    return sign if sign in (":", "：") else ""


def _may_be_rare(candidate: Candidate, manner: _Manner) -> bool:
    """Whether a candidate stands where the labels stand and has no form of its own."""
    label, line = candidate.label, candidate.line
    if label.interjects or not label.voices or (line.mark > 0) is not manner.listed:
        return False
    if label.form not in (manner.form, Form.COLON) or (manner.capitals and not _is_capital(label.key)):
        return False
    return candidate.place >= manner.places[0] - 2


def _is_capital(key: str) -> bool:
    return not key.isascii() or key.isupper()


def _talks(candidate: Candidate, manner: _Manner, why: str) -> bool:
    """Whether somebody is heard under a label; under one that may be a field, only amid the talk."""
    talk = candidate.talk
    if why == FIELD:
        is_amid = manner.places[0] < candidate.place < manner.places[-1]
        return is_amid and talk.spoken and talk.whole and not candidate.alone
    return talk.filled and (talk.spoken or talk.whole)


def _parts_of(accepted: Sequence[Candidate]) -> frozenset[str]:
    """What those who are heard may be called for short, and the letters by which they are numbered."""
    names = {name for c in accepted for name in c.names}
    letters = {found["who"] for name in names if (found := _NUMBERED.fullmatch(name))}
    return shorts_of_all(names) | letters


def is_doer(key: str) -> bool:
    """Whether a key calls somebody by what he or she does (``卖馄饨的``)."""
    return key[-1:] == "的" and _DOER.fullmatch(key) is not None


def _is_amid(candidate: Candidate, manner: _Manner) -> bool:
    """Whether somebody whom nobody knows may speak at a place: in long answers only between two of one."""
    if manner.covered >= _MANY:
        return True
    return manner.is_like(candidate) and manner.is_between_turns_of_one(candidate)


def _is_known(candidate: Candidate, parts: frozenset[str]) -> bool:
    """Whether a key is a role, a seat, an account, or what one who is heard may be called for short."""
    voice = candidate.label.voices[0]
    if (
        bare(voice.name) in parts
        or voice.kind in (VoiceKind.ROLE, VoiceKind.SEAT)
        or _ACCOUNT.search(voice.name)
    ):
        return True
    numbered = _NUMBERED.fullmatch(voice.name)
    if numbered:
        return numbered["who"] in parts
    is_given = voice.name.split()[0].casefold() in folded("given_names")
    return is_given and voice.kind is VoiceKind.NAME and "," not in voice.name


def _is_person(candidate: Candidate) -> bool:
    """Whether a key names somebody by its form: a calling, a kinship, what somebody does."""
    voice = candidate.label.voices[0]
    if voice.name.isascii():
        last = voice.name.split()[-1].casefold()
        is_one = voice.kind is VoiceKind.NAME or _ARTICLE.match(voice.name) is not None
        return is_one and (last in folded("english_people") or last.endswith(_PEOPLE))
    if voice.name in _CROWDS or is_doer(voice.name):
        return True
    named = ending(voice.name, "people_words") or ending(voice.name, "roles")
    return len(named) > 1 and len(voice.name) <= 2 * _LONGEST_HAN


def _likely_among(unknown: Sequence[tuple[int, Candidate]], manner: _Manner, turns: int) -> set[int]:
    """Which of the words that name nobody by their form are labels nevertheless."""
    found: dict[int, str] = {}
    between: set[int] = set()
    for _, group in groupby(unknown, key=lambda one: manner.gap_of(one[1])):
        alone = list(group)
        if len({c.label.key for _, c in alone}) > 1:
            continue  # several keys in a turn are what somebody lists
        likely = {i: c for i, c in alone if _is_likely(c, manner)}
        found.update({i: c.label.key for i, c in likely.items()})
        between.update(i for i, c in likely.items() if _is_surely_between(c, manner))
    if manner.covered < _MANY:
        return between if manner.covered >= _SOME and len(between) > 1 else set()
    odd = {key for i, key in found.items() if i not in between}
    return set(found) if len(odd) <= max(1, turns // _ONE_IN) else between


def _is_likely(candidate: Candidate, manner: _Manner) -> bool:
    name, talk = candidate.label.voices[0].name, candidate.talk
    spoken = talk.spoken or manner.asks_before(candidate)
    if not manner.is_like(candidate) or not (spoken and talk.whole) or not _is_short_word(name):
        return False
    if manner.is_between_turns_of_one(candidate):
        return True
    return manner.covered >= _NEARLY_ALL and not is_listed(name, "ordinary_words")


def _is_surely_between(candidate: Candidate, manner: _Manner) -> bool:
    """Whether somebody speaks between two turns of one, right after the first, and under no common word."""
    if not manner.is_between_turns_of_one(candidate) or candidate.place - manner.last_before(candidate) > 2:
        return False
    return not is_listed(candidate.label.voices[0].name, "ordinary_words")


def _is_short_word(name: str) -> bool:
    if name.isascii():
        return len(name) <= _LONGEST_LATIN and (is_latin_name(name) or len(name) == 1)
    return len(name) <= _LONGEST_HAN and name[-1] not in _SAYING
