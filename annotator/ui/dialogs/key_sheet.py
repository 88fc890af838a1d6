"""The sheet of all keys: commands by menu, and the keys of labels and speakers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.language import translate
from annotator.ui.actions import MENUS
from annotator.ui.controls import KeyCap, words
from annotator.ui.keymap import current_keymap, plain
from annotator.ui.theme import scaled
from annotator.workspace.keys import label_keys, speaker_keys

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Row = tuple[str, tuple[str, ...]]
_SHOWN_KEYS = 2


def open_key_sheet(window: MainWindow) -> QDialog:
    """Show it, without keeping the window from being used."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(translate("All keys"))
    dialog.setAccessibleName(translate("All keys"))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setAccessibleName(translate("All keys"))
    area.setWidget(_sheet(window))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(8, 8, 8, 8)
    column.addWidget(area)
    dialog.resize(scaled(1040), scaled(680))
    dialog.show()
    area.setFocus()
    return dialog


def groups(window: MainWindow) -> Iterable[tuple[str, list[Row]]]:
    """The headings of the sheet with their rows: what is done, and by which keys."""
    yield from _codebook_groups(window)
    keymap = current_keymap()
    for menu in MENUS:
        of_commands = ((command, keymap.keys(command)) for command in menu.commands)
        rows = [(plain(translate(c.text)), keys[:_SHOWN_KEYS]) for c, keys in of_commands if keys]
        yield plain(translate(menu.title)), rows


def _codebook_groups(window: MainWindow) -> Iterable[tuple[str, list[Row]]]:
    bridge = window.bridge
    transcript = bridge.transcript if bridge is not None else None
    if bridge is None or transcript is None:
        return
    labels = label_keys(bridge.codebook)
    yield translate("Mark the selection or the sentence"), [(x.name, (key,)) for key, x in labels.items()]
    speakers = speaker_keys(bridge.codebook, transcript)
    yield translate("Speaker from here on"), [(s.name, (key,)) for key, s in sorted(speakers.items())]


def _sheet(window: MainWindow) -> QWidget:
    sheet = QWidget()
    columns = QHBoxLayout(sheet)
    columns.setContentsMargins(16, 8, 16, 16)
    columns.setSpacing(32)
    made = [QVBoxLayout() for _ in range(3)]
    heights = [0, 0, 0]
    for heading, rows in groups(window):
        if rows:
            at = heights.index(min(heights))
            heights[at] += len(rows) + 2
            made[at].addWidget(_group(heading, rows))
    for column in made:
        column.addStretch(1)
        columns.addLayout(column, 1)
    return sheet


def _group(heading: str, rows: list[Row]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 8, 0, 8)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.addWidget(words(heading, "heading"), 0, 0, 1, 2)
    for at, (text, keys) in enumerate(rows, start=1):
        grid.addWidget(words(text, wrap=True), at, 0)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        for key in keys:
            cap = KeyCap(key, box)
            cap.setVisible(True)
            caps.addWidget(cap)
        grid.addLayout(caps, at, 1, Qt.AlignmentFlag.AlignRight)
    return box
