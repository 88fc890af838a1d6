"""What the window remembers for its user: declared once; menus, validation and storage derive from it."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from annotator.language import LANGUAGES, mark, preferred_language
from annotator.ui.last_place import LastPlace
from annotator.ui.page_form import LINE_SPACING, MEASURE, PageForm, number


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting: where it is kept, what it is without the user's word, and what it may be.

    ``choices`` maps values to messages for the menu; without choices any text will do.
    """

    name: str
    title: str
    default: str
    choices: Mapping[str, str]

    def valid(self, value: str) -> str:
        """The value, or the default where it is none of the choices."""
        return value if not self.choices or value in self.choices else self.default


SYSTEM = "system"

THEME = Preference(
    "theme",
    mark("Appearance"),
    SYSTEM,
    {SYSTEM: mark("As the system"), "light": mark("Light"), "dark": mark("Dark")},
)
LANGUAGE = Preference("language", mark("Language"), SYSTEM, {SYSTEM: mark("As the system")} | dict(LANGUAGES))
VIEW = Preference(
    "view",
    mark("Text shown"),
    "reading",
    {"reading": mark("Reading"), "source": mark("Source text"), "tracked": mark("Tracked")},
)
AUTHOR = Preference("author", mark("Your name"), "", {})
ZOOM = Preference("zoom", mark("Size of the text"), "1.0", {})
LINE_SPACING_KEPT = Preference("line_spacing", mark("Line spacing"), str(LINE_SPACING), {})
MEASURE_KEPT = Preference("measure", mark("Characters in a line"), str(MEASURE), {})
FAMILY = Preference("family", mark("Font"), "", {})
HIDDEN = Preference("hidden", mark("What the page does not show"), "", {})
IMPORT_FOLDER = Preference("import_folder", mark("Where files are imported from"), "", {})
PANES = Preference("panes", mark("Widths of the panes"), "", {})
BELOW = Preference("below", mark("Heights of the panels below the page"), "", {})
REMEMBERS = Preference(
    "remembers",
    mark("My own memory of corrections"),
    "no",
    {"no": mark("Each project for itself"), "yes": mark("Remember them for later projects")},
)
KEYS = Preference("keys", mark("Keys"), "", {})
KEYS_UNREAD = Preference("keys_unread", mark("Keys that could not be read"), "", {})

PREFERENCES = (
    THEME,
    LANGUAGE,
    VIEW,
    AUTHOR,
    ZOOM,
    LINE_SPACING_KEPT,
    MEASURE_KEPT,
    FAMILY,
    HIDDEN,
    IMPORT_FOLDER,
    PANES,
    BELOW,
    REMEMBERS,
    KEYS,
    KEYS_UNREAD,
)

_RECENT = 10


def keep_settings_in(folder: Path) -> None:
    """Read and write settings in this folder from now on, and leave the user's alone.

    To be called before the first :class:`Preferences` is made.
    """
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))


class Preferences:
    """The user's settings, in the place where the desktop keeps such things."""

    def __init__(self) -> None:
        self._settings = QSettings(
            QSettings.defaultFormat(), QSettings.Scope.UserScope, "Annotator", "Annotator"
        )

    def get(self, preference: Preference) -> str:
        """The user's choice, or the default."""
        return preference.valid(str(self._settings.value(preference.name, preference.default)))

    def put(self, preference: Preference, value: str) -> None:
        """Remember a choice."""
        self._settings.setValue(preference.name, preference.valid(value))

    @property
    def language(self) -> str:
        """The language to speak."""
        chosen = self.get(LANGUAGE)
        return preferred_language() if chosen == SYSTEM else chosen

    @property
    def author(self) -> str:
        """The name that marks carry: the user's word, or the account's name."""
        return self.get(AUTHOR) or _account_name()

    @property
    def page_form(self) -> PageForm:
        """The size and the shape of the page's text."""
        return PageForm(
            number(self.get(ZOOM), 1.0),
            number(self.get(LINE_SPACING_KEPT), LINE_SPACING),
            round(number(self.get(MEASURE_KEPT), MEASURE)),
            self.get(FAMILY),
        ).within_bounds()

    def put_page_form(self, form: PageForm) -> None:
        """Remember the size and the shape of the page's text."""
        self.put(ZOOM, f"{form.zoom:g}")
        self.put(LINE_SPACING_KEPT, f"{form.line_spacing:g}")
        self.put(MEASURE_KEPT, str(form.measure))
        self.put(FAMILY, form.family)

    @property
    def hidden(self) -> frozenset[str]:
        """The names of what the page does not show."""
        return frozenset(self.get(HIDDEN).split(",")) - {""}

    def put_hidden(self, names: frozenset[str]) -> None:
        """Remember what the page does not show."""
        self.put(HIDDEN, ",".join(sorted(names)))

    def recent(self) -> tuple[Path, ...]:
        """The projects opened last that are still there, the last one first."""
        kept = self._settings.value("recent", [])
        names = [kept] if isinstance(kept, str) else list(kept) if isinstance(kept, list) else []
        return tuple(path for path in map(Path, map(str, names)) if path.is_file())

    def opened(self, project: Path) -> None:
        """Put a project at the head of the recent ones."""
        project = project.resolve()
        others = [path for path in self.recent() if path != project]
        self._settings.setValue("recent", [str(path) for path in (project, *others)][:_RECENT])

    def forget(self, project: Path) -> None:
        """Take a project off the recent ones."""
        self._settings.setValue("recent", [str(p) for p in self.recent() if p != project])

    def forget_all(self) -> None:
        """Forget everything: every preference is as without the user's word."""
        self._settings.clear()

    def layout(self, name: str) -> QByteArray | None:
        """The remembered geometry or splitter state of a name."""
        kept = self._settings.value(f"layout/{name}")
        return kept if isinstance(kept, QByteArray) else None

    def put_layout(self, name: str, state: QByteArray) -> None:
        """Remember a geometry or splitter state."""
        self._settings.setValue(f"layout/{name}", state)

    def place(self, project_id: str) -> LastPlace | None:
        """Where the user was in a project; ``None`` where that is not known."""
        return LastPlace.from_text(str(self._settings.value(f"place/{project_id}", "")))

    def put_place(self, project_id: str, place: LastPlace) -> None:
        """Remember where the user is in a project, whatever happens to the program after this."""
        self._settings.setValue(f"place/{project_id}", place.as_text())
        self._settings.sync()


def _account_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return ""
