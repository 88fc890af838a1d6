"""The review of a transcript's structure, opened again after its import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.progress import Progress, silent
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.ruling import KeptRuling, Ruling
from annotator.domain.transcript import Transcript
from annotator.editing.casting import speakers_behind
from annotator.editing.rereading import Reread
from annotator.editing.structure import named_turns
from annotator.workspace.readings import reading_of
from annotator.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Review:
    """A transcript under review: its text, what a person has decided about it, how it reads by that.

    ``kept`` are the rulings as they stand in the project, and ``was`` is how the text reads by them;
    ``rulings`` and ``reading`` are those of the review. Offsets are counted from the transcript's
    first character. Speakers are called as the text calls them; ``names`` are those that the project
    has for them, where they are others.
    """

    transcript: Transcript
    source: SourceFile
    kept: tuple[Ruling, ...]
    rulings: tuple[Ruling, ...]
    reading: Reading
    was: Reading
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_changed(self) -> bool:
        """Whether anything was decided that the project does not know."""
        return self.rulings != self.kept


def rulings_of(workspace: Workspace, transcript_id: str) -> tuple[Ruling, ...]:
    """What a person has decided about the reading of a transcript, in the order of deciding."""
    with workspace.reading() as reader:
        return tuple(kept.ruling for kept in reader.all(KeptRuling, transcript_id=transcript_id))


def open_review(workspace: Workspace, transcript_id: str, *, progress: Progress = silent) -> Review:
    """The review of a transcript of the project, as it was left; changes nothing.

    Raises ``NotFound``, and ``Cancelled`` from ``progress``.
    """
    whole = workspace.transcript(transcript_id)
    transcript = whole.transcript
    source = SourceFile(transcript.file_name, whole.text, transcript.encoding, transcript.newline)
    kept = rulings_of(workspace, transcript.id)
    reading = reading_of(source, kept, progress)
    names = _names(workspace, whole, reading)
    return Review(transcript, source, kept, kept, reading, reading, names)


def _names(workspace: Workspace, whole: AnnotatedTranscript, reading: Reading) -> Mapping[str, str]:
    """The project's names of speakers who are read under others."""
    people = workspace.codebook.speaker_by_id
    behind = speakers_behind(named_turns(reading, whole.text, whole.id), whole.turns)
    return {
        name: people[identity].name
        for name, identity in behind.items()
        if identity in people and people[identity].name != name
    }


def read_again(review: Review, rulings: Sequence[Ruling], *, progress: Progress = silent) -> Review:
    """The review with the text read anew by these rulings, which are all that hold; changes nothing.

    Raises ``BadPattern`` for a pattern that makes no sense, and ``Cancelled`` from ``progress``.
    """
    reading = reading_of(review.source, tuple(rulings), progress)
    return replace(review, rulings=tuple(rulings), reading=reading)


def beside_others(workspace: Workspace, review: Review) -> Review:
    """The review with what was decided elsewhere since it was opened; changes nothing.

    What it decided itself comes last, and what it takes back stays taken back. Raises ``NotFound``
    where the transcript is gone.
    """
    workspace.transcript(review.transcript.id)
    there = rulings_of(workspace, review.transcript.id)
    if there == review.kept:
        return review
    dropped = set(review.kept) - set(review.rulings)
    decided = tuple(ruling for ruling in review.rulings if ruling not in review.kept)
    others = tuple(ruling for ruling in there if ruling not in dropped and ruling not in decided)
    return replace(review, kept=there, rulings=(*others, *decided))


def plan(review: Review) -> Reread:
    """The one edit that brings the project to what the review shows; see :class:`Reread`."""
    return Reread(review.transcript.id, review.rulings)
