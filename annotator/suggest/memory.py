"""What was corrected before: which wording was heard, and what was meant by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class _Times:
    """How often something was meant, and when last."""

    count: int = 0
    last: int = 0


class Memory:
    """The corrections made so far, in the order in which they were made."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._by_form: dict[str, dict[str, _Times]] = {}
        self._meant: dict[str, _Times] = {}
        self._made = 0
        for heard, meant in pairs:
            self.add(heard, meant)

    def add(self, heard: str, meant: str) -> None:
        """One more correction was made."""
        if not heard or not meant or heard == meant:
            return
        self._made += 1
        forms = self._by_form.setdefault(_form(heard), {})
        for times in (forms.setdefault(meant, _Times()), self._meant.setdefault(meant, _Times())):
            times.count += 1
            times.last = self._made

    def meant_by(self, heard: str) -> Sequence[str]:
        """What this wording was corrected to, the most frequent first, of equals the latest."""
        forms = self._by_form.get(_form(heard), {})
        return sorted(forms, key=lambda meant: (-forms[meant].count, -forms[meant].last))

    @property
    def meant(self) -> Mapping[str, int]:
        """All that was meant, with how often."""
        return {meant: times.count for meant, times in self._meant.items()}

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each form with what was meant by it, once."""
        return ((form, meant) for form, all_meant in self._by_form.items() for meant in all_meant)


def _form(heard: str) -> str:
    return " ".join(heard.casefold().split())
