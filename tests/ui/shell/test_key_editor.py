"""Keys are changed in a dialog, and everything that shows or obeys a key follows at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QPushButton

from annotator.domain.label import Layer
from annotator.editing import EditLabel, EditSpeaker
from annotator.language import use_language
from annotator.ui.actions import BY_NAME, COMMANDS
from annotator.ui.command_key import CommandKey
from annotator.ui.command_palette import CommandPalette
from annotator.ui.dialogs.key_editor import KeyEditor, open_key_editor
from annotator.ui.dialogs.key_sheet import KeySheet, groups, parted
from annotator.ui.finding import entries
from annotator.ui.keymap import called
from annotator.ui.panels.chips import Chip
from annotator.ui.panels.keys_taken import keys_taken
from tests.ui.shell.desk import User
from tests.ui.shell.fields import compose

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Start = Callable[..., User]


@pytest.fixture
def free(user: User) -> str:
    """A letter that means nothing yet."""
    taken = keys_taken(user.bridge.codebook)
    return next(key for key in "ZVQKHUIC" if key not in taken)


def editor_at(user: User, command: str) -> KeyEditor:
    editor = open_key_editor(user.window, command)
    editor.activateWindow()
    user.rest(20)
    return editor


def press(editor: KeyEditor, key: str, held: Qt.KeyboardModifier = NONE) -> None:
    """Press the key that is waited for."""
    QTest.keyClick(editor.catcher, Qt.Key(ord(key)), held)


def chips(editor: KeyEditor) -> list[str]:
    return [c.text() for c in editor.keys.findChildren(QPushButton) if not c.isHidden()]


def wait_over(user: User) -> None:
    user.window.activateWindow()
    user.window.page.setFocus()
    user.rest(10)


def change(user: User, command: str, key: str, held: Qt.KeyboardModifier = NONE) -> None:
    editor = editor_at(user, command)
    editor.ask_change()
    press(editor, key, held)
    editor.close()
    wait_over(user)


def reviewed(user: User) -> int:
    return len(user.transcript.reviewed)


def test_a_new_key_is_pressed_and_the_page_obeys_it_at_once(user: User, free: str) -> None:
    change(user, "reviewed", free)
    user.stand_at("我觉得")
    user.key(Qt.Key.Key_Space)
    assert reviewed(user) == 0
    user.press(free)
    assert reviewed(user) == 1


def test_a_new_key_of_a_window_command_is_obeyed_everywhere(user: User) -> None:
    change(user, "palette", "D", CTRL)
    user.key(Qt.Key.Key_K, CTRL)
    assert user.window.findChild(QLabel, "nothing") is None
    assert QApplication.focusWidget() is user.text
    user.key(Qt.Key.Key_D, CTRL)
    assert QApplication.focusWidget() is not user.text
    user.key(Qt.Key.Key_Escape)
    user.window.go_to_list()
    user.key(Qt.Key.Key_D, CTRL)
    assert QApplication.focusWidget() is not user.window.transcripts.view


def test_what_an_input_method_sends_acts_as_the_changed_key(user: User, free: str) -> None:
    change(user, "reviewed", free)
    user.stand_at("我觉得")
    compose(user.text, "", " ")
    assert reviewed(user) == 0
    compose(user.text, "", free.lower())
    assert reviewed(user) == 1


def test_everything_that_shows_a_key_shows_the_new_one(user: User, free: str) -> None:
    change(user, "reviewed", free)
    change(user, "palette", "D", CTRL)
    window = user.window
    caps = {cap.text() for cap in window.panes.bar.findChildren(CommandKey)}
    assert caps == {"Ctrl+D"}
    menu = next(m for m in window.menuBar().findChildren(QMenu) if m.title() == "&Mark")
    assert f"Reviewed, go on\t{free}" in [action.text() for action in menu.actions()]
    assert window.actions_of_commands.by_name["palette"].shortcut().toString() == "Ctrl+D"
    assert ("Reviewed, go on", free) in {(entry.text, entry.key) for entry in entries(window)}
    sheet = {text: keys for _, rows in groups(window) for text, keys in rows}
    assert sheet["Reviewed, go on"] == (free,)
    assert sheet[called(BY_NAME["palette"])] == ("Ctrl+D",)


def test_the_start_page_shows_the_keys_in_use(start: Callable[[None], tuple[object, User]]) -> None:
    user = start(None)[1]
    user.window.keymap.give(BY_NAME["new"], "Ctrl+D", {}, instead_of="Ctrl+N")
    caps = [cap for cap in user.window.panes.start.findChildren(CommandKey) if cap.isVisible()]
    assert [cap.text() for cap in caps] == ["Ctrl+D", "Ctrl+O"]
    user.window.keymap.take(BY_NAME["new"], "Ctrl+D")
    assert [cap.text() for cap in caps if cap.isVisible()] == ["Ctrl+O"]


@pytest.mark.parametrize(
    ("command", "key", "held", "said"),
    [
        ("reviewed", "M", NONE, "M belongs to “Choose a label”"),
        ("reviewed", "F", NONE, "F belongs to “Fact”"),
        ("reviewed", "1", NONE, "Digits stand for labels and speakers"),
        ("palette", "V", NONE, "V writes text in fields"),
        ("palette", "C", CTRL, "Text fields need Ctrl+C"),
        ("palette", "V", CTRL, "Text fields need Ctrl+V"),
    ],
)
def test_a_refusal_says_who_has_the_key_and_changes_nothing(
    user: User, command: str, key: str, held: Qt.KeyboardModifier, said: str
) -> None:
    editor = editor_at(user, command)
    before = user.window.keymap.keys(BY_NAME[command])
    editor.ask_further()
    press(editor, key, held)
    assert editor.message.text().startswith(said)
    assert user.window.keymap.keys(BY_NAME[command]) == before


def test_labels_and_speakers_cannot_take_a_key_that_a_command_was_given(user: User, free: str) -> None:
    assert free not in keys_taken(user.bridge.codebook)
    change(user, "reviewed", free)
    assert keys_taken(user.bridge.codebook)[free] == "Reviewed, go on"


def test_a_label_given_the_old_key_of_a_command_marks_with_it(user: User, free: str) -> None:
    change(user, "repeat", free)
    taken = {*keys_taken(user.bridge.codebook), free}
    change(user, "label", next(key for key in "ZVQKHIBA" if key not in taken))
    label = user.bridge.codebook.labels_of(Layer.CLAIMS)[0]
    assert "M" not in keys_taken(user.bridge.codebook)
    user.bridge.do(EditLabel(label.id, shortcut="M"))
    user.stand_at("我觉得")
    user.press("M")
    assert [name for name, _ in user.marks()] == [label.name]
    editor = editor_at(user, "label")
    editor.resetting.click()
    assert editor.message.text().startswith(f"M belongs to “{label.name}” now")


def test_a_label_of_another_project_does_not_take_a_key_from_a_command(user: User, free: str) -> None:
    label = user.bridge.codebook.labels_of(Layer.CLAIMS)[0]
    user.bridge.do(EditLabel(label.id, shortcut=free))
    user.window.keymap.give(BY_NAME["reviewed"], free, {})  # as on a computer where this was chosen before
    user.stand_at("我觉得")
    user.press(free)
    assert (reviewed(user), user.marks()) == (1, [])
    assert label.name not in {text for _, rows in groups(user.window) for text, _ in rows}


def test_a_chip_shows_a_letter_only_while_it_acts(user: User, free: str) -> None:
    label = user.bridge.codebook.labels_of(Layer.CLAIMS)[0]
    user.bridge.do(EditLabel(label.id, shortcut=free))

    def shown() -> str:
        chips = user.window.open_view.panel.findChildren(Chip)
        return next(chip.face.key for chip in chips if chip.face.id == label.id)

    assert shown() == free
    user.window.keymap.give(BY_NAME["reviewed"], free, {})
    assert shown() == ""
    user.window.keymap.reset(BY_NAME["reviewed"], {})
    assert shown() == free


def test_opening_a_project_says_which_key_of_a_label_means_a_command_here(user: User, free: str) -> None:
    label = user.bridge.codebook.labels_of(Layer.CLAIMS)[0]
    user.bridge.do(EditLabel(label.id, shortcut=free))
    path = user.bridge.workspace.path
    user.window.projects.open(path)
    assert free not in user.said
    user.window.keymap.give(BY_NAME["reviewed"], free, {})
    user.window.projects.open(path)
    assert user.said == f"The key {free} of “{label.name}” means “Reviewed, go on” on this computer."


def test_several_keys_one_taken_away_and_all_given_back(user: User, free: str) -> None:
    editor = editor_at(user, "reviewed")
    editor.ask_further()
    press(editor, free)
    user.rest(10)
    assert chips(editor) == ["Space   ×", f"{free}   ×"]
    first = next(c for c in editor.keys.findChildren(QPushButton) if c.text().startswith("Space"))
    first.click()
    user.rest(10)
    assert user.window.keymap.keys(BY_NAME["reviewed"]) == (free,)
    assert editor.resetting.isEnabled()
    editor.resetting.click()
    assert user.window.keymap.keys(BY_NAME["reviewed"]) == ("Space",)
    assert not editor.resetting.isEnabled()


def test_all_keys_are_given_back_only_when_that_is_confirmed(
    user: User, free: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["Keep", "As they came"]

    def answer(box: QMessageBox) -> int:
        wanted = answers.pop(0)
        next(b for b in box.buttons() if b.text() == wanted).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    editor = editor_at(user, "reviewed")
    assert not editor.resetting_all.isEnabled()
    editor.ask_change()
    press(editor, free)
    editor.resetting_all.click()
    assert user.window.keymap.keys(BY_NAME["reviewed"]) == (free,)
    editor.resetting_all.click()
    assert user.window.keymap.keys(BY_NAME["reviewed"]) == ("Space",)


@pytest.mark.parametrize("query", ["reviewed", "Reviewed, go", "space"])
def test_commands_are_found_by_name_and_key(user: User, query: str) -> None:
    editor = editor_at(user, "new")
    QTest.keyClicks(editor.search, query)
    assert "reviewed" in editor.list.shown()
    assert "export" not in editor.list.shown()


def test_commands_are_found_by_pinyin(start: Callable[..., tuple[object, User]], user: User) -> None:
    use_language("zh_CN")
    editor = editor_at(user, "new")
    QTest.keyClicks(editor.search, "chexiao")
    assert editor.list.current is BY_NAME["undo"]
    QTest.keyClick(editor.search, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(editor.search, "qqqq")
    assert list(editor.list.shown()) == []
    assert not editor.changing.isEnabled()


def test_by_keyboard_alone_from_the_palette_to_a_changed_key(user: User, free: str) -> None:
    user.key(Qt.Key.Key_K, CTRL)
    user.write("Change keys")
    user.key(Qt.Key.Key_Return)
    editor = user.window.findChild(KeyEditor)
    assert editor is not None
    editor.activateWindow()
    user.rest(20)
    user.write("Reviewed, go on")
    user.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is editor.catcher
    user.press(free)
    assert user.window.keymap.keys(BY_NAME["reviewed"]) == (free,)
    user.key(Qt.Key.Key_Return)
    user.key(Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert user.window.keymap.keys(BY_NAME["reviewed"]) == (free,)
    user.key(Qt.Key.Key_Escape)
    assert user.window.findChild(KeyEditor) is None


@pytest.mark.parametrize(
    ("key", "held", "said"),
    [
        ("K", CTRL, "Ctrl+K is the key of “A command or a transcript”."),
        ("F", NONE, "F belongs to “Fact”."),
        ("P", Qt.KeyboardModifier.AltModifier, "Alt+P belongs to “Project”."),
        ("7", CTRL, "No command has Ctrl+7."),
    ],
)
def test_a_pressed_key_tells_whose_it_is(user: User, key: str, held: Qt.KeyboardModifier, said: str) -> None:
    editor = editor_at(user, "new")
    editor.by_key.click()
    press(editor, key, held)
    assert editor.message.text() == said
    if said.startswith("Ctrl+K"):
        assert editor.list.current is BY_NAME["palette"]


def test_the_keys_of_fields_and_dialogs_can_be_pressed_too(user: User) -> None:
    editor = editor_at(user, "label")
    for key, held, name in (
        (Qt.Key.Key_Insert, NONE, "Ins"),
        (Qt.Key.Key_Tab, CTRL, "Ctrl+Tab"),
        (Qt.Key.Key_F5, SHIFT, "Shift+F5"),
    ):
        editor.ask_further()
        QTest.keyClick(editor.catcher, Qt.Key.Key_Control, CTRL)
        assert editor.catcher.isVisible()
        QTest.keyClick(editor.catcher, key, held)
        assert name in user.window.keymap.keys(BY_NAME["label"])


def test_while_a_key_is_waited_for_an_input_method_is_off(user: User, free: str) -> None:
    editor = editor_at(user, "reviewed")
    editor.ask_change()
    assert not editor.catcher.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    compose(editor.catcher, free.lower())
    assert editor.catcher.isVisible()
    compose(editor.catcher, "", free.lower())
    assert user.window.keymap.keys(BY_NAME["reviewed"]) == (free,)


def test_the_sheet_follows_leads_to_the_editor_and_fits_on_a_small_screen(user: User, free: str) -> None:
    speaker = user.bridge.codebook.speakers[0]
    user.bridge.do(EditSpeaker(speaker.id, shortcut="7"))
    window = user.window
    dialog = KeySheet(
        window, QSize(1280, 720), lambda: groups(window), columns=4, change=window.show_key_editor
    )
    dialog.show()
    user.rest(20)
    assert dialog.width() <= 1280
    assert dialog.height() <= 720
    assert dialog.area.horizontalScrollBar().maximum() == 0
    assert dialog.area.verticalScrollBar().maximum() == 0
    user.window.keymap.give(BY_NAME["reviewed"], free, {}, instead_of="Space")
    sheet = dialog.area.widget()
    assert sheet is not None
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {free, "7", speaker.name, "Fact", "Reviewed, go on"} <= shown
    dialog.changing.click()
    assert not dialog.isVisible()
    assert user.window.findChild(KeyEditor) is not None


def test_the_sheet_tells_what_the_digits_stand_for_now(user: User) -> None:
    def digits() -> set[str]:
        return {heading for heading, rows in groups(user.window) if ("1",) in [keys for _, keys in rows]}

    assert digits() == {"Speaker from here on"}
    user.bridge.choose_layer(Layer.CLAIMS)
    assert digits() == {"Mark the selection or the sentence"}


def test_the_codebook_undoes_by_the_key_in_use(user: User) -> None:
    change(user, "undo", "D", CTRL)
    label = user.bridge.codebook.labels_of(Layer.CLAIMS)[0]
    dialog = user.window.open_view.panel.open_codebook(Layer.CLAIMS)
    dialog.activateWindow()
    user.bridge.do(EditLabel(label.id, name="Hearsay"))
    dialog.claims.tree.setFocus()
    user.key(Qt.Key.Key_Z, CTRL)
    assert user.bridge.codebook.label_by_id[label.id].name == "Hearsay"
    user.key(Qt.Key.Key_D, CTRL)
    assert user.bridge.codebook.label_by_id[label.id].name == label.name


def test_a_palette_with_nothing_found_says_so(user: User) -> None:
    user.key(Qt.Key.Key_K, CTRL)
    user.write("qqqq 没有")
    palette = user.window.findChild(CommandPalette)
    assert palette is not None
    seen = [label.text() for label in palette.findChildren(QLabel) if label.isVisible()]
    assert seen == ["Nothing here has this name."]


def test_names_of_commands_in_sentences_end_with_a_word() -> None:
    assert [called(command) for command in COMMANDS if called(command) != called(command).strip("… ")] == []


def test_the_palette_says_where_a_command_belongs_or_what_is_missing(user: User) -> None:
    listed = {entry.text: entry for entry in entries(user.window)}
    assert listed["Export"].about == "Project"
    assert listed["Link to another claim"].about == "Choose a claim first"
    assert not listed["Link to another claim"].possible
    user.stand_at("我觉得")
    user.press("F")
    listed = {entry.text: entry for entry in entries(user.window)}
    assert listed["Link to another claim"].about == "Annotation"


def test_without_a_project_commands_say_that_one_is_needed(start: Callable[..., tuple[object, User]]) -> None:
    window = start(None)[1].window
    reasons = {name: window.why_not(command) for name, command in BY_NAME.items()}
    assert {reasons[name] for name in ("export", "relate", "undo", "next_claim")} == {"Open a project first"}
    assert {name for name, why in reasons.items() if not why} >= {"new", "open", "palette", "edit_keys"}


@given(
    st.lists(st.lists(st.integers(15, 40), min_size=1, max_size=24), min_size=1, max_size=12),
    st.integers(1, 5),
    st.integers(100, 900),
)
def test_the_columns_of_the_sheet_hold_all_keys_in_their_order(
    heights: list[list[int]], among: int, room: int
) -> None:
    columns = parted(heights, 20, among, room)
    assert len(columns) <= among
    pieces = [piece for column in columns for piece in column]
    assert [(at, row) for at, first, end in pieces for row in range(first, end)] == [
        (at, row) for at, rows in enumerate(heights) for row in range(len(rows))
    ]
    if among == 1:
        assert len(pieces) == len(heights)


def test_groups_of_the_sheet_are_torn_only_where_columns_would_be_far_too_high() -> None:
    assert parted([[10] * 9, [10] * 3, [10] * 6, [10] * 8, [10] * 11], 20, 3, 900) == [
        [(0, 0, 9), (1, 0, 3)],
        [(2, 0, 6), (3, 0, 8)],
        [(4, 0, 11)],
    ]
    assert parted([[10] * 20], 20, 2, 900) == [[(0, 0, 10)], [(0, 10, 20)]]
