"""Python's collector of cycles, kept away where it would only cost."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep the collector away while millions of small values without cycles are made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def kept_for_good() -> Iterator[None]:
    """Keep the collector away while modules are imported, and from them ever after.

    Their hundred thousands of objects stay until the program ends; looking through them takes a
    fifteenth of the time until the window is up, and later a moment in which no key is answered.
    """
    with nothing_collected():
        yield
    gc.freeze()
