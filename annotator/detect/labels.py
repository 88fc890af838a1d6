"""Labels: the ``Name：``, ``Name(Affiliation):`` or ``Name 00:12`` with which a line says who speaks.

A label is taken where it cannot be anything else: a seat or a role, a name with a bracket, a name
that comes twice or is known. What only looks like one is rejected with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from annotator.detect.fields import is_discourse, is_field_word, is_roster
from annotator.detect.openings import TurnOpening
from annotator.detect.page import Line, Page
from annotator.detect.voices import Voice, VoiceKind, voices_of
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind
from annotator.language import mark

_REACH = 64
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?"
_TIME_BEFORE = re.compile(
    rf"[\[(（【]?\s*(?P<time>{_CLOCK})(?:\s*(?:-+>?|—|~|–)\s*{_CLOCK})?\s*[\])）】]?\s+|[\[(（【](?P<time2>{_CLOCK})[\])）】]\s*"
)
_TIME_AFTER = re.compile(
    rf"\s*[\[(（【]\s*(?P<time>{_CLOCK})(?:\s*(?:-+>?|—|~|–)\s*{_CLOCK})?\s*[\])）】]$|\s+(?P<time2>{_CLOCK})(?:\s*(?:-+>?|—|~|–)\s*{_CLOCK})?$"
)
_INTERJECTION = re.compile(
    r"(?P<who>[^:：，。,]{1,20}?)(?:[的之])?(?:补充|追问|回应|插话|提问|反驳|回答|点评|補充|追問|回應|插話|提問|反駁)(?:道|说)?$"
)
_YEAR = re.compile(r"[\d年月日号./\-— ]+")
_MARKUP = re.compile(r"[*_]{2}")

URL = mark("an address")
CLOCK = mark("a clock time or a ratio")
NUMBER = mark("a number or a date")
FIELD = mark("the name of a field")
DISCOURSE = mark("words that open or announce a sentence")
ROSTER = mark("says who holds a role")
ITEM = mark("an item of a list, not a known speaker")
ONCE = mark("looks like a name but comes only once")
WORD = mark("an ordinary word")
UNLIKE = mark("does not look like a speaker")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may open with a label: ``head`` characters of it, then speech from ``rest_at`` on."""

    place: int
    line: Line
    key: str
    head: int
    rest_at: int
    voices: tuple[Voice, ...]
    ms: int | None
    interjects: bool = False
    colon: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(voice.name for voice in self.voices)


def find_labels(page: Page, known: Collection[str]) -> list[TurnOpening]:
    """The turns that labels open; ``known`` are the speakers known from headings and rosters."""
    candidates = list(_candidates(page))
    likely: list[Candidate] = []
    spoken: set[tuple[str, ...]] = set()
    for candidate in candidates:
        why = _never(candidate)
        if why == ROSTER and candidate.names in spoken:
            why = None  # who has spoken under this role may well say a name and nothing else
        if why is None:
            likely.append(candidate)
            spoken.add(candidate.names)
        else:
            page.reject(candidate.place, candidate.head, why)
    accepted, rejected = _judge(likely, set(known), sum(1 for _, line in page.free() if not line.mark))
    for candidate, why in rejected:
        page.reject(candidate.place, candidate.head, why)
    return [_opening(page, candidate) for candidate in accepted]


def _candidates(page: Page) -> Iterator[Candidate]:
    for i, line in page.free():
        candidate = _with_colon(i, line) or _with_time(i, line)
        if candidate is not None:
            yield candidate


def _with_colon(i: int, line: Line) -> Candidate | None:
    text = line.text
    at, ms = line.mark, None
    before = _TIME_BEFORE.match(text, at)
    if before:
        at, ms = before.end(), _milliseconds(before["time"] or before["time2"])
    colon = _colon(text, at)
    if colon < 0:
        return None
    key = _MARKUP.sub("", text[at:colon]).strip()
    after = _TIME_AFTER.search(key)
    if after:
        key, ms = key[: after.start()].strip(), _milliseconds(after["time"] or after["time2"])
    if not key or re.search(r"[，。！？；,!?;…]", key) or len(key) > 40:
        return None
    rest_at = colon + 1
    while text[rest_at : rest_at + 1] in (" ", "*", "_") and rest_at < len(text):
        rest_at += 1
    interjection = _INTERJECTION.fullmatch(key) if line.mark else None
    voices = voices_of(interjection["who"] if interjection else key)
    return Candidate(i, line, key, colon + 1, rest_at, voices, ms, interjects=interjection is not None)


def _colon(text: str, at: int) -> int:
    """The colon after the key; one within a bracket or a clock time does not count."""
    depth = 0
    for i in range(at, min(len(text), at + _REACH)):
        c = text[i]
        if c in "(（[【":
            depth += 1
        elif c in ")）]】":
            depth -= 1
        elif c in ":：" and depth <= 0 and not (text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit()):
            return i
    return text.find(":", at, at + _REACH) if depth > 0 else -1


def _with_time(i: int, line: Line) -> Candidate | None:
    """A label without a colon that carries a time: ``张三 00:12``, ``00:12 张三``."""
    text = _MARKUP.sub("", line.text)
    if len(text) > 50 or line.mark:
        return None
    found = _TIME_AFTER.search(text)
    key = text[: found.start()] if found else ""
    if found is None:
        found = _TIME_BEFORE.match(text)
        key = text[found.end() :] if found else ""
    if found is None or not key or re.search(r"[，。！？；：:,!?;…]", key) or len(key) > 24:
        return None
    size = len(line.text)
    ms = _milliseconds(found["time"] or found["time2"])
    return Candidate(i, line, key.strip(), size, size, voices_of(key), ms, colon=False)


def _milliseconds(clock: str) -> int:
    """``mm:ss`` or ``h:mm:ss``, with decimals perhaps."""
    whole, _, part = clock.replace("：", ":").replace(",", ".").partition(".")
    seconds = 0
    for number in whole.split(":"):
        seconds = seconds * 60 + int(number)
    return seconds * 1000 + int((part + "000")[:3])


def _never(candidate: Candidate) -> str | None:
    """Why a candidate is no label whatever else stands in the text."""
    key, rest = candidate.key, candidate.line.text[candidate.head :]
    if rest.startswith("//"):
        return URL
    if _YEAR.fullmatch(key):
        return NUMBER
    if candidate.colon and key[-1:].isdigit() and rest[:1].isdigit():
        return CLOCK
    if not candidate.voices:
        return UNLIKE
    if is_roster(key, rest.strip()):
        return ROSTER
    if any(voice.kind in (VoiceKind.SEAT, VoiceKind.NAME) for voice in candidate.voices):
        return None
    if is_field_word(key):
        return FIELD
    if candidate.voices[0].kind is not VoiceKind.ROLE and is_discourse(key):
        return DISCOURSE
    return None


Judged = tuple[list[Candidate], list[tuple[Candidate, str]]]


def _judge(likely: list[Candidate], known: set[str], paragraphs: int) -> Judged:
    """Tell labels from what looks like one, by how often the names come and who else speaks.

    Where most of the ``paragraphs`` open with a label, ordinary words that come again are names too.
    """
    own_line = [c for c in likely if not c.line.mark]
    counts = Counter(name for c in own_line for name in c.names)
    sure = [c for c in own_line if all(_stands_alone(voice, c, counts, known) for voice in c.voices)]
    heard = known | {name for c in sure for name in c.names}
    others = Counter(name for c in sure for name in c.names)
    if others and 2 * sum(counts.values()) > paragraphs:
        heard |= {
            c.names[0] for c in own_line if c.voices[0].kind is VoiceKind.WORD and counts[c.names[0]] > 1
        }
    accepted: list[Candidate] = []
    rejected: list[tuple[Candidate, str]] = []
    for candidate in likely:
        why = _why_not(candidate, counts, heard, others)
        if why is None:
            accepted.append(candidate)
        else:
            rejected.append((candidate, why))
    return accepted, rejected


def _stands_alone(voice: Voice, candidate: Candidate, counts: Counter[str], known: set[str]) -> bool:
    """Whether a label is one by itself or by coming again."""
    if voice.name in known or voice.kind is VoiceKind.SEAT:
        return True
    if voice.kind is VoiceKind.NAME:
        return voice.bracketed or counts[voice.name] > 1 or candidate.ms is not None
    if voice.kind is VoiceKind.ROLE:
        return counts[voice.name] > 1 or candidate.ms is not None
    if voice.kind is VoiceKind.WORD:
        return (voice.bracketed and counts[voice.name] > 1) or candidate.ms is not None
    return candidate.ms is not None and counts[voice.name] > 1


def _why_not(candidate: Candidate, counts: Counter[str], heard: set[str], others: Counter[str]) -> str | None:
    """Why a candidate is no label after all; ``None`` where it is one."""
    if all(name in heard for name in candidate.names):
        return None
    if candidate.line.mark or candidate.interjects:
        return ITEM
    voice = candidate.voices[0]
    talk = sum(others.values())
    if voice.kind is VoiceKind.ROLE:
        return None if talk >= 1 else ONCE
    if voice.kind is VoiceKind.NAME:
        return None if talk >= 3 and len(others) >= 2 else ONCE
    if voice.kind is VoiceKind.WORD:
        return None if counts[voice.name] >= 3 and len(others) >= 2 else WORD
    is_nickname = counts[voice.name] >= 3 and len(voice.name) <= 8 and len(others) >= 1
    return None if is_nickname else UNLIKE


def _opening(page: Page, candidate: Candidate) -> TurnOpening:
    """The turn that a label opens; a label alone on its line has its speech on the next."""
    line, place = candidate.line, candidate.place
    start = line.text_start + line.mark
    text_start = line.text_start + candidate.rest_at
    if text_start >= line.text_end:
        page.take(place, SegmentKind.LABEL)
        following = place + 1
        text_start = page.lines[following].text_start if following < len(page.lines) else line.text_end
    elif line.mark:
        page.take(place, SegmentKind.LIST_ITEM)
    else:
        page.take(place, SegmentKind.PARAGRAPH)
    return TurnOpening(start, text_start, candidate.voices, Evidence.LABEL, ms=candidate.ms)
