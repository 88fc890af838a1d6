"""Sentences: cut at their stops, never inside a title's brackets or a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGN = re.compile(r"[《》“”「」『』]|[。！？!?]+[”’」』）)]*")
_OPEN, _CLOSE = "《“「『", "》”」』"
_LONGEST_QUOTE = 200


def sentences_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as ranges that cover it.

    A stop inside quotation marks or 《》 ends no sentence, unless they are never closed.
    """
    first, opened_at = start, -1
    for sign in _SIGN.finditer(text, start, end):
        mark = sign[0]
        if mark in _OPEN:
            opened_at = sign.start() if opened_at < 0 else opened_at
        elif mark in _CLOSE:
            ended = mark != "》" and opened_at >= 0 and text[sign.start() - 1] in "。！？!?"
            opened_at = -1
            if ended:
                yield first, sign.end()
                first = sign.end()
        elif opened_at < 0 or sign.start() - opened_at > _LONGEST_QUOTE or mark[-1] in "”’」』":
            opened_at = -1
            yield first, sign.end()
            first = sign.end()
    if first < end:
        yield first, end
