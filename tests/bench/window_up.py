"""The program as a process: says on stdout when its window's first words are on the screen.

The line is ``up`` and the most memory that the process took until then, in megabytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from annotator.domain.collecting import kept_for_good
from tests.bench.process_memory import peak_mb

with kept_for_good():  # as the program itself does
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from annotator.ui.app import Annotator
    from annotator.ui.preferences import keep_settings_in


class _FirstPaint(QObject):
    """Ends the program once the page's words have been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _say)
        return False


def _say() -> None:
    sys.stdout.write(f"up {peak_mb():.0f}\n")
    sys.stdout.flush()
    QApplication.exit()


def main() -> None:
    application = QApplication(["annotator"])
    keep_settings_in(Path(sys.argv[2]))
    program = Annotator(application)
    program.show(Path(sys.argv[1]))
    watcher = _FirstPaint()
    program.window.page.findChildren(QObject, "qt_scrollarea_viewport")[0].installEventFilter(watcher)
    application.exec()


if __name__ == "__main__":
    main()
