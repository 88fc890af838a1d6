"""The window: puts the parts together and carries what one says to the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from annotator.language import translate
from annotator.ui import taking_back
from annotator.ui.asking import Asking
from annotator.ui.bridge import Bridge
from annotator.ui.command import Command
from annotator.ui.dropping import dropped_files, take_copy
from annotator.ui.find.asked import SessionMemory
from annotator.ui.finding import entries, places
from annotator.ui.icons import icon
from annotator.ui.keymap import Keymap, use_keymap
from annotator.ui.marking import Marking
from annotator.ui.menus import Actions, add_choices, fill_menu_bar
from annotator.ui.page_popover import add_fonts
from annotator.ui.page_settings import PageSettings
from annotator.ui.panels.keys_taken import overruled
from annotator.ui.preferences import BELOW, LANGUAGE, PANES, THEME, Preferences
from annotator.ui.project_view import ProjectView
from annotator.ui.projects import SUFFIX, Projects
from annotator.ui.readiness import ready_to_correct
from annotator.ui.status_bar import StatusBar
from annotator.ui.theme import Theme, scaled
from annotator.ui.three_panes import ThreePanes
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcripts.pane import TranscriptsPane
from annotator.workspace.workspace import Workspace

_MS_TO_REST = 90
_FRAME = 32
"""What the desktop's title bar needs above the window."""


class MainWindow(QMainWindow):
    """One project in one window.

    ``theme_wanted`` and ``language_wanted`` carry a choice that concerns the whole application.
    """

    theme_wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.keymap = Keymap(preferences)
        use_keymap(self.keymap)  # before anything is made that shows a key
        self.panes = ThreePanes()
        self.status = StatusBar()
        self.projects: Projects = Projects(self)
        self.view: ProjectView | None = None
        self.searched = SessionMemory()
        self.actions_of_commands = Actions(self, self.run, self.why_not)
        self.setCentralWidget(self.panes)
        self.setStatusBar(self.status)
        self.setWindowIcon(icon("app"))
        self.setAcceptDrops(True)
        self.setMinimumSize(scaled(920), scaled(480))
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_MS_TO_REST)
        self._resting.timeout.connect(self.show_state)
        self._connect()
        self.retranslate()
        self.show_workspace(None)

    def _connect(self) -> None:
        start, bar = self.panes.start, self.panes.bar
        start.creating.connect(self.projects.ask_new)
        start.opening.connect(self.projects.ask_open)
        start.sampling.connect(self.projects.open_sample)
        start.reopening.connect(lambda name: self.projects.open(Path(name)))
        bar.mode_chosen.connect(self.set_mode)
        bar.view_chosen.connect(self.show_view)
        bar.finding.connect(self.show_palette)
        bar.undoing.connect(self.undo)
        bar.exporting.connect(self.show_export)
        self.panes.transcripts.importing.connect(self.ask_files)
        self.keymap.changed.connect(self._follow_keys)

    def _follow_keys(self) -> None:
        """Show and obey the keys that commands have now."""
        self.actions_of_commands.retranslate()
        self.show_state()

    def retranslate(self) -> None:
        """Say everything again, in the language and the look that are on now."""
        self.actions_of_commands.retranslate()
        menus = fill_menu_bar(self.menuBar(), self.actions_of_commands)
        view = list(menus.values())[-2]
        view.addSeparator()
        add_fonts(view, lambda: None if self.view is None else self.view.settings)
        add_choices(view, THEME, self.preferences.get(THEME), self.theme_wanted.emit)
        add_choices(view, LANGUAGE, self.preferences.get(LANGUAGE), self.language_wanted.emit)
        self.panes.start.retranslate()
        self.panes.bar.retranslate()
        self.panes.transcripts.retranslate()
        self.show_state()

    def wear(self, theme: Theme) -> None:
        """Show another look."""
        if self.view is not None:
            self.view.page.set_theme(theme)
        self.retranslate()

    # What is open

    @property
    def bridge(self) -> Bridge | None:
        """The open project."""
        return self.view.bridge if self.view is not None else None

    @property
    def panel_is_shown(self) -> bool:
        """Whether the tagging panel stands at the right."""
        return self.view is not None and self.view.panel.isVisible()

    @property
    def transcripts(self) -> TranscriptsPane:
        """The list at the left."""
        return self.panes.transcripts

    @property
    def open_view(self) -> ProjectView:
        """The open project's view; only asked for by commands whose guard says that there is one."""
        assert self.view is not None
        return self.view

    @property
    def page(self) -> TranscriptPage:
        """The transcript page of the open project."""
        return self.open_view.page

    @property
    def marking(self) -> Marking:
        """The gestures on the open project."""
        return self.open_view.marking

    @property
    def asking(self) -> Asking:
        """The lists at the selection of the open project."""
        return self.open_view.asking

    def show_workspace(self, workspace: Workspace | None) -> None:
        """Show a project, or none: the start page."""
        self._leave()
        if workspace is None:
            self.panes.show_start()
            self.panes.start.show_recent(self.preferences.recent())
            self.setWindowTitle("Annotator")
            self.status.hide()
            self.show_state()
            return
        self.view = ProjectView(self, workspace)
        self.status.show()
        self.panes.show_project()
        self.view.show_first()
        if self.view.bridge.transcript is None:
            self.transcripts.take_keyboard()
        self.show_state()
        if clash := overruled(self.view.bridge.codebook):
            self.tell(clash, translate("Change keys…"), self.show_key_editor)

    def _leave(self) -> None:
        if self.view is not None:
            self.view.leave()
            self.view = None

    def show_state_soon(self) -> None:
        """Show where the user is as soon as the keys rest."""
        self._resting.start()

    def show_state(self) -> None:
        """Show where the user is and what can be undone."""
        if self.view is not None:
            self.view.show_state()
        else:
            self.panes.bar.show_undo("", possible=False)

    # Commands

    def may(self, command: Command) -> bool:
        """Whether a command is possible now."""
        return not command.guard.why_not(self)

    def why_not(self, command: Command) -> str:
        """What is missing for a command, in the language in use; empty where it is possible."""
        return translate(command.guard.why_not(self))

    def run(self, command: Command) -> None:
        """Do a command if it is possible now."""
        if self.may(command):
            command.do(self)
        elif command.tells:
            self.tell(self.why_not(command))

    def warn(self, text: str) -> None:
        """Say why something was not done."""
        self.panes.warn(text)

    def tell(self, text: str, verb: str = "", do: Callable[[], object] | None = None) -> None:
        """Say what was done, and offer one thing to do next."""
        self.panes.tell(text, verb, do)

    def undo(self) -> None:
        """Take back the last step."""
        taking_back.undo(self)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        taking_back.redo(self)

    def copy(self) -> None:
        """Copy the selected words."""
        self.page.copy()

    def set_mode(self, mode: str) -> None:
        """Mark with keys, or type in the text."""
        if self.view is not None:
            self.view.set_mode(mode)
        if mode == "correcting":
            ready_to_correct(self)

    def switch_mode(self) -> None:
        """From marking to correcting, or back."""
        self.set_mode("marking" if self.open_view.mode == "correcting" else "correcting")

    def show_view(self, view: str) -> None:
        """Show the reading text, the source text or tracked changes."""
        if self.view is not None:
            self.view.show_text(view)

    def switch_matrix(self) -> None:
        """Show who said what on which question, or the page again."""
        self.open_view.switch_matrix()

    @property
    def page_settings(self) -> PageSettings:
        """How the user wants the page."""
        return self.open_view.settings

    def step_transcript(self, step: int) -> None:
        """Go to the next transcript of the list, or to the one before."""
        self.open_view.going.step(step)

    def switch_left(self) -> None:
        """Show or hide the transcripts."""
        self.panes.left.setVisible(self.panes.left.isHidden())

    def switch_right(self) -> None:
        """Show or hide the panel."""
        panel = self.open_view.panel
        panel.setVisible(panel.isHidden())

    def go_to_list(self) -> None:
        """The keyboard to the transcripts."""
        self.panes.left.show()
        self.transcripts.take_keyboard()

    def go_to_page(self) -> None:
        """The keyboard to the page, which comes to the front."""
        self.open_view.show_page()

    def go_to_panel(self) -> None:
        """The keyboard to the panel."""
        panel = self.open_view.panel
        panel.show()
        panel.take_keyboard()

    def write_note(self) -> None:
        """The keyboard to the note of the chosen annotation."""
        self.open_view.panel.show()
        self.asking.write_note(self.open_view.panel)

    def show_palette(self) -> None:
        """Open the palette of commands, transcripts and places."""
        from annotator.ui.command_palette import CommandPalette

        palette = CommandPalette(self, entries(self), places(self))
        palette.closed.connect(self._focus_page)
        finder = self.panes.bar.finder
        at = finder.mapTo(self, finder.rect().topLeft())
        place = finder.rect().translated(at)
        palette.show_over(place if finder.isVisible() else self.rect().adjusted(200, 60, -200, 0))

    def _focus_page(self) -> None:
        if self.view is not None:
            self.view.page.setFocus()

    # Dialogs

    def ask_files(self) -> None:
        """Ask for files and offer to import them."""
        from annotator.ui.dialogs.choosing import ask_files

        self.import_paths(ask_files(self, self.preferences))

    def ask_folder(self) -> None:
        """Ask for a folder and offer to import what is in it."""
        from annotator.ui.dialogs.choosing import ask_folder

        self.import_paths(ask_folder(self, self.preferences))

    def import_paths(self, paths: list[Path]) -> None:
        """Show how files and folders would be imported."""
        from annotator.ui.dialogs.import_dialog import open_import

        if paths and self.view is not None:
            open_import(self, self.view.bridge, paths, self.view.going.to)

    def show_export(self) -> None:
        """Ask what to export and where to."""
        from annotator.ui.dialogs.export_dialog import open_export

        if self.view is not None:
            open_export(self, self.view.bridge)

    def show_keys(self) -> None:
        """Show every key."""
        from annotator.ui.dialogs.key_sheet import open_key_sheet

        open_key_sheet(self)

    def show_key_editor(self) -> None:
        """Offer the keys of all commands to be changed."""
        from annotator.ui.dialogs.key_editor import open_key_editor

        open_key_editor(self)

    def show_about(self) -> None:
        """Say what this is."""
        from annotator.ui.dialogs.about import open_about

        open_about(self)

    def ask_project_name(self) -> None:
        """Ask for another name of the project."""
        from annotator.ui.dialogs.choosing import ask_project_name

        if self.view is not None:
            ask_project_name(self, self.view.bridge)

    def ask_author(self) -> None:
        """Ask for the name that marks carry."""
        from annotator.ui.dialogs.choosing import ask_author

        ask_author(self, self.preferences)

    # The frame

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.view is not None:
            self.view.bridge.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            self.transcripts.invite(is_near=True)
            take_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.transcripts.invite(is_near=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.transcripts.invite(is_near=False)
        paths = dropped_files(event)
        projects = [path for path in paths if path.suffix == SUFFIX]
        take_copy(event)
        if projects:
            self.projects.open(projects[0])
        elif self.view is None:
            self.warn(translate("Open or create a project first, then drop the files."))
        else:
            self.import_paths(paths)

    def restore_layout(self) -> None:
        """Take the size and place of the last time."""
        geometry = self.preferences.layout("window")
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(min(1440, room.width()), min(900, room.height() - _FRAME))
        widths = self.preferences.get(PANES).split(",")
        self.panes.give([int(width) for width in widths if width.isdecimal()])
        self.panes.storeys.give_all(self.preferences.get(BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preferences.put_layout("window", self.saveGeometry())
        self.preferences.put(PANES, ",".join(str(width) for width in self.panes.given))
        self.preferences.put(BELOW, self.panes.storeys.given)
        self._leave()
        super().closeEvent(event)
