"""The program as a process, before there is a window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import __version__
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace

ROOT = Path(__file__).resolve().parents[3]


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


@pytest.mark.parametrize(
    "command", [("annotator.ui.demo", "--out"), ("tests.bench.window_up", "sample.annodb")]
)
def test_showing_and_measuring_leave_the_users_settings_alone(
    command: tuple[str, str], tmp_path: Path
) -> None:
    settings = tmp_path / "config" / "Annotator" / "Annotator.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text("[General]\ntheme=dark\n")
    module, first = command
    if module == "tests.bench.window_up":
        workspace = Workspace.create(tmp_path / first)
        import_all(workspace, [look_at(ROOT / "data" / "samples" / "bridge-interview.txt")])
        workspace.close()
        given = [str(tmp_path / first), str(tmp_path)]
    else:
        given = [first, str(tmp_path / "out")]
    environment = os.environ | {
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, "-m", module, *given],
        env=environment,
        cwd=ROOT,
        timeout=120,
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
    assert settings.read_text() == "[General]\ntheme=dark\n"


COPIES_AND_ENDS = """
from PySide6.QtWidgets import QApplication, QWidget
from annotator.ui.clipboard import hand_over_clipboard
from annotator.ui.transcript_page.surface import TextSurface
application = QApplication([])
window = QWidget()
page = TextSurface(window)
page.setPlainText("水位\\n高")
page.selectAll()
page.copy()
hand_over_clipboard()
print(ascii(QApplication.clipboard().text()))
"""


def test_who_copied_words_ends_the_program_in_peace_and_keeps_them() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", COPIES_AND_ENDS],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        timeout=60,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, ascii("水位\n高")), ended.stderr
