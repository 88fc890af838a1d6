"""The starter codebooks: complete, told apart by key and by colour, with rules a coder can follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.label import Layer
from annotator.workspace.starting import starter_labels

TEMPLATES = sorted(
    p.stem for p in (Path(__file__).resolve().parents[2] / "resources" / "codebooks").glob("*.json")
)
Colour = tuple[float, float, float]
# How colour-blind eyes mix linear light (Machado, Oliveira and Fernandes 2009, severity 1).
EYES: dict[str, tuple[Colour, Colour, Colour]] = {
    "no green cones": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "no red cones": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "no blue cones": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def test_the_templates_are_there() -> None:
    assert set(TEMPLATES) >= {"claims", "check-worthiness", "argument"}


@pytest.mark.parametrize("template", TEMPLATES)
def test_labels_differ_in_name_key_and_colour(template: str) -> None:
    labels = starter_labels(template)
    for told_apart_by in ("name_en", "name_zh", "shortcut", "colour"):
        values = [getattr(label, told_apart_by) for label in labels]
        assert all(values), told_apart_by
        assert len(set(values)) == len(values), told_apart_by
    assert {label.layer for label in labels} == {Layer.CLAIMS}


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_definition_has_an_example_and_a_counter_example(template: str) -> None:
    for label in starter_labels(template):
        for example in ("\nYes: ", "\nNo: "):
            assert example in label.definition_en, label.name_en
        for example in ("\n正例：", "\n反例："):
            assert example in label.definition_zh, label.name_zh


def test_claims_have_the_six_types_and_their_keys() -> None:
    keys = {label.name_en: label.shortcut for label in starter_labels()}
    assert keys == {
        "Fact": "F",
        "Figure": "G",
        "Opinion": "O",
        "Prediction": "P",
        "Recommendation": "R",
        "Definition": "D",
    }


@pytest.mark.parametrize("eyes", EYES)
def test_the_colour_of_definitions_stays_apart_for_colour_blind_eyes(eyes: str) -> None:
    colours = {label.name_en: _seen(label.colour, EYES[eyes]) for label in starter_labels()}
    mine = colours.pop("Definition")
    for name, other in colours.items():
        assert sum((a - b) ** 2 for a, b in zip(mine, other, strict=True)) ** 0.5 > 15, name


def _seen(colour: str, eyes: tuple[Colour, Colour, Colour]) -> Colour:
    """The colour in CIE L*a*b* as these eyes see it."""
    light = [_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5)]
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in eyes
    )
    x = _root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
    y = _root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116
