"""Who is quoted at a claim is told from who speaks there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.span import Span
from annotator.workspace.quoted_voices import quoted_over
from annotator.workspace.workspace import Workspace
from tests.workspace.reviewed import imported

TALK = (
    "周允：水价该不该涨？\n"
    "简宁：我看不该。陶行知曾经说过：“行是知之始。”我们连漏水都没有修过，凭什么涨价。\n"
    "周允：也有人不同意。\n"
    "简宁：那就算给他们看。\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    with imported(tmp_path, TALK) as workspace:
        yield workspace


def quoted(workspace: Workspace, words: str) -> tuple[str, ...]:
    transcript = workspace.transcript(workspace.summaries()[0].transcript.id)
    start = transcript.text.index(words)
    return quoted_over(transcript, Span(start, start + len(words)), workspace.codebook)


def test_words_that_are_no_quotation_are_nobody_elses(project: Workspace) -> None:
    transcript = project.transcript("1")
    start = transcript.text.index("行是知之始")
    none = Ruling(RulingKind.NO_SPEAKER, start=start, end=start + 3)
    span = Span(start, start + 5)
    assert quoted_over(transcript, span, project.codebook, (none,)) == ()
    elsewhere = Ruling(RulingKind.NO_SPEAKER, start=0, end=3)
    assert quoted_over(transcript, span, project.codebook, (elsewhere,)) == ("陶行知",)


def test_a_claim_in_quoted_words_can_be_given_to_who_is_quoted(project: Workspace) -> None:
    assert quoted(project, "行是知之始") == ("陶行知",)


def test_a_claim_beside_them_is_the_speakers(project: Workspace) -> None:
    assert quoted(project, "我们连漏水都没有修过") == ()
    assert quoted(project, "水价该不该涨") == ()
