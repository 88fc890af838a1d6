"""Which corrections teach something."""

from __future__ import annotations

import pytest

from annotator.domain.correction import Correction, CorrectionKind, CorrectionOrigin
from annotator.domain.suggestion import SuggestionKind
from annotator.text.remembered_pairs import remembered_pair

TEXT = "我们说漏孙率，呃，很 dance 的\n好"


def corrected(heard: str, meant: str, **more: object) -> Correction:
    start = TEXT.index(heard)
    return Correction("c", "t", start, start + len(heard), meant, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("heard", "meant", "more"),
    [
        ("漏孙率", "漏损率", {}),
        (" dance ", " dense ", {"kind": CorrectionKind.ENGLISH}),
        ("孙", "损", {}),
        ("漏孙", "漏损", {"origin": CorrectionOrigin.IMPORT}),
    ],
)
def test_a_word_for_a_word_is_remembered(heard: str, meant: str, more: dict[str, object]) -> None:
    assert remembered_pair(corrected(heard, meant, **more), TEXT) == (heard.strip(), meant.strip())


@pytest.mark.parametrize(
    ("heard", "meant", "more"),
    [
        ("", "真", {}),
        ("呃", "", {}),
        ("，", "。", {}),
        ("的\n好", "得好", {}),
        ("漏孙率", "漏" * 49, {}),
        ("呃", "啊", {"kind": CorrectionKind.FILLER}),
        ("漏孙率", "漏损率", {"kind": CorrectionKind.UNCLEAR}),
        ("的", "得", {"rule": SuggestionKind.PARTICLE.value}),
        ("孙", "损", {"origin": CorrectionOrigin.IMPORT}),
    ],
)
def test_what_teaches_nothing_is_not(heard: str, meant: str, more: dict[str, object]) -> None:
    assert remembered_pair(corrected(heard, meant, **more), TEXT) is None
