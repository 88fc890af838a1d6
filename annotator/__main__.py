"""The program: with a command as first argument the command line, otherwise the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

_WORKER = "scan-worker"
"""A window starts the program a second time with this, to have texts scanned beside it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == [_WORKER]:
        return _serve()
    from annotator.cli import COMMANDS
    from annotator.cli.opening import WrongArguments, opening
    from annotator.language import preferred_language, use_language

    use_language(preferred_language())
    try:
        asked = opening(given)
        if asked.language:
            use_language(asked.language)
        if asked.rest and (asked.rest[0] in COMMANDS or asked.rest[0].startswith("-")):
            from annotator.cli import main as run_command

            return run_command(asked.rest)
        if _is_misspelt(asked.rest):
            return 2
        project = asked.project
    except WrongArguments as error:
        return _complain(str(error))
    from annotator.domain.collecting import kept_for_good

    with kept_for_good():
        from annotator.ui.app import main as open_window
    return open_window(project, language=asked.language, theme=asked.theme)


def _serve() -> int:
    """Scan what is asked on standard input; for windows only, which end it."""
    from annotator.suggest.serving import serve

    if sys.stdin is None or sys.stdout is None:  # a system that gives a program without a console no pipes
        return 1
    serve(sys.stdin.buffer, sys.stdout.buffer)
    return 0


def _is_misspelt(arguments: Sequence[str]) -> bool:
    """Whether the first argument can be nothing but a command gone wrong; then that is said."""
    if not arguments:
        return False
    if len(arguments) == 1 and (Path(arguments[0]).suffix or Path(arguments[0]).exists()):
        return False  # a project: on the way to the window nothing more is loaded
    from annotator.cli.speaking import misspelt

    sentence = misspelt(arguments)
    if sentence:
        _complain(sentence)
    return bool(sentence)


def _complain(sentence: str) -> int:
    """One line on stderr; returns the exit code of wrong usage."""
    from annotator.cli.output import be_lenient, complain

    be_lenient()
    complain(sentence)
    return 2


if __name__ == "__main__":
    sys.exit(main())
