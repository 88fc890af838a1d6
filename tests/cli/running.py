"""Running the program as a user does: a process of its own, its output as bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Done:
    """What came out of a run."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def error(self) -> str:
        return self.err.decode("utf-8", "backslashreplace")


def run(
    *arguments: str | bytes | Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Done:
    """``annotator`` with these arguments. A traceback fails the test that asked."""
    changed = dict(environment or {})
    plain = {
        key: value for key, value in os.environ.items() if key not in ("PYTHONIOENCODING", "LANG", "LC_ALL")
    }
    done = subprocess.run(
        [sys.executable, "-m", "annotator", *arguments],
        input=stdin,
        capture_output=True,
        cwd=folder or ROOT,
        env={**plain, "PYTHONPATH": str(ROOT), "ANNOTATOR_LANGUAGE": "en", **changed},
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode("utf-8", "replace")
    assert b"at fault" not in done.stderr, done.stderr.decode("utf-8", "replace")
    return Done(done.returncode, done.stdout, done.stderr)
