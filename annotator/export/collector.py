"""Python's search for garbage, put off while many small values are made that all live on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No search for reference cycles meanwhile.

    Records are values without cycles; looking through a hundred thousand of them again and again
    finds nothing and takes a fifth of the time of an export.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
