"""The page and the place below it: several panels, one shown at a time, each with a height of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from annotator.ui.theme import scaled

HEIGHT, LEAST_BELOW, LEAST_ABOVE = 320, 190, 140


@dataclass(frozen=True, slots=True)
class _Resident:
    """A panel that stands below the page when it is shown; ``gone`` is called when it no longer is."""

    panel: QWidget
    gone: Callable[[], object]
    height: int


class Storeys(QSplitter):
    """Above what is worked on, below one of several panels, or none.

    A panel keeps its name as long as it is here: under it the height is remembered that the user gave it.
    """

    def __init__(self, above: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._residents: dict[str, _Resident] = {}
        self._heights: dict[str, int] = {}
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        above.setMinimumHeight(scaled(LEAST_ABOVE))
        self.addWidget(above)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._dragged)

    def put(self, name: str, panel: QWidget, gone: Callable[[], object], *, height: int = HEIGHT) -> None:
        """Have a panel ready below; it is not shown yet. One of this name that was there is taken away.

        ``gone`` is called when another panel takes its place, or it is hidden; it is so high until the
        user gives it another height.
        """
        self.take_away(name)
        self._residents[name] = _Resident(panel, gone, height)
        panel.hide()
        panel.setMinimumHeight(scaled(LEAST_BELOW))
        self.addWidget(panel)
        self.setStretchFactor(self.count() - 1, 0)

    def take_away(self, name: str) -> None:
        """Have this panel here no more; its height is kept for the next one of its name."""
        resident = self._residents.pop(name, None)
        if resident is not None:
            resident.panel.hide()
            resident.panel.setParent(None)
            resident.panel.deleteLater()

    def show_panel(self, name: str) -> None:
        """Show a panel as high as it was, in place of the one that is shown."""
        if self.shown not in (None, name):
            self.hide_panel()
        if name in self._residents:
            panel = self._residents[name].panel
            panel.show()
            height = self._heights.get(name) or scaled(self._residents[name].height)
            at = self.indexOf(panel)
            above = max(1, self.height() - height)
            self.setSizes([above if i == 0 else height if i == at else 0 for i in range(self.count())])

    def hide_panel(self) -> None:
        """Nothing below any more; whoever was there is told."""
        name = self.shown
        if name is not None:
            self._residents[name].panel.hide()
            self._residents[name].gone()

    @property
    def shown(self) -> str | None:
        """The name of the panel that is shown, if any is."""
        return next((name for name, one in self._residents.items() if not one.panel.isHidden()), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The panels that are ready."""
        return tuple(self._residents)

    # Heights

    def _dragged(self) -> None:
        name = self.shown
        if name is not None:
            self._heights[name] = self.sizes()[self.indexOf(self._residents[name].panel)]

    def give(self, name: str, height: int) -> None:
        """Give a panel a height, for when it is shown next."""
        self._heights[name] = max(0, height)

    @property
    def given(self) -> str:
        """The heights that the user gave the panels, to be kept as a setting."""
        return ",".join(f"{name}:{height}" for name, height in self._heights.items() if height)

    def give_all(self, kept: str) -> None:
        """Give the panels the heights of an earlier time; what makes no sense is passed over."""
        for part in kept.split(","):
            name, _, height = part.partition(":")
            if name and height.isdecimal():
                self.give(name, int(height))
