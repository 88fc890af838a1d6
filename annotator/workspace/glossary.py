"""The glossary of a project: taking in lists of terms, and terms found at work."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.domain.codebook import Codebook
from annotator.domain.project import LONGEST_TERM
from annotator.editing import Batch
from annotator.editing.terms import AT_ONCE, AddTerms, NewTerm, completed
from annotator.formats.term_lists import ListedTerm
from annotator.language import filled, translate
from annotator.text.term_sounds import why_no_sound

_ROWS_TOLD = 6
_BESIDE_CHINESE = re.compile(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a list of terms means for a glossary: the step that takes it in, and how much is new.

    ``step`` is ``None`` where the glossary has it all. ``no_sounds`` counts what the list calls a sound
    and cannot be one: the terms are then said as usual; ``too_long`` are rows that are left out, ``right``
    words that it calls misheard and that are terms or names, ``misheard`` its terms that are known to be.
    """

    step: Batch | None
    added: int
    completed: int
    known: int
    no_sounds: int = 0
    too_long: Sequence[ListedTerm] = ()
    right: Collection[str] = ()
    misheard: Collection[str] = ()


def taking_in(listed: Iterable[ListedTerm], codebook: Codebook, name: str) -> TakenIn:
    """The one step that takes in a list called ``name``.

    A term that the glossary has keeps what it says and gains what it does not: spellings, and sound,
    kind or note where it has none.
    """
    known = {as_one(term.term): term for term in codebook.terms}
    terms, too_long = usable(merged(listed))
    told = [
        replace(one, term=known[as_one(one.term)].term) if as_one(one.term) in known else one for one in terms
    ]
    misheard = {s for term in codebook.terms for s in term.spellings} - {term.term for term in known.values()}
    odd = [one.term for one in told if one.term in misheard]
    told = [one for one in told if one.term not in misheard]
    words, right = _right_words(codebook, told), dict[str, None]()
    taken, added, complete, no_sounds = list[NewTerm](), 0, 0, 0
    for one in told:
        right.update(dict.fromkeys(s for s in one.spellings if s in words))
        is_no_sound = bool(why_no_sound(one.term, one.sound))
        no_sounds += is_no_sound
        spellings = tuple(s for s in one.spellings if s not in words)
        new = NewTerm(one.term, "" if is_no_sound else one.sound, one.kind, one.note, spellings)
        term = known.get(as_one(one.term))
        if term is None or completed(term, new) != term:
            taken.append(new)
            added, complete = added + (term is None), complete + (term is not None)
    title = translate("Take terms of “{name}” into the glossary").format(name=name)
    parts = tuple(AddTerms(tuple(taken[at : at + AT_ONCE])) for at in range(0, len(taken), AT_ONCE))
    return TakenIn(
        Batch(parts, title) if parts else None,
        added,
        complete,
        len(told) - len(taken),
        no_sounds,
        too_long,
        tuple(right),
        tuple(odd),
    )


def _right_words(codebook: Codebook, listed: Iterable[ListedTerm]) -> set[str]:
    """What is no misheard spelling of anything: terms, of the glossary and the list, and speakers' names."""
    words = {term.term for term in codebook.terms} | {one.term for one in listed}
    return words | {speaker.name for speaker in codebook.speakers if speaker.only_in is None}


def as_one(term: str) -> str:
    """What two writings of one term have in common: neither width, case nor blanks beside Chinese count."""
    plain = unicodedata.normalize("NFKC", term).casefold()
    return _BESIDE_CHINESE.sub("", " ".join(plain.split()))


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


def said_left_out(taken: TakenIn) -> str:
    """Which words were not taken in because of what else the glossary says, in a sentence each."""
    said = []
    if taken.right:
        sentence = translate("No misheard spellings, as they are terms or names themselves: {words}.")
        said.append(filled(sentence, words=_some(taken.right)))
    if taken.misheard:
        sentence = translate("Not taken in, as the glossary lists them as misheard: {words}.")
        said.append(filled(sentence, words=_some(taken.misheard)))
    return " ".join(said)


def _some(words: Collection[str]) -> str:
    shown = list(words) if len(words) <= _ROWS_TOLD else [*list(words)[: _ROWS_TOLD - 1], "…"]
    return translate(", ").join(shown)


def merged(listed: Iterable[ListedTerm]) -> Iterable[ListedTerm]:
    """Each term once, in the order of the list, with the spellings of all its rows."""
    merged: dict[str, ListedTerm] = {}
    for one in listed:
        word = " ".join(one.term.split())
        first = merged.get(as_one(word), ListedTerm(word))
        merged[as_one(word)] = ListedTerm(
            first.term,
            first.sound or one.sound,
            first.kind or one.kind,
            first.note or one.note,
            tuple(s for s in dict.fromkeys((*first.spellings, *one.spellings)) if s != first.term),
            first.row or one.row,
        )
    return merged.values()
