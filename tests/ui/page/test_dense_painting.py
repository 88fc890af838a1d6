"""Pixels where many marks lie over the same words: edges stay countable, lines stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage

from annotator.domain.annotation import Annotation
from annotator.domain.label import Layer
from annotator.domain.span import Place, Span
from annotator.ui.colours import contrast
from annotator.ui.page_form import LINE_SPACINGS, MEASURES, ZOOMS, PageForm
from annotator.ui.theme import DARK, LIGHT, Theme
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.geometry import Fragment
from annotator.ui.transcript_page.look import LANES, Look
from annotator.ui.transcript_page.spots import Detail
from annotator.ui.transcript_page.underlay import deep_stretches
from tests.ui.page.conftest import ShowPage
from tests.ui.page.dense import BOOK, TEXT, Pen, dense
from tests.ui.page.watching import colour_at, fragments, near, picture, state, surface

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
ZOOMED = pytest.mark.parametrize("zoom", [0.8, 1.0, 1.5])


@dataclass(frozen=True)
class Proposed:
    start: int
    end: int
    kind: str = "homophone"
    replacement: str = "听漏"
    evidence: str = "词表"


@pytest.fixture
def dense_page(show_page: ShowPage) -> TranscriptPage:
    page = show_page(dense(), book=BOOK)
    page.resize(1000, 1100)
    page.put_caret(Place(TEXT.index("那么钱")))
    return page


def shot(page: TranscriptPage) -> QImage:
    return picture(surface(page).viewport())


def at(page: TranscriptPage, words: str) -> Fragment:
    """Where the first of the words stands."""
    start = TEXT.index(words)
    return fragments(page, start, start + 1)[0]


def column_below(image: QImage, fragment: Fragment, to: float) -> list[QColor]:
    """The colours below the middle of a character, from its baseline down to so many pixels."""
    x = (fragment.left + fragment.right) / 2
    first = round(fragment.baseline)
    return [colour_at(image, x, y) for y in range(first, first + round(to))]


@ZOOMED
@THEMES
def test_four_overlaps_have_four_edges_with_gaps_between_them(
    dense_page: TranscriptPage, theme: Theme, zoom: float
) -> None:
    dense_page.set_theme(theme)
    dense_page.set_zoom(zoom)
    look = state(dense_page).look
    fragment = at(dense_page, "说明问题，因为")
    image = shot(dense_page)
    column = column_below(image, fragment, look.line_height)
    labels = ("fact", "figure", "opinion", "prediction")
    tones = [QColor(theme.label_colour(BOOK.label_by_id[name].colour)) for name in labels]
    found: list[int] = []
    for lane, tone in enumerate(tones):
        rows = range(int(look.edge_at(lane)), int(look.edge_at(lane) + look.edge))
        assert all(near(column[y], tone, within=6) for y in rows), (lane, [c.name() for c in column])
        found += rows
    for lane in range(1, len(tones)):
        gap = column[int(look.edge_at(lane)) - 1]
        assert not any(near(gap, tone, within=30) for tone in tones), (lane, gap.name())
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("spacing", LINE_SPACINGS)
def test_the_last_edge_stays_above_the_tints_of_the_next_line(zoom: float, spacing: float) -> None:
    look = Look(LIGHT, zoom, spacing)
    lowest = look.edge_at(LANES - 1) + look.edge
    assert lowest <= look.line_height - look.glyph_top
    assert look.edge_at(LANES + 3) == look.edge_at(LANES - 1)
    assert all(look.edge_at(a) + look.edge < look.edge_at(b) for a, b in pairwise(range(LANES)))


def claims_six_deep() -> Sequence[Annotation]:
    whole = Pen().span("夜里两点到四点的流量最说明问题，因为那时候几乎没有人用水，剩下的都在地底下走掉了")
    return [
        Annotation(f"x{i}", "t", "fact", Span(whole.start + i, whole.end - i), note=str(i)) for i in range(6)
    ]


def below_gap(image: QImage, page: TranscriptPage, fragment: Fragment) -> set[int]:
    """The colours between the last edge below a line and the tints of the next one, over its whole width."""
    look = state(page).look
    first = round(fragment.baseline + look.edge_at(LANES - 1) + look.edge)
    last = round(fragment.baseline + look.line_height - look.glyph_top)
    return {
        colour_at(image, x, y).rgb()
        for y in range(first, last)
        for x in range(round(fragment.left), round(fragment.right))
    }


@ZOOMED
def test_six_overlaps_leave_the_next_line_alone(show_page: ShowPage, zoom: float) -> None:
    """Nothing of ours is painted between the room for edges and the next line's tints."""
    bare = show_page(replace(dense(), annotations=(), relations=()), book=BOOK)
    deep = show_page(replace(dense(), annotations=tuple(claims_six_deep()), relations=()), book=BOOK)
    seen = []
    for page in (bare, deep):
        page.resize(1000, 1100)
        page.put_caret(Place(0))
        page.set_zoom(zoom)
        span = claims_six_deep()[0].span
        found = fragments(page, span.start, span.end)
        seen.append([below_gap(shot(page), page, fragment) for fragment in found])
    assert len(seen[1]) >= 2
    assert seen[0] == seen[1]


def test_what_lies_deeper_is_counted_on_a_plate_at_its_end(dense_page: TranscriptPage) -> None:
    marks = state(dense_page).claims_over(0, state(dense_page).shown.length)
    deep = list(deep_stretches([mark for mark in marks if mark.lane >= LANES]))
    (((start, end), count),) = deep
    assert count == 2
    words = state(dense_page).shown.text[start:end]
    assert words == "挖，一个月少开了二十"
    fragment = surface(dense_page).visible_text().fragments(start, end)[-1]
    look = state(dense_page).look
    image = shot(dense_page)
    inside = [
        colour_at(image, fragment.right - dx, fragment.baseline + look.first_edge + dy)
        for dx in range(4, 14)
        for dy in range(2, 10)
    ]
    assert any(near(shade, QColor(LIGHT.page), within=4) for shade in inside)
    assert any(shade.lightness() < 110 for shade in inside)


@THEMES
def test_words_stay_legible_where_claims_are_stacked(dense_page: TranscriptPage, theme: Theme) -> None:
    dense_page.set_theme(theme)
    fragment = at(dense_page, "说明问题，因为")
    image = shot(dense_page)
    counts: dict[int, int] = {}
    for x in range(round(fragment.left) + 1, round(fragment.right) - 1):
        for y in range(round(fragment.baseline) - 14, round(fragment.baseline)):
            shade = colour_at(image, x, y).rgb()
            counts[shade] = counts.get(shade, 0) + 1
    ground = QColor(max(counts, key=lambda shade: counts[shade]))
    assert contrast(theme.ink, ground.name()) >= 5.5


@THEMES
def test_a_selected_claim_is_told_by_an_outline_wherever_it_lies(
    dense_page: TranscriptPage, theme: Theme
) -> None:
    dense_page.set_theme(theme)
    for name in ("alone", "two", "four", "deep6"):
        claim = dense().annotation_by_id[name]
        tone = QColor(theme.label_colour(BOOK.label_by_id[claim.label_id].colour))
        fragment = fragments(dense_page, claim.span.start, claim.span.end)[0]
        middle = (fragment.left + fragment.right) / 2
        y = round(fragment.baseline) - state(dense_page).look.glyph_top - 1
        dense_page.select_annotation(None)
        before = colour_at(shot(dense_page), middle, y)
        dense_page.select_annotation(name)
        assert near(colour_at(shot(dense_page), middle, y), tone, within=90), name
        assert not near(before, tone, within=90), name


@THEMES
def test_hits_are_outlined_on_bare_words_on_tints_and_in_asides(
    dense_page: TranscriptPage, theme: Theme
) -> None:
    dense_page.set_theme(theme)
    places = ("差了多少", "说明问题，因为", "夜间最小流量法测下来")
    hits = [Span(TEXT.index(words), TEXT.index(words) + 2) for words in places]
    dense_page.show_hits(hits, 2)
    image = shot(dense_page)
    line = QColor(theme.hit)
    for hit, is_current in zip(hits, (False, False, True), strict=True):
        fragment = fragments(dense_page, hit.start, hit.end)[0]
        left = round(fragment.left)
        row = [colour_at(image, left + dx, fragment.baseline - 7) for dx in range(-2, 3)]
        found = sum(near(shade, line, within=70) for shade in row)
        assert (found >= 2) is is_current, (found, [shade.name() for shade in row])
        assert found >= 1
        assert contrast(theme.hit, theme.page) >= 3
    dense_page.show_hits((), None)
    assert not near(colour_at(shot(dense_page), round(fragment.left), fragment.baseline - 7), line, within=40)


def redness(image: QImage, fragment: Fragment, page: TranscriptPage) -> int:
    """How many pixels just below the words are of the colour of suggestions."""
    warn = QColor(state(page).look.theme.warn)
    look = state(page).look
    return sum(
        near(colour_at(image, x, y), warn, within=70)
        for x in range(round(fragment.left), round(fragment.right))
        for y in range(round(fragment.baseline), round(fragment.baseline) + look.first_edge + 3)
    )


@THEMES
def test_suggestions_are_waves_that_can_be_hidden(dense_page: TranscriptPage, theme: Theme) -> None:
    dense_page.set_theme(theme)
    start = TEXT.index("排班")
    fragment = fragments(dense_page, start, start + 2)[0]
    assert redness(shot(dense_page), fragment, dense_page) == 0
    dense_page.show_suggestions([Proposed(start, start + 2)])
    assert redness(shot(dense_page), fragment, dense_page) > 12
    dense_page.set_details_shown(frozenset({Detail.CORRECTIONS}))
    assert redness(shot(dense_page), fragment, dense_page) == 0
    assert dense_page.layers_shown == frozenset(Layer)


def test_layers_are_hidden_at_once_and_stay_hidden(dense_page: TranscriptPage) -> None:
    claim = dense().annotation_by_id["alone"]
    fragment = fragments(dense_page, claim.span.start, claim.span.end)[0]
    look = state(dense_page).look
    x, y = (fragment.left + fragment.right) / 2, round(fragment.baseline) + look.first_edge + 1
    page_colour = QColor(LIGHT.page)
    assert not near(colour_at(shot(dense_page), x, y), page_colour)
    dense_page.set_layers_shown(frozenset({Layer.SPEAKERS}))
    assert near(colour_at(shot(dense_page), x, y), page_colour, within=2)
    margin = surface(dense_page).margin
    assert list(margin.topic_boxes()) == []
    assert list(margin.turn_boxes()) != []
    dense_page.show_transcript(dense(), BOOK)
    assert near(colour_at(shot(dense_page), x, y), page_colour, within=2)
    dense_page.select_annotation("alone")
    assert not near(colour_at(shot(dense_page), x, y), page_colour), "the selected claim is always shown"
    dense_page.set_layers_shown(frozenset(Layer) - {Layer.SPEAKERS})
    assert list(margin.turn_boxes()) == []
    assert len(list(margin.topic_boxes())) == 3


def test_three_nested_topics_stand_side_by_side(dense_page: TranscriptPage) -> None:
    boxes = {box.annotation.id: box.box for box in surface(dense_page).margin.topic_boxes()}
    water, leaks, night = boxes["water"], boxes["leaks"], boxes["night"]
    assert water.right() < leaks.left()
    assert leaks.right() < night.left()
    assert water.top() < leaks.top() < night.top()
    image = picture(surface(dense_page).margin)
    seen = [colour_at(image, box.center().x(), night.center().y()).name() for box in (water, leaks, night)]
    assert len(set(seen)) == 3


@pytest.mark.parametrize(
    "form", [PageForm(zoom=1.5), PageForm(line_spacing=2.3), PageForm(measure=MEASURES[0])]
)
def test_another_form_keeps_the_first_line_in_its_place(show_page: ShowPage, form: PageForm) -> None:
    text = "\n".join([TEXT.replace("\n", "") for _ in range(40)])
    page = show_page(replace(dense(), text=text, asides=(), annotations=(), corrections=(), turns=()))
    area = surface(page)
    area.verticalScrollBar().setValue(3000)
    first = next(line for line in area.visible_text().lines if line.baseline > 0)
    page.set_form(form)
    here = [line for line in area.visible_text().lines if line.start <= first.start < line.end]
    assert here
    assert abs(here[0].baseline - first.baseline) < 2 * area.state.look.line_height  # type: ignore[union-attr]


def test_a_form_out_of_bounds_is_the_nearest_that_can_be_read(page: TranscriptPage) -> None:
    page.set_form(PageForm(zoom=0.01, line_spacing=99, measure=1))
    assert page.form == PageForm(ZOOMS[0], LINE_SPACINGS[-1], MEASURES[0])
