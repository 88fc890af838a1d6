"""Going back to a transcript: its text is on the page as it was left, or as it is now."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import added
from annotator.domain.correction import Correction
from annotator.domain.span import Place
from annotator.text.text_map import View, shown_text
from annotator.ui.theme import DARK, LIGHT
from annotator.ui.transcript_page import TranscriptPage, document
from annotator.ui.transcript_page.document import LaidOutText
from tests.ui.page.conftest import ShowPage
from tests.ui.page.samples import BOOK, sample
from tests.ui.page.test_layout import a_text, long_one, words_in_view
from tests.ui.page.watching import state, surface


def transcript_called(name: str, text: str) -> AnnotatedTranscript:
    whole = long_one(text)
    turns = tuple(replace(turn, transcript_id=name) for turn in whole.turns)
    return replace(whole, transcript=replace(whole.transcript, id=name), turns=turns)


FIRST, SECOND = transcript_called("first", a_text(seed=1)), transcript_called("second", a_text(seed=2))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The transcripts whose text was put into a new document, by their names."""
    names: list[str] = []
    make = LaidOutText.of

    def of(shown: object, look: object) -> LaidOutText:
        text = make(shown, look)  # type: ignore[arg-type]
        names.append(text.shown.transcript.id)
        return text

    monkeypatch.setattr(LaidOutText, "of", of)
    return names


def corrected(whole: AnnotatedTranscript, at: int) -> AnnotatedTranscript:
    made = Correction(f"x{at}", whole.id, at, at + 2, "别的话")
    return whole.with_changes([added(made)])


def reading(whole: AnnotatedTranscript) -> str:
    return shown_text(whole.text, whole.accepted_corrections)


def on_page(page: TranscriptPage) -> str:
    return surface(page).document().toPlainText()


def test_going_back_makes_no_new_document(show_page: ShowPage, made: list[str]) -> None:
    page = show_page(FIRST)
    page.put_caret(Place(900))
    for whole in (SECOND, FIRST, SECOND, FIRST):
        page.show_transcript(whole, BOOK)
        assert on_page(page) == whole.text
        assert page.transcript is whole
    assert made == ["first", "second"]


def test_marks_made_meanwhile_need_no_new_document(show_page: ShowPage, made: list[str]) -> None:
    page = show_page(FIRST)
    page.show_transcript(SECOND, BOOK)
    marks = tuple(replace(mark, transcript_id="first") for mark in sample().annotations)
    page.show_transcript(replace(FIRST, annotations=marks), BOOK)
    assert made == ["first", "second"]
    assert {mark.annotation.id for mark in state(page).claims_over(0, 200)} <= {mark.id for mark in marks}
    assert state(page).claims_over(0, 200)


@pytest.mark.parametrize("view", View)
def test_what_changed_meanwhile_is_shown(show_page: ShowPage, made: list[str], view: View) -> None:
    page = show_page(FIRST, view=view)
    page.show_transcript(SECOND, BOOK)
    now = corrected(FIRST, 40)
    page.show_transcript(now, BOOK)
    assert on_page(page) == shown_text(now.text, now.accepted_corrections, view)
    assert made == ["first", "second", "first"]


def test_another_view_is_of_all_transcripts(show_page: ShowPage) -> None:
    page = show_page(corrected(FIRST, 40))
    page.show_transcript(SECOND, BOOK)
    page.show_transcript(corrected(FIRST, 40), BOOK, view=View.SOURCE)
    assert on_page(page) == FIRST.text


def test_no_more_is_kept_than_there_is_room_for(
    show_page: ShowPage, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "CHARACTERS_KEPT", len(FIRST.text) + 10)
    third = transcript_called("third", a_text(seed=3))
    page = show_page(FIRST)
    for whole in (SECOND, third, SECOND, FIRST):
        page.show_transcript(whole, BOOK)
    assert made == ["first", "second", "third", "first"]


def test_letters_being_composed_do_not_stay_in_a_text_that_is_left(
    show_page: ShowPage, qapp: QApplication
) -> None:
    page = show_page(FIRST)
    page.take_keys(take=True)
    page.put_caret(Place(30))
    QApplication.sendEvent(surface(page), QInputMethodEvent("zimu", []))
    before = surface(page).document().findBlock(30).layout().preeditAreaText()
    page.show_transcript(SECOND, BOOK)
    page.show_transcript(FIRST, BOOK)
    assert before == "zimu"
    assert surface(page).document().findBlock(30).layout().preeditAreaText() == ""


@pytest.mark.parametrize("seed", range(6))
def test_a_text_gone_back_to_stands_as_on_a_page_opened_with_it(
    show_page: ShowPage, qapp: QApplication, seed: int
) -> None:
    chance = random.Random(seed)
    wholes = {"first": FIRST, "second": SECOND}
    page = show_page(FIRST)
    for _ in range(25):
        name, place = chance.choice(list(wholes)), chance.randrange(2_000)
        page.show_transcript(wholes[name], BOOK)
        page.put_caret(Place(place))
        act = chance.choice(("correct", "zoom", "theme", "width", "elsewhere", "nothing"))
        if act == "correct" and place not in {c.start for c in wholes[name].corrections}:
            wholes[name] = corrected_apart(wholes[name], place, page)
        elif act == "elsewhere":
            other = "second" if name == "first" else "first"
            wholes[other] = corrected_apart(wholes[other], place, None)
        elif act == "zoom":
            page.set_zoom(chance.choice((1.0, 1.3)))
        elif act == "theme":
            page.set_theme(chance.choice((LIGHT, DARK)))
        elif act == "width":
            page.resize(chance.choice((760, 900)), 800)
        qapp.processEvents()
    page.show_transcript(wholes["second"], BOOK)
    page.show_transcript(wholes["first"], BOOK)
    anew = show_page(wholes["first"])
    anew.set_form(page.form)
    anew.resize(page.size())
    for one in (page, anew):
        qapp.processEvents()
        surface(one).verticalScrollBar().setValue(0)
    assert on_page(page) == on_page(anew) == reading(wholes["first"])
    assert words_in_view(page) == words_in_view(anew)


def corrected_apart(whole: AnnotatedTranscript, at: int, page: TranscriptPage | None) -> AnnotatedTranscript:
    """The transcript with one more correction, where none is near; the page follows it."""
    if any(abs(one.start - at) < 8 for one in whole.corrections):
        return whole
    change = added(Correction(f"x{at}", whole.id, at, at + 2, "别的话"))
    now = whole.with_changes([change])
    if page is not None:
        page.apply(now, BOOK, [change])
    return now


# Made ready bit by bit


def made_ready(page: TranscriptPage, whole: AnnotatedTranscript) -> int:
    """Have a transcript made ready; how often meanwhile a key would have been answered."""
    turns = 0
    came: list[AnnotatedTranscript] = []
    page.have_ready(whole, lambda: came.append(whole))
    while not came:
        turns += 1
        QApplication.processEvents()
    return turns


def test_a_text_that_is_made_ready_comes_in_small_pieces_and_is_then_shown_as_it_is(
    show_page: ShowPage, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "PIECE", 400)
    page = show_page(FIRST)
    coming = corrected(transcript_called("second", "𠮷" + a_text(seed=2)), 3)
    assert made_ready(page, coming) > len(coming.text) // 400 > 5
    assert on_page(page) == reading(FIRST), "until it is shown, one reads on"
    page.show_transcript(coming, BOOK)
    assert made == ["first"]
    assert on_page(page) == reading(coming)
    other = show_page(coming)
    assert words_in_view(page) == words_in_view(other)


def test_what_was_made_ready_is_not_shown_where_it_was_corrected_meanwhile(
    show_page: ShowPage, made: list[str]
) -> None:
    page = show_page(FIRST)
    made_ready(page, SECOND)
    after = corrected(SECOND, 40)
    page.show_transcript(after, BOOK)
    assert made == ["first", "second"]
    assert on_page(page) == reading(after)


def test_who_goes_elsewhere_is_not_disturbed_by_what_was_being_made_ready(show_page: ShowPage) -> None:
    page = show_page(FIRST)
    page.have_ready(SECOND, pytest.fail)
    page.expect_nothing()
    for _ in range(20):
        QApplication.processEvents()
    made_ready(page, SECOND)
    third = transcript_called("third", a_text(seed=3))
    page.show_transcript(third, BOOK)
    assert on_page(page) == reading(third)


def test_a_text_that_is_kept_is_ready_at_once(show_page: ShowPage, made: list[str]) -> None:
    page = show_page(FIRST)
    page.show_transcript(SECOND, BOOK)
    assert made_ready(page, FIRST) == 0
    page.show_transcript(FIRST, BOOK)
    assert made == ["first", "second"]
