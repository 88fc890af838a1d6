"""How far a transcript is, in words."""

from __future__ import annotations

from annotator.domain.summary import TranscriptSummary
from annotator.domain.transcript import TranscriptStatus
from annotator.language import mark, translate, translate_count

STATUS_NAMES = {
    TranscriptStatus.NEW: mark("New"),
    TranscriptStatus.IN_PROGRESS: mark("In progress"),
    TranscriptStatus.DONE: mark("Done"),
}
BETWEEN = " · "
"""What stands between the parts of what is said."""


def percent(share: float) -> int:
    """A share as whole per cents; never 0 once something is there, never 100 before all is."""
    if share <= 0:
        return 0
    return 100 if share >= 1 else min(99, max(1, round(share * 100)))


def people_text(count: int) -> str:
    """How many speak."""
    if count == 0:
        return translate("nobody named")
    return translate_count("{count} person", "{count} people", count)


def read_text(summary: TranscriptSummary) -> str:
    """How much has been reviewed."""
    if summary.transcript.status is TranscriptStatus.DONE or summary.reviewed_share >= 1:
        return translate("done")
    return translate("{percent}% read").format(percent=percent(summary.reviewed_share))


def progress_text(summary: TranscriptSummary, doubts: int = 0) -> str:
    """The line below a transcript's title: people, how much is read, claims or probable mishearings."""
    doubted = [translate_count("{count} doubtful", "{count} doubtful", doubts)] if doubts else []
    is_untouched = summary.reviewed_share <= 0 and not summary.claims and not summary.topics
    parts = [people_text(summary.speakers)]
    if is_untouched and summary.transcript.status is TranscriptStatus.NEW:
        parts += doubted or [translate("new")]
        return BETWEEN.join(parts)
    if summary.reviewed_share > 0 or summary.transcript.status is TranscriptStatus.DONE or not summary.claims:
        parts.append(read_text(summary))
    if summary.claims:
        parts.append(translate_count("{count} claim", "{count} claims", summary.claims))
    else:
        parts += doubted
    return BETWEEN.join(parts)
