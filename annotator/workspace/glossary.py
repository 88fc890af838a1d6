"""The glossary of a project: taking in lists of terms, and terms found at work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.domain.codebook import Codebook
from annotator.domain.project import LONGEST_TERM, Term
from annotator.editing import AddTerm, Batch, EditTerm
from annotator.formats.term_lists import ListedTerm
from annotator.language import filled, translate
from annotator.text.term_sounds import why_no_sound

_ROWS_TOLD = 6


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a list of terms means for a glossary: the step that takes it in, and how much is new.

    ``step`` is ``None`` where the glossary has it all. ``no_sounds`` counts what the list calls a sound
    and cannot be one: the terms are then said as usual; ``too_long`` are rows that are left out.
    """

    step: Batch | None
    added: int
    completed: int
    known: int
    no_sounds: int = 0
    too_long: Sequence[ListedTerm] = ()


def taking_in(listed: Iterable[ListedTerm], codebook: Codebook, name: str) -> TakenIn:
    """The one step that takes in a list called ``name``.

    A term that the glossary has keeps what it says and gains what it does not: spellings, and sound,
    kind or note where it has none.
    """
    known = {term.term: term for term in codebook.terms}
    added, completed, unchanged, no_sounds = [], [], 0, 0
    terms, too_long = usable(merged(listed))
    for told in terms:
        is_no_sound = bool(why_no_sound(told.term, told.sound))
        no_sounds += is_no_sound
        one = replace(told, sound="") if is_no_sound else told
        term = known.get(one.term)
        if term is None:
            added.append(AddTerm(one.term, one.sound, one.kind, one.note, one.spellings))
            continue
        edit = _completing(term, one)
        if edit is None:
            unchanged += 1
        else:
            completed.append(edit)
    title = translate("Take terms of “{name}” into the glossary").format(name=name)
    step = Batch((*added, *completed), title) if added or completed else None
    return TakenIn(step, len(added), len(completed), unchanged, no_sounds, too_long)


def usable(listed: Iterable[ListedTerm]) -> tuple[list[ListedTerm], list[ListedTerm]]:
    """Those that can be terms, and those that are too long."""
    fit: list[ListedTerm] = []
    too_long: list[ListedTerm] = []
    for one in listed:
        (fit if len(one.term) <= LONGEST_TERM else too_long).append(one)
    return fit, too_long


def said_too_long(rows: Sequence[ListedTerm], name: str) -> str:
    """Which rows of a list called ``name`` are left out, and why, in a sentence."""
    if len(rows) == 1:
        said = translate("Row {rows} of “{name}” has more than {count} characters and is left out.")
    else:
        said = translate("Rows {rows} of “{name}” have more than {count} characters and are left out.")
    numbers = [str(one.row) for one in rows]
    shown = numbers if len(numbers) <= _ROWS_TOLD else [*numbers[: _ROWS_TOLD - 1], "…"]
    return filled(said, rows=", ".join(shown), name=name, count=LONGEST_TERM)


def merged(listed: Iterable[ListedTerm]) -> Iterable[ListedTerm]:
    """Each term once, in the order of the list, with the spellings of all its rows."""
    merged: dict[str, ListedTerm] = {}
    for one in listed:
        word = " ".join(one.term.split())
        first = merged.get(word, ListedTerm(word))
        merged[word] = ListedTerm(
            word,
            first.sound or one.sound,
            first.kind or one.kind,
            first.note or one.note,
            tuple(s for s in dict.fromkeys((*first.spellings, *one.spellings)) if s != word),
            first.row or one.row,
        )
    return merged.values()


def _completing(term: Term, listed: ListedTerm) -> EditTerm | None:
    spellings = tuple(dict.fromkeys((*term.spellings, *listed.spellings)))
    sound, kind, note = term.sound or listed.sound, term.kind or listed.kind, term.note or listed.note
    if (sound, kind, note, spellings) == (term.sound, term.kind, term.note, term.spellings):
        return None
    return EditTerm(term.id, sound=sound, term_kind=kind, note=note, spellings=spellings)
