"""Terms of which a part stands around the selected wording: 与 before 训练 is the 预 of 预训练."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.guess import Guess, Known, Selected
from annotator.text.english_lexicon import likeness, squeezed, technical_terms
from annotator.text.likely_sounds import sound_likeness

_BORDER = re.compile(r"[ -]")


def terms_around(selected: Selected, known: Known) -> Iterator[Guess]:
    """The missing part of each term whose other parts stand beside the wording."""
    before, after = selected.before, selected.after
    for term in known.terms:
        for head, part, tail in _parts(term):
            if before.casefold().endswith(head.casefold()) and after.casefold().startswith(tail.casefold()):
                yield from _guess(selected.wording, part, len(head + tail), known.weight(term))
    for term in technical_terms():
        if " " in term and term not in known.terms:
            for head, part, tail in _parts(term):
                if before.casefold().endswith(head) and after.casefold().startswith(tail):
                    yield from _guess(selected.wording, part, len(head + tail), 0.0)


def _guess(wording: str, part: str, context: int, weight: float) -> Iterator[Guess]:
    if part.isascii():
        alike = likeness(squeezed(wording), squeezed(part)) if squeezed(wording) else 0.0
        kind = SuggestionKind.ENGLISH
    else:
        alike = sound_likeness(wording, part)
        kind = SuggestionKind.HOMOPHONE if alike == 1 else SuggestionKind.NEAR_HOMOPHONE
    if alike >= _LEAST:
        score = 0.35 + 0.5 * alike + 0.04 * min(context, 5) + 0.5 * weight
        yield Guess(part.strip(), score, kind, translate("the rest of the term stands beside it"))


_LEAST = 0.45


def _parts(term: str) -> Iterator[tuple[str, str, str]]:
    """The term as head, part and tail, at least one of the outer ones not empty."""
    if term.isascii():
        borders = [0, *(m.start() for m in _BORDER.finditer(term)), len(term)]
        if len(borders) == 2:
            return
    else:
        borders = list(range(len(term) + 1))
    for i, first in enumerate(borders):
        for last in borders[i + 1 :]:
            if (first, last) != (0, len(term)):
                part = term[first:last]
                head = term[:first] + part[: len(part) - len(part.lstrip(" -"))]
                yield head, part.lstrip(" -"), term[last:]
