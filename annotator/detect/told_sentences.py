"""The sentences of a text in prose, each with what is said in it by whom."""

from __future__ import annotations

import re
from typing import NamedTuple

from annotator.detect.sayings import Saying
from annotator.text.lexicons import beginning

_QUOTATION = re.compile(r"\s*(?:“[^“”]*”|「[^「」]*」|\"[^\"]*\")[。]?\s*$")


class Sentence(NamedTuple):
    """A sentence of the line at ``place`` with what is said in it by whom."""

    start: int
    end: int
    place: int
    text: str
    sayings: tuple[Saying, ...]

    @property
    def is_quotation(self) -> bool:
        """Whether it is a quotation and nothing else."""
        return _QUOTATION.match(self.text) is not None

    @property
    def is_reporters(self) -> bool:
        """Whether the reporter speaks in it again."""
        return bool(beginning(self.text.lstrip(), "reporter_openers"))
