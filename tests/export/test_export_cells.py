"""What a cell holds: shown characters, cut texts, guarded formulas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.export.cells import (
    CELL_LIMIT,
    SHORT,
    acts_in_workbook,
    any_needs_care,
    needs_care,
    pieces,
    read_from_csv,
    safe_in_csv,
    split_escapes,
    unheld,
    units,
    visible,
)

ANY = st.text(st.characters(exclude_categories=()))
TRICKY = st.text(st.sampled_from("=+-@'\t\r\n \u3000＝＋－＠_x0Dd\ud800\x00\x1f\ufffe𠮷a,\""))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x01", "␁"),
        ("a\x00b", "a␀b"),
        ("\r\n", "␍\n"),
        ("\t\n", "\t\n"),
        ("\ud83d", "\\u{D83D}"),
        ("\uffff", "\\u{FFFF}"),
        ("\x7f\x85𠮷👩‍👩‍👧", "\x7f\x85𠮷👩‍👩‍👧"),
    ],
)
def test_characters_that_xml_cannot_hold_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.lists(TRICKY.filter(bool) | ANY.filter(bool)))
def test_no_text_that_needs_care_is_passed_over_among_others(texts: list[str]) -> None:
    assert any_needs_care(texts) or not any(map(needs_care, texts))


def test_plain_texts_need_no_look_one_by_one() -> None:
    assert not any_needs_care(["漏损率", "a = b", "第一行\n第二行", "snake_xylo"])
    assert not any_needs_care([])


@given(ANY)
def test_what_is_shown_is_shown_as_itself(text: str) -> None:
    shown = visible(text)
    assert unheld(shown) == 0
    assert visible(shown) == shown
    assert (shown == text) == (unheld(text) == 0)


@pytest.mark.parametrize("text", ["𠮷" * 5, "a𠮷" * 4, "abcdefgh", "", "👩‍👩‍👧" * 3])
@pytest.mark.parametrize("limit", [2, 3, 5, 100])
def test_pieces_fit_and_make_the_text_again(text: str, limit: int) -> None:
    cut = pieces(text, limit)
    assert "".join(cut) == text
    assert all(units(piece) <= limit for piece in cut)
    assert all(units(piece) >= limit - 1 for piece in cut[:-1])


def test_excel_counts_utf_16() -> None:
    assert len(pieces("𠮷" * 16_383)) == 1
    assert len(pieces("𠮷" * 16_384)) == 2
    assert len(pieces("字" * CELL_LIMIT)) == 1
    assert len(pieces("字" * (CELL_LIMIT + 1))) == 2


def test_a_short_text_fits_however_it_is_shown() -> None:
    assert units(visible("\ud800" * SHORT)) <= CELL_LIMIT


@given(ANY | TRICKY)
def test_guarded_cells_read_back(text: str) -> None:
    assert read_from_csv(safe_in_csv(text)) == text


@given(TRICKY)
def test_no_guarded_cell_begins_as_a_formula(text: str) -> None:
    cell = safe_in_csv(text)
    assert cell.lstrip()[:1] not in {*"=+-@＝＋－＠"} - {""}
    assert cell[:1] not in {"\t", "\r", "\n"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "＝1", "=cmd|' /C calc'!A0"])
def test_formulas_are_known(text: str) -> None:
    assert acts_in_workbook(text)
    assert needs_care(text)
    assert safe_in_csv(text) == "'" + text


@pytest.mark.parametrize("text", ["2024", "今年", "", "a=1", "1-2", "A+B"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert not acts_in_workbook(text)
    assert safe_in_csv(text) == text


@given(TRICKY)
def test_nothing_that_looks_like_an_escape_is_left_in_one_piece(text: str) -> None:
    import re

    parts = split_escapes(text)
    assert "".join(parts) == text
    assert not any(re.search("_x[0-9A-Fa-f]{4}_", part) for part in parts)
