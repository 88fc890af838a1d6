"""`P`: the pattern offered is that of the labels here, and it makes no speakers of fields unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.review.pane import ReviewPane
from annotator.ui.review.wording import said_difference
from tests.ui.review.panes import pane_on, press, settle
from tests.ui.review.samples import READING

TALK = """日期：2024年6月1日
地点：渡口

【柳青】首先请船工讲一讲桥墩。
桥墩去年就裂了。
【船工】要换。
【柳青】什么时候换呢？
【船工】水退了就换。
~阿宁：我看等水退了再换。
~路人：我也这么看。
~备注：水位线是三米二。
"""


@pytest.fixture
def pane(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> ReviewPane:
    monkeypatch.setattr("annotator.ui.review.asking.keep_pattern", lambda pattern: (pattern,))
    return pane_on(TALK)


def test_on_a_line_without_a_label_the_form_is_that_of_who_speaks_there(pane: ReviewPane) -> None:
    press(pane, "P", "桥墩去年")
    assert pane.ask_bar.line.text() == "【{name}】{text}"
    assert pane.ask_bar.about.text() == "fits 4 lines: 柳青、船工"


def test_fields_that_a_form_fits_are_told_and_stay(pane: ReviewPane) -> None:
    assert pane.shown is not None
    card = dict(pane.shown.reading.metadata)
    assert card == {"日期": "2024年6月1日", "地点": "渡口"}
    press(pane, "P", "桥墩去年")
    pane.ask_bar.line.setText("{name}：{text}")
    assert pane.ask_bar.about.text() == "fits 2 lines: ~阿宁、~路人 · no names: 日期、地点、~备注"
    pane.ask_bar.line.setText("~{name}：{text}")
    assert pane.ask_bar.about.text() == "fits 2 lines: 阿宁、路人 · no names: 备注"
    QTest.keyClick(pane.ask_bar.line, Qt.Key.Key_Return)
    settle(pane)
    assert [s.name for s in pane.shown.reading.speakers] == ["柳青", "船工", "阿宁", "路人"]
    assert dict(pane.shown.reading.metadata) == card


def test_what_the_card_loses_is_told() -> None:
    after = replace(READING, metadata={"地点": "渡口"})
    assert said_difference(READING, after) == "1 field of the card less"
