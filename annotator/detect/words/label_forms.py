"""The forms of labels: how a line may say who speaks, told from the line alone.

``Name：``, ``Name(Affiliation):``, ``[00:12] Name：``, ``Name 00:12``, ``【Name】``, ``[Name]``,
``**Name**``, ``> Name``, ``Q.``, ``Mr. Smith.``: whether it is a label is judged elsewhere.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from annotator.detect.words.accounts import is_masked, is_quoted_poster
from annotator.detect.words.clocks import Stamp, stamp_after, stamp_alone, stamp_before, stamp_inside
from annotator.detect.words.latin_names import NICKNAMED, hyphened, is_initialled, is_latin_name
from annotator.detect.words.seats import is_role, is_seat
from annotator.detect.words.voices import Voice, VoiceKind, voice_of, voices_of
from annotator.text.lexicons import ending, folded

REACH = 96
"""So many characters of a line are looked at."""
ANSWERS = frozenset({"答", "回答", "答复", "答覆", "回复", "回覆"})
"""Labels that can be nothing else right under a question."""
_LONGEST_KEY = 40
_LONGEST_LABEL = 90
_LONGEST_TIMED = 60

_PLAIN = re.compile(
    r"([^\W\d_]{1,12}(?=[:：])|[^\W\d_m分][^\W_m分]{1,11}(?=[:：]\D|[:：]$))[:：] ?(?=[^\s*_]|$)"
)
"""A word before a colon, perhaps with figures in it, but no time (``m``, ``分``)."""
_MAY_BE = re.compile(
    r"[:：\[【<〔(（*>]|\d\s?[m分'′]|^(?:Q|A|[A-Z][a-z]{1,12}\.?|The|[A-Z][A-Z'’ -]{1,40}\.) ?"
)
_UP_TO_FIRST_COLON = re.compile(r"[^:：()（）\[\]【】〔〕]*(?:(?<!\d)[:：]|[:：](?!\d))")
_UP_TO_COLON = re.compile(
    r"(?:[^:：()（）\[\]【】〔〕]|[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)?[)）]|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕"
    r"|(?<=\d)[:：](?=\d))*?(?:(?<!\d)[:：]|[:：](?!\d))"
)
_SEAT = re.compile(r"([^:：\s]{1,10}\d)：")
_COLON = re.compile("[:：]")
_QUOTED_NAME = re.compile(r"^[“\"]([^“”\"]{1,8})[”\"](?=$|[(（])")
"""A nickname in quotation marks, which is a label without them (``“老猫”：``)."""
_BRACKETS = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")
_NO_KEY = re.compile(r"[，。！？；!?;…“”\"《》]|[,.] [a-z]|\.$")
_INITIAL = re.compile(r"^(?:[A-Z]\. ?){1,4}$|^(?:[A-Z][\w'’.-]+ ){1,3}(?:[A-Z]\. ?){1,2}$")
"""Initials, or a name whose last part is one (``J.S.``, ``Anna K.``)."""
_PAPER = re.compile(r"《[^《》]{1,16}》(?=.{0,6}(?:记者|記者|编辑|編輯|杂志|雜誌|刊|报|编辑部|編輯部)$|$)")
_COUNTED = re.compile(r"(?:[QA]|Question )\d{1,4}[.)]?\s{1,16}(?=[^\W\d_a-z][^:：?.!。]{1,60}(?:: |：))")
"""The number of a question before the label of who asks it (``Q12 Chair: …``)."""
_MARKUP = re.compile(r"(?<![\w*])[*_]{2}|[*_]{2}(?![\w*])|\\$")
_OPENED = re.compile(r"(?: |\*|_{1,2}(?!_))*")
"""Blanks and markup behind a colon; a row of underscores is room for an answer."""
_MARKUP_SIGNS = re.compile(r"[*_\\]")
_BOX_BEGINS = tuple("[【〔<「『(（")
_DAYPARTS = frozenset({"AM", "PM", "am", "pm", "a.m.", "p.m."})
_NO_LATIN = "\u2e80"
"""Signs from here on are no Latin letters."""
_BOXES = re.compile(
    r"(?:\[{1,2}(?P<square>[^\[\]]{1,40})\]{1,2}|【(?P<lens>[^【】]{1,40})】|〔(?P<shell>[^〔〕]{1,40})〕"
    r"|<{1,2}(?P<angle>[^<>/|]{1,40}(?:\|[^<>/|]{1,24})?)>{1,2}|「(?P<corner>[^「」]{1,20})」|『(?P<white>[^『』]{1,20})』"
    r"|[(（](?P<round>[^()（）]{1,40})[)）])\s*(?P<colon>[:：]?)\s*"
)
_BOX_GOES_ON = re.compile(r"[:：]|[(（](?![^()（）]{1,20}[)）]\s*[^\s:：])")
"""What shows that a box is not all of a label: a colon, or a bracket with nothing said behind it."""
_BOLD = re.compile(r"(?:\*\*|__)(?P<key>[^*_]{1,40}?)(?:\*\*|__)\s*(?=\S)")
_QUOTE = re.compile(r">\s*(?!>)")
_TASK = re.compile(r"\[[ xX✓√]\]\s*")
_COLUMN = re.compile(r"(?P<key>[^\s:：，。！？,.]{2,10}) {1,4}(?=\S)")
_LETTER = re.compile(r"(?P<key>[QA])(?:\.\s*|\s{2,})(?=\S)")
_IN_CAPITALS = re.compile(r"(?P<key>[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,2})\.\s+(?=[A-Z\"“(])")
"""``ANNA. You are late.``: a name in capitals before a stop, as plays are printed."""
_INTERJECTION = re.compile(
    r"(?P<who>[^:：，。,]{1,20}?)(?:[的之])?(?:补充|追问|回应|插话|提问|反驳|回答|点评|補充|追問|回應|插話|提問|反駁)(?:道|说)?$"
)
_ADDITION = re.compile(
    r"(?P<who>[^:：，。,的]{1,20})的(?:补充|追问|回应|插话|提问|反驳|回答|点评|发言|补充发言|補充|追問|回應|插話|提問|反駁|回答|點評|發言|補充發言)"
)


def acting_in(key: str) -> Voice | None:
    """Who does something by a key that says so (``张岚分享``); a role's act is a part of an event."""
    act = ending(key, "chat_acts")
    voice = voice_of(key[: -len(act)]) if act and len(act) < len(key) else None
    return voice if voice is not None and voice.kind in (VoiceKind.NAME, VoiceKind.SEAT) else None


def _voices_of(key: str) -> tuple[Voice, ...]:
    """The voices of a key; under ``座位3的补充`` and ``张岚分享`` who does that, if a voice for certain."""
    voices = voices_of(key)
    if voices and not voices[0].is_certain and (acting := acting_in(key)):
        return (acting if acting.generic else acting._replace(spelling=key),)
    found = _ADDITION.fullmatch(key) if voices and not voices[0].is_certain else None
    adding = voices_of(found["who"]) if found else ()
    return adding if adding and all(voice.is_certain for voice in adding) else voices


class Form(Enum):
    """How a label is marked off from what is said."""

    __hash__ = object.__hash__  # that of Enum is written in Python and asked for every label

    COLON = "colon"
    BOX = "box"
    BOLD = "bold"
    QUOTE = "quote"
    TIME = "time"
    TIME_INSIDE = "time inside"
    STOP = "stop"


class Label(NamedTuple):
    """What may be a label: ``head`` characters of the line, then speech from ``rest_at`` on.

    ``is_certain``: whether it names voices that can be nothing else, and nobody beside them. Made by
    :func:`label_of`, which tells that and the ``names`` from the voices.
    """

    key: str
    head: int
    rest_at: int
    form: Form
    voices: tuple[Voice, ...]
    stamp: Stamp | None
    interjects: bool
    names: tuple[str, ...]
    is_certain: bool

    def naming(self, key: str, voices: tuple[Voice, ...]) -> Label:
        """The label with other voices under another key."""
        made = label_of(key, self.head, self.rest_at, form=self.form, voices=voices)
        return made._replace(stamp=self.stamp, interjects=self.interjects)


def label_of(
    key: str,
    head: int,
    rest_at: int,
    *,
    form: Form,
    voices: tuple[Voice, ...],
    stamp: Stamp | None = None,
    interjects: bool = False,
) -> Label:
    """The label of so many characters under which the voices speak."""
    if len(voices) == 1:
        voice = voices[0]
        names: tuple[str, ...] = (voice.name,)
        certain = voice.is_certain
    else:
        names = tuple([voice.name for voice in voices])
        certain = all(voice.is_certain for voice in voices)
    return Label(key, head, rest_at, form, voices, stamp, interjects, names, certain)


def label_in(text: str, mark: int) -> Label | None:
    """The label that a line may open with after the ``mark`` characters of a list item's sign."""
    plain = None if mark else _PLAIN.match(text)
    if plain:
        return _plain_label(plain[1], plain.end())
    head = text[:REACH]
    if _MAY_BE.search(head) is None:
        return None
    return _label_in(head, len(text) <= REACH, mark)


@lru_cache(maxsize=16384)
def _plain_label(key: str, rest_at: int) -> Label:
    """A word before a colon, by far the most frequent form."""
    return label_of(key, len(key) + 1, rest_at, form=Form.COLON, voices=_voices_of(key))


@lru_cache(maxsize=4096)
def _label_in(head: str, whole: bool, mark: int) -> Label | None:
    at = mark
    letter = _with_stop(head, mark) if head[:1] < _NO_LATIN else None
    if letter is not None:
        return letter
    quote = _QUOTE.match(head, at) if head.startswith(">", at) else None
    if head.startswith("[", at) and _TASK.match(head, at):
        return None
    at = quote.end() if quote else at
    counted = _COUNTED.match(head, at) if head.startswith(("Q", "A"), at) else None
    at = counted.end() if counted else at
    before = stamp_before(head, at)
    at, stamp = (before.end, before.stamp) if before else (at, None)
    found = _in_box(head, at, stamp) or _with_colon(head, at, stamp, mark)
    if found is None and whole:
        found = _with_time(head, at, stamp, mark) or _quoted(head, at, quote is not None)
    found = found or _in_bold(head, at, stamp) or _with_time_inside(head, at, mark)
    return found or (_between_tabs(head, at, stamp) if stamp is not None and not mark else None)


def _label(key: str, rest_at: int, form: Form, stamp: Stamp | None, head: int | None = None) -> Label | None:
    voices = voices_of(key)
    if not voices:
        return None
    return label_of(key, rest_at if head is None else head, rest_at, form=form, voices=voices, stamp=stamp)


def _with_colon(text: str, at: int, stamp: Stamp | None, mark: int) -> Label | None:
    if _COLON.search(text, at) is None:
        return None
    plain = _UP_TO_FIRST_COLON.match(text, at)
    colon = plain.end() - 1 if plain else _colon(text, at)
    if colon < 0 or colon - at > _LONGEST_LABEL:
        return None
    key = _without_markup(text[at:colon])
    boxed = _BOXES.fullmatch(key) if key.startswith(_BOX_BEGINS) else None
    if boxed:
        key = _inside(boxed)
    elif key.startswith(("“", '"')):
        key = _QUOTED_NAME.sub(r"\1", key)
    after = stamp_after(key)
    if after:
        key, stamp = key[: after.start].strip(), after.stamp
    if not _may_be_key(key):
        return None
    opened = _OPENED.match(text, colon + 1)
    rest_at = opened.end() if opened else colon + 1
    interjection = _INTERJECTION.fullmatch(key) if mark else None
    if interjection:
        voices = voices_of(interjection["who"])
    else:
        voices = _voices_of(key) if stamp is None else voices_of(key)  # in a programme, acts have times
    return label_of(
        key,
        colon + 1,
        rest_at,
        form=Form.COLON,
        voices=voices,
        stamp=stamp,
        interjects=interjection is not None,
    )


def _colon(text: str, at: int) -> int:
    """The colon of a label behind brackets or between digits; -1 where there is none."""
    seat = _SEAT.match(text, at)
    if seat and is_seat(seat[1].strip()):
        return seat.end() - 1
    found = _UP_TO_COLON.match(text, at)
    return found.end() - 1 if found else _colon_in_open_bracket(text, at)


def _without_markup(key: str) -> str:
    """A key without the signs that make it bold; asterisks that hide a part of it stay."""
    key = key.strip()
    if _MARKUP_SIGNS.search(key) is None or is_masked(key):
        return key
    return _MARKUP.sub("", key).strip()


def _colon_in_open_bracket(text: str, at: int) -> int:
    """The first colon where a bracket before it is never closed; -1 where none is open."""
    found = _COLON.search(text, at)
    if found is None:
        return -1
    before = text[at : found.start()]
    opened = sum(map(before.count, "(（[【")) > sum(map(before.count, ")）]】"))
    return found.start() if opened and not text[found.start() - 1 : found.start()].isdigit() else -1


def _may_be_key(key: str) -> bool:
    if key.isalnum():
        return len(key) <= _LONGEST_KEY
    bare = _BRACKETS.sub("", key) if key[:1] not in "([（【〔" else key
    if is_quoted_poster(bare):
        return True
    bare = _PAPER.sub("报", bare)
    if bare[1:2] == "." and is_latin_name(bare):
        return len(bare) <= _LONGEST_KEY
    bare = NICKNAMED.sub("", bare)
    if bare[-1:] == "." and (_INITIAL.search(bare) or is_role(bare)):
        bare = bare[:-1]
    return 0 < len(bare) <= (_LONGEST_LABEL if "," in bare else _LONGEST_KEY) and not _NO_KEY.search(bare)


def _inside(box: re.Match[str]) -> str:
    """What stands in the brackets of a box."""
    return next(group for name, group in box.groupdict().items() if group and name != "colon").strip()


def _in_box(text: str, at: int, stamp: Stamp | None) -> Label | None:
    """``[Name] text``, ``【Name】text``, ``<Name> text``, ``(Name): text``."""
    box = _BOXES.match(text, at) if text.startswith(_BOX_BEGINS, at) else None
    if box is None or (not box["colon"] and (box["round"] or box["corner"] or box["white"])):
        return None
    key = _inside(box)
    after = stamp_after(key)
    if after:
        key, stamp = key[: after.start].strip(), after.stamp
    if hyphened(key) in folded("stage_directions") or not _may_be_key(key):
        return None
    if not box["colon"] and _BOX_GOES_ON.match(text, box.end()):
        return None
    if box["colon"]:
        return _label(key, box.end(), Form.BOX, stamp)
    following = stamp_before(text, box.end())
    if following is not None:
        return _label(key, following.end, Form.BOX, following.stamp)
    alone = stamp_alone(text[box.end() :])
    return _label(key, len(text) if alone else box.end(), Form.BOX, alone or stamp)


def _in_bold(text: str, at: int, stamp: Stamp | None) -> Label | None:
    """``**Name** text``: bold words that name somebody, with no stop between them and the text."""
    bold = _BOLD.match(text, at)
    if bold is None or text[bold.end()] in "，。！？；、,.!?;)）”" or text[bold.end() - 1] in "*_":
        return None
    return _label(bold["key"].strip(), bold.end(), Form.BOLD, stamp)


def _with_time(text: str, at: int, stamp: Stamp | None, mark: int) -> Label | None:
    """A label without a colon that carries a time: ``张三 00:12``, ``00:12 张三``; alone on its line."""
    key = _without_markup(text[at:].rstrip("\\"))
    if mark or len(key) > _LONGEST_TIMED:
        return None
    after = stamp_after(key)
    if after:
        key, stamp = key[: after.start].strip(), after.stamp
    if (
        stamp is None
        or not key
        or key in _DAYPARTS
        or re.search("[:：]", key)
        or _NO_KEY.search(_BRACKETS.sub("", key))
    ):
        return None
    if len(key) > (24 if not key.isascii() else _LONGEST_KEY):
        return None
    return _label(key, len(text), Form.TIME, stamp)


def _with_time_inside(text: str, at: int, mark: int) -> Label | None:
    """``张三 00:12 大家好``: a name and a time before what is said."""
    found = None if mark else stamp_inside(text, at)
    if found is None:
        return None
    key = _MARKUP.sub("", text[at : found.start]).strip()
    return _label(key, found.end, Form.TIME_INSIDE, found.stamp) if key else None


def _between_tabs(text: str, at: int, stamp: Stamp) -> Label | None:
    """``00:12 张三 大家好``, as a table of times, names and words is written."""
    found = _COLUMN.match(text, at)
    if found is None:
        return None
    voices = voices_of(found["key"])
    if not voices or not all(
        v.kind in (VoiceKind.NAME, VoiceKind.SEAT) and not v.name.isascii() for v in voices
    ):
        return None
    at = found.end()
    return label_of(found["key"], at, at, form=Form.TIME_INSIDE, voices=voices, stamp=stamp)


def _quoted(text: str, at: int, is_quote: bool) -> Label | None:
    """``> Name`` alone on its line."""
    key = text[at:].strip()
    if not is_quote or not key or key[0] in "—–-" or len(key) > 24 or _NO_KEY.search(key):
        return None
    return _label(key, len(text), Form.QUOTE, None)


def _with_stop(text: str, mark: int) -> Label | None:
    """``Q.`` and ``A.`` of an examination, ``Mr. SMITH.`` and ``The CHAIRMAN.`` of a hearing."""
    letter = answered(text)
    if letter is not None and not is_initialled(text):
        return letter
    if mark or "." not in text:
        return None
    found = _hearing().match(text) or _in_capitals(text)
    if found is not None and found["key"].split()[-1].casefold() in folded("english_courtesies"):
        return None  # the stop of a title before the name
    return _label(found["key"], found.end(), Form.STOP, None) if found else None


def answered(text: str) -> Label | None:
    """``Q.`` or ``A.`` of an examination, whatever stands behind."""
    letter = _LETTER.match(text)
    return _label(letter["key"], letter.end(), Form.STOP, None) if letter else None


def _in_capitals(text: str) -> re.Match[str] | None:
    found = _IN_CAPITALS.match(text)
    if found is None or _COLON.search(text, found.end(), _LONGEST_TIMED):
        return None
    return None if found["key"].casefold() in folded("english_titles") else found


@cache
def _hearing() -> re.Pattern[str]:
    titles = "|".join(sorted((re.escape(t) for t in folded("english_titles")), key=len, reverse=True))
    name = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?: of [A-Z]\w+)?"
    return re.compile(
        rf"(?P<key>(?i:the (?:chair(?:man|woman|person)?|clerk|witness|court|president|speaker|secretary))"
        rf"|(?i:{titles})\.? {name})\.\s+(?=[A-Z\"“(])"
    )
