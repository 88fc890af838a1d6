"""What is asked before very many places are changed at once."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from annotator.language import translate, translate_count


def ask_for_many(count: int, name: str, parent: QWidget) -> bool:
    """Say how many places would be changed, of what, and ask whether they shall."""
    title = translate_count("Accept {count} suggestion?", "Accept {count} suggestions?", count)
    if name:
        title = translate("{question} ({name})").format(question=title, name=name)
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, title, parent=parent)
    box.setInformativeText(
        translate("They are corrections like any other, and one step of undo takes them back.")
    )
    accept = box.addButton(translate("Accept"), QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton(translate("Not now"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(accept)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is accept
