"""A talk with one speaker whom no rule knows, imported as the program reads it, to be reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.speaker import Speaker
from annotator.domain.transcript import Transcript
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace
from tests.detect.ruled_talk import TALK

ONE = Ruling(RulingKind.SAME_PERSON, "家兴", "张家兴")


def bring_in(workspace: Workspace, folder: Path, text: str = TALK, *rulings: Ruling) -> Transcript:
    """Import a text as the program reads it by these rulings."""
    path = folder / f"talk{len(workspace.summaries())}.txt"
    path.write_text(text, encoding="utf-8")
    import_all(workspace, [look_at(path, rulings=rulings)])
    return workspace.summaries()[-1].transcript


@contextmanager
def imported(folder: Path, text: str, *rulings: Ruling) -> Iterator[Workspace]:
    """A project of one text, open, read by these rulings."""
    workspace = Workspace.create(folder / "project.annodb", author="甲")
    bring_in(workspace, folder, text, *rulings)
    yield workspace
    workspace.close()


def who_says(workspace: Workspace, transcript: Transcript) -> list[tuple[str, str]]:
    """The names and the words of the turns, as the project has them."""
    whole = workspace.transcript(transcript.id)
    names = workspace.codebook.speaker_by_id
    return [
        (
            "、".join(names[s].name for s in turn.speaker_ids),
            whole.text[turn.text_start : whole.turn_end(turn)].strip(),
        )
        for turn in whole.turns
    ]


def speaker_called(workspace: Workspace, name: str) -> Speaker:
    return next(s for s in workspace.codebook.speakers if s.name == name)
