"""Moving without a mouse."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.project import Term
from annotator.domain.span import Place, Span
from annotator.domain.speaker import Turn
from annotator.text.text_map import View
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.inner_steps import Step
from annotator.ui.transcript_page.steps import word_at
from tests.ui.page.conftest import ShowPage
from tests.ui.page.samples import BOOK, TEXT, Writer, sample
from tests.ui.page.watching import heard, point_at, state, surface


def chosen(page: TranscriptPage) -> str:
    return surface(page).textCursor().selectedText().replace("\u2029", "\n")


def test_sentences_are_walked_without_speakers_labels(page: TranscriptPage) -> None:
    page.put_caret(Place(0))
    starts = []
    for _ in range(5):
        page.next_sentence()
        starts.append(TEXT[page.caret().offset :][:4])
    assert starts == ["我们回到", "去年公开", "公开的口", "我们夜间", "如果按低"]
    for _ in range(3):
        page.previous_sentence()
    assert TEXT[page.caret().offset :].startswith("去年公开")


def test_extending_takes_in_one_sentence_more(page: TranscriptPage) -> None:
    page.put_caret(Place(TEXT.index("我们回到")))
    page.next_sentence(extend=True)
    assert chosen(page) == "我们回到数字上"
    page.next_sentence(extend=True)
    assert chosen(page) == "我们回到数字上。去年公开的漏损率和你们自己测的，差了多少"
    page.previous_sentence(extend=True)
    assert chosen(page) == "我们回到数字上。"


def test_a_sentence_is_selected_as_claims_are_marked(page: TranscriptPage) -> None:
    page.put_caret(Place(TEXT.index("口径")))
    page.select_sentence()
    assert chosen(page) == "公开的口径是百分之十一点三"
    assert page.sentence() == Writer().span("公开的口径是百分之十一点三")
    page.put_caret(Place(TEXT.index("周允") + 1))
    page.select_sentence()
    assert chosen(page) == "我们回到数字上"


def test_a_selection_grows_from_word_to_everything_and_shrinks_again(page: TranscriptPage) -> None:
    page.put_caret(Place(TEXT.index("经验")))
    grown = []
    page.grow_selection()
    assert chosen(page) == "经验"
    for _ in range(6):
        page.grow_selection()
        grown.append(chosen(page))
    assert grown[0] == "把经验写下来再铺开"
    assert grown[1] == "我建议先做两个片区，把经验写下来再铺开，别一口气全上"
    assert grown[2] == grown[1] + "。"
    assert grown[3].startswith("我建议")
    assert grown[3].endswith("地底下走掉了。")
    assert grown[4].startswith("我建议")
    assert grown[4].endswith("哪一公里该换。")
    assert len(grown[5]) > 300
    for earlier in [*reversed(grown[:-1]), "经验", ""]:
        page.shrink_selection()
        assert chosen(page) == earlier
    page.shrink_selection()
    assert page.caret().offset == TEXT.index("经验")


def test_only_what_has_grown_shrinks(page: TranscriptPage) -> None:
    page.put_caret(Place(TEXT.index("经验")))
    page.grow_selection()
    page.put_caret(Place(TEXT.index("片区")))
    page.next_sentence(extend=True)
    before = chosen(page)
    page.shrink_selection()
    assert chosen(page) == before


def words_walked(page: TranscriptPage, count: int, *, back: bool = False) -> list[str]:
    found = []
    for _ in range(count):
        page.step(Step.WORD, back=back)
        found.append(TEXT[page.caret().offset :][:2])
    return found


def test_words_are_walked_over_punctuation_and_sentences(page: TranscriptPage) -> None:
    page.put_caret(Place(TEXT.index("我们回到")))
    assert words_walked(page, 5) == ["回到", "数字", "上。", "去年", "公开"]
    assert words_walked(page, 5, back=True) == ["去年", "上。", "数字", "回到", "我们"]


def test_the_end_of_a_selection_goes_where_words_and_clauses_end(page: TranscriptPage) -> None:
    page.put_caret(Place(TEXT.index("去年公开")))
    page.step(Step.WORD, extend=True)
    page.step(Step.WORD, extend=True)
    assert chosen(page) == "去年公开"
    page.step(Step.WORD, back=True, extend=True)
    assert chosen(page) == "去年"
    page.step(Step.WORD, back=True, extend=True)
    assert chosen(page) == ""
    page.step(Step.WORD, back=True, extend=True)
    assert chosen(page) == "上。"
    page.put_caret(Place(TEXT.index("去年公开")))
    page.step(Step.CLAUSE, extend=True)
    assert chosen(page) == "去年公开的漏损率和你们自己测的"
    page.step(Step.CLAUSE, extend=True)
    assert chosen(page) == "去年公开的漏损率和你们自己测的，差了多少"
    page.step(Step.CLAUSE, back=True, extend=True)
    assert chosen(page) == "去年公开的漏损率和你们自己测的"
    page.step(Step.CHARACTER, back=True, extend=True)
    page.step(Step.CHARACTER, back=True, extend=True)
    assert chosen(page) == "去年公开的漏损率和你们自己"


def test_a_step_from_a_selection_goes_to_its_border(page: TranscriptPage) -> None:
    for back, border in ((False, "上。去"), (True, "我们")):
        page.put_caret(Place(TEXT.index("我们回到")))
        page.next_sentence(extend=True)
        page.step(Step.WORD, back=back)
        assert page.selection() is None
        assert TEXT[page.caret().offset - (0 if back else 1) :].startswith(border)


def test_clauses_are_walked(page: TranscriptPage) -> None:
    page.put_caret(Place(TEXT.index("我建议先")))
    found = []
    for _ in range(5):
        page.step(Step.CLAUSE)
        found.append(TEXT[page.caret().offset :][:4])
    assert found == ["先做两个", "把经验写", "别一口气", "夜里两点", "因为那时"]
    page.step(Step.CLAUSE, back=True)
    assert TEXT[page.caret().offset :].startswith("夜里两点")


def test_at_the_ends_of_the_text_nothing_moves(page: TranscriptPage) -> None:
    for by in Step:
        page.put_caret(Place(0))
        page.step(by, back=True)
        assert page.caret().offset == 0
        page.put_caret(Place(len(TEXT)))
        page.step(by)
        page.step(by, extend=True)
        assert page.caret().offset == len(TEXT)


def test_words_are_told_by_the_dictionary() -> None:
    text = "我们用夜间流量来测GPT-4的漏损率。"
    assert word_at(text, text.index("夜间") + 1) == (3, 5)
    found = word_at(text, text.index("PT"))
    assert found is not None
    assert text[slice(*found)] == "GPT-4"
    assert word_at(text, len(text) - 1) is None


def test_terms_of_the_glossary_are_words(show_page: ShowPage) -> None:
    page = show_page(book=replace(BOOK, terms=(Term("t", "最小流量法"),)))
    page.put_caret(Place(TEXT.index("最小流量法")))
    page.step(Step.WORD)
    assert TEXT[page.caret().offset :].startswith("测下来")
    page.step(Step.WORD, back=True)
    page.grow_selection()
    assert chosen(page) == "最小流量法"


def test_a_double_click_takes_the_word(page: TranscriptPage) -> None:
    at = point_at(page, TEXT.index("夜间") + 1)
    viewport = surface(page).viewport()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert chosen(page) == "夜间"


def test_claims_and_turns_are_stepped_through(page: TranscriptPage) -> None:
    clicked = heard(page.annotation_clicked)
    page.put_caret(Place(0))
    page.next_claim()
    page.next_claim()
    page.next_claim()
    page.previous_claim()
    assert clicked == ["figure", "opinion", "inner", "opinion"]
    assert page.caret().offset == TEXT.index("差的这一截")
    page.next_turn()
    assert TEXT[page.caret().offset :].startswith("如果按")
    page.previous_turn()
    assert TEXT[page.caret().offset :].startswith("公开的")
    page.put_caret(Place(len(TEXT)))
    page.next_turn()
    page.next_claim()
    page.next_sentence()
    assert page.caret().offset == len(TEXT)


def test_arrows_move_a_caret_that_can_be_followed(page: TranscriptPage) -> None:
    moved = heard(page.caret_moved)
    page.put_caret(Place(TEXT.index("管子漏。😀")))
    QTest.keyClick(surface(page), Qt.Key.Key_End)
    assert page.caret().offset == TEXT.index("😀") + 1
    QTest.keyClick(surface(page), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.selection() == Span(TEXT.index("😀"), TEXT.index("😀") + 1)
    QTest.keyClick(surface(page), Qt.Key.Key_Up)
    assert page.selection() is None
    QTest.keyClick(surface(page), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert moved[-1] == Place(0)
    QTest.keyClick(surface(page), Qt.Key.Key_PageDown)
    assert page.caret().offset > 0


def test_a_step_is_told_once(page: TranscriptPage) -> None:
    moved, selected = heard(page.caret_moved), heard(page.selection_changed)
    page.select_span(Span(10, 14))
    assert moved == [Place(14)]
    assert selected == [Span(10, 14)]
    page.put_caret(Place(20))
    assert selected == [Span(10, 14), None]
    page.set_view(View.SOURCE)
    page.set_zoom(1.2)
    assert moved == [Place(14), Place(20)]
    assert selected == [Span(10, 14), None]


def test_a_text_of_labels_alone_is_walked_without_looking_at_all_of_it(show_page: ShowPage) -> None:
    text = "甲：\n" * 5_000
    turns = tuple(Turn("t", at, at + 2, ("s1",)) for at in range(0, len(text), 3))
    bare = replace(sample(), text=text, turns=turns, annotations=(), corrections=(), segments=(), sections=())
    page = show_page(replace(bare, asides=()))
    page.put_caret(Place(0))
    page.next_sentence()
    assert 0 < page.caret().offset <= 3 * 201
    page.put_caret(Place(len(text)))
    page.previous_sentence()
    assert len(text) - 3 * 202 <= page.caret().offset < len(text)


def test_a_page_down_keeps_the_last_rows_in_view(show_page: ShowPage) -> None:
    text = "\n".join(f"第{i}行，要说的话不多。" for i in range(400))
    bare = replace(sample(), text=text, turns=(), annotations=(), corrections=(), segments=(), sections=())
    page = show_page(replace(bare, asides=()))
    page.put_caret(Place(0))

    def wholly_seen() -> set[int]:
        height = surface(page).viewport().height()
        lines = surface(page).visible_text().lines
        return {line.start for line in lines if line.baseline > 26 and line.baseline + 8 < height}

    seen: set[int] = set()
    for _ in range(8):
        seen |= wholly_seen()
        before = surface(page).verticalScrollBar().value()
        QTest.keyClick(surface(page), Qt.Key.Key_PageDown)
        step = surface(page).verticalScrollBar().value() - before
        assert step == surface(page).viewport().height() - 2 * state(page).look.line_height
        assert surface(page).is_in_view(surface(page).textCursor().position())
    every = {line for line in range(max(seen) + 1) if line == 0 or text[line - 1 : line] == "\n"}
    assert every <= seen
    for _ in range(12):
        QTest.keyClick(surface(page), Qt.Key.Key_PageUp)
    assert (page.caret().offset, surface(page).verticalScrollBar().value()) == (0, 0)
    QTest.keyClick(surface(page), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    selected = page.selection()
    assert selected is not None
    assert selected.start == 0
