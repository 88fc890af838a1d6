"""Help and wrong usage in the language in use: the words that the library itself writes around ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from annotator.cli import COMMANDS
from annotator.language import filled, translate

WrongUsage: type[Exception] = typer.BadParameter.__bases__[0]
"""What the library raises for arguments that make no sense; it does not give out the class by name."""
_HEADINGS = re.compile(r"^(Usage: |(?:Arguments|Options|Commands):$)", re.MULTILINE)
_BRACES = str.maketrans("", "", "{}")
_TYPES = re.compile(r"(?<=[A-Za-z]) <(?:path|str|list\[\w+\])>(?= )")
_IN_BRACKETS = re.compile(r"\((?!s\))(.*)\)$", re.DOTALL)


class SpokenCommand(TyperCommand):
    """A command whose help is in the language in use."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        return _spoken(super().get_help(ctx))

    def get_short_help_str(self, limit: int = 0) -> str:
        """The whole of it: two lines say more than one that breaks off."""
        return self.help or ""

    def collect_usage_pieces(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """As everybody writes them: without braces."""
        return [piece.translate(_BRACES) for piece in super().collect_usage_pieces(ctx)]


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
    text = _TYPES.sub(lambda found: " " * len(found[0]), text)
    text = text.replace("Show this message and exit.", translate("Show this message and exit."))
    for plain, spoken in (
        ("[OPTIONS]", translate("[OPTIONS]")),
        ("COMMAND [ARGS]...", translate("COMMAND [ARGUMENTS]...")),
        ("[required]", f"[{translate('required')}]"),
    ):
        text = text.replace(plain, spoken)
    return text


def said_wrong(error: Exception) -> Iterator[str]:
    """What is wrong with the arguments, and under it how the command is used."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        yield str(error)
        return
    yield _sentence(error)
    if context is not None:
        usage = " ".join(_spoken(context.get_usage()).split())
        help_asked = f"`{context.command_path} --help`"
        yield translate("{usage} ({help} tells more)").format(usage=usage, help=help_asked)


def _sentence(error: Exception) -> str:
    """What is wrong: told by what the library's error carries, as it has no number or code."""
    message = str(getattr(error, "message", "") or error)
    if hasattr(error, "possibilities"):
        return _no_option(error)
    if hasattr(error, "option_name"):
        sentence = (
            translate("The option {option} takes no value.")
            if "not take" in message
            else translate("The option {option} needs a value behind it.")
        )
        return sentence.format(option=error.option_name)
    if hasattr(error, "param_type"):
        return _missing(error)
    if message.startswith("Got unexpected extra argument"):
        found = _IN_BRACKETS.search(message)
        sentence = translate("There is too much: “{words}”; a name with blanks needs quotation marks.")
        return filled(sentence, words=found[1] if found else message)
    if message.startswith(("Missing command", "No such command")):
        return translate("There is no command; the commands are {commands}.").format(
            commands=", ".join(COMMANDS)
        )
    return message


def _no_option(error: Exception) -> str:
    option, context = getattr(error, "option_name", ""), getattr(error, "ctx", None)
    near = list(getattr(error, "possibilities", None) or ())
    if near:
        sentence = translate("There is no option {option} here; did you mean {near}?")
        return sentence.format(option=option, near=near[0])
    known = [name for param in (context.command.params if context else ()) for name in param.opts]
    windows = ("--language", "--theme") if context is not None and context.parent is None else ()
    options = ", ".join([*(name for name in known if name.startswith("-")), *windows, "--help"])
    return translate("There is no option {option} here; the options are {options}.").format(
        option=option, options=options
    )


def _missing(error: Exception) -> str:
    parameter = getattr(error, "param", None)
    names = [name for name in getattr(parameter, "opts", ()) if name.startswith("-")]
    name = " ".join([*names[:1], str(getattr(parameter, "metavar", None) or parameter)])
    return translate("{name} is missing: {meaning}").format(
        name=name, meaning=getattr(parameter, "help", "") or ""
    )


def misspelt(arguments: Sequence[str]) -> str:
    """What to say of a first argument that is neither a command nor a project; empty where it may be one."""
    first = arguments[0]
    near = get_close_matches(first.lower(), COMMANDS, n=1)
    is_path = Path(first).suffix != "" or Path(first).name != first
    if (is_path and len(arguments) == 1) or Path(first).suffix == ".annodb" or Path(first).exists():
        return ""
    if near:
        sentence = translate("There is no command “{given}”; did you mean `annotator {command}`?")
        return sentence.format(given=first, command=near[0])
    sentence = (
        translate("There is no command “{given}”; the commands are {commands}.")
        if is_path or len(arguments) > 1
        else translate("There is no command and no project “{given}”; the commands are {commands}.")
    )
    return sentence.format(given=first, commands=", ".join(COMMANDS))
