"""The memory of a project: which spelling was corrected to what, how often and when last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.domain.progress import Progress, silent
from annotator.export.dataset import Dataset
from annotator.export.format import ExportResult, Format
from annotator.export.gathering import checked_records
from annotator.export.names import Names
from annotator.export.one_table import Sheet, chosen_count, write_sheet
from annotator.export.tables import Column
from annotator.language import mark
from annotator.text.remembered_pairs import remembered_pair


class MemoryRecord(NamedTuple):
    """A spelling and the target that was meant; ``times`` is 0 where only the glossary has it.

    ``in_glossary`` says that the target is a term of the glossary.
    """

    spelling: str
    target: str
    times: int
    last_at: str | None
    transcripts: int
    in_glossary: bool


COLUMNS = (
    Column("spelling", mark("Heard"), 24),
    Column("target", mark("Meant"), 24),
    Column("times", mark("Corrected so often"), 10),
    Column("last_at", mark("Last corrected"), 25),
    Column("transcripts", mark("Transcripts"), 10),
    Column("in_glossary", mark("In the glossary"), 10),
)


@dataclass
class _Uses:
    count: int = 0
    last_at: str = ""
    transcripts: set[str] = field(default_factory=set)


class Memory:
    """What the transcripts that are added one after the other were corrected to."""

    def __init__(self, codebook: Codebook) -> None:
        self._terms = {term.term for term in codebook.terms}
        self._uses = {(spelling, t.term): _Uses() for t in codebook.terms for spelling in t.spellings}

    def add(self, transcript: AnnotatedTranscript) -> None:
        """Take in the accepted corrections of a transcript."""
        for correction in transcript.accepted_corrections:
            pair = remembered_pair(correction, transcript.text)
            if pair is not None:
                uses = self._uses.setdefault(pair, _Uses())
                uses.count += 1
                uses.last_at = max(uses.last_at, correction.created_at)
                uses.transcripts.add(transcript.id)

    def records(self) -> Iterator[MemoryRecord]:
        """All of it, by target; the spelling that was corrected most often first."""
        for (spelling, target), uses in sorted(self._uses.items(), key=_by_target):
            yield MemoryRecord(
                spelling,
                target,
                uses.count,
                uses.last_at or None,
                len(uses.transcripts),
                target in self._terms,
            )


def _by_target(item: tuple[tuple[str, str], _Uses]) -> tuple[str, int, str]:
    (spelling, target), uses = item
    return target, -uses.count, spelling


def memory_of(dataset: Dataset, progress: Progress = silent) -> Memory:
    """The memory of the transcripts that the filter lets through, and the spellings of the glossary."""
    memory = Memory(dataset.codebook)
    for records in checked_records(dataset, Names(dataset.codebook), progress):
        memory.add(records.frame.annotated)
    return memory


def write_memory(dataset: Dataset, target: Path, form: Format, progress: Progress = silent) -> ExportResult:
    """The memory as a table."""
    records = list(memory_of(dataset, progress).records())
    return write_sheet(Sheet("Memory", COLUMNS, records, chosen_count(dataset)), target, form)
