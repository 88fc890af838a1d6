"""The code is formatted and free of what ruff finds."""

from __future__ import annotations

import pytest

from tests.gates.tools import run


@pytest.mark.parametrize("arguments", [("check",), ("format", "--check", "--diff")], ids=["check", "format"])
def test_ruff_finds_nothing(arguments: tuple[str, ...]) -> None:
    run("ruff", *arguments, ".")
