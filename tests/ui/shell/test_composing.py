"""While an input method composes, nothing acts on its keys; on the page in marking mode it never composes.

Every command of the window is done, and every field that is then to be seen is composed in: a new field
is among them without a word here. Kinds of fields that no command leads to fail the last test.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodQueryEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from annotator.domain.label import Layer
from annotator.domain.project import FieldKind
from annotator.editing import AddField
from annotator.ui.actions import BY_NAME, COMMANDS
from annotator.ui.dialogs.import_dialog import ImportDialog, open_import
from annotator.ui.panels.codebook_dialog import CodebookDialog
from tests.ui.shell.desk import TALK, User
from tests.ui.shell.fields import (
    compose,
    faults_while_composing,
    fields_in_reach,
    kinds_of_fields,
)

LEAVING = frozenset({"quit", "close_project", "sample"})
NONE = Qt.KeyboardModifier.NoModifier


class Walk:
    """Goes from one field to the next, each once, and notes what is wrong."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.faults: list[str] = []
        self.kinds: set[type[QWidget]] = set()
        self.seen: list[QWidget] = []
        self.fields = 0

    def visit(self, where: str) -> None:
        """Compose in every field to be seen that was not yet visited."""
        here = QApplication.focusWidget()
        for field in sorted(fields_in_reach(), key=lambda field: field is not here):  # that may close next
            if any(field is old for old in self.seen) or not isValid(field) or not field.isVisible():
                continue
            self.seen.append(field)
            self.kinds.add(type(field))
            self.fields += 1
            self.faults += [f"{where}: {fault}" for fault in faults_while_composing(self.user, field)]

    def after(self, where: str, verb: Callable[[], object]) -> None:
        """Do something that may open a field, also a dialog that waits for an answer."""
        self._begin()

        def look() -> None:
            try:
                self.visit(where)
            finally:  # a dialog that waits must be left in any case
                modal = QApplication.activeModalWidget()
                if modal is not None:
                    modal.close()

        QTimer.singleShot(50, look)
        verb()
        self.user.rest(80)
        self._leave()

    def _begin(self) -> None:
        user, window = self.user, self.user.window
        window.open_view.set_mode("marking")
        window.open_view.show_page()
        window.panes.left.show()
        window.open_view.panel.show()
        for words in ("我觉得", "我建议"):
            if len(user.transcript.annotations) < 2:
                user.stand_at(words)
                user.press("F")
        user.bridge.select_annotation(user.transcript.annotations[0].id)

    def _leave(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget is not self.user.window:
                widget.close()
        self.user.window.activateWindow()
        self.user.window.page.setFocus()
        self.user.rest(5)


def walk_everywhere(user: User, folder: Path) -> Walk:
    walk, window = Walk(user), user.window
    user.bridge.do(AddField("关键词", FieldKind.LIST))
    user.bridge.do(AddField("日期", FieldKind.DATE))
    user.bridge.do(AddField("摘要", FieldKind.TEXT))
    walk.after("the window", lambda: None)
    for command in COMMANDS:
        if command.name not in LEAVING:
            walk.after(command.name, lambda c=command: window.run(c))  # type: ignore[misc]
    for name, verb in _ways_without_a_command(user, folder).items():
        walk.after(name, verb)
    return walk


def _ways_without_a_command(user: User, folder: Path) -> dict[str, Callable[[], object]]:
    window, view = user.window, user.window.open_view
    panel, marks = view.panel, view.panel.marks
    label = user.bridge.codebook.labels_of(Layer.CLAIMS)[0]
    file = folder / "another.txt"
    file.write_text("甲：一。\n乙：二。\n", encoding="utf-8")

    def look_at_file() -> None:
        open_import(window, user.bridge, [file], view.going.to)
        dialog = window.findChild(ImportDialog)
        assert dialog is not None
        user.until(lambda: bool(dialog.findChildren(QWidget)))

    def codebook(layer: Layer) -> CodebookDialog:
        return panel.open_codebook(layer)

    def rename_in_list() -> None:
        window.go_to_list()
        QTest.keyClick(window.transcripts.view, Qt.Key.Key_F2)

    def rename_speaker() -> None:
        speaker = user.bridge.codebook.speakers[0]
        marks.speakers.list.rename(speaker.id)

    return {
        "the card": lambda: panel.show_tab(1),
        "the marks": lambda: panel.show_tab(0),
        "speakers of the codebook": lambda: codebook(Layer.SPEAKERS),
        "topics of the codebook": lambda: codebook(Layer.TOPICS),
        "claims of the codebook": lambda: codebook(Layer.CLAIMS),
        "another name of a label": lambda: marks.claims.rename(label),
        "another name of a speaker": rename_speaker,
        "another title": rename_in_list,
        "the list's search": window.transcripts.search.show,
        "an import": look_at_file,
    }


def test_no_key_acts_while_an_input_method_composes_in_any_field(user: User, tmp_path: Path) -> None:
    walk = walk_everywhere(user, tmp_path)
    assert walk.faults == []
    assert {kind.__name__ for kind in kinds_of_fields() - walk.kinds} == set()
    assert walk.fields >= 30


def edits(user: User) -> list[str]:
    """What was done since the import, by undoing all of it."""
    kinds = []
    while (entry := user.bridge.workspace.undoable) is not None and entry.kind != "import_transcript":
        kinds.append(entry.kind)
        user.bridge.undo()
    return kinds[::-1]


def is_composing_offered(user: User) -> bool:
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(user.text, query)
    return bool(query.value(Qt.InputMethodQuery.ImEnabled))


def test_the_page_offers_to_compose_in_correcting_mode_only(open_window: Callable[..., User]) -> None:
    user = open_window(TALK, TALK.replace("桥", "塔"))
    verbs: tuple[Callable[[], object], ...] = (
        user.window.show_state,
        lambda: user.window.step_transcript(1),
        lambda: user.window.show_view("tracked"),
        user.window.switch_mode,
        lambda: user.window.show_view("reading"),
        lambda: user.window.step_transcript(1),
        user.window.switch_mode,
        lambda: user.window.run(BY_NAME["larger"]),
    )
    for verb in verbs:
        verb()
        user.rest(5)
        assert is_composing_offered(user) == (user.window.open_view.mode == "correcting")


@pytest.mark.parametrize(
    ("sent", "done"),
    [
        ("f", ["annotate"]),
        ("F", ["annotate"]),
        ("ｆ", ["annotate"]),
        ("1", ["set_speaker_from"]),
        ("１", ["set_speaker_from"]),
        (" ", ["mark_reviewed"]),
        ("的", []),
        ("fg", []),
        ("，", []),
    ],
)
def test_one_character_from_an_input_method_acts_as_its_key_exactly_once(
    user: User, sent: str, done: list[str]
) -> None:
    user.stand_at("我建议")
    text = user.transcript.text
    compose(user.text, "", sent)
    user.rest(20)
    assert edits(user) == done
    assert user.transcript.text == text


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (Qt.Key.Key_F, "ｆ"),
        (Qt.Key.Key_F, "发"),
        (Qt.Key.Key_F, ""),
        (Qt.Key.Key_unknown, "f"),
        (Qt.Key.Key_unknown, "Ｆ"),
    ],
)
def test_a_key_with_odd_text_acts_as_that_key_exactly_once(user: User, key: Qt.Key, text: str) -> None:
    user.stand_at("我觉得")
    QApplication.sendEvent(user.text, QKeyEvent(QEvent.Type.KeyPress, key, NONE, text))
    QApplication.sendEvent(user.text, QKeyEvent(QEvent.Type.KeyRelease, key, NONE, text))
    assert edits(user) == ["annotate"]


def test_letters_on_their_way_do_nothing_on_the_page(user: User) -> None:
    user.stand_at("我觉得")
    for preedit in ("f", "fg", "s", ""):
        compose(user.text, preedit)
    assert edits(user) == []
    user.press("F")
    assert edits(user) == ["annotate"]


def test_in_correcting_mode_text_sent_to_the_page_is_written_and_no_key(user: User) -> None:
    user.window.switch_mode()
    user.stand_at("我觉得")
    for sent in ("f", "1", " ", "的"):
        compose(user.text, "", sent)
    assert [c.replacement for c in user.transcript.accepted_corrections] == ["f1 的"]
    assert edits(user) == ["correct"]


def test_while_correcting_keys_belong_to_the_input_method(user: User) -> None:
    user.stand_at("撑不过")
    user.press("E")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QWidget)
    assert editor is not user.text
    compose(editor, "gai")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_Comma, Qt.Key.Key_Escape):
        user.key(key)
    assert user.window.page.is_correcting
    compose(editor, "", "改")
    user.key(Qt.Key.Key_Return)
    assert edits(user) == ["type_over"]
