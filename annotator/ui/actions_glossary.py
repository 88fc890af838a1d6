"""The commands of the glossary: opening it, and adding to it what is selected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from annotator.domain.project import LONGEST_TERM
from annotator.editing import AddTerm
from annotator.language import mark, translate
from annotator.text.quoting import reading_words
from annotator.ui.command import Command, guard, has_project, has_transcript

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


@guard(mark("Select the words of a term first"), has_transcript)
def _has_selection(window: MainWindow) -> bool:
    """Words are selected on the page."""
    return window.page.selection() is not None


def _open(window: MainWindow) -> None:
    from annotator.ui.dialogs.choosing import ask_term_lists
    from annotator.ui.glossary.dialog import GlossaryDialog

    def ask(parent: QWidget) -> list[Path]:
        return ask_term_lists(parent, window.preferences)

    panel = window.open_view.panel  # goes with the project
    dialog = panel.findChild(GlossaryDialog) or GlossaryDialog(window.open_view.bridge, ask, panel)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def _add_selection(window: MainWindow) -> None:
    bridge, span = window.open_view.bridge, window.page.selection()
    transcript = bridge.transcript
    if transcript is None or span is None:
        return
    words = " ".join(reading_words(transcript.text, transcript.accepted_corrections, span).split())
    if len(words) > LONGEST_TERM:
        said = translate("A term has at most {count} characters; select fewer.")
        window.warn(said.format(count=LONGEST_TERM))
    elif bridge.do(AddTerm(words)) is not None:
        window.tell(
            translate("“{term}” is in the glossary.").format(term=words), translate("Undo"), window.undo
        )


def _open_memory(window: MainWindow) -> None:
    from annotator.ui.dialogs.choosing import ask_memory_table, ask_memory_target
    from annotator.ui.dialogs.memory_dialog import MemoryDialog

    view, preferences = window.open_view, window.preferences
    dialog = view.panel.findChild(MemoryDialog) or MemoryDialog(
        view.alike.remembering,
        lambda parent: ask_memory_table(parent, preferences),
        lambda parent: ask_memory_target(parent, preferences),
        view.panel,
    )
    dialog.refresh()
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


GLOSSARY: tuple[Command, ...] = (
    Command("glossary", mark("Glossary…"), "Ctrl+L", has_project, _open),
    Command(
        "add_term", mark("Add the selection to the glossary"), "Ctrl+Shift+L", _has_selection, _add_selection
    ),
    Command("memory", mark("My memory of corrections…"), "", has_project, _open_memory),
)
