"""A date of the card: typed in any usual form, or chosen in a calendar, kept as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.language import translate
from annotator.ui.panels import look
from annotator.ui.panels.quiet_button import QuietButton

_NUMBERS = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?)?")


def iso_date(text: str) -> str | None:
    """``2026-03-05`` for 2026/3/5, 2026.03.05 or 2026年3月5日, ``2026-03`` for a month; else ``None``."""
    found = _NUMBERS.search(text.strip())
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        full = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return full.isoformat() if day else full.isoformat()[:7]


class DateField(QWidget):
    """``changed`` tells the date when the field is left; words that are no date stay as they were
    typed and are said to be none."""

    changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._shown = ""
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(translate("YYYY-MM-DD"))
        self.opener = QuietButton(
            "▾", translate("Choose {name} in a calendar").format(name=name), parent=self
        )
        self.told = look.label(translate("Not a date; it is kept as typed."), "small", self)
        self.told.setWordWrap(True)
        self.told.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.opener)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.told)
        self.line.editingFinished.connect(self.save)
        self.opener.clicked.connect(self.open_calendar)

    def show_text(self, text: str) -> None:
        """Show what is stored."""
        typed = self.line.text().strip()
        is_typing = self.line.hasFocus() and typed != self._shown and (iso_date(typed) or typed) != text
        if not is_typing:
            self.line.setText(text)
        self._shown = text
        self.told.setVisible(bool(text) and iso_date(text) != text)

    def save(self) -> None:
        """Tell another date that was typed, in the form in which it is kept; what nobody typed stays."""
        text = self.line.text().strip()
        if text == self._shown:
            return
        kept = iso_date(text) or text
        if kept != self._shown:
            self.changed.emit(kept)
        elif kept != text:
            self.line.setText(kept)

    def calendar(self) -> QCalendarWidget:
        """A calendar at the stored date, that fills the field when a day is chosen."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlags(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setAccessibleName(self._name)
        current = QDate.fromString(self._shown, Qt.DateFormat.ISODate)
        if current.isValid():
            calendar.setSelectedDate(current)
        calendar.activated.connect(lambda day: self._take(calendar, day))
        calendar.clicked.connect(lambda day: self._take(calendar, day))
        return calendar

    def open_calendar(self) -> None:
        """Show a calendar below the field."""
        calendar = self.calendar()
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()

    def _take(self, calendar: QCalendarWidget, day: QDate) -> None:
        calendar.close()
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        self.save()
