"""Saying by key that words were lost in a passage, and that it is clear after all."""

from __future__ import annotations

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.span import Place
from annotator.editing import Edit, MarkUnclear, RevertCorrections
from annotator.language import translate
from annotator.text.sentences import paragraph_around
from annotator.ui.bridge import Bridge
from annotator.ui.transcript_page import TranscriptPage
from annotator.workspace.picking import whole
from annotator.workspace.wrong_places import word_from


def switch_unclear(bridge: Bridge, page: TranscriptPage) -> None:
    """Mark the selected words, or the word at the caret; where they are marked already, lift the mark."""
    transcript, span = bridge.transcript, page.selection()
    if transcript is None:
        return
    if span is not None:
        edit: Edit | None = _switching(transcript, *whole(transcript, span.start, span.end))
    else:
        edit = _at_caret(transcript, page.caret().offset)
    if edit is None:
        bridge.refused.emit(translate("There are no words here to mark as unclear."))
    elif bridge.do(edit) is not None and isinstance(edit, MarkUnclear):
        page.put_caret(Place(edit.end))


def _at_caret(transcript: AnnotatedTranscript, caret: int) -> Edit | None:
    here = transcript.unclear_over(caret, caret + 1) or transcript.unclear_over(max(0, caret - 1), caret)
    if here:
        return RevertCorrections(tuple(passage.id for passage in here))
    word = word_from(transcript.text, caret, paragraph_around(transcript.text, caret)[1])
    return _switching(transcript, *whole(transcript, *word)) if word is not None else None


def _switching(transcript: AnnotatedTranscript, start: int, end: int) -> Edit:
    marked = transcript.unclear_over(start, end)
    if marked and marked[0].start <= start and end <= max(passage.end for passage in marked):
        return RevertCorrections(tuple(passage.id for passage in marked))
    return MarkUnclear(transcript.id, start, end)
