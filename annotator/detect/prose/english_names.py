"""Persons in a run of capital words of an English sentence: titles off, bodies and places apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from annotator.detect.prose.subjects import How, Subject
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.text.lexicons import folded, words

_SHORT = (
    "Mr|Mrs|Ms|Mx|Messrs|Mme|Mlle|Dr|Prof|Rev|Fr|Hon|Sr|Jr|St|Sen|Rep|Gov|Pres|Del|Ald|Cllr|Chmn|Gen|Col|Lt|Maj|Capt|Cmdr|Cpl"
    "|Sgt|Det|Insp|Supt|Const|Brig|Adm|Wm|Geo|Chas|Thos|Jas|Jos|Robt|Ph|Th"
)
_GLUED = "(?:(?:al|el|ad|an|ar|as|ash|at|az|ben|bin|ibn)-|(?:d|l|t|dell)['’])?"
TOKEN = rf"(?:(?:[A-Z]\.){{1,3}}|(?:{_SHORT})\.|{_GLUED}[A-ZÀ-ÖØ-Þ][\w'’\-]*)"
"""A word with a capital; a stop belongs to it only where it is an initial or a short form."""
_PARTICLE = r"(?:de|van|von|der|den|bin|al|el|da|di|la|le|du|dos|das|do|del|della|ibn|ter|ten|zu|af|av|y)"
RUN = rf"(?:(?:{TOKEN}|{_PARTICLE})\s+){{0,7}}{TOKEN}"
_OFF = re.compile(
    "(?:Last|Next|Rival|Former|Veteran|Retired|Local|Fellow|Asked|Speaking|Early|Late|Both|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
    "(?:day)?|January|February|March|April|May|June|July|August|September|October|November|December"
)
"""Capital words before a name that are no part of it."""
_CALLING = re.compile(
    r"(?:^|\b)(?:(?:a|an|the|his|her|their|its|our|my)\s)?(?:[a-z\-]+\s){0,4}"
    r"[a-z]+(?:ist|ian|er|or|ent|ant|man|woman|ive|graphe?r)\b"
)
_PERSONAL = re.compile(
    r"(?:who(?:se)?|now|aged?|then|representing|(?:speaking|acting|appearing|counsel) for|on behalf of)\b"
    r"|\d{1,3}\b|(?:travell?ing|waiting|working|visiting|living|walking|standing|sitting|watching|queue?ing|shopping|camping"
    r"|fishing|studying|returning|wearing|holding|clutching|carrying|cradling|pushing|attending|nursing|leaning|cycling"
    r"|driving|speaking|smiling|laughing|looking|still|himself|herself)\b"
)
"""With what only persons are described."""
_ADDRESS = re.compile(r"(?:of\s)?\d[\d\-/]*[a-z]?\s[A-Z]")
_BODILY = re.compile(
    r"\b(?:company|firm|charity|newspaper|group|agency|bank|maker|startup|start-up|carrier|giant|unit)\b"
)
_LOWER_RANKS = frozenset(
    ("under", "sub", "co", "vice", "ex", "deputy", "assistant", "lieutenant", "arch", "lord")
)
_HIGHER_RANKS = frozenset(("general", "elect", "chief", "large", "designate", "emeritus"))
AGE = re.compile(r"\d{1,3}(?:-year-old)?\b")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")


def is_title(token: str) -> bool:
    """Whether a capital word is a title, a rank or a post before a name."""
    bare = token.rstrip(".")
    if (bare.endswith("s") and is_title(bare[:-1])) or bare.startswith(("Co-", "Vice-", "Ex-")):
        return True
    return (
        bare in words("english_titles")
        or ("-" in bare and _is_compound_title(bare))
        or token in words("english_posts")
        or bare.casefold() in folded("english_posts")
    )


def _is_compound_title(token: str) -> bool:
    """Whether a word with hyphens is a rank of another (``Under-Secretary``, ``Director-General``)."""
    first, *_, last = token.casefold().split("-")
    posts = folded("english_posts") | folded("english_titles")
    return (last in posts and first in _LOWER_RANKS) or (first in posts and last in _HIGHER_RANKS)


def is_office(token: str) -> bool:
    """Whether a capital word names an office as ``Chairman`` does, and is no surname taken from a trade."""
    return token in words("english_posts")


@lru_cache(maxsize=16384)
def person(run: str, about: str, *, bracket: str = "") -> Subject | None:
    """The person in a run of capital words, introduced by what is said about them or by a bracket behind.

    Nobody where the run names a body.
    """
    tokens = _tokens(run)
    if not tokens:
        return None
    first = _name_starts(tokens)
    role, name = " ".join(tokens[:first]), tokens[first:]
    while len(name) > 1 and name[-1].rstrip(".") in words("english_name_endings"):
        name = name[:-1]
    if not _may_be_name(name, role):
        return Subject(How.NOBODY)
    subject = _subject(name, role, bracket or about)
    if bracket and len(name) > 1 and subject.how is How.NAMED and not _is_short_for(bracket, name):
        return Subject(How.INTRODUCED, subject.voices)
    return subject


def _is_short_for(bracket: str, name: list[str]) -> bool:
    """Whether a bracket gives the short form or the listing of a body."""
    initials = "".join(token[0] for token in name)
    return bracket.startswith((initials, "the ", "formerly ", "now ")) or ":" in bracket


def _tokens(run: str) -> list[str]:
    """The words of a run without those that open the sentence, and behind the last owner in it."""
    tokens = [token for token in re.split(r"\s+", re.split(r"['’]s\s", run)[-1]) if token]
    tokens = [token.removesuffix("’s").removesuffix("'s") for token in tokens]
    while tokens and (opens(tokens[0]) or (len(tokens) > 1 and _OFF.fullmatch(tokens[0]))):
        tokens = tokens[1:]
    return tokens


def opens(token: str) -> bool:
    """Whether a capital word only opens the sentence."""
    return token.casefold() in words("function_words") or token in words("discourse_openers")


def _name_starts(tokens: list[str]) -> int:
    """Behind how many titles the name begins."""
    if len(tokens) == 2 and tokens[0] in words("given_names") and not is_title(tokens[0]):
        return 0
    posts = [i for i, token in enumerate(tokens[:-1]) if is_title(token)]
    return posts[-1] + 1 if posts else 0


def _may_be_name(name: list[str], role: str) -> bool:
    bare = [token.rstrip(".") for token in name]
    if not 0 < len(name) <= 4 or (len(name) == 1 and len(bare[0]) < 2):
        return False
    is_courted = any(word.rstrip(".") in words("english_courtesies") for word in role.split())
    if is_courted and len(name) == 1:
        return True
    if is_office(name[-1]) and not (name[0] in words("given_names") and len(name) > 1):
        return False
    is_given = len(name) > 1 and name[0] in words("given_names")
    if is_given and len(name) == 2 and name[1] in words("english_surnames_like_places"):
        return True
    if any(token in words("english_organisations") for token in name[is_given:]):
        return False
    is_shouted = name[-1].isupper() and len(bare[-1]) > 1 and not name[0].isupper()
    return not is_shouted or bool(role) or name[0] in words("given_names")


def _subject(name: list[str], role: str, about: str) -> Subject:
    mentioned = {word.casefold().strip(",.") for word in about.split()}
    is_bodily = _BODILY.search(about) is not None and not mentioned & folded("english_posts")
    has_post = not is_bodily and bool(mentioned & folded("english_posts") or _CALLING.match(about))
    is_personal = bool(AGE.match(about) or _PERSONAL.match(about) or _ADDRESS.match(about))
    is_known = len(name) > 1 and (
        name[0].split("-")[0] in words("given_names")
        or _INITIAL.fullmatch(name[0] if len(name[0]) < 5 else name[1]) is not None
    )
    full = " ".join(name)
    is_courtesy = role.rstrip(".") in words("english_courtesies")
    post = "" if is_courtesy else role
    if has_post and not post and not is_personal and len(about) <= 80:
        post = re.sub(r"^(?:the|a|an|who is|who)\s|\s(?:who|which|that)\s.*", "", about).strip(" ,")
    elif has_post and post and about[:1].isupper() and not is_personal:
        post = f"{post}, {about}"
    introduced = len(name) > 1 and (has_post or is_known or is_personal or bool(role))
    how = How.INTRODUCED if introduced else How.ADDRESSED if role else How.NAMED
    is_place = (about[:1].isupper() and not has_post) or (about.startswith("the ") and not has_post)
    spelling = f"{role} {full}" if role else full
    return Subject(how, (Voice(VoiceKind.NAME, full, spelling, about if is_place else None, post or None),))


def of_peer(run: str, place: str) -> Subject | None:
    """A peer with the place of the title, as in ``Lord Tamsin of Wray`` and ``the Earl of Strathlorne``."""
    tokens = _tokens(run)
    if not tokens or tokens[0] not in words("english_noble_titles") or len(tokens) > 2 or " " in place:
        return None
    name = " ".join([*tokens, "of", place])
    return Subject(How.INTRODUCED, (Voice(VoiceKind.NAME, name, name, role=tokens[0]),))


def of_office(run: str, rest: str) -> Subject | None:
    """Who holds an office with ``of``, as in ``Director of Public Works Ann Lee``."""
    before, after = _tokens(run), rest.split()
    if not before or not all(map(is_title, before)):
        return None
    known = [i for i, word in enumerate(after) if i and word in words("given_names") and i + 1 < len(after)]
    at = known[0] if known else len(after) - 2
    while not known and at > 1 and (after[at] in words("name_particles") or after[at][0].islower()):
        at -= 1
    found = person(" ".join(after[at:]), "") if at > 0 else None
    if found is None or not found.voices:
        return None
    role = " ".join([*before, "of", *after[:at]])
    return Subject(How.INTRODUCED, (found.voices[0]._replace(role=role),))


_AND_BEFORE = re.compile(r"(?<![A-Z][\w]\s)\b([A-Z][a-z]+)\sand$")
_REACH = 30
_MENTION = re.compile(
    rf"(?:\b([a-z\-]+),? )?(?<![\w'’.])({TOKEN}(?: (?:{_PARTICLE} ){{0,2}}{TOKEN}){{1,5}})"
    r"(?:\s?\(([^()\n]{2,60})\)|,\s((?:(?:a|an|the|who)\b|\d)[^,.\n]{1,80})[,.])?"
)


def mentions_in(text: str) -> Iterator[tuple[Subject, int]]:
    """The persons whom a text names by more than one capital word, and where."""
    for mention in _MENTION.finditer(text):
        found = person(mention[2], mention[4] or mention[1] or "", bracket=mention[3] or "")
        if found is not None and found.voices:
            yield found, mention.start(2)
            if mention[1] == "and" and (partner := _partner(text, mention, found.voices[0])):
                yield partner, mention.start(2)


def _partner(text: str, mention: re.Match[str], voice: Voice) -> Subject | None:
    """The other of two who share a surname, as in ``Ann and Tom Lee``."""
    before = (
        _AND_BEFORE.search(text, max(0, mention.start() - _REACH), mention.end(1))
        if mention[1] == "and"
        else None
    )
    if before is None or before[1] not in words("given_names"):
        return None
    name = f"{before[1]} {voice.name.rsplit(' ', 1)[-1]}"
    return Subject(How.INTRODUCED, (Voice(VoiceKind.NAME, name, name),))
