"""Terms that were misheard as other characters of the same or nearly the same sound."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found, Target, TargetOrigin, apart
from annotator.text.alike import is_same_in_other_script
from annotator.text.english_lexicon import is_within
from annotator.text.fitting import fits_better, gained
from annotator.text.heard import HeardText
from annotator.text.mishearing import Standing, standing_of
from annotator.text.plausible import is_plausible, is_used
from annotator.text.sounding import as_typed
from annotator.text.syllables import Hearing, as_sounds, run_together, signs_of, spoken
from annotator.text.words import cut

_CHINESE_TERM = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]{2,}")
_MIXED_TERM = re.compile(
    r"(?=[^A-Za-z0-9]*[A-Za-z0-9])[A-Za-z0-9]{0,4}[\u3400-\u9fff]{2,}[A-Za-z0-9]{0,4}"
)  # D二聚体, 5G网络, 维生素B12: the letters are heard as they are
_AROUND = 12
"""Characters to either side that tell how a place stands among words."""
_LONG = 4
"""So many syllables are seldom the same by chance; a term of so many is found with one of them lost, too."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """Heard characters ``[start, end)`` that sound like a target."""

    start: int
    end: int
    target: Target
    hearing: Hearing
    is_whole: bool = True

    def among(self, heard: HeardText) -> tuple[str, str, str]:
        """The words, between what stands before and behind them."""
        text, start, end = heard.text, self.start, self.end
        return text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]


def find_homophones(written: str, heard: HeardText, targets: Iterable[Target]) -> Iterator[Found]:
    """Each place that sounds like a target and is written otherwise, the likeliest reading of it."""
    terms = list(targets)
    right = {target.text for target in terms if target.origin is not TargetOrigin.MEMORY}
    matches = (
        *_matches(heard.text, _like(_CHINESE_TERM, terms)),
        *_mixed(heard.text, _like(_MIXED_TERM, terms)),
    )
    judged = [(match, _judged(written, heard, match, right)) for match in matches]
    found = [one for _, one in judged if one is not None]
    found += _alike(written, heard, (m for m, one in judged if one is None or one.tier == _LAST_TIER), found)
    best: dict[tuple[int, int], Found] = {}
    for one in found:
        known = best.get((one.start, one.end))
        if known is None or one.score > known.score:
            best[one.start, one.end] = one
    yield from apart(best.values())


def _pair(match: _Heard, heard: HeardText) -> tuple[str, str]:
    return heard.text[match.start : match.end], match.target.text


def _alike(
    written: str, heard: HeardText, matches: Iterable[_Heard], found: Iterable[Found]
) -> Iterator[Found]:
    """Places of what was found elsewhere in the text, where the dictionary happens to cut the words.

    单模台走向 is cut as 单|模|台走|向; where words are meant so (快点秋游), the term makes rarer ones. They
    are as sure as what is sure elsewhere; else they are in the last tier.
    """
    tiers: dict[tuple[str, str], int] = {}
    for one in found:
        pair = one.source, one.replacement
        tiers[pair] = min(one.tier, tiers.get(pair, one.tier))
    for match in matches:
        if match.hearing is not Hearing.SAME or not match.is_whole:
            continue
        tier = tiers.get(_pair(match, heard), _LAST_TIER)
        if tier < _LAST_TIER:
            before, words, after = match.among(heard)
            is_cut = standing_of(before, words, after) is Standing.CUTS_WORDS
            if is_cut and fits_better(before, words, match.target.text, after):
                why = translate("; misheard so elsewhere in the text")
                yield _found(written, heard, match, 1 if tier == 1 else _LAST_TIER, why)


def _like(form: re.Pattern[str], targets: Iterable[Target]) -> Sequence[Target]:
    return [target for target in targets if form.fullmatch(target.text)]


def _mixed(text: str, terms: Sequence[Target]) -> Iterator[_Heard]:
    """Places that sound the same as a term in which letters or a number stand beside the characters."""
    for which, start, end in _found_in(text, [as_sounds(t.text, Hearing.SAME) for t in terms], Hearing.SAME):
        if _is_other(text[start:end], terms[which].text):
            yield _Heard(start, end, terms[which], Hearing.SAME)


def _matches(text: str, terms: Sequence[Target]) -> Iterator[_Heard]:
    """Places that sound like a term, in near sounds, which take in the same ones, and in rarer readings."""
    ways = [(target, said, is_whole) for target in terms for said, is_whole in _ways(_said(target))]
    for which, start, end in _found_in(
        text, [signs_of(said, Hearing.NEAR) for _, said, _ in ways], Hearing.NEAR
    ):
        target, said, is_whole = ways[which]
        words = text[start:end]
        is_same = as_sounds(words, Hearing.SAME) == signs_of(said, Hearing.SAME)
        if (is_same or is_whole) and _is_other(words, target.text):
            yield _Heard(start, end, target, Hearing.SAME if is_same else Hearing.NEAR, is_whole)
    whole = [(target, said) for target, said, is_whole in ways if is_whole]
    for which, start, end in _found_in(
        text, [signs_of(said, Hearing.RARE) for _, said in whole], Hearing.RARE
    ):
        target = whole[which][0]
        if _is_other(text[start:end], target.text):
            yield _Heard(start, end, target, Hearing.RARE)


def _said(target: Target) -> Sequence[str]:
    """The syllables of a target: as its entry says, with tones or without, else as it is usually said."""
    told = [as_typed(syllable.rstrip("012345")) for syllable in target.sound.split()]
    return told if told and all(told) else spoken(target.text)


def _found_in(text: str, signs: Sequence[str], hearing: Hearing) -> Iterable[tuple[int, int, int]]:
    if not signs:
        return ()
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick(signs)
    found: Iterable[tuple[int, int, int]] = automaton.find_matches_as_indexes(
        as_sounds(text, hearing), overlapping=True
    )
    return found


def _is_other(words: str, term: str) -> bool:
    return words != term and not is_same_in_other_script(words, term)


def _ways(syllables: Sequence[str]) -> Iterator[tuple[Sequence[str], bool]]:
    """How a term may have been said: as it is, or a long one with a syllable dropped or said twice.

    Two syllables may be said as one, too: 语言 as 元.
    """
    yield syllables, True
    if len(syllables) < _LONG:
        return
    for i in range(len(syllables)):
        yield (*syllables[:i], *syllables[i + 1 :]), False
        yield (*syllables[: i + 1], *syllables[i:]), False
        for one in run_together(*syllables[i : i + 2]) if i + 1 < len(syllables) else ():
            yield (*syllables[:i], one, *syllables[i + 2 :]), False


def _judged(written: str, heard: HeardText, match: _Heard, right: Collection[str]) -> Found | None:
    """How likely it is that a place is a misheard target; ``None`` where words say that it is none.

    What is ``right`` as it stands, as another term of the glossary or another speaker's name is, was not
    misheard. A common word that was meant once is no term that everything which nearly sounds so ought to be.
    """
    words, term = _pair(match, heard)
    if words in right or (not match.is_whole and (term in words or words in term)):
        return None
    is_loose = match.hearing is not Hearing.SAME or not match.is_whole
    if is_loose and match.target.origin is TargetOrigin.MEMORY and is_used(term):
        return None
    before, _, after = match.among(heard)
    standing = standing_of(before, words, after)
    odd = not is_plausible(words)
    tier = _tier(match, standing, words, odd=odd)
    if tier is None:
        return None
    if tier == 1 and all(map(is_used, cut(term))) and _fits_too_little(match, heard, odd=odd):
        tier = 2
    is_of_characters = not is_loose and standing is Standing.NO_WORD and len(words) >= _NO_CHANCE
    if is_of_characters and fits_better(before, words, term, after, _CLEARLY):
        tier = 1
    return _found(written, heard, match, tier, translate("; what is written is no word") if odd else "")


def _fits_too_little(match: _Heard, heard: HeardText, *, odd: bool) -> bool:
    """Whether a term of words that people use is not much likelier where it would have to be.

    So two characters that are wholly others are asked (坚行 in 坚行专制 is no 减刑), and words that can be
    meant (情事变更 is another name of 情势变更). How a name nobody uses fits cannot be told.
    """
    words, term = _pair(match, heard)
    before, _, after = match.among(heard)
    is_other = len(words) == len(term) == _TWO and not any(map(str.__eq__, words, term))
    least = _WHOLLY_OTHER if is_other else 0.0 if odd else _CAN_BE_MEANT
    return bool(least) and gained(before, words, term, after) < least


def _found(written: str, heard: HeardText, match: _Heard, tier: int, besides: str) -> Found:
    """The place of a match as it is told; what marks or cuts part is in no first tier."""
    words, term = _pair(match, heard)
    if tier == 1 and not heard.is_whole(match.start, match.end):
        tier = 2
    start, end = heard.stretch(match.start, match.end)
    kept = sum(map(str.__eq__, words, term)) / len(term) if match.is_whole else 0.5
    score = _SCORES[tier] + 0.1 * kept + min(0.05, 0.01 * len(words))
    why = _evidence(match) + besides
    return Found(start, end, written[start:end], term, _KINDS[match.hearing], tier, round(score, 3), why)


_LAST_TIER = 3
_NO_CHANCE = 3
"""So many characters that each stand alone and together sound like a term that fits clearly better."""
_CLEARLY = 1.0
_TWO = 2
_WHOLLY_OTHER, _CAN_BE_MEANT = 6.0, 3.0
"""By how many powers of ten a term must be likelier: in what patients and lawyers write 7.5 was right, 5.3
wrong."""
_SCORES = {1: 0.85, 2: 0.55, 3: 0.25}
_PARTLY_HEARD = {(True, True): 1, (True, False): 2, (False, True): 2}
"""Tiers of what sounds like a term but for a syllable, by whether it is odd and whether it is long."""
_KINDS = {
    Hearing.SAME: SuggestionKind.HOMOPHONE,
    Hearing.NEAR: SuggestionKind.NEAR_HOMOPHONE,
    Hearing.RARE: SuggestionKind.HOMOPHONE,
}


def _tier(match: _Heard, standing: Standing, words: str, *, odd: bool) -> int | None:
    """``odd``: what is written cannot well be meant."""
    length = len(words)
    if standing is Standing.CUTS_WORDS:
        return 3 if match.hearing is Hearing.SAME and match.is_whole and length > 2 else None
    if match.hearing is Hearing.RARE:
        return 3 if odd and standing is not Standing.A_WORD else None
    if match.hearing is Hearing.NEAR:
        return 2 if odd and standing is Standing.NO_WORD else 3
    is_loose = standing in (Standing.NO_WORD, Standing.WORDS)
    is_sure = length >= _LONG and is_loose
    if not match.is_whole:
        if not is_loose:
            return None
        is_long = is_sure and not is_within(words, match.target.text)  # what is within is a short form in use
        return _PARTLY_HEARD.get((odd, is_long))
    return 1 if odd or is_sure else 2


def _evidence(match: _Heard) -> str:
    if not match.is_whole:
        return translate("sounds like the term with a syllable dropped or said twice, or two run together")
    if match.hearing is Hearing.SAME:
        return translate("sounds the same as the term")
    if match.hearing is Hearing.NEAR:
        return translate("sounds nearly the same as the term")
    return translate("sounds the same in a rarer reading")
