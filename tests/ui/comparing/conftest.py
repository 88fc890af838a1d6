from __future__ import annotations

from tests.ui.shell.conftest import open_window, start, user

__all__ = ["open_window", "start", "user"]
