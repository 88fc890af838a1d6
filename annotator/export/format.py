"""What a format is, and what an export gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from annotator.domain.progress import Progress
from annotator.export.dataset import Dataset
from annotator.language import translate


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files that were written, the first being the one that was asked for.

    ``counts`` says how many rows each sheet has; ``losses`` what is not in the files, in sentences.
    """

    files: tuple[Path, ...]
    counts: Mapping[str, int]
    losses: tuple[str, ...]


class Write(Protocol):
    """Writes a dataset to a target. Raises ``ExportError`` or ``Cancelled``; then nothing was written."""

    def __call__(self, dataset: Dataset, target: Path, form: Format, progress: Progress) -> ExportResult: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format that datasets can be written in; ``description`` and ``losses`` are messages to translate.

    ``suffixes`` are the ends of names that tell it, the usual one first, and may have two parts; a file
    whose format was named needs the last part alone.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    losses: tuple[str, ...]
    write: Write

    @property
    def suffix(self) -> str:
        """How the name of a file usually ends."""
        return self.suffixes[0] if self.suffixes else ".csv"

    def described(self) -> str:
        """Name and description in the language in use."""
        return f"{self.name}: {translate(self.description)}"

    def losses_shown(self) -> tuple[str, ...]:
        """What the format cannot hold, in the language in use."""
        return tuple(translate(loss) for loss in self.losses)
