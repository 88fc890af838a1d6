"""From place to place in a review: those of an entry, those that are doubtful, from list to list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from annotator.language import translate
from annotator.ui.review.draft import Reviewed
from annotator.ui.review.entries import Entry, Group
from annotator.ui.review.list_view import ReviewLists
from annotator.ui.review.text_view import ReviewText


def said_cue_keys(name: str) -> str:
    """What the keys do where somebody new may start."""
    if name:
        return translate("Y: {name} speaks from here · S: somebody else · N: nobody new").format(name=name)
    return translate("Y or S: who speaks from here · N: nobody new")


def said_reason(entry: Entry) -> str:
    """Why an entry stands in its list, or what it says, where the list has no room for it."""
    if entry.group in (Group.SAME, Group.SPEAKERS, Group.DECIDED):
        return entry.note or (entry.text if entry.depth else "")
    if entry.group is not Group.CARD or not entry.note:
        return ""
    return translate("{name}: {picked}").format(name=entry.detail, picked=entry.note)


def said_keys(entry: Entry) -> str:
    """What the keys do with an entry."""
    if entry.group is Group.SAME:
        return translate("Y: they are one person · N: they are two")
    if entry.group is Group.CUES:
        return said_cue_keys(entry.name)
    if entry.group is Group.QUOTES:
        return translate("N: it is no quotation · E: who that is")
    return translate("Del: decide this no longer") if entry.ruling is not None else ""


class Places:
    """Moves the cursor of the text; ``tell`` says where one is, or why one stays."""

    def __init__(self, text: ReviewText, lists: ReviewLists, tell: Callable[[str], object]) -> None:
        self._text, self._lists, self._tell = text, lists, tell
        self._chosen: tuple[Entry, int] | None = None
        self._has_looked = False

    def forget(self) -> None:
        """Nothing is chosen any more, and no doubtful place was gone to yet."""
        self._chosen, self._has_looked = None, False

    def choose(self, entry: Entry) -> None:
        """Go to the first place of an entry, and say what can be done with it."""
        self._chosen = (entry, 0)
        if entry.spans:
            self._text.go_to(entry.spans[0][0])
        self._tell(said_keys(entry))

    def follow(self, entry: Entry | None) -> None:
        """Go where the entry is that took the place of one that was answered; what was said of it stays."""
        if entry is None or (self._chosen is not None and self._chosen[0].identity == entry.identity):
            return
        self._chosen = (entry, 0)
        if entry.spans:
            self._text.go_to(entry.spans[0][0])

    def next_place(self, step: int = 1) -> None:
        """Go to the next place of the entry that was chosen last, round the end."""
        if self._chosen is None or not self._chosen[0].spans:
            return
        entry, at = self._chosen
        at = (at + step) % len(entry.spans)
        self._chosen = (entry, at)
        self._text.go_to(entry.spans[at][0])
        self._tell(translate("{place} of {count}").format(place=at + 1, count=len(entry.spans)))

    def step_doubt(self, step: int) -> None:
        """Go to the next place where somebody ought to look, or the one before."""
        shown, here = self._text.shown, self._text.current
        if shown is None:
            return
        rows = sorted({shown.rows.at(place) for place in shown.marks.doubts})
        if step > 0 and here == 0 and not self._has_looked:
            here = -1  # at the first line one stands without having gone there
        left = [row for row in rows if row != here and (row > here) == (step > 0)]
        self._has_looked = True
        if left:
            row = left[0] if step > 0 else left[-1]
            self._text.put(row)
            self._say_cue(shown, row)
        else:
            self._tell(translate("There is no doubtful place further on."))

    def _say_cue(self, shown: Reviewed, row: int) -> None:
        """Say what can be done with a row where somebody new may start; of others the line says enough."""
        at = shown.rows[row]
        cue = next(iter(shown.marks.look(at.start, at.end).cues), None)
        self._tell(said_cue_keys(cue.name or "") if cue is not None else "")

    def go_to_list(self, group: Group) -> None:
        """The keyboard to a list; its first entry is chosen."""
        if self._text.shown is None:
            return
        if not self._lists.go_to(group):
            self._tell(translate("{list}: there is nothing.").format(list=translate(group.value)))
            return
        self._lists.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._lists.entry is not None:
            self.choose(self._lists.entry)
