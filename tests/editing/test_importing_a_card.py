from __future__ import annotations

from annotator.domain.project import FieldKind
from annotator.domain.reading import Reading, SourceFile
from annotator.editing import ImportTranscript
from annotator.workspace.workspace import Workspace
from tests.editing.conftest import Prove

TEXT = "标题: 一场听证\n链接: https://example.org/1\n行业: 园林\n正文\n"


def test_metadata_fills_the_fields_it_means_and_makes_those_it_needs(
    workspace: Workspace, prove: Prove
) -> None:
    metadata: dict[str, str | tuple[str, ...]] = {
        "标题": "一场听证",
        "链接": "https://example.org/1",
        "行业": ("园林", "市政"),
        "备注": " ",
    }
    reading = Reading(0, len(TEXT), title="一场听证", metadata=metadata)
    prove(ImportTranscript(SourceFile("a.txt", TEXT, "utf-8", "LF"), reading, id="t"))
    fields = workspace.codebook.field_by_id
    card = {fields[v.field_id].name: v.values for v in workspace.transcript("t").card}
    assert card == {"Link": ("https://example.org/1",), "行业": ("园林", "市政")}
    kinds = {field.name: field.kind for field in fields.values()}
    assert kinds["行业"] is FieldKind.LIST
    assert "标题" not in kinds
