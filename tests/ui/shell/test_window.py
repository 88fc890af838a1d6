"""The window around the page: what it shows, and what it does without asking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton

from annotator.domain.transcript import TranscriptStatus
from annotator.editing import EditTranscript, RemoveTranscript
from annotator.language import current_language
from annotator.text.text_map import View
from annotator.ui.app import Annotator
from annotator.ui.command_palette import CommandPalette
from annotator.ui.theme import DARK, current_theme
from annotator.workspace.workspace import Workspace
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import TALK, User, project_with

Start = Callable[[Path | None], tuple[Annotator, User]]
CTRL = Qt.KeyboardModifier.ControlModifier


def palette_of(user: User) -> CommandPalette:
    user.key(Qt.Key.Key_K, CTRL)
    found = user.window.findChild(CommandPalette)
    assert isinstance(found, CommandPalette)
    return found


def test_without_a_project_the_window_offers_to_begin(start: Start) -> None:
    _, user = start(None)
    assert user.window.panes.start.isVisible()
    assert not user.window.panes.bar.isVisible()
    assert user.window.windowTitle() == "Annotator"


def test_a_new_project_says_what_to_do_next(start: Start, tmp_path: Path) -> None:
    _, user = start(None)
    user.window.projects.create(tmp_path / "fresh.annodb")
    pane = user.window.transcripts
    assert pane._empty.isVisible()
    assert QApplication.focusWidget() is pane._empty_button
    assert user.window.panes.bar.labels()[0].text() == "fresh"
    assert not user.window.panel_is_shown
    assert [path.name for path in user.window.preferences.recent()] == ["fresh.annodb"]


def test_what_cannot_be_opened_is_said_and_the_project_stays(user: User, tmp_path: Path) -> None:
    broken = tmp_path / "broken.annodb"
    broken.write_text("nothing of ours")
    assert not user.window.projects.open(broken)
    assert "broken.annodb" in user.said
    assert user.transcript.text == TALK


def test_the_bar_names_project_and_count(open_window: Open) -> None:
    user = open_window(TALK, "甲：别的。\n")
    name, count = user.window.panes.bar.labels()
    assert (name.text(), count.text()) == ("Talks", "2 transcripts")
    assert user.window.windowTitle() == "Talks — Annotator"


def test_the_status_bar_speaks(user: User) -> None:
    user.stand_at("撑不过")
    user.press("F")
    user.rest(200)
    said = user.window.status.text()
    for part in ("saved", "line 4 · 罗小满", "Fact selected", "1 claim", "segments left", "0% read"):
        assert part in said, said
    assert f"code point {TALK.index('我觉得')}" in said


def test_views_are_switched_by_key_and_remembered(user: User) -> None:
    user.key(Qt.Key.Key_2, CTRL)
    assert (user.window.page.view, user.window.panes.bar.views.value) == (View.SOURCE, "source")
    QTest.mouseClick(user.window.panes.bar.views._buttons["tracked"], Qt.MouseButton.LeftButton)
    assert (user.window.page.view, user.window.panes.bar.views.value) == (View.TRACKED, "tracked")


def test_the_text_grows_and_shrinks(user: User) -> None:
    user.key(Qt.Key.Key_Plus, CTRL)
    assert user.window.page.zoom == 1.1
    user.key(Qt.Key.Key_0, CTRL)
    assert user.window.page.zoom == 1.0


def test_a_key_leads_to_the_panel_from_anywhere(user: User) -> None:
    panel = user.window.open_view.panel
    for start in (user.window.panes.bar.export, user.window.transcripts.view, user.text):
        start.setFocus()
        user.key(Qt.Key.Key_F8)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert panel.isAncestorOf(focused)
    user.stand_at("撑不过")
    user.press("F")
    user.key(Qt.Key.Key_F8)
    assert QApplication.focusWidget() is panel.marks.form.wording


def test_undo_carries_the_name_of_the_edit(user: User) -> None:
    user.stand_at("撑不过")
    user.press("F")
    name = "Undo: Mark “我觉得这座桥撑不过冬天” as Fact"
    assert user.window.actions_of_commands.by_name["undo"].text() == name
    QTest.mouseClick(user.window.panes.bar.undo, Qt.MouseButton.LeftButton)
    assert user.marks() == []
    assert user.window.actions_of_commands.by_name["redo"].text() == name.replace("Undo", "Redo")


def test_the_palette_finds_commands_transcripts_and_words(open_window: Open) -> None:
    user = open_window(TALK, "甲：别的。\n")
    palette = palette_of(user)
    user.write("matr")
    first = palette.model.entry(0)
    assert first is not None
    assert (first.text, first.key) == ("Matrix: who said what on which question", "Ctrl+4")
    palette.close_palette()
    palette_of(user)
    user.write("卡尺")
    user.key(Qt.Key.Key_Return)
    selected = user.window.page.selection()
    assert selected is not None
    assert TALK[selected.start : selected.end] == "卡尺"
    palette_of(user)
    user.write("talk-2")
    user.key(Qt.Key.Key_Return)
    assert user.transcript.text == "甲：别的。\n"


def test_the_palette_does_a_command_and_gives_the_keyboard_back(user: User) -> None:
    user.stand_at("我觉得")
    palette_of(user)
    user.write("Reviewed, go")
    user.key(Qt.Key.Key_Return)
    assert user.transcript.reviewed_share > 0
    assert QApplication.focusWidget() is user.text


def test_the_palette_passes_over_what_is_impossible(user: User) -> None:
    user.stand_at("我觉得")
    palette_of(user)
    user.write("Link to another claim")
    user.key(Qt.Key.Key_Return)
    assert user.window.asking.open is None
    user.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is user.text


def test_the_matrix_is_a_view_of_the_centre_and_leads_to_the_place(user: User) -> None:
    user.stand_at("撑不过")
    user.press("F")
    made = user.bridge.annotation
    assert made is not None
    user.key(Qt.Key.Key_Escape)
    user.key(Qt.Key.Key_4, CTRL)
    matrix = user.window.open_view.matrix
    assert matrix.is_shown
    assert matrix.matrix is not None
    assert matrix.matrix.model.claim_count == 1
    matrix.matrix.go_to.emit(user.transcript.id, made.id)
    assert not matrix.is_shown
    assert user.bridge.annotation == made


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F7, Qt.Key.Key_1, Qt.Key.Key_2])
def test_keys_act_on_what_is_seen_once_the_matrix_is_left(user: User, key: Qt.Key) -> None:
    user.key(Qt.Key.Key_4, CTRL)
    matrix = user.window.open_view.matrix
    assert matrix.is_shown
    user.key(key, CTRL if key in (Qt.Key.Key_1, Qt.Key.Key_2) else Qt.KeyboardModifier.NoModifier)
    assert not matrix.is_shown
    assert QApplication.focusWidget() is user.text


def test_a_transcript_is_renamed_marked_as_done_and_removed(open_window: Open) -> None:
    user = open_window(TALK, "甲：别的。\n")
    pane = user.window.transcripts
    first = pane.model.summaries[0].transcript
    pane.model.setData(pane.model.row_of(first.id), "  读书会  ")
    assert user.bridge.workspace.transcript(first.id).transcript.title == "读书会"
    pane.marking.emit(first.id, "done")
    assert user.bridge.workspace.transcript(first.id).transcript.status is TranscriptStatus.DONE
    pane.show_current(first.id)
    user.bridge.open_transcript(first.id)
    pane.view.setFocus()
    user.key(Qt.Key.Key_Delete)
    assert [s.transcript.id for s in pane.model.summaries] != []
    assert user.transcript.id != first.id
    QTest.mouseClick(user.window.panes.messages.verb, Qt.MouseButton.LeftButton)
    assert pane.model.total == 2


def test_the_list_is_searched(open_window: Open) -> None:
    user = open_window(TALK, "甲：别的。\n")
    pane = user.window.transcripts
    pane.search.setText("TALK-2")
    assert pane.model.rowCount() == 1
    pane.search.setText("nowhere")
    assert pane.model.rowCount() == 0
    pane.search.clear()
    assert pane.model.rowCount() == 2


def test_another_program_writing_is_noticed_with_the_next_edit(user: User) -> None:
    other = Workspace.open(user.bridge.workspace.path)
    other.do(EditTranscript(user.transcript.id, title="Elsewhere"))
    other.close()
    user.stand_at("撑不过")
    user.press("F")
    assert user.transcript.transcript.title == "Elsewhere"
    assert len(user.marks()) == 1


def test_what_another_program_removed_is_let_go(open_window: Open) -> None:
    user = open_window(TALK, "甲：别的。\n")
    user.stand_at("撑不过")
    user.press("F")
    other = Workspace.open(user.bridge.workspace.path)
    other.do(RemoveTranscript(user.transcript.id))
    other.close()
    user.bridge.refresh()
    assert user.transcript.text == "甲：别的。\n"
    assert user.bridge.annotation is None
    assert user.window.transcripts.model.total == 1


def test_closing_asks_nothing_and_comes_back_to_the_place(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda self: pytest.fail("a box was put up"))
    project = project_with(tmp_path, "甲：别的。\n", TALK)
    _, user = start(project)
    user.window.step_transcript(1)
    user.stand_at("卡尺")
    user.press("F")
    caret = user.bridge.selection.caret
    user.window.close()
    _, again = start(project)
    assert again.transcript.text == TALK
    assert again.bridge.selection.caret == caret


def test_the_language_changes_in_place(start: Start, tmp_path: Path) -> None:
    program, user = start(project_with(tmp_path, TALK))
    user.stand_at("卡尺")
    program.choose_language("zh_CN")
    user.rest(50)
    assert current_language() == "zh_CN"
    user.window = program.window
    assert user.transcript.text == TALK
    assert user.window.panes.bar.export.text() == "导出"


def test_the_look_changes_in_place(start: Start, tmp_path: Path) -> None:
    program, user = start(project_with(tmp_path, TALK))
    before = user.window
    program.choose_theme("dark")
    assert current_theme() is DARK
    assert program.window is before
    program.choose_theme("light")


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_help_is_one_key_away(user: User, key: Qt.Key) -> None:
    user.stand_at("我觉得")
    user.key(key)
    sheet = next(d for d in user.window.findChildren(QDialog) if d.windowTitle() == "All keys")
    assert sheet.isVisible()
    sheet.close()


def test_every_control_has_a_name(user: User) -> None:
    user.stand_at("撑不过")
    user.press("F")
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    nameless = [
        type(widget).__name__
        for kind in (QAbstractButton, QLineEdit, QComboBox)
        for widget in user.window.findChildren(kind)
        if widget.isVisible() and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_enter_presses_the_button_that_has_the_keyboard(start: Start) -> None:
    window = start(None)[1].window
    asked: list[bool] = []
    window.panes.start.creating.disconnect()
    window.panes.start.creating.connect(lambda: asked.append(True))
    first = window.panes.start.findChildren(QPushButton)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert asked == [True]


@pytest.mark.parametrize("way", ["another transcript", "closing"])
def test_what_is_typed_into_an_open_correction_is_not_lost(start: Start, tmp_path: Path, way: str) -> None:
    path = project_with(tmp_path, TALK, "另一份。")
    program, user = start(path)
    user.stand_at("裂缝")
    user.press("E")
    user.write("裂纹")
    if way == "closing":
        program.window.close()
    else:
        user.window.step_transcript(1)
    workspace = Workspace.open(path)
    whole = [workspace.transcript(summary.transcript.id) for summary in workspace.summaries()]
    found = [correction.replacement for transcript in whole for correction in transcript.corrections]
    workspace.close()
    assert found == ["裂纹"]
