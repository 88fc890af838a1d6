"""The lists of terms that come with the program, one for each field of work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annotator.formats.term_lists import SUFFIXES
from annotator.language import current_language
from annotator.workspace.places import samples_folder

_TITLE = "# "
_BETWEEN_TITLES = " | "


@dataclass(frozen=True, slots=True)
class StarterList:
    """A list; ``name`` is what the command line calls it."""

    path: Path
    english: str
    chinese: str

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def title(self) -> str:
        """What it is about, in the language in use."""
        return self.chinese if current_language() == "zh_CN" else self.english


def starter_lists() -> tuple[StarterList, ...]:
    """All of them, by name. The first line of each is its title in both languages."""
    folder = samples_folder().parent / "glossaries"
    paths = (path for path in sorted(folder.iterdir()) if path.suffix in SUFFIXES) if folder.is_dir() else ()
    return tuple(_read(path) for path in paths)


def starter_list(name: str) -> StarterList | None:
    """The list with this name; ``None`` where there is none."""
    return next((one for one in starter_lists() if one.name == name), None)


def _read(path: Path) -> StarterList:
    with path.open(encoding="utf-8") as file:
        english, _, chinese = file.readline().removeprefix(_TITLE).strip().partition(_BETWEEN_TITLES)
    return StarterList(path, english, chinese)
