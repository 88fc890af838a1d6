"""Letters that an input method composes: they stand in the layout of a line, and not yet in its text.

So places of the line's text and of its layout differ behind them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat, QTextLayout

from annotator.ui.utf16 import units


@dataclass(frozen=True, slots=True)
class Preedit:
    """``length`` units that stand in a line's layout at the unit ``at`` of its text."""

    at: int
    length: int

    @classmethod
    def of(cls, layout: QTextLayout) -> Preedit | None:
        """What is being composed in a line; ``None`` where nothing is."""
        words = layout.preeditAreaText()
        return cls(layout.preeditAreaPosition(), units(words)) if words else None

    def laid_out(self, place: int) -> int:
        """Where a place of the text stands in the layout; what ends here ends before the new letters."""
        return place if place <= self.at else place + self.length

    def in_text(self, laid_out: int) -> int:
        """The place of the text at one of the layout; within the new letters it is where they will stand."""
        return min(laid_out, max(self.at, laid_out - self.length))


def text_unit(layout: QTextLayout, laid_out: int) -> int:
    """The unit of a line's text at one of its layout."""
    preedit = Preedit.of(layout)
    return laid_out if preedit is None else preedit.in_text(laid_out)


def preedit_letters(layout: QTextLayout) -> list[QTextLayout.FormatRange]:
    """How letters that are being composed look: underlined."""
    preedit = Preedit.of(layout)
    if preedit is None:
        return []
    underlined = QTextCharFormat()
    underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    new = QTextLayout.FormatRange()
    new.start, new.length, new.format = preedit.at, preedit.length, underlined
    return [new]
