"""Clicking, dragging borders, the margin and the overview."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.domain.annotation import Annotation
from annotator.domain.changes import removed
from annotator.domain.span import Place, Span
from annotator.text.text_map import Side, View
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.margin import Margin
from annotator.ui.transcript_page.notes import claim_note
from annotator.ui.transcript_page.overlay import handle_points
from annotator.ui.transcript_page.overview import Overview
from tests.ui.page.conftest import ShowPage
from tests.ui.page.samples import BOOK, TEXT, Writer, sample
from tests.ui.page.test_page_text import long_sample
from tests.ui.page.watching import (
    click,
    colour_at,
    drag,
    fragments,
    heard,
    near,
    picture,
    point_at,
    state,
    surface,
)


@pytest.mark.parametrize("view", View)
def test_a_click_after_an_emoji_meets_the_right_claim(show_page: ShowPage, view: View) -> None:
    emoji = TEXT.replace("周允：我们", "周允：👨‍👩‍👧😀我们")
    shift = len(emoji) - len(TEXT)
    claims = tuple(
        replace(a, span=Span(a.span.start + shift, a.span.end + shift))
        for a in sample().annotations
        if a.id in ("prediction", "advice")
    )
    whole = replace(
        sample(), text=emoji, annotations=claims, corrections=(), turns=(), segments=(), sections=()
    )
    page = show_page(whole, view=view)
    clicked = heard(page.annotation_clicked)
    plain = heard(page.text_clicked)
    for claim in claims:
        click(page, claim.span.start)
        click(page, claim.span.end - 1)
    click(page, claims[0].span.start - 1)
    click(page, claims[0].span.end)
    assert clicked == [claims[0].id, claims[0].id, claims[1].id, claims[1].id]
    assert [place.offset for place in plain] == [claims[0].span.start - 1, claims[0].span.end]


def test_clicks_go_through_stacked_claims_from_the_innermost(page: TranscriptPage) -> None:
    clicked = heard(page.annotation_clicked)
    for _ in range(4):
        click(page, TEXT.index("说明问题"))
        page.select_annotation(clicked[-1])
        QTest.qWait(QApplication.doubleClickInterval() + 20)
    assert clicked == ["three", "two", "four", "one"]
    click(page, TEXT.index("说明问题"))
    assert clicked[-1] == "three"


def test_selecting_with_the_mouse_is_no_click(page: TranscriptPage) -> None:
    clicked, selected = heard(page.annotation_clicked), heard(page.selection_changed)
    words = Writer().span("两年之内可以")
    first = fragments(page, words.start, words.end)[0]
    y = round(first.baseline - 6)
    drag(surface(page).viewport(), QPoint(round(first.left) + 1, y), QPoint(round(first.right), y))
    assert clicked == []
    assert page.selection() == words
    assert selected[-1] == words


def test_the_note_on_a_claim_tells_label_speaker_and_note(page: TranscriptPage) -> None:
    place = state(page).shown.document_place(Place(TEXT.index("差的这一截")))
    assert "观点" in claim_note(state(page), place)
    assert "Ode Larsen" in claim_note(state(page), place)
    assert "来源待补" in claim_note(state(page), place)
    assert claim_note(state(page), 0) == ""
    viewport = surface(page).viewport()
    at = point_at(page, TEXT.index("差的这一截"))
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    assert "观点" in QToolTip.text()


def test_dragging_a_handle_asks_for_other_borders(page: TranscriptPage) -> None:
    page.select_annotation("prediction")
    claim = sample().annotation_by_id["prediction"]
    asked = heard(page.borders_dragged)
    _, end = handle_points(surface(page).visible_text(), state(page))
    assert end is not None
    target = fragments(page, claim.span.end - 3, claim.span.end - 2)[0]
    drag(surface(page).viewport(), end.toPoint(), QPoint(round(target.left), round(target.baseline - 5)))
    assert asked == [("prediction", Span(claim.span.start, claim.span.end - 3))]
    assert page.selection() is None


def test_the_drag_is_previewed_and_never_turns_a_claim_inside_out(page: TranscriptPage) -> None:
    page.select_annotation("prediction")
    claim = sample().annotation_by_id["prediction"]
    asked = heard(page.borders_dragged)
    start, _ = handle_points(surface(page).visible_text(), state(page))
    assert start is not None
    viewport = surface(page).viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start.toPoint())
    QTest.mouseMove(viewport, point_at(page, claim.span.start + 4))
    preview = state(page).preview
    assert preview is not None
    assert claim.span.start + 4 <= preview.start <= claim.span.start + 5
    QTest.mouseMove(viewport, point_at(page, claim.span.end + 3))
    assert state(page).preview == preview
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    assert asked == [("prediction", preview)]
    assert state(page).preview is None


def test_dragging_a_border_beyond_the_edge_brings_more_text_into_view(show_page: ShowPage) -> None:
    once = sample()
    text = TEXT + "\n" + "还有很多要说的话。\n" * 200
    page = show_page(replace(once, text=text))
    page.select_annotation("prediction")
    claim = once.annotation_by_id["prediction"]
    asked = heard(page.borders_dragged)
    _, end = handle_points(surface(page).visible_text(), state(page))
    assert end is not None
    viewport, left, none = surface(page).viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, left, none, end.toPoint())
    QTest.mouseMove(viewport, QPoint(end.toPoint().x(), viewport.height() + 60))
    QTest.qWait(300)
    scrolled = surface(page).verticalScrollBar().value()
    assert scrolled > 60
    QTest.mouseMove(viewport, QPoint(end.toPoint().x(), viewport.height() - 60))
    rested = surface(page).verticalScrollBar().value()
    QTest.qWait(100)
    assert surface(page).verticalScrollBar().value() == rested
    QTest.mouseRelease(viewport, left, none)
    assert asked[0][1].start == claim.span.start
    assert asked[0][1].end > len(TEXT)


def test_borders_move_by_keys_over_emoji_and_corrections(page: TranscriptPage) -> None:
    asked = heard(page.borders_dragged)
    page.move_border(Side.END, 1)
    assert asked == []
    page.select_annotation("opinion")
    claim = sample().annotation_by_id["opinion"].span
    page.move_border(Side.START, -1)
    page.move_border(Side.END, len("，不全是管子漏。😀"))
    page.move_border(Side.END, -1)
    assert asked[0] == ("opinion", Span(claim.start - 1, claim.end))
    assert TEXT[asked[1][1].start : asked[1][1].end].endswith("😀")
    assert asked[2][1].end_inner == 2
    page.move_border(Side.START, 1000)
    assert len(asked) == 3


def test_the_menu_is_asked_for_at_a_place(page: TranscriptPage) -> None:
    asked = heard(page.context_menu)
    viewport = surface(page).viewport()
    at = point_at(page, TEXT.index("数据就断"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    assert asked[0][0] == viewport.mapToGlobal(at)
    assert asked[0][1].offset in (TEXT.index("数据就断"), TEXT.index("数据就断") + 1)


def margin(page: TranscriptPage) -> Margin:
    found = page.findChild(Margin)
    assert isinstance(found, Margin)
    return found


def click_margin(page: TranscriptPage, at: QPointF) -> None:
    QTest.mouseClick(margin(page), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at.toPoint())


def test_the_margin_shows_each_turn_once_beside_its_lines(page: TranscriptPage) -> None:
    boxes = list(margin(page).turn_boxes())
    assert [box.turn.speaker_ids for box in boxes] == [("s1",), ("s2",), ("s3",), ("s2",), ("s1",)]
    assert all(one.bottom <= other.top for one, other in pairwise(boxes))
    line = fragments(page, TEXT.index("公开的口径"), TEXT.index("公开的口径") + 1)[0]
    assert boxes[1].top < line.baseline < boxes[1].bottom
    clicked = heard(page.turn_clicked)
    click_margin(page, QPointF(20, boxes[2].top + 4))
    assert clicked == [TEXT.index("Ode Larsen")]


def test_nested_topics_stand_side_by_side_and_can_be_clicked(page: TranscriptPage) -> None:
    outer, inner = margin(page).topic_boxes()
    assert outer.box.right() < inner.box.left()
    assert outer.box.top() < inner.box.top() < inner.box.bottom() < outer.box.bottom()
    clicked = heard(page.annotation_clicked)
    click_margin(page, inner.box.center())
    click_margin(page, outer.box.center())
    assert clicked == ["subtopic", "topic"]


def test_a_repeat_points_to_where_the_words_stand_first(page: TranscriptPage) -> None:
    asked = heard(page.place_requested)
    ((aside, box),) = margin(page).repeats()
    click_margin(page, box.center())
    assert asked == [Place(TEXT.index("我们夜间最小"))]
    assert aside.of == TEXT.index("我们夜间最小")


def test_a_long_turn_fills_the_margin_from_edge_to_edge(show_page: ShowPage, qapp: QApplication) -> None:
    page = show_page(replace(long_sample(), turns=long_sample().turns[:1]))
    page.reveal(Place(20 * len(TEXT)))
    qapp.processEvents()
    (box,) = margin(page).turn_boxes()
    assert box.top < 0
    assert box.bottom > surface(page).viewport().height() - 40


def test_the_overview_moves_the_page(show_page: ShowPage) -> None:
    page = show_page(long_sample())
    strip = page.findChild(Overview)
    assert isinstance(strip, Overview)
    half = QPoint(strip.width() // 2, round(strip.y_of(20 * len(TEXT))))
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, half)
    text = surface(page).visible_text()
    first, last = state(page).shown.source_window(text.start, text.end)
    assert first < 20 * len(TEXT) < last
    drag(strip, half, QPoint(half.x(), strip.height() + 50))
    text = surface(page).visible_text()
    assert state(page).shown.source_window(text.start, text.end)[1] == len(long_sample().text)


def test_marks_in_the_source_view_follow_dragging_too(show_page: ShowPage) -> None:
    page = show_page(view=View.TRACKED)
    page.select_annotation("opinion")
    claim = sample().annotation_by_id["opinion"]
    start, end = handle_points(surface(page).visible_text(), state(page))
    assert start is not None
    assert end is not None
    assert isinstance(claim, Annotation)
    asked = heard(page.borders_dragged)
    target = fragments(page, claim.span.start + 2, claim.span.start + 3)[0]
    drag(surface(page).viewport(), start.toPoint(), QPoint(round(target.left), round(target.baseline - 5)))
    assert asked == [("opinion", Span(claim.span.start + 2, claim.span.end))]


def test_the_overview_shows_who_speaks_and_where_claims_are(page: TranscriptPage, qapp: QApplication) -> None:
    strip = page.findChild(Overview)
    assert isinstance(strip, Overview)
    qapp.processEvents()
    image = picture(strip)
    claim = sample().annotation_by_id["advice"]
    assert near(colour_at(image, 20, strip.y_of(claim.span.start) + 1), QColor("#2f7d57"), within=60)
    turn = sample().turns[1]
    assert near(colour_at(image, 10, strip.y_of(turn.start) + 6), QColor("#b5532a"), within=60)
    change = (removed(claim),)
    page.apply(sample().with_changes(change), BOOK, change)
    QTest.qWait(200)
    assert not near(
        colour_at(picture(strip), 20, strip.y_of(claim.span.start) + 1), QColor("#2f7d57"), within=60
    )
