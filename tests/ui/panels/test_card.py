"""The card: every kind of field, fields of the project, proposals found off the window's thread."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from annotator.domain.project import CardField, FieldKind
from annotator.domain.transcript import TranscriptStatus
from annotator.editing import (
    AddField,
    AddTerm,
    EditField,
    EditTranscript,
    RemoveField,
    SetCardValue,
)
from annotator.ui.panels import removal
from annotator.ui.panels.card_fields import FieldEditor
from annotator.ui.panels.card_tab import CardTab
from annotator.ui.panels.date_field import DateField, iso_date
from annotator.ui.panels.name_editor import NameEditor
from annotator.ui.panels.value_list import split_values
from tests.ui.panels.conftest import Stage, palette_of


@pytest.fixture
def card(stage: Stage, window: QWidget) -> Iterator[CardTab]:
    made = CardTab(stage.bridge, window)
    made.resize(336, 760)
    made.show()
    yield made
    made.proposer.stop()
    made.proposer.wait()


def field(stage: Stage, name: str) -> CardField:
    return next(f for f in stage.bridge.codebook.fields if f.name == name)


def editor(card: CardTab, stage: Stage, name: str) -> FieldEditor:
    return card.editors[field(stage, name).id]


def values(stage: Stage, name: str) -> tuple[str, ...]:
    identity = field(stage, name).id
    return next((v.values for v in stage.transcript.card if v.field_id == identity), ())


def chips(card: CardTab, stage: Stage, name: str) -> list[str]:
    shown = editor(card, stage, name).list
    assert shown is not None
    return [chip.face.id for chip in shown.proposals.chips()]


def settle(card: CardTab) -> None:
    card.proposer.wait()
    QApplication.processEvents()


def test_title_status_and_language(card: CardTab, stage: Stage) -> None:
    card.title.setFocus()
    card.title.selectAll()
    QTest.keyClicks(card.title, "Pipes")
    card.status.setFocus()
    assert stage.bridge.last() == EditTranscript(stage.transcript_id, title="Pipes")
    card.status.click()
    QTest.keyClick(palette_of(card).line, Qt.Key.Key_3)
    assert stage.transcript.transcript.status is TranscriptStatus.DONE
    card.language.click()
    QTest.keyClick(palette_of(card).line, Qt.Key.Key_2)
    assert stage.transcript.transcript.language == "zh-en"
    assert card.language.text() == "Chinese with English"
    card.language.click()
    QTest.keyClicks(palette_of(card).line, "hakka")
    QTest.keyClick(palette_of(card).line, Qt.Key.Key_Return)
    assert stage.transcript.transcript.language == "hakka"


def test_a_title_cannot_be_emptied(card: CardTab, stage: Stage) -> None:
    card.title.setFocus()
    card.title.selectAll()
    QTest.keyClick(card.title, Qt.Key.Key_Delete)
    card.save()
    assert stage.bridge.edits == []
    assert card.title.toPlainText() == "管网座谈"


def test_a_text_is_saved_when_left_as_one_step(card: CardTab, stage: Stage) -> None:
    place = editor(card, stage, "Place")
    text = place.widget
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    QTest.keyClicks(text, "hall")
    place.save()
    QTest.keyClicks(text, " 2")
    card.title.setFocus()
    assert values(stage, "Place") == ("hall 2",)
    stage.bridge.undo()
    assert values(stage, "Place") == ()
    assert text.toPlainText() == ""


def test_a_list_takes_several_and_gives_them_back(card: CardTab, stage: Stage) -> None:
    people = editor(card, stage, "People present").list
    assert people is not None
    people.line.setFocus()
    people.line.setText("林夏、 孟白，林夏")
    QTest.keyClick(people.line, Qt.Key.Key_Return)
    assert stage.bridge.edits == [
        SetCardValue(stage.transcript_id, field(stage, "People present").id, ("林夏", "孟白", "林夏"))
    ]
    assert values(stage, "People present") == ("林夏", "孟白")
    assert people.line.text() == ""
    people.values.chips()[0].click()
    assert values(stage, "People present") == ("孟白",)


def test_who_speaks_is_proposed_as_present(card: CardTab, stage: Stage) -> None:
    assert chips(card, stage, "People present") == ["周允", "简宁", "Ode Larsen"]
    shown = editor(card, stage, "People present").list
    assert shown is not None
    shown.proposals.chips()[1].click()
    assert values(stage, "People present") == ("简宁",)
    assert chips(card, stage, "People present") == ["周允", "Ode Larsen"]


def test_keywords_are_proposed_off_the_thread_and_taken_by_a_click(card: CardTab, stage: Stage) -> None:
    stage.bridge.do(AddTerm("计量"))
    settle(card)
    proposed = chips(card, stage, "Keywords")
    assert "计量" in proposed
    assert not {"周允", "简宁", "Larsen"} & set(proposed)
    shown = editor(card, stage, "Keywords").list
    assert shown is not None
    shown.proposals.chips()[proposed.index("计量")].click()
    assert values(stage, "Keywords") == ("计量",)
    assert "计量" not in chips(card, stage, "Keywords")


def test_nothing_is_looked_for_while_the_card_is_not_seen(stage: Stage, window: QWidget) -> None:
    hidden = CardTab(stage.bridge, window)
    assert hidden.proposer._running is None


def test_a_choice_from_a_list_and_one_that_it_lacks(card: CardTab, stage: Stage) -> None:
    stage.bridge.do(AddField("行业", FieldKind.CHOICES, ("水务", "计量", "电力")))
    settle(card)
    tags = editor(card, stage, "行业")
    assert tags.chooser is not None
    assert chips(card, stage, "行业") == ["计量"]
    tags.chooser.click()
    QTest.keyClick(palette_of(card).line, Qt.Key.Key_1)
    assert values(stage, "行业") == ("水务",)
    palette_of(card).line.setText("环保")
    QTest.keyClick(palette_of(card).line, Qt.Key.Key_Return)
    assert field(stage, "行业").choices == ("水务", "计量", "电力", "环保")
    assert values(stage, "行业") == ("水务", "环保")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2024年3月5日", "2024-03-05"), ("2024/3/5", "2024-03-05"), ("2024.12.31 下午", "2024-12-31"),
        ("2024年3月", "2024-03"), ("2024-02-30", None), ("去年春天", None), ("", None),
    ],
)  # fmt: skip
def test_dates_in_usual_forms(typed: str, kept: str | None) -> None:
    assert iso_date(typed) == kept


def test_a_date_is_typed_or_chosen_in_a_calendar(card: CardTab, stage: Stage) -> None:
    date = editor(card, stage, "Date").widget
    assert isinstance(date, DateField)
    date.line.setFocus()
    date.line.setText("2024年3月5日")
    QTest.keyClick(date.line, Qt.Key.Key_Return)
    assert values(stage, "Date") == ("2024-03-05",)
    assert date.line.text() == "2024-03-05"
    calendar = date.calendar()
    assert calendar.selectedDate() == QDate(2024, 3, 5)
    calendar.activated.emit(QDate(2025, 1, 2))
    assert values(stage, "Date") == ("2025-01-02",)


def test_a_date_that_nobody_touches_stays_as_the_file_has_it(card: CardTab, stage: Stage) -> None:
    date = editor(card, stage, "Date").widget
    assert isinstance(date, DateField)
    date.show_text("2024年3月14日下午")
    before = len(stage.bridge.edits)
    date.line.setFocus()
    date.save()
    date.line.clearFocus()
    assert len(stage.bridge.edits) == before
    assert date.line.text() == "2024年3月14日下午"


def test_words_that_are_no_date_are_kept_and_said_to_be_none(card: CardTab, stage: Stage) -> None:
    date = editor(card, stage, "Date").widget
    assert isinstance(date, DateField)
    date.line.setText("去年春天")
    date.save()
    assert values(stage, "Date") == ("去年春天",)
    assert date.told.isVisibleTo(date)


def test_a_field_is_added_with_its_kind(card: CardTab, stage: Stage) -> None:
    card.ask_field()
    QTest.keyClicks(palette_of(card).line, "Summary")
    QTest.keyClick(palette_of(card).line, Qt.Key.Key_Return)
    QTest.keyClick(palette_of(card).line, Qt.Key.Key_2)
    assert stage.bridge.edits == [AddField("Summary", FieldKind.LONG_TEXT)]
    assert isinstance(editor(card, stage, "Summary").widget, QPlainTextEdit)


def test_a_field_is_renamed_without_losing_what_others_hold(card: CardTab, stage: Stage) -> None:
    kept = editor(card, stage, "Link")
    place = field(stage, "Place")
    line = card.headers[place.id].rename()
    assert isinstance(line, NameEditor)
    QTest.keyClicks(line, "Venue 2")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stage.bridge.edits == [EditField(place.id, name="Venue 2")]
    assert editor(card, stage, "Link") is kept


def test_fields_trade_places_in_one_step(card: CardTab, stage: Stage) -> None:
    before = [f.name for f in stage.bridge.codebook.fields]
    menu = card.headers[field(stage, before[1]).id].menu()
    next(a for a in menu.actions() if a.text() == "Move up").trigger()
    assert [f.name for f in stage.bridge.codebook.fields] == [before[1], before[0], *before[2:]]
    stage.bridge.undo()
    assert [f.name for f in stage.bridge.codebook.fields] == before


def test_the_list_of_a_field_is_edited(card: CardTab, stage: Stage) -> None:
    stage.bridge.do(AddField("行业", FieldKind.CHOICES, ("水务",)))
    line = card.headers[field(stage, "行业").id].edit_choices()
    assert isinstance(line, QLineEdit)
    line.setText("水务、电力；环保")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert field(stage, "行业").choices == ("水务", "电力", "环保")


def test_a_filled_field_is_removed_only_after_a_word(
    card: CardTab, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def refuse(title: str, consequence: str, parent: QWidget) -> bool:
        said.append(consequence)
        return False

    monkeypatch.setattr(removal, "ask_removal", refuse)
    place = field(stage, "Place")
    removal.remove_field(stage.bridge, field(stage, "Link").id, card)
    assert isinstance(stage.bridge.last(), RemoveField)
    stage.bridge.do(SetCardValue(stage.transcript_id, place.id, ("厅",)))
    count = len(stage.bridge.edits)
    removal.remove_field(stage.bridge, place.id, card)
    assert "1 card loses its value" in said[0]
    assert len(stage.bridge.edits) == count


def test_values_are_separated_however_they_were_typed() -> None:
    assert split_values(" a， b、c;d；\n e ,,") == ["a", "b", "c", "d", "e"]
