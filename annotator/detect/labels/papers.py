"""Papers that ask under their title, bare or not (``观景：`` in a talk of 《观景》); works told of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from annotator.detect.labels.hearing import UNLIKE
from annotator.detect.lines.page import LabelledLine, Line, Page
from annotator.detect.words.label_forms import Form, Label

_TITLE = re.compile(r"《([^《》]{1,16})》")
_SORT = re.compile(
    r"(?:杂志|雜誌|周刊|週刊|月刊|季刊|双月刊|半月刊|学刊|日报|日報|晚报|晚報|早报|早報|周报|週報|画报|畫報|时报|時報|报|報|评论|評論|文摘|通讯|通訊|网|網)$"
)
_WORK = re.compile(r"《[^《》]+》\s?(?:[(（][^()（）]*[)）])?")
_ASKS = re.compile("[？?]|请问|請問")
_FRONT, _BACK = 12, 6
_FEWEST = 2


def asking_papers(page: Page, looking: Sequence[tuple[int, Line, Label]]) -> frozenset[str]:
    """The keys that are the title of a paper named at an end of the page or in a label, and that ask."""
    ends = [line.text for line in (*page.lines[:_FRONT], *page.lines[-_BACK:])]
    keys = [label.key for _, _, label in looking if label.key[:1] == "《"]
    titles = {title for text in (*ends, *keys) for title in _TITLE.findall(text)}
    titles |= {_SORT.sub("", title) for title in titles}
    if not titles:
        return frozenset()
    own = [
        (line, label)
        for _, line, label in looking
        if label.key in titles and label.form is Form.COLON and not line.mark
    ]
    counts = Counter(label.key for _, label in own)
    asking = Counter(label.key for line, label in own if line.text[-1] in "？?")
    return frozenset(key for key, count in counts.items() if count >= _FEWEST and 2 * asking[key] >= count)


def works_told(page: Page, looking: Sequence[LabelledLine]) -> dict[int, str]:
    """Why titles before a colon are no labels: works of which somebody tells (``《慢船》：讲一个水手``).

    A paper asks, under a title that comes again; papers that ask but once do so each.
    """
    titled = [
        (i, label.key, _ASKS.search(_behind(page, i, line.text[label.rest_at :])) is not None)
        for i, line, label in looking
        if label.key[:1] == "《" and _WORK.fullmatch(label.key)
    ]
    if not titled:
        return {}
    counts = Counter(key for _, key, _ in titled)
    asking = {key for _, key, asks in titled if asks}
    are_papers = len(asking) == len(counts)
    return {i: UNLIKE for i, key, _ in titled if not are_papers and (key not in asking or counts[key] == 1)}


def _behind(page: Page, i: int, rest: str) -> str:
    """What stands behind a label, or on the next line where it stands alone."""
    return rest or (page.lines[i + 1].text if i + 1 < len(page.lines) else "")
