"""The table of commands is without contradictions, and everything that derives from it shows it."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QMenu

from annotator.ui.actions import BY_NAME, COMMANDS
from annotator.ui.command import Scope
from annotator.ui.controls import spoken_key
from annotator.ui.dialogs.key_sheet import groups
from annotator.ui.finding import entries
from annotator.ui.keymap import Keymap
from annotator.workspace.starting import starter_labels
from tests.ui.shell.desk import User


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("Ctrl++; Ctrl+=", "Ctrl++"),
        ("Ctrl+-", "Ctrl+-"),
        ("Ctrl+Shift+Z", "Ctrl+Shift+Z"),
        ("Shift+Return", "Shift+Enter"),
        ("Shift+Left; Ctrl+Left", "Shift+←"),
        ("Delete", "Del"),
        ("Shift+Space", "Shift+Space"),
        ("+", "+"),
        ("[", "["),
    ],
)
def test_keys_are_written_as_people_read_them(key: str, shown: str) -> None:
    assert spoken_key(key) == shown


def test_every_command_has_its_own_name() -> None:
    assert len(BY_NAME) == len(COMMANDS)


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(key for command in COMMANDS for key in command.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_single_keys_work_on_the_page_only() -> None:
    bare = [
        command.name
        for command in COMMANDS
        for key in command.keys
        if command.scope is Scope.WINDOW and len(key) == 1 and key != "?"
    ]
    assert bare == []


def test_the_keys_of_the_starter_codebook_are_free() -> None:
    taken = {label.shortcut for label in starter_labels() if label.shortcut}
    reserved = Keymap().reserved().keys()
    assert taken
    assert taken.isdisjoint(reserved)
    assert reserved.isdisjoint("0123456789")


def test_menus_hold_every_command(user: User) -> None:
    menus = user.window.menuBar().findChildren(QMenu)
    shown = {action.objectName() for menu in menus for action in menu.actions()}
    assert BY_NAME.keys() <= shown


def test_the_palette_and_the_sheet_name_every_command_and_its_key(user: User) -> None:
    listed = {(entry.text, entry.key) for entry in entries(user.window)}
    sheet = {text for _, rows in groups(user.window) for text, _ in rows}
    for command in COMMANDS:
        text = command.text.replace("&", "").rstrip("… ")
        if command.name != "palette":
            assert (text, command.keys[0] if command.keys else "") in listed
        if command.keys:
            assert text in sheet


def test_menus_offer_only_what_is_possible(user: User) -> None:
    mark = next(m for m in user.window.menuBar().findChildren(QMenu) if m.title() == "&Annotation")
    actions = user.window.actions_of_commands.by_name
    mark.aboutToShow.emit()
    assert not actions["remove"].isEnabled()
    user.stand_at("我觉得")
    user.press("F")
    mark.aboutToShow.emit()
    assert actions["remove"].isEnabled()
    assert actions["relate"].isEnabled()


@pytest.mark.parametrize("template", ["claims", "argument", "check-worthiness"])
def test_the_keys_of_a_starter_codebook_are_free(template: str) -> None:
    taken = {key for command in COMMANDS for key in command.keys}
    assert taken.isdisjoint(label.shortcut for label in starter_labels(template))
