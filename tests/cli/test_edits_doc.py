"""``docs/edits.md`` says what the program does: every edit, every field, and examples that run."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest

from annotator.cli import main
from annotator.domain.annotation import Certainty, CheckWorthiness, ClaimAttributes, Stance
from annotator.domain.ruling import PLACED, RulingKind
from annotator.editing import Batch
from annotator.editing.registry import EDITS
from annotator.workspace.workspace import Workspace
from tests.cli.edits_doc import DOCUMENT, Section, default_for, sections, transcript_text, words_for_field

SECTIONS = {section.kind: section for section in sections()}


def test_every_edit_is_told_and_no_other() -> None:
    assert set(SECTIONS) == {*EDITS, Batch.kind}


@pytest.mark.parametrize("kind", sorted(EDITS))
def test_every_field_is_told_with_its_type_and_default(kind: str) -> None:
    made = EDITS[kind]
    hints = get_type_hints(made)
    expected = [(f.name, words_for_field(f.name, hints[f.name]), default_for(f)) for f in fields(made)]
    assert [(row.name, row.type, row.default) for row in SECTIONS[kind].fields] == expected
    assert all(row.meaning for row in SECTIONS[kind].fields)


@pytest.mark.parametrize("section", SECTIONS.values(), ids=lambda section: str(section.kind))
def test_every_edit_says_what_it_refuses_and_has_an_example(section: Section) -> None:
    assert "\nRefuses " in section.text
    assert any(json.loads(line)["edit"] == section.kind for line in section.examples)


def test_the_attributes_of_a_claim_are_told() -> None:
    text = DOCUMENT.read_text("utf-8")
    words = [f.name for f in fields(ClaimAttributes)]
    words += [kind.value for kinds in (Stance, Certainty, CheckWorthiness) for kind in kinds]
    assert [word for word in words if f"`{word}`" not in text] == []


def test_the_kinds_of_a_ruling_are_told_and_what_they_need() -> None:
    told = dict(re.findall(r"^- `(\w+)` needs (.+?): ", SECTIONS["reread"].text, re.MULTILINE))
    assert list(told) == list(RulingKind)
    assert all(("`start`" in needs) == (kind in PLACED) for kind, needs in told.items())


def test_the_fields_of_a_batch_are_told() -> None:
    assert [row.name for row in SECTIONS[Batch.kind].fields] == [f.name for f in fields(Batch)]


def test_the_examples_run_in_the_order_of_the_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, transcript, edits = (str(tmp_path / name) for name in ("p.annodb", "water.txt", "e.jsonl"))
    lines = [line for section in sections() for line in section.examples]
    Path(transcript).write_text(transcript_text(), encoding="utf-8")
    Path(edits).write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert main(["new", project]) == 0
    assert main(["import", project, transcript]) == 0
    capsys.readouterr()
    assert main(["apply", project, edits, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told) == len(lines)
    without_effect = [line for line, step in zip(lines, told, strict=True) if not step["changes"]]
    assert without_effect == []
    workspace = Workspace.open(Path(project))
    assert workspace.problems() == ()
    assert workspace.summaries() == ()
    for _ in lines:
        workspace.undo()
    assert [s.transcript.title for s in workspace.summaries()] == ["water"]
    workspace.close()
