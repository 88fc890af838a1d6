"""Other places of the same mishearing: where a wording that was corrected once still stands as it was heard.

Looked for in the source texts as they were heard (:mod:`annotator.text.heard`), so that marks, false stops
and cuts between the parts of a word hide nothing. What is corrected, what was answered with "keep as is",
what cuts a word of Latin letters and what reads already as it should is none of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction, CorrectionKind, CorrectionOrigin, CorrectionStatus
from annotator.domain.known_as import KnownAs
from annotator.domain.progress import Progress, silent
from annotator.domain.project import Decision, Verdict
from annotator.editing import Batch, Correct, EditTerm
from annotator.editing.batch import StepWords
from annotator.language import filled, translate, translate_count
from annotator.store.reader import Reader
from annotator.text.heard import HeardText, heard_places, heard_wording
from annotator.text.mishearing import Standing, cuts_latin_word, standing_of, words_over
from annotator.text.text_map import shown_text
from annotator.text.words import is_word
from annotator.text.written_words import are_words
from annotator.workspace.scanning import stands

if TYPE_CHECKING:
    from annotator.workspace.workspace import Workspace

_AROUND = 40
"""Characters of context on either side, where the line has as many."""
_ENOUGH = 3
"""So many places that were answered alike, and none otherwise, speak for the others too."""
_SHORT = 3
"""So many Latin letters can stand for anything."""
_EVERYWHERE = -1
_AT_ONCE = 16
"""Transcripts whose texts are held at the same time while all are looked through."""


@dataclass(frozen=True, slots=True)
class AlikePlace:
    """A place that reads as the wrong form: its source text ``[start, end)`` and the line around it.

    ``is_safe`` says that it can be ticked unseen, ``why`` why it can or cannot, in the user's language.
    """

    transcript_id: str
    start: int
    end: int
    before: str
    words: str
    after: str
    is_safe: bool
    why: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What somebody said of a place: how it reads since then, ``None`` where only words around it tell."""

    reads: str | None


class _Standing:
    """The corrections of a transcript that stand, accepted or imported and waiting, asked by place."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self._all = sorted((c for c in corrections if stands(c)), key=lambda c: (c.start, c.end))
        self._starts = [c.start for c in self._all]
        self._reach = list(accumulate((c.end for c in self._all), max))

    def over(self, start: int, end: int) -> list[Correction]:
        """Those that take in any of these characters, or put words between two of them."""
        i = bisect_left(self._starts, end)
        found = []
        while i > 0 and self._reach[i - 1] > start:
            i -= 1
            if self._all[i].end > start:
                found.append(self._all[i])
        return found[::-1]

    def reading(self, text: str, start: int, end: int) -> tuple[str, str, str]:
        """The words of an uncorrected place and what is read before and after it in its line."""
        first = text.rfind("\n", max(0, start - _AROUND), start) + 1 or max(0, start - _AROUND)
        last = text.find("\n", end, end + _AROUND)
        last = min(len(text), end + _AROUND) if last < 0 else last
        return self._read(text, first, start), text[start:end], self._read(text, end, last)

    def _read(self, text: str, start: int, end: int) -> str:
        i = bisect_left(self._starts, start)
        parts, at = [], start
        while i < len(self._all) and self._all[i].end <= end:
            one = self._all[i]
            i += 1
            if one.start >= at and one.status is CorrectionStatus.ACCEPTED:
                parts += [text[at : one.start], one.replacement]
                at = one.end
        return "".join((*parts, text[at:end]))


class _Text(NamedTuple):
    """A transcript's source text with what was said of it by now; ``kept`` are starts, -1 for all places."""

    transcript_id: str
    text: str
    standing: _Standing
    kept: frozenset[int] = frozenset()

    def said_of(self, start: int, end: int) -> _Said | None:
        """What was said of a place; nothing where it waits for a word."""
        over = self.standing.over(start, end)
        if over:
            is_within = all(start <= one.start and one.end <= end for one in over)
            shifted = (_Shifted(one.start - start, one.end - start, one.replacement) for one in over)
            return _Said(shown_text(self.text[start:end], shifted) if is_within else None)
        is_kept = start in self.kept or _EVERYWHERE in self.kept
        return _Said(self.text[start:end]) if is_kept else None

    def cuts_word(self, start: int, end: int) -> bool:
        """Whether a place begins or ends inside a word of Latin letters or a number."""
        return cuts_latin_word(self.text[start - 1 : start], self.text[start:end], self.text[end : end + 1])


class _Shifted(NamedTuple):
    start: int
    end: int
    replacement: str


def places_alike(
    workspace: Workspace,
    heard: str,
    meant: str,
    *,
    transcript_id: str | None = None,
    progress: Progress = silent,
) -> list[AlikePlace]:
    """The uncorrected places of a wording in one transcript or in all, as listed, in text order.

    For any thread; all transcripts take a tenth of a second for some million characters. The dictionary
    is loaded where it is not yet. ``progress`` may raise ``Cancelled``.
    """
    found: list[AlikePlace] = []
    answers: Counter[str] = Counter()
    for text in _texts(workspace, heard, meant, transcript_id):
        progress(0.0)
        for start, end in heard_places(text.text, heard):
            said = text.said_of(start, end)
            if said is not None:
                answers.update([said.reads] if said.reads is not None else [])
            elif not text.cuts_word(start, end):
                before, words, after = text.standing.reading(text.text, start, end)
                if not _reads_so(before, words, after, meant):
                    found.append(AlikePlace(text.transcript_id, start, end, before, words, after, False, ""))
    judge = _Judge(heard, meant, answers)
    return [judge.judged(place) for place in found]


def count_alike(workspace: Workspace, heard: str, transcript_id: str) -> int:
    """How many uncorrected places of a transcript in memory read so; a millisecond for 100,000 characters."""
    whole = workspace.transcript(transcript_id)
    text: _Text | None = None
    count = 0
    for start, end in heard_places(whole.text, heard):
        text = text or _Text(whole.id, whole.text, _Standing(whole.corrections))
        count += text.said_of(start, end) is None and not text.cuts_word(start, end)
    return count


def fixing(places: Sequence[AlikePlace], meant: str, kind: CorrectionKind, origin: CorrectionOrigin) -> Batch:
    """The one step that lets all these places read ``meant``."""
    edits = tuple(
        Correct(
            place.transcript_id,
            place.start,
            place.end,
            meant,
            correction_kind=kind,
            origin=origin,
            rule=meant,
        )
        for place in places
    )
    heard = Counter(HeardText(place.words).text for place in places).most_common(1)[0][0]
    return Batch(edits, *_words(len(edits), heard, meant))


def with_spelling(fix: Batch, codebook: Codebook, heard: str, meant: str) -> Batch:
    """The same step, in which the term that is meant gains the wrong form as a spelling that is known."""
    term = next((term for term in codebook.terms if term.term == meant), None)
    is_right = any(term.term == heard for term in codebook.terms)
    if term is None or heard in term.spellings or is_right:
        return fix
    return replace(fix, edits=(*fix.edits, EditTerm(term.id, spellings=(*term.spellings, heard))))


def _words(count: int, heard: str, meant: str) -> StepWords:
    places = translate_count("{count} place", "{count} places", count)
    if meant:
        name, done = (
            translate("Fix {places}: {heard} → {meant}"),
            translate("{places} fixed: {heard} → {meant}"),
        )
    else:
        name, done = translate("Delete “{heard}” in {places}"), translate("“{heard}” deleted in {places}")
    return StepWords(*(filled(said, heard=heard, meant=meant, places=places) for said in (name, done)))


def still_alike(workspace: Workspace, places: Sequence[AlikePlace]) -> list[AlikePlace]:
    """Those of the places that nobody has corrected since they were listed."""
    kept: list[AlikePlace] = []
    with workspace.reading() as reader:
        for transcript_id, group in groupby(places, key=lambda place: place.transcript_id):
            standing = _Standing(reader.all(Correction, transcript_id=transcript_id))
            kept += (place for place in group if not standing.over(place.start, place.end))
    return kept


def _texts(workspace: Workspace, heard: str, meant: str, transcript_id: str | None) -> Iterator[_Text]:
    """The texts in which the wording stands at all, in the order of the list."""
    if not heard_wording(heard):
        return
    with workspace.reading() as reader, workspace.reading_texts() as texts:
        kept = _kept(reader, heard, meant)
        listed = [one for one in texts.listed() if transcript_id in (None, one.id)]
        for at in range(0, len(listed), _AT_ONCE):
            group = listed[at : at + _AT_ONCE]
            sources = texts.texts([one.text_sha256 for one in group])
            for one in group:
                source = sources.get(one.text_sha256, "")
                if next(heard_places(source, heard), None) is None:
                    continue
                standing = _Standing(reader.all(Correction, transcript_id=one.id))
                yield _Text(one.id, source, standing, _of_transcript(kept, one.id))


def _kept(reader: Reader, heard: str, meant: str) -> list[Decision]:
    """The answers that leave this wording as it stands, or will not have it read ``meant``; also those that
    were given of more or fewer of the words around it, with the places where the wording begins.
    """
    form, known = heard_wording(heard), KnownAs.of(0, heard, meant)
    found = []
    for one in reader.all(Decision, verdict=Verdict.DISMISSED):
        if one.replacement in (meant, one.source) and heard_wording(one.source) == form:
            found.append(one)
        elif one.start is not None:
            answered = KnownAs.of(one.start, one.source, one.replacement)
            if answered.wording == known.wording:
                found.append(replace(one, start=answered.start - known.start))
    return found


def _of_transcript(kept: Sequence[Decision], transcript_id: str) -> frozenset[int]:
    """Where in a transcript the wording is left as it stands."""
    here = (one for one in kept if one.transcript_id in (None, transcript_id))
    return frozenset(_EVERYWHERE if one.start is None else one.start for one in here)


def _reads_so(before: str, words: str, after: str, meant: str) -> bool:
    """Whether what is meant stands there already, with characters of the place in it."""
    if not meant:
        return False
    first = max(0, len(before) - len(meant) + 1)
    return meant in before[first:] + words + after[: len(meant) - 1]


class _Judge:
    """Says which places can be ticked unseen: by the wording, and by what was said of other places of it."""

    def __init__(self, heard: str, meant: str, answers: Counter[str]) -> None:
        self._meant = meant
        self._agreeing = answers[meant]
        self._others = [(reads, count) for reads, count in answers.most_common() if reads != meant]
        self._heard = heard_wording(heard)

    def judged(self, place: AlikePlace) -> AlikePlace:
        """The place with what can be said for or against it."""
        is_safe, why = self._why(place)
        return replace(place, is_safe=is_safe, why=why)

    def _why(self, place: AlikePlace) -> tuple[bool, str]:
        if self._others:
            reads, count = self._others[0]
            places = translate_count("{count} place", "{count} places", count)
            if heard_wording(reads) == self._heard:
                return False, filled(translate("left as it is in {places}"), places=places)
            return False, filled(translate("fixed as “{reads}” in {places}"), places=places, reads=reads)
        if self._cuts_words(place):
            return False, translate("may be meant as it is")
        if self._agreeing >= _ENOUGH:
            return True, filled(translate("so in all {count} places until now"), count=self._agreeing)
        return self._by_wording(place)

    def _cuts_words(self, place: AlikePlace) -> bool:
        """Whether a place begins or ends within words that are commoner than what was meant makes there."""
        from annotator.text.fitting import fits_better  # frequencies take a while to load

        words = heard_wording(place.words)
        if len(words) < 2 or standing_of(place.before, words, place.after) is not Standing.CUTS_WORDS:
            return False
        return not fits_better(place.before, words, self._meant, place.after)

    def _by_wording(self, place: AlikePlace) -> tuple[bool, str]:
        from annotator.text.plausible import is_plausible  # frequencies take a while to load

        words = heard_wording(place.words)
        if len(words) == 1:
            return False, translate("a single character")
        if words.isascii():
            can_be_meant = len(words) < _SHORT or are_words(words)
        else:
            can_be_meant = (
                is_word(words)
                or is_plausible(words)
                or is_plausible(words_over(place.before, words, place.after))
            )
        if can_be_meant:
            return False, translate("may be meant as it is")
        if len(place.words) > len(words):
            return False, translate("a mark or a cut parts it")
        return True, translate("no word")
