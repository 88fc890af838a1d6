"""The panel below the page: opened by key, filled while one types, followed by the page, left clean."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.domain.label import Layer
from annotator.domain.span import Place, Span
from annotator.domain.transcript import TranscriptStatus
from annotator.editing import Annotate, Correct, EditTranscript
from annotator.ui.command_palette import CommandPalette
from annotator.ui.controls import Segmented
from annotator.ui.preferences import BELOW
from tests.ui.find.seeking import CTRL, FIRST, SECOND, SHIFT, Seeker, compose
from tests.ui.shell.conftest import Open


@pytest.fixture
def seeker(open_window: Open) -> Seeker:
    """Somebody at a window with two talks."""
    return Seeker(open_window(FIRST, SECOND))


def ids(seeker: Seeker) -> list[str]:
    return [s.transcript.id for s in seeker.user.window.transcripts.model.summaries]


# Opening


def test_nothing_is_made_before_somebody_looks_for_something(seeker: Seeker) -> None:
    assert seeker.user.window.open_view.below._finding is None
    assert seeker.user.window.panes.storeys.names == ()


def test_the_key_opens_the_panel_with_the_keyboard_in_its_field(seeker: Seeker) -> None:
    seeker.open()
    assert seeker.panel.isVisible()
    assert seeker.keyboard is seeker.panel.field
    assert seeker.user.window.page.isVisible()
    assert "Type what to find" in seeker.panel.places.empty.text()


def test_the_palette_has_a_key_of_its_own(seeker: Seeker) -> None:
    seeker.user.key(Qt.Key.Key_K, CTRL)
    assert seeker.user.window.findChild(CommandPalette) is not None
    assert seeker.user.window.open_view.below._finding is None


def test_selected_words_are_the_query(seeker: Seeker) -> None:
    at = FIRST.index("漏损率")
    seeker.user.stand_at("漏损率")
    seeker.user.window.page.select_span(Span(at, at + 3))
    seeker.open()
    seeker.rest()
    assert seeker.panel.field.text() == "漏损率"
    assert seeker.panel.field.selectedText() == "漏损率"
    assert seeker.rows() == ["周允：漏损到底有多少？[漏损率]公开吗？"]


def test_a_selection_reads_as_the_reading_text(seeker: Seeker) -> None:
    at = FIRST.index("漏孙率")
    seeker.user.bridge.do(Correct(ids(seeker)[0], at + 1, at + 2, "损"))
    seeker.user.window.page.select_span(Span(at, at + 3))
    seeker.open()
    seeker.rest()
    assert seeker.panel.field.text() == "漏损率"
    assert len(seeker.rows()) == 2


def test_a_long_selection_is_no_query(seeker: Seeker) -> None:
    seeker.user.window.page.select_span(Span(0, len(FIRST)))
    seeker.open()
    assert seeker.panel.field.text() == ""


# Asking


def test_typing_finds_in_this_transcript_in_context(seeker: Seeker) -> None:
    seeker.ask("漏孙")
    assert seeker.rows() == ["简宁：公开的[漏孙]率是百分之十一。DMA分区还没有做完。"]
    assert seeker.summary == "1 hit"


def test_all_transcripts_are_searched_and_grouped(seeker: Seeker) -> None:
    seeker.ask("漏孙", everywhere=True)
    assert seeker.rows() == [
        "水务夜谈",
        "简宁：公开的[漏孙]率是百分之十一。DMA分区还没有做完。",
        "供水再谈",
        "简宁：夜里测的[漏孙]率更高，资源也不够。",
    ]
    assert seeker.summary == "2 hits in 2 transcripts"


def test_every_key_asks_anew(seeker: Seeker) -> None:
    seeker.open()
    seeker.user.write("漏")
    seeker.rest()
    assert seeker.summary == "3 hits"
    seeker.user.write("损率")
    seeker.rest()
    assert seeker.summary == "1 hit"
    seeker.user.key(Qt.Key.Key_Backspace)
    seeker.rest()
    assert seeker.summary == "2 hits"


def test_the_switches_are_obeyed(seeker: Seeker) -> None:
    seeker.ask("dma")
    assert seeker.summary == "1 hit"
    seeker.panel.switches.case.click()
    seeker.rest()
    assert seeker.summary == "Nothing found."
    seeker.panel.switches.case.click()
    seeker.ask("漏.率", way="pattern")
    assert len(seeker.rows()) == 2


def test_the_source_text_can_be_searched(seeker: Seeker) -> None:
    at = FIRST.index("漏孙率")
    seeker.user.bridge.do(Correct(ids(seeker)[0], at + 1, at + 2, "损"))
    seeker.ask("漏孙")
    assert seeker.summary == "Nothing found."
    seeker.panel.switches.text.show_value("source")
    seeker.panel.asked.emit()
    seeker.rest()
    assert seeker.rows() == ["简宁：公开的[漏孙]率是百分之十一。DMA分区还没有做完。"]


def test_filters_narrow_and_count(seeker: Seeker) -> None:
    label = seeker.user.bridge.codebook.labels_of(Layer.CLAIMS)[0]
    start = FIRST.index("公开的")
    seeker.user.bridge.do(Annotate(ids(seeker)[0], start, start + 12, label.id))
    seeker.ask("漏", everywhere=True)
    assert seeker.summary == "5 hits in 2 transcripts"
    labels = seeker.panel.filters.labels
    labels.offer()
    palette = labels.open_palette
    assert palette is not None
    counts = {palette.model.choice(r).text: palette.model.choice(r).detail for r in range(3)}  # type: ignore[union-attr]
    assert counts[label.name] == "1"
    palette._choose(palette.model.index(1, 0))
    seeker.rest()
    assert seeker.summary == "1 hit in 1 transcript"
    palette.close()
    assert labels.text() == f"Label: {label.name}"
    assert seeker.keyboard is labels


def test_a_filter_alone_lists_the_marks(seeker: Seeker) -> None:
    label = seeker.user.bridge.codebook.labels_of(Layer.CLAIMS)[0]
    seeker.user.bridge.do(Annotate(ids(seeker)[0], 0, 4, label.id))
    seeker.open()
    seeker.panel.filters.layers.pick({"claims": "Claims"})
    seeker.panel.asked.emit()
    seeker.rest()
    assert seeker.rows() == ["[水务夜谈]"]


def test_a_status_restricts_to_transcripts(seeker: Seeker) -> None:
    seeker.user.bridge.do(EditTranscript(ids(seeker)[1], status=TranscriptStatus.DONE))
    seeker.ask("漏损", everywhere=True)
    seeker.panel.filters.statuses.pick({"done": "Done"})
    seeker.panel.asked.emit()
    seeker.rest()
    assert seeker.rows() == ["供水再谈", "周允：我们接着谈[漏损]。"]


def test_a_wrong_pattern_is_told_and_nothing_else_changes(seeker: Seeker) -> None:
    seeker.ask("漏.", way="pattern")
    before = seeker.rows()
    seeker.user.write("(")
    seeker.rest()
    assert seeker.rows() == before
    assert seeker.summary.startswith("This is no regular expression")
    assert seeker.panel.field.accessibleDescription() == seeker.summary
    seeker.user.key(Qt.Key.Key_Backspace)
    seeker.rest()
    assert seeker.summary == f"{len(before)} hits"
    assert seeker.panel.field.accessibleDescription() == ""


def test_nothing_found_offers_the_switch_that_would_find_something(seeker: Seeker) -> None:
    seeker.ask("资源")
    assert seeker.summary == "Nothing found."
    seeker.user.until(seeker.panel.hint_button.isVisible)
    assert seeker.panel.hint_button.text() == "Found in other transcripts"
    seeker.panel.hint_button.click()
    seeker.rest()
    assert seeker.rows() == ["供水再谈", "简宁：夜里测的漏孙率更高，[资源]也不够。"]
    assert not seeker.panel.hint_button.isVisible()


def test_nothing_found_anywhere_offers_nothing(seeker: Seeker) -> None:
    seeker.ask("绝无此词", everywhere=True)
    seeker.user.until(lambda: seeker.place.search._hinting is None)
    assert not seeker.panel.hint_button.isVisible()
    assert seeker.panel.list.isHidden()


# While an input method composes


def test_no_key_of_an_input_method_means_anything_else(seeker: Seeker) -> None:
    seeker.ask("漏损")
    rows, summary = seeker.rows(), seeker.summary
    compose("lou s")
    for key in (
        Qt.Key.Key_Return,
        Qt.Key.Key_Comma,
        Qt.Key.Key_Space,
        Qt.Key.Key_1,
        Qt.Key.Key_Down,
        Qt.Key.Key_Escape,
        Qt.Key.Key_F3,
    ):
        seeker.user.key(key)
    seeker.user.key(Qt.Key.Key_Return, CTRL)
    seeker.user.key(Qt.Key.Key_G, CTRL)
    seeker.rest()
    assert seeker.panel.isVisible()
    assert seeker.keyboard is seeker.panel.field
    assert (seeker.rows(), seeker.summary, seeker.panel.field.text()) == (rows, summary, "漏损")
    assert seeker.place.doing.open is None
    assert seeker.ticked() == []
    seeker.user.write("率")
    seeker.rest()
    assert seeker.panel.field.text() == "漏损率"
    assert seeker.summary == "1 hit"


# Keys, and the page that follows


def test_down_goes_into_the_hits_and_up_comes_back(seeker: Seeker) -> None:
    seeker.ask("漏")
    seeker.into_list()
    assert seeker.panel.list.hasFocus()
    assert seeker.current.startswith("周允：[漏]")
    seeker.user.key(Qt.Key.Key_Down)
    assert seeker.current.startswith("周允：漏损到底有多少？[漏]")
    seeker.user.key(Qt.Key.Key_Up)
    seeker.user.key(Qt.Key.Key_Up)
    assert seeker.keyboard is seeker.panel.field


def test_the_page_shows_the_hits_and_the_current_one(seeker: Seeker) -> None:
    seeker.ask("漏")
    spans, current = seeker.painted()
    assert [FIRST[s.start : s.end] for s in spans] == ["漏"] * 3
    assert current == spans[0]
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_Down)
    assert seeker.painted()[1] == spans[1]


def test_a_hit_in_folded_text_is_opened(open_window: Open) -> None:
    lines = [f"第{n}段讲的是{'桥墩河堤闸门水位雨量渔船'[n % 12]}，一直讲到傍晚{n}点。" for n in range(16)]
    seeker = Seeker(open_window("\n\n".join([*lines, *lines]) + "\n"))
    page = seeker.user.window.page
    assert seeker.user.transcript.asides
    seeker.ask("第7段")
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_End)
    seeker.user.rest(50)
    state = page._state
    assert state is not None
    second = seeker.user.transcript.text.rindex("第7段")
    assert state.shown.text[second : second + 3] == "第7段"
    assert page._surface.document().findBlock(state.shown.to_document(second)).isVisible()
    assert page._surface.is_in_view(state.shown.to_document(second))


def test_the_page_follows_into_another_transcript_and_the_keyboard_stays(seeker: Seeker) -> None:
    seeker.ask("漏孙", everywhere=True)
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_Down)
    assert seeker.current == "供水再谈"
    seeker.user.key(Qt.Key.Key_Down)
    seeker.user.until(lambda: seeker.user.transcript.text == SECOND)
    seeker.user.rest()
    assert seeker.keyboard is seeker.panel.list
    spans, current = seeker.painted()
    assert [SECOND[s.start : s.end] for s in spans] == ["漏孙"]
    assert current == spans[0]


def test_enter_goes_to_the_page_at_the_hit(seeker: Seeker) -> None:
    seeker.ask("漏孙", everywhere=True)
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_End)
    seeker.user.key(Qt.Key.Key_Return)
    assert seeker.user.transcript.text == SECOND
    assert seeker.keyboard is seeker.user.text
    at = SECOND.index("漏孙")
    assert seeker.user.window.page.selection() == Span(at, at + 2)
    assert seeker.panel.isVisible()


def test_enter_in_the_field_goes_to_the_first_hit_from_where_one_was(seeker: Seeker) -> None:
    seeker.user.stand_at("简宁")
    seeker.ask("漏")
    seeker.user.key(Qt.Key.Key_Return)
    at = FIRST.index("漏孙")
    assert seeker.user.window.page.selection() == Span(at, at + 1)


def test_next_and_previous_from_the_page(seeker: Seeker) -> None:
    seeker.ask("漏孙", everywhere=True)
    seeker.user.key(Qt.Key.Key_Return)
    seeker.user.key(Qt.Key.Key_F3)
    assert seeker.user.transcript.text == SECOND
    seeker.user.key(Qt.Key.Key_F3)
    assert seeker.user.transcript.text == FIRST
    seeker.user.key(Qt.Key.Key_F3, SHIFT)
    assert seeker.user.transcript.text == SECOND
    assert seeker.user.window.page.selection() is not None
    assert seeker.keyboard is seeker.user.text


def test_next_on_the_page_goes_on_from_the_caret(seeker: Seeker) -> None:
    seeker.ask("漏")
    seeker.user.stand_at("率公开")
    seeker.user.key(Qt.Key.Key_G, CTRL)
    at = FIRST.index("漏孙")
    assert seeker.user.window.page.selection() == Span(at, at + 1)
    seeker.user.key(Qt.Key.Key_G, CTRL | SHIFT)
    at = FIRST.index("漏损率")
    assert seeker.user.window.page.selection() == Span(at, at + 1)


def test_next_in_the_field_moves_in_the_hits(seeker: Seeker) -> None:
    seeker.ask("漏")
    seeker.user.key(Qt.Key.Key_F3)
    assert seeker.current.startswith("周允：漏损到底有多少？[漏]")
    assert seeker.keyboard is seeker.panel.field


def test_the_key_for_the_next_hit_opens_the_panel(seeker: Seeker) -> None:
    seeker.ask("漏")
    seeker.user.key(Qt.Key.Key_Escape)
    seeker.user.key(Qt.Key.Key_F3)
    seeker.rest()
    assert seeker.panel.field.text() == "漏"
    assert seeker.summary == "3 hits"


def test_transcripts_fold_by_key(seeker: Seeker) -> None:
    seeker.ask("漏孙", everywhere=True)
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_Left)
    assert seeker.rows() == ["水务夜谈", "供水再谈", "简宁：夜里测的[漏孙]率更高，资源也不够。"]
    assert seeker.current == "水务夜谈"
    seeker.user.key(Qt.Key.Key_Right)
    assert len(seeker.rows()) == 4


def test_space_ticks_one_and_a_key_ticks_all_or_none(seeker: Seeker) -> None:
    seeker.ask("漏")
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_Space)
    assert seeker.ticked() == ["周允：[漏]"]
    assert seeker.panel.do_button.text() == "With 1 ticked …"
    seeker.user.key(Qt.Key.Key_A, CTRL)
    assert len(seeker.ticked()) == 3
    seeker.user.key(Qt.Key.Key_A, CTRL)
    assert seeker.ticked() == []


# Leaving


def test_escape_goes_back_to_where_one_was(seeker: Seeker) -> None:
    seeker.user.stand_at("到底")
    place = seeker.user.window.page.caret()
    seeker.ask("资源", everywhere=True)
    seeker.into_list()
    seeker.user.until(lambda: seeker.user.transcript.text == SECOND)
    seeker.user.key(Qt.Key.Key_Escape)
    assert not seeker.panel.isVisible()
    assert seeker.user.transcript.text == FIRST
    assert seeker.user.window.page.caret() == place
    assert seeker.keyboard is seeker.user.text
    assert seeker.painted() == ([], None)


def test_the_cross_closes_and_stays(seeker: Seeker) -> None:
    seeker.ask("资源", everywhere=True)
    seeker.user.key(Qt.Key.Key_Return)
    seeker.panel.cross.click()
    assert seeker.user.transcript.text == SECOND
    assert seeker.painted() == ([], None)
    assert seeker.keyboard is seeker.user.text


def test_a_closed_panel_looks_for_nothing(seeker: Seeker) -> None:
    seeker.ask("漏")
    seeker.user.key(Qt.Key.Key_Escape)
    seeker.user.bridge.do(Correct(ids(seeker)[0], 0, 1, "谁"))
    assert not seeker.place.search.is_running
    assert seeker.rows() == []


def test_the_selection_of_before_comes_back(seeker: Seeker) -> None:
    seeker.user.window.page.select_span(Span(3, 6))
    seeker.ask("漏")
    seeker.user.key(Qt.Key.Key_Escape)
    assert seeker.user.window.page.selection() == Span(3, 6)


def test_words_and_switches_are_remembered_for_the_session(seeker: Seeker) -> None:
    seeker.ask("漏.", everywhere=True, way="pattern")
    seeker.user.key(Qt.Key.Key_Escape)
    seeker.user.window.page.put_caret(Place(0))
    seeker.open()
    seeker.rest()
    assert seeker.panel.field.text() == "漏."
    assert seeker.panel.field.selectedText() == "漏."
    assert seeker.panel.switches.everywhere
    assert len(seeker.rows()) == 7


def test_the_words_outlive_the_project_and_its_filters_do_not(seeker: Seeker) -> None:
    seeker.ask("漏")
    seeker.panel.filters.layers.pick({"claims": "Claims"})
    seeker.panel.asked.emit()
    window = seeker.user.window
    path = seeker.user.bridge.workspace.path
    window.projects.close()
    window.projects.create(path.with_name("other.annodb"))
    place = window.open_view.finding
    assert place.panel.field.text() == "漏"
    assert place.panel.filters.layers.picked == frozenset()


def test_the_height_is_kept(seeker: Seeker) -> None:
    seeker.open()
    panes = seeker.user.window.panes
    panes.storeys.give("find", 260)
    seeker.user.key(Qt.Key.Key_Escape)
    seeker.open()
    assert seeker.panel.height() == pytest.approx(260, abs=3)
    seeker.user.window.close()
    assert seeker.user.window.preferences.get(BELOW) == "find:260"


# While the project changes


def test_the_hits_follow_edits_and_ticks_stay(seeker: Seeker) -> None:
    seeker.ask("漏")
    seeker.into_list()
    seeker.user.key(Qt.Key.Key_End)
    seeker.user.key(Qt.Key.Key_Space)
    at = FIRST.index("漏损到底")
    seeker.user.bridge.do(Correct(ids(seeker)[0], at, at + 1, "楼"))
    seeker.rest()
    assert seeker.summary == "2 hits"
    assert seeker.ticked() == ["简宁：公开的[漏]"]
    assert seeker.current.startswith("简宁")
    seeker.user.bridge.undo()
    seeker.rest()
    assert seeker.summary == "3 hits"


def test_another_transcript_on_the_page_is_searched_then(seeker: Seeker) -> None:
    seeker.ask("漏")
    seeker.user.window.step_transcript(1)
    seeker.rest()
    assert seeker.rows() == ["周允：我们接着谈[漏]损。", "简宁：夜里测的[漏]孙率更高，资源也不够。"]
    assert len(seeker.painted()[0]) == 2


def test_the_tab_key_goes_through_the_panel_as_the_eye_does(seeker: Seeker) -> None:
    seeker.ask("漏")
    panel, switches = seeker.panel, seeker.panel.switches
    wanted: list[QWidget] = [panel.field, switches.scope, panel.cross, switches.way, *switches.exact]
    wanted += [switches.text, *panel.filters.all, panel.do_button, panel.list]
    seen: list[QWidget] = []
    for _ in wanted:
        here = seeker.keyboard
        assert here is not None
        row = here.parentWidget()
        seen.append(row if isinstance(row, Segmented) else here)
        seeker.user.key(Qt.Key.Key_Tab)
    assert seen == wanted
    assert all((widget.accessibleName() or widget.property("text")) for widget in seen)


@pytest.mark.parametrize("width", [1600, 780, 620])
def test_the_filters_go_into_the_next_row_all_at_once(seeker: Seeker, width: int) -> None:
    seeker.open()
    seeker.panel.setFixedWidth(width)
    seeker.user.rest(20)
    filters = seeker.panel.filters.all
    assert len({field.mapTo(seeker.panel, field.rect().topLeft()).y() for field in filters}) == 1
    assert all(field.mapTo(seeker.panel, field.rect().topRight()).x() < width for field in filters)
