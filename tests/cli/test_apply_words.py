"""What ``apply`` says of edits that cannot be read: a sentence in the words of whoever wrote them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.language import use_language
from tests.cli.conftest import Annotator

Edits = Callable[..., Path]
CLAIM = {"edit": "annotate", "transcript": "t", "start": 1, "end": 4, "label": "Fact"}
ONE_OF = "must be one of supportive, neutral, critical"

SAID = {
    "not whole": (CLAIM | {"end": 2.5}, "“end” of the edit annotate must be a whole number."),
    "true for a number": (CLAIM | {"start": True}, "“start” of the edit annotate must be a whole number."),
    "nothing for a number": (CLAIM | {"start": None}, "“start” of the edit annotate must be a whole number."),
    "number for a text": (CLAIM | {"note": 7}, "“note” of the edit annotate must be a text, in quotation"),
    "text for yes": (
        {"edit": "annotate", "transcript": True, "start": 1, "end": 2, "label": "Fact"},
        "“transcript” of the edit annotate must be a text",
    ),
    "half a number": (CLAIM | {"transcript": 1.5}, "“transcript” of the edit annotate must be a text"),
    "missing": ({"edit": "annotate", "transcript": "t"}, "The edit annotate needs “start”."),
    "list for an object": (CLAIM | {"attributes": []}, "“attributes” of the edit annotate must be an object"),
    "choice within": (
        CLAIM | {"attributes": {"stance": "odd"}},
        f"“attributes.stance” of the edit annotate {ONE_OF}.",
    ),
    "misspelt within": (
        CLAIM | {"attributes": {"stanse": "x"}},
        "The edit annotate has no field attributes.stanse.",
    ),
    "object for a list": (
        {"edit": "reread", "transcript": "t", "rulings": {}},
        "“rulings” of the edit reread must be a list, in square brackets.",
    ),
    "kind of a ruling": (
        {"edit": "reread", "transcript": "t", "rulings": [{"kind": "x"}]},
        "“rulings[0].kind” of the edit reread must be one of ",
    ),
    "misspelt edit": ({"edit": "anotate"}, "There is no edit called anotate; did you mean annotate?"),
    "no name": ({}, "The line does not say which edit it is; it needs “edit”"),
    "single quotes": ("{'edit': 'undo'}", "This is not JSON: it goes wrong at character 2."),
    "behind Chinese": ('{"edit": "漏损", x}', "This is not JSON: it goes wrong at character 16."),
    "broken off": ('{"edit": "annotate"', "This is not JSON: it ends too early."),
    "half a sign": (
        '{"edit": "rename_project", "name": "\\ud800"}',
        "This is not JSON that can be read: it holds half a character",
    ),
    "too deep": ("[" * 100_000, "This is not JSON that can be read: it is nested too deeply."),
}  # fmt: skip
INTERNALS = ("`", "$.", "Expected", "`int`", "enum", "byte", "None")


@pytest.mark.parametrize("kind", SAID)
def test_one_clear_sentence_without_internals(
    annotator: Annotator, project: Path, edits: Edits, kind: str
) -> None:
    line, sentence = SAID[kind]
    said = annotator("apply", project, edits(line))
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert said.err.startswith(f"Line 1: {sentence}")
    assert not [word for word in INTERNALS if word in said.err]
    use_language("zh_CN")
    try:
        chinese = annotator("apply", project, edits(line)).err
    finally:
        use_language("en")
    assert chinese.startswith("第 1 行：")
    assert not [word for word in (*INTERNALS, "must", "needs", "edit annotate") if word in chinese]


def test_a_transcript_may_be_named_by_its_number(annotator: Annotator, project: Path, edits: Edits) -> None:
    path = edits(CLAIM | {"transcript": 1, "id": "one"}, json.dumps(CLAIM | {"transcript": "1", "id": "two"}))
    assert annotator("apply", project, path).code == 0
    ids = {a["id"] for a in annotator("show", project, "1", "--json").document["annotations"]}
    assert {"one", "two"} <= ids
    refused = annotator("apply", project, edits(CLAIM | {"transcript": 9}))
    assert (refused.code, refused.err.count("\n")) == (1, 1)
