"""The review itself: the text at the left, what was found in it at the right, one key for each verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from annotator.domain.ruling import Ruling
from annotator.language import translate
from annotator.ui.command_key import DialogKey
from annotator.ui.controls import frame, words
from annotator.ui.page_form import PageForm
from annotator.ui.review.ask_bar import AskBar
from annotator.ui.review.asking import Asking
from annotator.ui.review.draft import Draft, Reviewed
from annotator.ui.review.entries import Entry, Group
from annotator.ui.review.key_bar import KeyBar
from annotator.ui.review.keys import ReviewKeys
from annotator.ui.review.list_view import ReviewLists
from annotator.ui.review.one_line import OneLine
from annotator.ui.review.places import Places
from annotator.ui.review.row_layout import text_zoom
from annotator.ui.review.rows import line_at
from annotator.ui.review.telling import said_row
from annotator.ui.review.text_view import ReviewText
from annotator.ui.review.verbs import (
    PLACED,
    NothingToRule,
    Target,
    Verb,
    ruled_no_speaker,
    ruled_placed,
    ruled_same,
    ruled_speaker,
    words_meant,
)
from annotator.ui.review.wording import said_difference, said_ruling
from annotator.ui.theme import scaled

_LISTS = 310


class ReviewPane(QWidget):
    """Shows a :class:`Draft` and rules on it. ``ready`` tells that what is shown is how it reads now."""

    ready = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft: Draft | None = None
        self.text = ReviewText()
        self.lists = ReviewLists()
        self.keys = KeyBar()
        self.ask_bar = AskBar()
        self.here = OneLine()
        self.told = OneLine()
        self.empty = words("", "muted", wrap=True)
        self._asking: Asking = Asking(self)
        self._before: Reviewed | None = None
        self._said = ""
        self.places: Places = Places(self.text, self.lists, self._tell)
        self._lay_out()
        self._order_tabs()
        self._connect()
        self._keys = [DialogKey(name, self, do) for name, do in self._commands().items()]
        self._allow()

    def _lay_out(self) -> None:
        left = frame("page")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, scaled(4), 0, 0)
        column.setSpacing(0)
        self.empty.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(16))
        self.empty.hide()
        column.addWidget(self.empty)
        column.addWidget(self.text, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(scaled(12), scaled(6), scaled(12), scaled(6))
        foot.setSpacing(scaled(4))
        for widget in (self.ask_bar, self.here, self.told, self.keys):
            foot.addWidget(widget)
        column.addWidget(frame("line"))
        column.addLayout(foot)
        right = frame("right")
        beside = QVBoxLayout(right)
        beside.setContentsMargins(scaled(6), scaled(4), 0, scaled(6))
        beside.addWidget(self.lists)
        hint = words(translate("Enter: next place · ← →: fold · 1–9: a list"), "small", wrap=True)
        hint.setContentsMargins(scaled(16), 0, scaled(8), 0)
        beside.addWidget(hint)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        for part, stretch in ((left, 1), (right, 0)):
            self.panes.addWidget(part)
            self.panes.setStretchFactor(self.panes.indexOf(part), stretch)
        left.setMinimumWidth(scaled(360))
        right.setMinimumWidth(scaled(220))
        self.panes.setSizes([scaled(3 * _LISTS), scaled(_LISTS)])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.panes)

    def _order_tabs(self) -> None:
        """Tab goes from the text to what is below it, then to the lists."""
        bar = self.ask_bar
        asked = (bar.line, bar.before, bar.forgetting, bar.taking, bar.leaving)
        for first, second in pairwise((self.text, *asked, *self.keys.buttons.values(), self.lists)):
            QWidget.setTabOrder(first, second)

    def _commands(self) -> dict[str, Callable[[], object]]:
        """What keys of the window mean here."""
        return {
            "undo": self.undo,
            "redo": self.redo,
            "larger": lambda: self._enlarge(1),
            "smaller": lambda: self._enlarge(-1),
            "as_drawn": lambda: self.text.set_zoom(1.0),
        }

    def _enlarge(self, step: int) -> None:
        self.text.set_zoom(PageForm(zoom=text_zoom()).enlarged(step).zoom)

    def _connect(self) -> None:
        watching = ReviewKeys(self, self.text, self.lists)
        watching.verb.connect(self.do)
        watching.accepted.connect(self.accept)
        watching.place.connect(self.places.next_place)
        watching.doubt_before.connect(lambda: self.places.step_doubt(-1))
        watching.group.connect(self.places.go_to_list)
        self.keys.pressed.connect(self._do_and_return)
        self.text.moved.connect(self._say_here)
        self.lists.chosen.connect(self.places.choose)
        self.lists.next_place.connect(self.places.next_place)
        self.lists.removed.connect(self._remove)

    # What is shown

    @property
    def shown(self) -> Reviewed | None:
        """What is to be seen now."""
        return self.text.shown

    def show_draft(self, draft: Draft | None, *, number: int = 0) -> None:
        """Review another text, from its ``number``-th reading; none for none."""
        if self.draft is not None:
            self.draft.began.disconnect(self._begin)
            self.draft.progressed.disconnect(self._tell_progress)
            self.draft.ready.disconnect(self._take)
            self.draft.refused.disconnect(self._refuse)
        self.draft = draft
        self._before, self._said = None, ""
        self.places.forget()
        self._asking.leave()
        self._tell("")
        if draft is None:
            self._show(None)
            return
        draft.began.connect(self._begin)
        draft.progressed.connect(self._tell_progress)
        draft.ready.connect(self._take)
        draft.refused.connect(self._refuse)
        draft.show(number)

    def show_reading(self, number: int) -> None:
        """Show another record of the same file."""
        if self.draft is not None:
            self._said = ""
            self.draft.show(number)

    def _begin(self) -> None:
        if self._said:
            self._tell(translate("Reading again…"))

    def _tell_progress(self, share: float) -> None:
        if self._said:
            self._tell(translate("Reading again… {percent}%").format(percent=round(100 * share)))

    def _take(self, found: object) -> None:
        assert isinstance(found, Reviewed)
        before, said, self._said = self._before, self._said, ""
        self._before = found
        self._show(found)
        if before is not None and said:
            changed = said_difference(before.reading, found.reading)
            self._tell(translate("{what}: {changed}.").format(what=said, changed=changed))
        self.ready.emit()

    def _show(self, shown: Reviewed | None) -> None:
        self.text.show_reviewed(shown)
        self.lists.show_listed(shown.listed if shown is not None else ())
        self.empty.setText(_said_instead(shown))
        self.empty.setVisible(bool(self.empty.text()))
        self._allow()
        self._say_here()

    def _allow(self) -> None:
        is_there = self.text.count > 0
        for verb in Verb:
            self.keys.allow(verb, allowed=is_there)
        self.keys.allow(Verb.UNDO, allowed=self.draft is not None and self.draft.can_undo)

    def _refuse(self, sentence: str) -> None:
        self._said = ""
        self._tell(sentence, "warning")
        self._allow()
        self.ready.emit()

    def _tell(self, text: str, role: str = "dense") -> None:
        if text:
            self.told.say(text, role)
        else:
            self.told.say(translate("↑ ↓: line, with Shift several · drag over words: they are the label"))

    def tell(self, text: str) -> None:
        """Say something beside the text."""
        self._tell(text)

    def _say_here(self) -> None:
        shown = self.shown
        said = said_row(shown, self.text.current) if shown is not None and self.text.count else ""
        self.here.say(said)
        at = shown.rows[self.text.current] if shown is not None and self.text.count else None
        spoken = shown.text[at.start : at.end] if shown is not None and at is not None else ""
        self.text.setAccessibleDescription(f"{said}\n{spoken}" if said else "")

    # Verbs

    def target(self) -> Target:
        """What a key is about: the entry, while the keyboard is in the lists, else the lines."""
        shown = self.shown
        assert shown is not None
        entry = self.lists.entry if self.lists.hasFocus() else None
        if entry is not None and entry.spans:
            return Target(*entry.spans[0], entry=entry)
        first, last = (shown.rows[i] for i in self.text.selected_rows)
        start, _ = line_at(shown.text, first.start)
        _, end = line_at(shown.text, last.end)
        chosen = self.text.words
        return Target(start, end, shown.text[slice(*chosen)] if chosen else "", entry)

    def _do_and_return(self, verb: Verb) -> None:
        """A verb by its button: the keyboard stays where the keys work."""
        if not self.lists.hasFocus():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.do(verb)

    def do(self, verb: Verb) -> None:
        """Do what a key means, or say why it means nothing here."""
        if self.draft is None or self.shown is None or not self.text.count:
            return
        alias = self.alias
        if verb in (Verb.UNDO, Verb.DOUBT):
            self.undo() if verb is Verb.UNDO else self.places.step_doubt(1)
            return
        if alias is not None and verb is Verb.NO_SPEAKER:
            self._dismiss(alias)
            return
        shown, target = self.shown, self.target()
        self.attempt(lambda: self._rule_by(verb, shown, target))

    def attempt(self, rule: Callable[[], object]) -> None:
        """Rule, or say why there is nothing to rule."""
        try:
            rule()
        except NothingToRule as why:
            self._tell(str(why))

    def _rule_by(self, verb: Verb, shown: Reviewed, target: Target) -> None:
        if verb is Verb.SPEAKER:
            meant = words_meant(shown, target)
            if meant:
                self.rule(ruled_speaker(shown, meant, target))
            else:
                self._asking.ask_label(shown, target)
        elif verb is Verb.NO_SPEAKER:
            self.rule(ruled_no_speaker(shown, target))
        elif verb is Verb.SAME_PERSON:
            self._asking.ask_person(shown, target)
        elif verb is Verb.PATTERN:
            self._asking.ask_pattern(shown, target)
        elif verb in PLACED:
            self.rule(ruled_placed(shown, verb, target))

    def rule(self, rulings: Sequence[Ruling]) -> None:
        """Decide these, in one step."""
        if self.draft is not None and rulings:
            more = f" (+{len(rulings) - 1})" if len(rulings) > 1 else ""
            self._change(said_ruling(rulings[0], self.draft.text) + more, lambda d: d.rule(rulings))

    def undo(self) -> None:
        """Take back what was decided last."""
        if self.draft is not None and self.draft.can_undo:
            self._change(translate("Taken back"), Draft.undo, names_it=True)
        else:
            self._tell(translate("Nothing was decided yet."))

    def redo(self) -> None:
        """Decide again what was taken back last."""
        if self.draft is not None and self.draft.can_redo:
            self._change(translate("Decided again"), Draft.redo, names_it=True)

    def _remove(self, entry: Entry) -> None:
        ruling = entry.ruling
        if ruling is not None:
            self._change(translate("Taken back"), lambda draft: draft.drop(ruling), names_it=True)

    def _change(self, said: str, change: Callable[[Draft], object], *, names_it: bool = False) -> None:
        """Change what is decided; ``names_it`` for what does not say itself which ruling it is about."""
        draft = self.draft
        if draft is None:
            return
        before, self._said = draft.rulings, said
        change(draft)
        other = set(before).symmetric_difference(draft.rulings)
        if names_it and other:
            ruling = max(other, key=(*before, *draft.rulings).index)
            self._said = f"{said} ({said_ruling(ruling, draft.text)})"

    @property
    def alias(self) -> Entry | None:
        """What is offered at the keyboard: that two names may be one person's."""
        entry = self.lists.entry if self.lists.hasFocus() else None
        return entry if entry is not None and entry.group is Group.SAME else None

    def accept(self) -> None:
        """Take the alias that is offered."""
        entry, shown = self.alias, self.shown
        if entry is not None and shown is not None:
            self.rule(ruled_same(shown, entry.words, entry.other))

    def _dismiss(self, entry: Entry) -> None:
        if self.draft is not None:
            self.draft.dismiss(entry.words, entry.other)
            self._tell(
                translate("{name} and {other} stay apart.").format(name=entry.words, other=entry.other)
            )

    def take_keyboard(self) -> None:
        """The keyboard to the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)


def _said_instead(shown: Reviewed | None) -> str:
    """What to do where nothing was found."""
    if shown is None:
        return ""
    if not len(shown.rows):
        return translate("There is no text.")
    if not shown.reading.speakers and shown.reading.cues:
        return translate(
            "Nobody is named by a label here. Arrows mark where a new speaker may start: "
            "after the import, S on the page says who it is."
        )
    if not shown.reading.speakers:
        return translate(
            "No speaker was found. Go to a line that opens with a name and press S; "
            "where labels have a form of their own, press P."
        )
    return ""
