"""The program as a process, before there is a window."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from annotator import __version__


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, "-m", "annotator", *arguments],
        capture_output=True,
        text=True,
        env=kept | environment,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there Qt needs to be told a display")
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_without_a_display_one_sentence_says_so(language: str) -> None:
    ended = run("talks.annodb", ANNOTATOR_LANGUAGE=language)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert ("没有" if language == "zh_CN" else "no display") in ended.stderr


def test_the_version_is_told() -> None:
    ended = run("--version")
    assert (ended.returncode, ended.stdout) == (0, f"annotator {__version__}\n")
