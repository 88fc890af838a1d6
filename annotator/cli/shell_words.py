"""Paths as they are typed in a shell."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path


def for_shell(path: Path) -> str:
    """A path as one word of a command line, whatever characters it has."""
    word = str(path)
    if sys.platform == "win32":
        return subprocess.list2cmdline([word])
    return shlex.quote(f"./{word}" if word.startswith("-") else word)
