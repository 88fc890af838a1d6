"""Colours as ``#rrggbb``: mixing, contrast, and the twin of a light-theme colour for a dark page.

Lightness is that of OKLab (Björn Ottosson, "A perceptual color space for image
processing", 2020); contrast is that of WCAG 2.1.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Lab(NamedTuple):
    """A colour in OKLab: lightness 0 to 1, green to red, blue to yellow."""

    lightness: float
    a: float
    b: float


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of ``#rrggbb``.

    Raises ``ValueError`` for anything else.
    """
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"not a colour: {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def as_hex(red: float, green: float, blue: float) -> str:
    """``#rrggbb`` of channels from 0 to 255, cut to that range."""
    return "#" + "".join(f"{min(255, max(0, round(c))):02x}" for c in (red, green, blue))


def mixed(colour: str, other: str, share: float) -> str:
    """``share`` of the first colour, 0 to 1, laid over the other."""
    pairs = zip(channels(colour), channels(other), strict=True)
    red, green, blue = (a * share + b * (1 - share) for a, b in pairs)
    return as_hex(red, green, blue)


def _linear(channel: float) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _gamma(share: float) -> float:
    share = max(0.0, share)
    return 255 * (share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055)


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = (_linear(c) for c in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(colour), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str) -> Lab:
    """The colour in OKLab."""
    red, green, blue = (_linear(c) for c in channels(colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return Lab(
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def from_lab(colour: Lab) -> str:
    """The nearest colour a screen can show."""
    lightness, a, b = colour
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return as_hex(
        _gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


@lru_cache(maxsize=512)
def legible(colour: str, ground: str, ratio: float) -> str:
    """The colour, made lighter on a dark ground or darker on a light one until it stands out enough.

    Hue and strength are kept as far as the screen can show them.
    """
    is_light = luminance(ground) > 0.5
    found = colour
    lightness, a, b = lab(colour)
    while contrast(found, ground) < ratio and 0 <= lightness <= 1:
        lightness += -0.02 if is_light else 0.02
        found = from_lab(Lab(lightness, a, b))
    return found


_TWINS = {
    "#165094": "#5490d0",
    "#ba5b49": "#d47d48",
    "#469c74": "#74bc96",
    "#8d5cc3": "#cea9fe",
    "#b68514": "#ebc12b",
    "#a22b5f": "#f893bf",
    "#197786": "#92e3ec",
    "#646710": "#c6cd84",
    "#2f6fb3": "#73aef0",
    "#b5532a": "#e8925f",
    "#2f7d57": "#7fcaa4",
    "#8a5cc2": "#cdaef5",
    "#a8780a": "#dcb23f",
    "#c27a12": "#e8b45c",
    "#b23a6b": "#f08bb4",
}
"""Found together with the colours that are given out first, so that on a dark page too they differ for every
eye; and chosen by hand for those that were given out before, which projects have kept."""
_DARK_CHROMA = 0.11
_DARK_LIGHTEST, _DARK_DARKEST = 0.87, 0.66


@lru_cache(maxsize=512)
def dark_twin(colour: str) -> str:
    """The colour of the same hue that reads on a dark page as this one does on a white page.

    Darker colours become the lighter ones of a narrow band, so that neighbours stay apart.
    """
    if colour in _TWINS:
        return _TWINS[colour]
    lightness, a, b = lab(colour)
    chroma = (a * a + b * b) ** 0.5
    shrink = min(1.0, _DARK_CHROMA / chroma) if chroma else 1.0
    position = min(1.0, max(0.0, (lightness - 0.38) / 0.28))
    lifted = _DARK_DARKEST + (_DARK_LIGHTEST - _DARK_DARKEST) * position
    return from_lab(Lab(lifted, a * shrink, b * shrink))
