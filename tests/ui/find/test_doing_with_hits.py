"""Ticked hits become claims, corrections or a topic: by keys, in one step that can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.domain.label import Layer
from annotator.editing import AddLabel
from annotator.ui.context_painting import visible
from tests.ui.find.seeking import CTRL, FIRST, SECOND, Seeker, compose
from tests.ui.shell.conftest import Open

MANY = "".join(f"周允：第{n}次说漏孙率。\n" for n in range(200))


@pytest.fixture
def seeker(open_window: Open) -> Seeker:
    """Somebody at a window with two talks."""
    return Seeker(open_window(FIRST, SECOND))


def choose(seeker: Seeker, words: str) -> None:
    """Open the list of what hits can become, type, and take the best."""
    seeker.user.key(Qt.Key.Key_Return, CTRL)
    assert seeker.place.doing.open is not None
    seeker.user.write(words)
    seeker.user.key(Qt.Key.Key_Return)


def marks(seeker: Seeker) -> list[tuple[str, str]]:
    """Every mark of the project as its label and its words."""
    workspace = seeker.user.bridge.workspace
    labels = workspace.codebook.label_by_id
    whole = [workspace.transcript(s.transcript.id) for s in workspace.summaries()]
    return [
        (labels[a.label_id].name, t.text[a.span.start : a.span.end]) for t in whole for a in t.annotations
    ]


def corrections(seeker: Seeker) -> list[tuple[str, str]]:
    """Every correction of the project as what was heard and what is meant."""
    workspace = seeker.user.bridge.workspace
    whole = [workspace.transcript(s.transcript.id) for s in workspace.summaries()]
    return [(t.text[c.start : c.end], c.replacement) for t in whole for c in t.corrections]


def test_ticked_hits_become_claims_and_undo_takes_all_back(seeker: Seeker) -> None:
    seeker.ask("漏孙率", everywhere=True)
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_A, CTRL)
    choose(seeker, "Figure")
    assert marks(seeker) == [("Figure", "漏孙率")] * 2
    assert seeker.user.said == "2 places marked as Figure"
    assert seeker.ticked() == []
    assert seeker.panel.list.hasFocus()
    QTest.mouseClick(seeker.user.window.panes.messages.verb, Qt.MouseButton.LeftButton)
    assert marks(seeker) == []


def test_a_digit_chooses_the_label(seeker: Seeker) -> None:
    seeker.ask("漏孙率")
    seeker.user.key(Qt.Key.Key_Return, CTRL)
    seeker.user.key(Qt.Key.Key_2)
    assert marks(seeker) == [("Figure", "漏孙率")]


def test_without_ticks_the_current_hit_is_meant(seeker: Seeker) -> None:
    seeker.ask("漏损")
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_Down)
    assert seeker.panel.do_button.text() == "With this hit …"
    choose(seeker, "Fact")
    assert marks(seeker) == [("Fact", "漏损")]


def test_what_is_marked_so_already_is_not_marked_twice(seeker: Seeker) -> None:
    seeker.ask("漏损")
    seeker.into_list()
    choose(seeker, "Fact")
    seeker.user.key(Qt.Key.Key_A, CTRL)
    choose(seeker, "Fact")
    assert len(marks(seeker)) == 2
    assert seeker.user.said.endswith("1 place was so already.")
    seeker.user.key(Qt.Key.Key_A, CTRL)
    choose(seeker, "Fact")
    assert len(marks(seeker)) == 2
    assert seeker.user.said == "Nothing to do: all these places are so already."


def test_the_paragraphs_of_hits_become_a_topic_that_is_new(seeker: Seeker) -> None:
    seeker.ask("漏孙率", everywhere=True)
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_A, CTRL)
    choose(seeker, "Topic")
    seeker.user.write("水价")
    seeker.user.key(Qt.Key.Key_Return)
    assert [name for name, _ in marks(seeker)] == ["水价"] * 2
    assert marks(seeker)[0][1] == "简宁：公开的漏孙率是百分之十一。DMA分区还没有做完。"
    assert seeker.user.said == "2 places put under the new topic 水价"
    seeker.user.key(Qt.Key.Key_Z, CTRL)
    assert marks(seeker) == []
    assert seeker.user.bridge.codebook.labels_of(Layer.TOPICS) == ()


def test_a_known_topic_is_offered(seeker: Seeker) -> None:
    seeker.user.bridge.do(AddLabel(Layer.TOPICS, "管网"))
    seeker.ask("资源", everywhere=True)
    choose(seeker, "Topic")
    seeker.user.write("管")
    seeker.user.key(Qt.Key.Key_Return)
    assert [name for name, _ in marks(seeker)] == ["管网"]


def test_wrong_forms_are_ticked_and_corrected(seeker: Seeker) -> None:
    seeker.ask("漏孙率", everywhere=True)
    choose(seeker, "Correct")
    bar = seeker.panel.replace_bar
    assert bar.field.hasFocus()
    seeker.user.until(lambda: len(seeker.ticked()) == 2)
    assert bar.go.text() == "Correct 2 places"
    seeker.user.write("漏损率")
    seeker.user.key(Qt.Key.Key_Return)
    seeker.rest()
    assert corrections(seeker) == [("漏孙率", "漏损率")] * 2
    made = seeker.user.transcript.corrections[0]
    assert (made.kind, made.origin) == (CorrectionKind.HOMOPHONE, CorrectionOrigin.TYPED)
    assert seeker.user.said == "2 places corrected to “漏损率”"
    assert seeker.summary == "Nothing found."
    seeker.user.key(Qt.Key.Key_Z, CTRL)
    seeker.rest()
    assert corrections(seeker) == []
    assert seeker.summary == "2 hits in 2 transcripts"


def test_words_that_may_be_right_are_ticked_only_where_one_is(open_window: Open) -> None:
    seeker = Seeker(open_window("周允：资源够吗？\n简宁：资源不够。\n"))
    seeker.ask("资源")
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_Down)
    choose(seeker, "Correct")
    seeker.user.until(lambda: seeker.place.doing._judging is None)
    assert seeker.ticked() == ["简宁：[资源]"]
    assert "may be right elsewhere" in seeker.panel.replace_bar._advice.text()
    seeker.user.write("水源")
    seeker.user.key(Qt.Key.Key_Return)
    assert corrections(seeker) == [("资源", "水源")]


def test_without_ticks_nothing_is_corrected(seeker: Seeker) -> None:
    seeker.ask("漏损")
    choose(seeker, "Correct")
    seeker.user.until(lambda: seeker.place.doing._judging is None)
    seeker.panel.model.untick_all()
    assert not seeker.panel.replace_bar.go.isEnabled()
    seeker.user.write("楼损")
    seeker.user.key(Qt.Key.Key_Return)
    assert corrections(seeker) == []
    assert seeker.panel.replace_bar.isVisible()


def test_what_was_ticked_by_hand_stays_as_it_is(seeker: Seeker) -> None:
    seeker.ask("漏孙率", everywhere=True)
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_Space)
    choose(seeker, "Correct")
    assert seeker.place.doing._judging is None
    seeker.user.write("漏损率")
    seeker.user.key(Qt.Key.Key_Return)
    assert corrections(seeker) == [("漏孙率", "漏损率")]


def test_replacing_by_nothing_deletes(seeker: Seeker) -> None:
    seeker.ask("到底")
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_Space)
    choose(seeker, "Correct")
    seeker.user.key(Qt.Key.Key_Return)
    assert corrections(seeker) == [("到底", "")]


def test_escape_puts_the_replacing_away_and_then_the_panel(seeker: Seeker) -> None:
    seeker.ask("漏孙率")
    choose(seeker, "Correct")
    seeker.user.key(Qt.Key.Key_Escape)
    assert not seeker.panel.replace_bar.isVisible()
    assert seeker.panel.list.hasFocus()
    seeker.user.key(Qt.Key.Key_Escape)
    assert not seeker.panel.isVisible()


def test_composing_in_the_replacing_field_corrects_nothing(seeker: Seeker) -> None:
    seeker.ask("漏孙率")
    choose(seeker, "Correct")
    seeker.user.until(lambda: bool(seeker.ticked()))
    compose("lou")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Comma, Qt.Key.Key_1, Qt.Key.Key_Escape):
        seeker.user.key(key)
    assert seeker.panel.replace_bar.isVisible()
    assert corrections(seeker) == []


def test_marks_that_were_listed_cannot_be_replaced_in_one_go(seeker: Seeker) -> None:
    seeker.ask("漏孙率")
    choose(seeker, "Figure")
    seeker.panel.field.clear()
    seeker.panel.filters.layers.pick({"claims": "Claims"})
    seeker.panel.asked.emit()
    seeker.rest()
    assert seeker.rows() == ["简宁：公开的[漏孙率]是百分之十一。DMA分区还没有做完。"]
    seeker.panel.list.setFocus()
    seeker.user.key(Qt.Key.Key_Return, CTRL)
    palette = seeker.place.doing.open
    assert palette is not None
    offered = [str(palette.model.index(row).data()) for row in range(palette.model.rowCount())]
    assert "Fact" in offered
    assert not any(text.startswith("Correct") for text in offered)


def test_many_places_are_marked_off_the_windows_thread(open_window: Open) -> None:
    seeker = Seeker(open_window(MANY))
    seeker.ask("漏孙率")
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_A, CTRL)
    choose(seeker, "Figure")
    assert seeker.place.doing.is_at_work
    assert seeker.summary.startswith("At work")
    seeker.user.until(lambda: not seeker.place.doing.is_at_work)
    assert len(marks(seeker)) == 200
    assert seeker.user.said == "200 places marked as Figure"
    assert seeker.summary == "200 hits"
    seeker.user.key(Qt.Key.Key_Z, CTRL)
    assert marks(seeker) == []


def test_long_work_can_be_called_off(open_window: Open) -> None:
    seeker = Seeker(open_window(MANY))
    seeker.ask("漏孙率")
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_A, CTRL)
    choose(seeker, "Figure")
    seeker.place.go_back()
    seeker.user.until(lambda: not seeker.place.doing.is_at_work)
    assert marks(seeker) == []
    assert seeker.user.said == "Called off: nothing was changed."
    assert len(seeker.ticked()) == 200


def test_while_much_is_being_turned_other_edits_are_refused_at_once(open_window: Open) -> None:
    seeker = Seeker(open_window(MANY))
    seeker.ask("漏孙率")
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_A, CTRL)
    choose(seeker, "Figure")
    assert seeker.panel.progress.isVisible()
    assert not seeker.panel.do_button.isVisible()
    assert seeker.user.bridge.do(AddLabel(Layer.TOPICS, "管网")) is None
    assert seeker.user.said == "The ticked hits are still being turned; nothing else can be changed."
    seeker.user.until(lambda: not seeker.place.doing.is_at_work)
    assert not seeker.panel.progress.isVisible()
    assert seeker.panel.do_button.isVisible()
    assert seeker.user.bridge.do(AddLabel(Layer.TOPICS, "管网")) is not None


@pytest.mark.parametrize("name", ["stop_button", "cross"])
def test_long_work_is_called_off_by_the_mouse(open_window: Open, name: str) -> None:
    seeker = Seeker(open_window(MANY))
    seeker.ask("漏孙率")
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_A, CTRL)
    choose(seeker, "Figure")
    QTest.mouseClick(getattr(seeker.panel, name), Qt.MouseButton.LeftButton)
    seeker.user.until(lambda: not seeker.place.doing.is_at_work)
    assert marks(seeker) == []
    assert seeker.user.said == "Called off: nothing was changed."
    assert seeker.user.bridge.do(AddLabel(Layer.TOPICS, "管网")) is not None


@pytest.mark.parametrize(
    ("words", "seen"), [("  ", "··"), ("\n", "¶"), ("\t\u3000", "→·"), (" a", " a"), ("", "")]
)
def test_blanks_that_were_found_can_be_seen(words: str, seen: str) -> None:
    assert visible(words) == seen
