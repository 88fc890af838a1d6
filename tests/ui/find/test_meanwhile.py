"""The panel is open and the project changes: by another program, by another edit, by going elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.editing import Annotate, Batch, Correct, RemoveTranscript
from annotator.text.matching import Query, Way
from annotator.workspace.filtering import Filter
from annotator.workspace.finding import Hit, Searching
from annotator.workspace.workspace import Workspace
from tests.ui.find.seeking import CTRL, FIRST, SECOND, Seeker
from tests.ui.shell.conftest import Open


@pytest.fixture
def seeker(open_window: Open) -> Seeker:
    """Somebody at a window with two talks."""
    return Seeker(open_window(FIRST, SECOND))


@pytest.fixture
def other(seeker: Seeker) -> Iterator[Workspace]:
    """The same project in another program."""
    workspace = Workspace.open(seeker.user.bridge.workspace.path, author="Bo")
    yield workspace
    workspace.close()


def ids(seeker: Seeker) -> list[str]:
    return [s.transcript.id for s in seeker.user.window.transcripts.model.summaries]


def test_escape_goes_nowhere_when_the_transcript_of_before_is_gone(seeker: Seeker, other: Workspace) -> None:
    first, second = ids(seeker)
    seeker.ask("漏", everywhere=True)
    other.do(RemoveTranscript(first))
    seeker.user.bridge.refresh()
    seeker.rest()
    seeker.panel.field.setFocus()
    seeker.user.key(Qt.Key.Key_Escape)
    assert not seeker.place.is_open
    assert seeker.user.bridge.selection.transcript_id == second
    assert seeker.user.transcript.text == SECOND
    assert seeker.user.window.page.hasFocus()


def test_a_hit_in_a_transcript_that_is_gone_is_not_gone_to(seeker: Seeker, other: Workspace) -> None:
    first, second = ids(seeker)
    seeker.ask("资源", everywhere=True)
    assert seeker.user.bridge.selection.transcript_id == first
    other.do(RemoveTranscript(second))
    seeker.user.key(Qt.Key.Key_Return)
    seeker.rest()
    assert seeker.user.bridge.selection.transcript_id == first
    assert ids(seeker) == [first]
    assert seeker.user.said == "This transcript is no longer in the project."


def correct_all(seeker: Seeker, replacement: str) -> None:
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_A, CTRL)
    seeker.user.key(Qt.Key.Key_Return, CTRL)
    seeker.user.write("Correct")
    seeker.user.key(Qt.Key.Key_Return)
    seeker.user.write(replacement)
    seeker.user.key(Qt.Key.Key_Return)


def test_what_another_program_changed_meanwhile_is_left_and_told(seeker: Seeker, other: Workspace) -> None:
    first, _ = ids(seeker)
    seeker.ask("漏损", everywhere=True)
    other.do(Correct(first, FIRST.index("漏损到底"), FIRST.index("漏损到底") + 1, "泄"))
    correct_all(seeker, "跑水")
    seeker.rest()
    made = [(c.start, c.replacement) for c in seeker.user.transcript.corrections]
    assert made == [(FIRST.index("漏损到底"), "泄"), (FIRST.index("漏损率"), "跑水")]
    done = "2 places corrected to “跑水”. 1 place had changed meanwhile and was left."
    assert seeker.user.said == done


def test_many_places_too_are_compared_with_what_is_there_now(open_window: Open) -> None:
    seeker = Seeker(open_window("".join(f"周允：第{n}次说漏损。\n" for n in range(200))))
    seeker.ask("漏损")
    text = seeker.user.transcript.text
    other = Workspace.open(seeker.user.bridge.workspace.path, author="Bo")
    other.do(Correct(ids(seeker)[0], text.index("漏损"), text.index("漏损") + 2, "渗漏"))
    other.close()
    correct_all(seeker, "跑水")
    seeker.user.until(lambda: not seeker.place.doing.is_at_work)
    made = [c.replacement for c in seeker.user.transcript.corrections]
    assert made == ["渗漏", *["跑水"] * 199]
    assert seeker.user.said.endswith("1 place had changed meanwhile and was left.")


# Where the keyboard is, and where one was


def test_when_all_hits_are_gone_the_keyboard_is_in_the_query(seeker: Seeker) -> None:
    seeker.ask("漏孙率", everywhere=True)
    correct_all(seeker, "漏损率")
    seeker.rest()
    assert seeker.summary == "Nothing found."
    assert seeker.keyboard is seeker.panel.field
    seeker.user.key(Qt.Key.Key_Z, CTRL)
    seeker.rest()
    assert seeker.summary == "2 hits in 2 transcripts"
    assert seeker.panel.field.text() == "漏孙率"
    seeker.user.key(Qt.Key.Key_Escape)
    assert not seeker.place.is_open


def test_escape_goes_back_to_the_transcript_that_was_chosen_meanwhile(seeker: Seeker) -> None:
    _, second = ids(seeker)
    seeker.user.stand_at("简宁")
    seeker.ask("漏")
    seeker.user.window.open_view.open_transcript(second)
    seeker.rest()
    QTest.mouseClick(seeker.panel.field, Qt.MouseButton.LeftButton)
    seeker.user.key(Qt.Key.Key_Escape)
    assert seeker.user.bridge.selection.transcript_id == second


def test_escape_goes_back_to_where_the_caret_was_put_meanwhile(seeker: Seeker) -> None:
    seeker.user.stand_at("水务")
    seeker.ask("漏")
    seeker.user.stand_at("公开的")
    QTest.mouseClick(seeker.panel.field, Qt.MouseButton.LeftButton)
    seeker.user.key(Qt.Key.Key_Escape)
    assert seeker.user.bridge.selection.caret == FIRST.index("公开的")


def test_escape_does_not_stay_where_only_the_hits_led(seeker: Seeker) -> None:
    first, second = ids(seeker)
    seeker.user.stand_at("简宁")
    seeker.ask("漏", everywhere=True)
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_End)
    seeker.user.until(lambda: seeker.user.bridge.selection.transcript_id == second)
    seeker.user.key(Qt.Key.Key_Return, CTRL)
    seeker.user.key(Qt.Key.Key_Escape)
    seeker.user.key(Qt.Key.Key_Escape)
    assert seeker.user.bridge.selection.transcript_id == first
    assert seeker.user.bridge.selection.caret == FIRST.index("简宁")


def test_selected_words_find_themselves_as_a_pattern(open_window: Open) -> None:
    seeker = Seeker(open_window("周允：C++(那个)？好。\n简宁：CCC。\n"))
    seeker.ask("x", way="pattern")
    text = seeker.user.transcript.text
    for words in ("C++(", "(那个)？", "。"):
        seeker.user.stand_at(words)
        seeker.user.window.page.select_span(Span(text.index(words), text.index(words) + len(words)))
        seeker.open()
        seeker.rest()
        assert {hit.words for hit in seeker.panel.model.all_hits()} == {words}


def test_a_letter_in_the_list_moves_nothing(seeker: Seeker) -> None:
    seeker.ask("漏", everywhere=True)
    seeker.into_list()
    before = seeker.current
    seeker.user.key(Qt.Key.Key_Q)
    seeker.panel.list.keyboardSearch("供")  # what a composed letter does
    assert seeker.current == before


def test_next_from_the_page_passes_over_no_mark_at_the_same_place(seeker: Seeker) -> None:
    first, _ = ids(seeker)
    labels = seeker.user.bridge.codebook.labels_of(Layer.CLAIMS)
    seeker.user.bridge.do(Batch(tuple(Annotate(first, 6, 10, label.id) for label in labels[:3])))
    seeker.open()
    seeker.panel.filters.layers.pick({"claims": "Claims"})
    seeker.panel.asked.emit()
    seeker.rest()
    assert len(seeker.rows()) == 3
    seeker.user.key(Qt.Key.Key_Return)
    rows = [seeker.panel.list.row]
    for _ in range(3):
        seeker.user.key(Qt.Key.Key_F3)
        rows.append(seeker.panel.list.row)
    assert rows == [0, 1, 2, 0]


# Slow searches, ticks and memory


@pytest.fixture
def gate(seeker: Seeker, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Searches find nothing before this is set."""
    opened = threading.Event()
    opened.set()
    find = Searching.find

    def slowly(self: Searching, query: Query, *rest: Filter, **more: Any) -> Iterator[Hit]:
        opened.wait(20)
        return find(self, query, *rest, **more)

    monkeypatch.setattr(Searching, "find", slowly)
    yield opened
    opened.set()


def test_old_hits_are_no_answer_to_a_slow_question(seeker: Seeker, gate: threading.Event) -> None:
    seeker.ask("漏", everywhere=True)
    assert seeker.summary == "5 hits in 2 transcripts"
    gate.clear()
    seeker.user.write("损")
    seeker.user.until(lambda: seeker.summary == "Looking …")
    assert seeker.rows() == []
    assert seeker.painted() == ([], None)
    assert not seeker.panel.do_button.isVisible()
    gate.set()
    seeker.rest()
    assert seeker.summary == "3 hits in 2 transcripts"
    assert seeker.current.startswith("周允：[漏损]到底")


def test_what_is_ticked_while_it_is_looked_for_again_stays_ticked(
    seeker: Seeker, gate: threading.Event
) -> None:
    seeker.ask("漏", everywhere=True)
    gate.clear()
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_Space)
    seeker.user.bridge.do(Correct(ids(seeker)[0], 0, 1, "河"))
    seeker.user.key(Qt.Key.Key_Down)
    seeker.user.key(Qt.Key.Key_Space)
    gate.set()
    seeker.rest()
    assert len(seeker.ticked()) == 2
    seeker.panel.field.setFocus()
    seeker.user.write("漏")
    seeker.rest()
    assert seeker.ticked() == []


def test_of_two_marks_at_one_place_the_ticked_one_stays_ticked(seeker: Seeker) -> None:
    first, _ = ids(seeker)
    labels = seeker.user.bridge.codebook.labels_of(Layer.CLAIMS)
    seeker.user.bridge.do(Batch(tuple(Annotate(first, 6, 10, label.id) for label in labels[:3])))
    seeker.open()
    seeker.panel.filters.layers.pick({"claims": "Claims"})
    seeker.panel.asked.emit()
    seeker.rest()
    seeker.panel.model.tick(1)
    ticked = [hit.annotation_id for hit in seeker.panel.model.ticked()]
    seeker.user.bridge.do(Correct(first, 0, 1, "河"))
    seeker.rest()
    assert [hit.annotation_id for hit in seeker.panel.model.ticked()] == ticked
    assert len(ticked) == 1


def test_the_texts_are_held_once_and_made_ready_for_every_way(
    seeker: Seeker, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, Way]] = []

    def prepare(self: Searching, way: Way, **_: object) -> None:
        made.append((threading.current_thread().name, way))

    monkeypatch.setattr(Searching, "prepare", prepare)
    seeker.ask("漏")
    seeker.ask("漏损")
    seeker.ask("lou", way="sound")
    seeker.user.until(lambda: len(made) == 2)
    assert made == [("annotator-task", Way.PLAIN), ("annotator-task", Way.SOUND)]
    assert seeker.place.search._engine is seeker.user.bridge.workspace.searching


def test_what_is_done_is_done_to_the_hits_that_were_asked_for_last(
    seeker: Seeker, gate: threading.Event
) -> None:
    seeker.ask("漏损")
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_A, CTRL)
    gate.clear()
    seeker.panel.field.setFocus()
    seeker.panel.field.selectAll()
    seeker.user.write("公开")
    seeker.user.key(Qt.Key.Key_Return, CTRL)
    assert seeker.place.doing.open is None
    gate.set()
    seeker.rest()
    palette = seeker.place.doing.open
    assert palette is not None
    assert palette.accessibleName() == "1 hit becomes …"


def test_enter_waits_for_what_was_typed(seeker: Seeker, gate: threading.Event) -> None:
    seeker.open()
    gate.clear()
    seeker.user.write("漏孙")
    seeker.user.key(Qt.Key.Key_Return)
    assert seeker.keyboard is seeker.panel.field
    gate.set()
    seeker.rest()
    assert seeker.user.window.page.hasFocus()
    span = seeker.user.bridge.selection.span
    assert span is not None
    assert FIRST[span.start : span.end] == "漏孙"


def test_enter_is_forgotten_when_more_is_typed(seeker: Seeker, gate: threading.Event) -> None:
    seeker.open()
    gate.clear()
    seeker.user.write("漏")
    seeker.user.key(Qt.Key.Key_Return)
    seeker.user.write("孙")
    gate.set()
    seeker.rest()
    assert seeker.keyboard is seeker.panel.field


def test_at_the_row_of_a_transcript_its_hits_are_meant(seeker: Seeker) -> None:
    seeker.ask("漏", everywhere=True)
    seeker.panel.list.setFocus()
    seeker.user.key(Qt.Key.Key_Home)
    assert seeker.panel.do_button.text() == "With 3 hits in here …"
    seeker.user.key(Qt.Key.Key_Return, CTRL)
    palette = seeker.place.doing.open
    assert palette is not None
    assert palette.accessibleName() == "3 hits become …"
    seeker.user.write("Figure")
    seeker.user.key(Qt.Key.Key_Return)
    assert len(seeker.user.transcript.annotations) == 3


def test_what_was_folded_is_folded_after_an_edit(seeker: Seeker) -> None:
    first, _ = ids(seeker)
    seeker.ask("漏", everywhere=True)
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_Left)
    before = seeker.rows()
    assert len(before) == 4
    seeker.user.bridge.do(Correct(first, 0, 1, "河"))
    seeker.rest()
    assert seeker.rows() == before
    assert seeker.panel.list.row == 0
    seeker.panel.field.setFocus()
    seeker.user.write("漏损")
    seeker.rest()
    assert not seeker.panel.model.folded
