"""How the text of a transcript reads by some rulings; what somebody still holds is not read again."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from annotator.domain.progress import Progress, silent
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.ruling import Ruling
from annotator.workspace.ruled_places import at_ruled_places

if TYPE_CHECKING:
    from annotator.detect import Facts

_HELD: WeakValueDictionary[tuple[str, tuple[Ruling, ...]], Reading] = WeakValueDictionary()
"""The readings that a review holds at the moment: accepting it need not read the text once more."""


def reading_of(source: SourceFile, rulings: tuple[Ruling, ...], progress: Progress = silent) -> Reading:
    """How a text that is one transcript reads.

    Raises ``BadPattern`` for a label pattern that makes no sense, and ``Cancelled`` from ``progress``.
    """
    from annotator.detect import read_structure  # on the way to the window nothing is read

    key = (source.text, rulings)
    held = _HELD.get(key)
    if held is None:
        read = _as_one(read_structure(source, rulings, progress=progress))
        held = at_ruled_places(source.text, read, rulings)
        _HELD[key] = held
    return held


class Rereader:
    """Reads one text again and again, by other rulings each time.

    What says something of single places only needs no other reading than the one before; the first
    is ``readings``, by ``rulings``. With ``as_one`` the text is one transcript, whatever it looks like.
    """

    def __init__(
        self, source: SourceFile, rulings: tuple[Ruling, ...], readings: tuple[Reading, ...], *, as_one: bool
    ) -> None:
        self._source = source
        self._as_one = as_one
        is_plain = not any(ruling.is_local for ruling in rulings)
        self._last = (rulings, readings) if is_plain else None
        self._facts: Facts | None = None

    def read(self, rulings: tuple[Ruling, ...], progress: Progress = silent) -> tuple[Reading, ...]:
        """How the text reads by these rulings; raises as :func:`reading_of` does."""
        from annotator.detect import Facts, read_structure

        self._facts = self._facts or Facts()
        plain = tuple(ruling for ruling in rulings if not ruling.is_local)
        last = self._last
        if last is None or last[0] != plain:
            read = read_structure(self._source, plain, progress=progress, facts=self._facts)
            last = (plain, (_as_one(read),) if self._as_one else read)
            self._last = last
        text = self._source.text
        readings = tuple(at_ruled_places(text, reading, rulings) for reading in last[1])
        if self._as_one:
            _HELD[text, rulings] = readings[0]
        return readings


def _as_one(readings: tuple[Reading, ...]) -> Reading:
    """The readings of a text that is one transcript, whatever it looks like, as one."""
    if len(readings) == 1:
        return readings[0]
    first = readings[0]
    speakers = {speaker.name: speaker for reading in reversed(readings) for speaker in reading.speakers}
    return Reading(
        first.start,
        readings[-1].end,
        first.shape,
        first.title,
        first.metadata,
        tuple(speakers.values()),
        tuple(chain.from_iterable(r.sections for r in readings)),
        tuple(chain.from_iterable(r.turns for r in readings)),
        tuple(chain.from_iterable(r.repeats for r in readings)),
        tuple(chain.from_iterable(r.noise for r in readings)),
        tuple(chain.from_iterable(r.segments for r in readings)),
        tuple(chain.from_iterable(r.rejected for r in readings)),
        tuple(chain.from_iterable(r.quotes for r in readings)),
        tuple(chain.from_iterable(r.cues for r in readings)),
        tuple(chain.from_iterable(r.warnings for r in readings)),
        tuple(chain.from_iterable(r.same for r in readings)),
        tuple(chain.from_iterable(r.unplaced for r in readings)),
    )
