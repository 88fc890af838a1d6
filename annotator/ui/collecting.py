"""Python's collector of cycles runs in the window's thread only.

A cycle may hold parts of the window. Where another thread is the one that collects it, Qt's objects are
taken apart there, which can end the program; so the collector does not run by itself, but from time to time.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QTimer

_MS = 300
_YOUNG, _OLDER = 2_000, 10
"""So many new things, and so many collections of a younger generation, are let gather."""


def collect_here(application: QCoreApplication) -> None:
    """Collect in this thread from now on, as long as the application is there."""
    if application.findChild(QTimer, _NAME) is not None:
        return
    gc.disable()
    timer = QTimer(application, interval=_MS)
    timer.setObjectName(_NAME)
    timer.timeout.connect(_collect)
    timer.start()


_NAME = "collecting"


def _collect() -> None:
    """Collect the oldest generation that is due, as Python would by itself."""
    young, older, oldest = gc.get_count()
    if oldest > _OLDER:
        gc.collect(2)
    elif older > _OLDER:
        gc.collect(1)
    elif young > _YOUNG:
        gc.collect(0)
