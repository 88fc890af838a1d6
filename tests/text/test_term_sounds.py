"""What may be written as the sound of a term, and what is wrong with everything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.term_sounds import usual_sound, why_no_sound

TERMS = st.text(st.sampled_from("长重行率模（）“”·-A3 股绿c+"), min_size=1, max_size=9)


@given(TERMS)
def test_the_usual_sound_is_always_a_sound(term: str) -> None:
    assert why_no_sound(term, usual_sound(term)) == ""


@pytest.mark.parametrize(
    ("term", "typed"),
    [
        ("长大", ""),
        ("长大", "zhang da"),
        ("长大", "zhang3 da4"),
        ("长大", "zhǎng dà"),
        ("长大", "Chang Da"),
        ("绿色", "lü se"),
        ("绿色", "lǜ sè"),
        ("绿色", "lv4 se4"),
        ("略", "lue"),
        ("DMA 分区", "DMA fen qu"),
        ("人工智能（AI）", "ren gong zhi neng AI"),
    ],
)
def test_pinyin_with_and_without_tones_in_every_reading(term: str, typed: str) -> None:
    assert why_no_sound(term, typed) == ""


@pytest.mark.parametrize(
    ("term", "typed", "why"),
    [
        ("长城", "xx 99", "“xx” is no pinyin; “长城” sounds as in “chang cheng”."),
        ("长城", "chang 99", "“99” is no pinyin"),
        ("长城", "chang9 cheng", "“chang9” is no pinyin"),
        ("长城", "长 城", "“长” is no pinyin"),
        ("长城", "changcheng", "as in “chang cheng”: 2 parts, not 1."),
        ("长大", "zhang da le", "as in “zhang da”: 2 parts, not 3."),
        ("人工智能（AI）", "ren", "as in “ren gong zhi neng AI”: 5 parts, not 1."),
        ("A股", "A xx", "“xx” is no pinyin"),
    ],
)
def test_what_is_wrong_is_said(term: str, typed: str, why: str) -> None:
    assert why in why_no_sound(term, typed)
