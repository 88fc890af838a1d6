"""Where nothing was found: which one switch would find something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from annotator.language import mark
from annotator.text.matching import Way
from annotator.ui.find.asked import Asked
from annotator.workspace.filtering import ANYTHING


@dataclass(frozen=True, slots=True)
class Hint:
    """Another search that finds something, and the message that offers it."""

    asked: Asked
    message: str


def first_helpful(asked: Asked, finds: Callable[[Asked], bool]) -> Hint | None:
    """The first of the searches with one switch moved that finds something."""
    return next((hint for hint in _others(asked) if finds(hint.asked)), None)


def _others(asked: Asked) -> Iterator[Hint]:
    query = asked.query
    if not query.words:
        return
    if asked.filter != ANYTHING:
        yield Hint(replace(asked, filter=ANYTHING), mark("Found without the filters"))
    if query.way is Way.WORD:
        plain = replace(query, way=Way.PLAIN)
        yield Hint(replace(asked, query=plain), mark("Found inside longer words"))
    if query.match_case or not (query.fold_width and query.fold_script):
        alike = replace(query, match_case=False, fold_width=True, fold_script=True)
        yield Hint(replace(asked, query=alike), mark("Found in other letters: case, width or script"))
    if not asked.everywhere:
        yield Hint(replace(asked, everywhere=True), mark("Found in other transcripts"))
    if asked.in_source:
        yield Hint(replace(asked, in_source=False), mark("Found in the reading text"))
    else:
        yield Hint(replace(asked, in_source=True), mark("Found in the source text"))
    if query.way in (Way.PLAIN, Way.WORD):
        sound = replace(query, way=Way.SOUND)
        yield Hint(replace(asked, query=sound), mark("Found by its sound"))
