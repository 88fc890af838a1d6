"""Names of parts: lines that say of what kind the stretch under them is (``讨论情况``, ``Public comment``).

What records, sittings and programmes call their parts stands in lists; such a line needs no company.
Chinese names are also told by their last word, where several such lines part a text.
"""

from __future__ import annotations

import re
from functools import cache

from annotator.detect.headings.contents import says_contents
from annotator.detect.headings.familiar_heads import Standing, ends_above, gap_over
from annotator.detect.headings.marked import is_gesture
from annotator.detect.headings.ordinals import ordinal_of
from annotator.detect.lines.bare_names import people_of_line
from annotator.detect.lines.fields import field_of
from annotator.detect.lines.page import Page
from annotator.detect.words.offices import ends_in_role
from annotator.domain.transcript import AsideKind, SegmentKind
from annotator.text.lexicons import beginning, ending, phrases

_NEED = 2
_LONGEST = 48
_LEAST, _MOST = 4, 10
_LONGEST_NAME = 16
_SENTENCE = 16
_STOPS = "。！？!?.…”」』）)；;"
_HAN = re.compile(r"[\u4e00-\u9fff]+(?:[与與和及、][\u4e00-\u9fff]+)?")
_SIGNS = "■◎"
_RUNS_ON = "的之和与與及、，"
_FRAME = " *_#—–-=~·•■●◆◇□▲★☆◎※§▌▍▎|｜【】〔〕"
_APPENDED = re.compile(
    r"(?:附录|附錄|附文|附表|附图|附圖|附记|附記|附件|附)[一二三四五六七八九十\d]{0,2}\s?[:：]\s?[^，。；：:]{2,30}"
    r"|(?:Appendix|Annex|Postscript|Addendum)(?: [A-Z\d]{1,3})?\s?[:–—-]\s?[A-Za-z][^.;:!?]{2,60}"
)
_ADDED = re.compile(r"(?P<name>\S.*?)\s?[（(](?P<added>[^（）()]{2,30})[）)]")
"""The usual name of a part with something in brackets behind it (``答记者问（依录音整理）``)."""
_JOINED = re.compile("[与與和及、]|(?<=[a-z]) and (?=[A-Za-z])")
_LEAST_OFFICE, _LONGEST_OFFICE = 2, 8
_SAID = re.compile(r"[我你您他她它这這那哪没沒有是不什怎吗嗎咱的了]")


def part_heads(page: Page, standing: Standing) -> list[int]:
    """The lines that are the names of parts, with something of their own under them."""
    found = _over_contents(page, standing)
    formed: list[int] = []
    named = page.facts.of(_names_part)
    for i, line in page.free():
        if len(line.text) > _LONGEST or i in standing.openings or (line.mark and line.text[0] not in _SIGNS):
            continue
        is_name = named[line.text]
        if is_name:
            found += [i] if _has_own_text(page, i, standing) or _stands_alone(page, i, standing) else []
        elif is_name is not None and _has_own_text(page, i, standing) and _is_set_off(page, i, standing):
            formed.append(i)
    if len(found) + len(formed) < _NEED or not formed:
        is_parted = sum(kind is SegmentKind.HEADING for kind in page.kinds) > _NEED
        return found if standing.is_labelled or len(found) >= _NEED or is_parted else []
    return sorted([*found, *formed])


def _over_contents(page: Page, standing: Standing) -> list[int]:
    """Dismiss the list of the parts' names that tells them before they come; the head over it."""
    names = [i for i in page.places(_is_short_name) if page.is_free(i)]
    last = {_bare(page.lines[i].text): i for i in names}
    listed = [
        i
        for i in names
        if i < last[_bare(page.lines[i].text)]
        and not (page.lines[i].gap > standing.usual_gap and i - 1 in names)
    ]
    run = [i for i in listed if i - 1 in listed or i + 1 in listed]
    if len(run) < _NEED or run[-1] - run[0] >= len(run):
        return []
    for i in run:
        page.dismiss(i, AsideKind.CONTENTS)
    head = run[0] - 1
    is_head = (
        page.is_free(head) and says_contents(page.lines[head].text) and page.lines[head].text[-1] in ":："
    )
    return [head] if is_head else []


def _is_short_name(text: str) -> bool:
    return len(text) <= _LONGEST and is_part_name(text)


def is_part_name(text: str) -> bool:
    """Whether a line is the usual name of a part and nothing else."""
    return _bare(text) in _names()


def _bare(text: str) -> str:
    return text.strip(_FRAME).rstrip(":： ").casefold().replace("’", "'")


@cache
def _names() -> frozenset[str]:
    return frozenset(name.casefold() for name in phrases("part_names"))


def _names_part(text: str) -> bool | None:
    """Whether a line is the usual name of a part, or an appendix; ``None`` where it can be none."""
    name = text.rstrip(":： ")
    if is_part_name(name) or _APPENDED.fullmatch(name.strip(_FRAME)) is not None:
        return True
    if text[-1] not in ":：" and _names_part_with_more(name.strip(_FRAME)):
        return True
    return False if _may_be_part(name) else None


def _names_part_with_more(name: str) -> bool:
    """Whether a line is the name of a part with brackets behind it, an office before it or another name."""
    added = _ADDED.fullmatch(name)
    if added is not None:
        if is_gesture(added["added"]):
            return False
        name = added["name"]
        if is_part_name(name):
            return True
    parts = _JOINED.split(name)
    if len(parts) == 2 and all(is_part_name(part) and len(part) > 1 for part in parts):
        return True
    return not name.isascii() and len(name) <= _LONGEST_NAME and _is_of_somebody(name)


def _is_of_somebody(name: str) -> bool:
    """Whether words are an office and what its holder says or writes (``主任致欢迎词``), or that in full."""
    whole = ending(name, "words_for_whole")
    name = name.removesuffix(whole)
    part = ending(name, "parts_of_people")
    office = name[: len(name) - len(part)]
    if not part or not (office or whole):
        return False
    return not office or (
        _LEAST_OFFICE <= len(office) <= _LONGEST_OFFICE
        and _SAID.search(office) is None
        and (ends_in_role(office) or len(ending(office, "titles")) > 1)
    )


def _may_be_part(text: str) -> bool:
    """Whether a short Chinese line ends with a word that names a part, and says nothing."""
    if not _LEAST <= len(text) <= _MOST or not _HAN.fullmatch(text) or _SAID.search(text):
        return False
    return bool(ending(text, "part_endings")) and not (
        beginning(text, "spoken_edges") or people_of_line(text)
    )


def _is_set_off(page: Page, i: int, standing: Standing) -> bool:
    """Whether a line stands off from what is above it, as most lines of the text do or more."""
    return gap_over(page, i) >= max(standing.usual_gap, 1) or standing.usual_gap == 0


def _has_own_text(page: Page, i: int, standing: Standing) -> bool:
    """Whether something has ended above a line, and a turn, a list or a sentence begins under it."""
    above, below = page.above(i), page.below(i)
    if below is None:
        return False
    if above is not None and page.kinds[above] is SegmentKind.LABEL:
        return False
    if above is not None and _is_wrapped_head(page, above, i):
        return False
    is_over_turn = below in standing.openings
    if above is not None and not ends_above(page, above) and not (gap_over(page, i) or is_over_turn):
        return False
    if is_over_turn or page.kinds[below] is SegmentKind.HEADING:
        return True
    return _opens_text(page, below)


def _is_wrapped_head(page: Page, above: int, i: int) -> bool:
    """Whether a numbered heading runs over the end of its line (``一、调查的``, ``由来``)."""
    if page.kinds[above] is not SegmentKind.HEADING or page.lines[i].gap:
        return False
    return ordinal_of(above, page.lines[above]) is not None and page.lines[above].text[-1] in _RUNS_ON


def _stands_alone(page: Page, i: int, standing: Standing) -> bool:
    """Whether a line is a paragraph of its own amid labelled talk, over another heading."""
    if not standing.is_labelled or i + 1 >= len(page.lines) or page.below(i) is None:
        return False
    return page.lines[i].gap > 0 and page.lines[i + 1].gap > 0


def _opens_text(page: Page, i: int) -> bool:
    """Whether a line begins a list, a field or a paragraph, or is the name of a part itself."""
    line = page.lines[i]
    if line.mark or is_part_name(line.text) or field_of(line) is not None:
        return True
    return line.width >= _SENTENCE and (line.text[-1] in _STOPS or line.width >= 2 * _SENTENCE)
