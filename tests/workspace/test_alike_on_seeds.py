"""Fixing all alike on a shared recognised talk, where it is present: what is ticked unseen is right."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.domain.reading import FoundSegment, Reading
from annotator.editing import Correct, ImportTranscript
from annotator.formats.registry import read
from annotator.workspace.alike import AlikePlace, fixing, places_alike
from annotator.workspace.workspace import Workspace
from tests.detect.test_seeds import SHARED, seed
from tests.suggest.replaying import Gold, gold_rows

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not (SHARED / "shapes").is_dir(), reason="the shared documents are not here"),
]
LINES_WITH_ROWS = 900
LEAST_PRECISION = 0.98
LEAST_TICKED = 0.5
"""Of the other places of a mishearing that was corrected once, so many are ticked unseen."""
MOST_S = 0.1


@dataclass
class _Replayed:
    """What was listed after each correction: all, those that are misheard so, and those that were ticked."""

    right: list[AlikePlace] = field(default_factory=list)
    ticked: list[AlikePlace] = field(default_factory=list)
    times: list[float] = field(default_factory=list)


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "p.annodb", author="Ada")
    source = read(seed("002"))
    whole = Reading(0, len(source.text), title="t", segments=(FoundSegment(0, len(source.text)),))
    workspace.do(ImportTranscript(source, whole, id="t"))
    yield workspace
    workspace.close()


def replayed(workspace: Workspace, rows: list[Gold], last: int) -> _Replayed:
    """Correct the rows in their order, and fix the right places of what is listed after each."""
    found, text = _Replayed(), workspace.transcript("t").text
    meant_at, settled = {row.start: row.meant for row in rows}, set[int]()
    for row in rows:
        if row.start in settled or not row.meant:
            continue
        workspace.do(Correct("t", row.start, row.end, row.meant))
        began = time.perf_counter()
        places = places_alike(workspace, text[row.start : row.end], row.meant)
        found.times.append(time.perf_counter() - began)
        listed = [place for place in places if place.end <= last]
        right = [place for place in listed if meant_at.get(place.start) == row.meant]
        found.right += right
        found.ticked += (place for place in listed if place.is_safe)
        settled |= {place.start for place in right}
        if right:
            workspace.do(fixing(right, row.meant, CorrectionKind.OTHER, CorrectionOrigin.TYPED))
    return found


def test_what_is_ticked_is_right_and_is_most_of_what_can_be(talk: Workspace) -> None:
    text = talk.transcript("t").text
    last = sum(len(line) + 1 for line in text.split("\n")[:LINES_WITH_ROWS])
    rows = gold_rows(text, SHARED / "shapes" / "002.asr_errors.tsv")
    found = replayed(talk, rows, last)
    right = {place.start for place in found.right}
    good = sum(1 for place in found.ticked if place.start in right)
    assert good >= LEAST_PRECISION * len(found.ticked)
    assert good >= LEAST_TICKED * len(found.right)
    assert len(found.right) > 150
    assert sorted(found.times)[len(found.times) // 2] < MOST_S
