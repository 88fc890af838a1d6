"""Labels: the ``Name：``, ``Name(Affiliation):`` or ``Name 00:12`` with which a line says who speaks.

A label is taken where it cannot be anything else: a seat or a role, a name with a bracket, a name
that comes twice or is known; and only where what follows sounds like talk. What only looks like one
is rejected with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from annotator.detect.accounts import has_bullet
from annotator.detect.bare_names import find_bare_names
from annotator.detect.choices import choices_on, with_answers
from annotator.detect.clocks import Stamp
from annotator.detect.counted import counted_on, is_legend, without_number
from annotator.detect.fields import is_discourse, is_field_word, is_roster, names_in
from annotator.detect.hearing import EMPTY, FIELD, ITEM, NO_TALK, UNLIKE, Candidate, judge
from annotator.detect.label_forms import ANSWERS, Form, Label
from annotator.detect.latin_names import hyphened
from annotator.detect.no_talk import is_no_talk
from annotator.detect.openings import TurnOpening
from annotator.detect.page import Line, Page
from annotator.detect.papers import asking_papers
from annotator.detect.people_lists import casts, heads, rosters, tasks
from annotator.detect.rare_labels import is_doer, with_rare
from annotator.detect.roster import is_post
from annotator.detect.talk import Talk, talk_of
from annotator.detect.voices import VoiceKind, voices_of
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind
from annotator.language import mark
from annotator.text.lexicons import folded

_HEARD = 200
_BETWEEN = 4
_FEW_CLOCKS = 2
_UNHEARD = Talk(filled=True)
"""What is said after something that comes once and is no name does not matter."""
_NOT_SAID = (SegmentKind.IMAGE, SegmentKind.NOISE, SegmentKind.METADATA)
_LONGEST_BARE = 40

_DAY = re.compile(
    r"[\d年月日号./\-— ]+|(?:本|上|下|每)?(?:周|星期|礼拜|週|禮拜)[一二三四五六日天末]|[上下]午"
    r"|今天|明天|后天|昨天|次日|当天"
)
_DAY_STARTS = frozenset("年月日号./-— 本上下每周星礼週禮今明后昨次当")
_NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}|[一二三四五六七八九十]{1,3}|\d{1,3})"
    r"(?:[问問题題点點条條步章节節款项項页頁期集季届屆轮輪场場分秒个個天年周週月回幕]|部分|分钟|方面|阶段|環節|环节)"
)
_ANNOUNCES = re.compile(r"(?:[的是吗呢吧么為]|就是|在于|如下|包括|例如)$")
_KNOWN_KINDS = frozenset({VoiceKind.SEAT, VoiceKind.NAME})
_ADVERBIAL = re.compile(
    r"(?:for|on|by|to|from|in|at|with|against|about|before|after|during|under|per|via|if|when|while) ",
    re.IGNORECASE,
)
_PLACED = re.compile(r"^(?=[A-Z]).* (?:in|at|on|from|to|by|with|into|takes|took|left|leaves) ")
"""What is said of somebody in a sentence, as minutes note it (``Mr Speaker in the Chair``)."""
_HOSTS = frozenset({"host", "editor", "narrator", "anchor", "presenter", "translator"})
"""English roles that are keys of fields too, and often talk."""
_MAIL_KEY = re.compile(r"[A-Z]\w+(?:-[A-Z]\w+)+")
_CODE = re.compile(r"[={}\\<>|$%^~`#@]|\w\(|\)\s*->|->")
_OPENING_QUOTES = frozenset('“"「『‘')
_SAYS = re.compile(r"(?:说|道|问|答|曰|云|写|講|說|問|喊|叫)$")

URL = mark("an address")
CLOCK = mark("a clock time or a ratio")
NUMBER = mark("a number or a date")
DISCOURSE = mark("words that open or announce a sentence")
ROSTER = mark("says who holds a role")


def find_labels(page: Page, known: Collection[str]) -> list[TurnOpening]:
    """The turns that labels open; ``known`` are the speakers known from headings and rosters."""
    listed: set[str] = set()
    likely, fields = _likely(page, listed)
    known = {*known, *listed}
    names = Counter(chain.from_iterable([label.names for _, _, label in likely]))
    by_key = {label.key: label for _, _, label in likely}
    interrupting = {key for key, label in by_key.items() if _may_interrupt(label, names)}
    places = {place for place, _, label in likely if label.form is Form.TIME or label.key in interrupting}
    candidates: list[Candidate] = []
    following = page.end
    for place, line, label in reversed(likely):
        talk = _UNHEARD
        if label.key in interrupting or label.stamp is not None:
            talk = talk_of(_words_after(page, (place, label), following, places))
        candidates.append(Candidate(place, line, label, talk))
        following = line.start if place in places else following
    candidates.reverse()
    accepted, rejected = judge(candidates, known, page.kinds.count(None), _mentions(page, candidates))
    accepted, rejected = _with_pictures(page, accepted, rejected)
    if accepted and is_no_talk(page, accepted):
        rejected += [(candidate, NO_TALK) for candidate in accepted]
        accepted = []
    rejected = sorted([*rejected, *fields], key=lambda one: one[0].place)
    accepted, rejected = _beside(page, accepted, rejected)
    for candidate, why in rejected:
        page.reject(candidate.place, candidate.label.head, why)
    _keep_names_whole(page, accepted)
    return [_opening(page, candidate) for candidate in accepted] or find_bare_names(page)


def _keep_names_whole(page: Page, accepted: Sequence[Candidate]) -> None:
    """Emoji in a label are of the name and no noise."""
    heads = {c.place: c.line.text_start + c.label.rest_at for c in accepted if not c.label.key.isalnum()}
    if heads:
        page.noise = [n for n in page.noise if n.start >= heads.get(page.line_at(n.start), 0)]


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


Found = tuple[int, Line, Label]


def _likely(page: Page, listed: set[str]) -> tuple[list[Found], list[tuple[Candidate, str]]]:
    """The lines that may open with a label; what is none whatever else there is is rejected.

    Beside them those whose key is a field as well as a role, which only others' labels make one. Adds to
    ``listed`` who is listed with a post before speaking, and who answers right under a question.
    """
    found: list[Found] = []
    fields: list[tuple[Candidate, str]] = []
    spoken: set[tuple[str, ...]] = set()
    refusals: dict[tuple[str, Form, bool], str | None] = {}
    counted = counted_on(page)
    looking = with_answers(list(_looking_like_labels(page, counted)))
    set_aside = _set_aside(page, looking, listed)
    looking = _without_choices(page, looking)
    papers = asking_papers(page, looking)
    listed.update(papers)
    counts = Counter([label.key for _, _, label in looking])
    people = Counter([label.names for _, _, label in looking])
    for place, line, label in looking:
        if label.key in ANSWERS and place and page.lines[place - 1].text[-1] in "？?":
            listed.update(label.names)
        like = (label.key, label.form, label.interjects)
        if like not in refusals:
            refusals[like] = None if label.key in papers else _never(label, counts[label.key])
        rest = line.text[label.head :]
        why = refusals[like] or set_aside.get(place) or _not_before(label, rest)
        if why is None and label.key in counted and is_legend(rest):
            why = ROSTER
        if why is None and label.names not in spoken and _heads_roster(page, place, label):
            why = ROSTER
        if why == ROSTER and label.names in spoken:
            why = None  # who has spoken under this role may well say a name and nothing else
        if why is None and people[label.names] > 1 and label.names not in spoken and _lists_post(line, label):
            why = ROSTER
            listed.update(label.names)
        if why is None:
            found.append((place, line, label))
            spoken.add(label.names)
        elif _may_speak_after_all(label, why):
            fields.append((Candidate(place, line, label, _UNHEARD), why))
        else:
            page.reject(place, label.head, why)
    return found, fields


def _without_choices(page: Page, looking: list[Found]) -> list[Found]:
    """The lines that are no choices or answers of a paper of questions; those are rejected."""
    choices = choices_on(page, looking)
    for place, _, label in looking:
        if place in choices:
            page.reject(place, label.head, ITEM)
    return [one for one in looking if one[0] not in choices] if choices else looking


def _may_speak_after_all(label: Label, why: str) -> bool:
    """Whether others' labels may show that a field which is a role too, or ``卖馄饨的``, is somebody."""
    is_role = bool(label.voices) and label.voices[0].kind is VoiceKind.ROLE
    return (why == FIELD and is_role) or (why == DISCOURSE and bool(label.voices) and is_doer(label.key))


def _set_aside(page: Page, looking: Sequence[Found], listed: set[str]) -> dict[int, str]:
    """The lines of people that are no talk, with the reason; adds to ``listed`` who speaks further down."""
    present = rosters(looking) | casts(page, looking)
    listed.update(name for place, _, label in looking if place in present for name in label.names)
    roster = dict.fromkeys(present | heads(page, looking), ROSTER)
    return dict.fromkeys(tasks(page, looking), ITEM) | roster | dict.fromkeys(_clocks(looking), CLOCK)


def _clocks(looking: Sequence[Found]) -> list[int]:
    """The lines that hold a clock time behind a word or two, where times stand otherwise in labels."""
    inside = [place for place, _, label in looking if label.form is Form.TIME_INSIDE]
    others = sum(label.stamp is not None for _, _, label in looking) - len(inside)
    return inside if others > _FEW_CLOCKS * len(inside) else []


def _heads_roster(page: Page, place: int, label: Label) -> bool:
    """Whether a role alone on its line stands over the names of those who hold it."""
    if label.voices[0].kind is not VoiceKind.ROLE or label.rest_at < len(page.lines[place].text):
        return False
    below = place + 1
    return page.is_free(below) and bool(names_in(page.lines[below].text.rstrip("；;，,、")))


def _lists_post(line: Line, label: Label) -> bool:
    """Whether a name stands before what that person does, as in a list of guests."""
    named = label.form is Form.COLON and all(voice.kind is VoiceKind.NAME for voice in label.voices)
    return named and is_post(line.text[label.rest_at :])


def _may_interrupt(label: Label, names: Counter[str]) -> bool:
    """Whether a line may be a label beneath another, so that nothing is said between the two."""
    return label.is_certain or all(voice.is_certain or names[voice.name] > 1 for voice in label.voices)


def _looking_like_labels(page: Page, counted: frozenset[str]) -> Iterator[Found]:
    for i, line in page.free():
        label = page.label(i)
        stamp = page.times.get(i - 1)
        if label is None and stamp is not None:
            label = _under_time(line, stamp)
        elif label is not None and label.stamp is None and stamp is not None:
            label = replace(label, stamp=stamp)
        if label is not None:
            yield i, line, without_number(label, counted) if counted else label


def _under_time(line: Line, stamp: Stamp) -> Label | None:
    """A name alone on the line under a time."""
    text = line.text
    if line.mark or len(text) > _LONGEST_BARE or re.search(r"[，。！？；,!?;…]", text):
        return None
    voices = voices_of(text)
    return Label(text, len(text), len(text), Form.TIME, voices, stamp) if voices else None


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


def _never(label: Label, count: int) -> str | None:
    """Why a key that comes ``count`` times is no label whatever else stands in the text and after it."""
    key = label.key
    if (key[:1] in _DAY_STARTS or key[:1].isdecimal()) and _DAY.fullmatch(key):
        return NUMBER
    if not label.voices:
        return UNLIKE
    if _is_mail_key(key):
        return FIELD
    if not _KNOWN_KINDS.isdisjoint([voice.kind for voice in label.voices]):
        return DISCOURSE if _ANNOUNCES.search(key) else None
    is_role = label.voices[0].kind is VoiceKind.ROLE
    if is_field_word(key):
        may_speak = is_role and (not key.isascii() or hyphened(key) in _HOSTS)
        return None if may_speak and (count > 1 or label.stamp is not None) else FIELD
    if not is_role and (is_discourse(key) or _NUMBERED.fullmatch(key)):
        return DISCOURSE
    if not is_role and " " in key and (_ADVERBIAL.match(key) or _PLACED.search(key)):
        return UNLIKE
    if not is_role and label.stamp is None and has_bullet(key):
        return UNLIKE
    is_code = not is_role and label.stamp is None and not key.isalnum() and _CODE.search(key) is not None
    return UNLIKE if is_code else None


def _is_mail_key(key: str) -> bool:
    """Whether a key is joined as in the heads of mails (``Reply-To``), and begins with no given name."""
    return (
        "-" in key
        and _MAIL_KEY.fullmatch(key) is not None
        and key.split("-")[0].casefold() not in folded("given_names")
    )


def _not_before(label: Label, rest: str) -> str | None:
    """Why something is no label before this ``rest`` of its line."""
    key = label.key
    if rest.startswith("//"):
        return URL
    between_digits = rest[:1].isdigit() and label.form is Form.COLON and key[-1:].isdigit()
    if between_digits and not all(voice.kind is VoiceKind.SEAT for voice in label.voices):
        return CLOCK
    if label.is_certain and all(voice.generic for voice in label.voices) and is_roster(key, rest.strip()):
        return ROSTER
    if rest.lstrip()[:1] in _OPENING_QUOTES and _SAYS.search(key):
        is_plain = label.names == (key,) and label.voices[0].is_certain
        return None if is_plain else UNLIKE
    return None


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
