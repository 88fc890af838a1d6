"""Regular expressions that are easily widened into something else."""

from __future__ import annotations

import pytest

from annotator.domain.errors import BadPattern
from annotator.text.alike import Alike
from annotator.text.patterns import Pattern

TEXT = "价格 12.5-13.0 元，a-b.c@x.org 会議。10％-20％"


def found(expression: str, alike: Alike | None = None) -> list[str]:
    return [TEXT[start:end] for start, end in Pattern(expression, alike or Alike()).stretches(TEXT)]


@pytest.mark.parametrize(
    "expression", [r"[\d.-]+", r"[\w-]+", r"[a-z0-9._-]+@", r"[+-]\d", r"[-+]\d", r"[\d\-.]+"]
)
def test_a_hyphen_in_a_set_makes_no_range(expression: str) -> None:
    assert found(expression) == found(expression, Alike(width=False, script=False))


def test_a_set_that_ends_in_a_hyphen_still_knows_the_other_width() -> None:
    assert found("[%-]") == ["-", "-", "％", "-", "％"]


def test_sets_within_sets_mean_what_they_say() -> None:
    assert found("(?V1)[[a-z]--[b]]+") == ["a", "c", "x", "org"]


def test_backwards_is_refused_in_a_sentence() -> None:
    with pytest.raises(BadPattern, match=r"\(\?r\)"):
        Pattern("(?r)a", Alike())
