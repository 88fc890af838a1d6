"""The keys in use: those of the table of commands, with the user's own in their place.

Everything that shows a key or acts on one asks :func:`current_keymap` and follows ``changed``.
What is stored is a JSON object from a command's name to the list of its keys, holding only the commands
that the user changed. What cannot be read there, or makes no sense, counts as if it were not there,
and is still there after the next change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import UserError
from annotator.language import mark, translate
from annotator.ui.actions import BY_NAME, COMMANDS, MENUS
from annotator.ui.command import Command, Scope
from annotator.ui.controls import spoken_key
from annotator.ui.key_names import canonical
from annotator.ui.key_rules import objection
from annotator.ui.preferences import KEYS, KEYS_UNREAD, Preferences

_ACCESS = re.compile(r"\(&.\)")
_TAKEN = mark("{key} belongs to “{name}”; choose another, or take it from there first.")
_TAKEN_BY_MENU = mark("{key} opens the menu “{name}”; choose another.")
_TAKEN_BACK = mark("{key} belongs to “{name}” now; take it from there first.")


class KeyRefused(UserError):
    """A key that a command cannot have: somebody else has it, or it is needed elsewhere."""


class Keymap(QObject):
    """Which command has which keys. ``changed`` tells that some have others now."""

    changed = Signal()

    def __init__(self, preferences: Preferences | None = None) -> None:
        super().__init__()
        self._preferences = preferences
        self._stored: dict[str, object] = {}
        self._own: dict[str, tuple[str, ...]] = {}
        self._unread = ""
        self._keys: dict[str, tuple[str, ...]] = {}
        self._holders: dict[str, Command] = {}
        self._read(preferences.get(KEYS) if preferences is not None else "")
        self._settle()

    # What is in use

    def keys(self, command: Command) -> tuple[str, ...]:
        """A command's keys, the one to show first."""
        return self._keys[command.name]

    def shown(self, command: Command) -> str:
        """The key to show beside a command; empty where it has none."""
        return next(iter(self.keys(command)), "")

    def is_changed(self, command: Command) -> bool:
        """Whether the user gave the command other keys than it came with."""
        return self.keys(command) != command.keys

    def holder(self, key: str) -> Command | None:
        """The command that has a key."""
        return self._holders.get(key)

    def on_page(self, key: str) -> Command | None:
        """The command for which a key is pressed on the page, where it is no shortcut of the window."""
        command = self._holders.get(key)
        if command is not None and (command.scope is Scope.PAGE or len(key) == 1):
            return command
        return None

    def reserved(self) -> Mapping[str, Command]:
        """The single characters that mean a command, and so cannot be the key of a label or speaker."""
        return {key: command for key, command in sorted(self._holders.items()) if len(key) == 1}

    # Changes

    def give(self, command: Command, key: str, owners: Mapping[str, str], *, instead_of: str = "") -> None:
        """Give a command a further key, or one in the place of another of its keys.

        ``owners`` names the labels and speakers that have keys. Raises :class:`KeyRefused`.
        """
        before = self.keys(command)
        if key in before:
            return
        self._check(command, key, owners)
        if instead_of in before:
            after = [key if old == instead_of else old for old in before]
        else:
            after = [*before, key]
        self._put(command, after)

    def _check(self, command: Command, key: str, owners: Mapping[str, str]) -> None:
        reason = objection(command, key)
        if reason:
            raise KeyRefused(reason, key=spoken_key(key))
        holder = self.holder(key)
        if holder is not None:
            raise KeyRefused(_TAKEN, key=spoken_key(key), name=called(holder))
        if key in owners:
            raise KeyRefused(_TAKEN, key=spoken_key(key), name=owners[key])
        menu = access_keys().get(key)
        if menu is not None:
            raise KeyRefused(_TAKEN_BY_MENU, key=spoken_key(key), name=menu)

    def take(self, command: Command, key: str) -> None:
        """Take a key from a command."""
        self._put(command, [old for old in self.keys(command) if old != key])

    def reset(self, command: Command, owners: Mapping[str, str]) -> None:
        """Give a command the keys that it came with.

        Raises :class:`KeyRefused` where another has one of them by now.
        """
        for key in command.keys:
            holder = self.holder(key)
            if holder is not None and holder is not command:
                raise KeyRefused(_TAKEN_BACK, key=spoken_key(key), name=called(holder))
            if key in owners and holder is None:
                raise KeyRefused(_TAKEN_BACK, key=spoken_key(key), name=owners[key])
        self._put(command, command.keys)

    def reset_all(self) -> None:
        """Give every command the keys that it came with."""
        for name in BY_NAME:
            self._own.pop(name, None)
            self._stored.pop(name, None)
        self._save()

    def _put(self, command: Command, keys: Iterable[str]) -> None:
        after = tuple(keys)
        if after == command.keys:
            self._own.pop(command.name, None)
            self._stored.pop(command.name, None)
        else:
            self._own[command.name] = after
            self._stored[command.name] = list(after)
        self._save()

    # Keeping

    def _read(self, stored: str) -> None:
        """Take in what is stored, as far as it makes sense."""
        if not stored:
            return
        try:
            told = json.loads(stored)
        except ValueError:
            told = None
        if not isinstance(told, dict):
            self._unread = stored
            return
        self._stored = told
        for name, keys in told.items():
            command = BY_NAME.get(name)
            own = _readable(command, keys) if command is not None else None
            if own is not None:
                self._own[name] = own

    def _save(self) -> None:
        self._settle()
        if self._preferences is not None:
            if self._unread:
                self._preferences.put(KEYS_UNREAD, self._unread)
                self._unread = ""
            text = json.dumps(self._stored, ensure_ascii=False) if self._stored else ""
            self._preferences.put(KEYS, text)
        self.changed.emit()

    def _settle(self) -> None:
        """Who has which key: the user's word first, then the table, and no key twice."""
        self._holders = {}
        for command in COMMANDS:
            self._keys[command.name] = self._claim(command, self._own.get(command.name, ()))
        for command in COMMANDS:
            if not self._keys[command.name] and self._own.get(command.name) != ():
                self._keys[command.name] = self._claim(command, command.keys)

    def _claim(self, command: Command, keys: Iterable[str]) -> tuple[str, ...]:
        free = tuple(key for key in keys if key not in self._holders)
        self._holders |= dict.fromkeys(free, command)
        return free


def _readable(command: Command, keys: object) -> tuple[str, ...] | None:
    """The keys in a stored list; ``None`` where it is none, or holds nothing but nonsense."""
    if not isinstance(keys, list):
        return None
    names = [canonical(key) for key in keys if isinstance(key, str)]
    fit = tuple(dict.fromkeys(name for name in names if not objection(command, name)))
    return fit if fit or not keys else None


def called(command: Command) -> str:
    """A command's name as people say it."""
    return plain(translate(command.text))


def plain(text: str) -> str:
    """A menu text without its access key, which stands in brackets behind Chinese, and without dots."""
    return _ACCESS.sub("", text).replace("&", "").rstrip("… ")


def access_keys() -> dict[str, str]:
    """The keys that open the menus, in the language in use, each with the menu's name."""
    found = {}
    for menu in MENUS:
        title = translate(menu.title)
        at = title.find("&")
        if 0 <= at < len(title) - 1:
            found[f"Alt+{title[at + 1].upper()}"] = plain(title)
    return found


class _InUse:
    """The keymap of the running program."""

    keymap: Keymap | None = None


def current_keymap() -> Keymap:
    """The keys in use; those of the table where no program runs."""
    if _InUse.keymap is None:
        _InUse.keymap = Keymap()
    return _InUse.keymap


def use_keymap(keymap: Keymap) -> None:
    """Use these keys from now on."""
    _InUse.keymap = keymap
