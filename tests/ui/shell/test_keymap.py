"""The user's keys over the table of commands: who has which key, what is refused, what is kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.actions import BY_NAME, COMMANDS
from annotator.ui.command import Scope
from annotator.ui.key_names import canonical, committed_key, key_name, key_of_text
from annotator.ui.key_rules import objection
from annotator.ui.keymap import Keymap, KeyRefused, access_keys
from annotator.ui.preferences import KEYS, KEYS_UNREAD, Preferences

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE, KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
FREE, OTHER, OWNED = [key for key in "ZYVQKJHUIC" if not Keymap().holder(key)][:3]
REVIEWED, UNDO, LABEL, PALETTE = (BY_NAME[name] for name in ("reviewed", "undo", "label", "palette"))


@pytest.fixture
def preferences(qapp: QApplication) -> Iterator[Preferences]:
    kept = Preferences()
    yield kept
    kept.forget_all()


def committed(text: str, preedit: str = "") -> QInputMethodEvent:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    return event


@pytest.mark.parametrize(
    ("key", "text", "held", "name"),
    [
        (Qt.Key.Key_F, "f", NONE, "F"),
        (Qt.Key.Key_F, "ｆ", NONE, "F"),
        (Qt.Key.Key_F, "的", NONE, "F"),
        (Qt.Key.Key_F, "", NONE, "F"),
        (Qt.Key.Key_unknown, "f", NONE, "F"),
        (Qt.Key.Key_unknown, "的", NONE, ""),
        (Qt.Key.Key_S, "S", SHIFT, "Shift+S"),
        (Qt.Key.Key_1, "１", NONE, "1"),
        (Qt.Key.Key_1, "1", KEYPAD, "1"),
        (Qt.Key.Key_BracketLeft, "【", NONE, "["),
        (Qt.Key.Key_BraceLeft, "{", SHIFT, "{"),
        (Qt.Key.Key_Period, "。", NONE, "."),
        (Qt.Key.Key_Question, "？", SHIFT, "?"),
        (Qt.Key.Key_Space, " ", NONE, "Space"),
        (Qt.Key.Key_Space, " ", SHIFT, "Shift+Space"),
        (Qt.Key.Key_Backtab, "", SHIFT, "Shift+Tab"),
        (Qt.Key.Key_Enter, "\r", KEYPAD, "Return"),
        (Qt.Key.Key_Plus, "+", CTRL | SHIFT, "Ctrl++"),
        (Qt.Key.Key_Z, "\x1a", CTRL | SHIFT, "Ctrl+Shift+Z"),
        (Qt.Key.Key_Shift, "", SHIFT, ""),
        (Qt.Key.Key_Control, "", CTRL, ""),
    ],
)
def test_a_key_has_one_name_however_it_arrives(
    key: Qt.Key, text: str, held: Qt.KeyboardModifier, name: str
) -> None:
    assert key_name(QKeyEvent(QEvent.Type.KeyPress, key, held, text)) == name


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (committed("f"), "F"),
        (committed("F"), "F"),
        (committed("３"), "3"),
        (committed("。"), "."),
        (committed(" "), "Space"),
        (committed("的"), ""),
        (committed("fg"), ""),
        (committed("f", preedit="g"), ""),
        (committed(""), ""),
    ],
)
def test_what_an_input_method_sends_is_the_key_that_writes_it(
    qapp: QApplication, event: QInputMethodEvent, name: str
) -> None:
    QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)
    assert committed_key(event) == name


def test_a_committed_capital_is_the_key_with_shift_only_while_shift_is_held() -> None:
    assert key_of_text("S", has_shift=True) == "Shift+S"
    assert key_of_text("s", has_shift=True) == "S"
    assert key_of_text("S") == "S"


@given(st.sampled_from([key for command in COMMANDS for key in command.keys]))
def test_names_are_stable(key: str) -> None:
    assert canonical(key) == key


def test_without_the_users_word_keys_are_those_of_the_table() -> None:
    keymap = Keymap()
    assert {c.name: keymap.keys(c) for c in COMMANDS} == {c.name: c.keys for c in COMMANDS}
    assert not any(keymap.is_changed(command) for command in COMMANDS)


def test_every_key_of_the_table_can_be_taken_and_given_back() -> None:
    keymap = Keymap()
    for command in COMMANDS:
        for key in command.keys:
            keymap.take(command, key)
            assert keymap.holder(key) is None
            keymap.give(command, key, {})
            assert keymap.holder(key) is command


def test_changing_a_key_frees_the_old_one(preferences: Preferences) -> None:
    keymap = Keymap(preferences)
    keymap.give(REVIEWED, FREE, {}, instead_of="Space")
    assert keymap.keys(REVIEWED) == (FREE,)
    assert keymap.on_page(FREE) is REVIEWED
    assert keymap.on_page("Space") is None
    keymap.give(LABEL, "Space", {})
    assert keymap.keys(LABEL) == ("M", "Space")


def test_listeners_are_told_once_per_change_and_not_for_a_refusal(preferences: Preferences) -> None:
    keymap = Keymap(preferences)
    told: list[int] = []
    keymap.changed.connect(lambda: told.append(1))
    keymap.give(REVIEWED, FREE, {})
    with pytest.raises(KeyRefused):
        keymap.give(REVIEWED, "M", {})
    assert told == [1]


@pytest.mark.parametrize(
    ("command", "key", "said"),
    [
        ("reviewed", "M", "M belongs to “Choose a label”"),
        ("reviewed", "Ctrl+K", "Ctrl+K belongs to “A command or a transcript”"),
        ("reviewed", OWNED, f"{OWNED} belongs to “Rumour”"),
        ("reviewed", "5", "Digits stand for labels and speakers"),
        ("reviewed", "Alt+P", "Alt+P opens the menu “Project”"),
        ("reviewed", "Ctrl+Space", "Input methods need Ctrl+Space"),
        ("reviewed", "F2", "F2 renames in lists"),
        ("reviewed", "", "This is no key"),
        ("reviewed", "Ctrl+A", "The page itself scrolls, selects or copies with Ctrl+A"),
        ("reviewed", "PgDown", "The page itself scrolls, selects or copies with PgDown"),
        ("reviewed", "Shift+Home", "The page itself scrolls, selects or copies with Shift+Home"),
        ("palette", OTHER, f"{OTHER} writes text in fields"),
        ("palette", "7", "7 writes text in fields"),
        ("palette", "Space", "Space writes text in fields"),
        ("palette", "Return", "Fields, lists and buttons need Enter"),
        ("palette", "Tab", "Fields, lists and buttons need Tab"),
        ("palette", "Shift+Left", "Fields, lists and buttons need Shift+←"),
        ("palette", "Ctrl+C", "Text fields need Ctrl+C"),
        ("palette", "Ctrl+Z", "Text fields need Ctrl+Z"),
        ("palette", "Alt+F4", "The desktop needs Alt+F4"),
        ("palette", "Shift+F10", "Shift+F10 opens the menu at the caret"),
    ],
)
def test_a_key_that_cannot_be_is_refused_in_one_sentence(command: str, key: str, said: str) -> None:
    keymap = Keymap()
    before = {c.name: keymap.keys(c) for c in COMMANDS}
    with pytest.raises(KeyRefused) as refused:
        keymap.give(BY_NAME[command], key, {OWNED: "Rumour"})
    assert str(refused.value).startswith(said)
    assert {c.name: keymap.keys(c) for c in COMMANDS} == before


@pytest.mark.parametrize(("command", "key"), [("copy", "Ctrl+C"), ("undo", "Ctrl+Z"), ("keys", "?")])
def test_a_command_may_always_have_the_keys_it_came_with(command: str, key: str) -> None:
    keymap = Keymap()
    keymap.take(BY_NAME[command], key)
    keymap.give(BY_NAME[command], key, {})
    assert keymap.holder(key) is BY_NAME[command]


def test_what_was_changed_holds_after_a_restart(preferences: Preferences) -> None:
    keymap = Keymap(preferences)
    keymap.give(REVIEWED, FREE, {}, instead_of="Space")
    keymap.give(PALETTE, "Ctrl+D", {})
    keymap.take(UNDO, "Ctrl+Z")
    again = Keymap(Preferences())
    assert again.keys(REVIEWED) == (FREE,)
    assert again.keys(PALETTE) == ("Ctrl+K", "Ctrl+D")
    assert again.keys(UNDO) == ()
    again.reset(UNDO, {})
    again.reset_all()
    assert Preferences().get(KEYS) == ""


def test_a_reset_is_refused_while_another_has_the_key() -> None:
    keymap = Keymap()
    keymap.take(REVIEWED, "Space")
    keymap.give(LABEL, "Space", {})
    with pytest.raises(KeyRefused, match="Space belongs to “Choose a label” now"):
        keymap.reset(REVIEWED, {})
    keymap.take(LABEL, "Space")
    with pytest.raises(KeyRefused, match="“Ada”"):
        keymap.reset(REVIEWED, {"Space": "Ada"})
    keymap.reset(REVIEWED, {})
    assert keymap.keys(REVIEWED) == ("Space",)


@pytest.mark.parametrize(
    "stored",
    [
        "{",
        "nonsense",
        "[1, 2]",
        '"keys"',
        "null",
        '{"reviewed": "V"}',
        '{"reviewed": [7]}',
        '{"reviewed": ["no key"]}',
        '{"undo": ["J"]}',
        '{"reviewed": {"V": 1}}',
    ],
)
def test_bad_settings_mean_the_keys_of_the_table(preferences: Preferences, stored: str) -> None:
    preferences.put(KEYS, stored)
    keymap = Keymap(preferences)
    assert {c.name: keymap.keys(c) for c in COMMANDS} == {c.name: c.keys for c in COMMANDS}
    assert preferences.get(KEYS) == stored


def test_what_could_not_be_read_is_not_thrown_away(preferences: Preferences) -> None:
    preferences.put(KEYS, "{half")
    Keymap(preferences).give(REVIEWED, FREE, {})
    assert preferences.get(KEYS_UNREAD) == "{half"
    assert json.loads(preferences.get(KEYS)) == {"reviewed": ["Space", FREE]}


def test_what_a_later_version_stored_is_kept(preferences: Preferences) -> None:
    preferences.put(KEYS, json.dumps({"sing": ["Ctrl+D"], "reviewed": [FREE, 5]}))
    keymap = Keymap(preferences)
    assert keymap.keys(REVIEWED) == (FREE,)
    keymap.give(LABEL, OTHER, {})
    assert json.loads(preferences.get(KEYS)) == {
        "sing": ["Ctrl+D"],
        "reviewed": [FREE, 5],
        "label": ["M", OTHER],
    }


def test_the_users_key_goes_before_the_table(preferences: Preferences) -> None:
    preferences.put(KEYS, json.dumps({"reviewed": ["M"]}))
    keymap = Keymap(preferences)
    assert keymap.on_page("M") is REVIEWED
    assert keymap.keys(LABEL) == ()


def test_of_two_stored_for_one_key_the_other_falls_back(preferences: Preferences) -> None:
    preferences.put(KEYS, json.dumps({"label": [FREE], "reviewed": [FREE]}))
    keymap = Keymap(preferences)
    assert keymap.keys(LABEL) == (FREE,)
    assert keymap.keys(REVIEWED) == ("Space",)


_KEYS = st.sampled_from(
    [FREE, OTHER, OWNED, "M", "Space", "Ctrl+D", "Ctrl+K", "Tab", "F5", "Ctrl+C", ";", "5"]
)
_NAMES = st.sampled_from(["reviewed", "label", "palette", "undo", "keys", "next_claim"])
_STEPS = st.lists(st.tuples(st.sampled_from(["give", "take", "reset"]), _NAMES, _KEYS), max_size=12)


@given(_STEPS)
def test_whatever_is_asked_no_key_means_two_things(steps: list[tuple[str, str, str]]) -> None:
    keymap = Keymap()
    owners = {OWNED: "Rumour"}
    for verb, name, key in steps:
        command = BY_NAME[name]
        try:
            if verb == "give":
                keymap.give(command, key, owners)
            elif verb == "take":
                keymap.take(command, key)
            else:
                keymap.reset(command, owners)
        except KeyRefused:
            continue
    times = Counter(key for command in COMMANDS for key in keymap.keys(command))
    assert set(times.values()) == {1}
    assert OWNED not in times
    for command in COMMANDS:
        assert all(keymap.holder(key) is command for key in keymap.keys(command))
        assert not any(objection(command, key) for key in keymap.keys(command))


def test_no_key_of_the_table_opens_a_menu() -> None:
    assert access_keys().keys().isdisjoint(key for command in COMMANDS for key in command.keys)


def test_single_keys_of_window_commands_work_on_the_page_only() -> None:
    keymap = Keymap()
    assert keymap.on_page("?") is BY_NAME["keys"]
    assert keymap.on_page("F1") is None
    assert all(keymap.on_page(key) is c for c in COMMANDS if c.scope is Scope.PAGE for key in c.keys)
