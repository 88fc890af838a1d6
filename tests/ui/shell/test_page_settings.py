"""How the page is set: its form and what is shown, by menu, key and sheet, and remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from annotator.domain.label import Layer
from annotator.ui.page_form import LINE_SPACINGS, MEASURES, ZOOMS, PageForm, number
from annotator.ui.page_popover import PagePopover, chinese_families
from annotator.ui.page_settings import PageSettings
from annotator.ui.preferences import FAMILY, HIDDEN, LINE_SPACING_KEPT, MEASURE_KEPT, ZOOM, Preferences
from annotator.ui.theme import LIGHT
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.spots import Detail
from tests.ui.shell.desk import User

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sheet(user: User) -> PagePopover:
    user.window.open_view.open_page_settings()
    found = user.window.findChild(PagePopover)
    assert isinstance(found, PagePopover)
    return found


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_sheet_changes_the_page_at_once(user: User, sheet: PagePopover) -> None:
    page = user.window.page
    click(sheet.size_of_text.more)
    click(sheet.spacing.less)
    click(sheet.measure.less)
    assert page.form == PageForm(1.1, 1.8, 35)
    assert (sheet.size_of_text.value.text(), sheet.spacing.value.text()) == ("110%", "1.8")
    sheet.ticks[Layer.CLAIMS].click()
    sheet.ticks[Detail.SUGGESTIONS].click()
    assert page.layers_shown == {Layer.TOPICS, Layer.SPEAKERS}
    assert page.details_shown == {Detail.CORRECTIONS}
    click(sheet.reset)
    assert page.form == PageForm()
    assert page.layers_shown == frozenset(Layer)
    assert sheet.ticks[Layer.CLAIMS].isChecked()


def test_it_stops_at_its_bounds(user: User, sheet: PagePopover) -> None:
    for _ in range(20):
        click(sheet.size_of_text.less)
        click(sheet.spacing.more)
        click(sheet.measure.more)
    assert user.window.page.form == PageForm(ZOOMS[0], LINE_SPACINGS[-1], MEASURES[-1])


def test_fonts_offered_have_chinese_characters(user: User, sheet: PagePopover) -> None:
    offered = [sheet.family.itemData(i) for i in range(sheet.family.count())]
    assert offered == ["", *chinese_families()]
    if len(offered) > 1:
        sheet.family.setCurrentIndex(1)
        sheet.family.activated.emit(1)
        assert user.window.page.form.family == offered[1]
        assert user.window.preferences.get(FAMILY) == offered[1]


def test_the_view_menu_offers_the_same_fonts(user: User) -> None:
    menus = user.window.menuBar().findChildren(QMenu)
    fonts = next(menu for menu in menus if menu.title() == "Font")
    fonts.aboutToShow.emit()
    texts = [action.text() for action in fonts.actions()]
    assert texts == ["The window's own", *chinese_families()]
    fonts.actions()[-1].trigger()
    assert user.window.page.form.family == (chinese_families() or ("",))[-1]


def test_escape_closes_the_sheet_and_the_page_has_the_keyboard(user: User, sheet: PagePopover) -> None:
    user.key(Qt.Key.Key_Escape)
    assert not user.window.findChildren(PagePopover)
    assert user.text.hasFocus()


def test_a_click_elsewhere_closes_the_sheet(user: User, sheet: PagePopover) -> None:
    user.text.setFocus()
    user.rest()
    assert not user.window.findChildren(PagePopover)


def test_every_control_of_the_sheet_has_a_name(sheet: PagePopover) -> None:
    for stepper in (sheet.size_of_text, sheet.spacing, sheet.measure):
        assert stepper.less.accessibleName() != stepper.more.accessibleName() != ""
    assert sheet.accessibleName()
    assert sheet.family.accessibleName()


def test_layers_are_switched_by_key(user: User) -> None:
    page = user.window.page
    user.key(Qt.Key.Key_1, CTRL | ALT)
    assert page.layers_shown == {Layer.TOPICS, Layer.SPEAKERS}
    user.key(Qt.Key.Key_4, CTRL | ALT)
    assert page.details_shown == {Detail.SUGGESTIONS}
    user.key(Qt.Key.Key_1, CTRL | ALT)
    user.key(Qt.Key.Key_4, CTRL | ALT)
    assert (page.layers_shown, page.details_shown) == (frozenset(Layer), frozenset(Detail))


def test_form_and_layers_are_remembered(user: User) -> None:
    form = PageForm(1.25, 2.1, 32)
    user.window.page_settings.put(form)
    user.window.page_settings.switch(Layer.TOPICS)
    again = TranscriptPage(LIGHT)
    PageSettings(Preferences(), again)
    assert again.form == form
    assert again.layers_shown == {Layer.CLAIMS, Layer.SPEAKERS}


def test_what_was_kept_wrongly_is_as_drawn(qapp: QApplication) -> None:
    kept = Preferences()
    kept.forget_all()
    for preference, value in ((ZOOM, "huge"), (LINE_SPACING_KEPT, "-3"), (MEASURE_KEPT, "nan")):
        kept.put(preference, value)
    kept.put(HIDDEN, "claims,hats")
    assert kept.page_form == PageForm()
    assert "claims" in kept.hidden
    kept.forget_all()


@pytest.mark.parametrize("text", ["nan", "inf", "-1", "0", "1e9", "x", ""])
def test_numbers_that_make_no_sense_are_not_taken(text: str) -> None:
    assert number(text, 1.5) == 1.5


def test_steps_go_from_one_to_the_next_and_stay_within_bounds() -> None:
    assert PageForm().enlarged(1).zoom == 1.1
    assert PageForm(zoom=1.04).enlarged(-1).zoom == 0.9
    assert PageForm().spaced(-1).line_spacing == 1.8
    assert PageForm().widened(1).measure == 42
    assert PageForm(zoom=ZOOMS[-1]).enlarged(1).zoom == ZOOMS[-1]
