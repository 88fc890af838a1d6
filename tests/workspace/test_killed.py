"""What was acknowledged is on disk, whatever happens to the program, and nothing is half done."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.editing import Annotate
from annotator.workspace.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]

EDITING = """
import sys
from pathlib import Path
from annotator.editing import AddSpeaker, AddTerm, Annotate, Batch, SetSpeakerFrom
from annotator.workspace.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]), author="killed")
for number in range(100_000):
    name = f"{sys.argv[2]}-{number}"
    kind = number % 4
    if kind == 0:
        workspace.do(Annotate("t", 3, 8, "Fact", id=name))
    elif kind == 1:
        workspace.do(Batch((AddSpeaker(name, id=name), SetSpeakerFrom("t", 3, (name,)))))
    elif kind == 2:
        workspace.do(AddTerm(name, id=name))
    else:
        workspace.undo()
        workspace.redo()
    print(name, flush=True)
"""


def killed_after(path: Path, label: str, acknowledged: int) -> list[str]:
    """Edit in a process of its own, kill it in the middle; returns what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", EDITING, str(path), label], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    lines = [process.stdout.readline().strip() for _ in range(acknowledged)]
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().split("\n")[:-1]  # acknowledged before the signal arrived
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL
    return [*lines, *rest]


def test_every_acknowledged_edit_survives_a_kill(project: Path) -> None:
    known: list[str] = []
    for attempt, acknowledged in enumerate((1, 2, 7, 20, 41, 60)):
        done = killed_after(project, f"k{attempt}", acknowledged)
        assert len(done) >= acknowledged
        known += done
        workspace = Workspace.open(project, author="tester")
        assert workspace.problems() == ()
        if workspace.redoable is not None:
            workspace.redo()  # it was killed between undoing and redoing
        there = {
            0: set(workspace.transcript("t").annotation_by_id),
            1: set(workspace.codebook.speaker_by_id),
            2: {term.id for term in workspace.codebook.terms},
        }
        for name in known:
            kind = int(name.rpartition("-")[2]) % 4
            assert kind == 3 or name in there[kind], f"{name} was acknowledged"
        before = len(workspace.history())
        workspace.undo()
        workspace.redo()
        assert len(workspace.history()) == before
        workspace.do(Annotate("t", 3, 8, "Fact"))
        workspace.close()
    workspace = Workspace.open(project, author="tester")
    while workspace.undoable is not None:
        workspace.undo()
    assert workspace.summaries() == ()
    assert workspace.problems() == ()
    workspace.close()


LIMITED = """
import resource, signal, sys
from pathlib import Path
from annotator.domain.errors import ProjectFileError
from annotator.editing import AddTerm
from annotator.workspace.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]), author="tester")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = Path(sys.argv[1]).stat().st_size + 40_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
made = 0
try:
    for number in range(1_000):
        workspace.do(AddTerm(f"词{number}", note="注" * 2_000))
        made += 1
except ProjectFileError as error:
    print(made, error)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limit on files here")
def test_a_full_disk_is_told_and_keeps_what_was_acknowledged(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(project)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    made, _, sentence = done.stdout.partition(" ")
    assert "nothing was changed" in sentence
    assert 0 < int(made) < 1_000
    workspace = Workspace.open(project, author="tester")
    assert len(workspace.codebook.terms) == int(made) + 1
    assert workspace.problems() == ()
    workspace.undo()
    assert len(workspace.codebook.terms) == int(made)
    workspace.close()


def test_a_project_killed_while_it_was_made_is_no_project(tmp_path: Path) -> None:
    """What is left can be told from a project, and taken away by its owner."""
    script = (
        "import os, sys; from pathlib import Path; from annotator.store.project_file import ProjectFile; "
        "ProjectFile.create(Path(sys.argv[1]), furnish=lambda writer: os._exit(9))"
    )
    path = tmp_path / "half.annodb"
    done = subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=False)
    assert done.returncode == 9
    with pytest.raises(Exception, match="is not an Annotator project"):
        Workspace.open(path)
