"""Which single keys mean something already, and what: no two things may answer to one key."""

from __future__ import annotations

from annotator.domain.codebook import Codebook
from annotator.language import translate
from annotator.ui.controls import spoken_key
from annotator.ui.keymap import called, current_keymap


def keys_taken(codebook: Codebook, but: str = "") -> dict[str, str]:
    """Each key with what it means: a speaker, a label of any layer, or a command of the page.

    ``but`` is the id of the speaker or label whose own key does not count.
    """
    commands = {key: called(command) for key, command in current_keymap().reserved().items()}
    return codebook_keys(codebook, but) | commands


def codebook_keys(codebook: Codebook, but: str = "") -> dict[str, str]:
    """Each key that a speaker or a label was given, with the name of its owner."""
    taken = {s.shortcut.upper(): s.name for s in codebook.speakers if s.id != but}
    taken |= {label.shortcut.upper(): label.name for label in codebook.labels if label.id != but}
    taken.pop("", None)
    return taken


def acting(key: str) -> str:
    """The key of a label or speaker as far as it acts; empty where it means a command on this computer."""
    return "" if key.upper() in current_keymap().reserved() else key


def overruled(codebook: Codebook) -> str:
    """Says which key of a label or speaker means a command on this computer; empty where none does."""
    reserved = current_keymap().reserved()
    for key, name in codebook_keys(codebook).items():
        if key in reserved:
            sentence = translate("The key {key} of “{name}” means “{command}” on this computer.")
            return sentence.format(key=spoken_key(key), name=name, command=called(reserved[key]))
    return ""
