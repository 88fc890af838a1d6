"""The starter codebooks: complete, told apart by key and by colour, with rules a coder can follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.label import Layer
from annotator.workspace.starting import starter_labels

TEMPLATES = sorted(
    p.stem for p in (Path(__file__).resolve().parents[2] / "resources" / "codebooks").glob("*.json")
)


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
