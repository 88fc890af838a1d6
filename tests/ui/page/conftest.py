from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.text.text_map import View
from annotator.ui.theme import LIGHT
from annotator.ui.transcript_page import TranscriptPage
from tests.ui.page.samples import BOOK, sample

ShowPage = Callable[..., TranscriptPage]


@pytest.fixture
def show_page(qapp: QApplication) -> ShowPage:
    """Shows a transcript, the sample unless told otherwise, in a page of a known size."""

    def show(
        transcript: AnnotatedTranscript | None = None, *, view: View = View.READING, book: Codebook = BOOK
    ) -> TranscriptPage:
        page = TranscriptPage(LIGHT)
        page.resize(900, 800)
        page.show_transcript(transcript or sample(), book, view=view)
        page.show()
        qapp.processEvents()
        page.setFocus()
        qapp.processEvents()
        return page

    return show


@pytest.fixture
def page(show_page: ShowPage) -> TranscriptPage:
    return show_page()
