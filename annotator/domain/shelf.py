"""Things of one kind in their order, as a tuple that follows changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.domain.changes import Change

FEW = 16
"""Up to so many changes are made one by one; more of them by sorting anew."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where things of one kind stand in a transcript, and in which order."""

    name: str
    order: Callable[[Any], Any]

    def changed(self, things: tuple[Any, ...], changes: Sequence[Change]) -> tuple[Any, ...]:
        """The sorted things after the changes.

        Raises ``LookupError`` where a thing to change or remove is not among them.
        """
        return self._one_by_one(things, changes) if len(changes) <= FEW else self._anew(things, changes)

    def _one_by_one(self, things: tuple[Any, ...], changes: Sequence[Change]) -> tuple[Any, ...]:
        """Each thing is found by bisection; the tuple is copied once, as memory."""
        order, found = self.order, list(things)
        for change in changes:
            if change.before is not None:
                i = bisect_left(found, order(change.before), key=order)
                if i == len(found) or found[i].key != change.before.key:
                    raise LookupError(f"not there to change: {change.before}")
                del found[i]
            if change.after is not None:
                found.insert(bisect_left(found, order(change.after), key=order), change.after)
        return tuple(found)

    def _anew(self, things: tuple[Any, ...], changes: Sequence[Change]) -> tuple[Any, ...]:
        by_key = {thing.key: thing for thing in things}
        for change in changes:
            if change.before is not None and by_key.pop(change.before.key, None) is None:
                raise LookupError(f"not there to change: {change.before}")
            if change.after is not None:
                by_key[change.after.key] = change.after
        return tuple(sorted(by_key.values(), key=self.order))
