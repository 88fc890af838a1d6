"""Folding: what is said twice and what is no speech steps back, and comes when it is asked for."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, annotation_order
from annotator.domain.changes import Change, added
from annotator.domain.correction import Correction
from annotator.domain.span import Place, Span
from annotator.domain.transcript import Aside, AsideKind, Transcript
from annotator.text.text_map import View, shown_text
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.folds import (
    LEAST_CHARACTERS,
    LEAST_LINES,
    _runs,
    folds_of,
    followed_folds,
    has_other_folds,
)
from annotator.ui.transcript_page.heights import Heights
from annotator.ui.transcript_page.shown import ShownText
from annotator.ui.transcript_page.stubs import fold_of, stub_words
from tests.ui.page.conftest import ShowPage
from tests.ui.page.dense import BOOK, TEXT, dense
from tests.ui.page.watching import fragments, state, surface

FIRST, LAST = TEXT.rindex("我们夜间最小"), TEXT.index("的夜间流量\n") + 5
"""The stretch that is said twice, and the credits after it."""


@pytest.fixture
def folded_page(show_page: ShowPage) -> TranscriptPage:
    page = show_page(dense(), book=BOOK)
    page.resize(1000, 1100)
    return page


def with_asides(text: str, *asides: Aside) -> AnnotatedTranscript:
    return AnnotatedTranscript(Transcript("t", "t", "0" * 64, len(text)), text, asides=asides)


def folded(text: str, *asides: Aside) -> list[tuple[int, int]]:
    shown = ShownText(with_asides(text, *asides), View.READING)
    return [(fold.first, fold.last) for fold in folds_of(shown)]


def test_lines_are_folded_whole_and_blank_lines_between_them_too() -> None:
    text = "说话\n图一\n\n图二\n图三\n说话\n"
    marks = [
        Aside("t", text.index(w), text.index(w) + 2, AsideKind.CAPTION) for w in ("图一", "图二", "图三")
    ]
    assert folded(text, *marks) == [(1, 4)]
    assert folded(text, *marks[:2]) == [], "few lines are only dimmed"
    assert folded(text, replace(marks[0], end=marks[0].end - 1), *marks[1:]) == [], "half a line stays"


def test_a_long_repeat_is_folded_though_it_is_one_line() -> None:
    once = "水" * LEAST_CHARACTERS
    text = f"{once}\n{once}\n说话\n"
    repeat = Aside("t", len(once) + 1, 2 * len(once) + 1, AsideKind.REPEAT, 0)
    assert folded(text, repeat) == [(1, 1)]
    assert folded(text, replace(repeat, kind=AsideKind.CREDIT, of=None)) == []


@given(
    st.lists(st.sampled_from(["说话", "", "  ", "图", "图说"]), min_size=1, max_size=30),
    st.sets(st.integers(0, 29)),
)
def test_every_fold_holds_only_asides_and_folds_are_apart(lines: list[str], marked: set[int]) -> None:
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    asides = [
        Aside("t", starts[i], starts[i] + len(line), AsideKind.OTHER)
        for i, line in enumerate(lines)
        if i in marked and line.strip()
    ]
    before = -1
    for fold in folds_of(ShownText(with_asides("\n".join(lines), *asides), View.READING)):
        assert before < fold.first <= fold.last
        before = fold.last
        inside = range(fold.first, fold.last + 1)
        assert all(i in marked or not lines[i].strip() for i in inside)
        assert fold.lines == sum(bool(lines[i].strip()) for i in inside) >= LEAST_LINES
        assert lines[fold.first].strip()
        assert lines[fold.last].strip()


@given(
    st.lists(st.sampled_from(["说话", "", "  ", "图", "图说", "水" * 60]), min_size=1, max_size=12),
    st.sets(st.integers(0, 11)),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 3), st.sampled_from(["", "字", " ", "\n", "图 "])),
        max_size=2,
    ),
    st.sampled_from([1, 8]),
)
def test_folds_that_follow_corrections_are_those_of_the_text_as_it_then_reads(
    lines: list[str], marked: set[int], corrections: list[tuple[float, int, str]], reach: int
) -> None:
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    asides = [
        Aside("t", starts[i], starts[i] + len(line), AsideKind.REPEAT if len(line) > 9 else AsideKind.OTHER)
        for i, line in enumerate(lines)
        if i in marked and line
    ]
    whole = with_asides("\n".join(lines), *asides)
    shown = ShownText(whole, View.READING)
    made: list[Correction] = []
    for number, (share, length, words) in enumerate(corrections):
        start = round(share * len(whole.text))
        one = Correction(f"c{number}", "t", start, min(len(whole.text), start + length), words)
        if not any(c.start <= one.end and one.start <= c.end for c in made):
            made.append(one)
    for steps in ([[c] for c in made], [made]):
        shown = ShownText(whole, View.READING)
        corrected = whole
        for step in (*steps, *reversed(steps)):  # made, then taken back
            folds, breaks = folds_of(shown), shown.text.count("\n")
            was_made = step[0] in corrected.corrections if step else False
            corrected = corrected.with_changes(Change(c, None) if was_made else added(c) for c in step)
            shown = ShownText(corrected, View.READING)
            grown = shown.text.count("\n") - breaks
            with patch("annotator.ui.transcript_page.folds._REACH", reach):
                followed = followed_folds(shown, folds, step, grown)
            assert followed is None or list(followed) == folds_of(shown)


def test_the_stub_tells_what_it_holds(folded_page: TranscriptPage) -> None:
    (stub,) = surface(folded_page).visible_text().stubs
    fold = fold_of(state(folded_page), stub)
    assert fold is not None
    assert stub_words(state(folded_page), fold) == "⋯ 6 lines said before or not speech"
    assert fragments(folded_page, FIRST, LAST) == []
    claim = Annotation("inside", "t", "fact", Span(FIRST, FIRST + 4))
    change = (added(claim),)
    folded_page.apply(dense().with_changes(change), BOOK, change)
    folded_page.show_hits([Span(FIRST + 6, FIRST + 8), Span(FIRST + 9, FIRST + 10), Span(0, 2)], None)
    assert stub_words(state(folded_page), fold).endswith(" · 1 claim · 2 hits")


def test_a_click_opens_and_the_note_in_the_margin_folds_again(folded_page: TranscriptPage) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    area = surface(folded_page)
    (stub,) = area.visible_text().stubs
    QTest.mouseClick(area.viewport(), left, none, QPoint(60, round(stub.top + stub.height / 2)))
    assert area.visible_text().stubs == []
    assert len(fragments(folded_page, FIRST, LAST)) == 6
    ((_, box),) = area.margin.fold_marks()
    QTest.mouseClick(area.margin, left, none, QPointF(box.center()).toPoint())
    assert len(area.visible_text().stubs) == 1


def test_the_caret_never_hides(folded_page: TranscriptPage) -> None:
    folded_page.put_caret(Place(FIRST + 20))
    assert surface(folded_page).visible_text().stubs == []
    assert fragments(folded_page, FIRST + 20, FIRST + 21) != []
    folded_page.fold_here()
    assert len(surface(folded_page).visible_text().stubs) == 1
    assert not FIRST <= folded_page.caret().offset < LAST


def test_going_to_a_claim_that_is_folded_opens_it(show_page: ShowPage) -> None:
    hidden = Annotation("hidden", "t", "fact", Span(FIRST + 2, FIRST + 8))
    ordered = tuple(sorted((*dense().annotations, hidden), key=annotation_order))
    page = show_page(replace(dense(), annotations=ordered), book=BOOK)
    page.resize(1000, 1100)
    assert len(surface(page).visible_text().stubs) == 1
    page.put_caret(Place(FIRST - 4))
    page.next_claim()
    assert surface(page).visible_text().stubs == []
    assert fragments(page, hidden.span.start, hidden.span.end) != []


def test_what_was_opened_stays_open_in_another_view_and_after_another_transcript(
    folded_page: TranscriptPage,
) -> None:
    folded_page.fold_here()
    assert surface(folded_page).lines.folded == []
    folded_page.set_view(View.SOURCE)
    assert surface(folded_page).lines.folded == []
    folded_page.show_transcript(with_asides("别的\n"), BOOK)
    assert not folded_page.can_fold
    folded_page.fold_here()
    folded_page.show_transcript(dense(), BOOK)
    assert surface(folded_page).lines.folded == []
    folded_page.fold_all()
    assert len(surface(folded_page).lines.folded) == 1


def test_a_correction_above_leaves_the_fold_on_its_lines(folded_page: TranscriptPage) -> None:
    at = TEXT.index("两个数摆")
    change = (added(Correction("new", "t", at, at, "\n\n另起两行，")),)
    folded_page.apply(dense().with_changes(change), BOOK, change)
    assert fragments(folded_page, FIRST, LAST) == []
    assert fragments(folded_page, LAST + 1, LAST + 8) != []
    (stub,) = surface(folded_page).visible_text().stubs
    assert state(folded_page).shown.place(stub.start).offset == FIRST


def test_asides_that_come_later_are_folded(show_page: ShowPage) -> None:
    page = show_page(replace(dense(), asides=()), book=BOOK)
    page.resize(1000, 1100)
    assert surface(page).visible_text().stubs == []
    change = tuple(added(aside) for aside in dense().asides)
    page.apply(replace(dense(), asides=()).with_changes(change), BOOK, change)
    assert len(surface(page).visible_text().stubs) == 1


def test_selecting_with_the_mouse_across_a_fold_leaves_it_folded(folded_page: TranscriptPage) -> None:
    viewport = surface(folded_page).viewport()
    (stub,) = surface(folded_page).visible_text().stubs
    last = fragments(folded_page, LAST + 4, LAST + 6)[0]
    start, stop = QPoint(200, round(stub.top) - 20), QPoint(round(last.left), round(last.baseline))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, left, none, start)
    QTest.mouseMove(viewport, QPoint(200, round(stub.top + 5)))
    QTest.mouseMove(viewport, stop)
    QTest.mouseRelease(viewport, left, none, stop)
    selected = folded_page.selection()
    assert selected is not None
    assert selected.start < FIRST < LAST < selected.end
    assert len(surface(folded_page).visible_text().stubs) == 1


@pytest.mark.parametrize("whole", [True, False])
def test_folded_lines_that_a_correction_deletes_are_folded_no_more(
    folded_page: TranscriptPage, whole: bool
) -> None:
    shown = folded_page.transcript
    assert shown is not None
    end = len(shown.text) if whole else LAST
    deleted = Correction("gone", shown.transcript.id, FIRST - 20, end, "")
    clashing = [c for c in shown.corrections if c.end >= deleted.start and c.start <= deleted.end]
    changes = [Change(c, None) for c in clashing] + [added(deleted)]
    after = shown.with_changes(changes)
    folded_page.apply(after, BOOK, changes)
    folded_page.grab()
    assert state(folded_page).shown.text == shown_text(after.text, after.accepted_corrections)
    assert surface(folded_page).document().characterCount() == state(folded_page).shown.length + 1
    lines = surface(folded_page).lines
    assert all(run.last < surface(folded_page).document().blockCount() for run in lines.folded)


def test_a_correction_amid_thousands_of_repeats_asks_about_those_next_to_it() -> None:
    once = "水位高了两米，还要再高。"
    text = "\n".join([once] * 3000)
    step = len(once) + 1
    asides = [Aside("t", i * step, i * step + len(once), AsideKind.REPEAT) for i in range(1, 3000)]
    whole = with_asides(text, *asides)
    folds = folds_of(ShownText(whole, View.READING))
    assert [(fold.first, fold.last) for fold in folds] == [(1, 2999)]
    for line in (0, 1500, 2999):
        made = Correction("c", "t", line * step, line * step + 1, "江")
        shown = ShownText(whole.with_changes([added(made)]), View.READING)
        with patch("annotator.ui.transcript_page.folds._runs", side_effect=_runs) as runs:
            assert not has_other_folds(shown, folds, made)
        assert all(len(call.args[1]) < 30 for call in runs.call_args_list)
        assert folds_of(shown) == folds


def many_folds(count: int) -> AnnotatedTranscript:
    """Speech, and after each line of it three lines that are no speech."""
    text, step = "说话说话\n图一\n图二\n图三\n" * count, 14
    asides = [
        Aside("t", i * step + at, i * step + at + 2, AsideKind.CAPTION)
        for i in range(count)
        for at in (5, 8, 11)
    ]
    return with_asides(text, *asides)


def test_a_line_break_moves_folds_without_folding_them_again(show_page: ShowPage) -> None:
    whole = many_folds(300)
    page = show_page(whole, book=BOOK)
    page.put_caret(Place(2))
    broken = Correction("break", "t", 14 * 3 + 2, 14 * 3 + 2, "\n")
    for change in ((added(broken),), (Change(broken, None),)):
        whole = whole.with_changes(change)
        put = Heights.put
        with (
            patch.object(Heights, "put", autospec=True, side_effect=put) as puts,
            patch("annotator.ui.transcript_page.folding.folds_of", side_effect=folds_of) as asked,
        ):
            page.apply(whole, BOOK, change)
        assert puts.call_count < 100
        assert asked.call_count == 0
        folds = folds_of(ShownText(whole, View.READING))
        assert list(state(page).folds) == folds
        assert [(run.first, run.last) for run in surface(page).lines.folded] == [
            (fold.first, fold.last) for fold in folds
        ]
        block = surface(page).document().begin()
        hidden = {i for fold in folds for i in range(fold.first, fold.last + 1)}
        while block.isValid():
            assert block.isVisible() is (block.blockNumber() not in hidden)
            block = block.next()


def test_a_line_break_amid_opened_lines_leaves_them_open_and_the_others_folded(show_page: ShowPage) -> None:
    whole = many_folds(5)
    page = show_page(whole, book=BOOK)
    page.put_caret(Place(14 * 2 + 6))
    broken = Correction("break", "t", 14 * 2 + 6, 14 * 2 + 6, "\n")
    change = (added(broken),)
    page.apply(whole.with_changes(change), BOOK, change)
    (opened,) = state(page).open_folds
    assert (opened.first, opened.last) == (9, 12)
    assert [(run.first, run.last) for run in surface(page).lines.folded] == [
        (1, 3),
        (5, 7),
        (14, 16),
        (18, 20),
    ]
