"""Sounds and words that only fill a pause: which there are, and whether something is nothing but these."""

from __future__ import annotations

import re

SOUNDS = "呃啊嗯唔欸诶"
OPENERS = "喂哎唉哦噢哈额額"
"""Sounds that only hesitate where they stand alone between pauses."""
DEMONSTRATIVES = ("这个", "那个", "這個", "那個")
ENGLISH = r"u+m+|u+h+|e+r+m?|h+m+|m+h*m+|[ae]h"
_FILLER = re.compile(
    rf"(?:{'|'.join(DEMONSTRATIVES)}|[{SOUNDS}{OPENERS}]|(?<![A-Za-z'-])(?:{ENGLISH})(?![A-Za-z'-]))",
    re.IGNORECASE,
)


def without_hesitation(words: str) -> str:
    """The same without what only fills pauses, for words of which it is known that they were taken out."""
    return _FILLER.sub("", words)
