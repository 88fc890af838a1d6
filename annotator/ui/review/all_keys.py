"""All keys of the review, as they are listed for who asks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from annotator.language import translate
from annotator.ui.actions import BY_NAME
from annotator.ui.dialogs.key_sheet import Groups, KeySheet, Row
from annotator.ui.keymap import called, current_keymap
from annotator.ui.review.entries import Group
from annotator.ui.review.keys import ACCEPT
from annotator.ui.review.verbs import NAMES, Verb

FINISHING = "Ctrl+Return"
"""The key that takes over what was reviewed; Enter alone goes to the next place."""
_COMMANDS = ("undo", "redo", "larger", "smaller", "as_drawn", "keys")


def show_review_keys(dialog: QWidget) -> KeySheet:
    """Show them over the window of a review, without keeping it from being used."""
    sheet = KeySheet(dialog, dialog.screen().availableSize(), review_keys, columns=3)
    sheet.open_up()
    return sheet


def review_keys() -> Groups:
    """What is done, and by which keys."""
    verbs: list[Row] = [(translate(NAMES[verb]), (verb.value,)) for verb in Verb if verb is not Verb.DOUBT]
    yield translate("Decide"), [*verbs, (translate("Yes: what is proposed here"), (ACCEPT,))]
    yield (
        translate("In the lists"),
        [
            (translate("Fold and unfold"), ("Left", "Right")),
            (translate("Decide this no longer"), ("Delete",)),
            (translate("Text, lists, keys in turn"), ("Tab", "Shift+Tab")),
        ],
    )
    yield (
        translate("From place to place"),
        [
            (translate("Line by line"), ("Up", "Down")),
            (translate("Select lines"), ("Shift+Up", "Shift+Down")),
            (translate("Select words from the line's start"), ("Shift+Left", "Shift+Right")),
            (translate("Move the start of these words"), ("Left", "Right")),
            (translate("Next doubtful place, the one before"), (Verb.DOUBT.value, "Shift+J")),
            (translate("Next place of the entry, the one before"), ("Return", "Shift+Return")),
        ],
    )
    yield translate("The whole window"), [*_finishing(), *_commands()]
    yield translate("To a list"), [(translate(group.value), (group.key,)) for group in Group]


def _finishing() -> list[Row]:
    return [
        (translate("Import, or take over"), (FINISHING,)),
        (translate("Close; decisions are asked about first"), ("Escape",)),
    ]


def _commands() -> list[Row]:
    keymap = current_keymap()
    return [(called(BY_NAME[name]), keymap.keys(BY_NAME[name])) for name in _COMMANDS]
