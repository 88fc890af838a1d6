"""Arguments that open the window: a project and how it shall look. Nothing else is loaded on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.cli import COMMANDS
from annotator.domain.errors import UserError
from annotator.language import LANGUAGES, mark

THEMES = ("system", "light", "dark")
_OPTIONS = {"--language": tuple(LANGUAGES), "--theme": THEMES}


class WrongArguments(UserError):
    """Wrong usage of the program."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the window is asked for; ``rest`` is what stands behind the options."""

    language: str
    theme: str
    rest: tuple[str, ...]

    @property
    def project(self) -> Path | None:
        """The project to open.

        Raises ``WrongArguments`` for more than one.
        """
        if len(self.rest) > 1 and self.rest[1] in COMMANDS:
            first, second = self.rest[:2]
            raise WrongArguments(
                mark("The command stands first: `annotator {command} {project}`."),
                command=second,
                project=first,
            )
        if len(self.rest) > 1:
            raise WrongArguments(
                mark("There is too much: “{words}”; a name with blanks needs quotation marks."),
                words=" ".join(self.rest[1:]),
            )
        return Path(self.rest[0]) if self.rest else None


def opening(arguments: Sequence[str]) -> Opening:
    """The window's options taken out of the arguments, before a project or behind it.

    Raises ``WrongArguments``.
    """
    chosen, rest, waiting = dict.fromkeys(_OPTIONS, ""), [], list(arguments)
    while waiting:
        name, has_value, value = waiting.pop(0).partition("=")
        if name not in _OPTIONS:
            rest.append(name + has_value + value)
            continue
        if not has_value and waiting:
            value = waiting.pop(0)
        if value not in _OPTIONS[name]:
            choices = ", ".join(_OPTIONS[name])
            raise WrongArguments(mark("{option} is one of {choices}."), option=name, choices=choices)
        chosen[name] = value
    return Opening(chosen["--language"], chosen["--theme"], tuple(rest))
