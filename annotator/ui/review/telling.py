"""What the review says of a row: what it was read as, and why; and what to do where nothing was found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind
from annotator.language import mark, translate
from annotator.ui.review.draft import Reviewed
from annotator.ui.review.marks import Mark, MarkKind, RowLook
from annotator.ui.review.rows import line_at
from annotator.ui.review.wording import said_aside, said_warning, shortened
from annotator.workspace.reading_words import said_evidence

_EVIDENCE = {
    Evidence.LABEL: mark("by a label"),
    Evidence.HEADING: mark("by a heading"),
    Evidence.PROSE: mark("by the words around"),
    Evidence.ANNOTATOR: mark("by your word"),
}
_KINDS = {
    SegmentKind.METADATA: mark("belongs to the card"),
    SegmentKind.CAPTION: mark("caption"),
    SegmentKind.IMAGE: mark("image"),
    SegmentKind.PULL_QUOTE: mark("pull quote"),
    SegmentKind.HEADING: mark("heading"),
}
_WORD = re.compile(r"[^\W_]+")


def said_row(shown: Reviewed, row: int) -> str:
    """Everything about a row, in the order in which it matters."""
    if not len(shown.rows):
        return ""
    at = shown.rows[row]
    look = shown.marks.look(at.start, at.end)
    number = shown.text.count("\n", shown.reading.start, at.start) + 1
    line = translate("line {line}").format(line=f"{number:,}")
    return " · ".join((line, *_about(shown, look, at.start)))


def _about(shown: Reviewed, look: RowLook, start: int) -> Iterator[str]:
    turn = next((t for t in look.turns if t.start >= start), None) or next(iter(look.turns), None)
    if look.section is not None:
        yield translate("heading, level {level}").format(level=look.section.level)
    elif look.kind is SegmentKind.METADATA and not _is_in_card(shown, start):
        yield translate("tells of the text, no speech")
    elif look.kind in _KINDS:
        yield translate(_KINDS[look.kind])
    if look.aside is not None:
        yield _said_mark(shown, look.aside)
    if turn is not None and turn.speaker is not None:
        reason = translate(_EVIDENCE.get(turn.evidence, ""))
        said = translate("{name} speaks ({reason})") if reason else translate("{name} speaks")
        yield said.format(name=shown.marks.called(turn.speaker, *turn.also), reason=reason)
    if look.is_unplaced:
        yield translate("nobody could be found for it")
    for cue in look.cues:
        yield _said_cue(cue.name, cue.evidence)
    spoken_of = (MarkKind.REJECTED, MarkKind.QUOTE, MarkKind.WARNING)
    yield from (_said_mark(shown, mark) for mark in look.marks if mark.kind in spoken_of)


def _is_in_card(shown: Reviewed, start: int) -> bool:
    """Whether the card says anything that a line says, though it may write dates and lists otherwise."""
    reading = shown.reading
    values = [value if isinstance(value, str) else "\n".join(value) for value in reading.metadata.values()]
    card = "\n".join((reading.title or "", *values))
    first, last = line_at(shown.text, start)
    words = _WORD.findall(shown.text[first:last])
    return any(word in card for word in words if len(word) >= (3 if word.isascii() else 2))


def said_at(shown: Reviewed, look: RowLook, offset: int) -> str:
    """What there is to say of the words at a place; empty where they are ordinary ones."""
    here = [_said_mark(shown, mark) for mark in look.marks if mark.start <= offset < mark.end]
    if not here:
        here = [_said_cue(cue.name, cue.evidence) for cue in look.cues]
    return "\n".join(dict.fromkeys(words for words in here if words))


def _said_cue(name: str | None, evidence: str) -> str:
    reason = said_evidence(evidence)
    if name:
        found = translate("a new speaker may start here: {name}").format(name=name)
    else:
        found = translate("a new speaker may start here")
    return translate("{what} ({reason})").format(what=found, reason=reason) if reason else found


def _said_mark(shown: Reviewed, mark: Mark) -> str:
    if mark.kind is MarkKind.ASIDE:
        if mark.of is None:
            return said_aside(mark.about)
        line = shown.text.count("\n", shown.reading.start, mark.of) + 1
        return translate("repeats line {line}").format(line=f"{line:,}")
    if mark.kind is MarkKind.REJECTED:
        words = shortened(shown.text[mark.start : mark.end])
        return translate("“{words}” is not taken for a label: {reason}").format(
            words=words, reason=said_evidence(mark.about)
        )
    if mark.kind is MarkKind.QUOTE:
        return translate("words of {name}, quoted").format(name=mark.about)
    if mark.kind is MarkKind.WARNING:
        return translate("Personal data: {kind}").format(kind=said_warning(mark.about))
    return translate("{name} speaks").format(name=shown.marks.called(mark.about)) if mark.about else ""


def said_instead(shown: Reviewed | None) -> str:
    """What to do where nothing was found."""
    if shown is None:
        return ""
    if not len(shown.rows):
        return translate("There is no text.")
    if not shown.reading.speakers and shown.reading.cues:
        return translate(
            "Nobody is named by a label here. Arrows mark where a new speaker may start: "
            "S says who it is, Y takes whom the words name, N says that nobody new starts."
        )
    if not shown.reading.speakers:
        return translate(
            "No speaker was found. Go to a line and press S: the name with which it opens is a label, or it "
            "asks who speaks from there on. Where labels have a form of their own, press P."
        )
    return ""
