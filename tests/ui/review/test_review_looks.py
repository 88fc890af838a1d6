"""What the review shows of its keys and how legible it is: a key at each list, all keys at `F1`, one row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from annotator.domain.colours import PALETTE
from annotator.ui.colours import contrast
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.dialogs.key_sheet import KeySheet
from annotator.ui.review.draft import Reviewed
from annotator.ui.review.entries import Group
from annotator.ui.review.pane import ReviewPane
from annotator.ui.review.parts import SideBySide
from annotator.ui.review.row_layout import legible, row_ground
from annotator.ui.review.row_painting import Columns
from annotator.ui.theme import DARK, LIGHT, Theme, scaled
from tests.ui.review.test_review_dialogs import FERRY, dialog_on, open_window, start, user
from tests.ui.review.test_review_text import pane, press
from tests.ui.shell.conftest import Open

__all__ = ["open_window", "pane", "start", "user"]
BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def shown_in(pane: ReviewPane) -> Reviewed:
    assert pane.shown is not None
    return pane.shown


def headings(pane: ReviewPane) -> Iterator[tuple[Group, str]]:
    """The lists that are there, and what is said of each to who cannot see it."""
    for part in shown_in(pane).listed:
        index = pane.lists.rows.index(pane.lists.rows.place_of(part.group))
        yield part.group, str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_each_list_has_a_key_of_its_own_beside_its_name(pane: ReviewPane) -> None:
    keys = [group.key for group in Group]
    assert len(set(keys)) == len(keys)
    for group, said in headings(pane):
        assert said.endswith(f"key {group.key}")
        pane.take_keyboard()
        press(pane, Qt.Key(ord(group.key)))
        entry = pane.lists.entry
        assert entry is not None
        assert entry.group is group


def test_a_list_keeps_its_key_when_another_goes(pane: ReviewPane) -> None:
    press(pane, Qt.Key.Key_2)
    shown = shown_in(pane)
    left = tuple(part for part in shown.listed if part.group not in (Group.SAME, Group.UNPLACED))
    pane.lists.show_listed(left)
    pane.take_keyboard()
    press(pane, Qt.Key.Key_5)
    entry = pane.lists.entry
    assert entry is not None
    assert entry.group is Group.REJECTED
    pane.take_keyboard()
    press(pane, Qt.Key.Key_2)
    assert pane.text.hasFocus()
    assert pane.told.whole == "Perhaps the same person: there is nothing."


def test_what_a_list_cuts_is_told_below_the_text(pane: ReviewPane) -> None:
    press(pane, Qt.Key.Key_1)
    pane.lists.rows.fold(pane.lists.currentIndex().row(), is_folded=False)
    assert pane.here.whole.startswith("主持人 · 渡口 · also: 老周 · line ")
    press(pane, Qt.Key.Key_Down)
    press(pane, Qt.Key.Key_Down)
    assert pane.here.whole.startswith("a label that comes 2 times · line ")
    press(pane, Qt.Key.Key_0)
    press(pane, Qt.Key.Key_Down)
    assert pane.here.whole.startswith("地点: 渡口")
    pane.take_keyboard()
    assert pane.here.whole.startswith("line ")


def test_while_a_pattern_is_asked_for_the_text_keeps_its_room(pane: ReviewPane) -> None:
    before = pane.text.height()
    press(pane, Qt.Key.Key_P)
    QApplication.processEvents()
    assert not pane.told.isVisible()
    assert not pane.here.isVisible()
    assert before - pane.text.height() < pane.ask_bar.height()
    press(pane, Qt.Key.Key_Escape)
    assert pane.told.isVisible()
    assert pane.here.isVisible()


def test_the_verbs_stand_in_one_row_beside_a_list_of_files(pane: ReviewPane) -> None:
    pane.resize(1020, 640)
    assert len({button.y() for button in pane.keys.buttons.values()}) == 1


def test_f1_lists_the_keys_of_the_review(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    dialog = dialog_on(user, tmp_path, ferry=FERRY)
    user.key(Qt.Key.Key_F1)
    sheet = dialog.findChild(KeySheet)
    assert sheet is not None
    assert sheet.isVisible()
    assert sheet.area.verticalScrollBar().maximum() == 0
    table = sheet.area.widget()
    assert table is not None
    shown = [label.text() for label in table.findChildren(QLabel)]
    assert {"Noise", "Not taken for a label", "Import, or take over", "All keys"} <= set(shown)
    assert {"Del", "Shift+J", "Enter", "Ctrl+Enter", "Esc", *"1234567890-SNEHXTPUYJ"} <= set(shown)
    assert not sheet.changing.isVisible()
    sheet.close()
    assert dialog.isVisible()


@BOTH
def test_words_are_legible_wherever_the_cursor_is(theme: Theme) -> None:
    grounds = [theme.page, *(row_ground(theme, is_selected=is_selected) for is_selected in (False, True))]
    for ground in grounds:
        assert contrast(theme.ink, ground) >= 7
        for colour in (theme.mute, *map(theme.tone, PALETTE)):
            assert contrast(legible(colour, theme), ground) >= 4.5


def test_where_there_is_much_room_the_text_stands_in_the_middle() -> None:
    narrow, wide = Columns.within(700), Columns.within(1500)
    right = 1500 - wide.text - wide.width
    assert abs(right - (wide.name - narrow.name)) < narrow.name
    assert right > 200
    assert wide.width <= scaled(760)


def test_lists_are_wider_where_there_is_room_until_somebody_moves_their_edge(pane: ReviewPane) -> None:
    sides = pane.findChild(SideBySide)
    assert sides is not None
    pane.resize(700, 640)
    QApplication.processEvents()
    assert pane.text.width() > 430
    pane.resize(1000, 640)
    QApplication.processEvents()
    narrow = pane.lists.width()
    pane.resize(1800, 640)
    QApplication.processEvents()
    assert pane.lists.width() > narrow + 80
    sides.moveSplitter(1400, 1)
    moved = pane.lists.width()
    pane.resize(1700, 640)
    QApplication.processEvents()
    assert pane.lists.width() == moved


def test_a_file_that_cannot_be_read_leaves_nothing_of_another(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    (tmp_path / "stone.txt").write_bytes(bytes(range(128, 256)) * 3)
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    user.window.import_paths([tmp_path / "ferry.txt", tmp_path / "stone.txt"])
    both = user.window.findChild(ImportDialog)
    assert both is not None
    user.until(lambda: not both.is_reading)
    user.rest(20)
    assert both.preview.about.isVisible()
    assert both.preview.review.told.whole
    both.list.setCurrentRow(1)
    user.rest(20)
    assert not both.preview.about.isVisible()
    assert both.preview.review.told.whole == ""
    assert both.preview.review.lists.rows.rowCount() == 0


def test_an_entry_of_one_file_is_not_lit_in_the_lists_of_another(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    dialog = dialog_on(user, tmp_path, a=FERRY, b=FERRY.replace("船", "桥"))
    pane = dialog.preview.review
    press(pane, Qt.Key.Key_1)
    assert pane.lists.entry is not None
    dialog.list.setCurrentRow(1)
    user.until(lambda: not dialog.is_reading)
    assert pane.lists.entry is None
