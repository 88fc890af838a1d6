"""Spellings that are known to be wrong: those a term of the glossary lists, and what was corrected before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found, Target, TargetOrigin, apart
from annotator.text.heard import HeardText
from annotator.text.mishearing import Standing, cuts_latin_word, standing_of
from annotator.text.plausible import is_plausible, is_used
from annotator.text.words import is_word
from annotator.text.written_words import are_words, in_small_letters

_AROUND = 12
_LONG = 4
"""Words of so many characters are the same as those that were wrong by no chance."""
_SCORES = {1: 0.95, 2: 0.65, 3: 0.35}


def remembered(pairs: Iterable[tuple[str, str]]) -> list[Target]:
    """Targets that were meant before, each with the wrong forms that were heard for it, the oldest first."""
    forms: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for heard, meant in pairs:
        if heard and meant and heard != meant:
            forms[meant][heard] = None
    return [Target(meant, TargetOrigin.MEMORY, spellings=tuple(heard)) for meant, heard in forms.items()]


def find_known(written: str, heard: HeardText, targets: Iterable[Target]) -> Iterator[Found]:
    """Each place that reads as a known spelling of a target; none where the target stands already.

    Small and capital letters are alike, and a form of Latin letters is a whole word. What is surely
    wrong is in the first tier: it is no word, and only one target is known to be written so.
    """
    from ahocorasick_rs import AhoCorasick

    targets = tuple(targets)
    forms, meant = _forms(targets), {target.text for target in targets}
    if not forms:
        return
    spellings = list(forms)
    text = in_small_letters(heard.text)
    matches = AhoCorasick(spellings).find_matches_as_indexes(text, overlapping=True)
    found = (
        _judged(written, heard, (start, end), forms[spellings[which]], meant)
        for which, start, end in matches
        if not _stands_there(heard.text, start, end, forms[spellings[which]])
    )
    yield from apart(one for one in found if one is not None)


def _forms(targets: Sequence[Target]) -> Mapping[str, Sequence[Target]]:
    """The wrong forms, each with what it was written for; a term or a name is right, whatever lists it."""
    right = {in_small_letters(target.text) for target in targets if target.origin is not TargetOrigin.MEMORY}
    forms: defaultdict[str, list[Target]] = defaultdict(list)
    for target in targets:
        for spelling in target.spellings:
            form = in_small_letters(spelling.strip())
            is_right = form in right and form != in_small_letters(target.text)
            if (
                not form
                or is_right
                or spelling == target.text
                or target.text in {t.text for t in forms[form]}
            ):
                continue
            forms[form].append(target)
    return {form: meant for form, meant in forms.items() if meant}


def _stands_there(text: str, start: int, end: int, targets: Sequence[Target]) -> bool:
    """Whether a target that is written as it should be shares characters with the place."""
    return any(
        target.text in text[max(0, start - len(target.text) + 1) : end + len(target.text) - 1]
        for target in targets
    )


def _judged(
    written: str, heard: HeardText, place: tuple[int, int], targets: Sequence[Target], meant: Collection[str]
) -> Found | None:
    """What a place is of all that may be ``meant``; what was meant elsewhere is never surely wrong."""
    first, last = place
    wording = heard.text[first:last]
    before, after = heard.text[max(0, first - _AROUND) : first], heard.text[last : last + _AROUND]
    if cuts_latin_word(before, wording, after):
        return None
    standing = standing_of(before, wording, after)
    target = targets[-1]  # what was meant last
    if len(wording) == 1:
        is_meant = target.origin is not TargetOrigin.MEMORY or _makes_word(
            before, wording, after, target.text
        )
        if standing is Standing.CUTS_WORDS or not is_meant:
            return None
    tier = _tier(wording, standing)
    if tier == 1 and (len(targets) > 1 or wording in meant or not heard.is_whole(first, last)):
        tier = 2
    start, end = heard.stretch(first, last)
    if target.origin is TargetOrigin.MEMORY:
        why = translate("was corrected so before")
    else:
        why = translate("a known spelling of the term")
    kind = SuggestionKind.KNOWN_PAIR
    return Found(start, end, written[start:end], target.text, kind, tier, _SCORES[tier], why)


def _makes_word(before: str, wording: str, after: str, meant: str) -> bool:
    """Whether only what was meant makes a word with a character beside it (觉得, and not 觉的)."""
    beside = [(before[-1:], ""), ("", after[:1])]
    ways = [(f"{left}{wording}{right}", f"{left}{meant}{right}") for left, right in beside if left or right]
    return any(is_word(meant_so) and is_used(meant_so) for _, meant_so in ways) and not any(
        is_used(written) for written, _ in ways
    )


def _tier(wording: str, standing: Standing) -> int:
    if len(wording) == 1 or standing is Standing.CUTS_WORDS:
        return 3
    if wording.isascii():
        return 2 if len(wording) < 3 or are_words(wording) else 1
    if len(wording) >= _LONG and standing is not Standing.A_WORD:
        return 1
    return 2 if is_used(wording) or is_plausible(wording) else 1
