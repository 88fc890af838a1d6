"""The sheet of all keys: commands by menu, and the keys of labels and speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.label import Label, Layer
from annotator.domain.speaker import Speaker
from annotator.language import translate
from annotator.ui.actions import MENUS
from annotator.ui.controls import KeyCap, button, spoken_key, words
from annotator.ui.keymap import called, current_keymap, plain
from annotator.ui.theme import scaled
from annotator.workspace.keys import keys_in

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Row = tuple[str, tuple[str, ...]]
Groups = Iterable[tuple[str, list[Row]]]
_FORMS = ((3, 2), (4, 2), (5, 2), (5, 1))
"""As few columns, and as many of a command's keys, as have room for all commands without scrolling."""
_COLUMN = 310
"""How wide a column is where the screen has room."""
Part = tuple[int, int, int]
"""Of which group, from which of its rows up to which."""
_TOGETHER = 2
"""So many rows of a group at least stand below its heading at the end of a column."""
_BETWEEN, _ABOVE = 1, 4
_EDGE, _SIDE, _GAP = 4, 10, 14
_LONGEST_KEYS = 20
"""Characters; of keys that are longer together only the first is shown, or they leave no room for words."""
_AROUND = 20
_FRAME = 34
"""What the desktop puts around a window, in height."""


def open_key_sheet(window: MainWindow) -> QDialog:
    """Show it, without keeping the window from being used."""
    sheet = KeySheet(
        window,
        window.screen().availableSize(),
        lambda: groups(window),
        columns=4,
        change=window.show_key_editor,
    )
    sheet.open_up()
    return sheet


class KeySheet(QDialog):
    """All keys at one look, as they are now, and the way to ``change`` them if there is one.

    ``room`` is the screen's size; it has so many columns, or more where they would be too high.
    """

    def __init__(
        self,
        parent: QWidget,
        room: QSize,
        tell: Callable[[], Groups],
        *,
        columns: int,
        change: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._tell, self._room, self._columns, self._then = tell, room, columns, change
        self._needed = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("All keys"))
        self.setAccessibleName(translate("All keys"))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName(translate("All keys"))
        self.changing = button(translate("Change keys…"))
        self.changing.setHidden(change is None)
        self.changing.clicked.connect(self._change)
        self.closing = button(translate("Close"))
        self.closing.clicked.connect(self.close)
        self._lay_out()
        current_keymap().changed.connect(self._fill)
        self._fill()
        self._fit()

    def open_up(self) -> None:
        """Show it, the keyboard in it."""
        self.show()
        self.activateWindow()
        self.area.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 4)
        foot.addWidget(self.changing)
        foot.addStretch(1)
        foot.addWidget(self.closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.area)
        column.addLayout(foot)

    def _fill(self) -> None:
        told = list(self._tell())
        for columns, keys in (form for form in _FORMS if form[0] >= self._columns):
            sheet, self._needed = _sheet(told, QSize(self._width(), self._most()), columns, keys)
            self.area.setWidget(sheet)
            if self._needed <= self._most():
                break

    def _width(self) -> int:
        return min(self._columns * scaled(_COLUMN), self._room.width() - 8)

    def _fit(self) -> None:
        """As large as all keys need, as far as the screen has room."""
        around = self.closing.sizeHint().height() + _AROUND
        self.resize(self._width(), min(self._needed, self._most()) + around)

    def _most(self) -> int:
        """How high the sheet may be."""
        around = self.closing.sizeHint().height() + _AROUND
        return self._room.height() - _FRAME - around

    def _change(self) -> None:
        if self._then is not None:
            self._then()
        self.close()


def groups(window: MainWindow) -> Groups:
    """The headings of the sheet with their rows: what is done, and by which keys."""
    yield from _codebook_groups(window)
    keymap = current_keymap()
    for menu in MENUS:
        of_commands = ((command, keymap.keys(command)) for command in menu.commands)
        rows = [(called(command), keys) for command, keys in of_commands if keys]
        yield plain(translate(menu.title)), rows


def _codebook_groups(window: MainWindow) -> Groups:
    bridge = window.bridge
    transcript = bridge.transcript if bridge is not None else None
    if bridge is None or transcript is None:
        return
    keys = keys_in(bridge.selection.layer, bridge.codebook, transcript)
    claims = {k: x for k, x in keys.items() if isinstance(x, Label) and x.layer is Layer.CLAIMS}
    topics = {k: x for k, x in keys.items() if isinstance(x, Label) and x.layer is Layer.TOPICS}
    speakers = {k: x for k, x in keys.items() if isinstance(x, Speaker)}
    yield translate("Mark the selection or the sentence"), _own_rows(claims)
    yield translate("Topic from here on"), _own_rows(dict(sorted(topics.items())))
    yield translate("Speaker from here on"), _own_rows(dict(sorted(speakers.items())))


def _own_rows(owners: Mapping[str, Label] | Mapping[str, Speaker]) -> list[Row]:
    """The keys of labels or speakers, without those that mean a command on this computer."""
    reserved = current_keymap().reserved()
    return [(owner.name, (key,)) for key, owner in owners.items() if key not in reserved]


def _sheet(told: Groups, room: QSize, among: int, keys: int) -> tuple[QWidget, int]:
    """The groups in columns that are about equally high, and how high the highest is.

    Of each command so many keys are shown.
    """
    sheet = QWidget()
    columns = QHBoxLayout(sheet)
    columns.setContentsMargins(_SIDE, _EDGE, _SIDE, _EDGE)
    columns.setSpacing(_GAP)
    inner = (room.width() - 2 * _SIDE - _GAP * (among - 1)) // among
    groups = [(heading, [_row(text, own, keys) for text, own in rows]) for heading, rows in told if rows]
    heights = [[row.heightForWidth(inner) + _BETWEEN for row in rows] for _, rows in groups]
    head = max(words(heading, "heading").sizeHint().height() for heading, _ in groups) + _ABOVE
    parts = parted(heights, head, among, room.height() - 2 * _EDGE)
    for places in parts:
        column = QVBoxLayout()
        column.setSpacing(_BETWEEN)
        for at, first, end in places:
            heading, rows = groups[at]
            column.addSpacing(_ABOVE - _BETWEEN)
            column.addWidget(words(f"{heading} …" if first else heading, "heading"))
            for row in rows[first:end]:
                column.addWidget(row)
        column.addStretch(1)
        columns.addLayout(column, 1)
    highest = max(sum(head + sum(heights[at][first:end]) for at, first, end in places) for places in parts)
    return sheet, highest + 2 * _EDGE


def parted(heights: Sequence[Sequence[int]], head: int, among: int, room: int) -> list[list[Part]]:
    """Groups in their order over so many columns, all about equally high, and as few groups torn as can be.

    Of each group come the heights of its rows; ``head`` is that of a heading, ``room`` that of a column.
    """
    least, most = 1, sum(head + sum(rows) for rows in heights)
    while least < most:
        middle = (least + most) // 2
        if len(_filled(heights, head, middle)) <= among:
            most = middle
        else:
            least = middle + 1
    made = [_filled(heights, head, high) for high in range(most, max(most, min(room, most * 9 // 8)) + 1)]
    return min((columns for columns in made if len(columns) <= among), key=lambda found: sum(map(len, found)))


def _filled(heights: Sequence[Sequence[int]], head: int, most: int) -> list[list[Part]]:
    """Columns filled one after the other up to a height; no row of a longer group stands alone."""
    columns: list[list[Part]] = [[]]
    left = most
    for group, rows in enumerate(heights):
        first = 0
        while first < len(rows):
            room = _fitting(rows[first:], left - head)
            if columns[-1] and room < min(_TOGETHER, len(rows) - first):
                columns.append([])
                left = most
                continue
            leaves_one = room > _TOGETHER and first + room == len(rows) - 1
            end = first + max(1, room - leaves_one)
            columns[-1].append((group, first, end))
            left -= head + sum(rows[first:end])
            first = end
            if first < len(rows):
                columns.append([])
                left = most
    return columns


def _fitting(rows: Sequence[int], room: int) -> int:
    """How many rows from the first on have room."""
    return bisect_right(list(accumulate(rows)), room)


def _row(text: str, keys: Sequence[str], shown: int) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(words(text, "dense", wrap=True), 1)
    is_short = len("".join(map(spoken_key, keys[:shown]))) <= _LONGEST_KEYS
    for key in keys[: shown if is_short else 1]:
        cap = KeyCap(key, made)
        cap.setVisible(True)
        row.addWidget(cap)
    return made
