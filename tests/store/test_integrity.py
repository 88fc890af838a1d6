"""``annotator check`` finds what is wrong, all of it, and finds nothing in a sound project."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.store.integrity import problems
from annotator.store.project_file import ProjectFile


def found(path: Path) -> list[str]:
    file = ProjectFile.open(path)
    try:
        with file.raw() as connection:
            return [str(problem) for problem in problems(connection)]
    finally:
        file.close()


def attack(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for name in ("texts_are_never_changed", "transcripts_keep_their_text"):
            (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
            connection.execute(f"DROP TRIGGER {name}")
            script += f";{sql}"
        connection.executescript(script)


def test_a_sound_project_has_no_problems(project: Path) -> None:
    assert found(project) == []


ATTACKS = {
    "UPDATE texts SET text = text || '！'": "is not what was stored",
    "UPDATE texts SET characters = 3": "is not what was stored",
    "UPDATE transcripts SET characters = 5": "another length than noted",
    'UPDATE segments SET "end" = 999': "谈漏损: a segment ends at 999, beyond the text.",
    'UPDATE annotations SET "end" = 999': "谈漏损: an annotation ends at 999, beyond the text.",
    'UPDATE corrections SET "end" = 999': "a correction ends at 999",
    "UPDATE turns SET text_start = 999": "a turn starts at 999",
    'UPDATE sections SET "end" = 999': "a section ends at 999",
    'UPDATE asides SET "end" = 999': "a repeat or noise ends at 999",
    'UPDATE reviewed_spans SET "end" = 999': "a reviewed stretch ends at 999",
    "INSERT INTO corrections SELECT 'y', transcript_id, start, \"end\" + 1, 'x', kind, origin, status, rule,"
    " author_id, created_at FROM corrections": "corrections contradict each other",
    "UPDATE relations SET target_id = 'c'": "a relation ends at something that is no claim",
    "UPDATE annotation_topics SET label_id = (SELECT label_id FROM annotations WHERE id = 'a')": (
        "a claim has a topic that is none"
    ),
    "UPDATE labels SET parent_id = 'inner' WHERE id = 'topic'": "stands under itself",
    "UPDATE turn_speakers SET speaker_id = 'nobody'": "turn_speakers row",
    "DELETE FROM annotators": "refers to nothing in annotators",
    "INSERT INTO projects VALUES ('second', 'x', '')": "holds 2 projects",
    "DELETE FROM projects": "holds 0 projects",
    "UPDATE journal SET changes = x'00'": "Entry 1 of the journal cannot be read",
    "UPDATE journal SET about = '['": "journal is damaged",
    "UPDATE segments SET kind = 'poem'": "in segments, 'poem'",
    "DROP TRIGGER texts_are_never_removed": "The guard texts_are_never_removed",
}


@pytest.mark.parametrize("script", ATTACKS)
def test_what_is_wrong_is_named(project: Path, script: str) -> None:
    attack(project, script)
    told = found(project)
    assert any(ATTACKS[script] in sentence for sentence in told), told


def test_one_problem_does_not_hide_another(project: Path) -> None:
    attack(
        project,
        "UPDATE segments SET kind = 'poem'; UPDATE journal SET changes = x'00' WHERE seq = 2;"
        "UPDATE texts SET text = '短'",
    )
    told = " ".join(found(project))
    for words in ("in segments, 'poem'", "Entry 2 of the journal", "is not what was stored"):
        assert words in told
