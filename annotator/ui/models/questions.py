"""Who said what on which question: claims by topic or section, and by speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Codebook, in_tree_order
from annotator.domain.label import Layer
from annotator.ui.models.quotes import told_quote


class Questions(Enum):
    """What stands down the side."""

    TOPICS = "topics"
    SECTIONS = "sections"


@dataclass(frozen=True, slots=True)
class Said:
    """One claim in a cell."""

    transcript_id: str
    annotation_id: str
    label_id: str
    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """A row: a topic with its place in the tree, or a section; without ``title`` none of them."""

    id: str
    title: str
    depth: int = 0
    colour: str = ""
    context: str = ""


@dataclass(frozen=True)
class Answers:
    """The whole table. Columns are ids of speakers, ``""`` where nobody can be told.

    ``cells`` holds claims in text order; a claim on two topics stands in both rows, one that two
    people made in both columns; the totals count it once.
    """

    questions: tuple[Question, ...]
    speaker_ids: tuple[str, ...]
    cells: dict[tuple[str, str], list[Said]] = field(default_factory=dict)
    row_totals: dict[str, int] = field(default_factory=dict)
    column_totals: dict[str, int] = field(default_factory=dict)
    total: int = 0


class _Table:
    """Claims put where they belong, and counted once a row and once a column."""

    def __init__(self) -> None:
        self.cells: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
        self._rows: defaultdict[str, set[str]] = defaultdict(set)
        self._columns: defaultdict[str, set[str]] = defaultdict(set)
        self._all: set[str] = set()

    def put(self, said: Said, questions: Sequence[str], speakers: Sequence[str]) -> None:
        for speaker in speakers or ("",):
            self._columns[speaker].add(said.annotation_id)
            for question in questions or ("",):
                self._rows[question].add(said.annotation_id)
                self.cells[question, speaker].append(said)
        self._all.add(said.annotation_id)

    def answers(self, questions: Iterable[Question], speakers: Iterable[str]) -> Answers:
        rows = [q for q in questions if q.id in self._rows]
        rows += [Question("", "")] if "" in self._rows else []
        columns = [s for s in speakers if s in self._columns]
        columns += [""] if "" in self._columns else []
        return Answers(
            tuple(rows),
            tuple(columns),
            dict(self.cells),
            {row: len(claims) for row, claims in self._rows.items()},
            {column: len(claims) for column, claims in self._columns.items()},
            len(self._all),
        )


def answers(transcripts: Iterable[AnnotatedTranscript], codebook: Codebook, by: Questions) -> Answers:
    """The table over these transcripts; rows and columns without a claim are left out."""
    table = _Table()
    rows: list[Question] = [] if by is Questions.SECTIONS else topic_rows(codebook)
    for transcript in transcripts:
        if by is Questions.SECTIONS:
            rows += _section_rows(transcript)
        question_of = _question_finder(transcript, codebook, by)
        for claim in transcript.of_layer(Layer.CLAIMS, codebook):
            words = claim.attributes.wording or told_quote(transcript, claim.span)
            said = Said(transcript.id, claim.id, claim.label_id, claim.span.start, words)
            table.put(said, question_of(claim), transcript.speakers_of(claim))
    return table.answers(rows, [speaker.id for speaker in codebook.speakers])


def _question_finder(
    transcript: AnnotatedTranscript, codebook: Codebook, by: Questions
) -> Callable[[Annotation], Sequence[str]]:
    if by is Questions.TOPICS:
        return lambda claim: transcript.topics_of(claim, codebook)

    def section(claim: Annotation) -> Sequence[str]:
        found = transcript.section_at(claim.span.start)
        return () if found is None else (f"{transcript.id}:{found.start}",)

    return section


def _section_rows(transcript: AnnotatedTranscript) -> list[Question]:
    return [
        Question(f"{transcript.id}:{s.start}", s.title, s.level - 1, context=transcript.transcript.title)
        for s in transcript.sections
    ]


def topic_rows(codebook: Codebook) -> list[Question]:
    """The topics as a tree is read: each above those below it."""
    return [
        Question(t.id, t.name, depth, t.colour)
        for t, depth in in_tree_order(codebook.labels_of(Layer.TOPICS))
    ]
