"""English sayings without a verb of saying: in somebody's view, as somebody puts it, somebody's verdict: “…”.

Those that may as well cite somebody who is not there say something only where the person speaks elsewhere
too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annotator.detect.prose.english_names import RUN, TOKEN
from annotator.text.lexicons import folded

_BLANK = "■"
_ABOUT = rf"(?:(?:the|a|an|his|her|their|its|{TOKEN}['’]s)\s)?((?:[a-z][\w\-]*\s){{0,4}})"
_OPENS = re.compile(
    r"In\s|By\s|As\s|in the |as |[Tt]hat |[Tt]his |[Ss]uch |So says|['’]s\s|s['’]\s|:\s?[“\"‘']"
)
"""What such a phrase has in it."""


class EnglishFrame(NamedTuple):
    """A phrase that gives words to the person of a ``run`` of capital words, in places of the sentence."""

    run: str
    about: str
    start: int
    end: int
    is_cited: bool


@cache
def _stance() -> str:
    return "(?:" + "|".join(sorted(folded("english_stance_nouns"), key=len, reverse=True)) + ")"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The phrases; with each whether it may as well cite somebody who is not there."""
    stance = _stance()
    puts = r"(?:puts?|sees?|saw|tells|told|describe[sd]|explain(?:s|ed)|remember(?:s|ed)|recall(?:s|ed)) it"
    quote = rf"[“\"‘'{_BLANK}]"
    return (
        (re.compile(rf"(?:^|[”\"]\s|,\s)[IiBb][ny]\s()({RUN})['’]s?\s(?:own\s)?{stance}\b"), True),
        (re.compile(rf"(?:^|[”\"]\s|,\s)[IiBb][ny] the (?:own )?{stance} of\s{_ABOUT}({RUN})"), True),
        (re.compile(rf"(?:^|[”\"],?\s|,\s)[Aa]s\s{_ABOUT}({RUN})\s(?:once\s)?{puts}"), True),
        (
            re.compile(
                rf"(?:^|[”\"]\s)(?:That|This|Such) (?:is|was) how\s{_ABOUT}({RUN})[^.;:“”\"]{{0,60}}?\s{puts}"
            ),
            False,
        ),
        (
            re.compile(
                rf"(?:^|[”\"]\s)(?:That|This|Such) (?:is|was) (?:also )?the (?:[a-z]+ )?{stance} of"
                rf"\s{_ABOUT}({RUN})"
            ),
            False,
        ),
        (re.compile(rf"(?:^|[”\"]\s)So says\s{_ABOUT}({RUN})"), False),
        (
            re.compile(
                rf"^((?:[A-Z]?[a-z\-]+\s){{0,3}})({RUN})['’]s?\s(?:own\s)?(?:[a-z\-]+\s){{0,2}}{stance}"
                rf"(?:\s(?:to|on|for|about|of|at)\s[^:;,.“”\"]{{2,50}}?)?(?:\s(?:is|was)(?:\s[a-z]+){{0,3}})?(?:\s?:|,)?\s{quote}"
            ),
            False,
        ),
        (
            re.compile(
                rf"^((?:[A-Z]?[a-z\-]+\s){{0,3}})({RUN})(?:,\s[^,.:;“”\"]{{2,60}})?,?:\s?(?:[“\"]|[‘'].*[.!?…][’'])"
            ),
            False,
        ),
    )


def english_frames_in(blank: str) -> Iterator[EnglishFrame]:
    """The first phrase in a sentence, its quotations masked, that gives words to somebody."""
    if _OPENS.search(blank) is None:
        return
    for pattern, is_cited in _patterns():
        found = pattern.search(blank)
        if found:
            lead = len(found[0]) - len(found[0].lstrip('”", '))
            run = re.sub(r"['’]s?$", "", found[2])
            yield EnglishFrame(run, found[1].strip(), found.start() + lead, found.end(2), is_cited)
            return
