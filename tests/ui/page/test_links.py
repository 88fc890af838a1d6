"""The relations of the selected claim: plates between the lines that lead to the other claim."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from annotator.domain.annotation import Relation, RelationKind
from annotator.domain.span import Place
from annotator.ui.theme import DARK, LIGHT, Theme
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.links import column, link_hint, links_of, plates
from tests.ui.page.conftest import ShowPage
from tests.ui.page.dense import BOOK, TEXT, dense
from tests.ui.page.watching import colour_at, fragments, heard, near, picture, state, surface


@pytest.fixture
def linked_page(show_page: ShowPage) -> TranscriptPage:
    page = show_page(dense(), book=BOOK)
    page.resize(1000, 1000)
    page.put_caret(Place(TEXT.index("那么钱")))
    page.annotation_clicked.connect(page.select_annotation)
    return page


def click_at(page: TranscriptPage, box: QRectF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(surface(page).viewport(), left, none, box.center().toPoint())


def test_only_the_selected_claim_shows_its_relations(linked_page: TranscriptPage) -> None:
    text = surface(linked_page).visible_text()
    assert plates(text, state(linked_page)).here == ()
    linked_page.select_annotation("measured")
    found = plates(text, state(linked_page))
    assert [plate.leads_to for plate in found.here] == ["alone", "gap", "advice", "saving"]
    words = [plate.text for plate in found.here]
    assert words == ["attacked by ↑", "supports ↓", "answered by ↓", "restated by ↓"]
    assert {plate.leads_to for plate in found.there} == {"measured"}
    linked_page.select_annotation("soon")
    assert plates(text, state(linked_page)).here == ()


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.5])
def test_plates_cover_no_glyph_and_no_other_plate(linked_page: TranscriptPage, zoom: float) -> None:
    linked_page.set_zoom(zoom)
    linked_page.resize(1200, 1500)
    surface(linked_page).verticalScrollBar().setValue(0)
    linked_page.select_annotation("measured")
    text, look = surface(linked_page).visible_text(), state(linked_page).look
    found = plates(text, state(linked_page))
    boxes = [plate.box for plate in (*found.here, *found.there)]
    assert len(boxes) >= 6
    for i, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[i + 1 :])
        assert box.left() >= 0
        assert box.right() <= surface(linked_page).viewport().width()
        for line in text.lines:
            glyphs = (line.baseline - look.glyph_top, line.baseline + look.first_edge)
            assert box.bottom() <= glyphs[0] + 1 or box.top() >= glyphs[1] - 1


def test_a_partner_out_of_view_is_told_by_an_arrow_and_its_first_words(linked_page: TranscriptPage) -> None:
    linked_page.resize(1000, 260)
    linked_page.select_annotation("measured")
    surface(linked_page).verticalScrollBar().setValue(60)
    found = plates(surface(linked_page).visible_text(), state(linked_page))
    saving = next(plate for plate in found.here if plate.leads_to == "saving")
    assert saving.text.startswith("↓ restated by “从少挖")
    assert "saving" not in {plate.link.partner.id for plate in found.there}


def test_a_click_on_a_plate_leads_to_the_claim_and_back(linked_page: TranscriptPage) -> None:
    linked_page.select_annotation("measured")
    said = heard(linked_page.annotation_clicked)
    there = plates(surface(linked_page).visible_text(), state(linked_page)).here[-1]
    click_at(linked_page, there.box)
    assert said == ["saving"]
    assert linked_page.caret().offset == dense().annotation_by_id["saving"].span.start
    back = plates(surface(linked_page).visible_text(), state(linked_page)).here[0]
    click_at(linked_page, back.box)
    assert said == ["saving", "measured"]


def test_following_by_key_goes_on_to_the_next_partner(linked_page: TranscriptPage) -> None:
    linked_page.select_annotation("measured")
    said = heard(linked_page.annotation_clicked)
    for _ in range(6):
        linked_page.follow_relation()
    assert said == ["alone", "measured", "gap", "measured", "advice", "measured"]
    linked_page.select_annotation("soon")
    linked_page.follow_relation()
    assert len(said) == 6


def test_the_hint_of_a_plate_tells_the_relation_and_the_words(linked_page: TranscriptPage) -> None:
    linked_page.select_annotation("measured")
    plate = plates(surface(linked_page).visible_text(), state(linked_page)).here[0]
    assert link_hint(state(linked_page), plate) == "attacked by: “公开的口径是百分之十一点三”"


def test_claims_of_another_transcript_are_no_partners(show_page: ShowPage) -> None:
    far = Relation("far", RelationKind.SUPPORTS, "alone", "elsewhere")
    page = show_page(replace(dense(), relations=(far,)), book=BOOK)
    page.select_annotation("alone")
    assert links_of(state(page)) == []


@pytest.mark.parametrize("width", [620, 760, 1000])
def test_the_plate_of_a_partner_that_begins_at_the_end_of_a_row_stays_in_the_column(
    show_page: ShowPage, width: int
) -> None:
    transcript = dense()
    claims = [claim.id for claim in transcript.annotations if claim.id not in {"water", "leaks", "night"}]
    page = show_page(transcript, book=BOOK)
    page.resize(width, 1400)
    for source, target in permutations(claims, 2):
        one = replace(transcript, relations=(Relation("one", RelationKind.SUPPORTS, source, target),))
        page_state = state(page)
        page_state.shown.transcript, page_state.selected = one, source
        text = surface(page).visible_text()
        for plate in plates(text, page_state).there:
            assert plate.box.right() <= column(text)[1] + 1


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_join_a_claim_and_its_partner_beside_the_column(
    linked_page: TranscriptPage, theme: Theme
) -> None:
    linked_page.set_theme(theme)
    linked_page.select_annotation("measured")
    image = picture(surface(linked_page).viewport())
    measured, saving = (dense().annotation_by_id[name].span for name in ("measured", "saving"))
    top = fragments(linked_page, measured.start, measured.end)[-1].baseline + 30
    bottom = fragments(linked_page, saving.start, saving.end)[0].baseline - 30
    right = round(column(surface(linked_page).visible_text())[1])
    beside = [colour_at(image, right + dx, (top + bottom) / 2) for dx in range(12)]
    assert sum(near(shade, QColor(theme.accent), within=40) for shade in beside) == 2, (
        "to two partners further down"
    )
