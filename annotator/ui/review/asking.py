"""What the review asks for that one key cannot say: who it is, who speaks, what labels look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from annotator.detect.rulings.patterns import (
    checked_pattern,
    match_label,
    names_nobody,
    pattern_of_example,
)
from annotator.domain.colours import PALETTE
from annotator.domain.errors import UserError
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.speaker import Evidence
from annotator.language import translate, translate_count
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.review.draft import Reviewed
from annotator.ui.review.entries import Group
from annotator.ui.review.label_words import label_words
from annotator.ui.review.verbs import (
    Target,
    cue_meant,
    line_of,
    lines_freed,
    ruled_from,
    ruled_same,
    speaker_meant,
)
from annotator.workspace.label_patterns import forget_pattern, keep_pattern, kept_patterns

if TYPE_CHECKING:
    from annotator.ui.review.pane import ReviewPane

_MOST_TRIED = 4000
"""Lines on which a pattern is tried while it is typed."""
_MOST_NAMED = 6


class Asking:
    """Opens a list or a line beside the text, and rules as it was answered."""

    def __init__(self, pane: ReviewPane) -> None:
        self._pane = pane
        self._then: Callable[[str], None] = lambda text: None
        self.palette: LabelPalette | None = None
        pane.ask_bar.answered.connect(self._answer)
        pane.ask_bar.left.connect(self.leave)
        pane.ask_bar.forgotten.connect(self._forget)

    def _answer(self, text: str) -> None:
        self._then(text)

    def leave(self) -> None:
        """Ask no more."""
        if self._pane.ask_bar.isVisible():
            self._pane.ask_bar.hide()
            self._pane.take_keyboard()

    # Who

    def ask_person(self, shown: Reviewed, target: Target) -> None:
        """As whom somebody else is known too. Raises ``NothingToRule``."""
        name = speaker_meant(shown, target)
        likely = _likely(shown, name, target)
        title = translate("“{name}” is the same person as …").format(name=shown.marks.called(name))
        palette = LabelPalette(
            self._pane.window(),
            [choice for choice in _people(shown, first=likely) if choice.id != name],
            title=title,
            new_name=translate("Somebody else: “{name}”"),
            likely=likely,
        )

        def rule(other: str) -> None:
            self._pane.attempt(lambda: self._pane.rule(ruled_same(shown, name, " ".join(other.split()))))

        self._show(palette, rule)

    def _show(self, palette: LabelPalette, rule: Callable[[str], None]) -> None:
        palette.chosen.connect(rule)
        palette.named.connect(rule)
        keyboard = self._pane.lists if self._pane.lists.hasFocus() else self._pane.text
        palette.closed.connect(lambda: self._closed(keyboard.setFocus))
        self.palette = palette
        palette.show_beside(self._place())

    def _closed(self, give_back: Callable[[], object]) -> None:
        self.palette = None
        give_back()

    def _place(self) -> QRect:
        lists = self._pane.lists
        if lists.hasFocus():
            box = lists.visualRect(lists.currentIndex())
            return QRect(lists.viewport().mapToGlobal(box.topLeft()), box.size())
        return self._pane.text.row_box()

    # Who speaks from here

    def ask_who(self, shown: Reviewed, target: Target) -> None:
        """Who speaks from a place on where no label says so; whom a cue names is offered first."""
        cue = cue_meant(shown, target)
        names = [cue.name] if cue is not None and cue.name else []
        palette = LabelPalette(
            self._pane.window(),
            _people(shown, also=names, first=next(iter(names), "")),
            title=translate("Who speaks from here on?"),
            new_name=translate("Somebody else: “{name}”"),
            likely=names[0] if names else "",
        )

        def rule(name: str) -> None:
            named = " ".join(name.split())
            freed = lines_freed(shown, target)
            self._pane.attempt(lambda: self._pane.rule(ruled_from(shown, named, target), freed=freed))

        self._show(palette, rule)

    # What labels look like

    def ask_pattern(self, shown: Reviewed, target: Target) -> None:
        """How labels look, made from the line if it has one, else from that of who speaks there."""

        def rule(words: str) -> None:
            try:
                pattern = checked_pattern(words)
            except UserError as error:
                self._pane.ask_bar.about.setText(str(error))
                return
            self.leave()
            self._keep(pattern)
            self._pane.rule((Ruling(RulingKind.PATTERN, pattern),))

        self._then = rule
        title = translate(
            "How labels look: {name} is who speaks, {time} a clock time, {text} the speech"
        ).format(name="{name}", time="{time}", text="{text}")
        bar = self._pane.ask_bar
        bar.ask(title, _pattern_at(shown, target), lambda words: _said_matches(shown, words), kept_patterns())

    def _keep(self, pattern: str) -> None:
        try:
            keep_pattern(pattern)
        except OSError as error:
            self._tell(error)

    def _forget(self, pattern: str) -> None:
        try:
            self._pane.ask_bar.offer(forget_pattern(pattern))
        except OSError as error:
            self._tell(error)

    def _tell(self, error: OSError) -> None:
        said = translate("The list of patterns could not be written: {reason}")
        self._pane.tell(said.format(reason=error.strerror or error))


def _people(shown: Reviewed, *, also: Sequence[str] = (), first: str = "") -> list[Choice]:
    """The speakers to choose from, and these names beside them; who is likely comes ``first``."""
    turns = Counter(name for turn in shown.reading.turns for name in (turn.speaker, *turn.also))
    known = {name for s in shown.reading.speakers for name in (s.name, *s.aliases)}
    choices = [
        Choice(
            speaker.name,
            shown.marks.called(speaker.name),
            translate_count("{count} turn", "{count} turns", turns[speaker.name]),
            PALETTE[i % len(PALETTE)],
            names=(speaker.name, *speaker.aliases),
        )
        for i, speaker in enumerate(shown.reading.speakers)
    ]
    new = PALETTE[len(choices) % len(PALETTE)]
    named = [
        Choice(name, name, translate("named here"), new, names=(name,)) for name in also if name not in known
    ]
    return sorted(named + choices, key=lambda choice: choice.id != first)


def _likely(shown: Reviewed, name: str, target: Target) -> str:
    """Whose other name it may be, by the proposal at the keyboard or any other; empty where there is none."""
    if target.entry is not None and target.entry.group is Group.SAME:
        return target.entry.other
    pairs = [(pair.name, pair.same_as) for pair in shown.reading.same]
    whose = [other if said == name else said for said, other in pairs if name in (said, other)]
    there = {speaker.name for speaker in shown.reading.speakers}
    return next((other for other in whose if other in there), "")


def _pattern_at(shown: Reviewed, target: Target) -> str:
    """The pattern of the label that is meant: on the line, or that with which the turn over it opens."""
    line, words = line_of(shown, target.start), target.words.strip()
    turn = shown.marks.turn_at(target.start)
    if not (words or label_words(line)) and turn is not None and turn.evidence is Evidence.LABEL:
        line = line_of(shown, turn.start)
    return pattern_of_example(line, words or label_words(line)) or "{name}：{text}"


def _lines(shown: Reviewed) -> list[str]:
    reading = shown.reading
    return shown.text[reading.start : reading.end].split("\n", _MOST_TRIED)[:_MOST_TRIED]


def _said_matches(shown: Reviewed, words: str) -> str:
    """How many lines a pattern fits and whom it finds, or why it makes no sense."""
    try:
        pattern = checked_pattern(words)
    except UserError as error:
        return str(error)
    found = [(match, line) for line in _lines(shown) if (match := match_label(pattern, line))]
    others = {match.name: None for match, line in found if names_nobody(match, line)}
    people = Counter(match.name for match, line in found if not names_nobody(match, line))
    said = translate_count("fits {count} line", "fits {count} lines", people.total())
    if people:
        names = _few(name for name, _ in people.most_common())
        said = translate("{name}: {picked}").format(name=said, picked=names)
    told = [said]
    if others:
        told.append(translate("no names: {words}").format(words=_few(others)))
    return " · ".join(told)


def _few(words: Iterable[str]) -> str:
    """The first of some words, with dots where there are more."""
    several = list(words)
    return "、".join(several[:_MOST_NAMED]) + ("…" if len(several) > _MOST_NAMED else "")
