"""Upper floors import lower ones, never the reverse, and each outside library has its one floor."""

from __future__ import annotations

from tests.gates.tools import run


def test_the_import_contracts_hold() -> None:
    run("lint-imports", "--no-cache")
