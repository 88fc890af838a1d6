"""The menu bar, made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.language import translate
from annotator.ui.actions import MENUS
from annotator.ui.command import Command, Scope
from annotator.ui.controls import spoken_key
from annotator.ui.key_names import sequences
from annotator.ui.keymap import current_keymap
from annotator.ui.preferences import Preference

_NATIVE = QKeySequence.SequenceFormat.NativeText


def shown_key(command: Command) -> str:
    """The key as menus and lists show it; empty where it has none."""
    return spoken_key(current_keymap().shown(command))


class Actions:
    """The Qt action of each command. Guards are asked when a menu opens and when a key is pressed."""

    def __init__(
        self, owner: QWidget, run: Callable[[Command], object], why_not: Callable[[Command], str]
    ) -> None:
        self._run, self._why_not = run, why_not
        self.by_name: dict[str, QAction] = {}
        for menu in MENUS:
            for command in menu.commands:
                self.by_name[command.name] = self._action(owner, command)

    def _action(self, owner: QWidget, command: Command) -> QAction:
        action = QAction(owner)
        action.setObjectName(command.name)
        action.triggered.connect(lambda: self._run(command))
        if command.scope is Scope.WINDOW:
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            owner.addAction(action)
        return action

    def retranslate(self) -> None:
        """Name the actions in the language in use, with the keys that they have now."""
        for menu in MENUS:
            for command in menu.commands:
                self._name(self.by_name[command.name], command)

    def _name(self, action: QAction, command: Command) -> None:
        text, keymap, shown = translate(command.text), current_keymap(), shown_key(command)
        if command.scope is Scope.WINDOW:
            on_page = [key for key in keymap.keys(command) if keymap.on_page(key)]
            keys = [key for key in keymap.keys(command) if key not in on_page]
            action.setShortcuts([sequence for key in keys for sequence in sequences(key)])
        is_said_by_qt = command.scope is Scope.WINDOW and shown == action.shortcut().toString(_NATIVE)
        action.setText(text if is_said_by_qt or not shown else f"{text}\t{shown}")

    def ask_guards(self, menu_commands: tuple[Command, ...]) -> None:
        """Show which commands are possible now, and of the others why they are not."""
        for command in menu_commands:
            action, why_not = self.by_name[command.name], self._why_not(command)
            action.setEnabled(not why_not)
            action.setToolTip(why_not)

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
        shown.setToolTipsVisible(True)
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


def in_one_line(text: str) -> str:
    """A text for a menu: without line ends, and with nothing that marks an access key."""
    return " ".join(text.split()).replace("&", "&&")
