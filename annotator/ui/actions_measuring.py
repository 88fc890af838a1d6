"""The commands that measure: comparing two transcripts, and error rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.span import Place
from annotator.language import mark
from annotator.ui.command import Command, has_several, has_transcripts

if TYPE_CHECKING:
    from annotator.ui.comparing.dialog import CompareDialog
    from annotator.ui.main_window import MainWindow


def _compare(window: MainWindow) -> CompareDialog:
    from annotator.ui.comparing.dialog import CompareDialog
    from annotator.ui.dialogs.choosing import ask_corrected_file

    view = window.open_view

    def go_to(transcript_id: str, place: Place) -> None:
        def go() -> None:
            view.bridge.open_transcript(transcript_id)
            view.show_page()
            view.page.put_caret(place)

        view.whereabouts.jump(go)

    dialog = view.panel.findChild(CompareDialog)  # it goes with the project
    if dialog is not None:
        dialog.close()
        dialog.deleteLater()
    opened = CompareDialog(
        view.bridge, go_to, lambda: ask_corrected_file(opened, window.preferences), view.panel
    )
    return opened


def _compare_two(window: MainWindow) -> None:
    dialog = _compare(window)
    dialog.show()
    dialog.activateWindow()


def _compare_file(window: MainWindow) -> None:
    from annotator.ui.dialogs.choosing import ask_corrected_file

    path = ask_corrected_file(window, window.preferences)
    if path is None:
        return
    dialog = _compare(window)
    dialog.compare_file(path)
    dialog.show()
    dialog.activateWindow()


def _rates(window: MainWindow) -> None:
    from annotator.ui.dialogs.export_dialog import open_export
    from annotator.ui.rates.dialog import RatesDialog

    bridge, panel = window.open_view.bridge, window.open_view.panel
    dialog = panel.findChild(RatesDialog)
    if dialog is None:
        dialog = RatesDialog(bridge, lambda: open_export(window, bridge).choose_format("rates"), panel)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


COMPARE_FILE = Command(
    "compare_file", mark("Compare with a file…"), "Ctrl+Alt+D", has_transcripts, _compare_file
)
MEASURING: tuple[Command, ...] = (
    Command(
        "compare",
        mark("Compare two transcripts…"),
        "Ctrl+Shift+D",
        has_several,
        _compare_two,
        starts_group=True,
    ),
    Command("error_rates", mark("Error rates…"), "Ctrl+Shift+R", has_transcripts, _rates),
)
