"""Random edits of every kind, sensible and not, with undo, redo, reopening and a second window."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random
from typing import ClassVar, TypeVar

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from annotator.domain.annotation import Certainty, CheckWorthiness, ClaimAttributes, RelationKind, Stance
from annotator.domain.changes import Entity
from annotator.domain.correction import Correction, CorrectionKind
from annotator.domain.errors import UserError
from annotator.domain.label import Layer
from annotator.domain.project import FieldKind, Verdict
from annotator.domain.reading import SourceFile
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.speaker import Turn
from annotator.domain.transcript import TranscriptStatus
from annotator.editing import (
    AddAnnotator,
    AddField,
    AddLabel,
    AddSpeaker,
    AddTerm,
    Annotate,
    Batch,
    Correct,
    Decide,
    Edit,
    EditAnnotation,
    EditField,
    EditLabel,
    EditRelation,
    EditSpeaker,
    EditTerm,
    EditTranscript,
    ImportTranscript,
    MarkReviewed,
    MarkUnclear,
    MergeLabels,
    MergeSpeakers,
    MoveBorders,
    MoveLabel,
    MoveTurn,
    Relabel,
    Relate,
    RemoveAnnotations,
    RemoveField,
    RemoveLabel,
    RemoveSpeaker,
    RemoveTerms,
    RemoveTranscript,
    RemoveTurn,
    RenameProject,
    Reread,
    RevertCorrections,
    RevertStep,
    SetCardValue,
    SetSpeakerFrom,
    StartTopic,
    TypeOver,
    Unrelate,
)
from annotator.text.text_map import TextMap, shown_text
from annotator.workspace.workspace import Workspace
from tests.editing.projects import reading_of, state_of
from tests.workspace.examples import KINDS

EXAMPLES = 400 if os.environ.get("HYPOTHESIS_PROFILE") == "explore" else 15
ROUNDS = 20
SEEDS = st.integers(0, 2**32)
T = TypeVar("T")
State = Mapping[str, tuple[Entity, ...]]
TEXTS = (
    "周允：漏损到底有多少？\n简宁：百分之十九。😊\n",
    "主持人：请。\n周允：e\u0301 两成。\n主持人：为什么？\n",
    "没有人说话的一页。\n",
)
NAMES = ("周允", "简宁", "漏损", "管网", "漏损 · 管网", "甲", "乙", "丙", "丁", "  ")
WORDS = ("", "漏", "管网", "😊", "e\u0301", "一\r二")


class Choice:
    """Draws the particulars of an edit from what the project holds now; sometimes there is no such thing.

    Drawn from a seed, not by hypothesis, which would try few kinds often instead of every kind.
    """

    def __init__(self, workspace: Workspace, chance: Random) -> None:
        self.chance = chance
        with workspace.reading() as reader:
            book = reader.codebook()
            self.transcripts = [s.transcript for s in reader.summaries()]
            self.wholes = [reader.whole(t.id) for t in self.transcripts]
        self.speakers = [s.id for s in book.speakers] + [s.name for s in book.speakers]
        self.labels = [x.id for x in book.labels] + [x.name for x in book.labels]
        self.topics = [x.id for x in book.labels if x.layer is Layer.TOPICS]
        self.fields = [f.id for f in book.fields]
        self.terms = [t.id for t in book.terms]
        self.annotations = [a.id for w in self.wholes for a in w.annotations]
        self.relations = [r.id for w in self.wholes for r in w.relations]
        self.corrections: list[Correction] = [c for w in self.wholes for c in w.corrections]
        self.turns: list[Turn] = [t for w in self.wholes for t in w.turns]
        self.steps = [entry.seq for entry in workspace.history() if entry.kind == "correct"]

    def one(self, known: list[str]) -> str:
        return self.chance.choice(known) if known and self.mostly() else "nobody knows"

    def some(self, known: list[str]) -> tuple[str, ...]:
        return tuple(self.one(known) for _ in range(self.chance.choice((0, 1, 1, 2, 3))))

    def of(self, values: Iterable[T]) -> T:
        return self.chance.choice(list(values))

    def mostly(self) -> bool:
        return self.chance.random() < 0.93

    def name(self) -> str:
        return self.of(NAMES)

    def words(self) -> str:
        return self.of(WORDS)

    def maybe(self, draw: Callable[[], str]) -> str | None:
        return draw() if self.chance.random() < 0.5 else None

    def transcript(self) -> str:
        return self.one([t.id for t in self.transcripts])

    def offset(self) -> int:
        return self.number(0, 31) if self.mostly() else -1

    def number(self, low: int = -3, high: int = 6) -> int:
        return self.chance.randint(low, high)

    def step(self) -> int:
        """A step that corrected something, mostly one of the last."""
        return self.of(self.steps[-6:]) if self.steps and self.mostly() else self.number(1, 60)

    def turn(self) -> tuple[str, int]:
        if self.turns and self.mostly():
            turn = self.of(self.turns)
            return turn.transcript_id, turn.start
        return self.transcript(), self.offset()

    def attributes(self) -> ClaimAttributes:
        return ClaimAttributes(
            self.of((None, *Stance)),
            self.of((None, *Certainty)),
            self.of((None, *CheckWorthiness)),
            self.words(),
            self.maybe(lambda: self.one(self.speakers)),
            self.some(self.topics) if self.chance.random() < 0.5 else None,
        )


def _correct(c: Choice) -> Edit:
    start, inner, end_inner = c.offset(), c.number(-2, 2), c.number(-2, 2)
    kind = c.of(CorrectionKind)
    return Correct(c.transcript(), start, start + c.number(0, 5), c.words(), inner, end_inner, kind)


def _type_over(c: Choice) -> Edit:
    start = c.offset()
    return TypeOver(c.transcript(), start, start + c.number(0, 5), c.words())


def _mark_unclear(c: Choice) -> Edit:
    start = c.offset()
    return MarkUnclear(c.transcript(), start, start + c.number(-1, 9), c.words())


def _annotate(c: Choice) -> Edit:
    start = c.offset()
    attributes = c.attributes() if (c.number(0, 1) == 1) else ClaimAttributes()
    inner, end_inner = c.of((*[(0, 0)] * 6, (-1, 2), (1, 1)))  # seldom right, but where words were put in
    end = start + c.number(-1, 9)
    return Annotate(c.transcript(), start, end, c.one(c.labels), inner, end_inner, attributes, c.words())


def _import(c: Choice) -> Edit:
    text = c.of(TEXTS)
    return ImportTranscript(SourceFile("a.txt", text, "utf-8", "LF"), reading_of(text))


def _ruling(c: Choice) -> Ruling:
    start = c.offset()
    return Ruling(
        c.of(RulingKind), c.of(("{name}：{text}", *NAMES)), c.name(), start, start + c.number(-1, 9)
    )


PLAIN = sorted(KINDS - {Batch.kind})

BUILDERS: Mapping[str, Callable[[Choice], Edit]] = {
    "annotate": _annotate,
    "move_borders": lambda c: MoveBorders(c.one(c.annotations), c.offset(), c.number(10, 40)),
    "relabel": lambda c: Relabel(c.one(c.annotations), c.one(c.labels)),
    "edit_annotation": lambda c: EditAnnotation(c.one(c.annotations), c.attributes(), c.maybe(c.words)),
    "remove_annotations": lambda c: RemoveAnnotations(c.some(c.annotations)),
    "start_topic": lambda c: StartTopic(c.transcript(), c.offset(), c.one(c.topics)),
    "relate": lambda c: Relate(c.of(RelationKind), c.one(c.annotations), c.one(c.annotations)),
    "edit_relation": lambda c: EditRelation(
        c.one(c.relations), c.of((None, *RelationKind)), c.maybe(c.words)
    ),
    "unrelate": lambda c: Unrelate(c.some(c.relations)),
    "add_speaker": lambda c: AddSpeaker(c.name(), (c.name(),), only_in=c.maybe(c.transcript)),
    "edit_speaker": lambda c: EditSpeaker(c.one(c.speakers), c.maybe(c.name), position=c.number()),
    "merge_speakers": lambda c: MergeSpeakers(c.some(c.speakers), c.one(c.speakers)),
    "remove_speaker": lambda c: RemoveSpeaker(c.one(c.speakers)),
    "set_speaker_from": lambda c: SetSpeakerFrom(c.transcript(), c.offset(), c.some(c.speakers), c.offset()),
    "move_turn": lambda c: MoveTurn(*c.turn(), c.offset()),
    "remove_turn": lambda c: RemoveTurn(*c.turn()),
    "add_label": lambda c: AddLabel(c.of(Layer), c.name(), parent=c.maybe(lambda: c.one(c.topics))),
    "edit_label": lambda c: EditLabel(
        c.one(c.labels), c.maybe(c.name), "#00ff00", definition=c.maybe(c.words)
    ),
    "move_label": lambda c: MoveLabel(c.one(c.labels), c.number(-1, 12), c.maybe(lambda: c.one(c.topics))),
    "merge_labels": lambda c: MergeLabels((c.one(c.topics), c.one(c.topics)), c.one(c.topics)),
    "remove_label": lambda c: RemoveLabel(c.one(c.labels)),
    "correct": _correct,
    "type_over": _type_over,
    "mark_unclear": _mark_unclear,
    "revert_corrections": lambda c: RevertCorrections(c.some([x.id for x in c.corrections])),
    "revert_step": lambda c: RevertStep(c.step()),
    "edit_transcript": lambda c: EditTranscript(
        c.transcript(), c.maybe(c.name), c.of(TranscriptStatus), position=c.number()
    ),
    "remove_transcript": lambda c: RemoveTranscript(c.transcript()),
    "set_card_value": lambda c: SetCardValue(c.transcript(), c.one(c.fields), (c.words(), c.words())),
    "mark_reviewed": lambda c: MarkReviewed(
        c.transcript(), c.number(0, 20), c.number(5, 30), reviewed=c.number(0, 3) > 0
    ),
    "reread": lambda c: Reread(c.transcript(), tuple(_ruling(c) for _ in range(c.number(0, 3)))),
    "rename_project": lambda c: RenameProject(c.name()),
    "add_annotator": lambda c: AddAnnotator(c.name()),
    "add_field": lambda c: AddField(c.name(), c.of(FieldKind), (c.name(),)),
    "edit_field": lambda c: EditField(c.one(c.fields), c.maybe(c.name), c.of((None, *FieldKind))),
    "remove_field": lambda c: RemoveField(c.one(c.fields)),
    "add_term": lambda c: AddTerm(c.name(), spellings=(c.words(), c.words())),
    "edit_term": lambda c: EditTerm(c.one(c.terms), c.maybe(c.name), note=c.words()),
    "remove_terms": lambda c: RemoveTerms(c.some(c.terms)),
    "decide": lambda c: Decide(
        "filler",
        c.words(),
        c.words(),
        c.of(Verdict),
        c.maybe(c.transcript),
        c.offset(),
    ),
    "import_transcript": _import,
    "batch": lambda c: Batch(tuple(BUILDERS[c.of(PLAIN)](c) for _ in range(c.number(0, 2))), c.words()),
}


class RandomEdits(RuleBasedStateMachine):
    """Two windows on one project. ``states`` are all the project had, ``at`` is which it has now."""

    start: ClassVar[Path]
    made: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="annotator-random-"))
        path = Path(shutil.copy(self.start, self.folder))
        self.windows = [Workspace.open(path, author="tester") for _ in range(2)]
        self.states: list[State] = [state_of(self.windows[0])]
        self.at = 0

    def _make(self, window: Workspace, edit: Edit) -> None:
        try:
            event = window.do(edit)
        except UserError:
            self.refused[edit.kind] += 1
            assert state_of(window) == self.states[self.at]
            return
        if event.changes:
            self.made[edit.kind] += 1
            self.states[self.at + 1 :] = [state_of(window)]
            self.at += 1
        assert state_of(window) == self.states[self.at]

    @rule(seed=SEEDS, second=st.booleans(), kind=st.sampled_from(sorted(KINDS)))
    def edit(self, seed: int, second: bool, kind: str) -> None:
        window = self.windows[second]
        self._make(window, BUILDERS[kind](Choice(window, Random(seed))))

    @rule(second=st.booleans())
    def undo(self, second: bool) -> None:
        if self.at > 0:
            self.windows[second].undo()
            self.at -= 1
            assert state_of(self.windows[second]) == self.states[self.at]

    @rule(second=st.booleans())
    def redo(self, second: bool) -> None:
        if self.at + 1 < len(self.states):
            self.windows[second].redo()
            self.at += 1
            assert state_of(self.windows[second]) == self.states[self.at]

    @rule()
    def reopen(self) -> None:
        self.windows[0].close()
        self.windows[0] = Workspace.open(self.windows[0].path, author="tester")

    @invariant()
    def all_agree(self) -> None:
        """Both windows hold the same, the file is sound, and every page can be read."""
        first, second = self.windows
        for window in self.windows:
            window.refresh()
            assert (window.redoable is not None) == (self.at + 1 < len(self.states))
        assert first.codebook == second.codebook
        for summary in first.summaries():
            assert first.transcript(summary.transcript.id) == second.transcript(summary.transcript.id)
        assert self.windows[0].problems() == ()
        for summary in self.windows[0].summaries():
            whole = self.windows[0].transcript(summary.transcript.id)
            assert self.windows[0].summary(whole.id) == summary
            reading = shown_text(whole.text, whole.accepted_corrections)
            where = TextMap(len(whole.text), whole.accepted_corrections)
            assert len(reading) == where.shown_length
            for annotation in whole.annotations:
                start, end = where.shown_span(annotation.span)
                assert 0 <= start <= end <= len(reading)

    def teardown(self) -> None:
        window = self.windows[1]
        while self.at > 0:
            window.undo()
            self.at -= 1
        assert state_of(window) == self.states[0]
        while self.at + 1 < len(self.states):
            window.redo()
            self.at += 1
        assert state_of(window) == self.states[-1]
        assert window.problems() == ()
        for opened in self.windows:
            opened.close()
        shutil.rmtree(self.folder)


def test_random_edits_agree_with_memory_file_and_journal(filled: Path) -> None:
    RandomEdits.start = filled
    run_state_machine_as_test(RandomEdits, settings=settings(max_examples=EXAMPLES, stateful_step_count=25))


def test_a_long_walk_makes_edits_of_every_kind(filled: Path) -> None:
    """Kind by kind, with steps back and forth between."""
    RandomEdits.start = filled
    RandomEdits.made.clear()
    RandomEdits.refused.clear()
    walk, chance = RandomEdits(), Random(11)
    assert set(BUILDERS) == KINDS
    for _ in range(ROUNDS):
        for kind in chance.sample(sorted(KINDS), len(KINDS)):
            if kind.startswith("remove_") and chance.random() < 0.8:
                continue  # or there would seldom be anything to edit
            walk.edit(chance.randrange(2**32), second=chance.random() < 0.2, kind=kind)
            while chance.random() < 0.4:
                chance.choice((walk.undo, walk.undo, walk.redo))(second=False)
        walk.reopen()
        walk.all_agree()
    walk.teardown()
    assert KINDS - set(RandomEdits.made) == set()
    assert len(RandomEdits.refused) > len(KINDS) // 2
