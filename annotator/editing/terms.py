"""Taking many terms into the glossary, and what no entry of it may say.

A term is a right word. As a misheard spelling of another it would have every place that is right proposed to
be wrong, so it is refused as one; so is the name of a speaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import ClassVar, NamedTuple

from annotator.domain.changes import Change, added
from annotator.domain.errors import InvalidEdit
from annotator.domain.project import Term
from annotator.domain.speaker import Speaker
from annotator.editing.plan import Desk, Plan, cleaned_term
from annotator.language import mark

AT_ONCE = 400
"""So many terms are taken in by one edit: each asks for its words in one query."""


class NewTerm(NamedTuple):
    """What an entry of the glossary is to say."""

    term: str
    sound: str = ""
    kind: str = ""
    note: str = ""
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class AddTerms:
    """Add terms to the glossary. One that it has keeps what it says and gains what it does not:
    spellings, and sound, kind or note where it has none.
    """

    kind: ClassVar[str] = "add_terms"
    terms: tuple[NewTerm, ...]

    def plan(self, desk: Desk) -> Plan:
        words = [cleaned_term(one.term) for one in self.terms]
        known = {term.term: term for term in _terms_called(desk, words)}
        changes = [
            _change(desk, known.get(word), one._replace(term=word))
            for word, one in zip(words, self.terms, strict=True)
        ]
        found = [change for change in changes if change is not None]
        spellings = [s for one in found if isinstance(one.after, Term) for s in one.after.spellings]
        right = {term.term for term in _terms_called(desk, spellings)} | set(words)
        for one in found:
            assert isinstance(one.after, Term)
            before = one.before.spellings if isinstance(one.before, Term) else ()
            _refuse(one.after, [s for s in one.after.spellings if s in right and s not in before])
        return Plan(tuple(found), {"count": str(len(self.terms))})


def completed(term: Term, told: NewTerm) -> Term:
    """A term with what a list tells of it besides."""
    return replace(
        term,
        sound=term.sound or told.sound,
        kind=term.kind or told.kind,
        note=term.note or told.note,
        spellings=tuple(dict.fromkeys((*term.spellings, *told.spellings))),
    )


def _change(desk: Desk, known: Term | None, told: NewTerm) -> Change | None:
    if known is None:
        spellings = tuple(dict.fromkeys(told.spellings))
        return added(
            Term(desk.new_identity(Term, ""), told.term, told.sound, told.kind, told.note, spellings)
        )
    after = completed(known, told)
    return Change(known, after) if after != known else None


def refuse_right_spellings(desk: Desk, after: Term, before: Sequence[str] = ()) -> None:
    """Refuse a term whose spellings are right words, but for those that it had ``before``.

    Raises ``InvalidEdit``.
    """
    new = tuple(s for s in after.spellings if s not in before)
    _refuse(after, [term.term for term in _terms_called(desk, new) if term.id != after.id])
    names = desk.reader.all(Speaker, name=new) if new else ()
    for speaker in names:
        if speaker.only_in is None:
            raise InvalidEdit(
                mark("“{spelling}” is the name of a speaker, so it is no misheard spelling of “{term}”."),
                spelling=speaker.name,
                term=after.term,
            )


def refuse_known_spelling(desk: Desk, word: str, own_id: str = "") -> None:
    """Refuse a term that another one is known to be misheard as. Raises ``InvalidEdit``."""
    for other in desk.reader.terms_misheard_as(word):
        if other.id != own_id:
            raise InvalidEdit(
                mark("“{term}” is listed as a misheard spelling of “{other}”; take it out there first."),
                term=word,
                other=other.term,
            )


def _refuse(term: Term, right: Iterable[str]) -> None:
    if term.term in term.spellings:
        raise InvalidEdit(mark("“{term}” is the term itself, not a misheard spelling of it."), term=term.term)
    for spelling in right:
        raise InvalidEdit(
            mark("“{spelling}” is a term of the glossary itself, so it is no misheard spelling of “{term}”."),
            spelling=spelling,
            term=term.term,
        )


def _terms_called(desk: Desk, words: Iterable[str]) -> Iterator[Term]:
    left = iter(dict.fromkeys(words))
    while part := tuple(islice(left, AT_ONCE)):
        yield from desk.reader.all(Term, term=part)
