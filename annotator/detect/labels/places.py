"""Places that stand before colons: stops, sights and stations of a timetable or a route, with remarks.

Their names are often those of people (高桥, 方庄). A place comes in a list with clock times, in a table
of times (behind tabs, blanks, dots or bars) or beside an arrow, and once more where something is noted
of it; and nobody asks there. Where people are heard beside such a table, its rows are none of their words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from annotator.detect.lines.page import LabelledLine, Line, Page
from annotator.detect.words.clocks import stamp_before
from annotator.detect.words.label_forms import Form, Label
from annotator.detect.words.talk import talk_of

_ARROWS = re.compile(r"→|->|=>|⇒|➜|➔|➡️?|—>|⟶|↔|⇄")
_SIGNS = ("→", "->", "=>", "⇒", "➜", "➔", "➡", "—>", "⟶", "↔", "⇄")
_GAPS = re.compile(r"[\t\u3000|]|\s{2,}|…{2,}|\.{4,}|·{3,}")
_CLOCK = re.compile(r"\d{1,2}[:：.]\d{2}(?!\d)")
_TIMED = re.compile(r"\d{1,2}[:：.]\d{2}(?!\d)[^，。！？]{0,16}")
_WITH = re.compile(r"[(（:：，,]|\s\d")
"""Where the name of a place ends beside an arrow."""
_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
_TRAVEL = re.compile(
    r"[站票车車船班港渡停]|换乘|換乘|行李|码头|碼頭|厕所|廁所|[起终終]点|終點|始发|始發|开放|開放|闭馆|閉館|自由活动"
    r"|\b(?:trains?|bus|ferry|boat|stops?|tickets?|platform|toilets?|driver|coach|change here|shelter)\b",
    re.IGNORECASE,
)
"""What is noted of stops and sights."""
_FEWEST, _MOST_BLANKS = 2, 4
_LONGEST_NOTE, _LONGEST_PLACE, _LONGEST_ROW = 60, 24, 80
_SPOKEN, _SPOKEN_ON_TRAVEL, _TRAVELS = 0.34, 0.6, 0.3
_STOPS = "。！!."
_FORMS = frozenset({Form.TIME, Form.TIME_INSIDE})


def places_among(page: Page, looking: Sequence[LabelledLine]) -> set[int]:
    """The places, in the page, of labels that are names of places, with what is noted of them."""
    own = [one for one in looking if one[2].form is Form.COLON]
    timed: set[str] = set()
    noted: set[str] = set()
    for _, line, label in own:
        (timed if _has_clock(line, label) else noted).add(label.key)
    table = _table(page)
    known = (timed & noted) | _in_cells(table) | _beside_arrows(page)
    rows = [place for place, _, label in looking if label.form in _FORMS]
    found = [one for one in own if _place(one[2].key) in known]
    if len({label.key for _, _, label in found}) >= _FEWEST and _are_notes(found):
        return {place for place, _, _ in found}.union(
            place for place in rows if place in table or _has_arrow(page.lines[place].text)
        )
    if len(rows) >= len(own) or not _are_heard(own):
        return set()
    return {place for place in rows if place in table}


def _place(key: str) -> str:
    return key.removesuffix("站") or key


def _are_heard(own: Sequence[LabelledLine]) -> bool:
    """Whether colons stand behind those who speak again and again, so that rows of times are no talk."""
    times = Counter(label.key for _, line, label in own if label.voices and not _has_clock(line, label))
    return len(times) >= _FEWEST and max(times.values()) >= _FEWEST


def _has_clock(line: Line, label: Label) -> bool:
    """Whether a line begins with a time of day, or one stands right behind its key."""
    return stamp_before(line.text, 0) is not None or _CLOCK.match(line.text[label.rest_at :]) is not None


def _cells(text: str) -> list[str]:
    """The cells of a row of a table of times; none where a line is no such row."""
    if len(text) > _LONGEST_ROW or text[-1] in _STOPS or _CLOCK.search(text) is None:
        return []
    cells = [cell for one in _GAPS.split(text) if (cell := one.strip())]
    if len(cells) < _FEWEST and (len(_CLOCK.findall(text)) >= _FEWEST or text.count(" ") < _MOST_BLANKS):
        cells = text.split()
    return cells if len(cells) > 1 and any(map(_TIMED.fullmatch, cells)) else []


def _table(page: Page) -> dict[int, list[str]]:
    """The cells of rows with times of day, by their places; rows stand together, and nobody talks in them."""
    rows = {i: cells for i, text in enumerate(line.text for line in page.lines) if (cells := _cells(text))}
    rows = {
        i: cells for i, cells in rows.items() if i - 1 in rows or i + 1 in rows or "|" in page.lines[i].text
    }
    return {} if any(talk_of(" ".join(cells)).spoken for cells in rows.values()) else rows


def _in_cells(table: Mapping[int, Sequence[str]]) -> set[str]:
    """What stands beside times of day in rows of a table."""
    cells = (cell for row in table.values() for cell in row if _TIMED.fullmatch(cell) is None)
    return {_place(_BRACKET.sub("", cell).strip()) for cell in cells if len(cell) <= _LONGEST_PLACE}


def _has_arrow(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _beside_arrows(page: Page) -> set[str]:
    """What stands between arrows, without the times and the fares."""
    if not _has_arrow(page.text):
        return set()
    rows = [parts for text in page.texts if len(parts := _ARROWS.split(text)) > 1]
    if max(map(len, rows), default=0) <= _FEWEST and len(rows) < _FEWEST:
        return set()
    names = (_WITH.split(part.strip(), maxsplit=1)[0] for parts in rows for part in parts)
    return {_place(name.strip()) for name in names if 0 < len(name.strip()) <= _LONGEST_PLACE}


def _are_notes(found: Sequence[LabelledLine]) -> bool:
    """Whether what stands behind the names are entries and one short note on each rather than talk."""
    entries = [(line, label) for _, line, label in found if _has_clock(line, label)]
    notes = [(line, label) for _, line, label in found if not _has_clock(line, label)]
    if len({label.key for _, label in notes}) < len(notes):
        return False
    rests = [line.text[label.rest_at :].rstrip() for line, label in (*entries, *notes)]
    if any(rest[-1:] in "？?" for rest in rests) or any(
        rest[-1:] in _STOPS for rest in rests[: len(entries)]
    ):
        return False
    if any(len(rest) > _LONGEST_NOTE for rest in rests):
        return False
    on_travel = bool(entries) or sum(map(bool, map(_TRAVEL.search, rests))) >= _TRAVELS * len(rests)
    most = _SPOKEN_ON_TRAVEL if on_travel else _SPOKEN
    return sum(talk_of(rest).spoken for rest in rests) <= most * len(rests)
