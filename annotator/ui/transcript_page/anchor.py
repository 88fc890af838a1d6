"""Keeping the place: what stood where before the text in view is replaced, and putting it back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QTextCursor

from annotator.domain.span import Place
from annotator.text.text_map import Side
from annotator.ui.transcript_page.column import TextColumn
from annotator.ui.transcript_page.state import PageState


@dataclass(frozen=True, slots=True)
class Anchor:
    """The selection, and a line with its height in the window, as places of the source text.

    The line is that of the caret while it is in view, else the first one.
    """

    start: Place
    end: Place
    is_backward: bool
    is_empty: bool
    line: Place
    y: int

    @classmethod
    def of(cls, surface: TextColumn, state: PageState) -> Anchor:
        """Where the surface stands in what it shows."""
        cursor = surface.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        is_empty = first == last
        position = cursor.position()
        if not surface.is_in_view(position):
            position = surface.top_place()
        return cls(
            start=state.shown.place(first),
            end=state.shown.place(last, Side.START if is_empty else Side.END),
            is_backward=cursor.position() < cursor.anchor(),
            is_empty=is_empty,
            line=state.shown.place(position),
            y=surface.y_of(position),
        )

    def within(self, characters: int, height: int) -> Anchor:
        """The same in a text of so many characters and a window of this height, whatever was kept."""

        def inside(place: Place) -> Place:
            return place if 0 <= place.offset <= characters else Place(characters)

        start, end, line = map(inside, (self.start, self.end, self.line))
        y = max(-height, min(self.y, height - 40))
        return replace(self, start=start, end=max(start, end), line=line, y=y)

    def restore(self, surface: TextColumn) -> None:
        """Put caret, selection and view back to the same words."""
        state = surface.state
        assert state is not None
        start = state.shown.document_place(self.start)
        end = start if self.is_empty else max(start, state.shown.document_place(self.end, Side.END))
        cursor = surface.textCursor()
        cursor.setPosition(end if self.is_backward else start)
        cursor.setPosition(start if self.is_backward else end, QTextCursor.MoveMode.KeepAnchor)
        surface.setTextCursor(cursor)
        self.restore_view(surface)

    def restore_view(self, surface: TextColumn) -> None:
        """Scroll so that the same line is at the same height."""
        state = surface.state
        assert state is not None
        moved = surface.y_of(state.shown.document_place(self.line)) - self.y
        if moved:
            bar = surface.verticalScrollBar()
            bar.setValue(bar.value() + moved)
