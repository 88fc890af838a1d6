"""Tables of contents: headings told before they come, and lists of chapters with their times."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from annotator.detect.headings.marked import heading_of, question_of
from annotator.detect.headings.ordinals import ordinal_of
from annotator.detect.lines.page import Line, Page
from annotator.detect.words.openings import SectionOpening
from annotator.domain.transcript import AsideKind
from annotator.text.lexicons import words

_NEED = 3
_ALIKE = 0.7
_MOST_TITLES = 100
_REACH = 300
_WIDEST = 100
_NUMBER = re.compile(r"^.{0,6}?[:：、.．]\s*")
_TIME = re.compile(r"[\[(（【]?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[\])）】]?\s*[-—–|]?\s*")
_NO_WORD = re.compile(r"\W+")
_STOPS = "。！？!?…”」"
_LEADER = re.compile(r"(?:[.…·_\-—\s]{2,}|\s)\d{1,4}$")


def drop_early_contents(page: Page) -> None:
    """Dismiss a run of headings with nothing under them that come again, with text, further down."""
    runs = list(_runs(page))
    last = _last_places(page, {_bare(page.lines[i].text) for run in runs for i in run})
    for run in runs:
        again = [i for i in run if last[_bare(page.lines[i].text)] > run[-1]]
        if len(again) >= _ALIKE * len(run) and (len(run) >= _NEED or _is_headed(page, run)):
            _dismiss(page, run)


def _is_formed(i: int, line: Line) -> bool:
    if line.width > _WIDEST:
        return False
    text = _LEADER.sub("", line.text)
    return (heading_of(text) or question_of(text) or ordinal_of(i, line)) is not None


def _last_places(page: Page, wanted: Collection[str]) -> dict[str, int]:
    """Where each of the headings stands last, told by its bare words."""
    found: dict[str, int] = {}
    ends = {bare[-1:] for bare in wanted}
    if wanted:
        for i, line in page.free():
            last = line.text.rstrip(_STOPS)[-1:]
            if last.isalpha() and last.casefold()[-1] not in ends:
                continue  # a bare title keeps the last letter of its line
            if len(line.text) <= _WIDEST and _is_formed(i, line) and (bare := _bare(line.text)) in wanted:
                found[bare] = i
    return found


def _runs(page: Page) -> Iterator[list[int]]:
    """The runs of lines near the top that look like headings and follow each other; the first that comes
    again begins the text."""
    run: list[int] = []
    for i in range(min(len(page.lines), _REACH)):
        is_formed = page.is_free(i) and _is_formed(i, page.lines[i])
        if is_formed and not (run and _bare(page.lines[i].text) == _bare(page.lines[run[0]].text)):
            run.append(i)
            continue
        if len(run) > 1:
            yield run
        run = [i] if is_formed else []


def _is_headed(page: Page, run: list[int]) -> bool:
    """Whether a word such as 目录 stands over the run, or is the first line of it."""
    head = page.lines[run[0]].text if run[0] == 0 else page.lines[run[0] - 1].text
    return says_contents(head) or says_contents(page.lines[run[0]].text)


def says_contents(text: str) -> bool:
    """Whether a line is a word that stands over a table of contents."""
    heading = heading_of(text)
    inner = (heading.text if heading else text).strip(":： 【】[]—-*#")
    return inner.replace(" ", "") in words("contents_words")


def _dismiss(page: Page, run: list[int]) -> None:
    for i in run:
        page.dismiss(i, AsideKind.CONTENTS)
    before = run[0] - 1
    if not page.is_free(before) or heading_of(page.lines[before].text) is not None:
        return
    if says_contents(page.lines[before].text):
        page.dismiss(before, AsideKind.CONTENTS)


def drop_contents(page: Page, sections: list[SectionOpening]) -> None:
    """Dismiss a table of contents: short lines in a row most of which come again as headings."""
    titles = {_bare(section.title) for section in sections[:_MOST_TITLES]}
    run: list[int] = []
    for i, line in enumerate(page.lines[:_REACH]):
        if page.is_free(i) and line.width <= _WIDEST and line.text[-1] not in "。；":
            run.append(i)
            continue
        _dismiss_titles(page, run, titles)
        run = []
    _dismiss_titles(page, run, titles)


def _bare(title: str) -> str:
    """A title without its number, time or page, to find it again where those are left out."""
    text = _LEADER.sub("", _TIME.sub("", title, count=1) if title[:1] in "0123456789[(（【" else title)
    return _NO_WORD.sub("", _NUMBER.sub("", text) if question_of(text) else text).casefold()


def _dismiss_titles(page: Page, run: list[int], titles: set[str]) -> None:
    hits = [i for i in run if _is_title(page.lines[i].content, titles)]
    if len(hits) < _NEED:
        return
    first, last = hits[0], hits[-1]
    if len(hits) < _ALIKE * (last - first + 1):
        return
    timed = _TIME.match(page.lines[first].content) is not None
    while timed and last + 1 in run and _TIME.match(page.lines[last + 1].content):
        last += 1
    _dismiss(page, list(range(first, last + 1)))


def _is_title(text: str, titles: set[str]) -> bool:
    bare = _bare(text)
    if bare in titles:
        return True
    return len(bare) >= 6 and any(bare in title or (len(title) >= 6 and title in bare) for title in titles)
