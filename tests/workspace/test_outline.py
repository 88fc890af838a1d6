"""Which topic the list opens at."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.label import Layer
from annotator.editing import AddLabel, Annotate
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.outline import next_topic
from annotator.workspace.workspace import Workspace


def test_the_next_topic_is_the_one_that_follows_in_the_codebook(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "outline.annodb")
    (tmp_path / "talk.txt").write_text("先说现状。再说办法。最后说钱。", encoding="utf-8")
    import_all(workspace, [look_at(tmp_path / "talk.txt")])
    transcript_id = workspace.summaries()[0].transcript.id

    def likely(offset: int) -> str | None:
        found = next_topic(workspace.codebook, workspace.transcript(transcript_id), offset)
        return None if found is None else found.name

    assert likely(0) is None
    for name in ("开场", "现状", "办法"):
        workspace.do(AddLabel(Layer.TOPICS, name, id=name))
    workspace.do(AddLabel(Layer.TOPICS, "数字", parent="现状", id="数字"))
    assert likely(0) == "开场"
    workspace.do(Annotate(transcript_id, 0, 4, "开场"))
    assert likely(0) == "开场"
    assert likely(4) == "现状"
    workspace.do(Annotate(transcript_id, 4, 8, "现状"))
    assert likely(9) == "数字"
    workspace.do(Annotate(transcript_id, 8, 9, "办法"))
    assert likely(10) == "开场"
    workspace.close()
