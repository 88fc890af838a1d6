"""The language that the program speaks to its user.

Messages are written in English in the code and looked up, when they are shown, in gettext
catalogues under ``resources/translations``. Floors below the window raise errors and describe
edits with templates and parameters; the words are chosen only where they are shown.
"""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Mapping
from pathlib import Path

DOMAIN = "annotator"
LANGUAGES = {"en": "English", "zh_CN": "中文"}


class _Speech:
    """The catalogue in use and its language."""

    catalogue: gettext.NullTranslations = gettext.NullTranslations()
    code = "en"


def resources_folder() -> Path:
    """Where icons, themes, translations and starter codebooks lie, in a checkout or an installed package."""
    inside = Path(__file__).resolve().parent / "resources"
    return inside if inside.is_dir() else Path(__file__).resolve().parent.parent / "resources"


def preferred_language() -> str:
    """The code of :data:`LANGUAGES` that the environment asks for.

    ``ANNOTATOR_LANGUAGE`` decides; without it the usual locale variables do; English otherwise.
    """
    asked = os.environ.get("ANNOTATOR_LANGUAGE") or _locale_name()
    return "zh_CN" if asked.lower().startswith("zh") else "en"


def _locale_name() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return value
    return locale.getlocale()[0] or "en"


def use_language(code: str) -> None:
    """Speak the language ``code`` of :data:`LANGUAGES` from now on; a missing catalogue means English."""
    folder = resources_folder() / "translations"
    _Speech.catalogue = gettext.translation(DOMAIN, folder, languages=[code], fallback=True)
    _Speech.code = code


def current_language() -> str:
    """The code of the language in use."""
    return _Speech.code


def mark(message: str) -> str:
    """Name a message as translatable without translating it yet (gettext's ``N_``)."""
    return message


def translate(message: str) -> str:
    """The message in the language in use."""
    return _Speech.catalogue.gettext(message) if message else ""


def filled(message: str, **parameters: object) -> str:
    """A message with its ``{placeholders}`` filled; see :func:`nested` for quotation marks."""
    return message.format_map(nested(message, parameters))


def nested(message: str, parameters: Mapping[str, object]) -> dict[str, object]:
    """What a message is filled with; quotation marks within those of the message become single ones."""
    single = str.maketrans("“”", "‘’")
    return {
        name: value.translate(single) if isinstance(value, str) and f"“{{{name}}}”" in message else value
        for name, value in parameters.items()
    }


def translate_count(one: str, many: str, count: int) -> str:
    """The form of a counted message that fits ``count``, with ``{count}`` filled in."""
    return _Speech.catalogue.ngettext(one, many, count).format(count=f"{count:,}")
