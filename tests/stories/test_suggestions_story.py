"""The sections of an imported talk become topics, by keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from annotator.domain.label import Layer
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NOTES = """# 灯塔夜话

## 1. 灯油

守塔人：灯油还够烧一个冬天。

## 2. 修梯子

工匠：梯子坏了三级。

## 休息

守塔人：喝口热茶。

## 休息

守塔人：再喝一口。

## 3. 换灯

工匠：换成电灯要八千块。
"""


def topics(user: User) -> list[tuple[str, str]]:
    codebook = user.bridge.codebook
    labels = codebook.label_by_id
    return [
        (labels[a.label_id].name, user.quote(a).splitlines()[0])
        for a in user.transcript.of_layer(Layer.TOPICS, codebook)
    ]


def waiting(user: User) -> list[str]:
    return [s.replacement for s in user.window.open_view.suggesting.waiting.all]


def test_sections_are_accepted_dismissed_and_taken_back_by_key(open_window: Open) -> None:
    user = open_window(NOTES)
    user.stand_at("# 灯塔夜话")
    user.rest(300)
    assert waiting(user) == ["灯油", "修梯子", "休息", "休息", "换灯"]
    assert "5 suggestions" in user.window.status.text()

    # to the first, accept it and the next: each answer goes on to the next suggestion
    user.press("J")
    user.press("YY")
    assert topics(user) == [("灯油", "## 1. 灯油"), ("修梯子", "## 2. 修梯子")]

    # a break is no topic: neither this one nor any other, in no transcript
    user.rest(300)
    assert "Topic “休息”?" in user.window.status.text()
    user.key(Qt.Key.Key_X, SHIFT)
    assert waiting(user) == ["换灯"]
    user.press("Y")
    assert waiting(user) == []
    assert [name for name, _ in topics(user)] == ["灯油", "修梯子", "换灯"]

    # each of the four answers is one step
    for left in (["换灯"], ["休息", "休息", "换灯"], ["修梯子", "休息", "休息", "换灯"]):
        user.key(Qt.Key.Key_Z, CTRL)
        assert waiting(user) == left
    user.key(Qt.Key.Key_Z, CTRL)
    assert topics(user) == []
    assert user.bridge.codebook.labels_of(Layer.TOPICS) == ()
    for _ in range(4):
        user.key(Qt.Key.Key_Y, CTRL)
    assert waiting(user) == []
    assert len(topics(user)) == 3

    # a topic that the codebook has now starts with two keys, or one while digits stand for topics
    user.stand_at("喝口热茶")
    user.press("T2")
    assert ("修梯子", "守塔人：喝口热茶。") in topics(user)
    user.key(Qt.Key.Key_QuoteLeft)
    user.stand_at("再喝一口")
    user.press("1")
    assert ("灯油", "守塔人：再喝一口。") in topics(user)
