"""What the panel is asked to find, as a value, and what it remembers for the session."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotator.text.matching import Query
from annotator.workspace.filtering import Filter


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: words and how they match, which marks, turns and transcripts count, which text, where.

    ``everywhere`` means all transcripts of the project instead of the current one, ``in_source`` the
    source text instead of the reading text.
    """

    query: Query = field(default_factory=lambda: Query(""))
    filter: Filter = field(default_factory=Filter)
    in_source: bool = False
    everywhere: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.query.words and self.filter == Filter()


@dataclass(slots=True)
class SessionMemory:
    """The last search of the session: projects come and go, words and switches stay.

    The filter stays only within its project, whose labels and people it names.
    """

    asked: Asked = field(default_factory=Asked)
    project_id: str = ""
