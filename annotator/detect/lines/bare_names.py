"""Names alone on their lines, without a colon or a time, each over what that person says.

They are taken only where two or more come again and again, or with a post behind a dash, each over
a line of speech, and no other labels are there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from annotator.detect.lines.page import Page, width
from annotator.detect.lines.technical import is_technical
from annotator.detect.words.latin_names import is_full_latin_name
from annotator.detect.words.openings import TurnOpening
from annotator.detect.words.talk import Talk, talk_of, tone_of
from annotator.detect.words.voices import Voice, VoiceKind, voices_of
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import ending, folded

_LONGEST = 90
_SAID, _SAID_WHOLE = 16, 8
_STOPS = "。！？.!?…”"
_LEAST_NAMES, _LEAST_TURNS = 2, 4
_SPOKEN = 0.25
_HEARD = 300
_SET_OFF = re.compile(r"[()（）\[\]【】〔〕,|\-–—]")
"""What sets off from a name what is said of its bearer."""
_ROSTER = re.compile(
    r"(?:(?:conference )?call|corporate|meeting|panel|hearing) (?:participants|attendees)\s?[:：]?"
    r"|(?:参会|參會|与会|與會|出席|参加|參加|发言|發言)(?:人员|人員|嘉宾|嘉賓|名单|名單|者)(?:名单|名單)?\s?[:：]?",
    re.IGNORECASE,
)
"""The head of a list of those who took part, as services print it under a call."""
_POST = re.compile(r"\s(?:-{1,3}|[–—]{1,2})\s")


def find_bare_names(page: Page, known: Collection[str]) -> list[TurnOpening]:
    """The turns that names alone on their lines open; claims these lines. ``known`` are sure to be people."""
    counts = Counter(line.text for _, line in page.free() if len(line.text) <= _LONGEST and not line.mark)
    again = {
        text: voices
        for text, count in counts.items()
        if (count > 1 or text in known or _SET_OFF.search(text) or _has_post(text))
        and (voices := people_of_line(text))
        and (count > 1 or text in known or _is_set_off(voices))
    }
    if len(again) < _LEAST_NAMES:
        return []
    stop = _closing_roster(page)
    places = [
        i
        for i, line in page.free()
        if line.text in again and i < stop and _stands_over_speech(page, i, again)
    ]
    heard = Counter(page.lines[i].text for i in places)
    places = [
        i
        for i in places
        if heard[text := page.lines[i].text] > 1 or text in known or _is_set_off(again[text])
    ]
    tone = tone_of([_talk_under(page, i) for i in places])
    if all(line.isascii() for line in heard) and is_technical(page):
        return []
    several = len({again[text] for text in heard}) >= _LEAST_NAMES
    if not several or len(places) < _LEAST_TURNS or tone.spoken < _SPOKEN:
        return []
    for i in places:
        page.take(i, SegmentKind.LABEL)
    return [_opening(page, i, again[page.lines[i].text]) for i in places]


def _has_post(text: str) -> bool:
    """Whether a Chinese line has two words, the last of which is a post (``张三 首席执行官``)."""
    return text.count(" ") == 1 and len(ending(text, "titles")) > 1


def _is_set_off(voices: tuple[Voice, ...]) -> bool:
    """Whether something is said of a name beside it."""
    return voices[0].bracketed or bool(voices[0].affiliation or voices[0].role)


def _closing_roster(page: Page) -> int:
    """The place under the middle of the page where those who have spoken are listed; else its end."""
    below = range(len(page.lines) // 2, len(page.lines))
    return next((i for i in below if _ROSTER.fullmatch(page.lines[i].text)), len(page.lines))


@lru_cache(maxsize=4096)
def people_of_line(text: str) -> tuple[Voice, ...]:
    """Whom a line names, if it names somebody and says nothing else but a post behind a dash."""
    if len(text) > _LONGEST:
        return ()
    parts = _POST.split(text, maxsplit=1)
    voices = voices_of(parts[0].strip())
    if not voices or not all(voice.is_certain for voice in voices):
        return ()
    if len(parts) == 1:
        return voices
    named = voices[0]
    is_somebody = named.kind is VoiceKind.NAME and (
        not named.name.isascii()
        or is_full_latin_name(named.name)
        or len(_POST.split(parts[1])) > 1
        or (" " in named.name and _is_post(parts[1]))
    )
    if len(voices) > 1 or not is_somebody or len(named.name) < 2:
        return ()
    return (Voice(named.kind, named.name, named.spelling, parts[1].strip(), named.role, bracketed=True),)


def _is_post(text: str) -> bool:
    """Whether words in English are a post and what it is of (``Head of Works, North``)."""
    post = re.split(r",| of | for ", text, maxsplit=1)[0].split()
    last = post[-1].casefold() if post else ""
    return any(last in folded(kind) for kind in ("english_posts", "english_people", "roles"))


def _stands_over_speech(page: Page, i: int, names: dict[str, tuple[Voice, ...]]) -> bool:
    below = i + 1
    if not page.is_free(below):
        return False
    text = page.lines[below].text
    least = _SAID_WHOLE if text[-1] in _STOPS else _SAID
    if text[-1] in _STOPS and _POST.search(page.lines[i].text):
        least = 0  # a name with a post may well stand over a single word
    return text not in names and width(text) >= least and text[-1] not in ":："


def _talk_under(page: Page, i: int) -> Talk:
    start = page.lines[i + 1].text_start
    return talk_of(page.text[start : min(start + _HEARD, page.lines[i + 1].text_end)])


def _opening(page: Page, i: int, voices: tuple[Voice, ...]) -> TurnOpening:
    return TurnOpening(page.lines[i].text_start, page.lines[i + 1].text_start, voices, Evidence.LABEL)
