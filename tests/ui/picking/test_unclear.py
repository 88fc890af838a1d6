"""Words that were lost: marked and lifted by a key, hatched on the page, told to who claims over them."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from annotator.domain.correction import CorrectionKind, CorrectionStatus
from annotator.domain.span import Span
from annotator.text.text_map import shown_text
from annotator.ui.dialogs.export_dialog import open_export
from annotator.ui.transcript_page.notes import claim_note
from annotator.workspace.exporting import export_project
from tests.ui.page.dense import TEXT as DENSE
from tests.ui.picking.conftest import TALK, Picker
from tests.ui.shell.conftest import Open
from tests.ui.shell.test_repainting import column, stale

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def unclear(picker: Picker) -> list[str]:
    return [TALK[c.start : c.end] for c in picker.user.transcript.unclear]


def test_selected_words_are_marked_read_on_and_are_lifted_again(picker: Picker) -> None:
    picker.select("我们用的是 fintune 过的")
    picker.user.press("U")
    made = picker.user.transcript.corrections
    assert [(c.kind, c.status, c.replacement) for c in made] == [
        (CorrectionKind.UNCLEAR, CorrectionStatus.PROPOSED, "")
    ]
    transcript = picker.user.transcript
    assert shown_text(transcript.text, transcript.accepted_corrections) == TALK
    state = picker.user.window.page._state
    assert state is not None
    place = TALK.index("fintune")
    assert claim_note(state, place) == "Unclear: nobody can tell what was said"
    picker.user.stand_at("fintune")
    picker.user.press("U")
    assert unclear(picker) == []
    picker.user.key(Qt.Key.Key_Z, CTRL)
    assert unclear(picker) == ["我们用的是 fintune 过的"]


def test_correcting_the_whole_passage_ends_it_and_undo_brings_it_back(picker: Picker) -> None:
    picker.select("很有潜瞻性")
    picker.user.press("U")
    picker.select("很有潜瞻性")
    picker.user.press("E")
    picker.user.key(Qt.Key.Key_A, CTRL)
    picker.user.write("很有前瞻性")
    picker.user.key(Qt.Key.Key_Return)
    assert unclear(picker) == []
    picker.user.key(Qt.Key.Key_Z, CTRL)
    assert unclear(picker) == ["很有潜瞻性"]
    assert picker.corrected() == []
    picker.user.key(Qt.Key.Key_Y, CTRL)
    assert unclear(picker) == []


def test_correcting_a_part_leaves_the_rest_unclear_until_that_is_corrected_too(picker: Picker) -> None:
    picker.select("fintune 过的模型，很有潜瞻性")
    picker.user.press("U")
    picker.select("模型，")
    picker.take()
    picker.user.write("模子，")
    picker.user.key(Qt.Key.Key_Return)
    assert unclear(picker) == ["fintune 过的模型，很有潜瞻性"], "it is unclear on both sides"
    picker.select("fintune 过的")
    picker.take()
    picker.user.write("finetune 过的")
    picker.user.key(Qt.Key.Key_Return)
    assert unclear(picker) == ["很有潜瞻性"]
    picker.select("很有潜瞻性")
    picker.take()
    picker.user.write("很有前瞻性")
    picker.user.key(Qt.Key.Key_Return)
    assert unclear(picker) == []
    for left in (["很有潜瞻性"], ["fintune 过的模型，很有潜瞻性"]):
        picker.user.key(Qt.Key.Key_Z, CTRL)
        assert unclear(picker) == left


def test_typing_over_the_passage_ends_it_in_one_step(picker: Picker) -> None:
    picker.select("潜瞻性")
    picker.user.press("U")
    picker.user.window.set_mode("correcting")
    picker.select("潜瞻性")
    for words in ("前", "瞻", "性"):
        picker.user.write(words)
    assert unclear(picker) == []
    picker.user.key(Qt.Key.Key_Z, CTRL)
    assert (unclear(picker), picker.corrected()) == (["潜瞻性"], [])


def test_the_passage_looks_otherwise_and_its_words_stay_in_place(picker: Picker) -> None:
    def look() -> QImage:
        picker.user.stand_at("主持人：我们先说")
        picker.user.rest(250)
        return picker.user.text.grab().toImage()

    before = look()
    picker.select("下一位")
    picker.user.press("U")
    marked = look()
    assert marked != before
    picker.user.stand_at("下一位")
    picker.user.press("U")
    assert look() == before


@pytest.mark.parametrize("seed", range(3))
def test_lines_that_are_painted_alone_look_as_in_a_full_painting(open_window: Open, seed: int) -> None:
    user, chance = open_window(DENSE), random.Random(seed)
    bar = column(user).verticalScrollBar()
    for _ in range(25):
        if chance.random() < 0.3:
            bar.setValue(chance.randrange(bar.maximum() + 1))
        else:
            first = chance.randrange(len(user.transcript.text) - 40)
            user.window.page.select_span(Span(first, first + chance.randrange(1, 40)))
            user.press("U")
        assert stale(user).isEmpty()
    assert user.transcript.unclear


def test_without_a_selection_the_word_at_the_caret_is_marked(picker: Picker) -> None:
    picker.user.stand_at("fintune")
    picker.user.press("U")
    assert unclear(picker) == ["fintune"]


def test_marks_that_overlap_become_one(picker: Picker) -> None:
    picker.select("我们用的是")
    picker.user.press("U")
    picker.select("用的是 fintune")
    picker.user.press("U")
    assert unclear(picker) == ["我们用的是 fintune"]


def test_the_list_marks_with_a_guess_and_goes_on(picker: Picker) -> None:
    picker.select("fintune 过的")
    picker.take()
    picker.user.write("微调过的")
    picker.user.key(Qt.Key.Key_U, ALT)
    assert not picker.is_open
    assert [(TALK[c.start : c.end], c.replacement) for c in picker.user.transcript.unclear] == [
        ("fintune 过的", "微调过的")
    ]
    state = picker.user.window.page._state
    assert state is not None
    assert claim_note(state, TALK.index("fintune")) == "Unclear, perhaps “微调过的”"
    picker.take()
    assert "潜瞻" in picker.taken, "what is unclear is not taken"
    assert "fintune" not in picker.taken


def test_nothing_is_proposed_where_words_were_lost(picker: Picker) -> None:
    suggesting = picker.user.window.open_view.suggesting
    picker.user.until(lambda: sum(s.source == "漏孙率" for s in suggesting.waiting.all) == 3)
    picker.select("先说漏孙率")
    picker.user.press("U")
    assert sum(s.source == "漏孙率" for s in suggesting.waiting.all) == 2


def test_a_claim_over_it_is_warned_of_in_the_panel_and_in_what_is_exported(
    picker: Picker, tmp_path: Path
) -> None:
    form = picker.user.window.open_view.panel.marks.form
    picker.select("公开的漏孙率是百分之十九")
    picker.user.press("G")
    assert form.unclear.isHidden()
    picker.user.key(Qt.Key.Key_Escape)
    picker.select("漏孙率是百分之十九")
    picker.user.press("U")
    picker.user.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert not form.unclear.isHidden()
    assert form.unclear.text() == "1 passage of it is unclear: words were lost there."
    dialog = open_export(picker.user.window, picker.user.bridge)
    assert dialog.unclear.isVisible()
    assert dialog.unclear.text() == "1 claim lies over an unclear passage, where words were lost."
    dialog.close()
    export_project(picker.user.bridge.workspace, tmp_path / "out.jsonl", format_name="jsonl")
    line = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))
    assert [claim["unclear"] for claim in line["claims"]] == [1]
    (passage,) = line["corrections"]
    assert (passage["kind"], passage["status"], passage["replacement"]) == ("unclear", "proposed", "")
    assert line["reading_text"][passage["start"] : passage["end"]] == passage["quote"] == "漏孙率是百分之十九"
    export_project(picker.user.bridge.workspace, tmp_path / "out.csv", format_name="csv-plain")
    about = (tmp_path / "out.about.csv").read_text("utf-8")
    assert "1 claim lies over an unclear passage" in about
    assert "In 1 passage words were lost" in about
