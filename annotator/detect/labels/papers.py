"""Papers and magazines that ask under their bare title (``观景：`` in a talk of 《观景》)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from annotator.detect.lines.page import Line, Page
from annotator.detect.words.label_forms import Form, Label

_TITLE = re.compile(r"《([^《》]{2,16})》")
_SORT = re.compile(
    r"(?:杂志|雜誌|周刊|週刊|月刊|季刊|双月刊|半月刊|学刊|日报|日報|晚报|晚報|早报|早報|周报|週報|画报|畫報|时报|時報|报|報|评论|評論|文摘|通讯|通訊|网|網)$"
)
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
