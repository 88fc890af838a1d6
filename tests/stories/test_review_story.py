"""A file in which a name is missed is put right by keys before its import, and once more after it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.ruling import Ruling, RulingKind
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.review.dialog import ReviewDialog
from annotator.ui.review.entries import Group
from annotator.ui.review.pane import ReviewPane
from annotator.workspace.label_patterns import kept_patterns
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BRIDGE = """第三次读书会

主持人：我们开始吧。今天只谈一件事，就是村口那座桥。
罗小满：我觉得这座桥撑不过冬天。去年裂缝长了四厘米。
备注：我补一句，栏杆也松了，孩子们天天在上面荡。
主持人：四厘米是谁量的？
罗小满：我量的，用卡尺。我建议先封桥，再请人来听。
备注：封桥之前得把渡船修好。
歇了一刻钟，雨还没有停，大家又坐下来。
附件：渡船归我管，桨去年就断了一支。
主持人：那就先修桨，修完桨我们再谈封桥的日子。
墙上的钟慢了七分钟，谁路过谁拨一下。
罗小满：好，我下周三之前修完。
"""


class Reviewer:
    """Somebody who reviews by keys alone."""

    def __init__(self, user: User, pane: ReviewPane) -> None:
        self.user, self.pane = user, pane

    def wait(self) -> None:
        self.user.until(lambda: self.pane.draft is not None and not self.pane.draft.is_busy)
        self.user.rest(10)

    def stand_at(self, words: str) -> None:
        """The cursor to the line with these words, by arrow keys."""
        shown = self.pane.shown
        assert shown is not None
        self.pane.take_keyboard()
        self.user.rest(5)
        row = shown.rows.at(shown.text.index(words))
        while self.pane.text.current != row:
            self.user.key(Qt.Key.Key_Down if self.pane.text.current < row else Qt.Key.Key_Up)

    def press(self, key: str) -> str:
        """Press a key where the keyboard is; what the review says when the text has been read again."""
        self.user.press(key)
        self.wait()
        return self.pane.told.whole

    @property
    def people(self) -> list[str]:
        shown = self.pane.shown
        assert shown is not None
        return [speaker.name for speaker in shown.reading.speakers]

    def listed(self, group: Group) -> list[str]:
        shown = self.pane.shown
        assert shown is not None
        found = [part for part in shown.listed if part.group is group]
        return [entry.text for part in found for entry in part.entries if not entry.depth]


def import_under_review(user: User, tmp_path: Path) -> tuple[ImportDialog, Reviewer]:
    file = tmp_path / "bridge.txt"
    file.write_text(BRIDGE, encoding="utf-8")
    user.window.import_paths([file])
    dialog = user.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.activateWindow()
    user.until(lambda: not dialog.is_reading)
    return dialog, Reviewer(user, dialog.preview.review)


def put_right(reviewer: Reviewer) -> None:
    """One key for each thing that was read wrongly; the rest follows."""
    user, pane = reviewer.user, reviewer.pane
    reviewer.stand_at("备注：我补")
    said = reviewer.press("S")
    assert said == "“备注” is a speaker's label: 2 turns more, 1 speaker more."
    assert reviewer.people == ["主持人", "罗小满", "备注"]

    reviewer.stand_at("附件")
    user.press("E")
    user.write("lxm")  # by the first letters of the sound
    user.key(Qt.Key.Key_Return)
    reviewer.wait()
    assert pane.shown is not None
    assert "附件" in pane.shown.reading.speakers[1].aliases
    assert "附件" not in reviewer.people
    assert QApplication.focusWidget() is pane.text

    reviewer.stand_at("歇了一刻钟")
    assert "1 section more" in reviewer.press("H")
    assert reviewer.listed(Group.SECTIONS) == ["歇了一刻钟，雨还没有停，大家又坐下来。"]
    reviewer.stand_at("墙上的钟")
    assert "noise" in reviewer.press("X")
    assert reviewer.listed(Group.ASIDES) == ["Noise"]
    assert len(reviewer.listed(Group.DECIDED)) == 4


def test_a_missed_name_is_put_right_before_the_import_and_reviewed_again_after_it(
    open_window: Open, tmp_path: Path
) -> None:
    user = open_window()
    _, reviewer = import_under_review(user, tmp_path)
    put_right(reviewer)
    user.key(Qt.Key.Key_Return, CTRL)
    user.until(lambda: user.bridge.transcript is not None)
    user.rest()
    assert ("备注", "封桥之前得把") in user.speakers()
    assert ("罗小满", "渡船归我管，") in user.speakers()
    assert [section.title for section in user.transcript.sections] == [
        "歇了一刻钟，雨还没有停，大家又坐下来。"
    ]
    before = user.speakers()

    # a mark, then another look at the structure: one ruling goes, one comes
    user.stand_at("栏杆也松了")
    user.press("F")
    marks = user.marks()
    user.key(Qt.Key.Key_R, CTRL)
    again = user.window.findChild(ReviewDialog)
    assert isinstance(again, ReviewDialog)
    user.until(lambda: not again.is_reading)
    again.activateWindow()
    reviewer = Reviewer(user, again.review)
    assert len(reviewer.listed(Group.DECIDED)) == 4
    reviewer.stand_at("备注：我补")
    reviewer.press("N")
    assert "备注" not in reviewer.people
    user.key(Qt.Key.Key_Return, CTRL)
    user.until(lambda: user.window.findChild(ReviewDialog) is None)
    assert all(name != "备注" for name, _ in user.speakers())
    assert user.marks() == marks
    assert user.said == "2 turns less, 1 speaker less"

    # one undoable edit
    user.stand_at("栏杆")
    user.key(Qt.Key.Key_Z, CTRL)
    assert user.speakers() == before
    assert user.marks() == marks
    user.key(Qt.Key.Key_Y, CTRL)
    assert all(name != "备注" for name, _ in user.speakers())


def test_what_was_decided_is_taken_back_step_by_step(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    dialog, reviewer = import_under_review(user, tmp_path)
    put_right(reviewer)
    reviewer.press("U")
    assert reviewer.listed(Group.ASIDES) == []
    user.key(Qt.Key.Key_Z, CTRL)
    reviewer.wait()
    assert reviewer.listed(Group.SECTIONS) == []
    user.key(Qt.Key.Key_Y, CTRL)
    reviewer.wait()
    assert reviewer.listed(Group.SECTIONS) == ["歇了一刻钟，雨还没有停，大家又坐下来。"]

    # any one of them can be removed from the list
    assert reviewer.pane.draft is not None
    first = reviewer.pane.draft.rulings[0]
    assert first == Ruling(RulingKind.SPEAKER, "备注")
    lists = reviewer.pane.lists
    lists.setFocus()
    assert lists.go_to(Group.DECIDED)
    user.key(Qt.Key.Key_Delete)
    reviewer.wait()
    assert first not in reviewer.pane.draft.rulings
    assert reviewer.people == ["主持人", "罗小满"]

    # leaving with decisions is spoken of first
    user.key(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "forget" in dialog.state.text()
    user.key(Qt.Key.Key_Escape)
    user.rest()
    assert user.bridge.workspace.summaries() == ()


def test_an_entry_leads_to_its_places_one_after_the_other(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    _, reviewer = import_under_review(user, tmp_path)
    pane = reviewer.pane
    pane.lists.setFocus()
    assert pane.lists.go_to(Group.REJECTED)
    user.key(Qt.Key.Key_Up)
    user.key(Qt.Key.Key_Down)
    assert pane.lists.entry is not None
    assert pane.lists.entry.detail.startswith("2 × ")
    assert pane.shown is not None
    place = BRIDGE.index("备注")
    assert pane.text.offset == place
    user.key(Qt.Key.Key_Return)
    assert pane.text.offset == BRIDGE.index("备注", place + 1)
    user.key(Qt.Key.Key_Return)
    assert pane.text.offset == place
    user.key(Qt.Key.Key_Return, SHIFT)
    assert pane.text.offset == BRIDGE.index("备注", place + 1)
    reviewer.press("S")  # the entry itself is a label: both lines become turns
    assert reviewer.people == ["主持人", "罗小满", "备注"]


def test_a_label_pattern_is_made_from_a_line(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    file = tmp_path / "odd.txt"
    file.write_text(
        "".join(
            f"#0{i}:1{i}# 阿{who} >>第{i}句说的是渡口的石阶，石阶上长满青苔。\n"
            for i in range(6)
            for who in "桥船"
        ),
        encoding="utf-8",
    )
    user.window.import_paths([file])
    dialog = user.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.activateWindow()
    user.until(lambda: not dialog.is_reading)
    reviewer = Reviewer(user, dialog.preview.review)
    reviewer.pane.take_keyboard()
    user.rest(5)
    user.press("P")
    bar = reviewer.pane.ask_bar
    assert QApplication.focusWidget() is bar.line
    user.key(Qt.Key.Key_A, CTRL)
    user.write("#{time}# {name} >>{text}")
    assert "12" in bar.about.text()
    user.key(Qt.Key.Key_Return)
    reviewer.wait()
    assert sorted(reviewer.people) == ["阿桥", "阿船"]
    assert len(reviewer.pane.shown.reading.turns) == 12 if reviewer.pane.shown else False

    # it is kept for other files, until it is forgotten
    user.press("P")
    assert [bar.before.itemText(i) for i in range(1, bar.before.count())] == ["#{time}# {name} >>{text}"]
    bar.before.activated.emit(1)
    assert bar.line.text() == "#{time}# {name} >>{text}"
    QTest.mouseClick(bar.forgetting, Qt.MouseButton.LeftButton)
    assert bar.before.count() == 1
    assert kept_patterns() == ()
    user.key(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not bar.isVisible()
