"""The keys of all commands, to be looked up and changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from annotator.language import translate
from annotator.ui.actions import COMMANDS
from annotator.ui.command import Command
from annotator.ui.controls import button, set_tone, spoken_key, words
from annotator.ui.dialogs.key_catcher import KeyCatcher
from annotator.ui.dialogs.key_list import KeyList
from annotator.ui.keymap import KeyRefused, access_keys, called
from annotator.ui.panels.flow_layout import FlowLayout
from annotator.ui.panels.keys_taken import codebook_keys
from annotator.ui.panels.label_palette import TypeAhead
from annotator.ui.theme import scaled

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


def open_key_editor(window: MainWindow, command: str = "") -> KeyEditor:
    """Show it, without keeping the window from being used; at a command where one is named."""
    editor = KeyEditor(window)
    if command:
        editor.list.pick(command)
    editor.show()
    editor.search.setFocus()
    return editor


class KeyEditor(QDialog):
    """Above the commands with their keys, below the keys of the current one.

    A new key is pressed, not typed. What it cannot be is said in the line below, and nothing is changed.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._keymap = window, window.keymap
        self._replaced: str | None = None
        self._is_looking_up = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Change keys"))
        self.search = TypeAhead(self)
        self.by_key = button(translate("By key…"))
        self.list = KeyList(self._keymap, self)
        self.name = words("", "name", wrap=True)
        self.keys = QWidget()
        self.catcher = KeyCatcher(self)
        self.changing = button(translate("Change the key…"), "primary")
        self.adding = button(translate("Add a key…"))
        self.resetting = button(translate("As it came"))
        self.resetting_all = button(translate("All as they came…"))
        self.closing = button(translate("Close"))
        self.message = words("", "muted", wrap=True)
        self._name_controls()
        self._lay_out()
        self._connect()
        self._show_command()

    def _name_controls(self) -> None:
        find = translate("Search for a command or key")
        self.search.setPlaceholderText(find)
        self.search.setAccessibleName(find)
        self.search.setClearButtonEnabled(True)
        self.by_key.setToolTip(translate("Press a key to see which command has it"))
        self.resetting.setToolTip(translate("Give this command the keys that it came with"))
        self.resetting_all.setToolTip(translate("Give every command the keys that it came with"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.by_key)
        FlowLayout(self.keys, gap=scaled(6))
        buttons = QHBoxLayout()
        for made in (self.changing, self.adding, self.resetting):
            buttons.addWidget(made)
        buttons.addStretch(1)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        for widget in (self.name, self.keys, self.catcher):
            inside.addWidget(widget)
        inside.addLayout(buttons)
        self.message.setMinimumHeight(self.message.fontMetrics().lineSpacing() * 2)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addWidget(self.resetting_all)
        foot.addStretch(1)
        foot.addWidget(self.closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(card)
        column.addLayout(foot)
        room = self._window.screen().availableSize()
        self.resize(min(scaled(720), room.width() - 40), min(scaled(660), room.height() - 60))

    def _connect(self) -> None:
        self.search.narrowed.connect(self.list.narrow)
        self.search.pressed.connect(self._press_in_search)
        self.list.picked.connect(self._show_command)
        self.list.asked.connect(self.ask_change)
        self.by_key.clicked.connect(self.ask_which)
        self.changing.clicked.connect(self.ask_change)
        self.adding.clicked.connect(self.ask_further)
        self.resetting.clicked.connect(self._reset)
        self.resetting_all.clicked.connect(self._reset_all)
        self.closing.clicked.connect(self.close)
        self.catcher.caught.connect(self._caught)
        self.catcher.left.connect(self._stop_waiting)
        self._keymap.changed.connect(self._follow)

    def _press_in_search(self, event: QKeyEvent) -> None:
        """From the search the arrows go through the list, and Enter asks for the key of what was found."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            event.accept()
            self.list.keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if self.list.current is not None:
                self.ask_change()

    # What is shown

    def _owners(self) -> Mapping[str, str]:
        bridge = self._window.bridge
        return codebook_keys(bridge.codebook) if bridge is not None else {}

    def _follow(self) -> None:
        self.list.refresh()
        self._show_command()

    def _show_command(self) -> None:
        self._stop_waiting()
        command = self.list.current
        self.name.setText(called(command) if command is not None else translate("No command is like this."))
        self._show_keys(self._keymap.keys(command) if command is not None else ())
        for made in (self.changing, self.adding):
            made.setEnabled(command is not None)
        self.resetting.setEnabled(command is not None and self._keymap.is_changed(command))
        self.resetting_all.setEnabled(any(self._keymap.is_changed(command) for command in COMMANDS))

    def _show_keys(self, keys: tuple[str, ...]) -> None:
        had_focus = self.keys.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        flow = self.keys.layout()
        assert flow is not None
        while (taken := flow.takeAt(0)) is not None:
            gone = taken.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for key in keys:
            flow.addWidget(self._key_button(key))
        if not keys:
            flow.addWidget(words(translate("No key"), "muted"))
        if had_focus:
            self.changing.setFocus()

    def _key_button(self, key: str) -> QPushButton:
        made = button(f"{spoken_key(key)}   ×")
        said = translate("Take {key} away").format(key=spoken_key(key))
        made.setToolTip(said)
        made.setAccessibleName(said)
        made.clicked.connect(lambda: self._take(key))
        return made

    def _say(self, text: str, role: str = "muted") -> None:
        self.message.setText(text)
        set_tone(self.message, "role", role)

    # What is done

    def ask_change(self) -> None:
        """Wait for the key that is to stand in the place of the command's first one."""
        command = self.list.current
        if command is not None:
            self._ask(command, self._keymap.shown(command))

    def ask_further(self) -> None:
        """Wait for a further key of the command."""
        if self.list.current is not None:
            self._ask(self.list.current, "")

    def _ask(self, command: Command, replaced: str) -> None:
        self._replaced, self._is_looking_up = replaced, False
        self._say("")
        asked = translate("Press the new key for “{command}”. Esc leaves it as it is.")
        self.catcher.wait_for(asked.format(command=called(command)))

    def ask_which(self) -> None:
        """Wait for a key to say which command has it."""
        self._is_looking_up = True
        self._say("")
        self.catcher.wait_for(translate("Press a key to see which command has it. Esc leaves it."))

    def _stop_waiting(self) -> None:
        if self.catcher.isVisible():
            self.catcher.stop()
            (self.by_key if self._is_looking_up else self.list).setFocus()

    def _caught(self, key: str) -> None:
        command, replaced = self.list.current, self._replaced
        self._stop_waiting()
        if self._is_looking_up:
            self._look_up(key)
        elif command is not None:
            self._give(command, key, replaced or "")

    def _look_up(self, key: str) -> None:
        spoken = spoken_key(key)
        holder = self._keymap.holder(key)
        if holder is not None:
            self.search.clear()
            self.list.pick(holder.name)
            self._say(translate("{key} is the key of “{name}”.").format(key=spoken, name=called(holder)))
            return
        owner = self._owners().get(key) or access_keys().get(key)
        if owner is not None:
            self._say(translate("{key} belongs to “{name}”.").format(key=spoken, name=owner))
        else:
            self._say(translate("No command has {key}.").format(key=spoken))

    def _give(self, command: Command, key: str, replaced: str) -> None:
        try:
            self._keymap.give(command, key, self._owners(), instead_of=replaced)
        except KeyRefused as refused:
            self._say(str(refused), "warning")
        else:
            said = translate("{key} is the key of “{name}”.")
            self._say(said.format(key=spoken_key(key), name=called(command)))

    def _take(self, key: str) -> None:
        if self.list.current is not None:
            self._say("")
            self._keymap.take(self.list.current, key)

    def _reset(self) -> None:
        if self.list.current is None:
            return
        self._say("")
        try:
            self._keymap.reset(self.list.current, self._owners())
        except KeyRefused as refused:
            self._say(str(refused), "warning")

    def _reset_all(self) -> None:
        title = translate("Give all commands the keys that they came with?")
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, title, parent=self)
        box.setInformativeText(translate("The keys that you chose are forgotten."))
        reset = box.addButton(translate("As they came"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(translate("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        if box.clickedButton() is reset:
            self._keymap.reset_all()
