"""Help in the language in use: the words that the library itself writes around ours."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from annotator.cli import COMMANDS
from annotator.language import translate

_HEADINGS = re.compile(r"^(Usage: |(?:Arguments|Options|Commands):$)", re.MULTILINE)


class SpokenCommand(TyperCommand):
    """A command whose help is in the language in use."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        return _spoken(super().get_help(ctx))


class SpokenGroup(TyperGroup):
    """All commands together, likewise."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        return _spoken(super().get_help(ctx))


def _spoken(text: str) -> str:
    """Help with the library's own words translated; where they stand, nothing of ours can be."""
    words = {
        "Usage: ": translate("Usage: "),
        "Arguments:": translate("Arguments:"),
        "Options:": translate("Options:"),
        "Commands:": translate("Commands:"),
    }
    text = _HEADINGS.sub(lambda found: words[found[0]], text)
    text = text.replace("Show this message and exit.", translate("Show this message and exit."))
    return text.replace("[required]", f"[{translate('required')}]")


def misspelt(arguments: list[str]) -> str:
    """What to say of a first argument that is neither a command nor a project; empty where it may be one."""
    first = arguments[0]
    near = get_close_matches(first.lower(), COMMANDS, n=1)
    is_project = len(arguments) == 1 and (not near or Path(first).suffix != "")
    if is_project or Path(first).exists():
        return ""
    if near:
        sentence = translate("There is no command “{given}”; did you mean `annotator {command}`?")
        return sentence.format(given=first, command=near[0])
    commands = ", ".join(COMMANDS)
    return translate("There is no command “{given}”; the commands are {commands}.").format(
        given=first, commands=commands
    )
