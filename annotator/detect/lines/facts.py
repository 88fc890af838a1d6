"""What is found out about stretches of a text by their words alone, kept from one reading to the next.

No ruling changes it, and the same words say the same wherever they stand in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

Asked = TypeVar("Asked", bound=Hashable)
Told = TypeVar("Told")


class Known(dict[Asked, Told], Generic[Asked, Told]):
    """The answers to one question, each found out when it is first asked for."""

    def __init__(self, find: Callable[[Asked], Told]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, asked: Asked) -> Told:
        told = self[asked] = self._find(asked)
        return told


class Facts:
    """The answers to all questions about one text; goes with whoever reads it again and again."""

    def __init__(self) -> None:
        self._known: dict[Callable[..., object], Known[Any, Any]] = {}
        self._done: dict[Hashable, Any] = {}

    def of(self, find: Callable[[Asked], Told]) -> Known[Asked, Told]:
        """What ``find``, which must tell the same whenever it is asked the same, has told so far."""
        known = self._known.get(find)
        if known is None:
            known = self._known[find] = Known(find)
        return known

    def once(self, what: Hashable, find: Callable[[], Told]) -> Told:
        """What was found out under this name, or what is found out now."""
        if what not in self._done:
            self._done[what] = find()
        found: Told = self._done[what]
        return found
