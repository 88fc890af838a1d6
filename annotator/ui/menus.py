"""The menu bar, made from the table of commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.language import translate
from annotator.ui.actions import MENUS
from annotator.ui.command import Command, Scope
from annotator.ui.preferences import Preference


def shown_key(command: Command) -> str:
    """The key as menus and lists show it."""
    return command.keys[0] if command.keys else ""


def plain(text: str) -> str:
    """A menu text without its access key, which stands in brackets behind Chinese, and without dots."""
    return re.sub(r"\(&.\)", "", text).replace("&", "").rstrip("…")


class Actions:
    """The Qt action of each command. Guards are asked when a menu opens and when a key is pressed."""

    def __init__(
        self, owner: QWidget, run: Callable[[Command], object], may: Callable[[Command], bool]
    ) -> None:
        self._run, self._may = run, may
        self.by_name: dict[str, QAction] = {}
        for menu in MENUS:
            for command in menu.commands:
                self.by_name[command.name] = self._action(owner, command)

    def _action(self, owner: QWidget, command: Command) -> QAction:
        action = QAction(owner)
        action.setObjectName(command.name)
        action.triggered.connect(lambda: self._run(command))
        if command.scope is Scope.WINDOW:
            action.setShortcuts([QKeySequence(key) for key in command.keys if key != "?"])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            owner.addAction(action)
        return action

    def retranslate(self) -> None:
        """Name the actions in the language in use."""
        for menu in MENUS:
            for command in menu.commands:
                text = translate(command.text)
                key = shown_key(command) if command.scope is Scope.PAGE else ""
                self.by_name[command.name].setText(f"{text}\t{key}" if key else text)

    def ask_guards(self, menu_commands: tuple[Command, ...]) -> None:
        """Show which commands are possible now."""
        for command in menu_commands:
            self.by_name[command.name].setEnabled(self._may(command))

    def allow_all(self, menu_commands: tuple[Command, ...]) -> None:
        """Let every key through: whether it may act is asked when it is pressed."""
        for command in menu_commands:
            self.by_name[command.name].setEnabled(True)


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> Mapping[str, QMenu]:
    """Make the menus anew, in the language in use; the menus by their message."""
    bar.clear()
    made: dict[str, QMenu] = {}
    for menu in MENUS:
        shown = bar.addMenu(translate(menu.title))
        for command in menu.commands:
            if command.starts_group:
                shown.addSeparator()
            shown.addAction(actions.by_name[command.name])
        shown.aboutToShow.connect(lambda commands=menu.commands: actions.ask_guards(commands))
        shown.aboutToHide.connect(lambda commands=menu.commands: actions.allow_all(commands))
        made[menu.title] = shown
    return made


def add_choices(menu: QMenu, preference: Preference, current: str, choose: Callable[[str], object]) -> QMenu:
    """A submenu with the values that a preference may have."""
    shown = menu.addMenu(translate(preference.title))
    group = QActionGroup(shown)
    for value, text in preference.choices.items():
        action = shown.addAction(translate(text))
        action.setCheckable(True)
        action.setChecked(value == current)
        action.triggered.connect(lambda _=False, v=value: choose(v))
        group.addAction(action)
    return shown
