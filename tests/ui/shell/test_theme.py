"""Colours that stay legible and apart, in both looks and for colour-blind eyes."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.colours import PALETTE
from annotator.ui.colours import as_hex, channels, contrast, distance, from_lab, lab, mixed
from annotator.ui.theme import DARK, LIGHT, Theme, is_colour, style_sheet
from annotator.ui.transcript_page.underlay import TINT, TINT_DARK

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: as_hex(*rgb))
BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])

# Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
# deficiency" (2009), severity 1.0, applied to linear light.
NO_GREEN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881))
NO_RED = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))


def _seen(colour: str, eye: tuple[tuple[float, ...], ...]) -> str:
    light = [(c / 255) / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    mixed_light = [max(0.0, sum(k * c for k, c in zip(row, light, strict=True))) for row in eye]
    return as_hex(
        *(255 * (1.055 * c ** (1 / 2.4) - 0.055) if c > 0.0031308 else 255 * 12.92 * c for c in mixed_light)
    )


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


@pytest.mark.parametrize("eye", [None, NO_GREEN, NO_RED], ids=["all", "no green", "no red"])
@BOTH
def test_the_first_colours_given_out_differ_for_every_eye(
    theme: Theme, eye: tuple[tuple[float, ...], ...] | None
) -> None:
    tones = [theme.tone(colour) for colour in PALETTE[:6]]
    seen = [tone if eye is None else _seen(tone, eye) for tone in tones]
    nearest = min((distance(a, b), a, b) for a, b in combinations(seen, 2))
    assert nearest[0] >= 0.02, nearest


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
