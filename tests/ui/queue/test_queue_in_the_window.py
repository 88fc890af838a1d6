"""The queue below the page: groups, keys, the page that follows, undo, filters, cleaning."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from annotator.domain.correction import CorrectionKind
from annotator.domain.project import Decision
from annotator.domain.suggestion import SuggestionKind
from annotator.editing import AddTerm, Correct
from annotator.ui.queue import place as queue_place
from tests.ui.queue.answerer import CTRL, SECOND, SHIFT, TALK, Answerer
from tests.ui.shell.conftest import Open

LEAK, METERS = "漏损率", "听漏仪"
ROWS = [
    "漏损率 4",
    "  漏孙率→漏损率 3",
    "持人：[漏孙率→漏损率]是多少",
    "小满：[漏孙率→漏损率]是百分",
    "去年的[漏孙率→漏损率]呢？",
    "  漏笋率→漏损率 1",
    "十九，[漏笋率→漏损率]太高。",
    "听漏仪 1",
    "知道。[听漏疑→听漏仪]做完了",
]


@pytest.fixture
def queue(open_window: Open) -> Answerer:
    """The queue of a talk with four places of one term and one of another."""
    answerer = Answerer(open_window(TALK, SECOND), LEAK, METERS)
    answerer.open()
    return answerer


# Opening


def test_nothing_is_made_before_it_is_asked_for(open_window: Open) -> None:
    user = open_window(TALK)
    assert user.window.open_view.below._queue is None


def test_the_key_opens_it_with_the_keyboard_in_the_list_and_the_page_follows(queue: Answerer) -> None:
    assert queue.panel.isVisible()
    assert queue.keyboard is queue.panel.list
    assert queue.rows() == ROWS
    assert queue.current == ROWS[2]
    assert queue.selected == "漏孙率"
    assert queue.summary == "5 left, 0 accepted, 0 dismissed in this pass"
    assert "“漏孙率” should read “漏损率”" in queue.panel.why.text()


def test_escape_leads_to_the_page_and_the_key_back_to_the_place(queue: Answerer) -> None:
    queue.press("jjj")
    assert queue.current == ROWS[6]
    queue.user.key(Qt.Key.Key_Escape)
    assert not queue.panel.isVisible()
    assert queue.user.window.page.hasFocus()
    assert queue.selected == "漏笋率"
    queue.open()
    assert queue.current == ROWS[6]


def test_the_key_in_the_panel_closes_it_and_on_the_page_goes_to_it(queue: Answerer) -> None:
    queue.user.key(Qt.Key.Key_F7)
    assert queue.panel.isVisible()
    assert queue.keyboard is not queue.panel.list
    queue.open()
    assert queue.keyboard is queue.panel.list
    queue.user.key(Qt.Key.Key_J, CTRL)
    assert not queue.panel.isVisible()


def test_finding_and_the_queue_take_turns(queue: Answerer) -> None:
    queue.user.key(Qt.Key.Key_F, CTRL)
    assert not queue.panel.isVisible()
    assert queue.user.window.open_view.finding.panel.isVisible()
    queue.open()
    assert queue.panel.isVisible()
    assert not queue.user.window.open_view.finding.panel.isVisible()
    assert queue.rows() == ROWS


# Going through


def test_arrows_go_through_all_rows_and_j_through_places(queue: Answerer) -> None:
    queue.user.key(Qt.Key.Key_Home)
    assert queue.current == ROWS[0]
    queue.user.key(Qt.Key.Key_Down)
    assert queue.current == ROWS[1]
    queue.press("jjjj")
    assert queue.current == ROWS[6]
    queue.press("J")
    assert queue.current == ROWS[4]
    queue.press("jjj")
    assert queue.current == ROWS[2]  # round the end


def test_headings_fold_and_unfold(queue: Answerer) -> None:
    queue.user.key(Qt.Key.Key_Left)
    assert queue.rows() == [*ROWS[:2], *ROWS[5:]]
    assert queue.current == ROWS[1]
    queue.user.key(Qt.Key.Key_Space)
    assert queue.rows() == ROWS
    queue.user.key(Qt.Key.Key_Home)
    queue.user.key(Qt.Key.Key_Return)
    assert queue.rows() == [ROWS[0], *ROWS[7:]]
    queue.user.key(Qt.Key.Key_Right)
    assert queue.rows() == ROWS


def test_letters_look_for_nothing(queue: Answerer) -> None:
    queue.press("qz")
    assert queue.current == ROWS[2]
    assert queue.rows() == ROWS


# Answers


def test_accepting_corrects_the_place_and_goes_on(queue: Answerer) -> None:
    queue.press("y")
    assert queue.reading.startswith("主持人：漏损率是多少？\n罗小满：漏孙率")
    assert queue.current == ROWS[3]
    assert queue.selected == "漏孙率"
    queue.user.key(Qt.Key.Key_Return)
    assert queue.current == ROWS[4]
    assert queue.keyboard is queue.panel.list
    assert queue.summary == "3 left, 2 accepted, 0 dismissed in this pass"


def test_all_alike_are_accepted_in_one_step(queue: Answerer) -> None:
    queue.press("Y")
    assert "漏孙率" not in queue.reading
    assert queue.rows() == ["漏损率 1", ROWS[6], *ROWS[7:]]
    assert queue.current == ROWS[6]
    assert queue.summary == "2 left, 3 accepted, 0 dismissed in this pass"
    assert queue.user.said == "3 suggestions “漏损率” accepted"
    undo = queue.user.window.actions_of_commands.by_name["undo"]
    queue.user.until(lambda: undo.text() == "Undo: Accept 3 suggestions “漏损率”")
    queue.user.key(Qt.Key.Key_Z, CTRL)
    assert "漏损率" not in queue.reading
    assert queue.rows() == ROWS


def test_all_of_a_target_are_accepted_at_its_heading(queue: Answerer) -> None:
    queue.user.key(Qt.Key.Key_Home)
    queue.press("y")
    assert queue.current == ROWS[2], "one place is answered at a time: it is gone to"
    assert "漏损率" not in queue.reading
    queue.user.key(Qt.Key.Key_Home)
    queue.press("Y")
    assert queue.rows() == ROWS[7:]
    assert queue.reading.count("漏损率") == 4


def test_dismissing_is_for_one_place_or_for_good(queue: Answerer) -> None:
    queue.press("x")
    assert queue.rows()[1] == "  漏孙率→漏损率 2"
    assert queue.current == ROWS[3]
    queue.press("X")
    assert queue.rows() == ["漏损率 1", *ROWS[6:]]
    assert queue.user.said == "All suggestions “漏损率” dismissed"
    assert queue.summary == "2 left, 0 accepted, 3 dismissed in this pass"
    with queue.user.bridge.workspace.reading() as reader:
        assert [d.start is None for d in reader.all(Decision)] == [False, True]
    assert "漏孙率" in queue.reading


def test_undo_puts_a_suggestion_back_and_goes_there(queue: Answerer) -> None:
    queue.press("yjx")
    assert queue.summary == "3 left, 1 accepted, 1 dismissed in this pass"
    queue.user.key(Qt.Key.Key_Z, CTRL)
    assert queue.current == ROWS[4]
    assert queue.selected == "漏孙率"
    queue.user.key(Qt.Key.Key_Z, CTRL)
    assert queue.rows() == ROWS
    assert queue.current == ROWS[2]
    assert queue.summary == "5 left, 0 accepted, 0 dismissed in this pass"
    assert queue.keyboard is queue.panel.list


def test_other_words_can_be_typed_with_an_input_method(queue: Answerer) -> None:
    queue.press("e")
    field = queue.panel.edit_bar.field
    assert field.hasFocus()
    assert (field.text(), field.selectedText()) == (LEAK, LEAK)
    QApplication.sendEvent(field, QInputMethodEvent("lou sun", []))
    queue.user.key(Qt.Key.Key_Return)
    queue.user.key(Qt.Key.Key_Escape)
    assert field.isVisible(), "keys belong to the input method while it composes"
    queue.user.write("漏失率")
    queue.user.key(Qt.Key.Key_Return)
    assert queue.reading.startswith("主持人：漏失率是多少")
    assert queue.current == ROWS[3]
    assert queue.summary == "4 left, 1 accepted, 0 dismissed in this pass", "it was wrong, and put right"
    assert queue.keyboard is queue.panel.list
    queue.user.key(Qt.Key.Key_Z, CTRL)
    assert queue.current == ROWS[2]


def test_other_words_can_be_typed_for_all_alike(queue: Answerer) -> None:
    queue.press("e")
    queue.user.write("漏失率")
    queue.user.key(Qt.Key.Key_Return, SHIFT)
    assert queue.reading.count("漏失率") == 3
    assert queue.user.said == "“漏孙率” reads “漏失率” now"
    assert {made.kind for made in queue.user.transcript.corrections} == {CorrectionKind.NEAR_HOMOPHONE}
    assert queue.current == ROWS[6]


def test_typing_can_be_given_up(queue: Answerer) -> None:
    queue.press("e")
    queue.user.key(Qt.Key.Key_Escape)
    assert not queue.panel.edit_bar.isVisible()
    assert queue.keyboard is queue.panel.list
    assert queue.current == ROWS[2]


def test_the_last_answer_says_so_and_leaves_the_keyboard_in_the_panel(queue: Answerer) -> None:
    queue.press("YYY")
    assert queue.rows() == []
    assert "All of these are answered." in queue.panel.places.empty.text()
    assert queue.panel.isAncestorOf(queue.keyboard or queue.panel)
    queue.user.key(Qt.Key.Key_Z, CTRL)
    assert queue.current == ROWS[8]


def test_many_at_once_are_asked_about(queue: Answerer, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def no(count: int, name: str, _: object) -> bool:
        asked.append(f"{count} {name}")
        return False

    monkeypatch.setattr(queue_place, "_MANY", 2)
    monkeypatch.setattr(queue_place, "ask_for_many", no)
    queue.press("Y")
    assert asked == ["3 漏损率"]
    assert queue.rows() == ROWS


def test_a_place_that_is_corrected_on_the_page_leaves_the_list(queue: Answerer) -> None:
    start = TALK.index("漏孙率")
    queue.user.bridge.do(Correct(queue.user.transcript.id, start, start + 3, "漏失率"))
    assert queue.rows()[1] == "  漏孙率→漏损率 2"
    assert queue.summary.startswith("4 left, 0 accepted")


# What is listed


def test_less_sure_ones_are_listed_when_they_are_asked_for(queue: Answerer) -> None:
    before = len(queue.rows())
    shown = len(queue.user.window.open_view.suggesting.waiting.all)
    queue.panel.filters.tiers.show_value("3")
    queue.panel.filters.tiers.chosen.emit("3")
    more = [row.place for row in queue.panel.model.rows if row.place is not None and row.place.tier > 1]
    assert len(queue.rows()) > before or not more
    assert len(queue.user.window.open_view.suggesting.waiting.all) == shown + len(more)


def test_kinds_and_scores_narrow_the_list(queue: Answerer) -> None:
    filters = queue.panel.filters
    filters.kinds.pick({SuggestionKind.ENGLISH.value: "English"})
    filters.changed.emit()
    assert queue.rows() == []
    assert "choose “Everything”" in queue.panel.places.empty.text()
    counts = {choice.id: choice.detail for choice in filters._kind_choices()}
    assert counts[SuggestionKind.HOMOPHONE.value] == "5"
    filters.kinds.pick({})
    filters.least.show_value("0.9")
    filters.changed.emit()
    assert all(r.place.score >= 0.9 for r in queue.panel.model.rows if r.place is not None)


def test_places_can_stand_as_in_the_text(queue: Answerer) -> None:
    queue.panel.filters.order.show_value("text")
    queue.panel.filters.changed.emit()
    assert queue.rows() == [ROWS[2], ROWS[3], ROWS[6], ROWS[4], ROWS[8]]
    queue.press("Y")
    assert queue.rows() == [ROWS[6], ROWS[8]]


def test_all_transcripts_are_gone_through_and_the_page_follows(queue: Answerer) -> None:
    queue.panel.filters.scope.show_value("everywhere")
    queue.panel.filters.changed.emit()
    queue.rest()
    assert queue.summary.startswith("7 left")
    assert queue.rows()[:2] == ["漏损率 5", "  漏孙率→漏损率 4"]
    queue.press("jjj")
    queue.user.rest(200)
    assert queue.user.transcript.text == SECOND
    assert queue.selected == "漏孙率"
    assert queue.keyboard is queue.panel.list
    assert "talk-2" in queue.panel.why.text()
    queue.press("Y")
    texts = [
        queue.user.bridge.workspace.transcript(s.transcript.id)
        for s in queue.user.bridge.workspace.summaries()
    ]
    assert [len(t.accepted_corrections) for t in texts] == [3, 1]
    queue.user.key(Qt.Key.Key_Z, CTRL)
    assert queue.summary.startswith("7 left")


def test_a_term_that_is_added_meanwhile_brings_its_places(open_window: Open) -> None:
    queue = Answerer(open_window(TALK))
    queue.open()
    assert "glossary (Ctrl+L)" in queue.panel.places.empty.text()
    queue.user.bridge.do(AddTerm(METERS))
    queue.rest()
    assert queue.rows() == ROWS[7:]


# Cleaning


def test_cleaning_is_off_until_a_kind_is_ticked_and_counts_before(queue: Answerer) -> None:
    queue.open(cleaning=True)
    ticks = queue.panel.filters.ticks
    assert [tick.isChecked() for tick in ticks.values()] == [False] * 7
    assert ticks[SuggestionKind.FILLER].text() == "Fillers (1)"
    assert ticks[SuggestionKind.REPETITION].text() == "Repetitions (1)"
    assert "Tick above" in queue.panel.places.empty.text()
    assert queue.keyboard is ticks[SuggestionKind.FILLER]
    queue.user.key(Qt.Key.Key_Space)
    assert queue.rows() == ["filler 1", "慢慢来[呃→]下次再"]
    waves = queue.user.window.open_view.suggesting.waiting.all
    assert "呃" in [s.source for s in waves], "the page shows what is gone through"
    queue.panel.list.setFocus()
    queue.press("jy")
    assert "慢慢来下次再说" in queue.reading
    queue.user.key(Qt.Key.Key_J, CTRL)
    assert queue.rows() == ROWS


def test_everything_listed_is_cleaned_after_a_question(
    queue: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []

    def accept(box: QMessageBox) -> int:
        titles.append(box.text())
        box.defaultButton().click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", accept)
    queue.open(cleaning=True)
    for kind in (SuggestionKind.FILLER, SuggestionKind.REPETITION):
        queue.panel.filters.ticks[kind].click()
    assert queue.panel.accept_all.text() == "Accept all 2 …"
    queue.panel.accept_all.click()
    assert titles == ["Accept 2 suggestions?"]
    assert "好，谢谢，慢慢来下次再说" in queue.reading
    queue.user.key(Qt.Key.Key_Z, CTRL)
    assert queue.reading == TALK


def test_away_from_the_queue_the_page_shows_only_what_it_shows_unasked(queue: Answerer) -> None:
    queue.open(cleaning=True)
    queue.panel.filters.ticks[SuggestionKind.FILLER].click()
    queue.user.key(Qt.Key.Key_J, CTRL | SHIFT)
    assert not queue.panel.isVisible()
    assert "呃" not in [s.source for s in queue.user.window.open_view.suggesting.waiting.all]


# For everybody


def test_every_control_has_a_name(queue: Answerer) -> None:
    from tests.ui.shell.fields import unnamed

    assert unnamed(queue.panel) == []


def test_rows_are_read_aloud(queue: Answerer) -> None:
    model = queue.panel.model
    said = [str(model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)) for row in range(3)]
    assert said[0].startswith("漏损率, 4 places · 2 spellings, safe")
    assert said[1].startswith("漏孙率 → 漏损率, 3, safe")
    assert said[2].startswith("漏孙率, to read 漏损率, safe: 主持人：漏孙率是多少？")


def test_answers_are_heard_after_a_click_on_a_filter(queue: Answerer) -> None:
    likely = queue.panel.filters.tiers.findChildren(QAbstractButton)[1]
    QTest.mouseClick(likely, Qt.MouseButton.LeftButton)
    queue.rest()
    likely.setFocus()
    QTest.keyClick(likely, Qt.Key.Key_Y)
    queue.rest()
    assert queue.panel.list.hasFocus()
    assert [c.replacement for c in queue.user.transcript.accepted_corrections] == ["漏损率"]


def test_the_page_follows_into_cleaning(queue: Answerer) -> None:
    queue.panel.filters.mode.findChildren(QAbstractButton)[1].click()
    tick = queue.panel.filters.ticks[SuggestionKind.FILLER]
    tick.setFocus()
    tick.click()
    queue.rest()
    place = queue.panel.list.place
    assert place is not None
    assert place.source == queue.selected == "呃"


@pytest.mark.parametrize("from_queue", [True, False])
def test_what_is_reverted_on_the_page_is_not_proposed_again(queue: Answerer, *, from_queue: bool) -> None:
    if from_queue:
        queue.press("y")
    else:
        at = TALK.index("漏孙率") + 1
        queue.user.bridge.do(Correct(queue.user.transcript.id, at, at + 1, "损"))
    queue.rest()
    queue.user.key(Qt.Key.Key_Escape)
    queue.user.stand_at("孙率")
    queue.user.key(Qt.Key.Key_E, SHIFT)
    queue.rest()
    assert queue.reading == TALK
    queue.open()
    assert ROWS[2] not in queue.rows()
    assert "漏损率 3" in queue.rows()
    queue.user.key(Qt.Key.Key_Z, CTRL)
    assert queue.reading != TALK, "the correction and the answer come back in one step"
