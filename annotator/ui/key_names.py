"""One name for every key, however it arrives: as a key press, as text of an input method, or written down.

Names are Qt's portable ones. A key that writes a character other than a letter is named by that
character (``?``, not ``Shift+/``); the two Enter keys are one key, and so are a character and its
full-width or Chinese twin, which an input method may send for it.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence

Modifier = Qt.KeyboardModifier
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_COMMANDING = Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier
_TWINS = {"Enter": "Return", "Backtab": "Shift+Tab"}
_CHINESE = str.maketrans("。、【】《》“”‘’￥·—", ".\\[]<>\"\"''$`_")
_HELD_ALONE = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
    }
)


def is_held_alone(event: QKeyEvent) -> bool:
    """Whether only a key is down that changes what others mean."""
    return Qt.Key(event.key()) in _HELD_ALONE


def key_name(event: QKeyEvent) -> str:
    """The name of a pressed key; empty for one that has none."""
    held = event.modifiers() & (_COMMANDING | Modifier.ShiftModifier)
    has_shift = bool(held & Modifier.ShiftModifier)
    if not held & _COMMANDING:
        written = _written(event.text())
        if written and not written.isalpha():
            return written
        if event.key() in (0, Qt.Key.Key_unknown):
            return key_of_text(event.text(), has_shift=has_shift)
    bare = _portable(QKeySequence(event.key()))
    if len(bare) == 1 and not bare.isalpha():
        held &= ~Modifier.ShiftModifier  # the character says already that Shift is held
    if not bare or is_held_alone(event):
        return ""
    return canonical(_portable(QKeySequence(QKeyCombination(held, Qt.Key(event.key())))))


def committed_key(event: QInputMethodEvent) -> str:
    """The key for which an input method sent text; empty where that was not one key's."""
    has_shift = bool(QGuiApplication.queryKeyboardModifiers() & Modifier.ShiftModifier)
    return "" if event.preeditString() else key_of_text(event.commitString(), has_shift=has_shift)


def key_of_text(text: str, *, has_shift: bool = False) -> str:
    """The key that writes one character; a capital may be written under Caps Lock as well."""
    if text == " ":
        return "Shift+Space" if has_shift else "Space"
    written = _written(text)
    return f"Shift+{written}" if has_shift and written.isalpha() and not text.islower() else written


def _written(text: str) -> str:
    """The character on the key that wrote the text, letters as capitals; empty for other scripts."""
    plain = unicodedata.normalize("NFKC", text).translate(_CHINESE).upper()
    return plain if len(plain) == 1 and plain.isascii() and plain.isprintable() and plain != " " else ""


def canonical(key: str) -> str:
    """The one name of a key that was written down; empty for what names no single key."""
    sequence = QKeySequence(key)
    name = _portable(sequence) if sequence.count() == 1 else ""
    *held, last = name.rsplit("+", 1) if not name.endswith("+") else [name]
    if last in _TWINS:
        twin = _TWINS[last]
        front = "+".join(held)
        if "Shift" in front.split("+"):
            twin = twin.removeprefix("Shift+")
        return _portable(QKeySequence(f"{front}+{twin}" if front else twin))
    return name


def _portable(sequence: QKeySequence) -> str:
    return str(sequence.toString(_PORTABLE))


def sequences(key: str) -> tuple[QKeySequence, ...]:
    """What Qt is to listen for: a key and, where there are two of it, its twin."""
    found = [key]
    if key.endswith("Return"):
        found.append(f"{key.removesuffix('Return')}Enter")
    if key.endswith("Shift+Tab"):
        found.append(key.replace("Shift+Tab", "Shift+Backtab"))
    return tuple(QKeySequence(name) for name in found)


def has_modifier(key: str) -> bool:
    """Whether Ctrl, Alt or Meta is held with a key."""
    held = key.removesuffix("+").split("+")[:-1]
    return bool({"Ctrl", "Alt", "Meta"}.intersection(held))


def last_of(key: str) -> str:
    """The key itself, without what is held with it."""
    return "+" if key.endswith("+") else key.rsplit("+", 1)[-1]


def writes_text(key: str) -> bool:
    """Whether a key puts a character into a text."""
    return not has_modifier(key) and (len(last_of(key)) == 1 or last_of(key) == "Space")
