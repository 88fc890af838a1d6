"""The review itself: the text at the left, what was found in it at the right, one key for each verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.ruling import Ruling, RulingKind
from annotator.language import mark, translate
from annotator.ui.command_key import DialogKey
from annotator.ui.controls import frame, words
from annotator.ui.page_form import PageForm
from annotator.ui.review.all_keys import show_review_keys
from annotator.ui.review.ask_bar import AskBar
from annotator.ui.review.asking import Asking
from annotator.ui.review.draft import Draft, Reviewed
from annotator.ui.review.entries import Entry, Group
from annotator.ui.review.key_bar import KeyBar
from annotator.ui.review.keys import ReviewKeys
from annotator.ui.review.list_view import ReviewLists
from annotator.ui.review.one_line import OneLine
from annotator.ui.review.parts import SideBySide, beside_lists, key_row, told_lines, with_hint
from annotator.ui.review.places import Places, said_keys, said_reason
from annotator.ui.review.row_layout import text_zoom
from annotator.ui.review.rows import line_at
from annotator.ui.review.telling import said_instead, said_row
from annotator.ui.review.text_view import ReviewText
from annotator.ui.review.verbs import (
    PLACED,
    NothingToRule,
    Target,
    Verb,
    cue_meant,
    lines_freed,
    place_of,
    ruled_from,
    ruled_no_quote,
    ruled_no_speaker,
    ruled_nobody_new,
    ruled_placed,
    ruled_same,
    ruled_speaker,
    ruling_from,
    words_meant,
)
from annotator.ui.review.wording import said_outcome, said_ruling, said_step

_NOTHING_HERE = mark("Nothing is proposed here.")


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
        self.empty.hide()
        told = told_lines(self.here, self.told)
        self.ask_bar.opened.connect(told.setHidden)
        left = beside_lists(self.empty, self.text, self.ask_bar, told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SideBySide(left, with_hint(self.lists)), 1)
        column.addWidget(frame("line"))
        column.addWidget(key_row(self.keys))

    def _order_tabs(self) -> None:
        """Tab goes from the text to what is asked below it, to the lists, then to the keys as buttons."""
        bar = self.ask_bar
        asked = (bar.line, bar.before, bar.forgetting, bar.taking, bar.leaving)
        for first, second in pairwise((self.text, *asked, self.lists, *self.keys.buttons.values())):
            QWidget.setTabOrder(first, second)

    def _commands(self) -> dict[str, Callable[[], object]]:
        """What keys of the window mean here."""
        return {
            "keys": lambda: show_review_keys(self.window()),
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
        self.lists.looked_at.connect(self._say_here)
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
            self.draft.in_vain.disconnect(self._leave_as_it_is)
        self.draft = draft
        self._before, self._said = None, ""
        self.places.forget()
        self.lists.rows.forget()
        self._asking.leave()
        if draft is None:
            self._show(None)
            self._tell("")
            return
        draft.began.connect(self._begin)
        draft.progressed.connect(self._tell_progress)
        draft.ready.connect(self._take)
        draft.refused.connect(self._refuse)
        draft.in_vain.connect(self._leave_as_it_is)
        draft.show(number)

    def show_reading(self, number: int) -> None:
        """Show another record of the same file."""
        if self.draft is not None:
            self._said = ""
            self.lists.rows.forget()
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
        if before is None:
            self._tell("")
        elif said and self.draft is not None:
            told = said_outcome(said, self.draft.difference(before.reading, found.reading))
            then = said_keys(self._entry) if self._entry is not None else ""
            self._tell(f"{told} → {then}" if then else told)
        self.ready.emit()

    def _show(self, shown: Reviewed | None) -> None:
        self.text.show_reviewed(shown)
        self.lists.show_listed(shown.listed if shown is not None else ())
        if self.lists.hasFocus():
            self.places.follow(self.lists.entry)
        self.empty.setText(said_instead(shown))
        self.empty.setVisible(bool(self.empty.text()))
        self._allow()
        self._say_here()

    def _allow(self) -> None:
        is_there = self.text.count > 0
        for verb in Verb:
            self.keys.allow(verb, allowed=is_there)
        self.keys.allow(Verb.UNDO, allowed=self.draft is not None and self.draft.can_undo)

    def _refuse(self, sentence: str, role: str = "warning") -> None:
        self._said = ""
        self._tell(sentence, role)
        self._allow()
        self.ready.emit()

    def _leave_as_it_is(self, sentence: str) -> None:
        self._refuse(sentence, "dense")

    def _tell(self, text: str, role: str = "dense") -> None:
        if text or not self.text.count:
            self.told.say(text, role)
        else:
            self.told.say(
                translate("↑ ↓: line, with Shift several · Shift+→ or drag: the words that are the label")
            )

    def tell(self, text: str) -> None:
        """Say something beside the text."""
        self._tell(text)

    def _say_here(self) -> None:
        shown = self.shown
        said = said_row(shown, self.text.current) if shown is not None and self.text.count else ""
        reason = said_reason(self._entry) if self._entry is not None else ""
        self.here.say(" · ".join(filter(None, (reason, said))))
        at = shown.rows[self.text.current] if shown is not None and self.text.count else None
        spoken = shown.text[at.start : at.end] if shown is not None and at is not None else ""
        self.text.setAccessibleDescription(f"{said}\n{spoken}" if said else "")

    # Verbs

    def target(self) -> Target:
        """What a key is about: the entry, while the keyboard is in the lists, else the lines.

        Raises :class:`NothingToRule` where the keyboard is in the lists and at no entry that has a place.
        """
        shown, entry = self.shown, self._entry
        assert shown is not None
        if entry is None and self.lists.hasFocus():
            raise NothingToRule(_NOTHING_HERE)
        if entry is not None:
            return Target(*place_of(entry), entry=entry)
        first, last = (shown.rows[i] for i in self.text.selected_rows)
        start, _ = line_at(shown.text, first.start)
        _, end = line_at(shown.text, last.end)
        chosen = self.text.words or (0, 0)
        return Target(start, end, shown.text[slice(*chosen)], chosen=chosen)

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
            self.rule((Ruling(RulingKind.DIFFERENT, alias.words, alias.other),))
            return
        shown = self.shown
        self.attempt(lambda: self._rule_by(verb, shown, self.target()))

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
                self.rule(ruled_speaker(shown, meant, target), freed=lines_freed(shown, target))
            else:
                self._asking.ask_who(shown, target)
        elif verb is Verb.NO_SPEAKER:
            self._rule_nobody(shown, target)
        elif verb is Verb.SAME_PERSON:
            self._asking.ask_person(shown, target)
        elif verb is Verb.PATTERN:
            self._asking.ask_pattern(shown, target)
        elif verb in PLACED:
            none = ruled_no_quote(shown, target) if verb is Verb.TEXT and target.entry is not None else ()
            self.rule(none or ruled_placed(shown, verb, target))

    def _rule_nobody(self, shown: Reviewed, target: Target) -> None:
        """That nobody is named, quoted or new here; what was decided about this very line goes."""
        decided = ruling_from(shown, target) if target.entry is None and not target.words.strip() else None
        if decided is not None:
            self._drop(decided)
            return
        self.rule(
            ruled_nobody_new(shown, target)
            or ruled_no_quote(shown, target)
            or ruled_no_speaker(shown, target)
        )

    def rule(self, rulings: Sequence[Ruling], *, freed: tuple[int, int] = (0, 0)) -> None:
        """Decide these, in one step; the lines ``freed`` are no longer what was said of them."""
        if self.draft is not None and rulings:
            more = f" (+{len(rulings) - 1})" if len(rulings) > 1 else ""
            self._change(
                said_ruling(rulings[0], self.draft.text) + more, lambda d: d.rule(rulings, freed=freed)
            )

    def undo(self) -> None:
        """Take back what was decided last."""
        if self.draft is not None and self.draft.can_undo:
            self._step(Draft.undo, back=True)
        else:
            self._tell(translate("Nothing was decided yet."))

    def redo(self) -> None:
        """Decide again what was taken back last."""
        if self.draft is not None and self.draft.can_redo:
            self._step(Draft.redo, back=False)

    def _remove(self, entry: Entry) -> None:
        if entry.ruling is not None:
            self._drop(entry.ruling)

    def _drop(self, ruling: Ruling) -> None:
        """Decide something no longer."""
        self._step(lambda draft: draft.drop(ruling), back=True)

    def _step(self, change: Callable[[Draft], object], *, back: bool) -> None:
        """Change what is decided by what does not say itself which ruling it is about."""
        draft = self.draft
        if draft is not None:
            before = draft.rulings
            self._change(translate("Taken back"), change)
            self._said = said_step(before, draft.rulings, draft.text, back=back) or self._said

    def _change(self, said: str, change: Callable[[Draft], object]) -> None:
        if self.draft is None:
            return
        before, self._said = self.draft.rulings, said
        change(self.draft)
        if self.draft.rulings == before:
            self._said = ""
            self._tell(translate("That is decided already."))

    @property
    def _entry(self) -> Entry | None:
        """The entry at the keyboard."""
        return self.lists.entry if self.lists.hasFocus() else None

    @property
    def alias(self) -> Entry | None:
        """What is offered at the keyboard: that two names may be one person's."""
        entry = self._entry
        return entry if entry is not None and entry.group is Group.SAME else None

    def accept(self) -> None:
        """Take what is offered, an alias or whom a cue names; ask who speaks where it names nobody."""
        entry, shown = self.alias, self.shown
        if self.draft is None or shown is None or not self.text.count:
            return
        if entry is not None:
            self.rule(ruled_same(shown, entry.words, entry.other))
        else:
            self.attempt(lambda: self._follow_cue(shown, self.target()))

    def _follow_cue(self, shown: Reviewed, target: Target) -> None:
        cue = cue_meant(shown, target)
        if cue is None:
            raise NothingToRule(_NOTHING_HERE)
        if cue.name:
            self.rule(ruled_from(shown, cue.name, target))
        else:
            self._asking.ask_who(shown, target)

    def take_keyboard(self) -> None:
        """The keyboard to the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
