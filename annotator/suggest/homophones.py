"""Terms that were misheard as other characters of the same or nearly the same sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found, Target
from annotator.text.heard import HeardText
from annotator.text.mishearing import Standing, standing_of
from annotator.text.syllables import Hearing, as_sounds, signs_of, spoken

_CHINESE_TERM = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]{2,}")
_LONG = 4
"""From so many syllables on a term is found with one of them dropped or said twice."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """Heard characters ``[start, end)`` that sound like a target."""

    start: int
    end: int
    target: Target
    hearing: Hearing
    is_whole: bool = True


def find_homophones(written: str, heard: HeardText, targets: Iterable[Target]) -> Iterator[Found]:
    """Each place that sounds like a target and is written otherwise, the likeliest reading of it."""
    terms = [target for target in targets if _CHINESE_TERM.fullmatch(target.text)]
    if not terms:
        return
    best: dict[tuple[int, int], Found] = {}
    for hearing in Hearing:
        for match in _matches(heard.text, terms, hearing):
            found = _judged(written, heard, match)
            if found is None:
                continue
            known = best.get((found.start, found.end))
            if known is None or found.score > known.score:
                best[found.start, found.end] = found
    yield from _apart(best.values())


def _matches(text: str, terms: Sequence[Target], hearing: Hearing) -> Iterator[_Heard]:
    from ahocorasick_rs import AhoCorasick

    patterns: list[str] = []
    meant: list[tuple[Target, bool]] = []
    for target in terms:
        syllables = target.sound.split() or spoken(target.text)
        for said, is_whole in _ways(syllables, hearing):
            patterns.append(signs_of(said, hearing))
            meant.append((target, is_whole))
    automaton = AhoCorasick(patterns)
    for which, start, end in automaton.find_matches_as_indexes(as_sounds(text, hearing), overlapping=True):
        target, is_whole = meant[which]
        if text[start:end] != target.text:
            yield _Heard(start, end, target, hearing, is_whole)


def _ways(syllables: Sequence[str], hearing: Hearing) -> Iterator[tuple[Sequence[str], bool]]:
    """How a term may have been said: as it is, or a long one with a syllable dropped or said twice."""
    yield syllables, True
    if hearing is not Hearing.SAME or len(syllables) < _LONG:
        return
    for i in range(len(syllables)):
        yield (*syllables[:i], *syllables[i + 1 :]), False
        yield (*syllables[: i + 1], *syllables[i:]), False


def _judged(written: str, heard: HeardText, match: _Heard) -> Found | None:
    """How likely it is that a place is a misheard target; ``None`` where words say that it is none."""
    words = heard.text[match.start : match.end]
    term = match.target.text
    if not match.is_whole and (term in words or words in term):
        return None
    standing = standing_of(heard.text[max(0, match.start - 12) : match.start], words, heard.text[match.end : match.end + 12])
    tier = _tier(match, standing, len(words))
    if tier is None:
        return None
    start, end = heard.stretch(match.start, match.end)
    if tier == 1 and not heard.is_whole(match.start, match.end):
        tier = 2
    kept = sum(map(str.__eq__, words, term)) / len(term) if match.is_whole else 0.5
    score = {1: 0.85, 2: 0.55, 3: 0.25}[tier] + 0.1 * kept + min(0.05, 0.01 * len(words))
    kind = SuggestionKind.NEAR_HOMOPHONE if match.hearing is Hearing.NEAR else SuggestionKind.HOMOPHONE
    return Found(start, end, written[start:end], term, kind, tier, round(score, 3), _evidence(match, standing))


def _tier(match: _Heard, standing: Standing, length: int) -> int | None:
    if standing is Standing.CUTS_WORDS:
        return 3 if match.hearing is Hearing.SAME and length > 2 else None
    if match.hearing is Hearing.RARE:
        return 3 if standing is Standing.NO_WORD else None
    if match.hearing is Hearing.NEAR:
        return {Standing.NO_WORD: 2, Standing.WORDS: 3, Standing.A_WORD: 3}.get(standing)
    if not match.is_whole:
        return 2 if standing is Standing.NO_WORD else None
    return 1 if standing is Standing.NO_WORD else 2


def _evidence(match: _Heard, standing: Standing) -> str:
    if not match.is_whole:
        why = translate("sounds like the term with a syllable dropped or said twice")
    elif match.hearing is Hearing.SAME:
        why = translate("sounds the same as the term")
    elif match.hearing is Hearing.NEAR:
        why = translate("sounds nearly the same as the term")
    else:
        why = translate("sounds the same in a rarer reading")
    if standing is Standing.NO_WORD:
        why += translate("; what is written is no word")
    return why


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Of those that overlap the better tier, then the longer."""
    taken: list[tuple[int, int]] = []
    kept = []
    for one in sorted(found, key=lambda f: (f.tier, f.start - f.end, -f.score)):
        if not any(one.start < end and start < one.end for start, end in taken):
            taken.append((one.start, one.end))
            kept.append(one)
    yield from sorted(kept, key=lambda f: f.start)
