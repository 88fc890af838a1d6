"""Sections found at the import are gone through and answered by key."""

from __future__ import annotations

from threading import Event
from time import perf_counter
from typing import cast

import pytest
from PySide6.QtCore import Qt

from annotator.domain.label import Layer
from annotator.domain.span import Place, Span
from annotator.domain.suggestion import SuggestionKind
from annotator.editing import AddTerm, Correct
from annotator.suggest.found import Found
from annotator.ui.suggesting import Suggesting
from annotator.workspace.scan_process import ScanProcess
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
TALK = """# 渡口

## 一、旧船

老艄公：旧船还能用三年。

## 二、新桥

镇长：新桥明年开工。

## 二、新桥

老艄公：桥一通，我就收桨。
"""
BOAT, BRIDGE, AGAIN = TALK.index("## 一"), TALK.index("## 二"), TALK.rindex("## 二")


@pytest.fixture
def ferry(open_window: Open) -> User:
    user = open_window(TALK)
    user.stand_at("# 渡口")
    user.rest(250)
    return user


def suggesting(user: User) -> Suggesting:
    return user.window.open_view.suggesting


def proposed(user: User) -> list[str]:
    return [suggestion.replacement for suggestion in suggesting(user).waiting.all]


def wait_for(user: User, words: str = "") -> None:
    """Until this is proposed, or anything: it is looked for in another thread."""
    until = perf_counter() + 30
    while not any(words in one for one in proposed(user)) and perf_counter() < until:
        user.rest(50)
    user.rest(250)


def caret(user: User) -> int:
    return user.bridge.selection.caret


def test_the_status_bar_counts_and_tells_the_current_one(ferry: User) -> None:
    ferry.window.page.put_caret(Place(TALK.index("还能用")))
    ferry.rest(250)
    count = len(proposed(ferry))
    assert f"{count} suggestions" in ferry.window.status.text()
    ferry.window.page.put_caret(Place(BRIDGE))
    ferry.rest(250)
    said = ferry.window.status.text()
    assert "Topic “新桥”? · a heading of level 1 begins here" in said
    assert "2 alike here" in said
    assert "%" in said


def test_keys_step_through_them_and_round(ferry: User) -> None:
    ferry.window.page.put_caret(Place(BOAT))
    ferry.press("J")
    assert caret(ferry) == BRIDGE
    ferry.press("J")
    assert caret(ferry) == AGAIN
    ferry.key(Qt.Key.Key_J, SHIFT)
    ferry.key(Qt.Key.Key_J, SHIFT)
    assert caret(ferry) == BOAT


def test_what_is_suggested_at_the_very_beginning_is_not_passed_over(open_window: Open) -> None:
    user = open_window("漏孙率夜谈\n\n周允：老城的漏孙率太高了。\n")
    user.bridge.do(AddTerm("漏损率"))
    wait_for(user, "漏损率")
    user.text.setFocus()
    starts = [suggestion.start for suggestion in suggesting(user).waiting.all]
    assert (caret(user), starts[0]) == (0, 0)
    user.press("J")
    assert (user.window.page.selection(), suggesting(user).current) == (
        Span(0, 3),
        suggesting(user).waiting.all[0],
    )
    user.press("J")
    assert user.window.page.selection() == Span(starts[1], starts[1] + 3)


def test_accepting_marks_and_goes_on_and_one_undo_takes_it_back(ferry: User) -> None:
    before = proposed(ferry)
    ferry.window.page.put_caret(Place(BOAT))
    ferry.press("Y")
    assert [name for name, _ in ferry.marks()] == ["旧船"]
    assert caret(ferry) == BRIDGE
    ferry.key(Qt.Key.Key_Z, CTRL)
    assert ferry.marks() == []
    assert ferry.bridge.codebook.labels_of(Layer.TOPICS) == ()
    assert proposed(ferry) == before


def test_all_alike_are_accepted_in_one_step(ferry: User) -> None:
    ferry.window.page.put_caret(Place(AGAIN))
    ferry.key(Qt.Key.Key_Y, SHIFT)
    assert [name for name, _ in ferry.marks()] == ["新桥", "新桥"]
    assert "新桥" not in proposed(ferry)
    ferry.key(Qt.Key.Key_Z, CTRL)
    assert ferry.marks() == []


def test_dismissing_is_remembered_for_one_or_all(ferry: User) -> None:
    ferry.window.page.put_caret(Place(BRIDGE))
    ferry.press("X")
    assert (proposed(ferry).count("新桥"), caret(ferry)) == (1, AGAIN)
    ferry.key(Qt.Key.Key_Z, CTRL)
    ferry.window.page.put_caret(Place(BRIDGE))
    ferry.key(Qt.Key.Key_X, SHIFT)
    assert "新桥" not in proposed(ferry)
    assert ferry.marks() == []
    ferry.key(Qt.Key.Key_Z, CTRL)
    assert proposed(ferry).count("新桥") == 2


def test_without_a_current_one_nothing_is_answered(ferry: User) -> None:
    before = proposed(ferry)
    ferry.stand_at("还能用")
    ferry.press("YX")
    assert (proposed(ferry), ferry.marks()) == (before, [])


def test_the_page_shows_what_waits(ferry: User) -> None:
    state = ferry.window.page._state
    assert state is not None
    assert [s.replacement for s in state.proposed_topics] == proposed(ferry)
    ferry.window.page.put_caret(Place(BOAT))
    ferry.press("Y")
    ferry.rest(250)
    assert [s.replacement for s in state.proposed_topics] == proposed(ferry)


HALL = (
    "好，那我们先从堤说起。水位昨天又涨了，上游还在下雨，今晚谁也不能睡。接下来有请张鹏老师给我们介绍沙袋的事。"
    "沙袋只够一夜，我讲三点。\n第一点是人手，第二点是车，第三点是土，哪一样都缺，缺得最多的是土。"
    "路上的车也过不来，桥已经封了。\n下面有请下一位讲者上台。我是水文站的，水位的数字都在我这里。\n"
)


@pytest.fixture
def hall(open_window: Open) -> User:
    user = open_window(HALL)
    user.stand_at("好，那")
    wait_for(user)
    return user


def test_who_is_announced_is_proposed_to_speak_and_accepted_by_key(hall: User) -> None:
    hall.press("J")
    assert caret(hall) == HALL.index("沙袋只够")
    hall.rest(250)
    assert "Does 张鹏 speak from here?" in hall.window.status.text()
    hall.press("Y")
    turn = hall.transcript.turn_at(HALL.index("我讲三点"))
    assert turn is not None
    assert turn.start == HALL.index("沙袋只够")
    assert [hall.bridge.codebook.speaker_by_id[s].name for s in turn.speaker_ids] == ["张鹏"]
    hall.key(Qt.Key.Key_Z, CTRL)
    assert hall.transcript.turn_at(HALL.index("我讲三点")) is None
    assert "张鹏" not in [s.name for s in hall.bridge.codebook.speakers]


def test_where_nobody_is_named_accepting_asks_who_it_is(hall: User) -> None:
    hall.stand_at("我是水文站")
    hall.rest(250)
    assert "Does somebody else speak from here?" in hall.window.status.text()
    hall.press("Y")
    palette = hall.window.open_view.asking.open
    assert palette is not None
    palette.line.setText("陆川")
    hall.key(Qt.Key.Key_Return)
    turn = hall.transcript.turn_at(HALL.index("我是水文站"))
    assert turn is not None
    assert turn.start == HALL.index("我是水文站")
    assert len(suggesting(hall).waiting.all) == 1


HEARD = "主持人：漏孙率是多少？\n罗小满：漏孙率是百分之十九。\n主持人：去年的漏孙率呢？\n罗小满：不知道。\n"


def test_what_was_misheard_is_corrected_by_key_once_the_glossary_knows(open_window: Open) -> None:
    user = open_window(HEARD)
    user.stand_at("不知道")
    user.bridge.do(AddTerm("漏损率"))
    wait_for(user, "漏损率")
    waiting = [s for s in suggesting(user).waiting.all if s.replacement == "漏损率"]
    assert [s.source for s in waiting] == ["漏孙率"] * 3
    user.stand_at("主持人：漏")
    user.key(Qt.Key.Key_J)
    user.rest(250)
    assert "“漏孙率” → “漏损率”?" in user.window.status.text()
    assert "3 alike here" in user.window.status.text()
    user.key(Qt.Key.Key_Y)
    assert [c.replacement for c in user.transcript.accepted_corrections] == ["漏损率"]
    user.key(Qt.Key.Key_Y, SHIFT)
    assert [c.replacement for c in user.transcript.accepted_corrections] == ["漏损率"] * 3
    user.key(Qt.Key.Key_Z, CTRL)
    user.key(Qt.Key.Key_X)
    assert len(user.transcript.accepted_corrections) == 1
    assert len([s for s in suggesting(user).waiting.all if s.replacement == "漏损率"]) == 1


class SlowScan:
    """Stands for the scan in a process of its own; its first answer waits for a word, others for the end."""

    is_usable = True

    def __init__(self) -> None:
        self.began, self.may_answer, self.over = Event(), Event(), Event()

    def scan(self, text: str, targets: object, kinds: object, *, each: bool = False) -> list[Found]:
        is_first = not self.began.is_set()
        self.began.set()
        (self.may_answer if is_first else self.over).wait(600)
        at = text.index("艄公")
        return [Found(at, at + 2, "艄公", "梢公", SuggestionKind.HOMOPHONE, 1, 0.9, "so")]


def test_what_a_scan_found_is_shown_although_one_corrects_meanwhile(open_window: Open) -> None:
    user, scan = open_window(TALK), SlowScan()
    suggestions = user.bridge.workspace.suggestions
    suggestions.scan_in(cast(ScanProcess, scan))
    suggesting(user).look_now()
    user.until(scan.began.is_set)
    at = TALK.index("明年")
    user.bridge.do(Correct(user.transcript.id, at, at + 2, "今年"))
    user.rest(900)
    scan.may_answer.set()
    user.until(lambda: "梢公" in proposed(user))
    assert suggesting(user).is_looking, "what the correction teaches is looked for after it"
    scan.over.set()
    user.until(lambda: not suggesting(user).is_looking)
