"""What this program is, in which version."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from annotator import __version__
from annotator.language import translate
from annotator.ui.controls import button, words
from annotator.ui.icons import icon


def open_about(parent: QWidget) -> QDialog:
    """Show it, without keeping the window from being used."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(translate("About Annotator"))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 16)
    column.setSpacing(8)
    picture = words()
    picture.setPixmap(icon("app", side=48).pixmap(48, 48))
    column.addWidget(picture)
    column.addWidget(words("Annotator", "title"))
    column.addWidget(words(translate("Version {version}").format(version=__version__), "muted"))
    about = translate("From a messy transcript to a clean, attributed, claim-annotated dataset.")
    column.addWidget(words(about, wrap=True))
    below = f"Qt {qVersion()} · Python {platform.python_version()} · {translate('MIT licence')}"
    column.addWidget(words(below, "small"))
    close = button(translate("Close"))
    close.clicked.connect(dialog.close)
    column.addSpacing(8)
    column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    dialog.show()
    return dialog
