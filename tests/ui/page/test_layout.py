"""The page's own layout: what is in view stands as if the whole text were laid out."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import added
from annotator.domain.correction import Correction
from annotator.domain.span import Place
from annotator.domain.speaker import Turn
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.layout import MOST_LAID_OUT
from annotator.ui.transcript_page.runs import Run, following
from tests.ui.page.conftest import ShowPage
from tests.ui.page.samples import BOOK, sample
from tests.ui.page.watching import heard, state, surface

_WORDS = ("水价", "漏损率", "meter reading", "DMA 分区", "😀", "，", "。", "百分之十九", "去年 2023 年", "——")


def a_text(lines: int = 600, seed: int = 3) -> str:
    chance = random.Random(seed)
    lengths = [chance.choice((0, 1, 6, 30, 80)) for _ in range(lines)]
    return "\n".join("".join(chance.choices(_WORDS, k=length)) for length in lengths)


def long_one(text: str) -> AnnotatedTranscript:
    at, turns = 0, []
    for i, line in enumerate(text.split("\n")):
        if i % 20 == 0:
            turns.append(Turn("t", at, at, ("s1",)))
        at += len(line) + 1
    bare = replace(sample(), text=text, annotations=(), corrections=(), sections=(), asides=(), relations=())
    return replace(bare, segments=(), turns=tuple(turns), reviewed=())


@pytest.fixture
def long_page(show_page: ShowPage) -> TranscriptPage:
    return show_page(long_one(a_text()))


def words_in_view(page: TranscriptPage) -> list[tuple[int, int]]:
    """Where the rows in view begin in the text, and how far down each stands."""
    text = surface(page).visible_text()
    return [(line.start, round(line.baseline)) for line in text.lines if 0 < line.baseline < text.height]


def test_every_row_in_view_follows_the_one_before(long_page: TranscriptPage) -> None:
    bar = surface(long_page).verticalScrollBar()
    look = state(long_page).look
    for value in range(0, bar.maximum(), 2_111):
        bar.setValue(value)
        rows = words_in_view(long_page)
        assert rows
        for (start, above), (after, below) in pairwise(rows):
            assert start < after
            assert look.blank_height <= below - above <= look.line_height + 3 * look.turn_gap


def test_scrolling_down_and_up_again_shows_the_same_words_at_the_same_height(
    long_page: TranscriptPage,
) -> None:
    bar = surface(long_page).verticalScrollBar()
    seen = {}
    for _ in range(60):
        seen[bar.value()] = words_in_view(long_page)
        bar.setValue(bar.value() + 97)
    for value in reversed(seen):
        bar.setValue(value)
        assert words_in_view(long_page) == seen[value]


def test_scrolling_up_from_a_place_never_seen_moves_the_words_by_as_much(long_page: TranscriptPage) -> None:
    area = surface(long_page)
    area.scroll_to(area.document().characterCount() // 2, share=0.0)
    for _ in range(80):
        before = dict(words_in_view(long_page))
        value = area.verticalScrollBar().value()
        area.verticalScrollBar().setValue(value - 53)
        after = dict(words_in_view(long_page))
        both = before.keys() & after.keys()
        assert both
        assert {after[start] - before[start] for start in both} == {53}


def test_a_jump_puts_the_place_where_it_was_asked_for(long_page: TranscriptPage) -> None:
    area = surface(long_page)
    for share in (0.0, 0.33, 0.5):
        for position in range(4_000, area.document().characterCount() - 4_000, 2_377):
            area.scroll_to(position, share=share)
            line = area.visible_text().line_of(position)
            assert line is not None
            assert line.baseline == pytest.approx(share * area.viewport().height(), abs=2 * 33)


@pytest.mark.parametrize("share", [0.5, 0.9, 0.2, 0.7, 0.3])
def test_a_jump_lays_out_what_stands_where_it_leads_and_moves_the_view_once(
    long_page: TranscriptPage, share: float
) -> None:
    text, length = surface(long_page), len(state(long_page).transcript.text)
    long_page.put_caret(Place(length * 6 // 10))
    before, moves = laid_out(long_page), heard(text.view_moved)
    long_page.put_caret(Place(int(length * share)))
    new = laid_out(long_page) - before
    assert new
    assert text.lines.top_of(max(new) + 1) - text.lines.top_of(min(new)) < 2 * text.viewport().height()
    assert len(moves) == 1


def laid_out(page: TranscriptPage) -> set[int]:
    """The lines that are broken into rows, by number."""
    document = surface(page).document()
    blocks = (document.findBlockByNumber(i) for i in range(document.blockCount()))
    return {block.blockNumber() for block in blocks if block.layout().lineCount()}


def test_heights_once_seen_are_those_of_a_page_that_was_seen_whole(show_page: ShowPage) -> None:
    text = a_text(200, seed=5)
    seen, jumped = show_page(long_one(text)), show_page(long_one(text))
    bar = surface(seen).verticalScrollBar()
    for value in range(0, bar.maximum() + 400, 400):
        bar.setValue(value)
    end = surface(jumped).document().characterCount() - 1
    surface(jumped).scroll_to(end)
    surface(seen).scroll_to(end)
    assert words_in_view(jumped) == words_in_view(seen)
    lines = surface(seen).lines
    last = text.count("\n")
    assert surface(seen).verticalScrollBar().maximum() == pytest.approx(
        lines.top_of(last) + lines.height_of(last) + 160 - surface(seen).viewport().height(), abs=1
    )


def test_estimates_are_near_what_lines_turn_out_to_be(long_page: TranscriptPage) -> None:
    lines = surface(long_page).lines
    guessed = lines.documentSize().height()
    bar = surface(long_page).verticalScrollBar()
    value = -1
    while bar.value() != value:
        value = bar.value()
        bar.setValue(value + 600)
    assert guessed == pytest.approx(lines.documentSize().height(), rel=0.06)


def test_what_qt_asks_about_points_and_places_agrees(long_page: TranscriptPage) -> None:
    area = surface(long_page)
    area.scroll_to(area.document().characterCount() // 3)
    scrolled = area.verticalScrollBar().value()
    for line in area.visible_text().lines:
        for position in range(line.start, line.end, 3):
            if not 0 < line.baseline < area.viewport().height():
                continue
            at = QPointF(line.x_of(position) + 2, line.baseline + scrolled - 4)
            hit = area.lines.hitTest(at, Qt.HitTestAccuracy.FuzzyHit)
            assert abs(hit - position) <= 1
            cursor = area.cursorForPosition((at - QPointF(0, scrolled)).toPoint())
            assert abs(cursor.position() - position) <= 2


@pytest.mark.parametrize("replacement", ["", "短", "很长的一句话" * 40, "两\n行", "\n\n\n"])
def test_words_below_a_correction_stand_as_on_a_page_opened_with_it(
    show_page: ShowPage, qapp: QApplication, replacement: str
) -> None:
    transcript = long_one(a_text(120, seed=9))
    start = transcript.text.index("漏损率", 900)
    for length in (3, 200):
        change = added(Correction("new", "t", start, start + length, replacement))
        followed = show_page(transcript)
        followed.put_caret(Place(start))
        after = transcript.with_changes((change,))
        followed.apply(after, BOOK, (change,))
        opened = show_page(after)
        for page in (followed, opened):
            surface(page).scroll_to(state(page).shown.document_place(Place(start)), share=0.4)
        qapp.processEvents()
        assert words_in_view(followed) == words_in_view(opened)
        assert surface(followed).document().toPlainText() == surface(opened).document().toPlainText()


def test_folded_lines_take_no_room_but_a_stubs_and_open_again(long_page: TranscriptPage) -> None:
    area = surface(long_page)
    lines, document = area.lines, area.document()
    before = words_in_view(long_page)
    size = lines.documentSize().height()
    first, last = 2, 9
    area.fold([(first, last)])
    assert lines.documentSize().height() < size
    assert lines.height_of(first) > 0
    assert all(lines.height_of(i) == 0 for i in range(first + 1, last + 1))
    shown = [row.start for row in area.visible_text().lines]
    hidden = range(
        document.findBlockByNumber(first).position(), document.findBlockByNumber(last + 1).position()
    )
    assert not any(start in hidden for start in shown)
    assert document.findBlockByNumber(last + 1).position() in shown
    stub = area.visible_text().stubs[0]
    assert (stub.run, stub.start, stub.end) == (Run(first, last), hidden.start, hidden.stop)
    area.fold([])
    assert words_in_view(long_page) == before


def test_folding_above_the_view_moves_nothing_in_it(long_page: TranscriptPage) -> None:
    area = surface(long_page)
    area.scroll_to(area.document().characterCount() // 2, share=0.0)
    before = words_in_view(long_page)
    area.fold([(2, 40), (60, 61)])
    assert words_in_view(long_page) == before
    area.fold([(60, 61)])
    assert words_in_view(long_page) == before


def test_another_width_keeps_the_first_line_and_breaks_the_rest_anew(long_page: TranscriptPage) -> None:
    area = surface(long_page)
    area.scroll_to(area.document().characterCount() // 2, share=0.0)
    first = words_in_view(long_page)[0][0]
    long_page.resize(560, 800)
    rows = words_in_view(long_page)
    assert any(start <= first for start, _ in rows[:3])
    line = area.visible_text().line_of(first)
    assert line is not None
    assert 0 <= line.baseline < 120


def test_many_other_widths_and_sizes_do_not_move_the_first_line(long_page: TranscriptPage) -> None:
    area = surface(long_page)
    chance = random.Random(4)
    longest = max(range(600), key=lambda i: area.document().findBlockByNumber(i).length())
    line = area.document().findBlockByNumber(longest)
    area.scroll_to(line.position() + line.length() // 2, share=0.0)
    size, first = long_page.size(), words_in_view(long_page)[0][0]
    assert first > line.position()
    for _ in range(15):
        long_page.resize(chance.randrange(480, 1_300), 800)
        long_page.set_zoom(chance.choice((0.8, 1.0, 1.4, 2.0)))
    long_page.set_zoom(1.0)
    long_page.resize(size)
    assert words_in_view(long_page)[0][0] == first
    area.verticalScrollBar().setValue(area.verticalScrollBar().value() + 500)
    after = words_in_view(long_page)[0][0]
    assert after > first
    long_page.resize(560, 800)
    assert words_in_view(long_page)[0][0] in range(after - 60, after + 1)


def test_rows_of_lines_seen_long_ago_are_let_go(show_page: ShowPage) -> None:
    page = show_page(long_one(a_text(4_000, seed=2)))
    area = surface(page)
    bar = area.verticalScrollBar()
    first = words_in_view(page)
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + 700)
    document = area.document()
    kept = [i for i in range(4_000) if document.findBlockByNumber(i).layout().lineCount()]
    assert len(kept) <= MOST_LAID_OUT + 100
    bar.setValue(0)
    assert words_in_view(page) == first


def test_a_stretch_that_ends_at_the_last_character_of_a_row_is_measured_to_its_end(
    long_page: TranscriptPage,
) -> None:
    text = surface(long_page).visible_text()
    wrapped = [line for line in text.lines if not line.is_last and line.end - line.start > 4]
    assert wrapped
    for line in wrapped:
        (fragment,) = text.fragments(line.start, line.end - 1)
        assert fragment.right == pytest.approx(line.x_of(line.end - 1), abs=0.5)


def test_many_corrections_at_once_leave_labels_and_headings_what_they_are(
    show_page: ShowPage, qapp: QApplication
) -> None:
    """Lines are told from the text as it will be, and the document becomes that text piece by piece."""
    text = "".join(f"甲乙丙（主持人） 00:{i:02}:07\n漏损的事要说，漏损很大。\n" for i in range(40))
    starts = [found.start() for found in re.finditer("甲乙丙", text)]
    turns = tuple(Turn("t", at, text.index("\n", at) + 1, ("s1",)) for at in starts)
    transcript = replace(long_one(text), turns=turns)
    changes = tuple(
        added(Correction(f"n{i}", "t", found.start(), found.end(), ""))
        for i, found in enumerate(re.finditer("漏损", text))
        if i < 50
    )
    followed = show_page(transcript)
    after = transcript.with_changes(changes)
    followed.apply(after, BOOK, changes)
    opened = show_page(after)
    for page in (followed, opened):
        surface(page).scroll_to(surface(page).document().characterCount() // 4, share=0.4)
    qapp.processEvents()
    assert words_in_view(followed) == words_in_view(opened)


@pytest.mark.parametrize(
    ("change", "kept", "opened"),
    [
        ((20, 22, 1), [Run(3, 5), Run(9, 12)], []),
        ((0, 3, 2), [Run(5, 7), Run(11, 14)], []),
        ((6, 7, -1), [Run(3, 5), Run(8, 11)], []),
        ((4, 5, -3), [Run(6, 9)], [Run(3, 4)]),
        ((2, 3, -8), [], [Run(2, 2), Run(2, 4)]),
        ((1, 2, -12), [], [Run(1, 1), Run(1, 1)]),
    ],
)
def test_folded_runs_follow_lines_that_come_and_go(
    change: tuple[int, int, int], kept: list[Run], opened: list[Run]
) -> None:
    assert following([Run(3, 5), Run(9, 12)], *change) == (kept, opened)
