"""What a heading says once its number is left out."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from annotator.text.lexicons import alternatives

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十百两〇零]{1,4}|[IVX]{1,4}\b)"
_STOP = r"\s?[、.．:：)）\-—]\s*"


@cache
def _numbered() -> re.Pattern[str]:
    word = alternatives("question_words")
    return re.compile(
        rf"(?:[(（]{_NUMBER}[)）][、.．]?\s*|(?:第\s?)?{_NUMBER}\s?个?(?:{word})?{_STOP}"
        rf"|(?:{word})\s?{_NUMBER}{_STOP})(?=\S)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4096)
def without_number(title: str) -> str:
    """The title without the number that it begins with (一、, 议题3：, Part 2.), on one line."""
    flat = " ".join(title.split())
    found = _numbered().match(flat)
    return flat[found.end() :] if found else flat
