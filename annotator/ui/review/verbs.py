"""The verbs of the review: what each key decides about the line or the entry at the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from annotator.detect.rulings.ruled import key_of, ruled_by
from annotator.domain.errors import UserError
from annotator.domain.reading import FoundCue, FoundTurn
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.speaker import Evidence
from annotator.language import mark
from annotator.ui.review.draft import Reviewed
from annotator.ui.review.entries import Entry, Group
from annotator.ui.review.label_words import label_words
from annotator.ui.review.rows import line_at


class Verb(Enum):
    """Each with its key."""

    SPEAKER = "S"
    NO_SPEAKER = "N"
    SAME_PERSON = "E"
    HEADING = "H"
    NOISE = "X"
    TEXT = "T"
    PATTERN = "P"
    DOUBT = "J"
    UNDO = "U"


NAMES = {
    Verb.SPEAKER: mark("Speaker's label"),
    Verb.NO_SPEAKER: mark("No speaker"),
    Verb.SAME_PERSON: mark("Same person as…"),
    Verb.HEADING: mark("Heading"),
    Verb.NOISE: mark("Noise"),
    Verb.TEXT: mark("Just text"),
    Verb.PATTERN: mark("Label pattern…"),
    Verb.DOUBT: mark("Next doubt"),
    Verb.UNDO: mark("Take back"),
}
HINTS = {
    Verb.SPEAKER: mark(
        "The words in front, or those selected, are a speaker's label wherever they open a line; "
        "where there is no label it asks who speaks from here on"
    ),
    Verb.NO_SPEAKER: mark(
        "The label of this line, or this entry, is no speaker anywhere; a quotation of the list is none"
    ),
    Verb.SAME_PERSON: mark("This speaker is another one of the list, under another name"),
    Verb.HEADING: mark("These lines are headings"),
    Verb.NOISE: mark("These lines are not speech"),
    Verb.TEXT: mark("These lines are speech and nothing else: no heading, no label, no noise"),
    Verb.PATTERN: mark(
        "How labels look in this text, made from this line or typed; the words selected in it are the name: "
        "Shift+→ and Shift+← move their end, → and ← their beginning, or drag over them"
    ),
    Verb.DOUBT: mark("On to the next doubtful place; with Shift back to the one before"),
    Verb.UNDO: mark("Take back what was decided last"),
}
PLACED = {
    Verb.HEADING: RulingKind.HEADING,
    Verb.NOISE: RulingKind.NOISE,
    Verb.TEXT: RulingKind.TEXT,
}


_OF_NOBODY = frozenset({Group.WARNINGS, Group.SECTIONS, Group.ASIDES})
"""The lists in which nobody is proposed who speaks, whoever may speak on their lines."""


class NothingToRule(UserError):
    """The key means nothing here, and why."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a key is about: an entry of the lists, or the stretch of the selected rows.

    ``words`` are those selected within a row, and ``chosen`` is where they stand.
    """

    start: int
    end: int
    words: str = ""
    entry: Entry | None = None
    chosen: tuple[int, int] = (0, 0)

    @property
    def spans(self) -> Sequence[tuple[int, int]]:
        """The places it stands for."""
        return self.entry.spans if self.entry is not None else ((self.start, self.end),)


def place_of(entry: Entry) -> tuple[int, int]:
    """The first place of an entry; none for a name, which says enough.

    Raises :class:`NothingToRule` for another entry that has no place.
    """
    if not entry.spans and entry.group not in (Group.SPEAKERS, Group.SAME):
        raise NothingToRule(mark("This entry has no place in the text."))
    return entry.spans[0] if entry.spans else (0, 0)


def cue_meant(shown: Reviewed, target: Target) -> FoundCue | None:
    """The place where somebody new may start that is meant; none where words are selected."""
    entry = target.entry
    if target.words.strip() or (entry is not None and entry.group is not Group.CUES):
        return None
    first, last = (target.start, target.start) if entry is not None else line_at(shown.text, target.start)
    return next(iter(shown.marks.look(first, last + 1).cues), None)


def words_meant(shown: Reviewed, target: Target) -> str:
    """The label that is meant; empty where only the user can tell."""
    entry = target.entry
    if cue_meant(shown, target) is not None:
        return ""
    if entry is not None and entry.group in (Group.REJECTED, Group.SPEAKERS):
        return label_words(entry.words) or entry.words
    return target.words.strip() or label_words(line_of(shown, target.start))


def ruled_speaker(shown: Reviewed, words: str, target: Target) -> tuple[Ruling, ...]:
    """That words are a label. Raises :class:`NothingToRule` where they are one already, or no name."""
    if not key_of(words):
        raise NothingToRule(mark("“{words}” is no name."), words=words)
    is_speaker = target.entry is not None and target.entry.group is Group.SPEAKERS
    turn = turn_opening(shown, target)
    if turn is not None and turn.speaker is None:
        turn = None
    is_label = turn is not None and label_words(shown.text[turn.start : turn.text_start]) == words
    if is_label or (words in names_in(shown) and (is_speaker or turn is not None)):
        raise NothingToRule(mark("“{words}” is a speaker already."), words=words)
    return (Ruling(RulingKind.SPEAKER, words),)


def lines_freed(shown: Reviewed, target: Target) -> tuple[int, int]:
    """The line of which it is said that somebody speaks: no more what was said of it; none for an entry."""
    return (0, 0) if target.entry is not None else line_at(shown.text, target.start)


def ruled_from(shown: Reviewed, name: str, target: Target) -> tuple[Ruling, ...]:
    """That somebody speaks from a place on; a name with which the line opens as with a label is one.

    Raises :class:`NothingToRule` where they do already.
    """
    if not key_of(name):
        raise NothingToRule(mark("“{words}” is no name."), words=name)
    cue, turn = cue_meant(shown, target), turn_opening(shown, target)
    if turn is not None and turn.speaker == name and not turn.also:
        raise NothingToRule(mark("{name} speaks from here already."), name=name)
    first, end = line_at(shown.text, target.start)
    if cue is None and ruled_by((Ruling(RulingKind.SPEAKER, name),)).label_in(shown.text[first:end], 0):
        return (Ruling(RulingKind.SPEAKER, name),)
    start = cue.start if cue is not None else first + _indent(shown.text[first:end])
    return (Ruling(RulingKind.SPEAKER, name=name, start=start, end=max(end, start + 1)),)


def ruled_nobody_new(shown: Reviewed, target: Target) -> tuple[Ruling, ...]:
    """That whoever speaks goes on at a place where one may start; nothing where there is no such place."""
    cue = cue_meant(shown, target)
    if cue is None:
        return ()
    _, end = line_at(shown.text, cue.start)
    return (Ruling(RulingKind.SAME_PERSON, start=cue.start, end=end),)


def ruled_no_quote(shown: Reviewed, target: Target) -> tuple[Ruling, ...]:
    """That the quotation that is meant is none; nothing where none is.

    It is that of the entry, those within the selected words, or those of a line on which no turn begins.
    """
    entry = target.entry
    if entry is not None:
        spans: Sequence[tuple[int, int]] = entry.spans if entry.group is Group.QUOTES else ()
    else:
        first, last = line_at(shown.text, target.start)
        found = [q for q in shown.reading.quotes if q.start < last and first < q.end]
        if target.words.strip():
            at, stop = target.chosen
            found = [q for q in found if q.start < stop and at < q.end]
        elif turn_opening(shown, target) is not None:
            found = []
        spans = [(q.start, q.end) for q in found]
    return tuple(Ruling(RulingKind.NO_SPEAKER, start=start, end=end) for start, end in spans)


def ruling_from(shown: Reviewed, target: Target) -> Ruling | None:
    """What was decided about who speaks from the line on that is meant."""
    first, last = line_at(shown.text, target.start)
    of_here = (r for r in reversed(shown.rulings) if r.is_local and r.kind is RulingKind.SPEAKER)
    return next((r for r in of_here if r.start is not None and first <= r.start <= last), None)


def ruled_same(shown: Reviewed, words: str, name: str) -> tuple[Ruling, ...]:
    """That words name somebody else; where they are a label that was not taken, that it is one of theirs.

    Raises :class:`NothingToRule` where both are one name.
    """
    if words == name:
        raise NothingToRule(mark("“{words}” is that name already."), words=words)
    not_taken = {label_words(found.text) for found in shown.reading.rejected}
    is_label = words in not_taken and words not in names_in(shown)
    return (Ruling(RulingKind.SPEAKER if is_label else RulingKind.SAME_PERSON, words, name),)


def names_in(shown: Reviewed) -> set[str]:
    """All names by which somebody speaks."""
    return {name for speaker in shown.reading.speakers for name in (speaker.name, *speaker.aliases)}


def ruled_no_speaker(shown: Reviewed, target: Target) -> tuple[Ruling, ...]:
    """That the label here is none. Raises :class:`NothingToRule` where there is none."""
    words = target.words.strip()
    if target.entry is not None and target.entry.group in _OF_NOBODY:
        raise NothingToRule(mark("This list names no speakers. T: just text · X: noise"))
    if target.entry is not None and target.entry.group in (Group.SPEAKERS, Group.REJECTED):
        words = words_meant(shown, target)
    elif not words:
        turn = turn_opening(shown, target)
        if turn is None or turn.speaker is None:
            raise _no_label_here(shown, target)
        is_prose = turn.evidence is Evidence.PROSE
        label = "" if is_prose else label_words(shown.text[turn.start : turn.text_start])
        words = label if label and turn.speaker not in label else turn.speaker
    return (Ruling(RulingKind.NO_SPEAKER, words),)


def _no_label_here(shown: Reviewed, target: Target) -> NothingToRule:
    """Why nobody can be taken off a line: what is meant may be no speaker already, or stand further up."""
    first, last = line_at(shown.text, target.start)
    refused = next((r for r in shown.reading.rejected if first <= r.start <= last), None)
    if refused is not None:
        return NothingToRule(mark("“{words}” is no speaker here."), words=label_words(refused.text))
    around = shown.marks.turn_at(target.start)
    if around is None or around.speaker is None:
        return NothingToRule(mark("Nobody speaks on this line."))
    return NothingToRule(mark("{name} goes on here. S: somebody else · X: no speech"), name=around.speaker)


def speaker_meant(shown: Reviewed, target: Target) -> str:
    """Whose other name is asked for: the speaker here, or the words that may be a label of theirs.

    Raises :class:`NothingToRule` where there are neither.
    """
    entry = target.entry
    if entry is not None and entry.group in (Group.SPEAKERS, Group.REJECTED):
        return words_meant(shown, target)
    if entry is not None and entry.group in (Group.SAME, Group.QUOTES):
        return entry.words
    turn = turn_opening(shown, target)
    speaker = turn.speaker if turn is not None else None
    words: str | None = target.words.strip() or speaker or label_words(line_of(shown, target.start))
    if not words:
        around = shown.marks.turn_at(target.start)
        words = around.speaker if around is not None else ""
    if not words:
        raise NothingToRule(mark("Nobody speaks here. Go to a line with a label, or to a speaker."))
    return words


def ruled_placed(shown: Reviewed, verb: Verb, target: Target) -> tuple[Ruling, ...]:
    """What the lines here are; of two names only the line that is shown.

    Raises :class:`NothingToRule` for an entry that has no place.
    """
    lines = []
    is_pair = target.entry is not None and target.entry.group is Group.SAME
    for start, end in target.spans[:1] if is_pair else target.spans:
        first, _ = line_at(shown.text, start)
        _, last = line_at(shown.text, max(start, end - 1))
        if target.entry is not None and target.entry.group in (Group.SECTIONS, Group.SPEAKERS, Group.CUES):
            first, last = line_at(shown.text, start)  # of a section or turn only the line that opens it
        lines.append(Ruling(PLACED[verb], start=first, end=last))
    if not lines:
        raise NothingToRule(mark("This entry has no place in the text."))
    return tuple(dict.fromkeys(lines))


def turn_opening(shown: Reviewed, target: Target) -> FoundTurn | None:
    """The turn that begins in the lines of a target."""
    first, last = line_at(shown.text, target.start)
    found = shown.marks.look(first, max(first + 1, last)).turns
    return next((turn for turn in found if first <= turn.start <= last), None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def line_of(shown: Reviewed, offset: int) -> str:
    """The whole line at a place."""
    first, last = line_at(shown.text, offset)
    return shown.text[first:last]
