"""Keywords of a text: proposals for its card.

Two measures over one division into words: TF-IDF (the words that this text uses more than texts do
in general, by jieba's table) and TextRank (the words that stand beside many others: Mihalcea and
Tarau 2004, "TextRank: Bringing Order into Texts"). A glossary term that occurs is always a candidate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Any

from annotator.domain.progress import Progress, silent
from annotator.text.words import quiet_jieba, stop_words, words


class Method(StrEnum):
    """What spoke for a keyword most."""

    GLOSSARY = "glossary"
    TFIDF = "tfidf"
    TEXTRANK = "textrank"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Keyword:
    """A proposed keyword; ``score`` is above 0 and at most 1, ``count`` how often it occurs."""

    word: str
    score: float
    method: Method
    count: int = 1


_WINDOW = 5
_STRONG = 0.35
_NOUNS = ("n", "vn", "an", "l", "j", "eng")
_REPORT_EVERY = 20_000
_OFTEN = 3


def keywords(
    text: str, terms: Iterable[str] = (), count: int = 10, *, progress: Progress = silent
) -> tuple[Keyword, ...]:
    """The ``count`` best keywords, the best first; the same text gives the same answer.

    Slow for long texts (some 100,000 characters a second, and the dictionary once): call it from
    a thread. ``progress`` may raise ``Cancelled``.
    """
    glossary = tuple(dict.fromkeys(term.strip() for term in terms if term.strip()))
    told = _content_words(text, glossary, progress)
    counts = Counter(word for word in told if word)
    if not counts and not any(term in text for term in glossary):
        return ()
    tfidf = _shares(_tfidf(counts))
    textrank = _shares(_textrank(told))
    tags = _tables().tags
    found = [
        _keyword(word, tfidf, textrank, n)
        for word, n in counts.items()
        if word not in glossary and (n > 1 or word in tags or word.isascii())
    ]
    found += _glossary_keywords(text, glossary, tfidf, textrank)
    best = sorted(found, key=lambda k: (-k.score, k.word))
    return tuple(_without_parts(best, count))


def _content_words(text: str, glossary: Sequence[str], progress: Progress) -> list[str]:
    """The words in order, an empty string where a word cannot be a keyword."""
    divided = []
    for n, found in enumerate(words(text, glossary)):
        if n % _REPORT_EVERY == 0:
            progress(found.start / len(text))
        divided.append(found.text.strip())
    progress(1.0)
    tags, stop, kept = _tables().tags, stop_words(), frozenset(glossary)
    telling = {word for word in set(divided) if word in kept or _is_telling(word, stop, tags)}
    result = []
    spelt: dict[str, str] = {}
    for word in _joined(divided, telling):
        is_joined = word not in telling and len(word) > 2 and word not in tags and word not in stop
        tells = word in telling or (is_joined and any(c.isalpha() for c in word) and not word.isascii())
        result.append(spelt.setdefault(word.lower(), word) if tells else "")
    return result


def _joined(divided: Sequence[str], telling: Set[str]) -> list[str]:
    """Neighbours that nearly always stand together made one word.

    The dictionary knows few terms of a trade: it divides 漏损率 and 大模型, which the text does not.
    """
    single = Counter(divided)
    pairs = Counter(pairwise(divided))
    fixed = {pair for pair, n in pairs.items() if n >= _OFTEN and _belongs(pair, n, single, telling)}
    result: list[str] = []
    i = 0
    while i < len(divided):
        pair = (divided[i], divided[i + 1]) if i + 1 < len(divided) else None
        result.append("".join(pair) if pair in fixed and pair else divided[i])
        i += 2 if pair in fixed else 1
    return result


def _belongs(pair: tuple[str, str], together: int, single: Mapping[str, int], telling: Set[str]) -> bool:
    if not any(word in telling for word in pair):
        return False
    stop = stop_words()
    if any(not word or not all("\u3400" <= c <= "\u9fff" for c in word) or word in stop for word in pair):
        return False
    rarest = min(single[word] for word in pair)
    told = min(single[word] for word in pair if word in telling)
    return together >= 0.5 * rarest and together >= 0.3 * told


def _is_telling(word: str, stop: frozenset[str], tags: Mapping[str, str]) -> bool:
    """Whether the word names something: a noun, a name, a foreign word, or one no dictionary knows."""
    if len(word) < 2 or word.lower() in stop or not any(c.isalpha() for c in word):
        return False
    if word.isascii():
        return len(word) > 2 or word.isupper()
    if any(c.isdigit() for c in word):
        return False
    return word not in tags or tags[word].startswith(_NOUNS)


def _tfidf(counts: Mapping[str, int]) -> dict[str, float]:
    tables = _tables()
    total = sum(counts.values()) or 1
    return {word: n * tables.idf.get(word, tables.usual_idf) / total for word, n in counts.items()}


def _textrank(told: Sequence[str]) -> dict[str, float]:
    """How central each word is among its neighbours within the window."""
    together: Counter[tuple[str, str]] = Counter()
    for i, word in enumerate(told):
        if word:
            for other in told[i + 1 : i + _WINDOW]:
                if other and other != word:
                    together[word, other] += 1
    if not together:
        return {}
    with quiet_jieba():
        from jieba.analyse.textrank import UndirectWeightedGraph

    graph = UndirectWeightedGraph()
    for (word, other), weight in together.items():
        graph.addEdge(word, other, weight)
    return dict(graph.rank())


def _shares(scores: Mapping[str, float]) -> dict[str, float]:
    """The scores as parts of the highest one."""
    highest = max(scores.values(), default=0.0)
    return {word: score / highest for word, score in scores.items()} if highest > 0 else {}


def _keyword(word: str, tfidf: Mapping[str, float], textrank: Mapping[str, float], count: int) -> Keyword:
    one, two = tfidf.get(word, 0.0), textrank.get(word, 0.0)
    if one >= _STRONG and two >= _STRONG:
        method = Method.BOTH
    else:
        method = Method.TFIDF if one >= two else Method.TEXTRANK
    return Keyword(word, round((one + two) / 2, 6), method, count)


def _glossary_keywords(
    text: str, glossary: Iterable[str], tfidf: Mapping[str, float], textrank: Mapping[str, float]
) -> list[Keyword]:
    """Terms that occur; somebody said that they matter, so they count half again as much."""
    found = []
    lowered = text.lower()
    for term in glossary:
        times = lowered.count(term.lower())
        if times:
            own = (tfidf.get(term, 0.0) + textrank.get(term, 0.0)) / 2
            rarity = min(times / 20, 0.5)
            found.append(
                Keyword(term, round(min(1.0, 0.4 + max(own, rarity) * 0.6), 6), Method.GLOSSARY, times)
            )
    return found


def _without_parts(best: Iterable[Keyword], count: int) -> list[Keyword]:
    """The best that are not part of a better one (分区 beside 计量分区)."""
    kept: list[Keyword] = []
    for keyword in best:
        if len(kept) == count:
            break
        if keyword.score > 0 and not any(keyword.word in other.word for other in kept):
            kept.append(keyword)
    return kept


@dataclass(frozen=True, slots=True)
class _Tables:
    """jieba's tables: how rare words are in general, and their word classes."""

    idf: Mapping[str, float]
    usual_idf: float
    tags: Mapping[str, str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    with quiet_jieba():
        import jieba.analyse
        import jieba.posseg

        measure: Any = jieba.analyse.default_tfidf
        return _Tables(measure.idf_freq, measure.median_idf, jieba.posseg.dt.word_tag_tab)
