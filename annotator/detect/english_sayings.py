"""Who is said to say something in an English sentence of a report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from annotator.detect.sayings import Saying, masked
from annotator.detect.subjects import How, Subject
from annotator.detect.voices import Voice, VoiceKind
from annotator.text.lexicons import alternatives, folded, words

_TOKEN = r"(?:(?:[A-Z]\.){1,3}|[A-ZÀ-ÖØ-Þ][\w'’\-]*\.?)"
_PARTICLE = r"(?:de|van|von|der|den|bin|al|el|da|di|la|le|du|dos|ibn|ter)"
_RUN = rf"(?:(?:{_TOKEN}|{_PARTICLE})\s+){{0,7}}{_TOKEN}"
_RUN_AT_END = re.compile(rf"(?<![\w'’.])({_RUN})$")
_RUN_AT_START = re.compile(rf"\s+({_RUN})")
_APPOSITION_AT_END = re.compile(rf"(?<![\w'’.])({_RUN})(?:\s*\([^()]{{1,30}}\))?,\s([^“”\"]{{2,160}}?),$")
_PLACED_AT_END = re.compile(
    rf"(?<![\w'’.])({_RUN})\s(?:of|from|at|with)\s((?:the\s)?[A-Z][\w'’&\-]*(?:\s(?:of\s|and\s|the\s|for\s)*[A-Z][\w'’&\-]*){{0,6}})$"
)
_IN_PLACE = re.compile(r"\s(?:of|from|at|with)\s")
_CALLING = re.compile(
    r"(?:^|\b)(?:a|an|the)\s(?:[a-z\-]+\s){0,3}[a-z]+(?:ist|ian|er|or|ent|ant|man|woman|ive|graphe?r)\b"
)
_APPOSITION_AFTER = re.compile(r"(?:\s*\([^()]{1,30}\))?,\s([^.“”\"]{2,120}?)(?=[,.;]|$)")
_FILLING = re.compile(
    r"(?:\s(?:also|then|later|has|had|have|however|further|now|simply|once|never|soon|recently|again|himself|herself"
    r"|yesterday|today|first|still|even|both|all|each|would|will|[a-z]+ly))+$"
)
_ACCORDING = re.compile(rf"[Aa]ccording to (?:the )?((?:[a-z]+\s){{0,4}})({_RUN})")
_PRONOUN_AT_END = re.compile(
    r"(?:^|[,.;:]\s|[”\"]\s?|\b(?:and|but|as|while|when|where|time)\s)(?:[Hh]e|[Ss]he|[Tt]hey)$"
)
_PRONOUN_AT_START = re.compile(r"\s+(?:he|she|they)\b")
_NOBODY_AT_END = re.compile(
    r"\b(?:officials?|police|residents?|experts?|critics|analysts?|researchers|scientists|company|council|ministry|government"
    r"|department|spokesman|spokeswoman|spokesperson|report|study|survey|statement|people|locals|witnesses|authorities|it)$"
)
_INTRODUCES = re.compile(
    r"(?:\s(?:on\s)?[A-Z][a-z]+day)?\s?(?:that\b|[,:]?\s?[“\"‘]|how\b|why\b|whether\b|if\b|what\b|,|:)"
)
_QUOTED_WORDS = re.compile(r"[^.,;“”\"]{0,40}[“\"]")
_NOT_SAYING = re.compile(
    r"\s(?:goodbye|hello|prayers?|grace|mass|the job|lies|stories|the time|by\b|into\b|to be\b|off\b)"
)
_GOVERNS = re.compile(
    "of|for|with|by|to|from|in|at|about|against|between|like|than|near|and|or|on", re.IGNORECASE
)
_CITED = re.compile(r"\b(?:once|famously|wrote|writes)\b")
_AS = re.compile(r"\b[Aa]s\s(?:the\s(?:[a-z]+\s){1,3})?$")
_AGE = re.compile(r"\d{1,3}(?:-year-old)?\b")
_QUOTE_BEFORE = re.compile(r"[”\"’],?\s*$")
_VERBS_TRIED = 8
_BEFORE = 300
_START = 60


@cache
def _verb() -> re.Pattern[str]:
    strong, weak = alternatives("english_speech_verbs"), alternatives("english_weak_speech_verbs")
    return re.compile(rf"\b(?:(?P<strong>{strong})|(?P<weak>{weak}))\b")


@cache
def _posts() -> frozenset[str]:
    return folded("english_posts")


def english_sayings_in(sentence: str) -> Iterator[Saying]:
    """The sayings of an English sentence, in order."""
    blank = masked(sentence)
    according = _ACCORDING.search(blank)
    if according and (person := _person(according[2], according[1])):
        yield Saying(person, according.start(), according.end())
    for tried, verb in enumerate(_verb().finditer(blank)):
        if tried >= _VERBS_TRIED:
            return
        if _NOT_SAYING.match(blank, verb.end()):
            continue
        if verb["weak"] and not (
            _INTRODUCES.match(blank, verb.end()) or _QUOTED_WORDS.match(blank, verb.end())
        ):
            continue
        base = max(0, verb.start() - _BEFORE)
        before = blank[base : verb.start()].rstrip()
        found = _before(before)
        if found is None and (before[-1:] == "," or _QUOTE_BEFORE.search(before[-4:])):
            found = _after(blank, verb.end())
            base = 0
        if found is not None:
            subject, start = found[0], found[1] + base
            yield Saying(
                subject,
                start,
                verb.end(),
                is_cited=bool(
                    _CITED.search(blank, max(start, verb.start() - 9), verb.end())
                    or _AS.search(blank[max(0, start - 40) : start])
                ),
            )


def _before(before: str) -> tuple[Subject, int] | None:
    """Who the words before a verb name, and where."""
    before = _FILLING.sub("", before)
    if _PRONOUN_AT_END.search(before):
        return Subject(How.PRONOUN), len(before)
    run = _RUN_AT_END.search(before[-120:])
    about = ""
    placed = (
        _PLACED_AT_END.search(before[-160:]) if _IN_PLACE.search(before, max(0, len(before) - 160)) else None
    )
    if placed:
        run, about = placed, placed[2]
    if run is None and before.endswith(","):
        run = _APPOSITION_AT_END.search(before[-260:])
        about = run[2] if run else ""
    if run is None:
        return (Subject(How.NOBODY), len(before)) if _NOBODY_AT_END.search(before) else None
    start = len(before) - (len(run[0]) if about else len(run[1]))
    ahead = before[:start].rstrip().rsplit(None, 5)
    if ahead and _GOVERNS.fullmatch(ahead[-1]):
        return None
    description = re.split('[,;:”"]', " ".join(ahead[-4:]))[-1].strip() if ahead else ""
    subject = _person(run[1], about or description)
    return (subject, start) if subject else None


def _after(blank: str, end: int) -> tuple[Subject, int] | None:
    """Who the words after a verb name, as in ``said Jane Smith, the owner``."""
    if _PRONOUN_AT_START.match(blank, end):
        return Subject(How.PRONOUN), end
    description = re.match(r"\s+(?:the\s|a\s)?((?:[a-z0-9\-]+\s){0,4})(?=[A-ZÀ-Þ])", blank[end : end + 80])
    at = end + (len(description[0]) - 1 if description else 0)
    run = _RUN_AT_START.match(blank, at)
    if run is None:
        return (Subject(How.NOBODY), end) if re.match(r"\s+(?:the|a|one)\s", blank[end : end + 8]) else None
    about = _APPOSITION_AFTER.match(blank, run.end())
    subject = _person(
        run[1].rstrip("."), (description[1] if description else "") or (about[1] if about else "")
    )
    return (subject, end) if subject else None


def _person(run: str, about: str) -> Subject | None:
    """The person in a run of capital words, introduced by what is said about them; ``None`` for a body."""
    tokens = [token for token in re.split(r"\s+", re.split(r"['’]s\s", run)[-1]) if token]
    tokens = [token.removesuffix("’s").removesuffix("'s") for token in tokens]
    while tokens and _opens(tokens[0]):
        tokens = tokens[1:]
    posts = [
        i
        for i, token in enumerate(tokens[:-1])
        if token in words("english_posts") or token.casefold() in _posts()
    ]
    role = " ".join(tokens[: posts[-1] + 1]) if posts else ""
    name = tokens[posts[-1] + 1 :] if posts else tokens
    if not name or len(name) > 4 or any(token in words("english_organisations") for token in name):
        return Subject(How.NOBODY) if tokens else None
    if name[-1].isupper() and len(name[-1]) > 1 and not name[0].isupper():
        return Subject(How.NOBODY)
    return _subject(name, role, about)


def _opens(token: str) -> bool:
    """Whether a capital word only opens the sentence."""
    return token.casefold() in words("function_words") or token in words("discourse_openers")


def _subject(name: list[str], role: str, about: str) -> Subject:
    mentioned = {word.casefold().strip(",.") for word in about.split()}
    has_post = bool(mentioned & _posts() or _AGE.match(about) or _CALLING.match(about))
    is_known = len(name) > 1 and (
        name[0].split("-")[0] in words("given_names") or re.fullmatch(r"[A-Z]\.", name[1]) is not None
    )
    courtesy = role in (
        "Mr",
        "Mr.",
        "Mrs",
        "Mrs.",
        "Ms",
        "Ms.",
        "Miss",
        "Dr",
        "Dr.",
        "Prof",
        "Prof.",
        "Professor",
    )
    full = " ".join(name)
    post = "" if courtesy else role
    if has_post and not post and not _AGE.match(about) and len(about) <= 80:
        post = re.sub(r"^(?:the|a|an|who is|who)\s", "", about).strip(" ,")
    introduced = len(name) > 1 and (has_post or is_known or bool(role))
    how = How.INTRODUCED if introduced else How.ADDRESSED if role else How.NAMED
    spelling = f"{role} {full}" if courtesy else full
    place = about if about[:1].isupper() or (about.startswith("the ") and not has_post) else ""
    return Subject(how, (Voice(VoiceKind.NAME, full, spelling, place or None, post or None),))


_MENTION = re.compile(
    rf"(?:\b([a-z\-]+),?\s)?(?<![\w'’.])({_TOKEN}(?:\s{_TOKEN}){{1,5}})"
    r"(?:,\s((?:a|an|the|who)\s[^,.]{3,80})[,.])?"
)


def english_mentions(text: str, names: Collection[str]) -> Iterator[Voice]:
    """Those of some names whom the text introduces with a post, a calling or a full name."""
    if not any(name.isascii() for name in names):
        return
    last_names = {name.rsplit(" ", 1)[-1] for name in names}
    for mention in _MENTION.finditer(text):
        if mention[2].rsplit(None, 1)[-1] not in last_names:
            continue
        found = _person(mention[2], mention[3] or mention[1] or "")
        if found is not None and found.how is How.INTRODUCED:
            yield from found.voices


def english_at_start(sentence: str) -> Subject | None:
    """Whom a sentence names at its beginning, as in ``His wife, Ada Brook, runs the shop``."""
    for mention in _MENTION.finditer(sentence[:_START]):
        found = _person(mention[2], mention[3] or mention[1] or "")
        if found is not None and found.how is How.INTRODUCED:
            return found
    first = re.match(_RUN, sentence)
    return _person(first[0], "") if first else None
