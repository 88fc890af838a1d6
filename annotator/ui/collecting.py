"""Python's collector of cycles runs in the window's thread only.

A cycle may hold parts of the window. Where another thread is the one that collects it, Qt's objects are
taken apart there, which can end the program; so the collector does not run by itself, but from time to time.

To look at everything takes a fifth of a second once a long text with its marks is there, and no key is
answered meanwhile. Texts, marks and what scans find are values without cycles, and come many at once: these
are put where the collector never looks. They go as before, when nothing refers to them any more.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QTimer

_MS = 300
_YOUNG, _OLDER = 2_000, 10
"""So many new things, and so many collections of a younger generation, are let gather."""
_MANY = 20_000
"""So many new things within so short a time are values that were read or found."""


class _Collecting(QTimer):
    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application, interval=_MS)
        self.is_thorough = False
        self.timeout.connect(self._collect)

    def _collect(self) -> None:
        """Collect the oldest generation that is due, as Python would by itself."""
        young, older, oldest = gc.get_count()
        if self.is_thorough:
            self.is_thorough = False
            gc.collect()
        if young > _MANY:
            gc.freeze()
        elif oldest > _OLDER:
            gc.collect(2)
        elif older > _OLDER:
            gc.collect(1)
        elif young > _YOUNG:
            gc.collect(0)


def collect_here(application: QCoreApplication) -> None:
    """Collect in this thread from now on, as long as the application is there."""
    if application.findChild(_Collecting) is None:
        gc.disable()
        _Collecting(application).start()


def collect_all_soon() -> None:
    """Look at everything in a moment: a project is left, and whatever of it has cycles must not stay."""
    application = QCoreApplication.instance()
    collecting = application.findChild(_Collecting) if application is not None else None
    if collecting is not None:
        collecting.is_thorough = True
