"""What stands around a place, as it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.span import Span
from annotator.domain.suggestion import Suggestion
from annotator.domain.transcript import Transcript
from annotator.text.quoting import reading_words

if TYPE_CHECKING:
    from annotator.workspace.workspace import Workspace

_REACH = 40


def words_around(
    workspace: Workspace, place: Suggestion, shown: AnnotatedTranscript | None, reach: int = _REACH
) -> tuple[str, str]:
    """What stands before and after a place in its lines, so many characters at most.

    Of the transcript that is ``shown`` as it reads now, of others as it was heard, and no more is
    fetched than this; nothing of one that is gone.
    """
    first, last = max(0, place.start - reach), place.end + reach
    if shown is not None and shown.id == place.transcript_id:
        before, after = (
            reading_words(shown.text, shown.accepted_corrections, Span(start, end)) if start < end else ""
            for start, end in ((first, place.start), (place.end, min(last, len(shown.text))))
        )
    else:
        with workspace.reading() as reader:
            transcript = reader.find(Transcript, place.transcript_id)
            if transcript is None:
                return "", ""
            text = reader.excerpt(transcript.text_sha256, first, min(last, transcript.characters))
        before, after = text[: place.start - first], text[place.end - first :]
    return before.rpartition("\n")[2], after.partition("\n")[0]
