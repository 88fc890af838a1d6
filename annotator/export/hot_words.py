"""Terms that a recogniser ought to know: the glossary, the speakers, and what was meant in corrections.

Plain, a term stands on each line, as services and models for recognition read them. Weighted, a blank and
a whole number follow: the file that FunASR's servers take with ``--hotword`` (one hot word a line, then
its weight, 20 in their example; runtime/docs/SDK_advanced_guide_offline_zh.md in modelscope/FunASR). There
a blank ends the word, so the parts of a term with blanks stand on lines of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.codebook import Codebook
from annotator.domain.progress import Progress, silent
from annotator.export.dataset import Dataset
from annotator.export.format import ExportResult, Format
from annotator.export.memory import MemoryRecord, memory_of
from annotator.export.one_table import chosen_count, kind_of_file
from annotator.export.writing import whole_files

WEIGHT = 20
"""Of a term that was never misheard, as far as is known: the weight of FunASR's example."""
MOST_WEIGHT = 30
"""Heavier words are heard where nobody said them."""
_LONGEST = 30
_EVERYDAY = {"zh": 5e-5, "en": 2e-5}
"""From this share of all words on, a recogniser knows a word."""


def write_hot_words(
    dataset: Dataset, target: Path, form: Format, progress: Progress = silent
) -> ExportResult:
    """One term a line, the most misheard first."""
    return _write(dataset, target, form, progress, is_weighted=False)


def write_weighted_hot_words(
    dataset: Dataset, target: Path, form: Format, progress: Progress = silent
) -> ExportResult:
    """One term a line with its weight: a point more each time that the number of its mistakes doubles."""
    return _write(dataset, target, form, progress, is_weighted=True)


def _write(
    dataset: Dataset, target: Path, form: Format, progress: Progress, *, is_weighted: bool
) -> ExportResult:
    kind_of_file(target, form)
    words = hot_words(dataset.codebook, memory_of(dataset, progress).records())
    lines = list(weighted(words)) if is_weighted else [word for word, _ in words]
    with whole_files([target]) as (partial,):
        text = "".join(f"{line}\n" for line in lines)
        partial.write_bytes(text.encode("utf-8", "backslashreplace"))
    counts = {"Hot words": len(lines), "Transcripts": chosen_count(dataset)}
    return ExportResult((target,), counts, form.losses_shown())


def hot_words(codebook: Codebook, memory: Iterable[MemoryRecord]) -> list[tuple[str, int]]:
    """The terms with how often each was misheard, most often first; terms and names also where never."""
    misheard: Counter[str] = Counter()
    for record in memory:
        misheard[record.target] += record.times
    people = [speaker for speaker in codebook.speakers if speaker.only_in is None]
    names = {name for person in people for name in (person.name, *person.aliases)}
    known = dict.fromkeys([*(term.term for term in codebook.terms), *sorted(names)])
    words = [*known, *(word for word in misheard if word not in known and not _is_everyday(word))]
    fitting = [" ".join(word.split()) for word in words if 1 < len(word) <= _LONGEST]
    return sorted(((word, misheard[word]) for word in fitting), key=lambda found: -found[1])


def weighted(words: Iterable[tuple[str, int]]) -> Iterator[str]:
    """The lines of a weighted list; no word comes twice."""
    seen: set[str] = set()
    for term, count in words:
        for word in term.split():
            if word not in seen:
                seen.add(word)
                yield f"{word} {min(MOST_WEIGHT, WEIGHT + count.bit_length())}"


def _is_everyday(word: str) -> bool:
    """Whether any recogniser knows the word; lists of words are loaded here, in some tenths of a second."""
    from annotator.text.frequencies import chinese, english

    if word.isascii():
        return english(word) >= _EVERYDAY["en"]
    return chinese(word) >= _EVERYDAY["zh"]
