"""The commands inside this process, quick to call, and a filled project."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from annotator.cli import FAULT_SHOWN, main
from tests.store.conftest import filled, project

__all__ = ["filled", "project"]


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document that is all of stdout."""
        return json.loads(self.out)


Annotator = Callable[..., Said]


@pytest.fixture
def annotator(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Annotator:
    """Run a command; a fault of the program is raised."""
    monkeypatch.setenv(FAULT_SHOWN, "1")

    def call(*arguments: str | Path) -> Said:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capfd.readouterr()
        return Said(code, printed.out, printed.err)

    return call


@pytest.fixture
def edits(tmp_path: Path) -> Callable[..., Path]:
    """A file of edits, one object a line."""

    def write(*lines: str | dict[str, Any]) -> Path:
        path = tmp_path / "edits.jsonl"
        said = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        path.write_text("\n".join(said) + "\n", encoding="utf-8")
        return path

    return write
