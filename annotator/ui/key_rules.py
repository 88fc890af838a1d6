"""Which keys a command may have at all: not those by which one types, moves in fields, or composes."""

from __future__ import annotations

from annotator.language import mark
from annotator.ui.command import Command, Scope
from annotator.ui.key_names import has_modifier, last_of, writes_text

_FIELDS = frozenset(
    f"{held}{key}"
    for held, keys in (
        ("Ctrl+", ("A", "C", "V", "X", "Z", "Y", "Left", "Right", "Home", "End", "Backspace", "Del", "Ins")),
        ("Ctrl+Shift+", ("Z", "V", "Left", "Right", "Home", "End")),
        ("Shift+", ("Ins", "Del")),
    )
    for key in keys
)
_DESKTOP = frozenset({"Alt+F4", "Alt+Tab", "Alt+Shift+Tab", "Ctrl+Alt+Del", "Alt+Esc", "Ctrl+Esc"})
_LISTS = {"F2": mark("F2 renames in lists; choose another key.")}
_PAGE = _FIELDS | {f"{held}{key}" for held in ("", "Shift+") for key in ("Home", "End", "PgUp", "PgDown")}
_MENUS = frozenset({"Menu", "Shift+F10"})
_MOVING = frozenset(
    {"Return", "Tab", "Esc", "Backspace", "Del", "Ins", "Home", "End", "PgUp", "PgDown"}
    | {"Up", "Down", "Left", "Right"}
)

_NO_KEY = mark("This is no key that a command can have.")
_TYPED = mark("{key} writes text in fields; a command of the whole window needs Ctrl, Alt or a function key.")
_MOVED = mark("Fields, lists and buttons need {key}; a command of the whole window needs another key.")
_EDITED = mark("Text fields need {key}; choose another.")
_COMPOSED = mark("Input methods need {key}; choose another.")
_DESK = mark("The desktop needs {key}; choose another.")
_CONTEXT = mark("{key} opens the menu at the caret; choose another.")
_SCROLLED = mark("The page itself scrolls, selects or copies with {key}; choose another.")
_DIGIT = mark("Digits stand for labels and speakers; choose another.")


def objection(command: Command, key: str) -> str:
    """The message why a command may not have a key, with ``{key}`` in it; empty where it may.

    The keys that it has without the user's word are its own in any case.
    """
    if key in command.keys:
        return ""
    if not key:
        return _NO_KEY
    return _needed_elsewhere(key) or (_on_page(key) if command.scope is Scope.PAGE else _in_window(key))


def _needed_elsewhere(key: str) -> str:
    """What the desktop, input methods and lists keep for themselves, wherever the keyboard is."""
    if key in _DESKTOP:
        return _DESK
    if has_modifier(key) and last_of(key) == "Space":
        return _COMPOSED
    if key in _MENUS:
        return _CONTEXT
    return _LISTS.get(key, "")


def _on_page(key: str) -> str:
    if writes_text(key) and last_of(key).isdecimal():
        return _DIGIT
    return _SCROLLED if key in _PAGE else ""


def _in_window(key: str) -> str:
    if writes_text(key):
        return _TYPED
    if key in _FIELDS:
        return _EDITED
    if not has_modifier(key) and last_of(key) in _MOVING:
        return _MOVED
    return ""
