"""The floor of what is reached on the shared documents, where they are present."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.detect import read_structure
from annotator.detect.as_json import inspect_document
from annotator.domain.reading import Shape
from annotator.formats.registry import read

SHARED = Path(os.environ.get("ANNOTATOR_SHARED") or Path(__file__).resolve().parents[3] / "shared")

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared documents are not here"),
]
SHAPES = {
    "000": Shape.NOTES,
    "001": Shape.RECORD,
    "002": Shape.RECOGNISED,
    "003": Shape.PROSE,
    "004": Shape.LABELLED,
}
FLOORS = {  # the least F1 of speakers, turns, sections
    "000": (1.0, 1.0, 1.0),
    "001": (0.95, 0.95, 0.95),
    "003": (1.0, 1.0, 0.95),
    "004": (1.0, 1.0, 0.98),
}


def seed(number: str) -> Path:
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    return path


@pytest.mark.parametrize("number", SHAPES)
def test_the_shape_is_told(number: str) -> None:
    (reading,) = read_structure(read(seed(number)))
    assert reading.shape is SHAPES[number]


@pytest.mark.parametrize("number", FLOORS)
def test_the_reading_is_as_good_as_it_was(number: str, tmp_path: Path) -> None:
    source = read(seed(number))
    document = tmp_path / "document.json"
    document.write_text(json.dumps(inspect_document(source, read_structure(source))), encoding="utf-8")
    command = [
        sys.executable,
        str(SHARED / "score" / "structure.py"),
        f"{sys.executable} -c 'print(open(\"{document}\").read())'",
        str(seed(number)),
        str(SHARED / "shapes" / f"{number}.gold.json"),
    ]
    line = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    found = [float(word[1:]) for word in line.split() if word.startswith("F") and word[1:2].isdigit()]
    assert all(have >= least for have, least in zip(found[:3], FLOORS[number], strict=True)), line


def test_a_recording_of_two_hours_has_its_pictures_marked() -> None:
    (reading,) = read_structure(read(seed("002")))
    assert sum(noise.kind.value == "image" for noise in reading.noise) == 22
    assert reading.turns == ()
    assert set(reading.metadata) == {"part", "channel", "video", "link"}
