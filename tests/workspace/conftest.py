"""A filled project, open."""

from __future__ import annotations

from tests.store.conftest import filled, project, workspace

__all__ = ["filled", "project", "workspace"]
