"""Who said what on which question: cells, totals, sorting, going to a claim."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, ClaimAttributes
from annotator.domain.codebook import Codebook, in_tree_order
from annotator.domain.label import Label, Layer
from annotator.domain.project import Project
from annotator.domain.span import Span
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import Section, Transcript
from annotator.ui.models.matrix_model import MatrixModel, Order
from annotator.ui.models.questions import Questions, answers
from annotator.ui.panels import look
from annotator.ui.panels.matrix import Matrix
from annotator.ui.panels.matrix_delegate import MOST_CLAIMS, wrapped

TEXT = "甲说一。" * 30

BOOK = Codebook(
    Project("p", "P"),
    speakers=(Speaker("s1", "周允", colour="#2f6fb3"), Speaker("s2", "安然")),
    labels=(
        Label("c1", Layer.CLAIMS, "事实", "#2f6fb3"),
        Label("t2", Layer.TOPICS, "夜间", parent_id="t1"),
        Label("t1", Layer.TOPICS, "漏损率"),
        Label("t3", Layer.TOPICS, "水价"),
    ),
)


def claim(name: str, start: int, **attributes: object) -> Annotation:
    said = replace(ClaimAttributes(), **attributes)  # type: ignore[arg-type]
    return Annotation(name, "t", "c1", Span(start, start + 4), said)


def transcript(*claims: Annotation) -> AnnotatedTranscript:
    return AnnotatedTranscript(
        Transcript("t", "座谈", "0", len(TEXT)),
        TEXT,
        sections=(Section("t", 0, 60, "数字"), Section("t", 60, 100, "办法")),
        turns=(Turn("t", 0, 0, ("s1",)), Turn("t", 40, 40, ("s1", "s2")), Turn("t", 80, 80)),
        annotations=tuple(
            sorted(
                (Annotation("x", "t", "t1", Span(0, 70)), *claims),
                key=lambda a: (a.span.start, -a.span.end, a.id),
            )
        ),
    )


def table(
    *claims: Annotation, by: Questions = Questions.TOPICS, order: Order = Order.CODEBOOK
) -> MatrixModel:
    model = MatrixModel()
    found = answers([transcript(*claims)], BOOK, by)
    model.show_answers(found, BOOK, by=by, order=order)
    return model


def rows(model: MatrixModel) -> list[str]:
    return [model.question_title(i) for i in range(model.rowCount())]


def columns(model: MatrixModel) -> list[object]:
    return [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]


def ids(model: MatrixModel, row: int, column: int) -> list[str]:
    return [said.annotation_id for said in model.claims(row, column)]


def test_claims_stand_under_their_topic_and_speaker() -> None:
    model = table(claim("a", 8), claim("b", 44), claim("c", 90), claim("d", 12, topic_ids=("t3", "t2")))
    assert rows(model) == ["漏损率", "夜间", "水价", "No topic", "Total"]
    assert columns(model) == ["周允", "安然", "Nobody named", "Total"]
    assert ids(model, 0, 0) == ["a", "b"]
    assert ids(model, 0, 1) == ["b"]
    assert ids(model, 1, 0) == ids(model, 2, 0) == ["d"]
    assert ids(model, 3, 2) == ["c"]


def test_totals_count_each_claim_once() -> None:
    model = table(claim("a", 8), claim("b", 44), claim("c", 90), claim("d", 12, topic_ids=("t3", "t2")))
    assert [model.total(i, 3) for i in range(5)] == [2, 1, 1, 1, 4]
    assert [model.total(4, i) for i in range(4)] == [3, 1, 1, 4]
    assert model.claim_count == 4


def test_an_override_of_the_speaker_holds() -> None:
    model = table(claim("a", 8, speaker_id="s2"))
    assert columns(model) == ["安然", "Total"]


def test_sections_can_stand_down_the_side() -> None:
    model = table(claim("a", 8), claim("b", 64), claim("c", 110), by=Questions.SECTIONS)
    assert rows(model) == ["数字", "办法", "No section", "Total"]


def test_rows_and_columns_are_sorted_by_claims_and_by_sound() -> None:
    claims = (
        claim("a", 8),
        claim("b", 12, topic_ids=("t3",)),
        claim("c", 16, topic_ids=("t3",)),
        claim("d", 44),
    )
    assert rows(table(*claims, claim("e", 20, topic_ids=("t3",)), order=Order.CLAIMS))[:2] == [
        "水价",
        "漏损率",
    ]
    by_name = table(*claims, order=Order.NAME)
    assert columns(by_name)[:2] == ["安然", "周允"]
    assert rows(by_name)[:2] == ["漏损率", "水价"]


def test_a_normalised_wording_is_shown_in_place_of_the_quote() -> None:
    model = table(claim("a", 8, wording="换句话"))
    assert model.index(0, 0).data() == "换句话"


def test_what_a_screen_reader_says_of_a_cell() -> None:
    model = table(claim("a", 8))
    spoken = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "漏损率, 周允, 1 claim: 甲说一。"


def test_a_topic_whose_parent_is_missing_stands_on_top() -> None:
    lost = Label("z", Layer.TOPICS, "孤", parent_id="gone")
    assert in_tree_order([lost]) == [(lost, 0)]


@pytest.fixture
def matrix(window: QWidget) -> Matrix:
    made = Matrix(window)
    made.resize(900, 600)
    made.show()
    return made


def test_a_click_on_a_claim_goes_to_it(matrix: Matrix) -> None:
    gone: list[tuple[str, str]] = []
    matrix.go_to.connect(lambda t, a: gone.append((t, a)))
    matrix.show_transcripts([transcript(claim("a", 8), claim("b", 44))], BOOK)
    cell = matrix.table.visualRect(matrix.model.index(0, 0))
    place = cell.topLeft() + QPoint(30, 18)
    QTest.mouseClick(matrix.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert gone == [("t", "a")]


def test_enter_goes_to_the_only_claim_and_lists_several(matrix: Matrix) -> None:
    gone: list[str] = []
    matrix.go_to.connect(lambda _t, a: gone.append(a))
    matrix.show_transcripts([transcript(claim("a", 8), claim("b", 44))], BOOK)
    matrix.table.setCurrentIndex(matrix.model.index(0, 1))
    QTest.keyClick(matrix.table, Qt.Key.Key_Return)
    assert gone == ["b"]
    matrix.table.setCurrentIndex(matrix.model.index(0, 0))
    QTest.keyClick(matrix.table, Qt.Key.Key_Return)
    from annotator.ui.panels.label_palette import LabelPalette

    palette = matrix.window().findChild(LabelPalette)
    assert isinstance(palette, LabelPalette)
    QTest.keyClick(palette.line, Qt.Key.Key_1)
    assert gone == ["b", "a"]


def test_without_claims_it_says_so(matrix: Matrix) -> None:
    matrix.show_transcripts([transcript()], BOOK)
    assert not matrix.table.isVisible()
    assert matrix.model.rowCount() == 0


def test_the_switches_change_the_table(matrix: Matrix) -> None:
    asked: list[bool] = []
    matrix.scope_changed.connect(asked.append)
    matrix.show_transcripts([transcript(claim("a", 8))], BOOK)
    matrix.by.segments()[1].click()
    assert rows(matrix.model)[0] == "数字"
    matrix.scope.segments()[1].click()
    assert asked == [True]


def test_a_large_table_is_quick(matrix: Matrix) -> None:
    many = [claim(f"k{i:05}", (i * 4) % 100, topic_ids=(f"t{i % 3 + 1}",)) for i in range(20_000)]
    whole = transcript(*many)
    began = perf_counter()
    matrix.show_transcripts([whole], BOOK)
    matrix.grab()
    assert perf_counter() - began < 3.0
    assert len(matrix.model.claims(0, 0)) > MOST_CLAIMS


def test_words_are_cut_after_the_last_line() -> None:
    lines = wrapped("漏损率🙂" * 60, 120, 3, look.font())
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert "".join(lines[:2]) == ("漏损率🙂" * 60)[: len("".join(lines[:2]))]
