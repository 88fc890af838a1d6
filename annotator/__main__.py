"""The program: with a command as first argument the command line, otherwise the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

_WINDOW_OPTIONS = ("--language", "--theme")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if _is_for_command_line(given):
        from annotator.cli import main as run_command
        from annotator.language import preferred_language, use_language

        use_language(preferred_language())
        return run_command(given)
    if _is_misspelt(given):
        return 2
    from annotator.domain.collecting import kept_for_good

    with kept_for_good():
        from annotator.ui.app import main as open_window
    return open_window(given)


def _is_for_command_line(arguments: Sequence[str]) -> bool:
    if not arguments:
        return False
    from annotator.cli import COMMANDS

    first = arguments[0]
    is_window_option = any(first == option or first.startswith(f"{option}=") for option in _WINDOW_OPTIONS)
    return first in COMMANDS or (first.startswith("-") and not is_window_option)


def _is_misspelt(arguments: Sequence[str]) -> bool:
    """Whether the first argument can be nothing but a command gone wrong; then that is said."""
    if not arguments or arguments[0].startswith("-") or any(a.startswith(_WINDOW_OPTIONS) for a in arguments):
        return False
    if len(arguments) == 1 and (Path(arguments[0]).suffix or Path(arguments[0]).exists()):
        return False  # a project: on the way to the window nothing more is loaded
    from annotator.cli.output import complain
    from annotator.cli.speaking import misspelt
    from annotator.language import preferred_language, use_language

    use_language(preferred_language())
    sentence = misspelt(list(arguments))
    if sentence:
        complain(sentence)
    return bool(sentence)


if __name__ == "__main__":
    sys.exit(main())
