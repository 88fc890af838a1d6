"""Labels with a sign of their own: ``张三｜…``, ``Anna — …``, ``>> ANNA: …``.

Such a line alone says nothing, as lists, tables and verse are written so too. A series of them says
who speaks where people come again and again under one sign and what stands behind it is talk.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from annotator.detect.lines.fields import is_discourse, is_field_word
from annotator.detect.lines.page import Line, Page
from annotator.detect.lines.technical import is_technical
from annotator.detect.words.clocks import Stamp, stamp_alone, stamp_before
from annotator.detect.words.latin_names import is_full_latin_name
from annotator.detect.words.openings import TurnOpening
from annotator.detect.words.talk import talk_of, tone_of
from annotator.detect.words.voices import Voice, VoiceKind, voices_of
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind, SegmentKind
from annotator.text.lexicons import words

_KEY = r"[^\s:：｜|，。！？；,!?;…“”\"《》→<>@#／\[【〔][^:：｜|，。！？；!?;…“”\"《》→>@#／]{0,30}?"
_BEFORE = re.compile(
    r"(?:(?P<angle>>{2,3}|»)|(?P<arrow>→|➜|➔|➡️?|⇒|=>|->)|(?P<at>[@＠])|(?P<hash>[#＃]{1,6}))"
    rf"\s?(?P<key>{_KEY})\s?[:：]\s*(?=\S)"
)
_NO_COLON = r"(?![^\s\d:：，。][^\s:：，。]{0,7}\s?[:：])"
"""No plain label stands behind (``辛 夷：``, ``甲/乙：``)."""
_BEHIND = re.compile(
    rf"(?P<key>{_KEY})(?:\s?(?P<bar>[|｜])\s?|\s?(?P<slash>[/／])\s?|\s?(?P<dash>—{{1,2}}|–|―)\s?"
    r"|(?P<hyphen> -{1,2} )|(?P<dot>\s?[·・•]\s?)|(?P<tilde>\s?[~～]\s?))(?=\S)" + _NO_COLON
)
_CELLS = re.compile(r"\|\s?(?P<cells>.{1,60}?\|)\s?(?=[^|\s])")
_WIDE = re.compile(
    r"(?P<key>[\u4e00-\u9fff]\u3000{1,2}[\u4e00-\u9fff](?=\s)"
    r"|[A-Z][\w'’-]{1,16}(?: [A-Z][\w.'’-]{0,16}){1,3}(?=\s)|[^\s:：，。！？；,.!?;|]{1,12})"
    r"(?:(?P<tab>\t+)|(?P<wide>\u3000{1,4})|(?P<blanks> {2,8}))(?=\S)" + _NO_COLON
)
_OPENING = frozenset(">»→➜➔➡⇒=-@＠#＃")
_SIGN = re.compile(r"[|｜/／—–―·・•~～\t\u3000]| -|  ")
_ANY_SIGN = re.compile(r"[|｜/／—–―·・•~～ ]")
_FARTHEST = 48
"""What one of the signs must be, and how far from the beginning of a line it may stand."""
_HARD = frozenset({"angle", "cells", "arrow", "at", "hash", "bar"})
"""Signs that few other texts have."""
_RULE = re.compile(r"[|:\- ]+")
_FEWEST, _FEWEST_PEOPLE = 4, 2
_AGAIN, _COVERED, _CHANGES = 0.6, 0.6, 0.5
_SPOKEN, _WHOLE = 0.3, 0.6
_HEARD = 200
_NO_PERSON = frozenset({VoiceKind.WORD, VoiceKind.OTHER})
_LONGEST_WORD = 6
_REACH = 96


class _Head(NamedTuple):
    """A line that may open with a label behind or before a ``sign``; speech begins at ``rest_at``."""

    place: int
    line: Line
    sign: str
    voices: tuple[Voice, ...]
    rest_at: int
    stamp: Stamp | None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(voice.name for voice in self.voices)


def read_signed(page: Page) -> list[TurnOpening]:
    """The turns that labels with a sign of their own open; claims their lines."""
    series: dict[str, list[_Head]] = {}
    for i in page.places(_may_have_sign):
        for head in _heads_on(page, i, page.lines[i]) if page.is_free(i) else ():
            series.setdefault(head.sign, []).append(head)
    proven = [heads for heads in series.values() if _are_turns(page, heads)]
    if not proven:
        return []
    best = max(proven, key=len)
    for head in best:
        page.take(head.place, SegmentKind.PARAGRAPH)
    if best[0].sign == "cells":
        _drop_table_head(page, best[0].place)
    return [_opening(head) for head in best]


def _drop_table_head(page: Page, place: int) -> None:
    """Set aside the rule over the first row of a table, and the names of its columns."""
    above = place - 1
    if page.is_free(above) and _RULE.fullmatch(page.lines[above].text):
        page.dismiss(above, AsideKind.INTERFACE)
        if page.is_free(above - 1) and page.lines[above - 1].text[0] == "|":
            page.dismiss(above - 1, AsideKind.INTERFACE)


def _may_have_sign(text: str) -> bool:
    """Whether a line may open with such a label; wide blanks are plain in its text."""
    return text[0] in _OPENING or _ANY_SIGN.search(text, 0, _REACH) is not None


def _heads_on(page: Page, i: int, line: Line) -> Iterator[_Head]:
    """What labels with a sign a line may open with."""
    raw = page.text[line.text_start : line.text_start + _REACH].partition("\n")[0]
    for sign, key, rest_at, stamp in _forms(line.text[:_REACH], raw):
        voices = _people(key)
        if voices and rest_at < len(line.text):
            yield _Head(i, line, sign, voices, rest_at, stamp)


@lru_cache(maxsize=4096)
def _forms(text: str, raw: str) -> tuple[tuple[str, str, int, Stamp | None], ...]:
    """The signs that a line may have, each with the key, where speech begins, and the time."""
    found = [_found_in(text, 0, _BEFORE)] if text[0] in _OPENING else []
    timed = stamp_before(text, 0)
    at, stamp = (timed.end, timed.stamp) if timed else (0, None)
    if _SIGN.search(raw, at, at + _FARTHEST) is not None:
        found.append(_found_in(text, at, _BEHIND, stamp))
        found.append(_found_in(raw, at, _WIDE, stamp))
    found.append(_cells(text))
    return tuple(one for one in found if one is not None)


def _found_in(
    text: str, at: int, form: re.Pattern[str], stamp: Stamp | None = None
) -> tuple[str, str, int, Stamp | None] | None:
    found = form.match(text, at)
    if found is None:
        return None
    sign = next(name for name, group in found.groupdict().items() if group and name != "key")
    end = found.end()
    following = stamp_before(text, end) if stamp is None else None
    if following is not None:
        stamp, end = following.stamp, following.end
        while text[end : end + 1] in ("|", "｜", " "):
            end += 1
    return sign, found["key"].strip().replace("\u3000", " "), end, stamp


def _cells(text: str) -> tuple[str, str, int, Stamp | None] | None:
    """``| 00:03 | 张三 | … |``: a row of a table of times, names and words."""
    found = _CELLS.match(text) if text[0] == "|" else None
    if found is None:
        return None
    cells = [cell.strip() for cell in text.strip("|").split("|")]
    stamp = next((told for cell in cells[:2] if (told := stamp_alone(cell)) is not None), None)
    names = [cell for cell in cells[:2] if stamp_alone(cell) is None]
    if not names or len(cells) < (2 if stamp is None else 3):
        return None
    words_of = cells[1] if stamp is None else cells[2]
    rest_at = text.find(words_of, text.find(names[0]) + len(names[0])) if words_of else -1
    return ("cells", names[0], rest_at, stamp) if rest_at > 0 else None


@lru_cache(maxsize=4096)
def _people(key: str) -> tuple[Voice, ...]:
    """Whom a key names: people for certain, or a short word that may call somebody; none else."""
    if not any(map(str.isalpha, key)) or is_field_word(key) or is_discourse(key):
        return ()
    voices = voices_of(key)
    if not voices or any(voice.kind in _NO_PERSON for voice in voices[1:]):
        return ()
    if voices[0].kind in _NO_PERSON and (len(key) > _LONGEST_WORD or key in words("ordinary_words")):
        return ()
    return voices


def _are_turns(page: Page, heads: Sequence[_Head]) -> bool:
    """Whether lines with one sign are turns."""
    counts = Counter(head.names for head in heads)
    if len(heads) < _FEWEST or len(counts) < _FEWEST_PEOPLE:
        return False
    again = sum(count for count in counts.values() if count > 1)
    certain = [head for head in heads if all(v.is_certain for v in head.voices)]
    if again < _AGAIN * len(heads) or (not certain and heads[0].sign not in _HARD):
        return False
    if not _are_people(page, heads, counts):
        return False
    changes = sum(here.names != there.names for here, there in pairwise(heads))
    if changes < _CHANGES * (len(heads) - 1):
        return False
    tone = tone_of([talk_of(_said(head)) for head in heads])
    if tone.spoken < _SPOKEN or tone.whole < _WHOLE:
        return False
    if heads[0].sign in _HARD:
        return True
    return any(talk_of(_said(head)).asks for head in heads) and _coverage(page, heads) >= _COVERED


def _are_people(page: Page, heads: Sequence[_Head], counts: Counter[tuple[str, ...]]) -> bool:
    """Whether keys in Latin letters are names rather than words of a manual."""
    if not all(name.isascii() for names in counts for name in names):
        return True
    if is_technical(page):
        return False
    known = sum(is_full_latin_name(v.name) or v.generic for head in heads for v in head.voices)
    return known > 0 or heads[0].sign != "slash"


def _said(head: _Head) -> str:
    return head.line.text[head.rest_at : head.rest_at + _HEARD].rstrip("| ")


def _coverage(page: Page, heads: Sequence[_Head]) -> float:
    """The share of the lines from the first to the last that open with the sign."""
    lines = sum(page.is_free(i) for i in range(heads[0].place, heads[-1].place + 1))
    return len(heads) / max(1, lines)


def _opening(head: _Head) -> TurnOpening:
    stamp = head.stamp or Stamp(None)
    return TurnOpening(
        head.line.text_start,
        head.line.text_start + head.rest_at,
        head.voices,
        Evidence.LABEL,
        ms=stamp.start_ms,
        end_ms=stamp.end_ms,
    )
