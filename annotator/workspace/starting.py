"""What a new project comes with, and who works on it."""

from __future__ import annotations

import getpass
import os

import msgspec

from annotator.domain.changes import added
from annotator.domain.errors import ProjectFileError
from annotator.domain.identity import new_id
from annotator.domain.label import Label, Layer
from annotator.domain.project import CardField
from annotator.editing.card_fields import STARTER_FIELDS
from annotator.language import current_language, mark, resources_folder, translate
from annotator.store.writer import Writer


class StarterLabel(msgspec.Struct, frozen=True):
    """An entry of a starter codebook, in both languages."""

    layer: Layer
    name_en: str
    name_zh: str
    shortcut: str = ""
    colour: str = ""
    definition_en: str = ""
    definition_zh: str = ""


def starter_labels(template: str = "claims") -> tuple[StarterLabel, ...]:
    """The labels of ``resources/codebooks/<template>.json``.

    Raises ``ProjectFileError`` where the file is missing or damaged.
    """
    path = resources_folder() / "codebooks" / f"{template}.json"
    try:
        return tuple(msgspec.json.decode(path.read_bytes(), type=list[StarterLabel]))
    except (OSError, msgspec.DecodeError) as error:
        raise ProjectFileError(
            mark("The starter codebook {path} cannot be read ({reason})."), path=path, reason=error
        ) from error


def furnish(writer: Writer) -> None:
    """Give an empty project the starter codebook and the usual card fields, in the language in use."""
    chinese = current_language().startswith("zh")
    labels = [
        Label(
            new_id(),
            entry.layer,
            entry.name_zh if chinese else entry.name_en,
            entry.colour,
            entry.shortcut,
            entry.definition_zh if chinese else entry.definition_en,
            position=position,
        )
        for position, entry in enumerate(starter_labels())
    ]
    fields = [
        CardField(new_id(), translate(name), kind, position=position)
        for position, (name, kind) in enumerate(STARTER_FIELDS)
    ]
    writer.write([*(added(label) for label in labels), *(added(field) for field in fields)])


def user_name() -> str:
    """The annotator's name where nobody gave one: the account's."""
    try:
        name = os.environ.get("ANNOTATOR_NAME", "").strip() or getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such account, as in some containers
        name = ""
    return " ".join(name.split()) or "annotator"
