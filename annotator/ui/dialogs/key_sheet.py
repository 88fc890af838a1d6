"""The sheet of all keys: commands by menu, and the keys of labels and speakers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
_MOST_ROWS = 11
"""A longer group is parted, so that columns can be about equally high."""
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
            sheet, self._needed = _sheet(told, self._width(), columns, keys)
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


def _parted(told: Groups) -> Groups:
    """The groups, long ones in parts of about the same size."""
    for heading, rows in told:
        parts = -(-len(rows) // _MOST_ROWS)
        size = -(-len(rows) // parts) if parts else 1
        for start in range(0, len(rows), size):
            yield (f"{heading} …" if start else heading), rows[start : start + size]


def _sheet(told: Groups, width: int, among: int, keys: int) -> tuple[QWidget, int]:
    """The groups in columns that are about equally high, and how high the highest is.

    Of each command so many keys are shown.
    """
    sheet = QWidget()
    columns = QHBoxLayout(sheet)
    columns.setContentsMargins(_SIDE, _EDGE, _SIDE, _EDGE)
    columns.setSpacing(_GAP)
    inner = (width - 2 * _SIDE - _GAP * (among - 1)) // among
    shown = [_group(heading, rows, keys) for heading, rows in _parted(told)]
    heights = [box.heightForWidth(inner) for box in shown]
    for places in _columns(heights, among):
        column = QVBoxLayout()
        column.setSpacing(0)
        for at in places:
            column.addWidget(shown[at])
        column.addStretch(1)
        columns.addLayout(column, 1)
    highest = max(sum(heights[at] for at in places) for places in _columns(heights, among))
    return sheet, highest + 2 * _EDGE


def _columns(heights: Sequence[int], among: int) -> list[list[int]]:
    """Which of the groups stand in each column, in their order as far as it goes."""
    made: list[list[int]] = [[] for _ in range(among)]
    filled = [0] * among
    for at in sorted(range(len(heights)), key=lambda at: -heights[at]):
        column = filled.index(min(filled))
        filled[column] += heights[at]
        made[column].append(at)
    return sorted(sorted(places) for places in made)


def _group(heading: str, rows: list[Row], shown: int) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 1, 0, 3)
    column.setSpacing(1)
    column.addWidget(words(heading, "heading"))
    for text, keys in rows:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(words(text, "dense", wrap=True), 1)
        is_short = len("".join(map(spoken_key, keys[:shown]))) <= _LONGEST_KEYS
        for key in keys[: shown if is_short else 1]:
            cap = KeyCap(key, box)
            cap.setVisible(True)
            row.addWidget(cap)
        column.addLayout(row)
    return box
