"""The glossary dialog with real keys, and what it leaves in the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.domain.project import LONGEST_TERM, Term
from annotator.editing import AddTerm, Batch, RenameProject
from annotator.ui.bridge import Bridge
from annotator.ui.glossary.dialog import GlossaryDialog
from annotator.ui.glossary.term_model import NOTE, SOUND, SPELLINGS, TERM
from annotator.workspace.workspace import Workspace


@pytest.fixture
def glossary(qapp: QApplication, tmp_path: Path) -> Iterator[GlossaryDialog]:
    workspace = Workspace.create(tmp_path / "p.annodb", author="Ada")
    lists: list[Path] = [tmp_path / "terms.csv", tmp_path / "none.csv"]
    (tmp_path / "terms.csv").write_text("词条,误听\n漏损率,漏水率；漏孙率\n微调,\n", encoding="gb18030")
    dialog = GlossaryDialog(Bridge(workspace), lambda _: lists)
    dialog.show()
    dialog.activateWindow()
    qapp.processEvents()
    yield dialog
    dialog.close()
    workspace.close()


def terms(dialog: GlossaryDialog) -> dict[str, Term]:
    return {term.term: term for term in dialog.terms._bridge.codebook.terms}


def add(dialog: GlossaryDialog, words: str) -> None:
    dialog.adder.setText(words)
    QTest.keyClick(dialog.adder, Qt.Key.Key_Return)


def write(dialog: GlossaryDialog, term: str, column: int, typed: str) -> None:
    """Go to a cell, open it by Enter, write and commit."""
    dialog.show_term(terms(dialog)[term].id, column)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    field = dialog.table.findChild(QLineEdit)
    assert field is not None
    field.setText(typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.qWait(20)


def rows(dialog: GlossaryDialog) -> list[list[str]]:
    model = dialog.terms
    return [[str(model.index(row, column).data()) for column in range(5)] for row in range(model.rowCount())]


def test_terms_are_added_one_after_the_other_and_stand_by_sound(glossary: GlossaryDialog) -> None:
    assert glossary.adder.hasFocus()
    for term in ("微调", "漏损率", "Agentic"):
        add(glossary, term)
    assert glossary.adder.hasFocus()
    assert [row[TERM] for row in rows(glossary)] == ["Agentic", "漏损率", "微调"]
    assert rows(glossary)[1][SOUND] == "lou sun lv", "how it is usually said"
    add(glossary, "微调")
    assert glossary.told.isVisible()
    assert "微调" in glossary.told.text()
    assert glossary.adder.text() == "微调", "to be put right"
    assert len(terms(glossary)) == 3


def test_undo_takes_the_last_term_back_while_the_line_is_empty(glossary: GlossaryDialog) -> None:
    for term in ("微调", "漏损率"):
        add(glossary, term)
    assert glossary.adder.hasFocus()
    QTest.keyClick(glossary.adder, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert list(terms(glossary)) == ["微调"]
    assert glossary.adder.text() == ""


def test_cells_are_written_in_and_undone_by_key(glossary: GlossaryDialog) -> None:
    add(glossary, "长城")
    write(glossary, "长城", SPELLINGS, "常城；长成; 常城")
    write(glossary, "长城", NOTE, "品牌")
    write(glossary, "长城", SOUND, "zhang cheng")
    found = terms(glossary)["长城"]
    assert (found.spellings, found.note, found.sound) == (("常城", "长成"), "品牌", "zhang cheng")
    QTest.keyClick(glossary.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert terms(glossary)["长城"].sound == ""
    write(glossary, "长城", SOUND, "chang")
    assert terms(glossary)["长城"].sound == ""
    assert "chang cheng" in glossary.told.text()


def test_delete_takes_the_chosen_rows_away_and_undo_brings_them_back(glossary: GlossaryDialog) -> None:
    for term in ("甲级", "乙级", "丙级"):
        add(glossary, term)
    glossary.table.setFocus()
    glossary.show_term(terms(glossary)["丙级"].id)
    QTest.keyClick(glossary.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(glossary.table, Qt.Key.Key_Delete)
    assert list(terms(glossary)) == ["乙级"]
    QTest.keyClick(glossary.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert sorted(terms(glossary)) == sorted(["甲级", "乙级", "丙级"])


def test_lists_are_taken_in_and_what_cannot_be_read_is_told(glossary: GlossaryDialog) -> None:
    add(glossary, "漏损率")
    QTest.mouseClick(glossary.lists, Qt.MouseButton.LeftButton)
    assert terms(glossary)["漏损率"].spellings == ("漏水率", "漏孙率")
    assert set(terms(glossary)) == {"漏损率", "微调"}
    assert "terms.csv" in glossary.told.text()
    assert "none.csv" in glossary.told.text()


def test_a_term_that_is_too_long_is_refused_wherever_it_is_written(glossary: GlossaryDialog) -> None:
    long = "漏" * (LONGEST_TERM + 1)
    add(glossary, long)
    assert glossary.told.text() == "A term has at most 48 characters."
    assert terms(glossary) == {}
    assert glossary.adder.text() == long, "so that it can be made shorter"
    add(glossary, long[1:])
    assert set(terms(glossary)) == {long[1:]}
    add(glossary, "微调")
    write(glossary, "微调", TERM, long)
    assert set(terms(glossary)) == {long[1:], "微调"}
    assert glossary.told.text() == "A term has at most 48 characters."


def test_rows_of_a_list_that_are_too_long_are_told_by_their_numbers(
    glossary: GlossaryDialog, tmp_path: Path
) -> None:
    long, names = "漏" * (LONGEST_TERM + 1), [f"词{n}" for n in range(40)]
    path = tmp_path / "long.txt"
    path.write_text("\n".join(["# 水厂", "漏损率", "", long, *names]), encoding="utf-8")
    glossary.take_in([path])
    said = "“long.txt”: 41 terms taken in. Row 4 of “long.txt” has more than 48 characters and is left out."
    assert glossary.told.text() == said
    assert "漏损率" in terms(glossary)
    assert long not in terms(glossary)
    table = tmp_path / "long.csv"
    table.write_text("词条,误听\n" + "\n".join([long, "阀门", long + "长", *names]), encoding="utf-8")
    glossary.take_in([table])
    assert "Rows 2, 4 of “long.csv” have more than 48 characters and are left out." in glossary.told.text()
    assert "阀门" in terms(glossary)


def test_the_filter_knows_sounds_and_misheard_spellings(glossary: GlossaryDialog) -> None:
    QTest.mouseClick(glossary.lists, Qt.MouseButton.LeftButton)
    glossary.filter.setText("lsl")
    assert [row[TERM] for row in rows(glossary)] == ["漏损率"]
    glossary.filter.setText("漏孙")
    assert [row[TERM] for row in rows(glossary)] == ["漏损率"]
    glossary.filter.setText("没有")
    assert rows(glossary) == []


def test_very_many_terms_are_found_by_their_characters_until_it_is_known_how_they_sound(
    glossary: GlossaryDialog, qapp: QApplication
) -> None:
    signs = "漏损率管网水压泵站阀门井渠坝堤"
    many = [f"{a}{b}{c}" for a in signs for b in signs for c in signs[:6]][:1100]
    glossary._bridge.do(Batch((*map(AddTerm, many), AddTerm("重庆"))))
    assert glossary.terms._learning is not None
    glossary.filter.setText("重")
    assert [row[TERM] for row in rows(glossary)] == ["重庆"]
    until(lambda: glossary.terms._learning is None)
    until(lambda: not glossary._refreshing.isActive())
    glossary.filter.setText("cq")
    assert [row[TERM] for row in rows(glossary)] == ["重庆"]
    glossary.filter.setText("cqx")
    assert rows(glossary) == []
    glossary.filter.setText("")
    assert glossary.terms.rowCount() == 1101
    assert rows(glossary)[0][TERM] == "泵坝管"


def test_a_sound_that_is_no_pinyin_is_refused_with_the_reason(glossary: GlossaryDialog) -> None:
    add(glossary, "长城")
    write(glossary, "长城", SOUND, "xx 99")
    assert terms(glossary)["长城"].sound == ""
    assert glossary.told.text() == "“xx” is no pinyin; “长城” sounds as in “chang cheng”."
    write(glossary, "长城", SOUND, "zhǎng chéng")
    assert terms(glossary)["长城"].sound == "zhǎng chéng"
    assert glossary.told.text() == ""


def test_another_term_in_the_cell_does_not_keep_the_old_sound(glossary: GlossaryDialog) -> None:
    add(glossary, "长城")
    write(glossary, "长城", SOUND, "zhang cheng")
    write(glossary, "长城", TERM, "长安")
    assert terms(glossary)["长安"].sound == ""
    assert rows(glossary)[0][SOUND] == "chang an"
    QTest.keyClick(glossary.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert terms(glossary)["长城"].sound == "zhang cheng", "one step"
    write(glossary, "长城", TERM, "“长城”")
    assert terms(glossary)["“长城”"].sound == "zhang cheng", "the same words"


def test_what_is_refused_here_is_not_told_behind(glossary: GlossaryDialog) -> None:
    behind: list[str] = []
    bridge = glossary.terms._bridge
    bridge.refused.connect(behind.append)
    add(glossary, "微调")
    add(glossary, "微调")
    assert "微调" in glossary.told.text()
    assert behind == []
    glossary.close()
    bridge.do(AddTerm("微调"))
    assert len(behind) == 1
    glossary.show()
    assert glossary.told.text() == ""


def test_a_starter_list_is_taken_in_by_its_name(glossary: GlossaryDialog) -> None:
    menu = glossary.starters.menu()
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    actions["Law"].trigger()
    assert terms(glossary)["破产重整"].sound == "po chan chong zheng"
    assert glossary.told.text() == f"“Law”: {len(terms(glossary))} terms taken in."
    actions["Law"].trigger()
    assert glossary.told.text() == "The glossary has all of “Law” already."


def test_an_article_is_no_list(glossary: GlossaryDialog, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("七月十五日，她在桥头站了一个上午。\n没有人问她为什么。\n", encoding="utf-8")
    glossary.take_in([path])
    assert terms(glossary) == {}
    assert glossary.told.text().startswith("“article.txt” is no list of terms")


def test_sounds_of_a_list_that_are_none_fall(glossary: GlossaryDialog, tmp_path: Path) -> None:
    path = tmp_path / "sounds.csv"
    path.write_text("term,sound\n长城,xx 99\n长大,zhang da\n", encoding="utf-8")
    glossary.take_in([path])
    assert (terms(glossary)["长城"].sound, terms(glossary)["长大"].sound) == ("", "zhang da")
    assert glossary.told.text().endswith("1 sound is no pinyin and was left out.")


def press_undo(dialog: GlossaryDialog, *, again: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    if again:
        held |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(dialog.adder, Qt.Key.Key_Z, held)


def test_undo_says_what_it_took_back_and_stops_at_what_was_done_behind_the_window(
    glossary: GlossaryDialog,
) -> None:
    bridge = glossary.terms._bridge
    bridge.do(RenameProject("海边"))
    for term in ("微调", "漏损率"):
        add(glossary, term)
    press_undo(glossary)
    assert glossary.told.text() == "Taken back: Add “漏损率” to the glossary"
    press_undo(glossary)
    assert terms(glossary) == {}
    for _ in range(3):
        press_undo(glossary)
        assert glossary.told.text() == "Nothing that was done in this window is left to take back."
    assert bridge.codebook.project.name == "海边", "nobody sees it behind the window"
    press_undo(glossary, again=True)
    assert list(terms(glossary)) == ["微调"]
    assert glossary.told.text() == "Made again: Add “微调” to the glossary"


def test_redo_here_makes_nothing_again_that_was_taken_back_elsewhere(glossary: GlossaryDialog) -> None:
    bridge = glossary.terms._bridge
    name = bridge.codebook.project.name
    bridge.do(RenameProject("海边"))
    bridge.undo()
    press_undo(glossary, again=True)
    assert bridge.codebook.project.name == name
    assert glossary.told.text() == "Nothing that was taken back in this window is left to make again."


def long_list(folder: Path, count: int = 1200) -> Path:
    path = folder / "long.txt"
    path.write_text("".join(f"第{number}号长词条\n" for number in range(count)), encoding="utf-8")
    return path


def until(holds: Callable[[], bool]) -> None:
    loop = QEventLoop()
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: loop.quit() if holds() else None)
    timer.start()
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()
    assert holds()


def test_a_long_list_is_taken_in_beside_the_window_with_progress(
    glossary: GlossaryDialog, tmp_path: Path
) -> None:
    short = tmp_path / "short.txt"
    short.write_text("漏损率\n", encoding="utf-8")
    glossary.take_in([long_list(tmp_path), short])
    assert glossary.told.text().startswith("At work: 0%")
    assert "Esc" in glossary.told.text()
    assert not glossary.adder.isEnabled()
    until(lambda: not glossary._long.is_at_work)
    assert len(terms(glossary)) == 1201
    assert glossary.told.text() == "“long.txt”: 1,200 terms taken in. “short.txt”: 1 term taken in."
    assert glossary.adder.isEnabled()
    glossary.taking_back.undo()
    glossary.taking_back.undo()
    assert terms(glossary) == {}


def test_escape_calls_a_long_list_off_and_leaves_nothing(glossary: GlossaryDialog, tmp_path: Path) -> None:
    glossary.take_in([long_list(tmp_path, 20_000)])
    QTest.keyClick(glossary, Qt.Key.Key_Escape)
    assert glossary.isVisible(), "it goes on with what is there"
    until(lambda: not glossary._long.is_at_work)
    assert glossary.told.text() == "Called off: nothing was changed."
    assert terms(glossary) == {}
    add(glossary, "漏损率")
    assert list(terms(glossary)) == ["漏损率"]


def test_other_sheets_of_a_workbook_are_told(glossary: GlossaryDialog, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["漏损率"])
    book.create_sheet("more").append(["微调"])
    book.save(tmp_path / "two.xlsx")
    glossary.take_in([tmp_path / "two.xlsx"])
    assert list(terms(glossary)) == ["漏损率"]
    assert "Only the first sheet was read." in glossary.told.text()


def test_a_comma_parts_spellings_and_a_term_is_none(glossary: GlossaryDialog) -> None:
    for term in ("智源", "行长"):
        add(glossary, term)
    write(glossary, "智源", SPELLINGS, "支援; 资源；志愿，之源, 只源")
    assert terms(glossary)["智源"].spellings == ("支援", "资源", "志愿", "之源", "只源")
    write(glossary, "智源", SPELLINGS, "行长")
    assert len(terms(glossary)["智源"].spellings) == 5
    assert "“行长” is a term of the glossary itself" in glossary.told.text()


def test_an_empty_glossary_says_how_to_begin(glossary: GlossaryDialog) -> None:
    assert "type one above" in glossary.table.said_instead
    add(glossary, "漏损率")
    assert glossary.table.said_instead == ""
    glossary.filter.setText("zzz")
    assert glossary.table.said_instead == "No term is like it."
