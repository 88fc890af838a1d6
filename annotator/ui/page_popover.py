"""The small sheet on which the page is set: size, spacing, length of lines, font, and what is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFontDatabase, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.language import translate
from annotator.ui.controls import button, frame, words
from annotator.ui.page_settings import NAMES, PageSettings, Shown
from annotator.ui.theme import scaled


@lru_cache(maxsize=1)
def chinese_families() -> tuple[str, ...]:
    """The installed fonts that have Chinese characters."""
    found = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return tuple(sorted({family for family in found if not family.startswith(("@", "."))}))


class Stepper(QFrame):
    """A value between a button for less and one for more."""

    def __init__(self, name: str, step: Callable[[int], object]) -> None:
        super().__init__()
        self.setProperty("role", "segmented")
        self.less, self.more = _sign("−"), _sign("+")
        self.less.setAccessibleName(translate("{name}: less").format(name=name))
        self.more.setAccessibleName(translate("{name}: more").format(name=name))
        self.value = words("")
        self.value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.value.setMinimumWidth(scaled(56))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.less)
        row.addWidget(self.value, 1)
        row.addWidget(self.more)
        self.less.clicked.connect(lambda: step(-1))
        self.more.clicked.connect(lambda: step(1))


def _sign(text: str) -> QPushButton:
    made = button(text)
    made.setFixedWidth(scaled(36))
    made.setAutoRepeat(True)
    return made


class PagePopover(QFrame):
    """Stands below a place of the window until the keyboard goes elsewhere, or Esc is pressed.

    ``left`` says that it goes with the keyboard in it, which then should go somewhere.
    """

    left = Signal()

    def __init__(self, window: QWidget, settings: PageSettings) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setAccessibleName(translate("Page settings"))
        self._window, self._settings = window, settings
        self.size_of_text = Stepper(translate("Size of the text"), settings.enlarge)
        self.spacing = Stepper(translate("Line spacing"), settings.space)
        self.measure = Stepper(translate("Characters in a line"), settings.widen)
        self.family = QComboBox()
        self.ticks: dict[Shown, QCheckBox] = {}
        self.reset = button(translate("As usual"), "flat")
        self._build()
        self.reset.clicked.connect(settings.reset)
        self.family.activated.connect(lambda i: settings.choose_family(str(self.family.itemData(i))))
        settings.changed.connect(self._show_values)
        self._show_values()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for row, (text, control) in enumerate(
            (
                (translate("Size of the text"), self.size_of_text),
                (translate("Line spacing"), self.spacing),
                (translate("Characters in a line"), self.measure),
                (translate("Font"), self.family),
            )
        ):
            grid.addWidget(words(text, "muted"), row, 0)
            grid.addWidget(control, row, 1)
        column.addLayout(grid)
        self._fill_families()
        column.addWidget(frame("line"))
        column.addWidget(_heading(translate("Shown on the page")))
        column.addLayout(self._build_ticks())
        column.addWidget(frame("line"))
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignRight)

    def _fill_families(self) -> None:
        self.family.setAccessibleName(translate("Font"))
        self.family.setMaximumWidth(scaled(200))
        self.family.addItem(translate("The window's own"), "")
        for family in chinese_families():
            self.family.addItem(family, family)

    def _build_ticks(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for i, (what, name) in enumerate(NAMES):
            tick = QCheckBox(translate(name))
            tick.clicked.connect(lambda _=False, w=what: self._settings.switch(w))
            self.ticks[what] = tick
            grid.addWidget(tick, i // 2, i % 2)
        return grid

    def _show_values(self) -> None:
        form, shown = self._settings.form, self._settings.shown
        self.size_of_text.value.setText(f"{form.zoom * 100:.0f}%")
        self.spacing.value.setText(f"{form.line_spacing:g}")
        self.measure.value.setText(str(form.measure))
        self.family.setCurrentIndex(max(0, self.family.findData(form.family)))
        for what, tick in self.ticks.items():
            tick.setChecked(what in shown)

    def show_below(self, place: QPoint) -> None:
        """Show it with its upper right corner at a place of the screen."""
        self.adjustSize()
        corner = self._window.mapFromGlobal(place)
        self.move(max(0, corner.x() - self.width()), corner.y())
        self.show()
        self.raise_()
        self.size_of_text.more.setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Go when the keyboard does; the list of fonts is a window of its own, but belongs here."""
        if now is not None and not self.isAncestorOf(now) and now.window() is self.window():
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self.left.emit()
        super().closeEvent(event)


def _heading(text: str) -> QLabel:
    return words(text, "heading")


def add_fonts(menu: QMenu, settings: Callable[[], PageSettings | None]) -> QMenu:
    """A submenu of the fonts for the page, looked up when it is opened."""
    fonts = menu.addMenu(translate("Font"))

    def fill() -> None:
        fonts.clear()
        current = settings()
        if current is None:
            return
        for family in ("", *chinese_families()):
            action = fonts.addAction(family or translate("The window's own"))
            action.setCheckable(True)
            action.setChecked(family == current.form.family)
            action.triggered.connect(partial(current.choose_family, family))

    fonts.aboutToShow.connect(fill)
    return fonts
