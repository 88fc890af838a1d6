"""Labels: the ``Name：``, ``Name(Affiliation):`` or ``Name 00:12`` with which a line says who speaks.

A label is taken where it cannot be anything else: a seat or a role, a name with a bracket, a name
that comes twice or is known; and only where what follows sounds like talk. What only looks like one
is rejected with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from annotator.detect.front.roster import is_post
from annotator.detect.labels.brief_turns import with_brief
from annotator.detect.labels.choices import choices_on, with_answers
from annotator.detect.labels.debaters import with_debaters
from annotator.detect.labels.front_and_foot import without_front_and_foot
from annotator.detect.labels.hearing import EMPTY, FIELD, ITEM, NO_TALK, UNLIKE, Candidate, Judged, judge
from annotator.detect.labels.looking import looking_like_labels
from annotator.detect.labels.names_over_lists import names_over_lists
from annotator.detect.labels.no_labels import (
    CLOCK,
    DISCOURSE,
    ROSTER,
    SELVES,
    is_anothers,
    why_never,
    why_not_before,
)
from annotator.detect.labels.no_talk import is_no_talk, without_topics
from annotator.detect.labels.numbered_people import with_numbered_people
from annotator.detect.labels.papers import asking_papers, works_told
from annotator.detect.labels.people_beside_roles import with_people_beside_roles
from annotator.detect.labels.people_lists import STOPS, casts, heads, rosters, tasks
from annotator.detect.labels.places import places_among
from annotator.detect.labels.rare_labels import is_doer, with_rare
from annotator.detect.labels.teasers import without_teasers
from annotator.detect.labels.time_lists import in_time_lists
from annotator.detect.labels.unheard import are_but_words, why_but_word
from annotator.detect.labels.without_colons import with_colonless
from annotator.detect.lines.bare_names import find_bare_names
from annotator.detect.lines.counted import counted_on, is_legend, numbered_questions
from annotator.detect.lines.fields import names_in
from annotator.detect.lines.page import LabelledLine, Line, Page
from annotator.detect.words.clocks import Stamp
from annotator.detect.words.label_forms import ANSWERS, Form, Label
from annotator.detect.words.latin_names import hyphened
from annotator.detect.words.nicknames import is_service
from annotator.detect.words.openings import TurnOpening
from annotator.detect.words.talk import Talk, talk_of
from annotator.detect.words.voices import VoiceKind
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind, SegmentKind
from annotator.text.lexicons import folded

_HEARD, _BETWEEN = 200, 4
_FEW_CLOCKS, _FEWEST_TIMED = 2, 2
_EMPTY, _UNHEARD = Talk(), Talk(filled=True)
"""What is said after something that comes once and is no name does not matter."""
_NOT_SAID = (SegmentKind.IMAGE, SegmentKind.NOISE, SegmentKind.METADATA)
_LONGEST_HEAD = 4
_QUESTION_HEADS = frozenset({"問題", "问题", "提問", "提问", "質詢", "质询"})


def find_labels(page: Page, known: Collection[str]) -> list[TurnOpening]:
    """The turns that labels open; ``known`` are the speakers known from headings and rosters."""
    listed: set[str] = set()
    likely, fields = _likely(page, listed)
    known = {*known, *listed}
    names = Counter(chain.from_iterable([label.names for _, _, label in likely]))
    by_key = {label.key: label for _, _, label in likely}
    interrupting = {key for key, label in by_key.items() if label.is_certain or _come_again(label, names)}
    places = {place for place, _, label in likely if label.form is Form.TIME or label.key in interrupting}
    candidates: list[Candidate] = []
    following = page.end
    for place, line, label in reversed(likely):
        talk = _UNHEARD
        if label.key in interrupting or label.stamp is not None:
            is_empty = place + 1 in places and label.rest_at >= len(line.text)
            talk = _EMPTY if is_empty else talk_of(_words_after(page, (place, label), following, places))
        candidates.append(Candidate(place, line, label, talk))
        following = line.start if place in places else following
    candidates.reverse()
    accepted, rejected = _judged(page, candidates, known)
    accepted, rejected = _with_pictures(page, accepted, rejected)
    accepted, rejected = without_teasers(page, accepted, rejected)
    if accepted and is_no_talk(page, accepted):
        rejected += [(candidate, NO_TALK) for candidate in accepted]
        accepted = []
    rejected = sorted([*rejected, *fields], key=lambda one: one[0].place)
    accepted, rejected = with_brief(page, *without_topics(page, accepted, rejected))
    for candidate, why in rejected:
        if why == ROSTER:
            page.reject(candidate.place, candidate.label.head, why)
    accepted, rejected = _beside(page, accepted, [one for one in rejected if one[1] != ROSTER])
    accepted, rejected = without_front_and_foot(page, accepted, rejected)
    for candidate, why in rejected:
        page.reject(candidate.place, candidate.label.head, why)
    accepted = with_colonless(page, accepted)
    _keep_names_whole(page, accepted)
    accepted = _without_services(page, accepted)
    found = [_opening(page, candidate) for candidate in accepted] or find_bare_names(page, known)
    return found + names_over_lists(page, found)


def _judged(page: Page, candidates: list[Candidate], known: Collection[str]) -> Judged:
    """Which of the lines are labels, and why the others are none."""
    if not known and are_but_words(candidates):
        return [], [(candidate, why_but_word(candidate)) for candidate in candidates]
    return judge(candidates, known, page.kinds.count(None), _mentions(page, candidates))


def _keep_names_whole(page: Page, accepted: Sequence[Candidate]) -> None:
    """Emoji in a label are of the name and no noise."""
    heads = {c.place: c.line.text_start + c.label.rest_at for c in accepted if not c.label.key.isalnum()}
    if heads:
        page.noise = [n for n in page.noise if n.start >= heads.get(page.line_at(n.start), 0)]


def _without_services(page: Page, accepted: list[Candidate]) -> list[Candidate]:
    """The labels without those of a service among people whose words have times; its lines are set aside."""
    people = [c for c in accepted if not (c.timed and is_service(c.label.key))]
    if sum(c.timed for c in people) < _FEWEST_TIMED:
        return accepted
    for place, _, label in page.labels():
        if label.stamp is not None and is_service(label.key) and label.rest_at < len(page.lines[place].text):
            page.rejected = [r for r in page.rejected if r.start != page.lines[place].text_start]
            page.dismiss(place, AsideKind.INTERFACE)
    return people


def _with_pictures(
    page: Page, accepted: list[Candidate], rejected: list[tuple[Candidate, str]]
) -> tuple[list[Candidate], list[tuple[Candidate, str]]]:
    """The labels with those of people who are heard elsewhere and here send but a picture."""
    heard = {c.names for c in accepted}
    sent = {
        c.place
        for c, why in rejected
        if why == EMPTY and c.alone and c.names in heard and _is_over_picture(page, c.place)
    }
    if not sent:
        return accepted, rejected
    found = [c for c, _ in rejected if c.place in sent]
    both = sorted([*accepted, *found], key=lambda c: c.place)
    return both, [one for one in rejected if one[0].place not in sent]


def _is_over_picture(page: Page, place: int) -> bool:
    return place + 1 < len(page.lines) and page.kinds[place + 1] is SegmentKind.IMAGE


def _beside(
    page: Page, accepted: list[Candidate], rejected: list[tuple[Candidate, str]]
) -> tuple[list[Candidate], list[tuple[Candidate, str]]]:
    """The labels with those that come once or twice beside them, and what is still rejected."""
    places = {c.place for c in accepted}

    def talk_under(candidate: Candidate) -> Talk:
        """How the words in the one paragraph under a label sound."""
        place, label = candidate.place, candidate.label
        said = _first_said(page, place) if candidate.alone else place
        following = page.lines[place if said is None else said].text_end
        return talk_of(_words_after(page, (place, label), following, places))

    return with_rare(page, accepted, rejected, talk_under)


def _likely(page: Page, listed: set[str]) -> tuple[list[LabelledLine], list[tuple[Candidate, str]]]:
    """The lines that may open with a label; what is none whatever else there is is rejected.

    Beside them those whose key is a field as well as a role, which only others' labels make one. Adds to
    ``listed`` who is listed with a post before speaking, and who answers right under a question.
    """
    found: list[LabelledLine] = []
    fields: list[tuple[Candidate, str]] = []
    spoken: set[tuple[str, ...]] = set()
    refusals: dict[tuple[str, Form, bool], str | None] = {}
    counted = counted_on(page)
    looking = with_answers(looking_like_labels(page, counted))
    looking = _without_salutations(page, looking)
    set_aside = _set_aside(page, looking, listed)
    looking = with_people_beside_roles(_without_choices(page, looking))
    told = _told(looking) | works_told(page, looking)
    looking, numbered = with_numbered_people(looking)
    looking, debating = with_debaters(looking)
    papers = asking_papers(page, looking) | numbered
    listed.update(papers, debating, _answering(page, looking))
    questions = numbered_questions([label.key for _, _, label in looking])
    counts = Counter([label.key for _, _, label in looking])
    people = Counter([label.names for _, _, label in looking])
    for one in looking:
        place, line, label = one
        like = (label.key, label.form, label.interjects)
        if like not in refusals:
            refusals[like] = None if label.key in papers else why_never(label, counts[label.key])
        rest = line.text[label.head :]
        why = refusals[like] or told.get(place) or (DISCOURSE if label.key in questions else None)
        why = why or set_aside.get(place) or why_not_before(label, rest)
        if why is None and label.key in counted and is_legend(rest):
            why = ROSTER
        if label.names in spoken:
            if why == ROSTER and not _ends_talk(page, one, set_aside):
                why = None  # who has spoken in this role may well say but a name
        elif why is None and _heads_roster(page, place, label):
            why = ROSTER
        elif why is None and people[label.names] > 1 and _lists_post(line, label):
            why = ROSTER
            listed.update(label.names)
        if why is None:
            found.append((place, line, label))
            spoken.add(label.names)
        elif _may_speak_after_all(label, why) and not (why == ROSTER and place in set_aside):
            fields.append((Candidate(place, line, label, _UNHEARD), why))
        else:
            page.reject(place, label.head, why)
    return found, fields


def _ends_talk(page: Page, one: LabelledLine, set_aside: Mapping[int, str]) -> bool:
    """Whether a line is one of a list of those who have spoken, which is set apart from the last turn."""
    place, line, label = one
    if place not in set_aside or line.text[label.rest_at :].rstrip()[-1:] in STOPS:
        return False
    page.take(place, SegmentKind.METADATA)
    if page.is_free(place - 1) and page.lines[place - 1].text[-1] in ":：":
        page.take(place - 1, SegmentKind.METADATA)
    return True


def _answering(page: Page, looking: Sequence[LabelledLine]) -> set[str]:
    """The labels such as 答 under which an answer stands right under a question without a head of its own."""
    if any(text.rstrip(":： ") in _QUESTION_HEADS for text in page.texts if len(text) <= _LONGEST_HEAD):
        return set()
    return {label.key for i, _, label in looking if label.key in ANSWERS and _is_answer(page, i, label)}


def _is_answer(page: Page, place: int, label: Label) -> bool:
    """Whether an answer, and no room for one, stands right under a question."""
    asked = place > 0 and page.lines[place - 1].text[-1] in "？?"
    words = page.lines[place].text[label.rest_at :]
    return asked and (not words or talk_of(words).filled)


def _told(looking: Sequence[LabelledLine]) -> dict[int, str]:
    """The lines that tell what one's kin or superiors said, in a text in which nobody is called I."""
    if any(label.key in SELVES for _, _, label in looking):
        return {}
    return {place: UNLIKE for place, _, label in looking if is_anothers(label)}


def _without_choices(page: Page, looking: list[LabelledLine]) -> list[LabelledLine]:
    """The lines that are no choices or answers of a paper of questions; those are rejected."""
    choices = choices_on(page, looking)
    for place, _, label in looking:
        if place in choices:
            page.reject(place, label.head, ITEM)
    return [one for one in looking if one[0] not in choices] if choices else looking


def _without_salutations(page: Page, looking: list[LabelledLine]) -> list[LabelledLine]:
    """The lines without those that only greet whom an answer is given to (``主席：`` under ``局長：``)."""
    alone = {place for place, line, label in looking if label.rest_at >= len(line.text)}
    greeting = {
        place
        for place, _, label in looking
        if place in alone and hyphened(label.key) in folded("salutations")
        if place - 1 in alone or (place and page.lines[place - 1].text[-1] in ":：")
    }
    for place, _, label in looking:
        if place in greeting:
            page.reject(place, label.head, DISCOURSE)
    return [one for one in looking if one[0] not in greeting] if greeting else looking


def _may_speak_after_all(label: Label, why: str) -> bool:
    """Whether others' labels may show that a role that is a field or a roster, or ``卖馄饨的``, talks."""
    is_role = bool(label.voices) and label.voices[0].kind is VoiceKind.ROLE
    return (why in (FIELD, ROSTER) and is_role) or (
        why == DISCOURSE and bool(label.voices) and is_doer(label.key)
    )


def _set_aside(page: Page, looking: Sequence[LabelledLine], listed: set[str]) -> dict[int, str]:
    """The lines of people that are no talk, with the reason; adds to ``listed`` who speaks further down."""
    present = rosters(looking) | casts(page, looking)
    listed.update(name for place, _, label in looking if place in present for name in label.names)
    roster = dict.fromkeys(present | heads(page, looking), ROSTER)
    times = dict.fromkeys([*_clocks(looking), *in_time_lists(page, looking)], CLOCK)
    times |= dict.fromkeys(places_among(page, looking), UNLIKE)
    return dict.fromkeys(tasks(page, looking), ITEM) | roster | times


def _clocks(looking: Sequence[LabelledLine]) -> list[int]:
    """The lines that hold a clock time behind a word or two, where times stand otherwise in labels."""
    inside = [(place, label) for place, _, label in looking if label.form is Form.TIME_INSIDE]
    others = [label for _, _, label in looking if label.stamp and label.form is not Form.TIME_INSIDE]
    if not inside or len(others) < len(inside):
        return []
    if len(others) >= _FEW_CLOCKS * len(inside):
        return [place for place, _ in inside]
    people = {label.names for label in others}
    return [place for place, label in inside if label.names not in people]


def _heads_roster(page: Page, place: int, label: Label) -> bool:
    """Whether a role alone on its line stands over the names of those who hold it."""
    if label.voices[0].kind is not VoiceKind.ROLE or label.rest_at < len(page.lines[place].text):
        return False
    below = page.lines[place + 1].text.rstrip("；;，,、") if page.is_free(place + 1) else ""
    return bool(names_in(below)) and hyphened(below) not in folded("salutations")


def _lists_post(line: Line, label: Label) -> bool:
    """Whether a name stands before what that person does, as in a list of guests."""
    named = label.form is Form.COLON and all(voice.kind is VoiceKind.NAME for voice in label.voices)
    return named and is_post(line.text[label.rest_at :])


def _come_again(label: Label, names: Counter[str]) -> bool:
    """Whether voices that could be something else come again, so that the label may stand beneath another."""
    if len(label.names) == 1:
        return names[label.names[0]] > 1
    return all(voice.is_certain or names[voice.name] > 1 for voice in label.voices)


def _words_after(page: Page, found: tuple[int, Label], following: int, places: Collection[int]) -> str:
    """What is said after a label, its beginning: on the line itself, or on the next if that has no label."""
    place, label = found
    line = page.lines[place]
    start = line.text_start + label.rest_at
    if start >= line.text_end:
        below = _first_said(page, place)
        if below is None or below in places or not page.is_free(below):
            return ""
        start = page.lines[below].text_start
    return page.text[start : min(start + _HEARD, max(start, following))]


def _first_said(page: Page, place: int) -> int | None:
    """The line under a label where its speech begins: not a picture, a time or a button between them."""
    for below in range(place + 1, min(place + 1 + _BETWEEN, len(page.lines))):
        if page.kinds[below] not in _NOT_SAID:
            return below
    return None


def _mentions(page: Page, candidates: Sequence[Candidate]) -> Counter[str]:
    """How often each capitalised word stands in the text, where English names need it."""
    if not any(c.label.key.isascii() for c in candidates):
        return Counter()
    inside = re.findall(r"(?<=[a-z,] )[A-Z][A-Za-z'’-]+", page.text[page.start : page.end])
    return Counter(word.casefold() for word in inside)


def _opening(page: Page, candidate: Candidate) -> TurnOpening:
    """The turn that a label opens; a label alone on its line has its speech on the next."""
    line, place, label = candidate.line, candidate.place, candidate.label
    start = line.text_start + (0 if label.form is Form.STOP else line.mark)
    text_start = line.text_start + label.rest_at
    if text_start >= line.text_end:
        page.take(place, SegmentKind.LABEL)
        following = _first_said(page, place)
        text_start = line.text_end if following is None else page.lines[following].text_start
    elif line.mark and label.form is not Form.STOP:
        page.take(place, SegmentKind.LIST_ITEM)
    else:
        page.take(place, SegmentKind.PARAGRAPH)
    stamp = label.stamp or Stamp(None)
    return TurnOpening(
        start, text_start, label.voices, Evidence.LABEL, ms=stamp.start_ms, end_ms=stamp.end_ms
    )
