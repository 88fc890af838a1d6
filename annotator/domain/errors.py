"""Errors that the world causes: bad input, a missing file, an edit that makes no sense.

They carry one clear sentence, in the user's language, that says what is wrong and what to do.
Anything else that is raised is a fault of the program.
"""

from __future__ import annotations

from annotator.language import filled, translate


class UserError(Exception):
    """Something the user can mend; ``str()`` is the sentence to show.

    ``template`` is an English message marked with :func:`annotator.language.mark`, its
    ``{placeholders}`` filled from ``parameters``. ``edit_number`` counts from 1 where one of
    several edits that were asked for at once is at fault, and is 0 elsewhere.
    """

    edit_number = 0

    def __init__(self, template: str, **parameters: object) -> None:
        super().__init__(template, parameters)
        self.template = template
        self.parameters = parameters

    def __str__(self) -> str:
        return filled(translate(self.template), **self.parameters)


class NotFound(UserError):
    """A thing that was named does not exist."""


class InvalidEdit(UserError):
    """An edit that cannot be made on the project as it is; nothing was changed."""


class UnreadableFile(UserError):
    """A file that cannot be read as what it claims to be."""


class ProjectFileError(UserError):
    """A project file that cannot be opened, created or written."""


class BadPattern(UserError):
    """A regular expression or a label pattern that makes no sense, or takes too long."""


class ExportError(UserError):
    """A dataset that could not be written; the target is untouched."""


class PersonalMemoryError(UserError):
    """A person's own memory of corrections that cannot be read or written."""


class Cancelled(Exception):
    """The user stopped a long piece of work; nothing of it remains."""
