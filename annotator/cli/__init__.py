"""The same verbs without a window.

Errors that a user can cause are one line on stderr and exit code 1, with nothing changed; wrong
usage is exit code 2. With ``--json`` one JSON document goes to stdout and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

COMMANDS = (
    "new", "inspect", "import", "ls", "show", "suggest", "apply", "undo", "redo", "export", "formats",
    "check",
)  # fmt: skip
"""The commands; any other first argument is a project to open in the window."""


FAULT_SHOWN = "ANNOTATOR_TRACEBACK"
"""Set in the environment, a fault of the program is raised where it happened instead of told."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    from annotator.cli.output import be_lenient, complain
    from annotator.domain.errors import UserError
    from annotator.language import translate

    be_lenient()
    if "" in arguments:
        complain(translate("One of the arguments is empty; give a name."))
        return 2
    try:
        return _run(list(arguments))
    except UserError as error:
        complain(error)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get(FAULT_SHOWN):
            raise
        complain(_told(error))
        return 1


def _run(arguments: list[str]) -> int:
    from annotator.cli.commands import app
    from annotator.cli.output import complain_whole
    from annotator.cli.speaking import WrongUsage, said_wrong

    try:
        code = app(arguments, prog_name="annotator", standalone_mode=False)
    except WrongUsage as error:
        for line in said_wrong(error):
            complain_whole(line)
        return 2
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return code if isinstance(code, int) else 0


def _told(error: Exception) -> str:
    """A fault of the program, for somebody who can report it but not mend it."""
    from annotator.language import translate

    sentence = translate(
        "Annotator itself is at fault ({fault}); please report it, with what {switch}=1 shows."
    )
    return sentence.format(fault=f"{type(error).__name__}: {error}", switch=FAULT_SHOWN)
