"""Fields between turns: what the writer of minutes, scripts and case notes sets under what people say.

``决议：…`` under the last words on a point, ``音乐：…`` between two lines of a scene: nobody says them
where all else is turns of a line or so. Where people speak at length such a line may well be theirs, but
where it ends the text behind a gap, and no turn goes on behind one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from annotator.detect.lines.fields import Metadata, field_of, with_values
from annotator.detect.lines.page import Page
from annotator.detect.words.openings import TurnOpening
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import phrases

_FEWEST = 3
_REACH = 32
_MOST_BESIDE = 0.2
"""So many lines that go on with a turn there may be for each turn."""
_SPOKEN = re.compile(r"[？?我你您咱妳吗嗎呢吧]|\b(?:I|I'm|you|your|my)\b")
_CONCLUDING = re.compile("(?:讨论|討論)?(?:结论|結論)(?:意见)?|[达達形]成共[识識]|[Cc]onclusions?")
_NUMBER = re.compile(r"\s*(?:\d{1,2}|[一二三四五六七八九十])$")
_ANNOUNCES = re.compile(r"(?:[:：,，、]|如下|以下|下面|下列)[。.]?$")


def read_noted(page: Page, metadata: Metadata, turns: Sequence[TurnOpening]) -> Metadata:
    """The metadata with the fields that are noted over, between and under the turns; claims their lines.

    What a script notes between lines of a scene belongs to that place and is no metadata of the text.
    """
    labelled = [turn for turn in turns if turn.evidence is Evidence.LABEL]
    if len(labelled) < _FEWEST:
        return metadata
    opens = set(page.lines_at([turn.start for turn in turns]))
    places = [i for i in range(len(page.lines)) if i not in opens and _key_on(page, i)]
    if not places:
        return metadata
    runs = list(_runs(places))
    if not _is_but_turns(page, labelled, set(places)):
        runs = [run for run in runs[-1:] if _stands_off(page, run, opens)]
    first, last = min(opens), max(opens)
    values: dict[str, list[str]] = {}
    for run in runs:
        if first < run[0] and not _is_border(page, run, opens):
            continue
        for i in run if run[0] > last else [i for i in run if not _concludes(page, i)]:
            page.take(i, SegmentKind.METADATA)
            field = field_of(page.lines[i])
            if field is not None and _kind(field.key) == "note_fields":
                values.setdefault(field.key, []).append(field.value)
    for key, found in values.items():
        metadata = with_values(metadata, key, found)
    noted = {i for i in places if page.kinds[i] is SegmentKind.METADATA}
    page.rejected = [one for one in page.rejected if page.line_at(one.start) not in noted]
    return metadata


def _key_on(page: Page, i: int) -> bool:
    """Whether a line that nothing has claimed is such a field, with a value that nobody says."""
    line = page.lines[i]
    head = line.text[:_REACH]
    if not page.is_free(i) or line.mark or (":" not in head and "：" not in head):
        return False
    field = field_of(line)
    return (
        field is not None and bool(_kind(field.key)) and bool(field.value) and not _SPOKEN.search(field.value)
    )


def _concludes(page: Page, i: int) -> bool:
    """Whether a line draws a conclusion, which amid the talk is mostly somebody's own."""
    field = field_of(page.lines[i])
    return field is not None and _CONCLUDING.fullmatch(field.key) is not None


@cache
def _keys() -> dict[str, str]:
    """The list in which each key stands."""
    return {key.casefold(): name for name in ("stage_fields", "note_fields") for key in phrases(name)}


def _kind(key: str) -> str:
    """The list that holds a key, or nothing; keys with a number are as those without."""
    return _keys().get(_NUMBER.sub("", key).casefold(), "")


def _is_but_turns(page: Page, turns: Sequence[TurnOpening], fields: set[int]) -> bool:
    """Whether nearly every line from the first turn on opens one or is such a field."""
    first = page.line_at(turns[0].start)
    heads = page.lines_at([turn.start for turn in turns])
    words = page.lines_at([turn.text_start for turn in turns])
    alone = sum(here > head for here, head in zip(words, heads, strict=True))
    beside = sum(page.is_free(i) and i not in fields for i in range(first, len(page.lines)))
    return beside - alone <= _MOST_BESIDE * len(turns)


def _stands_off(page: Page, run: Sequence[int], opens: set[int]) -> bool:
    """Whether lines end the text behind a gap as no words of a turn that goes on stand behind one."""
    gap = page.lines[run[0]].gap
    if not gap or run[-1] + 1 < len(page.lines) or run[0] < max(opens):
        return False
    inside = (i for i in range(min(opens) + 1, run[0]) if i not in opens and page.is_speech(i))
    return all(page.lines[i].gap < gap for i in inside)


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """The places in runs of lines on end."""
    run: list[int] = []
    for i in places:
        if run and i != run[-1] + 1:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _is_border(page: Page, run: Sequence[int], opens: set[int]) -> bool:
    """Whether a turn, a heading or nothing follows lines between turns, and nobody announces them."""
    below = run[-1] + 1
    ends = below == len(page.lines) or below in opens or not page.is_speech(below)
    above = page.lines[run[0] - 1].text
    return ends and _ANNOUNCES.search(above) is None
