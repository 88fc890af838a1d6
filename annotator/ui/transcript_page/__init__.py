"""The transcript page: the text with its margin, its marks, and the overview beside it."""

from annotator.ui.transcript_page.page import TranscriptPage

__all__ = ["TranscriptPage"]
