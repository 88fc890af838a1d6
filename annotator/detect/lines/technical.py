"""Whether a text is about programs: manuals, change logs, settings, licences of software.

Such texts are full of capitalised words before colons and over paragraphs, none of which speaks.
"""

from __future__ import annotations

import re

from annotator.detect.lines.page import Page

_SAMPLE = 600
_SHARE = 0.12
_FEWEST = 3
_SIGN = re.compile(
    r"https?://|[^\s:]@\w+\.\w|#\d{2,}|\b\w+\(\)|(?<!\w)--?[a-z][a-z-]{2,}|\d+\.\d+\.\d|\b[a-z]\w*_[a-z]\w*|[{}=`]|::"
    r"|\b[\w-]+\.(?:c|h|py|js|txt|conf|in|am|so|xml|html|sh|pl|cc|cpp|md|rst|gz|deb|exe|dll|pm|json|ya?ml|toml|cfg|ini)\b"
    r"|(?<!\w)/(?:usr|etc|var|bin|lib|home|dev|proc|tmp)\b|\b[a-z]+[A-Z]\w*\(|[A-Z][a-z]+[A-Z]\w+\("
)
_SIGNED = re.compile(r"[={}`@#(_/.:-]")


def is_technical(page: Page) -> bool:
    """Whether many lines of an even sample have addresses, names of files, calls or numbers of versions."""
    lines = page.lines[:: max(1, len(page.lines) // _SAMPLE)]
    signed = sum(
        _SIGNED.search(line.text) is not None and _SIGN.search(line.text) is not None for line in lines
    )
    return signed >= _FEWEST and signed >= _SHARE * len(lines)
