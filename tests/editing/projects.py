"""Building blocks of the tests of edits: texts, imports, and the whole state of a project."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.domain.annotation import Annotation
from annotator.domain.changes import ENTITIES, Entity
from annotator.domain.label import Label, Layer
from annotator.domain.reading import FoundSegment, FoundSpeaker, FoundTurn, Reading, SourceFile
from annotator.domain.speaker import Evidence, Speaker
from annotator.domain.transcript import Transcript
from annotator.editing import AddLabel, Annotate, ImportTranscript
from annotator.workspace.workspace import Workspace

DIALOGUE = (
    "周允：管网漏损到底有多少？\n"
    "简宁：公开的口径是百分之十一点三。😊我们自己测的是百分之十九。\n"
    "周允：差的这一截是什么？\n"
    "简宁：主要是没有计量的公供用水，𠮷村那一片不全是管子漏。\n"
)


def import_text(workspace: Workspace, text: str, *, name: str = "text.txt") -> Transcript:
    """Import a text whose lines are ``Name：words``."""
    workspace.do(ImportTranscript(SourceFile(name, text, "utf-8", "LF"), reading_of(text)))
    return workspace.summaries()[-1].transcript


def reading_of(text: str) -> Reading:
    segments, turns, names, at = [], [], {}, 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(FoundSegment(at, at + len(line)))
            name, colon, _ = line.partition("：")
            if colon:
                names[name] = FoundSpeaker(name)
                text_start = at + len(name) + 1
                turns.append(FoundTurn(name, at, text_start, at + len(line), Evidence.LABEL))
        at += len(line) + 1
    return Reading(
        0,
        len(text),
        title="谈漏损",
        speakers=tuple(names.values()),
        turns=tuple(turns),
        segments=tuple(segments),
    )


def state_of(workspace: Workspace) -> Mapping[str, tuple[Entity, ...]]:
    """Everything in the project, checked against what the workspace holds in memory."""
    with workspace.reading() as reader:
        state = {kind.__name__: tuple(sorted(reader.all(kind), key=lambda t: t.key)) for kind in ENTITIES}
        assert workspace.codebook == reader.codebook()
        for transcript in reader.all(Transcript):
            assert workspace.transcript(transcript.id) == reader.whole(transcript.id)
    return state


def claim_label(workspace: Workspace, nth: int = 0) -> Label:
    return workspace.codebook.labels_of(Layer.CLAIMS)[nth]


def mark_claim(
    workspace: Workspace, transcript: Transcript, start: int, end: int, nth: int = 0
) -> Annotation:
    event = workspace.do(Annotate(transcript.id, start, end, claim_label(workspace, nth).id))
    made = event.changes[0].after
    assert isinstance(made, Annotation)
    return made


def add_topic(workspace: Workspace, name: str, parent: str | None = None) -> Label:
    made = workspace.do(AddLabel(Layer.TOPICS, name, parent=parent)).changes[0].after
    assert isinstance(made, Label)
    return made


def speaker_called(workspace: Workspace, name: str) -> Speaker:
    return next(s for s in workspace.codebook.speakers if s.name == name)
