"""Characters that make no words, and sound like a word of the dictionary: 潜瞻性 is 前瞻性.

Silent unless nearly sure: three syllables or more, the same sound, characters in common, and an odd
character that belongs to no word around it. Where words are part of the place (囊 in 疸囊炎), what fits the
words beside it far better is likely, and the rest is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found, Target, apart
from annotator.text.alike import is_same_in_other_script, simplified
from annotator.text.dictionary import LONGEST, sounding_like
from annotator.text.fitting import gained
from annotator.text.frequencies import chinese
from annotator.text.heard import HeardText
from annotator.text.plausible import is_plausible
from annotator.text.syllables import Hearing
from annotator.text.words import cut, stop_words

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{3,}")
_SHORTEST = 3
_ODD = 1e-4
"""A single character that is rarer seldom stands alone."""
_CLEARLY = 5
"""By how much the word must be commoner than the next that sounds so."""
_BESIDE = 8
_FAR_BETTER = 3.8
"""Of 32 words that fit better by so many powers of ten, in sentences of patients, lawyers and learners, one
was wrong; of eight that fit less well three were."""
_SCORES = {1: 0.8, 2: 0.55, 3: 0.3}


def find_dictionary_words(written: str, heard: HeardText, targets: Iterable[Target]) -> Iterator[Found]:
    """Runs that are no words and sound like one; what a target says is right."""
    terms = [target.text for target in targets if len(target.text) > 1]
    found: list[Found] = []
    for run in _HAN_RUN.finditer(heard.text):
        for start, end, word, is_bare in _in_run(run[0]):
            place = run.start() + start, run.start() + end
            if not _is_of_terms(heard.text, place, terms):
                tier = _tier(heard, place, word, is_bare=is_bare)
                found.append(_found(written, heard, place, word, tier))
    yield from apart(found)


def _tier(heard: HeardText, place: tuple[int, int], word: str, *, is_bare: bool) -> int:
    """How sure a word is: surely where no part of the place is one, likely where it fits far better there.

    An idiom that no list of what people say has (攻来攻去) may be one that nobody says.
    """
    if not heard.is_whole(*place) or not chinese(word):
        return 3
    if is_bare:
        return 1
    start, end = place
    before, after = heard.text[max(0, start - _BESIDE) : start], heard.text[end : end + _BESIDE]
    return 2 if gained(before, heard.text[start:end], word, after) >= _FAR_BETTER else 3


def _in_run(run: str) -> Iterator[tuple[int, int, str, bool]]:
    """Where wordings begin and end that sound like a word, that word, and whether no part of them is one."""
    words = cut(simplified(run))
    odd = [len(word) == 1 and chinese(word) < _ODD and word not in stop_words() for word in words]
    if not any(odd):
        return
    starts = [0, *accumulate(map(len, words))]
    for first, last in _pairs(len(words) + 1):
        length = starts[last] - starts[first]
        if _SHORTEST <= length <= LONGEST and any(odd[first:last]):
            wording = run[starts[first] : starts[last]]
            meant = _meant(wording)
            if meant is not None:
                yield starts[first], starts[last], meant, last - first == length


def _pairs(count: int) -> Iterator[tuple[int, int]]:
    """Borders of words that lie near enough to each other."""
    return ((i, j) for i in range(count) for j in range(i + 1, min(count, i + LONGEST + 1)))


def _meant(wording: str) -> str | None:
    words = sounding_like(wording, Hearing.SAME)
    if not words or is_plausible(wording) or _shared(wording, words[0]) * 2 < len(wording):
        return None
    if is_same_in_other_script(wording, words[0]) or sorted(wording) == sorted(words[0]):
        return None  # 犹未为晚 beside 犹为未晚: the same characters in another order are another wording
    is_clear = len(words) == 1 or chinese(words[0]) >= _CLEARLY * chinese(words[1])
    return words[0] if is_clear else None


def _shared(one: str, other: str) -> int:
    return sum(map(str.__eq__, one, other))


def _is_of_terms(text: str, place: tuple[int, int], terms: Sequence[str]) -> bool:
    """Whether the place shares characters with a term that stands there."""
    start, end = place
    around = text[max(0, start - 10) : end + 10]
    base = max(0, start - 10)
    for term in terms:
        at = around.find(term)
        while at >= 0:
            if base + at < end and start < base + at + len(term):
                return True
            at = around.find(term, at + 1)
    return False


def _found(written: str, heard: HeardText, place: tuple[int, int], word: str, tier: int) -> Found:
    start, end = heard.stretch(*place)
    score = _SCORES[tier] + 0.02 * len(word)
    why = translate("no word, and sounds the same as one of the dictionary")
    return Found(start, end, written[start:end], word, SuggestionKind.DICTIONARY, tier, score, why)
