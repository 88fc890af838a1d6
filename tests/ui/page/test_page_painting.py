"""Pixels: where tints, edges, outlines and recoloured words are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.changes import added
from annotator.domain.span import Place, Span
from annotator.domain.transcript import Segment, SegmentKind
from annotator.text.text_map import View
from annotator.ui.theme import DARK, LIGHT, Theme
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.geometry import Fragment
from tests.ui.page.conftest import ShowPage
from tests.ui.page.samples import BOOK, LABELS, TEXT, Writer, sample
from tests.ui.page.watching import colour_at, fragments, near, picture, state, surface

COLOURS = {label.id: label.colour for label in LABELS}


def viewport_picture(page: TranscriptPage) -> QImage:
    return picture(surface(page).viewport())


def edges_below(image: QImage, page: TranscriptPage, fragment: Fragment, x: float) -> list[QColor]:
    """The colours of the edges under the words at ``x``, from the top."""
    look = state(page).look
    steps = [fragment.baseline + look.first_edge + lane * look.edge_step + 1 for lane in range(5)]
    return [colour_at(image, x, y) for y in steps]


def away_from_ink(image: QImage, fragment: Fragment, page: TranscriptPage) -> QColor:
    """The ground of a fragment: its commonest colour."""
    look = state(page).look
    counts: dict[int, int] = {}
    for x in range(round(fragment.left) + 2, round(fragment.right) - 2):
        for y in range(round(fragment.baseline - look.glyph_top) + 3, round(fragment.baseline)):
            shade = colour_at(image, x, y).rgb()
            counts[shade] = counts.get(shade, 0) + 1
    return QColor(max(counts, key=lambda shade: counts[shade]))


def mixed(colour: str, share: float, over: str) -> QColor:
    one, two = QColor(colour), QColor(over)
    return QColor(
        *(
            round(a * share + b * (1 - share))
            for a, b in zip(
                (one.red(), one.green(), one.blue()), (two.red(), two.green(), two.blue()), strict=True
            )
        )
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_claim_has_a_light_tint_and_an_edge_below_on_every_line(page: TranscriptPage, theme: Theme) -> None:
    page.set_theme(theme)
    page.put_caret(Place(0))
    colour = theme.label_colour(COLOURS["figure"])
    claim = sample().annotation_by_id["figure"].span
    found = fragments(page, claim.start, claim.end)
    assert len(found) == 2
    image = viewport_picture(page)
    for fragment in found:
        middle = (fragment.left + fragment.right) / 2
        edge = edges_below(image, page, fragment, middle)
        assert near(edge[0], QColor(colour))
        assert near(edge[1], QColor(theme.page))
        assert near(away_from_ink(image, fragment, page), mixed(colour, 0.15, theme.page), within=10)
    outside = fragments(page, claim.start - 3, claim.start - 1)[0]
    assert near(away_from_ink(image, outside, page), QColor(theme.page), within=4)


def test_the_selected_claim_is_stronger_and_outlined(page: TranscriptPage) -> None:
    page.put_caret(Place(0))
    claim = sample().annotation_by_id["prediction"].span
    fragment = fragments(page, claim.start, claim.end)[0]
    plain = away_from_ink(viewport_picture(page), fragment, page)
    page.select_annotation("prediction")
    image = viewport_picture(page)
    assert away_from_ink(image, fragment, page).saturation() > plain.saturation() + 15
    top = fragment.baseline - state(page).look.glyph_top - 1
    middle = (fragment.left + fragment.right) / 2
    assert near(colour_at(image, middle, top), QColor(COLOURS["prediction"]), within=90)


def test_four_overlapping_claims_have_four_edges(page: TranscriptPage) -> None:
    page.put_caret(Place(0))
    at = TEXT.index("最说明问题")
    over_all_four = fragments(page, at + 1, at + 2)[0]
    image = viewport_picture(page)
    x = (over_all_four.left + over_all_four.right) / 2
    found = edges_below(image, page, over_all_four, x)
    expected = [COLOURS[name] for name in ("fact", "figure", "opinion", "prediction")]
    for edge, colour in zip(found, expected, strict=False):
        assert near(edge, QColor(colour), within=60)
    assert near(found[4], QColor(LIGHT.page), within=30)
    outside = fragments(page, TEXT.index("夜里") - 2, TEXT.index("夜里") - 1)[0]
    bare = edges_below(image, page, outside, (outside.left + outside.right) / 2)
    assert all(near(shade, QColor(LIGHT.page), within=4) for shade in bare[:2])


def test_neighbouring_claims_remain_two(show_page: ShowPage) -> None:
    words = Writer().span("别一口气全上")
    middle = words.start + 3
    claims = (
        Annotation("left", "t", "fact", Span(words.start, middle)),
        Annotation("right", "t", "fact", Span(middle, words.end)),
    )
    page = show_page(replace(sample(), annotations=claims))
    page.put_caret(Place(0))
    fragment = fragments(page, words.start, middle)[0]
    look = state(page).look
    image = viewport_picture(page)
    y = fragment.baseline + look.first_edge + 1
    across = [colour_at(image, fragment.right + i / 2, y).lightness() for i in range(-3, 4)]
    assert max(across) > min(across) + 40


def test_a_mark_appears_when_it_is_applied(page: TranscriptPage) -> None:
    page.put_caret(Place(0))
    words = Writer().span("那么钱从哪里来")
    fragment = fragments(page, words.start, words.end)[0]
    middle = (fragment.left + fragment.right) / 2
    assert near(edges_below(viewport_picture(page), page, fragment, middle)[0], QColor(LIGHT.page), within=4)
    change = (added(Annotation("new", "t", "advice", words)),)
    page.apply(sample().with_changes(change), BOOK, change)
    assert near(edges_below(viewport_picture(page), page, fragment, middle)[0], QColor(COLOURS["advice"]))


def shades(image: QImage, fragment: Fragment) -> list[QColor]:
    """The colours from the darkest to the lightest where the words are."""
    found = [
        colour_at(image, x, y)
        for x in range(round(fragment.left), round(fragment.right))
        for y in range(round(fragment.baseline) - 13, round(fragment.baseline))
    ]
    return sorted(found, key=lambda shade: shade.red() + shade.green() + shade.blue())


def ink(image: QImage, fragment: Fragment) -> QColor:
    """The colour of words on a light page: what is furthest from white."""
    return shades(image, fragment)[0]


def brightest(image: QImage, fragment: Fragment) -> QColor:
    """The colour of words on a dark page."""
    return shades(image, fragment)[-1]


def test_labels_and_asides_are_muted_and_speech_is_not(page: TranscriptPage) -> None:
    page.put_caret(Place(0))
    image = viewport_picture(page)
    label = fragments(page, TEXT.index("Ode"), TEXT.index("Ode") + 3)[0]
    repeat = fragments(page, TEXT.rindex("我们夜间"), TEXT.rindex("我们夜间") + 6)[0]
    speech = fragments(page, TEXT.index("不全是管"), TEXT.index("不全是管") + 4)[0]
    assert near(ink(image, label), QColor(LIGHT.mute), within=12)
    assert near(ink(image, repeat), QColor(LIGHT.mute), within=12)
    assert near(ink(image, speech), QColor(LIGHT.ink), within=20)


def test_tracked_changes_strike_the_old_words_and_colour_the_new(show_page: ShowPage) -> None:
    page = show_page(view=View.TRACKED)
    page.put_caret(Place(0))
    shown = state(page).shown
    corrected = next(c for c in shown.corrections_over(0, shown.length) if c.correction.id == "c2")
    assert corrected.old is not None
    assert corrected.new is not None
    text = surface(page).visible_text()
    image = viewport_picture(page)
    old = text.fragments(*corrected.old)[0]
    new = text.fragments(*corrected.new)[0]
    assert near(ink(image, old), QColor(LIGHT.mute), within=12)
    assert ink(image, new).blue() > ink(image, new).red() + 100
    strike = old.baseline - state(page).look.text_px * 0.36
    row = [colour_at(image, old.left + i, strike).lightness() for i in range(2, 60)]
    assert max(row) < 200


def test_the_sentence_under_the_caret_has_a_breath_of_tint(page: TranscriptPage) -> None:
    words = Writer().span("别一口气全上")
    page.put_caret(Place(0))
    fragment = fragments(page, words.start, words.end)[0]
    assert near(away_from_ink(viewport_picture(page), fragment, page), QColor(LIGHT.page), within=2)
    page.put_caret(Place(words.start + 2))
    ground = away_from_ink(viewport_picture(page), fragment, page)
    assert near(ground, mixed(LIGHT.accent, 0.07, LIGHT.page), within=4)
    assert ground != QColor(LIGHT.page)


def test_a_long_text_that_begins_with_a_heading_shows_its_marks_from_the_first_line(
    show_page: ShowPage,
) -> None:
    """At the very top Qt's fuzzy hit test answers with the last block when the first keeps a distance."""
    whole = sample()
    text = "一、开场\n" + "\n".join([whole.text] * 40) + "\n \n"
    heading = Segment(whole.id, 0, 4, SegmentKind.HEADING)
    claim = replace(whole.annotation_by_id["figure"], id="first", span=Span(0, 4))
    page = show_page(AnnotatedTranscript(whole.transcript, text, segments=(heading,), annotations=(claim,)))
    (fragment,) = fragments(page, 0, 4)
    image = viewport_picture(page)
    x, baseline = fragment.left + 8, round(fragment.baseline)
    below = [colour_at(image, x, y) for y in range(baseline, baseline + 20)]
    assert any(near(colour, QColor(COLOURS[claim.label_id]), 60) for colour in below)


def test_of_an_endless_line_only_what_is_near_is_looked_at(show_page: ShowPage) -> None:
    bare = replace(sample(), annotations=(), corrections=(), turns=(), sections=(), segments=(), asides=())
    page = show_page(replace(bare, text="水管漏了，我们要修。" * 5000))
    assert len(surface(page).visible_text().lines) < 120
    place = 25_000
    page.put_caret(Place(place))
    text = surface(page).visible_text()
    assert text.start < place < text.end
    assert len(text.lines) < 120
    assert 0 < fragments(page, place, place + 1)[0].baseline < surface(page).viewport().height()


def test_words_wear_the_ink_of_another_theme(page: TranscriptPage) -> None:
    page.put_caret(Place(0))
    speech = TEXT.index("不全是管")
    for theme in (DARK, LIGHT, DARK):
        page.set_theme(theme)
        fragment = fragments(page, speech, speech + 4)[0]
        image = viewport_picture(page)
        words = brightest(image, fragment) if theme.is_dark else ink(image, fragment)
        assert near(words, QColor(theme.ink), within=12)
