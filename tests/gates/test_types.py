"""The types hold, in the tests too."""

from __future__ import annotations

from tests.gates.tools import run


def test_mypy_strict_finds_nothing() -> None:
    run("mypy", "--no-error-summary")
