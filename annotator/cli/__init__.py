"""The same verbs without a window.

Errors that a user can cause are one line on stderr and exit code 1, with nothing changed; wrong
usage is exit code 2. With ``--json`` one JSON document goes to stdout and nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

COMMANDS = ("new", "inspect", "import", "ls", "show", "apply", "undo", "redo", "export", "formats", "check")
"""The commands; any other first argument is a project to open in the window."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    from annotator.cli.commands import app
    from annotator.domain.errors import UserError

    try:
        app(list(arguments), prog_name="annotator", standalone_mode=True)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except UserError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # whoever read our output has enough; keep the interpreter from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return 0
