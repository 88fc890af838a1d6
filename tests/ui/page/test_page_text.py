"""What stands in the document, and how it follows changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QApplication

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change, added, removed
from annotator.domain.correction import Correction
from annotator.domain.span import Place, Span
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Section
from annotator.text.text_map import View, shown_text
from annotator.ui.theme import DARK
from annotator.ui.transcript_page import TranscriptPage
from tests.ui.page.conftest import ShowPage
from tests.ui.page.samples import BOOK, TEXT, Writer, correction, sample
from tests.ui.page.watching import fragments, heard, state, surface


def document_text(page: TranscriptPage) -> str:
    return surface(page).document().toRawText().replace("\u2029", "\n")


def give(page: TranscriptPage, *changes: Change) -> AnnotatedTranscript:
    """What the window does when an edit was made."""
    before = page.transcript
    assert before is not None
    after = before.with_changes(changes)
    page.apply(after, BOOK, changes)
    return after


def long_sample() -> AnnotatedTranscript:
    """The sample's words many times over, with its marks at the start."""
    once = sample()
    text = TEXT * 40
    turns = [
        replace(turn, start=turn.start + i * len(TEXT), text_start=turn.text_start + i * len(TEXT))
        for i in range(40)
        for turn in once.turns
    ]
    return replace(once, text=text, turns=tuple(turns), segments=(), asides=())


def letters_weight(block: QTextBlock) -> int:
    """How bold the letters of a line are laid out, 400 as usual."""
    parts = block.layout().formats()
    return int(parts[0].format.fontWeight())


@pytest.mark.parametrize("view", View)
def test_the_document_holds_exactly_what_the_view_shows(show_page: ShowPage, view: View) -> None:
    page = show_page(view=view)
    assert document_text(page) == shown_text(TEXT, sample().accepted_corrections, view)


def test_blank_lines_are_low_and_headings_high(page: TranscriptPage) -> None:
    document = surface(page).document()
    heading, blank, paragraph = (document.findBlockByNumber(i) for i in range(3))
    assert blank.length() == 1
    height = [surface(page).lines.height_of(i) for i in range(3)]
    assert paragraph.text()
    assert height[1] < height[2] / 3
    assert letters_weight(heading) > 500


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_a_tab_goes_as_far_as_two_characters(show_page: ShowPage, zoom: float) -> None:
    text = "\t一\n\t\t二\n"
    page = show_page(replace(sample(), text=text, annotations=(), corrections=(), turns=(), sections=()))
    page.set_zoom(zoom)
    character = state(page).look.text_px
    lefts = [fragments(page, at, at + 1)[0].left for at in (1, 5)]
    assert lefts[1] - lefts[0] == pytest.approx(2 * character, abs=1)


@pytest.mark.parametrize("start", ["", "\n", "  \n\u3000\n"])
def test_lines_of_spaces_are_blank_lines_too(show_page: ShowPage, start: str) -> None:
    text = start + "一\n \n二\n\u3000\u00a0"
    bare = replace(sample(), text=text, annotations=(), corrections=(), turns=())
    page = show_page(replace(bare, segments=(), sections=(), asides=()))
    document = surface(page).document()
    low = [surface(page).lines.height_of(i) < 10 for i in range(document.blockCount())]
    assert low == [not line.strip() for line in text.split("\n")]


@pytest.mark.parametrize("view", View)
def test_a_correction_changes_only_the_words_and_marks_stay(show_page: ShowPage, view: View) -> None:
    page = show_page(view=view)
    words = Writer().span("老城三个片区")
    after = give(page, added(Correction("new", "t", words.start, words.start + 2, "旧城😀\n内")))
    assert document_text(page) == shown_text(TEXT, after.accepted_corrections, view)
    shown = state(page).shown
    for claim in after.annotations:
        start, end = shown.map.shown_span(claim.span)
        assert shown.span(*shown.document_stretch(claim.span)) == claim.span
        assert shown.text[start:end][-1] == TEXT[claim.span.end - 1] or view is View.TRACKED
    give(page, removed(Correction("new", "t", words.start, words.start + 2, "旧城😀\n内")))
    assert document_text(page) == shown_text(TEXT, sample().accepted_corrections, view)


def test_many_corrections_at_once_are_followed(page: TranscriptPage) -> None:
    new = [
        Correction(f"n{i}", "t", at, at + 1, "的的")
        for i, at in enumerate(i for i, character in enumerate(TEXT) if character in "我是")
    ]
    free = [c for c in new if not any(o.start <= c.start <= o.end for o in sample().corrections)]
    after = give(page, *(added(c) for c in free))
    assert document_text(page) == shown_text(TEXT, after.accepted_corrections)
    after = give(page, *(removed(c) for c in free))
    assert document_text(page) == shown_text(TEXT, sample().accepted_corrections)


def test_the_view_and_the_selection_stay_when_words_above_are_corrected(
    show_page: ShowPage, qapp: QApplication
) -> None:
    page = show_page(long_sample())
    place = 5 * len(TEXT) + TEXT.index("夜里两点")
    page.select_span(Span(place, place + 4))
    qapp.processEvents()
    before = fragments(page, place, place + 4)[0]
    told = heard(page.selection_changed)
    give(page, added(Correction("n", "t", 60, 61, "长长长长长长长长长长长长长长长长" * 6)))
    after = fragments(page, place, place + 4)[0]
    assert abs(before.baseline - after.baseline) <= 1
    assert page.selection() == Span(place, place + 4)
    assert told[-1:] in ([], [Span(place, place + 4)])


def test_another_view_keeps_place_and_selection(show_page: ShowPage, qapp: QApplication) -> None:
    page = show_page(long_sample())
    place = 20 * len(TEXT) + TEXT.index("我们还算过")
    page.select_span(Span(place, place + 4))
    qapp.processEvents()
    height = fragments(page, place, place + 4)[0].baseline
    for view in (View.TRACKED, View.SOURCE, View.READING):
        page.set_view(view)
        qapp.processEvents()
        assert page.selection() == Span(place, place + 4)
        assert abs(fragments(page, place, place + 4)[0].baseline - height) <= 40
    page.set_zoom(1.4)
    qapp.processEvents()
    assert page.selection() == Span(place, place + 4)
    assert 0 < fragments(page, place, place + 4)[0].baseline < surface(page).viewport().height()


def test_a_resize_keeps_the_place_and_breaks_lines_only_where_it_must(
    show_page: ShowPage, qapp: QApplication
) -> None:
    page = show_page(long_sample())
    page.resize(1300, 800)
    qapp.processEvents()
    place = 20 * len(TEXT)
    page.reveal(Place(place))
    first = surface(page).visible_text().start
    column = surface(page).lineWrapColumnOrWidth()
    page.resize(1500, 700)
    qapp.processEvents()
    assert surface(page).lineWrapColumnOrWidth() == column
    page.resize(760, 800)
    qapp.processEvents()
    assert surface(page).lineWrapColumnOrWidth() < column
    assert abs(surface(page).visible_text().start - first) < 120


def test_showing_the_same_transcript_again_keeps_the_place(show_page: ShowPage) -> None:
    page = show_page(long_sample())
    page.put_caret(Place(12 * len(TEXT)))
    stood = page.caret_box()
    assert stood.top() > 0
    page.show_transcript(long_sample(), BOOK)
    assert page.caret() == Place(12 * len(TEXT))
    assert page.caret_box() == stood
    other = replace(long_sample(), transcript=replace(sample().transcript, id="u"))
    page.show_transcript(other, BOOK)
    assert page.caret() == Place(0)


def test_a_new_turn_gets_its_gap_and_a_new_section_its_heading(page: TranscriptPage) -> None:
    place = TEXT.index("我们还算过")
    document = surface(page).document()
    line = document.findBlock(state(page).shown.document_place(Place(place))).blockNumber()
    height = surface(page).lines.height_of(line)
    give(page, added(Turn("t", place, place, ("s1",))))
    assert surface(page).lines.height_of(line) > height
    give(page, removed(Turn("t", place, place, ("s1",))))
    assert surface(page).lines.height_of(line) == height
    start = TEXT.index("周允：那么")
    give(page, added(Section("t", start, len(TEXT), "那么钱从哪里来？")))
    block = surface(page).document().findBlock(state(page).shown.document_place(Place(start)))
    assert letters_weight(block) > 500


def test_changes_elsewhere_are_passed_over(page: TranscriptPage) -> None:
    before = document_text(page)
    other = replace(sample(), transcript=replace(sample().transcript, id="u"), corrections=())
    page.apply(other, BOOK, (removed(correction("公共用水", "公用水", "c1")),))
    assert document_text(page) == before


def test_characters_that_mean_something_to_the_toolkit_do_not_move_places(show_page: ShowPage) -> None:
    text = "一\ufdd0二\r三\ufffc四😀五\u2028六"
    transcript = replace(
        sample(),
        text=text,
        transcript=replace(sample().transcript, characters=len(text)),
        annotations=(),
        corrections=(),
        turns=(),
        segments=(),
        sections=(),
        asides=(),
    )
    page = show_page(transcript)
    page.select_span(Span(text.index("五"), text.index("五") + 1))
    assert surface(page).textCursor().selectedText() == "五"


def test_a_theme_changes_colours_only(page: TranscriptPage) -> None:
    page.put_caret(Place(70))
    page.set_theme(DARK)
    assert page.caret() == Place(70)
    assert surface(page).grab().toImage().pixelColor(3, 3).lightness() < 60
