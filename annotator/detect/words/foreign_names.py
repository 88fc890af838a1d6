"""Names of other languages in Chinese characters: with dots between their parts, and Japanese ones."""

from __future__ import annotations

import re

from annotator.text.lexicons import beginning, is_listed

_HAN = "\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003134f"
FOREIGN = re.compile(rf"[{_HAN}]{{1,8}}(?:[·•・．][{_HAN}A-Z.]{{1,8}}){{1,3}}")


def is_of_several_parts(name: str) -> bool:
    """Whether a name has dots between its parts, or is a Japanese surname and a given name."""
    if FOREIGN.fullmatch(name) is not None:
        return True
    surname = beginning(name, "japanese_surnames")
    given = name[len(surname) :]
    return len(surname) > 1 and 0 < len(given) <= 3 and not is_listed(name, "ordinary_words")
