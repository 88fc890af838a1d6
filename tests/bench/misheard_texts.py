"""Long transcripts of recognised speech with thousands of misheard places, and their glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice, product
from pathlib import Path

from annotator.editing import AddTerm, Batch
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace
from tests.bench.long_texts import long_text

_EVERY = 60
"""Characters of speech from one misheard place to the next."""
_COMMON = 10
"""Every so manyeth place is of the same target and spelling, which is the commonest in any recording."""
_TARGETS = 250


@dataclass(frozen=True, slots=True)
class Misheard:
    """A term that nobody uses elsewhere, and two ways in which a recogniser wrote it."""

    meant: str
    heard: tuple[str, str]


def terms() -> Sequence[Misheard]:
    """Invented names, no two alike; one loses a letter when it is misheard, or gets one twice."""
    heads, middles, tails = ("Ka", "Vo", "Zu", "Mi", "Do"), ("lva", "rdo", "zne", "mbu", "tri"), "nrxvzkpdgb"
    made = (
        head + middle + "qu" + "ai"[i % 2] + tail
        for i, (head, middle, tail) in enumerate(product(heads, middles, tails))
    )
    return [Misheard(word, (word[:2] + word[3:], word[:4] + word[3:])) for word in islice(made, _TARGETS)]


def misheard_text(places: int) -> str:
    """Speech with so many misheard places, every tenth of them the same one."""
    speech = long_text(places * _EVERY).replace("\n", "")
    parts: list[str] = []
    for number, word in enumerate(islice(_heard(), places)):
        parts += (
            speech[number * _EVERY : (number + 1) * _EVERY],
            f"，{word}，",
            "\n" if number % 3 == 2 else "",
        )
    return "".join(parts)


def _heard() -> Iterator[str]:
    common, *others = terms()
    rest = cycle([form for term in others for form in term.heard])
    for number in cycle(range(_COMMON)):
        yield next(rest) if number else common.heard[0]


def misheard_project(folder: Path, places: int) -> Path:
    """A project with one such transcript and its glossary."""
    path, file = folder / "misheard.annodb", folder / "misheard.txt"
    file.write_text(misheard_text(places), encoding="utf-8")
    workspace = Workspace.create(path, name="Misheard", author="Ada")
    import_all(workspace, [look_at(file)])
    workspace.do(Batch(tuple(AddTerm(term.meant, spellings=term.heard) for term in terms()), "Glossary"))
    workspace.close()
    return path
