"""The overview strip: all of a transcript in one look, whatever its length."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import Annotation
from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.domain.transcript import ReviewedSpan
from annotator.ui.theme import LIGHT
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.overview import Overview
from annotator.ui.transcript_page.overview_drawing import CLAIMS, HITS, SPEAKERS, SUGGESTIONS, UNREVIEWED
from annotator.ui.transcript_page.spots import Spots
from tests.ui.page.conftest import ShowPage
from tests.ui.page.dense import BOOK, TEXT, dense
from tests.ui.page.test_page_text import long_sample
from tests.ui.page.watching import colour_at, drag, heard, near, picture, state, surface

TURN = dense().turns[3]


@dataclass(frozen=True)
class Proposed:
    start: int
    end: int
    kind: str = "homophone"
    replacement: str = "听漏"
    evidence: str = ""


def strip_of(page: TranscriptPage) -> Overview:
    found = page.findChild(Overview)
    assert isinstance(found, Overview)
    return found


def shows(image: QImage, place: tuple[float, float], y: float, tone: str, *, within: int = 60) -> bool:
    """Whether one of the strip's columns has the colour at a height, or a pixel from it."""
    x = place[0] + place[1] / 2
    return any(near(colour_at(image, x, y + dy), QColor(tone), within=within) for dy in (-1, 0, 1))


@pytest.fixture
def strip(show_page: ShowPage) -> Overview:
    half = ReviewedSpan("t", 0, len(TEXT) // 2)
    page = show_page(replace(dense(), reviewed=(half,)), book=BOOK)
    page.resize(1000, 1000)
    return strip_of(page)


def test_everything_has_its_column(strip: Overview, qapp: QApplication) -> None:
    page = strip.parent()
    assert isinstance(page, TranscriptPage)
    hit, proposal = len(TEXT) - 40, len(TEXT) - 70
    page.show_hits([Span(hit, hit + 2)], None)
    page.show_suggestions([Proposed(proposal, proposal + 2)])
    strip.draw_anew()
    image = picture(strip)
    quarter = len(TEXT) // 4
    assert shows(image, UNREVIEWED, strip.y_of(3 * quarter), LIGHT.mute, within=110)
    assert not shows(image, UNREVIEWED, strip.y_of(quarter), LIGHT.mute, within=110)
    speaker = BOOK.speaker_by_id[TURN.speaker_ids[0]]
    assert shows(image, SPEAKERS, strip.y_of(TURN.start) + 6, LIGHT.tone(speaker.colour))
    claim = dense().annotation_by_id["saving"]
    tone = LIGHT.tone(BOOK.label_by_id[claim.label_id].colour)
    assert shows(image, CLAIMS, strip.y_of(claim.span.start), tone)
    assert shows(image, (HITS[0], 4), strip.y_of(hit), LIGHT.hit)
    assert shows(image, SUGGESTIONS, strip.y_of(proposal), LIGHT.warn)
    page.set_layers_shown(frozenset({Layer.TOPICS}))
    assert not shows(picture(strip), CLAIMS, strip.y_of(claim.span.start), tone)


def test_resting_on_the_strip_tells_what_is_there(strip: Overview) -> None:
    page = strip.parent()
    assert isinstance(page, TranscriptPage)
    place = dense().annotation_by_id["soon"].span.start
    page.show_hits([Span(place, place + 2)], None)
    told = strip.hint_at(strip.y_of(place))
    for words in ("line 4", "Ode Larsen", "供水", "1 hit", "1 claim", "两年之内可以"):
        assert words in told, (words, told)
    assert "not reviewed yet" not in strip.hint_at(strip.y_of(10))
    assert "not reviewed yet" in strip.hint_at(strip.y_of(len(TEXT) - 5))
    assert strip.hint_at(2) == ""


def test_the_frame_is_dragged_from_where_it_is_touched(show_page: ShowPage) -> None:
    page = show_page(long_sample())
    strip, bar = strip_of(page), surface(page).verticalScrollBar()
    middle = QPoint(strip.width() // 2, round(strip.y_of(len(long_sample().text) // 2)))
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    before = bar.value()
    frame = strip._frame_box()
    edge = QPoint(middle.x(), round(frame.top() + 1))
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge)
    assert bar.value() == before, "touching the frame moves nothing"
    drag(strip, edge, edge + QPoint(0, 60))
    moved = strip._frame_box().center().y() - frame.center().y()
    assert moved == pytest.approx(60, abs=6)


def test_the_button_above_the_strip_asks_for_the_settings(strip: Overview) -> None:
    page = strip.parent()
    assert isinstance(page, TranscriptPage)
    asked = heard(page.form_requested)
    QTest.mouseClick(strip.form_button, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    assert strip.form_button.accessibleName()


def test_a_long_transcript_is_drawn_off_the_keys_way_and_in_little_time(show_page: ShowPage) -> None:
    """Row by row: ten times as many marks take less than three times as long."""

    def drawing(length: int) -> float:
        text = (TEXT * (length // len(TEXT) + 1))[:length]
        claims = tuple(Annotation(f"a{i}", "t", "fact", Span(i, i + 20)) for i in range(0, length - 60, 50))
        whole = replace(dense(), text=text, annotations=claims, asides=(), corrections=(), relations=())
        page = show_page(whole, book=BOOK)
        page.show_hits([Span(i, i + 2) for i in range(0, length - 9, 90)], 3)
        times = []
        for _ in range(7):
            began = perf_counter()
            strip_of(page).draw_anew()
            times.append(perf_counter() - began)
        return median(times)

    assert drawing(300_000) < 3 * drawing(30_000) + 0.002


def test_a_change_of_marks_is_drawn_a_moment_later(page: TranscriptPage, qapp: QApplication) -> None:
    strip = strip_of(page)
    strip.draw_anew()
    drawn = strip._drawn
    strip.changed()
    qapp.processEvents()
    assert strip._drawn is drawn
    QTest.qWait(200)
    assert strip._drawn is not drawn


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=25),
    st.integers(0, 70),
    st.integers(0, 20),
)
def test_spots_know_what_touches_a_window(pairs: list[tuple[int, int]], first: int, length: int) -> None:
    spans = [Proposed(start, start + more) for start, more in pairs]
    spots, last = Spots(spans), first + length
    found = [s for s in sorted(spans, key=lambda s: s.start) if s.start <= last and s.end >= first]
    assert list(spots.over(first, last)) == found
    inside = [s for s in spans if first <= s.start < last]
    assert spots.count_in(first, last) == len(inside)
    assert spots.has_start_in(first, last) == bool(inside)


def test_hits_stay_with_a_transcript_and_go_with_it(show_page: ShowPage) -> None:
    page = show_page(dense(), book=BOOK)
    page.show_hits([Span(3, 5), Span(9, 12)], 1)
    page.show_transcript(dense(), BOOK)
    assert len(state(page).hits) == 2
    assert state(page).current_hit == Span(9, 12)
    other = replace(dense(), transcript=replace(dense().transcript, id="u"), annotations=(), relations=())
    page.show_transcript(other, BOOK)
    assert len(state(page).hits) == 0
