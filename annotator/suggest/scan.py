"""The whole scan: everything in a text that was probably misheard, or can be cleaned, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.progress import Progress, silent
from annotator.domain.suggestion import SuggestionKind
from annotator.suggest.across_languages import find_across_languages
from annotator.suggest.dictionary import find_dictionary_words
from annotator.suggest.english import find_english
from annotator.suggest.fillers import find_fillers
from annotator.suggest.found import MISHEARD, Found, Target, apart
from annotator.suggest.function_words import find_particles, find_pronouns
from annotator.suggest.homophones import find_homophones
from annotator.suggest.known_pairs import find_known
from annotator.suggest.misspelt import find_misspelt
from annotator.suggest.parted import find_parted
from annotator.suggest.repetitions import find_repetitions
from annotator.suggest.writing import find_punctuation, find_segment_marks, find_widths
from annotator.text.heard import HeardText


@dataclass
class _Asked:
    """A text and what is looked for in it."""

    text: str
    targets: Sequence[Target]

    @cached_property
    def heard(self) -> HeardText:
        return HeardText(self.text)


def _of_letters(asked: _Asked) -> Iterator[Found]:
    """English by its letters; a piece of a word that was written in pieces is not mended by itself."""
    parted = find_parted(asked.text, asked.targets)
    yield from parted
    taken = bytearray(max((one.end for one in parted), default=0))
    for one in parted:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    for finder in (find_english, find_misspelt):
        yield from (f for f in finder(asked.text, asked.targets) if not any(taken[f.start : f.end]))


_FINDERS: Mapping[Callable[[_Asked], Iterable[Found]], frozenset[SuggestionKind]] = {
    lambda asked: find_known(asked.text, asked.heard, asked.targets): frozenset({SuggestionKind.KNOWN_PAIR}),
    lambda asked: find_homophones(asked.text, asked.heard, asked.targets): frozenset(
        {SuggestionKind.HOMOPHONE, SuggestionKind.NEAR_HOMOPHONE}
    ),
    _of_letters: frozenset({SuggestionKind.ENGLISH}),
    lambda asked: find_across_languages(asked.text, asked.heard, asked.targets): frozenset(
        {SuggestionKind.ENGLISH}
    ),
    lambda asked: find_dictionary_words(asked.text, asked.heard, asked.targets): frozenset(
        {SuggestionKind.DICTIONARY}
    ),
    lambda asked: find_fillers(asked.text): frozenset({SuggestionKind.FILLER}),
    lambda asked: find_repetitions(asked.text, asked.heard, [t.text for t in asked.targets]): frozenset(
        {SuggestionKind.REPETITION}
    ),
    lambda asked: find_particles(asked.text): frozenset({SuggestionKind.PARTICLE}),
    lambda asked: find_pronouns(asked.text): frozenset({SuggestionKind.PRONOUN}),
    lambda asked: find_punctuation(asked.text): frozenset({SuggestionKind.PUNCTUATION}),
    lambda asked: find_widths(asked.text): frozenset({SuggestionKind.WIDTH}),
    lambda asked: find_segment_marks(asked.text): frozenset({SuggestionKind.SEGMENT_MARK}),
}


def scan(
    text: str,
    targets: Iterable[Target] = (),
    kinds: Collection[SuggestionKind] = MISHEARD,
    progress: Progress = silent,
) -> list[Found]:
    """What is probably wrong in a text, in text order; no two places overlap.

    Of two that would, the one of the better tier is kept, then the longer. Takes time that grows with
    the text alone; ``progress`` may raise ``Cancelled``.
    """
    asked = _Asked(text, tuple(targets))
    return apart(_found(asked, frozenset(kinds), progress))


def each_kind(text: str, targets: Iterable[Target], kinds: Collection[SuggestionKind]) -> Iterator[Found]:
    """What is found of each kind as if it had been asked for alone: places of several kinds may overlap."""
    asked = _Asked(text, tuple(targets))
    for finder, offered in _FINDERS.items():
        if not offered.isdisjoint(kinds):
            yield from apart(found for found in finder(asked) if found.kind in kinds)


def _found(asked: _Asked, kinds: frozenset[SuggestionKind], progress: Progress) -> Iterator[Found]:
    wanted = [finder for finder, offered in _FINDERS.items() if offered & kinds]
    for done, finder in enumerate(wanted):
        progress(done / len(wanted))
        yield from (found for found in finder(asked) if found.kind in kinds)
    progress(1.0)
