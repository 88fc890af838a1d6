"""Headings between ornaments of their own: ``· 值班 ·``, ``* * * The Key * * *``, ``[Opening Remarks]``.

One line between signs may be a gesture, a tag or a rule. Where several are framed alike, all of them
different and each over a turn or a paragraph, they part the text.
"""

from __future__ import annotations

import re

from annotator.detect.headings.familiar_heads import SPEECH_KINDS, STOPS, Standing, gap_over, names_somebody
from annotator.detect.headings.marked import QUESTION_DEPTH, Heading, is_gesture
from annotator.detect.lines.page import Page
from annotator.detect.words.tape_notes import is_tape_note
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import folded

_NEED = 2
_LONGEST = 70
_ITALICS = frozenset({"*", "**", "***", "_", "__", "~~"})
_SQUARE = re.compile(r"\[([A-Z\u4e00-\u9fff][^\[\]]{3,50})\]")
_SIGNS = "*·•|｜~～∼★☆◆◇■□●○▲△▼▽❖✦✧…—–=+#/\\<>«»‹›〔〕◈※♦◎⊙❀✿♪_^"
_FRAMED = re.compile(
    rf"(?P<left>[{re.escape(_SIGNS)}-](?: ?[{re.escape(_SIGNS)}-]){{0,7}}) {{0,3}}"
    rf"(?P<text>[^\s{re.escape(_SIGNS)}](?:[^{re.escape(_SIGNS)}]{{0,44}}[^\s{re.escape(_SIGNS)}])?) {{0,3}}"
    rf"(?P<right>[{re.escape(_SIGNS)}-](?: ?[{re.escape(_SIGNS)}-]){{0,7}})"
)
_MIRRORED = str.maketrans("<>«»‹›〔〕/\\", "><»«›‹〕〔\\/")
_CLOSED = frozenset("。；;，,：:")


def framed_heads(page: Page, standing: Standing, depth: int) -> list[tuple[int, Heading]]:
    """The lines, with their places, that stand between like signs and part the text."""
    return _ornamented(page, standing, depth) + _square(page, standing)


def _ornamented(page: Page, standing: Standing, depth: int) -> list[tuple[int, Heading]]:
    if page.first_signs.isdisjoint(_SIGNS) and "-" not in page.first_signs:
        return []
    groups: dict[str, list[tuple[int, str]]] = {}
    for i, line in page.free():
        found = in_frame(line.text) if i not in standing.openings else None
        if found is not None and _may_part(found["text"]) and _stands(page, i, standing):
            groups.setdefault(found["left"].replace(" ", ""), []).append((i, found["text"]))
    return [
        (i, Heading(text, depth))
        for group in groups.values()
        if len(group) >= _NEED and len({text for _, text in group}) == len(group)
        for i, text in group
    ]


def in_frame(text: str) -> re.Match[str] | None:
    """The signs on both sides of a line and the words between, where they are alike; italics are none."""
    found = _FRAMED.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or not _is_mirrored(found["left"], found["right"]):
        return None
    return None if found["left"] in _ITALICS and text[len(found["left"])] != " " else found


def _is_mirrored(left: str, right: str) -> bool:
    return right in (left, left[::-1], left[::-1].translate(_MIRRORED))


def _may_part(text: str) -> bool:
    """Whether words between signs may be a title: no sentence, no gesture, nobody's name."""
    if text[-1] in _CLOSED or (text.isascii() and not (text[0].isupper() or text[0].isdigit())):
        return False
    return not (is_gesture(text) or names_somebody(text))


def _stands(page: Page, i: int, standing: Standing) -> bool:
    """Whether a turn or a paragraph begins under a line that stands off from what is above it."""
    below = page.below(i)
    if below is None or gap_over(page, i) < standing.usual_gap:
        return False
    if below in standing.openings or page.kinds[below] is SegmentKind.HEADING:
        return True
    under = page.lines[below]
    is_text = under.width >= standing.least and page.lines[standing.ends[below]].text[-1] in STOPS
    return page.kinds[below] in SPEECH_KINDS and is_text


def _square(page: Page, standing: Standing) -> list[tuple[int, Heading]]:
    """Words in square brackets, set off by gaps right over turns: parts, unless they direct the stage."""
    if not standing.is_labelled:
        return []
    stage = folded("stage_directions")
    found = []
    for i, line in page.free():
        box = _SQUARE.fullmatch(line.text) if line.text[0] == "[" and (line.gap or i == 0) else None
        if box is None or page.below(i) not in standing.openings or not page.lines[i + 1].gap:
            continue
        parts = box[1].casefold().split()
        is_stage = any(part in stage for part in parts) or "-".join(parts) in stage
        if len(parts) > 1 and not is_stage and not is_tape_note(box[1]):
            found.append((i, Heading(box[1], QUESTION_DEPTH + 5)))
    return found if len({heading.text for _, heading in found}) >= _NEED else []
