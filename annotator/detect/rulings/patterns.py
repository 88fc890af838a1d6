"""Label patterns: the form of a label as a person writes it, such as ``#{time}# {name} >>{text}``.

``{name}`` stands for who speaks, ``{time}`` for a clock time, ``{text}`` for the speech, which ends
the line; a pattern without it is of labels alone on their lines. Everything else stands for itself,
and blanks may be there or not, between two names of things at least one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from annotator.detect.lines.fields import is_discourse, is_field_word, is_roster
from annotator.detect.words.talk import talk_of
from annotator.domain.errors import BadPattern
from annotator.language import mark

_PLACE = re.compile(r"\{\s*(\w*)\s*\}")
_CLOCK = r"\d{1,3}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?"
_FORMS = {
    "name": r"(?P<name>[^\s，。！？；!?;…][^，。！？；!?;…\n]{0,39}?)",
    "time": rf"(?P<time>{_CLOCK})",
    "text": r"(?P<text>.*)",
}
_ROOM = r"\s{0,8}"
"""Where blanks may be; not any number of them, or a line of blanks would take for ever."""
_SET_OFF = re.compile(
    rf"[^\w“‘\"'「『《]*(?:{_CLOCK}[^\w“‘\"'「『《]*)?"
    r"(?P<name>(?:[\u4e00-\u9fff·]{1,8}|[A-Za-z][\w'’.-]{0,20}(?: [A-Z][\w'’.-]{0,20}){0,3}?)\d{0,3})"
    r"(?=\s?[^\w\s，。！？；、,!?;.…“‘\"'「『《·-]|\s?-[->]|\s?—)"
)
"""A name between signs at the head of a line; the signs of a sentence set nothing off."""
_SIGNS = re.compile(r"[^\w“‘\"'「『《〈(（\[【〔]*")
_BRACKET = re.compile(r"\s*[(（\[【〔][^()（）\[\]【】〔〕]{1,40}[)）\]】〕]")


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A label found by a pattern: whom it names, its clock time, where speech begins in the line."""

    name: str
    clock: str
    rest_at: int

    @property
    def ms(self) -> int | None:
        """The clock time in milliseconds, ``mm:ss`` or ``h:mm:ss``; ``None`` where there is none."""
        if not self.clock:
            return None
        whole, _, part = self.clock.replace("：", ":").replace(",", ".").partition(".")
        seconds = 0
        for number in whole.split(":"):
            seconds = seconds * 60 + int(number)
        return seconds * 1000 + int((part + "000")[:3])


def checked_pattern(words: str) -> str:
    """The pattern without blanks around it.

    Raises ``BadPattern`` with a sentence that says what is wrong.
    """
    words = " ".join(words.split())
    compiled(words)
    return words


@lru_cache(maxsize=64)
def compiled(words: str) -> re.Pattern[str]:
    """The regular expression of a pattern; it takes time in proportion to the line.

    Raises ``BadPattern``.
    """
    pieces = _PLACE.split(words)
    literals, places = pieces[::2], pieces[1::2]
    _check(literals, places)
    form = _ROOM
    for literal, place in zip(literals, [*places, ""], strict=True):
        form += _literal(literal)
        form += _FORMS.get(place, "")
    return re.compile(form if places[-1] == "text" else form + _ROOM + "$")


def _literal(words: str) -> str:
    """What stands for itself, with room for blanks around and within."""
    signs = _ROOM.join(re.escape(word) for word in words.split())
    if signs:
        return _ROOM + signs + _ROOM
    return r"\s{1,8}" if words else _ROOM


def _check(literals: list[str], places: list[str]) -> None:
    unknown = [place for place in places if place not in _FORMS]
    if unknown:
        raise BadPattern(
            mark("A label pattern knows {known}, not {place}."),
            known="{name} {time} {text}",
            place="{" + unknown[0] + "}",
        )
    if "name" not in places:
        raise BadPattern(mark("A label pattern needs {name} where the name stands."), name="{name}")
    if len(set(places)) < len(places):
        raise BadPattern(
            mark("In a label pattern each of {known} stands once."), known="{name} {time} {text}"
        )
    if "text" in places and (places[-1] != "text" or literals[-1].strip()):
        raise BadPattern(mark("In a label pattern {text} comes last."), text="{text}")
    if "time" not in places and not any(literal.strip() for literal in literals):
        raise BadPattern(
            mark("A label pattern needs a sign or a time beside {name}: else every line would be a label."),
            name="{name}",
        )


def match_label(words: str, text: str, at: int = 0) -> LabelMatch | None:
    """The label that opens a line's ``text`` at ``at`` by a pattern; ``None`` where none does.

    Raises ``BadPattern``.
    """
    form = compiled(words)
    found = form.match(text, at)
    if found is None:
        return None
    name = found["name"].strip(" *_")
    rest_at = found.start("text") if "text" in form.groupindex else len(text)
    if not name or name.isdigit() or text.startswith("//", rest_at):
        return None
    clock = found["time"] if "time" in form.groupindex else ""
    return LabelMatch(name, clock, rest_at)


def names_nobody(match: LabelMatch, text: str) -> bool:
    """Whether what a pattern finds in a line is the key of a field, or announces what follows.

    A pattern says what labels look like; it does not say that all that look so are names.
    """
    rest = text[match.rest_at :].strip()
    if is_discourse(match.name) or is_roster(match.name, rest):
        return True
    return is_field_word(match.name) and not talk_of(rest).spoken


def pattern_of_example(line: str, name: str = "") -> str:
    """The pattern of an example line, with the ``name`` found in it or another that its signs set off.

    Empty where nothing in the line is set off like a label.
    """
    found = _SET_OFF.match(line.strip())
    clean = name if name and (name[0] + name[-1]).isalnum() else ""
    for who in (clean, found["name"] if found else ""):
        try:
            return pattern_from(line, who)
        except BadPattern:
            continue
    return ""


def pattern_from(line: str, name: str, time: str | None = None) -> str:
    """The pattern of the label that opens an example line, in which ``name`` says who speaks.

    The first clock time in the label stands for any, or the one that is given. The label ends with
    the signs after name and time; what follows is the text.

    Raises ``BadPattern`` where the line does not hold the name or the time, or shows no sign of a label.
    """
    line = " ".join(line.split())
    at = line.find(" ".join(name.split())) if name.strip() else -1
    if at < 0:
        raise BadPattern(mark("“{name}” does not stand in this line."), name=name)
    name_end = at + len(" ".join(name.split()))
    clock = _clock_of(line, (at, name_end), time)
    bracket = _BRACKET.match(line, name_end)
    if bracket and not (clock and bracket.start() <= clock[0] < bracket.end()):
        name_end = bracket.end()
    places = [(at, name_end, "{name}")] + ([(*clock, "{time}")] if clock else [])
    places.sort()
    made, done = "", 0
    for start, end, place in places:
        made += line[done:start].replace("{", "").replace("}", "") + place
        done = end
    signs = _SIGNS.match(line, done)
    rest = done if signs is None else signs.end()
    made += line[done:rest]
    return checked_pattern(made + "{text}" if rest < len(line) else made)


def _clock_of(line: str, name: tuple[int, int], time: str | None) -> tuple[int, int] | None:
    """Where the clock time of the label stands: before the name, or close after it."""
    if time is not None:
        start = line.find(time)
        if start < 0 or not time:
            raise BadPattern(mark("“{time}” does not stand in this line."), time=time)
        return (start, start + len(time))
    before = re.search(_CLOCK, line[: name[0]])
    if before:
        return before.span()
    after = re.match(rf"[^\w]{{0,4}}({_CLOCK})", line[name[1] :])
    return (name[1] + after.start(1), name[1] + after.end(1)) if after else None
