"""Lines of ``Name：what`` that are no talk: who takes part, above it, and what each has to do, after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.detect.front.roster import is_post
from annotator.detect.lines.fields import is_field_word, is_roster, names_in
from annotator.detect.lines.page import LabelledLine, Line, Page, width
from annotator.detect.words.label_forms import Form, Label
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import VoiceKind

_PERSONS = frozenset({VoiceKind.NAME, VoiceKind.WORD})
STOPS = frozenset("。！？!?.…”」』")
_HALF = 0.5
_WIDEST_HEAD = 24
_TASKS = re.compile(
    r"(?:待办|代办|任务|分工|行动项|行动计划|跟进|跟進|会后|會後|下一步|后续|後續|责任|責任|负责|負責|工作安排|待辦|任務|行動項"
    r"|\b(?:action items?|actions|to-?dos?|tasks?|next steps|follow[- ]ups?|owners?|assignments?"
    r"|responsibilities)\b)",
    re.IGNORECASE,
)
_CAST = re.compile(
    r"(?:演员(?:表)?|演員(?:表)?|演职员表|演職員表|主演|卡司|配音(?:演员|演員)?|声优|扮演者|人物(?:表|介绍|介紹|简介|簡介)?|出场人物|出場人物|剧中人物?|劇中人物?|角色(?:表|介绍|介紹)?|嘉宾(?:介绍|简介)|嘉賓(?:介紹|簡介)"
    r"|与谈人(?:介绍|简介)|對談人|对谈者|\bcast\b.*|\bcharacters\b|\bdramatis personae\b"
    r"|(?:参与者|參與者|参与人员?|參與人員?|参会人员?|參會人員?|与会人员?|與會人員?|对话者|對話者"
    r"|发言人员?|發言人員?|受访者|受訪者|作者|主讲人|主講人)"
    r"(?:名单|名單|介绍|介紹|简介|簡介|一览|一覽)?"
    r"|\babout the (?:guests|panel|speakers)\b"
    r"|\b(?:participants|attendees|speakers|panelists|panellists|contributors)\b)$",
    re.IGNORECASE,
)
_NO_HEAD = re.compile("[:：，。！？；,.!?;…]")


def rosters(looking: Sequence[LabelledLine]) -> set[int]:
    """The lines that say who those are who speak further down, above all talk or in blocks of their own."""
    last = {label.names: place for place, _, label in looking}
    close = sum(line.gap == 0 for _, line, _ in looking)
    found: set[int] = set()
    for block in _blocks(looking):
        if len(block) > 1 and all(names_in(line.text[label.rest_at :]) for _, line, label in block):
            found.update(place for place, _, _ in block)
        if len(block) < 2 or any(_is_said(line, label) for _, line, label in block):
            continue
        end = block[-1][0]
        again = sum(last[label.names] > end for _, _, label in block)
        posts = sum(is_post(line.text[label.rest_at :]) for _, line, label in block)
        if again >= max(2, len(block) - 1) and (
            posts >= _HALF * len(block) or (len(block) < len(looking) and _is_tight(block, close))
        ):
            found.update(place for place, _, _ in block)
    return found


def casts(page: Page, looking: Sequence[LabelledLine]) -> set[int]:
    """The lines under a head such as 人物表 that say who somebody is, as long as nobody is heard to talk."""
    found: set[int] = set()
    over = _heads_over(page, looking, _CAST)
    for place, line, label in looking if over else ():
        if not _is_under(page, place, found, over):
            continue
        rest = line.text[label.rest_at :]
        if rest and not talk_of(rest).spoken:
            found.add(place)
    return found


def _blocks(looking: Sequence[LabelledLine]) -> Iterator[list[LabelledLine]]:
    """The runs of lines right under each other with different names, none of which came before."""
    seen: set[tuple[str, ...]] = set()
    block: list[LabelledLine] = []
    for one in looking:
        place, _, label = one
        fits = label.form is Form.COLON and label.names not in seen and _is_somebody(label)
        if block and (not fits or place != block[-1][0] + 1):
            yield block
            block = []
        if fits:
            block.append(one)
        seen.add(label.names)
    if block:
        yield block


def _is_somebody(label: Label) -> bool:
    return bool(label.voices) and _PERSONS.issuperset([voice.kind for voice in label.voices])


def _is_said(line: Line, label: Label) -> bool:
    """Whether what stands behind a label is talk, or nothing at all."""
    rest = line.text[label.rest_at :]
    return not rest or rest[-1] in STOPS or talk_of(rest).spoken


def _is_tight(block: Sequence[LabelledLine], close: int) -> bool:
    """Whether lines stand close in a text whose other labels stand apart: ``close`` of all have no gap."""
    own = [line.gap == 0 for _, line, _ in block]
    return all(own[1:]) and sum(own) == close


def heads(page: Page, looking: Sequence[LabelledLine]) -> set[int]:
    """The lines above all talk on which a role is followed by who holds it or how many they are."""
    found: set[int] = set()
    for place, line, label in looking:
        rest = line.text[label.rest_at :]
        is_role = bool(label.voices) and all(voice.kind is VoiceKind.ROLE for voice in label.voices)
        if (
            is_role
            and not _is_said(line, label)
            and (is_roster(label.key, rest) or _beside_fields(page, place, found))
        ):
            found.add(place)
        elif not is_field_word(label.key) and not names_in(rest) and not is_roster(label.key, rest):
            break
    return found


def _beside_fields(page: Page, place: int, found: set[int]) -> bool:
    """Whether the line before one, right over it, is a field of the head."""
    if place == 0 or page.lines[place].gap:
        return False
    above = page.label(place - 1)
    return (
        place - 1 in found or not page.is_free(place - 1) or (above is not None and is_field_word(above.key))
    )


def tasks(page: Page, looking: Sequence[LabelledLine]) -> set[int]:
    """The lines under a head such as 会后待办 that say what somebody has to do."""
    found: set[int] = set()
    over = _heads_over(page, looking, _TASKS)
    for place, line, label in looking if over else ():
        if _is_under(page, place, found, over) and not talk_of(line.text[label.rest_at :]).spoken:
            found.add(place)
    return found


def _heads_over(page: Page, looking: Sequence[LabelledLine], head: re.Pattern[str]) -> set[str]:
    """What stands as a head right before some of the lines."""
    above = {page.lines[place - 1].text for place, _, _ in looking if place}
    return {text for text in above if _is_head(text.rstrip(":： "), head)}


def _is_head(text: str, head: re.Pattern[str]) -> bool:
    if not 0 < len(text) <= _WIDEST_HEAD or _NO_HEAD.search(text) is not None:
        return False
    return width(text) <= _WIDEST_HEAD and head.search(text) is not None


def _is_under(page: Page, place: int, found: set[int], over: set[str]) -> bool:
    """Whether a head of such lines, one of those ``over`` some, or a line ``found`` stands right before."""
    if place - 1 in found:
        return page.lines[place].gap == 0 or page.lines[place].mark > 0
    return place > 0 and page.lines[place - 1].text in over
