"""Only the lines that look different are painted again: the screen shows what a full painting would."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QImage, QInputMethodEvent, QKeySequence, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.annotation import RelationKind
from annotator.domain.label import Layer
from annotator.domain.span import Place, Span
from annotator.editing import Annotate, Correct, Relate, SetSpeakerFrom
from annotator.ui.actions import BY_NAME
from annotator.ui.transcript_page.surface import TextSurface
from tests.ui.page.dense import TEXT
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

STEPS = 80
KEYS = [
    BY_NAME[name].keys[0]
    for name in (
        "next_sentence", "previous_sentence", "extend_down", "extend_up", "next_word", "extend_word_right",
        "extend_clause_left", "next_clause", "wider", "wider", "narrower", "copy", "undo", "undo", "redo",
        "remove", "repeat", "repeat", "let_go", "start_left", "start_right", "end_left", "end_right",
        "next_claim", "next_claim", "previous_claim", "next_turn", "previous_turn", "next_topic", "reviewed",
        "follow_relation", "end_topic", "back", "switch_layer", "show_claims", "fold_here",
        "tracked", "reading", "speaker", "let_go", "join_turn", "unclear", "unclear", "revert",
    )
]  # fmt: skip
LABELS = list("FOPRAD123")


def column(user: User) -> TextSurface:
    found = user.window.page.findChild(TextSurface)
    assert isinstance(found, TextSurface)
    return found


def on_screen(user: User) -> QImage:
    """The text and its margin as the screen has them: what was painted before and what was painted now."""
    window, text = user.window, column(user)
    whole = window.screen().grabWindow(window.winId()).toImage()
    ratio = whole.devicePixelRatio()
    return whole.copy(QRect(text.mapTo(window, QPoint(0, 0)) * ratio, text.size() * ratio))


def stale(user: User) -> QRect:
    """Where the screen shows something else than a full painting; an empty box where all is well."""
    user.rest(5)
    seen = on_screen(user)
    for widget in (user.window.page, *user.window.page.findChildren(QWidget)):
        widget.update()
    user.rest(5)
    anew = on_screen(user)
    return QRect() if seen == anew else _box_of_difference(seen, anew)


def _box_of_difference(one: QImage, other: QImage) -> QRect:
    box = QRect()
    for y in range(one.height()):
        for x in range(one.width()):
            if one.pixel(x, y) != other.pixel(x, y):
                box |= QRect(x, y, 1, 1)
    return box


def relate_some(user: User, chance: random.Random) -> None:
    labels = user.bridge.codebook.label_by_id
    claims = [a.id for a in user.transcript.annotations if labels[a.label_id].layer is Layer.CLAIMS]
    if len(claims) > 1:
        user.bridge.do(Relate(chance.choice(list(RelationKind)), *chance.sample(claims, 2)))


def act(user: User, chance: random.Random) -> str:
    """Something that a user may do now; what it was."""
    page = user.window.page
    what = chance.choice(
        ["key"] * 6
        + ["label"] * 6
        + ["place", "scroll", "zoom", "relate", "select", "correct", "correct", "turn"]
    )
    if what == "key":
        key = chance.choice(KEYS)
        QTest.keySequence(column(user), QKeySequence(key))
        return key
    if what == "label":
        label = chance.choice(LABELS)
        user.press(label)
        return label
    if what == "place":
        page.put_caret(Place(chance.randrange(len(user.transcript.text))))
    elif what == "scroll":
        bar = column(user).verticalScrollBar()
        bar.setValue(chance.randrange(bar.maximum() + 1))
    elif what == "zoom":
        page.set_zoom(chance.choice([0.9, 1.0, 1.3]))
    elif what == "relate":
        relate_some(user, chance)
    elif what == "correct":
        start = chance.randrange(len(user.transcript.text) - 9)
        words = chance.choice(["", "长", "换几个字", "换成很多很多别的字" * 9, "两\n行"])
        user.bridge.do(Correct(user.transcript.id, start, start + chance.randrange(3), words))
    elif what == "turn":
        speaker = chance.choice(user.bridge.codebook.speakers).id
        start = chance.randrange(len(user.transcript.text))
        user.bridge.do(SetSpeakerFrom(user.transcript.id, start, (speaker,)))
    else:
        first = chance.randrange(len(user.transcript.text) - 40)
        page.select_span(Span(first, first + chance.randrange(1, 40)))
    return what


@pytest.fixture
def still_cursor(qapp: QApplication) -> Iterator[None]:
    """The cursor of a list that was opened over the text does not blink."""
    ms = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(ms)


@pytest.mark.usefixtures("still_cursor")
@pytest.mark.parametrize("seed", range(4))
def test_the_screen_is_what_a_full_painting_shows(open_window: Open, seed: int) -> None:
    user = open_window(TEXT)
    chance = random.Random(seed)
    done = []
    for _ in range(STEPS):
        done.append(act(user, chance))
        if user.bridge.transcript is None:
            user.bridge.redo()  # that was the import
        box = stale(user)
        assert box.isEmpty(), f"{box} is stale after {done[-5:]}"
    assert user.marks()


def test_a_mark_that_moves_others_to_another_lane_paints_these_too(open_window: Open) -> None:
    user = open_window(TEXT)
    text = user.transcript.text
    stretches = [
        ("换一公里老管的钱", "哪一公里该换"),
        ("够装四十个", "修漏队的排班"),
        ("这笔账摆", "听管再开挖"),
    ]
    spans = [Span(text.index(first), text.index(last)) for first, last in stretches]
    label = next(one.id for one in user.bridge.codebook.labels if one.layer is Layer.CLAIMS)
    for span in reversed(spans):
        user.bridge.do(Annotate(user.transcript.id, span.start, span.end, label))
        assert stale(user).isEmpty()
    user.bridge.undo()
    assert stale(user).isEmpty()


@pytest.mark.usefixtures("still_cursor")
def test_typing_and_composing_paint_what_a_full_painting_shows(open_window: Open) -> None:
    user = open_window(TEXT)
    user.stand_at("换一公里老管")
    user.press("F")
    user.window.switch_mode()
    assert stale(user).isEmpty()
    for deed in (
        "a",
        "tie",
        "铁",
        "Backspace",
        "Return",
        "Delete",
        "Shift+Left",
        "tie",
        "",
        "b",
        "Ctrl+Z",
        "Escape",
    ):
        if deed.isascii() and len(deed) != 3 and deed:
            QTest.keySequence(column(user), QKeySequence(deed))
        else:
            event = QInputMethodEvent(deed if deed.isascii() else "", [])
            event.setCommitString("" if deed.isascii() else deed)
            QApplication.sendEvent(column(user), event)
        assert stale(user).isEmpty(), f"stale after {deed}"


_MS_TO_SETTLE = 300


class Paintings(QObject):
    """How high what is painted of a widget is, each time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.heights: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


def test_a_mark_paints_few_lines(open_window: Open) -> None:
    """What makes marking as quick on a tall screen as on a small one."""
    user = open_window(TEXT)
    user.stand_at("换一公里老管")
    text = column(user)
    user.rest(_MS_TO_SETTLE)  # what was shown just before may come to be painted late
    paintings = Paintings(text.viewport())
    user.press("F")
    user.rest(5)
    assert len(user.marks()) == 1
    assert paintings.heights
    assert max(paintings.heights) < text.height() / 2
