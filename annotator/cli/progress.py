"""A progress bar on stderr, where a person can see it and a pipe does not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as Bar

from annotator.domain.progress import Progress, silent


@contextmanager
def on_stderr(title: str) -> Iterator[Progress]:
    """A bar while the block runs; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=1.0)

        def tell(share: float) -> None:
            bar.update(task, completed=share)

        yield tell
