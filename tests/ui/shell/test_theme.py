"""Colours that stay legible and apart, in both looks and for colour-blind eyes."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.colours import PALETTE
from annotator.language import resources_folder
from annotator.ui.colours import as_hex, channels, contrast, dark_twin, from_lab, lab, mixed
from annotator.ui.theme import DARK, LIGHT, Theme, is_colour, style_sheet
from annotator.ui.transcript_page.underlay import TINT, TINT_DARK
from tests.ui.shell.colour_vision import EYES, difference, seen_by

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: as_hex(*rgb))
BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@given(COLOURS)
def test_oklab_there_and_back(colour: str) -> None:
    assert all(
        abs(a - b) <= 1 for a, b in zip(channels(colour), channels(from_lab(lab(colour))), strict=True)
    )


@given(COLOURS, COLOURS)
def test_mixing_all_or_nothing(one: str, other: str) -> None:
    assert mixed(one, other, 1.0) == one
    assert mixed(one, other, 0.0) == other


@given(COLOURS, st.sampled_from([LIGHT, DARK]))
def test_every_stored_colour_can_be_told_from_the_page(colour: str, theme: Theme) -> None:
    assert contrast(theme.tone(colour), theme.page) >= 3.0
    assert contrast(theme.words_on(theme.tone(colour), theme.panel), theme.panel) >= 4.5


@BOTH
def test_text_is_legible(theme: Theme) -> None:
    for ground in (theme.bg, theme.panel, theme.page, theme.sel):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.mute, ground) >= 4.5
        assert contrast(theme.accent, ground) >= 4.5
        assert contrast(theme.warn, ground) >= 4.5
    assert contrast(theme.accent_ink, theme.accent) >= 4.5


@BOTH
def test_words_are_legible_in_their_own_colour_and_under_four_claims(theme: Theme) -> None:
    share = TINT_DARK if theme.is_dark else TINT
    ground = theme.page
    for colour in PALETTE:
        chip = theme.tint(theme.tone(colour), 0.2)
        assert contrast(theme.words_on(theme.tone(colour), chip), chip) >= 4.5
    for colour in PALETTE[:4]:
        ground = theme.tint(theme.tone(colour), share, ground)
    assert contrast(theme.ink, ground) >= 4.5


@BOTH
def test_a_missing_colour_is_muted(theme: Theme) -> None:
    assert theme.tone("") == theme.mute
    assert theme.tone("red") == theme.mute


@pytest.mark.parametrize("eye", EYES)
@BOTH
def test_the_first_colours_given_out_differ_for_every_eye(theme: Theme, eye: str) -> None:
    tones = [theme.tone(colour) for colour in PALETTE[:8]]
    seen = [seen_by(eye, tone) for tone in tones]
    nearest = min((difference(a, b), a, b) for a, b in combinations(seen, 2))
    assert nearest[0] >= 11, nearest


@BOTH
def test_the_labels_of_each_starter_codebook_differ_for_every_eye(theme: Theme) -> None:
    for file in sorted((resources_folder() / "codebooks").glob("*.json")):
        tones = [theme.tone(label["colour"]) for label in json.loads(file.read_text(encoding="utf-8"))]
        for eye in EYES:
            pairs = combinations([seen_by(eye, tone) for tone in tones], 2)
            assert min(difference(a, b) for a, b in pairs) >= 11, (file.name, eye)


@BOTH
def test_the_first_colours_are_painted_as_they_are(theme: Theme) -> None:
    """Were one lightened or darkened to stand out from the page, it could come near another one."""
    for colour in PALETTE[:8]:
        wanted = dark_twin(colour) if theme.is_dark else colour
        assert theme.tone(colour) == wanted
        assert contrast(wanted, theme.page) >= 3.2


def test_differences_are_those_of_the_published_pairs() -> None:
    """Sharma, Wu and Dalal, 2005, table 1."""
    for one, other, expected in (
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1, 2), (50, 0, 0), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ):
        assert difference(one, other) == pytest.approx(expected, abs=1e-4)


@BOTH
def test_the_style_sheet_is_filled_in(theme: Theme) -> None:
    sheet = style_sheet(theme)
    assert "@" not in sheet
    assert theme.accent in sheet


@pytest.mark.parametrize(
    ("text", "answer"), [("#2456c7", True), ("#2456C7", True), ("#245", False), ("", False)]
)
def test_what_is_a_colour(text: str, answer: bool) -> None:
    assert is_colour(text) is answer
