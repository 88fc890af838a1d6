"""A text that is not what was imported: whoever shows it says so, and nothing breaks on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Annotator
from tests.store.filled import TEXT
from tests.store.test_integrity import attack

HARM = {
    "other words": "UPDATE texts SET text = '旧' || substr(text, 2)",
    "cut": "UPDATE texts SET text = substr(text, 1, 5)",
    "empty": "UPDATE texts SET text = ''",
    "longer": "UPDATE texts SET text = text || '又一句'",
}


@pytest.mark.parametrize("harm", HARM)
def test_ls_and_show_warn_and_export_refuses(
    annotator: Annotator, project: Path, tmp_path: Path, harm: str
) -> None:
    assert annotator("ls", project).err == ""
    attack(project, HARM[harm])
    assert annotator("check", project).code == 1
    for command in (("ls", project), ("ls", project, "--json"), ("show", project, "1")):
        said = annotator(*command)
        assert said.code == 0
        assert said.err.startswith("The source text of “谈漏损” is damaged: it is not what was imported.")
        assert said.err.count("\n") == 1
    shown = annotator("show", project, "1", "--json").document
    assert len(shown["source_text"]) == len(TEXT) == shown["characters"]
    refused = annotator("export", project, "-o", tmp_path / "out.xlsx")
    assert (refused.code, refused.err.count("\n"), (tmp_path / "out.xlsx").exists()) == (1, 1, False)
    assert annotator("suggest", project).code == 0
