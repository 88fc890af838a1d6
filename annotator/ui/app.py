"""From the command line to a window: language, look, the project to open.

Nothing that the window does not need at once is imported on the way (a test holds this).
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from threading import Thread
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from annotator.domain.errors import UserError
from annotator.language import current_language, preferred_language, translate, use_language
from annotator.text import words
from annotator.ui.clipboard import hand_over_clipboard
from annotator.ui.collecting import collect_here
from annotator.ui.composing import guard_composition
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import LANGUAGE, SYSTEM, THEME, Preferences
from annotator.ui.readiness import lexicons_ready
from annotator.ui.theme import Appearance, theme_for, wear
from annotator.ui.working import end_all, give_way_to_window
from annotator.workspace.scan_process import scan_process

MS_TO_LEXICONS = 100
"""The window is painted then."""
MS_TO_FIRST_WORD = 800
"""When the dictionary of words is made ready, which a step by word would wait a tenth of a second for."""


class Annotator:
    """The running program: the application, what the user prefers, and the one window."""

    def __init__(self, application: QApplication, *, language: str = "", theme: str = "") -> None:
        self.application = application
        self.preferences = Preferences()
        self._language, self._theme = language, theme
        self._translator = QTranslator(application)
        application.setApplicationName("Annotator")
        application.setOrganizationName("Annotator")
        application.setApplicationDisplayName("Annotator")
        guard_composition(application)
        collect_here(application)
        give_way_to_window()
        self._speak()
        self._wear()
        self.window = self._new_window()
        application.styleHints().colorSchemeChanged.connect(self._system_changed)

    def _new_window(self) -> MainWindow:
        window = MainWindow(self.preferences)
        window.theme_wanted.connect(self.choose_theme)
        window.language_wanted.connect(self.choose_language)
        return window

    def _speak(self) -> None:
        """Speak the user's language, Qt's own words included."""
        use_language(self._language or self.preferences.language)
        self.application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        locale = QLocale(current_language())
        if self._translator.load(locale, "qtbase", "_", folder):
            self.application.installTranslator(self._translator)
        QLocale.setDefault(locale)

    def _wear(self) -> None:
        chosen = self._theme or self.preferences.get(THEME)
        wear(self.application, theme_for(Appearance(chosen)))

    def choose_theme(self, theme: str) -> None:
        """Wear another look from now on."""
        self.preferences.put(THEME, theme)
        self._theme = ""
        self._system_changed()

    def _system_changed(self) -> None:
        from annotator.ui.theme import current_theme

        self._wear()
        self.window.wear(current_theme())

    def choose_language(self, language: str) -> None:
        """Speak another language from now on, in a window made anew at the same place."""
        self.preferences.put(LANGUAGE, language)
        self._language = "" if language == SYSTEM else language
        QTimer.singleShot(0, self._renew)

    def _renew(self) -> None:
        old = self.window
        path = old.bridge.workspace.path if old.bridge is not None else None
        self._speak()
        self._wear()  # the fonts go with the language
        old.close()
        self.window = self._new_window()
        self.window.searched = old.searched
        self.window.restore_layout()
        if path is not None:
            self.window.projects.open(path)
        self.window.show()
        old.deleteLater()

    def show(self, project: Path | None = None) -> None:
        """Show the window, with a project in it or the start page."""
        self.window.restore_layout()
        self.window.show()
        if project is not None:
            self._open(project)

    def _open(self, project: Path) -> None:
        self.window.projects.open(project)


def main(project: Path | None, *, language: str = "", theme: str = "") -> int:
    """Run the window until it is closed; returns the exit code."""
    if _lacks_display():
        use_language(language or preferred_language())
        sentence = translate(
            "There is no display for the window; `annotator --help` lists what works without."
        )
        sys.stderr.write(f"{sentence}\n")
        return 1
    application = QApplication(["annotator"])
    sys.excepthook = _report
    program = Annotator(application, language=language, theme=theme)
    program.show(project)
    QTimer.singleShot(MS_TO_LEXICONS, lexicons_ready)
    QTimer.singleShot(MS_TO_FIRST_WORD, Thread(target=words.load, daemon=True).start)
    status = application.exec()
    hand_over_clipboard()
    scan_process().close()
    end_all()
    return status


def _lacks_display() -> bool:
    """Whether Qt would end the program for want of a display, as it does on X11 and Wayland."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in displays)


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program is written to stderr and named in the window; nothing was lost by it."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    sys.stderr.write("".join(traceback.format_exception(kind, error, trace)))
    text = str(error) if isinstance(error, UserError) else translate("A fault of the program: {fault}.")
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            window.warn(text.format(fault=f"{kind.__name__}: {error}"))
