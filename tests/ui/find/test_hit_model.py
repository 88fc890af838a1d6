"""The list of hits: rows in the order found, headings that fold, ticks, and the ways from row to row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span
from annotator.ui.find.hit_model import HitModel, known
from annotator.workspace.finding import Hit

TITLES = {"a": "First talk", "b": "Second talk", "c": "Third talk"}


def hit(transcript: str, start: int) -> Hit:
    return Hit(transcript, Span(start, start + 1), "so ", "x", f" at {start}")


def filled(*found: tuple[str, int], grouped: bool = True) -> HitModel:
    model = HitModel()
    model.start(TITLES, grouped=grouped)
    model.add([hit(*one) for one in found])
    return model


def rows(model: HitModel) -> list[str]:
    """What the rows say: a heading by its transcript, a hit by its place."""
    said = []
    for row in range(model.rowCount()):
        found = model.hit(row)
        heading = model.heading_over(row)
        assert heading is not None
        said.append(heading.transcript_id if found is None else str(found.span.start))
    return said


MANY = (("a", 1), ("a", 5), ("b", 2), ("b", 7), ("c", 3))


def test_each_transcript_has_a_heading_above_its_hits(qapp: QApplication) -> None:
    model = filled(*MANY)
    assert rows(model) == ["a", "1", "5", "b", "2", "7", "c", "3"]
    assert [(h.title, len(h.hits)) for h in model.headings] == [
        ("First talk", 2),
        ("Second talk", 2),
        ("Third talk", 1),
    ]
    assert model.total == 5


def test_a_single_transcript_needs_no_heading(qapp: QApplication) -> None:
    assert rows(filled(("a", 1), ("a", 5), grouped=False)) == ["1", "5"]


@given(st.lists(st.integers(1, 4), max_size=8), st.sets(st.sampled_from("abc")))
def test_lots_come_behind_each_other_whatever_is_folded(cuts: list[int], folded: set[str]) -> None:
    model = HitModel()
    model.start(TITLES, grouped=True)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = [hit(transcript, at) for transcript in "abc" for at in range(4)]
    inserted: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    for cut in [*cuts, len(found)]:
        lot, found = found[:cut], found[cut:]
        model.add(lot)
        for heading in model.headings:
            model.fold(heading, is_folded=heading.transcript_id in folded)
    expected = [
        row
        for transcript in "abc"
        for row in (transcript, *("" if transcript in folded else map(str, range(4))))
    ]
    assert rows(model) == expected
    assert model.total == 12
    assert tester.model() is model


def test_folding_takes_the_hits_away_and_unfolding_brings_them_back(qapp: QApplication) -> None:
    model = filled(*MANY)
    model.fold(model.headings[0], is_folded=True)
    assert rows(model) == ["a", "b", "2", "7", "c", "3"]
    model.fold(model.headings[0], is_folded=False)
    assert rows(model) == ["a", "1", "5", "b", "2", "7", "c", "3"]


def test_ticks_are_of_hits_of_transcripts_and_of_all(qapp: QApplication) -> None:
    model = filled(*MANY)
    model.tick(1)
    assert [h.span.start for h in model.ticked()] == [1]
    model.tick(3)
    assert [(h.transcript_id, h.span.start) for h in model.ticked()] == [("a", 1), ("b", 2), ("b", 7)]
    assert model.is_ticked(3)
    assert not model.is_ticked(0)
    model.tick_all()
    assert model.ticked_count == 5
    model.tick_all()
    assert model.ticked_count == 0
    model.tick_these([True, False, False, False, True])
    assert [h.transcript_id for h in model.ticked()] == ["a", "c"]


def test_hits_that_come_later_are_meant_too_when_all_are_ticked(qapp: QApplication) -> None:
    model = HitModel()
    model.start(TITLES, grouped=True)
    model.add([hit("a", 1)])
    model.tick_all()
    model.add([hit("a", 5), hit("b", 2)])
    assert model.ticked_count == 3
    model.tick_all()
    model.add([hit("b", 7)])
    assert model.ticked_count == 0
    model.tick_all()
    model.start(TITLES, grouped=True)
    model.add([hit("c", 3)])
    assert model.ticked_count == 0


def test_folded_hits_keep_their_ticks(qapp: QApplication) -> None:
    model = filled(*MANY)
    model.tick(2)
    model.fold(model.headings[0], is_folded=True)
    assert [h.span.start for h in model.ticked()] == [5]


def test_hits_that_come_again_are_ticked_again(qapp: QApplication) -> None:
    model = HitModel()
    model.start(TITLES, grouped=True)
    model.add([hit("a", 1), hit("a", 5)], ticked=frozenset({known(hit("a", 5))}))
    assert [h.span.start for h in model.ticked()] == [5]


@pytest.mark.parametrize(
    ("start", "step", "expected"),
    [(-1, 1, 1), (1, 1, 2), (2, 1, 4), (7, 1, 1), (1, -1, 7), (4, -1, 2), (3, 1, 4), (3, -1, 2)],
)
def test_steps_pass_over_headings_and_go_round(
    qapp: QApplication, start: int, step: int, expected: int
) -> None:
    assert filled(*MANY).next_hit_row(start, step) == expected


def test_steps_open_what_is_folded(qapp: QApplication) -> None:
    model = filled(*MANY)
    model.fold(model.headings[1], is_folded=True)
    row = model.next_hit_row(2, 1)
    assert (row, rows(model)[row]) == (4, "2")
    model.fold(model.headings[1], is_folded=True)
    row = model.next_hit_row(model.rowCount() - 1, -1)
    assert rows(model)[row] == "7"


def test_nothing_found_has_no_next(qapp: QApplication) -> None:
    assert filled().next_hit_row(-1, 1) == -1


def test_rows_are_found_by_place(qapp: QApplication) -> None:
    model = filled(*MANY)
    said = rows(model)
    assert said[model.row_from("b", 3)] == "7"
    assert said[model.row_from("b", 2)] == "2"
    assert model.row_from("b", 8) == -1
    assert said[model.row_before("b", 7)] == "2"
    assert model.row_before("b", 2) == -1
    assert model.row_from("z", 0) == -1


def test_rows_say_what_they_are_to_those_who_listen(qapp: QApplication) -> None:
    model = filled(*MANY)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0), role) == "First talk, 2 hits"
    assert model.data(model.index(1), role) == "so x at 1"
    model.tick(1)
    assert model.data(model.index(1), role) == "ticked, so x at 1"
    assert model.data(model.index(1), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert model.data(QModelIndex()) is None
