"""What was corrected at a place is told, with who, when and why; a key leads back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.correction import Correction, CorrectionKind, CorrectionOrigin
from annotator.language import use_language
from annotator.text.text_map import shown_text
from annotator.ui.picking.history_card import HistoryCard, correction_words
from tests.ui.picking.conftest import TALK, Picker

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def reading(picker: Picker) -> str:
    transcript = picker.user.transcript
    return shown_text(transcript.text, transcript.accepted_corrections)


def opened(picker: Picker) -> HistoryCard:
    picker.user.press("H")
    (card,) = picker.user.window.findChildren(HistoryCard)
    picker.user.until(lambda: "Looking …" not in lines(card))
    return card


def lines(card: HistoryCard) -> list[str]:
    return [card.list.item(row).text() for row in range(card.list.count())]


@pytest.fixture
def corrected(picker: Picker) -> Picker:
    picker.select("漏孙率")
    picker.take()
    picker.user.write("漏损费")
    picker.user.key(Qt.Key.Key_Return)
    picker.select("漏孙率")
    picker.take()
    picker.user.press("1")
    assert reading(picker).startswith("主持人：我们先说漏损率。")
    return picker


def test_the_steps_at_a_place_are_told_the_last_first(corrected: Picker) -> None:
    corrected.user.stand_at("孙率")
    told = [line.split("\n") for line in lines(opened(corrected))]
    assert [words for words, _ in told] == ["“漏孙率” → “漏损率”", "“孙率” → “损费”"]
    last, first = (about.split(" · ") for _, about in told)
    author = corrected.user.bridge.workspace.author.name
    assert last[1:] == [author, "same sound", "glossary", "accepted"]
    assert first[1:] == [author, "other", "typed"]


@pytest.mark.parametrize(
    ("rule", "kind", "told", "told_in_chinese"),
    [
        ("sound", CorrectionKind.HOMOPHONE, "scan (by its sound)", "扫描（按读音）"),
        ("dictionary", CorrectionKind.OTHER, "scan (dictionary)", "扫描（词典）"),
        ("segment_mark", CorrectionKind.PUNCTUATION, "scan (Recogniser’s marks)", "扫描（识别器的记号）"),
        ("filler", CorrectionKind.FILLER, "scan", "扫描"),
        ("漏损率", CorrectionKind.HOMOPHONE, "scan", "扫描"),
    ],
)
def test_what_proposed_it_is_told_in_words(
    rule: str, kind: CorrectionKind, told: str, told_in_chinese: str
) -> None:
    made = Correction("c", "t", 2, 5, "漏损率", kind, CorrectionOrigin.SCAN, rule=rule)
    assert correction_words(made).split(" · ")[1] == told
    use_language("zh_CN")
    assert correction_words(made).split(" · ")[1] == told_in_chinese


def test_the_card_leads_back_to_what_was_heard(corrected: Picker) -> None:
    corrected.user.stand_at("孙率")
    card = opened(corrected)
    assert card.back.isEnabled()
    corrected.user.key(Qt.Key.Key_Delete)
    assert reading(corrected) == TALK
    assert not corrected.user.window.findChildren(HistoryCard)
    assert QApplication.focusWidget() is corrected.user.text
    corrected.user.stand_at("孙率")
    card = opened(corrected)
    assert lines(card)[0].startswith("“漏孙率” again, no longer “漏损率”\n")
    assert not card.back.isEnabled()
    corrected.user.key(Qt.Key.Key_Escape)
    corrected.user.key(Qt.Key.Key_Z, CTRL)
    assert reading(corrected).startswith("主持人：我们先说漏损率。")
    corrected.user.stand_at("孙率")
    assert lines(opened(corrected))[0].endswith("taken back")


def test_a_key_reverts_the_place_and_only_that(corrected: Picker) -> None:
    corrected.select("漏孙率是多少")
    corrected.take()
    corrected.user.write("漏损率是几")
    corrected.user.key(Qt.Key.Key_Return)
    corrected.user.stand_at("孙率")
    corrected.user.key(Qt.Key.Key_E, SHIFT)
    assert corrected.corrected() == [("孙", "损"), ("多少", "几")]
    corrected.user.key(Qt.Key.Key_Z, CTRL)
    assert len(corrected.corrected()) == 3


def test_where_nothing_was_corrected_this_is_said_and_nothing_reverted(picker: Picker) -> None:
    picker.user.stand_at("谢谢")
    card = opened(picker)
    assert lines(card) == ["Nothing was corrected here."]
    picker.user.key(Qt.Key.Key_Delete)
    picker.user.key(Qt.Key.Key_Escape)
    assert picker.user.bridge.workspace.history()[-1].kind == "add_term"


def test_unclear_marks_have_a_history_too(picker: Picker) -> None:
    picker.select("fintune")
    picker.user.press("U")
    picker.user.stand_at("fintune")
    assert lines(opened(picker))[0].startswith("“fintune”: unclear\n")
    picker.user.key(Qt.Key.Key_Escape)
    picker.user.stand_at("fintune")
    picker.user.press("U")
    picker.user.stand_at("fintune")
    assert lines(opened(picker))[0].startswith("“fintune” no longer unclear\n")


def test_the_menu_at_a_correction_offers_its_history_and_the_way_back(corrected: Picker) -> None:
    from annotator.ui.page_menu import page_menu

    corrected.user.stand_at("孙率")
    texts = [a.text() for a in page_menu(corrected.user.window, corrected.user.window.open_view).actions()]
    assert "History of this place\tH" in texts
    assert "Back to what was heard\tShift+E" in texts
