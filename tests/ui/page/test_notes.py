"""What is told when the mouse rests on words."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.domain.label import Layer
from annotator.domain.span import Place
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.notes import claim_note
from annotator.ui.transcript_page.spots import Detail
from tests.ui.page.conftest import ShowPage
from tests.ui.page.dense import BOOK, TEXT, dense
from tests.ui.page.watching import state, surface


@dataclass(frozen=True)
class Proposed:
    start: int
    end: int
    kind: str
    replacement: str
    evidence: str = ""


@pytest.fixture
def dense_page(show_page: ShowPage) -> TranscriptPage:
    page = show_page(dense(), book=BOOK)
    page.resize(1000, 1000)
    return page


def note(page: TranscriptPage, words: str) -> str:
    return claim_note(state(page), state(page).shown.document_place(Place(TEXT.index(words))))


def test_all_claims_are_told_the_innermost_first(dense_page: TranscriptPage) -> None:
    told = note(dense_page, "一个月少开了")
    names = ["定义", "建议", "预测", "观点", "数据", "事实"]
    assert [told.index(name) for name in names] == sorted(told.index(name) for name in names)
    assert told.count("<hr>") == 5
    assert told.count("简宁") == 6


def test_notes_and_corrections_are_told(dense_page: TranscriptPage) -> None:
    told = note(dense_page, "公共用水")
    assert "来源待补" in told
    assert told.endswith("Corrected to “公用水”")
    dense_page.set_details_shown(frozenset({Detail.SUGGESTIONS}))
    assert "Corrected" not in note(dense_page, "公共用水")
    dense_page.set_layers_shown(frozenset(Layer) - {Layer.CLAIMS})
    assert note(dense_page, "公共用水") == ""


def test_suggestions_are_told_with_their_evidence(dense_page: TranscriptPage) -> None:
    start = TEXT.index("那么钱")
    dense_page.show_suggestions(
        [
            Proposed(start, start + 2, "homophone", "哪么", "near in sound"),
            Proposed(start + 2, start + 3, "filler", ""),
            Proposed(start, len(TEXT), "topic", "钱 <1>", "heading"),
        ]
    )
    assert note(dense_page, "那么钱") == "Suggested: “哪么”<br>near in sound"
    assert note(dense_page, "钱从哪里来？") == "Suggested: leave it out"
    margin = surface(dense_page).margin
    ((proposal, box),) = margin.proposal_boxes()
    assert proposal.kind == "topic"
    at = box.center().toPoint()
    QApplication.sendEvent(margin, QHelpEvent(QEvent.Type.ToolTip, at, margin.mapToGlobal(at)))
    assert QToolTip.text() == "Suggested topic: 钱 <1>\nheading"
