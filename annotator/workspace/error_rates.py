"""How much was misheard: character error rates of a project, by transcript, speaker, kind and day.

They compare the source text with the reading text, so what nobody has corrected yet is no error; of a
transcript that is half reviewed the rate is half known. What counts as a character is said by
:class:`~annotator.text.corrected_errors.ErrorRules`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from annotator.domain.correction import Correction, CorrectionKind
from annotator.domain.identity import Timestamp
from annotator.domain.progress import Progress, silent
from annotator.domain.transcript import Transcript
from annotator.text.corrected_errors import CorrectedErrors, ErrorRules, Tally, day_in_utc
from annotator.workspace.damage import fitted
from annotator.workspace.workspace import Workspace


class By(Enum):
    """What errors are counted by."""

    TRANSCRIPT = "transcript"
    SPEAKER = "speaker"
    KIND = "kind"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """The errors of one thing. ``name`` is a title, a name, the value of a kind or a day, or empty.

    ``so_far`` are, of a day, all errors mended up to its end; ``reviewed`` is the share of a transcript
    that somebody has reviewed.
    """

    name: str
    tally: Tally
    so_far: Tally | None = None
    reviewed: float | None = None


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """The errors of some transcripts together and part by part."""

    whole: Tally
    rows: Mapping[By, tuple[ErrorRate, ...]]


def day_here(at: Timestamp) -> str:
    """The day of a time where the user is; nothing where the time is not known."""
    return datetime.fromisoformat(at).astimezone().date().isoformat() if at else ""


def error_rates(
    workspace: Workspace,
    transcripts: Collection[str] = (),
    rules: ErrorRules | None = None,
    *,
    day_of: Callable[[Timestamp], str] = day_in_utc,
    progress: Progress = silent,
) -> ErrorRates:
    """Count the errors of these transcripts (ids), of all where none is named.

    Safe in another thread than the window's; transcripts are loaded one at a time and let go.
    """
    found = CorrectedErrors(rules or ErrorRules(), day_of)
    titles: dict[str, str] = {}
    reviewed: dict[str, float] = {}
    with workspace.reading() as reader:
        chosen = [t for t in reader.all(Transcript) if not transcripts or t.id in transcripts]
        speakers = reader.codebook().speaker_by_id
        for done, transcript in enumerate(chosen):
            progress(done / len(chosen))
            whole = fitted(reader.whole(transcript.id))
            found.add(whole)
            titles[transcript.id] = transcript.title
            reviewed[transcript.id] = whole.reviewed_share
    so_far = found.up_to_day()
    return ErrorRates(
        found.whole,
        {
            By.TRANSCRIPT: tuple(
                ErrorRate(titles[i], tally, reviewed=reviewed[i]) for i, tally in found.by_transcript.items()
            ),
            By.SPEAKER: tuple(
                ErrorRate("" if i is None else speakers[i].name, tally)
                for i, tally in found.by_speaker.items()
            ),
            By.KIND: tuple(ErrorRate(kind.value, tally) for kind, tally in found.by_kind.items()),
            By.DAY: tuple(ErrorRate(day, tally, so_far[day]) for day, tally in found.by_day.items()),
        },
    )


def rates_of_corrected(workspace: Workspace) -> Mapping[str, Tally]:
    """The errors of every transcript that has corrections or unclear passages, by its id."""
    summaries, found = workspace.summaries(), CorrectedErrors()
    with workspace.reading() as reader:
        unclear = {one.transcript_id for one in reader.all(Correction, kind=CorrectionKind.UNCLEAR)}
        chosen = [s.transcript.id for s in summaries if s.corrections or s.transcript.id in unclear]
        return {identity: found.add(fitted(reader.whole(identity))) for identity in chosen}
