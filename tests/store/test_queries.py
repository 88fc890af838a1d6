"""What is asked with every edit is found by an index, however much the project holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, event

from annotator.domain.annotation import ClaimAttributes, RelationKind
from annotator.editing import (
    Annotate,
    Correct,
    EditAnnotation,
    EditRelation,
    EditTranscript,
    MarkUnclear,
    MoveBorders,
    MoveTurn,
    Relabel,
    Relate,
    RemoveAnnotations,
    RemoveTurn,
    RevertCorrections,
    SetCardValue,
    SetSpeakerFrom,
    StartTopic,
    Unrelate,
)
from annotator.workspace.workspace import Workspace

LARGE = (
    "texts",
    "segments",
    "sections",
    "asides",
    "reviewed_spans",
    "turns",
    "turn_speakers",
    "annotations",
    "annotation_topics",
    "relations",
    "corrections",
    "card_values",
    "card_value_items",
    "journal",
)
"""Tables that grow with the transcripts; the others hold some dozens of rows."""

EDITS = {
    "annotate": lambda w: w.do(Annotate("t", 3, 9, "Fact")),
    "move_borders": lambda w: w.do(MoveBorders("a", 4, 9)),
    "relabel": lambda w: w.do(Relabel("a", "Opinion")),
    "edit_annotation": lambda w: w.do(EditAnnotation("a", ClaimAttributes(topic_ids=("inner",)), "想")),
    "remove_annotations": lambda w: w.do(RemoveAnnotations(("a", "b"))),
    "start_topic": lambda w: w.do(StartTopic("t", 12, "topic")),
    "relate": lambda w: w.do(Relate(RelationKind.ATTACKS, "b", "a")),
    "edit_relation": lambda w: w.do(EditRelation("r", note="因为")),
    "unrelate": lambda w: w.do(Unrelate(("r",))),
    "correct": lambda w: w.do(Correct("t", 11, 14, "水管")),
    "mark_unclear": lambda w: w.do(MarkUnclear("t", 1, 4, "前面")),
    "revert_corrections": lambda w: w.do(RevertCorrections(("x",))),
    "set_speaker_from": lambda w: w.do(SetSpeakerFrom("t", 9, ("简宁",))),
    "move_turn": lambda w: w.do(MoveTurn("t", 3, 4)),
    "remove_turn": lambda w: w.do(RemoveTurn("t", 3)),
    "set_card_value": lambda w: w.do(SetCardValue("t", "f", ("排水",))),
    "edit_transcript": lambda w: w.do(EditTranscript("t", title="新")),
    "undo": lambda w: w.undo(),
    "refresh": lambda w: w.refresh(),
    "open the transcript": lambda w: w.transcript("t"),
}


@pytest.mark.parametrize("kind", EDITS)
def test_no_large_table_is_read_through(workspace: Workspace, kind: str) -> None:
    engine: Engine = workspace._file._engine
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE")):
            asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    work: Callable[[Workspace], object] = EDITS[kind]
    work(workspace)
    event.remove(engine, "before_cursor_execute", note)
    assert asked
    read_through = [
        f"{step}: {' '.join(statement.split())}"
        for statement, parameters in asked
        for step in plan(engine, statement, parameters)
        if re.search(rf"SCAN ({'|'.join(LARGE)})\b|SEARCH ({'|'.join(LARGE)})$", step)
    ]
    if kind == "open the transcript":  # relations are few beside claims, and looked at one by one
        read_through = [step for step in read_through if not step.startswith("SCAN relations")]
    assert read_through == []


@pytest.mark.parametrize("kind", ["undo", "redo"])
def test_undo_and_redo_ask_the_journal_for_what_they_do_not_know(workspace: Workspace, kind: str) -> None:
    for label in ("Fact", "Opinion"):
        workspace.do(Annotate("t", 3, 9, label))
    if kind == "redo":
        workspace.undo()
        workspace.undo()
    asked: list[str] = []
    note = event.listens_for(workspace._file._engine, "before_cursor_execute")
    note(lambda _c, _cursor, statement, *_: asked.append(" ".join(statement.split())))
    getattr(workspace, kind)()
    questions = [statement for statement in asked if "FROM journal" in statement]
    assert len(questions) == 3  # how often it was changed, what the step changed, which step is next
    with workspace._file.reading_journal() as (_, journal):
        assert (workspace.undoable, workspace.redoable) == (journal.undoable(), journal.redoable())


def plan(engine: Engine, statement: str, parameters: Any) -> list[str]:
    with engine.connect() as connection:
        given = tuple(parameters) if not isinstance(parameters, dict) else parameters
        if given and isinstance(given, tuple) and isinstance(given[0], tuple | dict):
            given = given[0]
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        return [str(row[3]) for row in rows]
