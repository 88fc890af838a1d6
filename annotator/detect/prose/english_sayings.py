"""Who is said to say something in an English sentence of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from annotator.detect.prose.english_framed import english_frames_in
from annotator.detect.prose.english_names import RUN, TOKEN, is_office, of_office, of_peer, person
from annotator.detect.prose.sayings import Saying, masked
from annotator.detect.prose.subjects import How, Subject
from annotator.text.lexicons import folded, phrases, words

_RUN_AT_END = re.compile(rf"(?<![\w'’.])({RUN})(?:\s*\(([^()]{{1,60}})\))?$")
_RUN_AT_START = re.compile(rf"\s+({RUN})")
_RUN_BEFORE_WORDS = re.compile(rf"(?<![\w'’.])({RUN})(?:\s*\(([^()]{{1,60}})\))?,\s")
_NAMED_AFTER_POST = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Ii]ts|{TOKEN}['’]s)\s([^,;:.“”\"]{{2,60}}),\s({RUN}),?$"
)
_PLACED_AT_END = re.compile(
    rf"(?<![\w'’.])({RUN})\s(?:of|from|at|with|for)\s((?:(?:the|a|an)\s(?:[a-z\-]+\s){{0,3}})?[A-Z][\w'’&\-]*"
    r"(?:\s(?:of\s|and\s|the\s|for\s|de\s|van\s|von\s|der\s|den\s|la\s)*[A-Z][\w'’&\-]*){0,6})$"
)
_IN_PLACE = re.compile(r"\s(?:of|from|at|with|for)\s")
_PLACE_OF_PEER = re.compile(r"\sof\s([A-Z][\w'’\-]+)")
_CAPITAL = re.compile("[A-ZÀ-Þ]")
_APPOSITION_AFTER = re.compile(r"(?:\s*\(([^()]{1,60})\))?,\s([^.“”\"]{2,120}?)(?=[,.;]|$)")
_FILLING_WORDS = (
    "also|then|later|has|had|have|however|further|now|simply|once|never|soon|recently|again|himself|herself"
    "|in turn|yesterday|today|first|still|even|both|all|each|would|will|did|too|duly|next"
)
_FILLING_PHRASES = (
    "however|meanwhile|though|too|again|for his part|for her part|for their part|for its part|in turn"
    "|by contrast|on the other hand|in reply|in response|for one|among others"
)
_FILLING = re.compile(rf"(?:\s(?:{_FILLING_WORDS}|[a-z]+ly)|,\s(?:{_FILLING_PHRASES}),)+$")
_LAST_OF_FILLING = frozenset(
    filling.split()[-1] for filling in f"{_FILLING_WORDS}|{_FILLING_PHRASES}".split("|")
)
_LONGEST_FILLING = 20
"""Of the last words of what only fills, beside those in -ly."""
_ACCORDING = re.compile(rf"[Aa]ccording to (?:the )?((?:[a-z]+\s){{0,4}})({RUN})")
_PRONOUN_AT_END = re.compile(
    r"(?:^|[,.;:]\s|[”\"]\s?|\b(?:and|but|as|while|when|where|time)\s)([Hh]e|[Ss]he|[Tt]hey)$"
)
_PRONOUN_AT_START = re.compile(r"\s+(he|she|they)\b")
_UNNAMED_AT_END = re.compile(
    r"(?:^|[\s“\"])(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Oo]ne|[Ss]ome|[Mm]any|[Oo]thers?)(?:\s[\w'’\-]+){0,5}$"
)
_POST_AT_END = re.compile(
    r"(?:^|[\s“\"])(?:The|the|our|its|[A-Z][\w’'\-]+['’]s)\s((?:[\w'’\-]+\s){0,3}?[\w\-]+)$"
)
_NOBODY_AT_END = re.compile(
    r"\b(?:officials?|police|residents?|experts?|critics|analysts?|researchers|scientists|company|council|ministry|government"
    r"|department|spokesman|spokeswoman|spokesperson|report|study|survey|statement|people|locals|witnesses|authorities|it"
    r"|members|others|everyone|everybody|somebody|someone|nobody|we|i|committee|board|court|union|group|lawmakers|peers)$",
    re.IGNORECASE,
)
_SEVERAL_AT_END = re.compile(r"(?:^|\s)[a-z][\w\-]+s$")
_INTRODUCES = re.compile(
    r"(?:\s(?:on\s)?[A-Z][a-z]+day)?(?:\s(?:reporters|journalists|members|delegates|residents|investors|analysts|MPs|lawmakers"
    r"|the\s(?:court|council|committee|meeting|hearing|inquiry|crowd|board|audience|conference)))?\s?(?:that\b|[,:]?\s?[“\"‘]|how\b|why\b|whether\b|if\b|what\b|,(?!\s(?:and|but|or)\b)|:)"
)
_QUOTED_WORDS = re.compile(r"[^.,;“”\"]{0,40}[“\"]")
_NOT_SAYING = re.compile(
    r"\s(?:goodbye|hello|prayers?|grace|mass|the job|lies|stories|the time|by\b|into\b|off\b|from\b)"
)
_NO_COMMENT = re.compile(
    r"\s(?:to\s(?:comment|speak|respond|reply|answer|discuss|elaborate|talk|take\s(?:sides|questions|part)"
    r"|be\s(?:interviewed|named|quoted|identified|drawn)|confirm or deny|participate|attend)\b"
    r"|(?:further\s)?comment\b|(?:an?\s|all\s|repeated\s)?(?:interviews?|requests?|invitations?)\b)"
)
"""How somebody declines who says nothing."""
_GOVERNS = re.compile(
    "of|for|with|by|to|from|in|at|about|against|between|like|unlike|than|near|and|or|on|including|via|after|before|told|asked|"
    "met|thanked|saw|heard",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r"[a-z0-9)\]”\"],?\s(?:and|but|or|while|although)$|,\s(?:and|but)$")
_SUBJECT_AGAIN = re.compile(
    rf"^({RUN})(?:\s*\(([^()]{{1,60}})\))?(?:,\s[^,;“”\"]{{2,80}},)?\s[a-z]+(?:ed|s|ose|ood|ook|ent|ave|eld|oke)\b[^;:“”\"]*(?:\b(?:and|but|then)|,)$"
)
_CITED = re.compile(r"\b(?:once|famously|wrote|writes)\b")
_PRINTED = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?\b")
_AS = re.compile(r"\b[Aa]s\s(?:the\s(?:[a-z]+\s){1,3})?$")
_ARTICLE = re.compile(r"(?:^|.*\s)(?:[Tt]he|[Aa]n?)\s")
_LOWER_END = re.compile(r"(?:^|\s)[a-z][\w\-]*$")
_JOINT = re.compile(rf"(?:^|[,;:”\"]\s)({RUN})\sand$")
_POST_BEFORE = re.compile(r"(?:^|[\s“\"])((?:[A-Z]?[\w\-]+\s){0,2}[a-z\-]+)\s?$")
_POST_AGAIN = re.compile(
    r"(?:\d[\d.]*\s)?((?:The|Our|Its)\s(?:[\w'’\-]+\s){0,3}?[\w\-]+)\s[a-z]+ed\b[^;:“”\"]*\b(?:and|but|then)$"
)
_QUOTE_BEFORE = re.compile(r"[”\"’],?\s*$")
_PEER_DESCRIBED = re.compile(rf"(?<![\w'’.])({RUN})\sof\s([A-Z][\w'’\-]+),\s[^“”\"]{{2,160}},$")
_WORDS_OF_OFFICE = 4
_VERBS_TRIED = 8
_BEFORE = 300
_REACH = 260


@cache
def _verb() -> re.Pattern[str]:
    """A verb of saying or a phrase of it; those with the same first letter stand together."""
    entries = {*words("english_speech_verbs"), *words("english_weak_speech_verbs"), *_acts()}
    groups: dict[str, list[str]] = {}
    for entry in sorted(entries, key=lambda entry: (-len(entry), entry)):
        groups.setdefault(entry[0], []).append(re.escape(entry[1:]))
    firsts = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))
    return re.compile(rf"\b(?:{firsts})\b")


@cache
def _acts() -> frozenset[str]:
    return frozenset(phrases("english_speech_phrases"))


@lru_cache(maxsize=16384)
def english_sayings_in(sentence: str) -> tuple[Saying, ...]:
    """The sayings of an English sentence, in order; kept, for it is asked who speaks and who is quoted."""
    return tuple(_sayings_in(sentence))


def _sayings_in(sentence: str) -> Iterator[Saying]:
    blank = masked(sentence)
    according = _ACCORDING.search(blank) if "ccording to " in blank else None
    if according and (subject := person(according[2], according[1])):
        yield Saying(subject, according.start(), according.end())
    for frame in english_frames_in(blank):
        behind = _APPOSITION_AFTER.match(blank, frame.end) if not frame.about else None
        framed = person(frame.run, frame.about or (behind[2] if behind else ""))
        if framed is not None and framed.voices:
            yield Saying(framed, frame.start, frame.end, is_cited=frame.is_cited)
    yield from _done_behind(sentence)
    for tried, verb in enumerate(_verb().finditer(blank)):
        if tried >= _VERBS_TRIED:
            return
        if not _brings_speech(blank, verb):
            continue
        base = max(0, verb.start() - _BEFORE)
        before = blank[base : verb.start()].rstrip()
        found = _before(before)
        if found is None and (before[-1:] == "," or _QUOTE_BEFORE.search(before[-4:])):
            found = _after(blank, verb.end())
            base = 0
        if found is None and not verb[0].endswith(("d", "s")) and _SEVERAL_AT_END.search(before[-40:]):
            found = Subject(How.NOBODY), len(before), ""
        if found is not None:
            subject, start, meant = found
            start += base
            yield Saying(
                subject,
                start,
                verb.end(),
                is_cited=_is_cited(blank, start, verb),
                meant=meant,
            )


def _brings_speech(blank: str, verb: re.Match[str]) -> bool:
    """Whether a verb of saying is one here: no fixed phrase, and with words where it needs them."""
    if verb[0] in _acts():
        return True
    if _NOT_SAYING.match(blank, verb.end()) or (
        verb[0] in ("declined", "declines") and _NO_COMMENT.match(blank, verb.end())
    ):
        return False
    return verb[0] in words("english_speech_verbs") or bool(
        _INTRODUCES.match(blank, verb.end()) or _QUOTED_WORDS.match(blank, verb.end())
    )


def _is_cited(blank: str, start: int, verb: re.Match[str]) -> bool:
    """Whether a saying looks back to what was once said or written."""
    before = blank[max(0, start - 40) : start]
    return bool(
        _CITED.search(blank, max(start, verb.start() - 9), verb.end())
        or (("as" in before or "As" in before) and _AS.search(before))
    )


_OPENING = ("“", '"')
_DOES_BEHIND = re.compile(
    rf"[“\"][^“”\"]*[,?!—–…][”\"]\s(?:(?P<name>{TOKEN})|(?P<pronoun>[Hh]e|[Ss]he))\s(?P<verb>[a-z]+s)\b"
)


def _done_behind(sentence: str) -> Iterator[Saying]:
    """Somebody who does something right behind a quotation: ``“You can't eat them,” Karol shrugs``."""
    found = _DOES_BEHIND.match(sentence) if sentence[:1] in _OPENING else None
    if found is None or found["verb"] in words("english_speech_verbs") | _NO_DEEDS:
        return
    if found["pronoun"]:
        meant = found["pronoun"].lower()
        yield Saying(Subject(How.PRONOUN), found.start("pronoun"), found.end(), meant=meant)
    elif (doer := person(found["name"], "")) is not None and doer.voices:
        yield Saying(doer, found.start("name"), found.end())


_NO_DEEDS = frozenset(("is", "was", "has", "does", "its", "his"))
_Found = tuple[Subject, int, str]


def _before(before: str) -> _Found | None:
    """Who the words before a verb name, where, and by which pronoun or post somebody else is meant."""
    if _may_fill(before):
        before = _FILLING.sub("", before)
    pronoun = _PRONOUN_AT_END.search(before[-12:])
    if pronoun:
        return Subject(How.PRONOUN), len(before), pronoun[1].lower()
    found = _described(before) if before.endswith(",") else _at_end(before)
    if found is not None and found[0].how is How.NOBODY:
        return _office(before) or found
    return found or _again(before) or _unnamed(before)


def _may_fill(before: str) -> bool:
    """Whether words may end in some that only fill, told from the last one."""
    last = before[-_LONGEST_FILLING:].rsplit(None, 1)[-1:]
    return bool(last) and (last[0].endswith("ly") or last[0].removesuffix(",") in _LAST_OF_FILLING)


def _office(before: str) -> _Found | None:
    """Somebody who is meant by an office with a capital, as in ``The Chair said``."""
    run = _RUN_AT_END.search(before[-60:])
    last = run[1].split()[-1] if run else ""
    if run is None or not is_office(last) or len(run[1].split()) > _WORDS_OF_OFFICE:
        return None
    return Subject(How.PRONOUN), len(before) - len(run[0]), f"the {run[1].removeprefix('The ')}"


def _at_end(before: str) -> _Found | None:
    """The person with whose name, bracket or place the words end."""
    tail = before[-160:]
    placed = _PLACED_AT_END.search(tail) if _IN_PLACE.search(tail) else None
    run = placed or _RUN_AT_END.search(tail[-120:])
    if run is None:
        return None
    about, bracket = (run[2], "") if placed else ("", run[2] or "")
    if _PRINTED.search(bracket):
        return Subject(How.NOBODY), len(before), ""
    start = len(before) - len(run[0])
    ahead = before[:start].rstrip()
    last = ahead.rsplit(None, 1)[-1:]
    if last == ["and"] and (joint := _joint(ahead, run[1])) is not None:
        return joint
    if last and _GOVERNS.fullmatch(last[0]) and not _NEW_CLAUSE.search(ahead):
        return None
    named = _NAMED_AFTER_POST.search(before[-200:]) if ahead.endswith(",") else None
    description = re.split('[,;:”"]', " ".join(ahead.rsplit(None, 5)[-4:]))[-1].strip()
    description = _ARTICLE.sub("", description) if _LOWER_END.search(description) else ""
    if placed and (office := of_peer(run[1], about) or of_office(run[1], about)):
        return office, start, ""
    if placed and person(run[1], "") is None:
        run = _RUN_AT_END.search(tail[-120:])
        return _plainly(before, run) if run else None
    subject = person(run[1], (named[1] if named else "") or about or description, bracket=bracket)
    return (subject, start, "") if subject else None


def _joint(ahead: str, run: str) -> _Found | None:
    """Two people who speak together, as in ``Ann Lee and Tom Orr said``, where they begin the clause."""
    other = _JOINT.search(ahead)
    first, second = person(other[1], "") if other else None, person(run, "")
    if other is None or first is None or second is None or not first.voices or not second.voices:
        return None
    return Subject(first.how, first.voices + second.voices), other.start(1), ""


def _plainly(before: str, run: re.Match[str]) -> _Found | None:
    subject = person(run[1], "", bracket=run[2] or "")
    return (subject, len(before) - len(run[0]), "") if subject else None


def _described(before: str) -> _Found | None:
    """The person whom words between two commas describe, as in ``Ann Lee, who farms here, said``."""
    tail = before[-_REACH:]
    base = len(before) - len(tail)
    last = tail.rsplit(None, 1)[-1:]
    named = _NAMED_AFTER_POST.search(tail) if last and _CAPITAL.search(last[0]) else None
    if named and (subject := person(named[2], named[1])) and subject.voices:
        return subject, base + named.start(), ""
    for run in _RUN_BEFORE_WORDS.finditer(tail):
        about = tail[run.end() : -1]
        ahead = tail[: run.start()].split()
        if not about.strip() or re.search('[“”";]', about) or (ahead and _GOVERNS.fullmatch(ahead[-1])):
            continue
        if run[2] and _PRINTED.search(run[2]):
            return Subject(How.NOBODY), base + run.start(), ""
        post = _POST_BEFORE.search(tail, 0, run.start())
        is_post = post is not None and post[1].split()[-1].casefold() in folded("english_posts")
        subject = person(run[1], post[1] if post and is_post else about, bracket=run[2] or "")
        if subject and (subject.voices or not _RUN_BEFORE_WORDS.search(tail, run.end() - 2)):
            return subject, base + run.start(), ""
    peer_run = _PEER_DESCRIBED.search(tail) if "of" in tail else None
    if peer_run and (subject := of_peer(peer_run[1], peer_run[2])):
        return subject, base + peer_run.start(), ""
    return None


def _again(before: str) -> _Found | None:
    """The subject of a sentence that goes on with another verb, as in ``Ann Lee stood up and said``."""
    if len(before) > _REACH:
        return None
    post = _POST_AGAIN.match(before)
    if post and post[1].split()[-1].casefold() in folded("english_posts"):
        return Subject(How.PRONOUN), 0, post[1]
    clause = _SUBJECT_AGAIN.match(before)
    subject = person(clause[1], "", bracket=clause[2] or "") if clause else None
    return (subject, 0, "") if subject and subject.voices else None


def _unnamed(before: str) -> _Found | None:
    """Somebody who is not named: by a post that somebody named may hold, or not at all."""
    post = _POST_AT_END.search(before[-80:])
    if post and post[1].split()[-1].casefold() in folded("english_posts"):
        return Subject(How.PRONOUN), len(before), post[0].strip(' “"')
    if _NOBODY_AT_END.search(before) or _UNNAMED_AT_END.search(before[-80:]):
        return Subject(How.NOBODY), len(before), ""
    return None


_DESCRIPTION = re.compile(rf"\s+(?:the\s|a\s|{TOKEN}['’]s\s)?((?:[a-z0-9\-]+\s){{0,4}})(?=[A-ZÀ-Þ])")
_POST_AFTER = re.compile(
    rf"\s+(?:the|a|an|his|her|their|my|our|its|{TOKEN}['’]s)\s([^,.;:“”\"]{{2,70}}),\s({RUN})"
)
_THE_POST = re.compile(r"\s+(the\s(?:[\w'’\-]+\s){0,2}?[\w\-]+)\s?(?=[,.:;“\"]|$)")


def _after(blank: str, end: int) -> _Found | None:
    """Who the words after a verb name, as in ``said Jane Smith, the owner``."""
    pronoun = _PRONOUN_AT_START.match(blank, end)
    if pronoun:
        return Subject(How.PRONOUN), end, pronoun[1]
    named = _POST_AFTER.match(blank, end)
    if named and (subject := person(named[2].rstrip("."), named[1])) and subject.voices:
        return subject, end, ""
    description = _DESCRIPTION.match(blank[end : end + 80])
    at = end + (len(description[0]) - 1 if description else 0)
    run = _RUN_AT_START.match(blank, at)
    if run is None:
        post = _THE_POST.match(blank, end)
        if post and post[1].split()[-1].casefold() in folded("english_posts"):
            return Subject(How.PRONOUN), end, post[1]
        return (
            (Subject(How.NOBODY), end, "")
            if re.match(r"\s+(?:the|a|an|one)\s", blank[end : end + 8])
            else None
        )
    place = _PLACE_OF_PEER.match(blank, run.end())
    if place and (peer := of_peer(run[1], place[1])):
        return peer, end, ""
    about = _APPOSITION_AFTER.match(blank, run.end())
    said_of = (description[1] if description else "") or ((about[1] or about[2]) if about else "")
    subject = person(run[1].rstrip("."), said_of)
    return (subject, end, "") if subject else None
