"""Labels that say to whom: ``甲问乙：``, ``账号_168 问 董事长：``, ``甲→乙：``, ``Anna to Ben:``.

Whoever stands first speaks, whatever he or she is called there. Distances, rates and letters are
written so too; but nobody is heard behind those.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from annotator.detect.lines.fields import is_discourse, is_field_word
from annotator.detect.lines.page import Page
from annotator.detect.lines.technical import is_technical
from annotator.detect.words.clocks import Stamp, stamp_before
from annotator.detect.words.label_forms import REACH, Form, Label, label_of
from annotator.detect.words.latin_names import hyphened, is_full_latin_name
from annotator.detect.words.seats import is_role
from annotator.detect.words.talk import take_turns, talk_of, tone_of
from annotator.detect.words.voices import Voice, VoiceKind, voices_of
from annotator.text.lexicons import ending, folded, words

_WHO = r"[^\s:：，。！？；,!?;…“”\"《》|｜→>]{1,24}"
_LATIN = r"[A-Z][\w.'’*-]*(?: [A-Z][\w.'’-]*){0,2}"
_HEAD = re.compile(
    rf"(?P<key>{_WHO}|{_LATIN}) {{1,3}}"
    r"(?P<act>[^\W\d_]{1,6}|(?:replied|replies|responds|responded|speaking) to)"
    rf"(?: {{1,3}}(?P<whom>{_WHO}|{_LATIN}))?\s?[:：]\s*(?=\S)"
)
_ITEM = re.compile(r"(?:\d{1,3}\s?[.、．)）](?!\d)|[(（]\d{1,3}[)）])\s{0,4}")
_POINTING = re.compile(
    rf"(?P<key>{_WHO}|{_LATIN})\s?(?P<act>→|->|⇒|>|➜|▶)\s?(?P<whom>{_WHO}|{_LATIN})\s?[:：]\s*(?=\S)"
)
_TIGHT = tuple(
    re.compile(
        rf"(?P<key>[^\s:：，。→]{{1,{size}}}?)(?P<act>[{acts}])"
        rf"(?P<whom>[^:：，。]{{1,{size}}}?)(?:[说說道问問答讲講])?\s?[:：]\s*(?=\S)"
    )
    for acts, size in (("问問答", 16), ("对對向", 8))
)
_SIGNS = re.compile("问|問|答|对|對|向|→|⇒|>|➜|▶|复|覆| (?:to|asks|asked|answers|answered) ")
_FARTHEST = 48
"""What one of the signs must be, and how far from the beginning of a line it may stand."""
_ALL = frozenset({"所有人", "大家", "全体", "全體", "all", "everyone", "everybody"})
_ASKING = frozenset(
    {"问", "問", "提问", "提問", "询问", "詢問", "追问", "追問", "咨询", "諮詢", "asks", "asked"}
)
_ANSWERING = frozenset(
    {"答", "回答", "答复", "答覆", "回复", "回覆", "回应", "回應", "answers", "answered", "replies"}
)
_TOWARDS = frozenset({"对", "對", "向", "致", "to"})
"""What is nothing without whom it is said to."""
_ACCOUNT = re.compile(r"[\d_*@]")
_HANDLE = re.compile(r"[\d_*@]|^[a-z][\w.-]*$|[A-Za-z][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z]")
"""What names of accounts hold, and nicknames; names of places do not."""
_FEWEST, _FEWEST_PEOPLE = 3, 2
_AGAIN, _SPOKEN, _WHOLE, _CERTAIN = 0.6, 0.3, 0.6, 0.5
_HEARD = 200
_LONGEST_WORD = 6
_NO_PERSON = frozenset({VoiceKind.WORD, VoiceKind.OTHER})


class _Head(NamedTuple):
    """A line that may open with who speaks to whom; nobody is addressed where only the act is told."""

    place: int
    key: str
    whom: str
    act: str
    rest_at: int
    stamp: Stamp | None


def addressed_labels(page: Page) -> dict[int, Label]:
    """The labels that say to whom, as those of who speaks, by their places; none where nobody is heard."""
    found: list[_Head] = []
    for i, line in page.free():
        if _SIGNS.search(line.text, 0, _FARTHEST) is not None:
            beginning = line.text[:REACH]
            head = _head_on(beginning) if "：" in beginning or ":" in beginning else None
            if head is not None and head[3] < len(line.text):
                found.append(_Head(i, *head))
    found = _with_signs(found)
    addressed = [head for head in found if head.whom or head.act in _ASKING | _ANSWERING]
    if len(addressed) < _FEWEST - 1 or len(found) < _FEWEST:
        return {}
    known = {head.whom for head in addressed} | {head.key for head in addressed}
    heads = [head for head in found if head.whom or head.key in known]
    if not any(head.whom for head in heads) and _asked_and_answered(heads) < _FEWEST - 1:
        return {}
    if not _are_turns(page, heads):
        return {}
    return {head.place: _label(head) for head in heads}


def _with_signs(found: list[_Head]) -> list[_Head]:
    """The lines, accounts that are addressed spelt with the sign before them where they write so."""
    writing = {head.key for head in found}
    return [head._replace(whom=f"@{head.whom}") if f"@{head.whom}" in writing else head for head in found]


@lru_cache(maxsize=4096)
def _head_on(text: str) -> tuple[str, str, str, int, Stamp | None] | None:
    """Who speaks, to whom, by which act, where the words begin, and when."""
    item = _ITEM.match(text)
    at = item.end() if item else 0
    timed = stamp_before(text, at)
    at, stamp = (timed.end, timed.stamp) if timed else (at, None)
    found = _HEAD.match(text, at) or _POINTING.match(text, at)
    if found is not None and not _is_act(found["act"]):
        found = None
    found = found or _TIGHT[0].match(text, at) or _TIGHT[1].match(text, at)
    if found is None:
        return None
    whom = found["whom"] or ""
    if not _may_be_called(whom) if whom else found["act"] in _TOWARDS:
        return None
    key = found["key"]
    whom = whom.removeprefix("@")
    return (key, whom, found["act"], found.end(), stamp) if _may_be_called(key) else None


def _is_act(act: str) -> bool:
    return not act[0].isalpha() or hyphened(act) in folded("addressing_words")


def _may_be_called(key: str) -> bool:
    """Whether somebody may be called so: for certain, as an account is, or by a short word."""
    if key.casefold() in _ALL or _HANDLE.search(key):
        return any(map(str.isalnum, key))
    if not any(map(str.isalpha, key)) or is_discourse(key):
        return False
    if _is_office(key):
        return True
    voices = voices_of(key)
    if not voices or (is_field_word(key) and voices[0].kind is not VoiceKind.ROLE):
        return False
    return voices[0].kind not in _NO_PERSON or key not in words("ordinary_words")


def _is_known(key: str, *, verbs: bool) -> bool:
    """Whether a key can but be somebody: a person, an office, an account; behind ``verbs`` a nickname too."""
    if _ACCOUNT.search(key) or (verbs and _HANDLE.search(key)):
        return True
    if key.isascii():
        return is_full_latin_name(key) or key.split()[0].casefold() in folded("given_names") or is_role(key)
    voices = voices_of(key)
    certain = bool(voices) and all(voice.is_certain for voice in voices)
    return certain or _is_office(key)


def _is_office(key: str) -> bool:
    """Whether a key is a post or a body to which people write (``董事长``, ``县教育局``, ``公司``)."""
    return any(ending(key, kind) for kind in ("titles", "roles", "organisation_endings"))


def _are_turns(page: Page, heads: Sequence[_Head]) -> bool:
    """Whether people speak to one another in these lines."""
    counts = Counter(head.key for head in heads)
    people = set(counts) | {head.whom for head in heads if head.whom}
    if len(counts) < _FEWEST_PEOPLE or (all(key.isascii() for key in people) and is_technical(page)):
        return False
    verbs = all(head.act[0].isalpha() and head.act not in _TOWARDS for head in heads)
    if sum(_is_known(key, verbs=verbs) for key in people) < _CERTAIN * len(people):
        return False
    if not (_answer_at_once(heads) or _come_again(heads)):
        return False
    tone = tone_of([talk_of(page.lines[head.place].text[head.rest_at :][:_HEARD]) for head in heads])
    return tone.spoken >= _SPOKEN and tone.whole >= _WHOLE and tone.filled == 1


def _answer_at_once(heads: Sequence[_Head]) -> bool:
    """Whether as a rule the one who is addressed speaks next, or somebody who answers."""
    answered = sum(bool(here.whom) and here.whom == there.key for here, there in pairwise(heads))
    answered = max(answered, _asked_and_answered(heads))
    return 2 * answered >= _AGAIN * len(heads)


def _asked_and_answered(heads: Sequence[_Head]) -> int:
    """How often one asks and another answers next, where the labels say that and not to whom."""
    return sum(
        here.act in _ASKING and there.act in _ANSWERING and here.key != there.key
        for here, there in pairwise(heads)
    )


def _come_again(heads: Sequence[_Head]) -> bool:
    """Whether the same people speak again and again, in turn, some of them to each other."""
    ties = {(head.key, head.whom) for head in heads if head.whom}
    mutual = any((whom, key) in ties for key, whom in ties) or any(not head.whom for head in heads)
    return mutual and take_turns([head.key for head in heads])


def _label(head: _Head) -> Label:
    voices = voices_of(head.key)
    if not voices or not all(voice.is_certain for voice in voices):
        voices = (Voice(VoiceKind.NAME, head.key, head.key),)
    return label_of(head.key, head.rest_at, head.rest_at, form=Form.COLON, voices=voices, stamp=head.stamp)
