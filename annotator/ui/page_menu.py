"""What the right mouse button offers on the page: the commands that are possible here, with their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from annotator.domain.label import Layer
from annotator.language import translate
from annotator.ui.actions import ANNOTATION, BY_NAME, MARK
from annotator.ui.command import Command
from annotator.ui.menus import shown_key
from annotator.ui.theme import current_theme

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.project_view import ProjectView


_CLIPBOARD = tuple(BY_NAME[name] for name in ("cut", "copy", "paste"))


def page_menu(window: MainWindow, view: ProjectView) -> QMenu:
    """The menu for where the caret, the selection and the chosen annotation are."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for label in view.bridge.codebook.labels_of(Layer.CLAIMS):
        text = f"{label.name}\t{label.shortcut}" if label.shortcut else label.name
        action = menu.addAction(dot(label.colour), text)
        action.triggered.connect(lambda _=False, i=label.id: view.marking.label(i))
    for commands in (MARK.commands[1:], ANNOTATION.commands[:3], _CLIPBOARD):
        menu.addSeparator()
        for command in commands:
            if window.may(command):
                _add(menu, window, command)
    return menu


def _add(menu: QMenu, window: MainWindow, command: Command) -> None:
    action = menu.addAction(f"{translate(command.text)}\t{shown_key(command)}")
    action.triggered.connect(lambda: window.run(command))


def dot(colour: str) -> QIcon:
    """A label's colour as a dot."""
    picture = QPixmap(14, 14)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(current_theme().tone(colour)))
    painter.drawEllipse(2, 2, 10, 10)
    painter.end()
    return QIcon(picture)
