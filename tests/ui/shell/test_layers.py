"""What digits stand for: the entries of the active layer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.label import Layer
from annotator.editing import AddLabel, AddSpeaker
from annotator.ui.dialogs.key_sheet import groups
from annotator.ui.panels.chips import Chip
from annotator.workspace.keys import DIGITS, digits_of_labels
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User
from tests.ui.shell.test_window import Start


@pytest.fixture
def topical(user: User) -> User:
    for name in ("桥", "钱"):
        user.bridge.do(AddLabel(Layer.TOPICS, name, id=name))
    user.bridge.do(AddLabel(Layer.TOPICS, "裂缝", parent="桥", id="裂缝"))
    return user


def switch(user: User) -> None:
    user.key(Qt.Key.Key_QuoteLeft)


def caps(user: User, layer: Layer) -> dict[str, str]:
    marks = user.window.open_view.panel.marks
    group = marks.topics if layer is Layer.TOPICS else marks.claims
    return {chip.face.text: chip.face.digit for chip in group.flow.chips()}


def test_a_known_speaker_takes_one_key_from_the_start(topical: User) -> None:
    topical.stand_at("去年裂缝")
    topical.press("1")
    assert ("主持人", "去年裂缝长了") in topical.speakers()
    assert topical.marks() == []


def test_one_key_lets_digits_start_topics_then_mark_claims(topical: User) -> None:
    topical.stand_at("去年裂缝")
    switch(topical)
    topical.press("2")
    assert [name for name, _ in topical.marks()] == ["裂缝"]  # below 桥, so it comes before 钱
    switch(topical)
    topical.stand_at("我量的")
    topical.press("1")
    assert ("Fact", "我量的，用卡尺") in topical.marks()
    switch(topical)
    topical.press("1")
    assert topical.bridge.selection.layer is Layer.SPEAKERS
    assert ("主持人", "我量的，用卡") in topical.speakers()


@pytest.mark.parametrize("times", [0, 1, 2])
def test_letters_mark_claims_whatever_the_layer(topical: User, times: int) -> None:
    topical.stand_at("撑不过")
    for _ in range(times):
        switch(topical)
    topical.press("O")
    assert topical.marks() == [("Opinion", "我觉得这座桥撑不过冬天")]


def test_the_panel_and_the_status_bar_show_the_layer(topical: User) -> None:
    marks = topical.window.open_view.panel.marks
    assert caps(topical, Layer.TOPICS) == {"桥": "", "› 裂缝": "", "钱": ""}
    assert marks.speakers.model.row(marks.speakers.model.index(0)).key == "1"  # type: ignore[union-attr]
    topical.stand_at("我们")
    switch(topical)
    topical.rest(200)
    assert caps(topical, Layer.TOPICS) == {"桥": "1", "› 裂缝": "2", "钱": "3"}
    assert marks.speakers.model.row(marks.speakers.model.index(0)).key == ""  # type: ignore[union-attr]
    heads = [group.header.head for group in (marks.speakers, marks.topics, marks.claims)]
    assert [head is not None and head.is_active for head in heads] == [False, True, False]
    assert "digits: topics" in topical.window.status.text()


def test_the_sheet_of_keys_tells_what_digits_stand_for_now(topical: User) -> None:
    topical.stand_at("我们")
    assert ("主持人", ("1",)) in dict(groups(topical.window))["Speaker from here on"]
    switch(topical)
    sheet = dict(groups(topical.window))
    assert sheet["Topic from here on"] == [("桥", ("1",)), ("裂缝", ("2",)), ("钱", ("3",))]
    assert sheet["Speaker from here on"] == []
    assert ("Fact", ("F",)) in sheet["Mark the selection or the sentence"]


def test_a_click_on_the_head_of_a_group_makes_it_active(topical: User) -> None:
    marks = topical.window.open_view.panel.marks
    assert marks.claims.header.head is not None
    QTest.mouseClick(marks.claims.header.head, Qt.MouseButton.LeftButton)
    assert topical.bridge.selection.layer is Layer.CLAIMS
    chip = marks.claims.flow.chips()[0]
    assert isinstance(chip, Chip)
    assert chip.face.caps == ("1", "F")
    assert "key 1, key F" in chip.accessibleName()


def test_more_than_nine_have_no_digit(topical: User) -> None:
    for number in range(9):
        topical.bridge.do(AddLabel(Layer.TOPICS, f"题{number}"))
    digits = digits_of_labels(topical.bridge.codebook, Layer.TOPICS)
    assert "".join(sorted(digits)) == DIGITS
    assert digits["9"].name == "题5"


def test_a_digit_chosen_for_a_label_is_kept_and_the_others_close_up(topical: User) -> None:
    topical.bridge.do(AddLabel(Layer.TOPICS, "冬天", shortcut="1"))
    digits = digits_of_labels(topical.bridge.codebook, Layer.TOPICS)
    assert {digit: label.name for digit, label in digits.items()} == {
        "1": "冬天",
        "2": "桥",
        "3": "裂缝",
        "4": "钱",
    }


def test_the_layer_is_remembered_with_the_project(start: Start, tmp_path: Path, open_window: Open) -> None:
    user = open_window("甲：一。\n乙：二。\n")
    path = user.bridge.workspace.path
    user.stand_at("一")
    switch(user)
    user.window.close()
    _, user = start(path)
    assert user.bridge.selection.layer is Layer.TOPICS


def test_a_topic_of_the_codebook_starts_with_two_keys(topical: User) -> None:
    topical.stand_at("去年裂缝")
    topical.press("T3")
    assert [name for name, _ in topical.marks()] == ["钱"]


def test_a_speaker_is_found_by_the_first_letters_of_the_pinyin(user: User) -> None:
    for name in ("陆芸", "张鹏", "赵平原"):
        user.bridge.do(AddSpeaker(name))
    user.stand_at("去年裂缝")
    user.press("S")
    user.press("ZP")
    palette = user.window.asking.open
    assert palette is not None
    found = [palette.model.choice(row) for row in range(palette.model.rowCount())]
    assert next(choice.text for choice in found if choice is not None) == "张鹏"
    user.key(Qt.Key.Key_Return)
    assert ("张鹏", "去年裂缝长了") in user.speakers()
    user.stand_at("我建议")
    user.press("S")
    user.press("ZPY")
    user.key(Qt.Key.Key_Return)
    assert ("赵平原", "我建议先封桥") in user.speakers()


def test_digits_are_nobodys_beyond_those_of_the_transcript(topical: User) -> None:
    """A key must not set somebody who speaks in other transcripts only, and whom the panel does not show."""
    own = len(topical.bridge.codebook.speakers)
    for i in range(12):
        topical.bridge.do(AddSpeaker(f"别处{i}"))
    topical.stand_at("去年裂缝")
    before = topical.speakers()
    topical.press(str(own + 1))
    assert topical.speakers() == before


def test_an_offer_to_undo_goes_with_the_edit_it_was_about(topical: User) -> None:
    window = topical.window
    topical.stand_at("去年裂缝")
    window.tell("Something was done", "Undo", window.undo)
    topical.press("F")
    assert topical.said == ""
    window.tell("Something was exported", "Open the folder", lambda: None)
    topical.press("G")
    assert topical.said == "Something was exported"
