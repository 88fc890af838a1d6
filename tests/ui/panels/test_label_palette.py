"""The palette: keys, type-ahead, pinyin, new names, input methods, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from annotator.ui.models.choice_model import Choice
from annotator.ui.panels.floating_card import GAP, beside
from annotator.ui.panels.label_palette import LabelPalette

PEOPLE = (
    Choice("a", "周允", names=("主持人",)),
    Choice("b", "张鹏", "顾问"),
    Choice("c", "Ode Larsen"),
    Choice("d", "座位1"),
    Choice("e", "座位12"),
)


class Heard:
    """What a palette told."""

    def __init__(self, palette: LabelPalette) -> None:
        self.chosen: list[str] = []
        self.named: list[str] = []
        self.closed = 0
        palette.chosen.connect(self.chosen.append)
        palette.named.connect(self.named.append)
        palette.closed.connect(self._close)

    def _close(self) -> None:
        self.closed += 1


@pytest.fixture
def palette(window: QWidget) -> LabelPalette:
    made = LabelPalette(window, PEOPLE, title="Who?", new_name="New speaker “{name}”")
    made.show_beside(QRect(window.mapToGlobal(QPoint(100, 100)), QSize(80, 24)))
    return made


def texts(palette: LabelPalette) -> list[str]:
    return [str(palette.model.index(i).data()) for i in range(palette.model.rowCount())]


def test_digits_choose_and_close(palette: LabelPalette) -> None:
    heard = Heard(palette)
    QTest.keyClick(palette.line, Qt.Key.Key_2)
    assert (heard.chosen, heard.closed) == (["b"], 1)
    assert not palette.isVisible()


def test_pinyin_initials_find_and_enter_chooses(palette: LabelPalette) -> None:
    heard = Heard(palette)
    QTest.keyClicks(palette.line, "zp")
    assert texts(palette) == ["张鹏", "New speaker “zp”"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert heard.chosen == ["b"]
    assert heard.named == []


def test_an_alias_finds(palette: LabelPalette) -> None:
    QTest.keyClicks(palette.line, "zcr")
    assert texts(palette)[0] == "周允"


def test_a_digit_goes_on_with_a_name_where_one_has_it(palette: LabelPalette) -> None:
    heard = Heard(palette)
    QTest.keyClicks(palette.line, "zw")
    QTest.keyClick(palette.line, Qt.Key.Key_1)
    assert heard.chosen == []
    assert texts(palette)[:2] == ["座位1", "座位12"]
    QTest.keyClick(palette.line, Qt.Key.Key_2)
    assert texts(palette)[0] == "座位12"


def test_arrows_go_round(palette: LabelPalette) -> None:
    heard = Heard(palette)
    QTest.keyClick(palette.line, Qt.Key.Key_Up)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert heard.chosen == ["e"]


def test_a_new_name_can_be_given_and_one_that_is_there_is_no_new_one(palette: LabelPalette) -> None:
    heard = Heard(palette)
    palette.line.setText("张鹏")
    assert texts(palette) == ["张鹏"]
    palette.line.setText("林 夏")
    assert texts(palette) == ["New speaker “林 夏”"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert (heard.named, heard.chosen) == (["林 夏"], [])


def test_escape_closes_without_a_choice(palette: LabelPalette) -> None:
    heard = Heard(palette)
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert (heard.chosen, heard.named, heard.closed) == ([], [], 1)


def test_while_an_input_method_composes_keys_are_its_own(palette: LabelPalette) -> None:
    heard = Heard(palette)
    QApplication.sendEvent(palette.line, QInputMethodEvent("zhang'p", []))
    assert palette.line.is_composing
    for key in (Qt.Key.Key_Return, Qt.Key.Key_2, Qt.Key.Key_Escape, Qt.Key.Key_Down):
        QTest.keyClick(palette.line, key)
    assert (heard.chosen, heard.named, heard.closed) == ([], [], 0)
    assert palette.list.currentIndex().row() == 0
    commit = QInputMethodEvent("", [])
    commit.setCommitString("张")
    QApplication.sendEvent(palette.line, commit)
    assert not palette.line.is_composing
    assert texts(palette)[0] == "张鹏"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert heard.chosen == ["b"]


def test_what_is_being_composed_narrows_already(palette: LabelPalette) -> None:
    QApplication.sendEvent(palette.line, QInputMethodEvent("zhoup", []))
    assert "周允" not in texts(palette)
    QApplication.sendEvent(palette.line, QInputMethodEvent("zhou", []))
    assert texts(palette)[0] == "周允"


def test_a_click_elsewhere_closes_it(palette: LabelPalette, window: QWidget) -> None:
    heard = Heard(palette)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(700, 700))
    assert heard.closed == 1


def test_focus_elsewhere_closes_it(palette: LabelPalette, window: QWidget) -> None:
    heard = Heard(palette)
    other = QLineEdit(window)
    other.show()
    other.setFocus()
    assert heard.closed == 1


def test_it_may_stay_for_several_choices(window: QWidget) -> None:
    palette = LabelPalette(window, PEOPLE, title="Topics", stays=True)
    heard = Heard(palette)
    palette.show_beside(QRect(window.mapToGlobal(QPoint(10, 10)), QSize(10, 10)))
    QTest.keyClick(palette.line, Qt.Key.Key_1)
    QTest.keyClick(palette.line, Qt.Key.Key_3)
    assert (heard.chosen, heard.closed) == (["a", "c"], 0)
    palette.show_choices([Choice("a", "周允", is_marked=True)])
    assert texts(palette) == ["周允"]


def test_a_click_on_a_row_chooses(palette: LabelPalette) -> None:
    heard = Heard(palette)
    place = palette.list.visualRect(palette.model.index(2)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.chosen == ["c"]


ROOM = QRect(0, 0, 900, 800)


@given(
    st.integers(0, 880), st.integers(0, 780), st.integers(1, 600), st.integers(1, 700), st.integers(40, 500)
)
def test_it_never_covers_the_selection_and_never_leaves_the_window(
    x: int, y: int, width: int, height: int, tall: int
) -> None:
    place = QRect(x, y, width, height).intersected(ROOM)
    box = beside(place, QSize(318, tall), ROOM)
    assert not box.intersects(place)
    if max(place.top(), ROOM.bottom() - place.bottom()) > GAP + 1:
        assert ROOM.contains(box)


def test_it_opens_below_where_there_is_room() -> None:
    assert beside(QRect(50, 50, 60, 20), QSize(318, 300), ROOM).top() == 70 + GAP


def test_a_long_list_is_searched_by_letters_alone(window: QWidget) -> None:
    many = [Choice(str(i), f"第{i}条主张") for i in range(2000)]
    palette = LabelPalette(window, many, title="Claims")
    palette.model.narrow("1234")
    assert texts(palette) == ["第1234条主张"]
    palette.close()


def test_an_empty_palette_asks_for_a_name_where_it_takes_one(window: QWidget) -> None:
    made = LabelPalette(window, (), title="Which?", new_name="New topic “{name}”")
    made.show_beside(QRect(window.mapToGlobal(QPoint(100, 100)), QSize(80, 24)))
    assert made._nothing.isVisible()
    assert made._nothing.text() == "Nothing to choose from yet: type a name."
    QTest.keyClicks(made.line, "price")
    assert texts(made) == ["New topic “price”"]
