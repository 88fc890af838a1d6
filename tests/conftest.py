"""What all tests stand on: a home of their own, English, no display, and no patience with Qt's warnings."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from annotator.language import current_language, use_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("DATA", "CONFIG", "CACHE", "STATE")
HARMLESS = (
    "This plugin does not support propagateSizeHints()",  # said by the platform without a display
    "This plugin does not support raise()",
)

settings.register_profile(
    "ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("explore", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_configure(config: pytest.Config) -> None:
    """Move into an empty home before anything of the program asks where the home is."""
    home = Path(tempfile.mkdtemp(prefix="annotator-home-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ["HOME"] = str(home)
    for name in FOLDERS:
        folder = home / name.lower()
        folder.mkdir()
        os.environ[f"XDG_{name}_HOME"] = str(folder)
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("ANNOTATOR_LANGUAGE", "en")


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    if current_language() != "en":
        use_language("en")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the seeds, beside the repository or where ``ANNOTATOR_SHARED`` says."""
    folder = Path(os.environ.get("ANNOTATOR_SHARED") or ROOT.parent / "shared")
    if not (folder / "seeds").is_dir():
        pytest.skip("the shared seeds are not here")
    return folder


@pytest.fixture(scope="session")
def _application() -> Iterator[QApplication]:
    from PySide6.QtWidgets import QApplication

    from annotator.ui.clipboard import hand_over_clipboard
    from annotator.ui.collecting import collect_here

    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(["annotator"])
    collect_here(application)  # as in the program: widgets of an earlier test never go in another thread
    yield application
    hand_over_clipboard()


@pytest.fixture
def qapp(_application: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """The running application. The test fails when Qt warns or when an exception is lost in a slot."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    faults: list[str] = []

    def hear(kind: QtMsgType, context: object, text: str) -> None:
        is_grave = kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if is_grave and not any(known in text for known in HARMLESS):
            faults.append(text)

    def catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    monkeypatch.setattr(sys, "excepthook", catch)
    qInstallMessageHandler(hear)
    try:
        yield _application
        _clear_away(_application)
    finally:
        qInstallMessageHandler(None)
    if faults:
        pytest.fail("Qt complained:\n" + "\n".join(faults), pytrace=False)


def _clear_away(application: QApplication) -> None:
    """Close and delete what the test left open, forget the settings it made, and where it kept them."""
    from PySide6.QtCore import QCoreApplication, QEvent, QSettings

    for widget in application.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()
    if application.organizationName() or application.applicationName():
        QSettings().clear()
    QSettings.setDefaultFormat(QSettings.Format.NativeFormat)
